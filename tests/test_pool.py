"""Work in several processes gives what work in one gives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import pytest

from mapping.pool import in_order

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
    assert list(in_order(squares, range(20), jobs)) == [
        0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169, 196, 225, 256, 289, 324, 361,
    ]  # fmt: skip


def test_a_task_may_carry_what_it_needs() -> None:
    assert list(in_order(partial(partial, pow, 2), [1, 2, 3], 2)) == [2, 4, 8]


def test_a_fault_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(partial(partial, divmod, 1), [1, 0, 2], 2))


def test_a_process_that_dies_is_noticed() -> None:
    with pytest.raises(BrokenProcessPool):
        list(in_order(deaths, range(8), 2))


def test_no_worker_outlives_a_killed_build(tmp_path: Path) -> None:
    """A worker would hold the build's lock, and every later build would be refused."""
    killed = (
        "import os, signal, sys; from functools import partial; from pathlib import Path\n"
        "from mapping.pool import in_order; from mapping.publish.tree import new_tree\n"
        "with new_tree(Path(sys.argv[1])):\n"
        "    print(*in_order(partial(partial, divmod, 1), range(1, 9), 2))\n"
        "    for _ in in_order(partial(partial, divmod, 1), range(1, 99), 2):\n"
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
