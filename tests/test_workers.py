"""Work in several processes gives what work in one gives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from mapping.processes import Processes
from mapping.shelf import Shelf, Spool
from mapping.workers import WorkerLost, in_order

ROOT = Path(__file__).parents[1]


def slow_square(number: int) -> int:
    time.sleep(0.02 if number % 3 == 0 else 0)
    return number * number


def squares() -> Callable[[int], int]:
    return slow_square


def dying(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def deaths() -> Callable[[int], int]:
    return dying


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_results_come_in_the_order_of_the_inputs(jobs: int) -> None:
    assert list(in_order(Processes(jobs), squares, range(20))) == [
        0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169, 196, 225, 256, 289, 324, 361,
    ]  # fmt: skip


def test_a_task_may_carry_what_it_needs() -> None:
    assert list(in_order(Processes(2), partial(partial, pow, 2), [1, 2, 3])) == [2, 4, 8]


def test_a_fault_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(Processes(2), partial(partial, divmod, 1), [1, 0, 2]))


def killed_now_and_then(marks: Path, number: int) -> int:
    """The first time that some numbers are met, they kill their process: as a process does that others crowd out."""
    mark = marks / str(number)
    if number % 5 == 2 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def test_a_lost_process_costs_only_what_it_was_working_on(tmp_path: Path) -> None:
    make = partial(partial, killed_now_and_then, tmp_path)
    assert list(in_order(Processes(2), make, range(20))) == [number * number for number in range(20)]
    assert sorted(int(mark.name) for mark in tmp_path.iterdir()) == [2, 7, 12, 17]


def test_an_input_that_kills_every_process_is_given_up_alone() -> None:
    assert list(in_order(Processes(2), deaths, range(8), lambda number: -number)) == [0, 1, -2, 3, 4, 5, 6, 7]


def test_an_input_that_kills_every_process_is_told_where_it_may_not_be_left_out() -> None:
    with pytest.raises(WorkerLost):
        list(in_order(Processes(2), deaths, range(8)))


def test_workers_that_were_there_before_do_one_task_after_the_other(tmp_path: Path) -> None:
    with Processes(2).started(tmp_path) as workers:
        tasks = [partial(partial, pow, 2), squares, partial(partial, pow, 2)]
        found = [list(in_order(workers, task, range(9))) for task in tasks]
        assert list(in_order(workers, partial(partial, process_of), range(9))) != [os.getpid()] * 9
    assert found == [[2**n for n in range(9)], [n * n for n in range(9)], [2**n for n in range(9)]]


def process_of(_: int) -> int:
    return os.getpid()


def test_workers_that_were_there_before_look_things_up_in_files_that_were_written_since(tmp_path: Path) -> None:
    with Processes(2).started(tmp_path) as workers:
        shelf: Shelf[int, str] = Shelf(Spool(tmp_path), ((n, f"no {n}") for n in range(500)))
        assert list(in_order(workers, partial(partial, shelf.get), range(500))) == [f"no {n}" for n in range(500)]


def test_when_one_that_was_there_before_is_lost_others_do_what_is_left(tmp_path: Path) -> None:
    marks, spool = tmp_path / "marks", tmp_path / "spool"
    marks.mkdir()
    spool.mkdir()
    with Processes(2).started(spool) as workers:
        make = partial(partial, killed_now_and_then, marks)
        assert list(in_order(workers, make, range(20))) == [number * number for number in range(20)]
        assert sorted(int(mark.name) for mark in marks.iterdir()) == [2, 7, 12, 17]
        assert list(in_order(workers, deaths, range(8), lambda number: -number)) == [0, 1, -2, 3, 4, 5, 6, 7]


def test_inputs_are_taken_as_they_are_needed() -> None:
    """What waits is bounded: the inputs may be more than memory holds."""
    taken: list[int] = []

    def inputs() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = in_order(Processes(2), squares, inputs())
    assert [next(results), next(results)] == [0, 1]
    assert len(taken) < 20
    results.close()


def test_no_worker_outlives_a_killed_build(tmp_path: Path) -> None:
    """A worker would hold the build's lock, and every later build would be refused."""
    killed = (
        "import os, signal, sys; from functools import partial; from pathlib import Path; from mapping.workers import in_order\n"
        "from mapping.processes import Processes; from mapping.publish.output import new_tree\n"
        "with new_tree(Path(sys.argv[1])):\n"
        "    print(*in_order(Processes(2), partial(partial, divmod, 1), range(1, 9)))\n"
        "    for _ in in_order(Processes(2), partial(partial, divmod, 1), range(1, 99)):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    out = tmp_path / "public"
    done = subprocess.run([sys.executable, "-c", killed, str(out)], cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL
    again = killed.partition("    print")[0] + "    pass\n"
    for _ in range(50):
        tried = subprocess.run([sys.executable, "-c", again, str(out)], cwd=ROOT, check=False, capture_output=True)
        if tried.returncode == 0:
            break
        time.sleep(0.1)
    assert tried.returncode == 0, tried.stderr
