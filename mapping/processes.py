"""Workers that are processes of this machine.

A process that is forked has what its parent has, and keeps for itself whatever either of them writes to; and what a process has
let go of it seldom gives back. So the one that forks the others holds little: what takes much memory is done apart.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pipe, active_children, connection, parent_process
from multiprocessing.connection import Connection
from typing import Any, Final

from .shelf import dumps_over
from .workers import Given, Made, Progress, Team

_AHEAD: Final = 4
"""Tasks a worker that may wait for their turn to be handed on: the memory that results take is bounded by it."""
_RARELY: Final = (50_000, 20, 100)
"""When Python looks for rings of objects that nobody holds. Few are left behind here, and to look through everything that is
joined again and again takes an eighth of the time."""


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Within the block Python looks for rings of objects seldom, as in workers; most of a build leaves none."""
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(frozen=True, slots=True)
class Processes:
    """Processes of this machine; one does everything itself."""

    jobs: int

    def team(self, make: Callable[[], Callable[[Given], Made]]) -> AbstractContextManager[Team] | None:
        return _team(make, self.jobs) if self.jobs > 1 else None

    def apart(self, task: Callable[[Progress], Made], progress: Progress) -> Made:
        return _apart(task, progress) if self.jobs > 1 else task(progress)


@dataclass(frozen=True, slots=True)
class _Team:
    executor: Executor
    ahead: int
    lost: tuple[type[Exception], ...] = (BrokenExecutor,)

    def submit(self, given: Any) -> Future[Any]:
        return self.executor.submit(_run, given)


@contextmanager
def _team(make: Callable[[], Callable[[Any], Any]], jobs: int) -> Iterator[_Team]:
    """The task is made here first: where processes are forked, they have it from the start."""
    _task[:] = [make()]
    try:
        with _pool(jobs, make) as executor:
            yield _Team(executor, _AHEAD * jobs)
    finally:
        _task.clear()


@contextmanager
def _pool(jobs: int, make: Callable[[], Callable[[Any], Any]]) -> Iterator[ProcessPoolExecutor]:
    """What processes that are forked do not write to is in memory once; looking for garbage would write to all of it."""
    gc.collect()
    gc.freeze()
    try:
        with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(make,)) as executor:
            try:
                yield executor
            finally:
                executor.shutdown(cancel_futures=True)
    finally:
        gc.unfreeze()


def _apart(task: Callable[[Progress], Made], progress: Progress) -> Made:
    told, tell = Pipe(duplex=False)
    others = active_children()
    with told, tell, _pool(1, partial(_Teller, task, tell)) as executor:
        try:
            done = executor.submit(_run, None)
            done.add_done_callback(lambda _: tell.send(None))
            while step := told.recv():
                progress(*step)
            made: Made = pickle.loads(done.result())
        finally:
            for process in active_children():
                if process not in others:
                    process.kill()  # Whoever interrupts a build does not wait for it.
    return made


@dataclass(slots=True)
class _Teller:
    """A task that is done apart; it tells through a pipe how far it is: each hundredth, never more than a pipe holds."""

    task: Callable[[Progress], Any]
    tell: Connection
    last: tuple[str, int] = ("", 0)

    def __call__(self, _: None) -> bytes:
        return dumps_over(self.task(self._progress))

    def _progress(self, stage: str, done: int, total: int) -> None:
        now = stage, 100 * done // max(total, 1)
        if now != self.last:
            self.last = now
            self.tell.send((stage, done, total))


_task: list[Callable[[Any], Any]] = []
"""The task of this worker process, or of those that are about to be forked; empty otherwise."""


def _begin(make: Callable[[], Callable[[Any], Any]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The first process answers for all.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if not _task:
        _task.append(make())
    gc.freeze()  # What a task holds lasts as long as the worker.
    gc.set_threshold(*_RARELY)


def _run(given: Any) -> Any:
    return _task[0](given)


def _end_with_parent() -> None:
    """A worker waits for tasks for ever, and holds the build's lock meanwhile, when the first process is killed."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
