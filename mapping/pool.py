"""One task over many inputs, in one process or in several, with the results in the order of the inputs."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import connection, parent_process
from typing import Any, Final, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

_AHEAD: Final = 4
"""Tasks a process that may wait for their turn to be handed on: the memory that results take is bounded by it."""


def in_order(make: Callable[[], Callable[[Given], Made]], inputs: Sequence[Given], jobs: int) -> Iterator[Made]:
    """Yield the result of every input, in their order, whatever the number of ``jobs``.

    ``make`` gives the task, once in each process, and can be pickled. What the task raises is raised here; a process
    that dies raises ``BrokenProcessPool``.
    """
    if jobs <= 1 or len(inputs) <= 1:
        yield from map(make(), inputs)
        return
    with ProcessPoolExecutor(min(jobs, len(inputs)), initializer=_begin, initargs=(make,)) as pool:
        waiting: deque[Future[Made]] = deque()
        try:
            for each in inputs:
                waiting.append(pool.submit(_run, each))
                if len(waiting) >= _AHEAD * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


_task: list[Callable[[Any], Any]] = []
"""The task of this worker process; empty in the process that was started by hand."""


def _begin(make: Callable[[], Callable[[Any], Any]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The first process answers for all.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _task[:] = [make()]


def _run(given: Any) -> Any:
    return _task[0](given)


def _end_with_parent() -> None:
    """A worker waits for tasks for ever, and holds the build's lock meanwhile, when the first process is killed."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
