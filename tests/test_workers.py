"""Work in several processes gives what work in one gives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from mapping.problems import Unusable
from mapping.processes import Processes
from mapping.rows import Rows
from mapping.shelf import Spool
from mapping.workers import Progress, WorkerLost, in_order

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


def counted(end: int, spool: Path, progress: Progress) -> tuple[int, Rows[str]]:
    for number in range(end):
        progress("count", number + 1, end)
    return os.getpid(), Rows(Spool(spool), map(str, range(end)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_done_apart_is_handed_over_with_its_files(jobs: int, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    process, rows = Processes(jobs).apart(partial(counted, 500, tmp_path), lambda *step: steps.append(step))
    assert (process == os.getpid()) == (jobs == 1)
    assert steps == [("count", number, 500) for number in (range(1, 501) if jobs == 1 else [1, *range(5, 501, 5)])]
    assert list(rows) == [str(number) for number in range(500)]
    assert len(list(tmp_path.iterdir())) == 1
    del rows
    assert list(tmp_path.iterdir()) == []


def failing(how: type[BaseException] | None, progress: Progress) -> None:
    progress("fail", 0, 1)
    if how is None:
        os.kill(os.getpid(), signal.SIGKILL)
    else:
        raise how("of a kind")


@pytest.mark.parametrize(("how", "raised"), [(Unusable, Unusable), (OSError, OSError), (None, BrokenExecutor)])
def test_what_goes_wrong_apart_is_raised_here(how: type[BaseException] | None, raised: type[BaseException]) -> None:
    with pytest.raises(raised):
        Processes(2).apart(partial(failing, how), lambda *_: None)
    assert active_children() == []


def endless(progress: Progress) -> None:
    while True:
        progress("wait", 0, 1)
        time.sleep(600)


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_who_interrupts_does_not_wait_for_what_is_done_apart() -> None:
    with pytest.raises(KeyboardInterrupt):
        Processes(2).apart(endless, interrupted)
    assert active_children() == []


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
