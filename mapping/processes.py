"""Workers that are processes of this machine.

A process that is forked has what its parent has, and keeps for itself whatever either of them writes to: forked from a process
that holds all that was joined, each would soon hold half of it again. So those that will write the site are started before
anything is joined. They find in files what they are to do, and what they look up.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import Any, Final

from .shelf import dumps_nearby
from .workers import Given, Made, Team, Workers

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

    @contextmanager
    def started(self, spool: Path) -> Iterator[Workers]:
        if self.jobs == 1:
            yield self
            return
        with _pool(self.jobs) as executor:
            executor.submit(os.getpid).result()
            yield _Started(executor, self, spool)


@dataclass(frozen=True, slots=True)
class _Started:
    """Processes that are there already, and others in their place when one of them is lost."""

    executor: Executor
    others: Processes
    spool: Path

    def team(self, make: Callable[[], Callable[[Given], Made]]) -> AbstractContextManager[Team] | None:
        try:
            self.executor.submit(os.getpid)
        except BrokenExecutor:
            return self.others.team(make)
        return self._hand(make)

    @contextmanager
    def started(self, spool: Path) -> Iterator[Workers]:
        yield self

    @contextmanager
    def _hand(self, make: Callable[[], Callable[[Given], Made]]) -> Iterator[_Team]:
        packed = dumps_nearby(make)
        place = self.spool / f"task-{hashlib.blake2b(packed, digest_size=16).hexdigest()}"
        place.write_bytes(packed)
        yield _Team(self.executor, partial(_run_handed, place), _AHEAD * self.others.jobs)


@dataclass(frozen=True, slots=True)
class _Team:
    executor: Executor
    run: Callable[[Any], Any]
    ahead: int
    lost: tuple[type[Exception], ...] = (BrokenExecutor,)

    def submit(self, given: Any) -> Future[Any]:
        return self.executor.submit(self.run, given)


@contextmanager
def _team(make: Callable[[], Callable[[Any], Any]], jobs: int) -> Iterator[_Team]:
    """The task is made here first: where processes are forked, they have it from the start."""
    _task[:] = [make()]
    try:
        with _pool(jobs, make) as executor:
            yield _Team(executor, _run, _AHEAD * jobs)
    finally:
        _task.clear()


@contextmanager
def _pool(jobs: int, make: Callable[[], Callable[[Any], Any]] | None = None) -> Iterator[ProcessPoolExecutor]:
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


_task: list[Callable[[Any], Any]] = []
"""The task of this worker process, or of those that are about to be forked; empty otherwise."""
_handed: list[Path] = []
"""Where this worker process found it, if it was not forked with it."""


def _begin(make: Callable[[], Callable[[Any], Any]] | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The first process answers for all.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if make and not _task:
        _task.append(make())
    gc.freeze()  # What a task holds lasts as long as the worker.
    gc.set_threshold(*_RARELY)


def _run(given: Any) -> Any:
    return _task[0](given)


def _run_handed(place: Path, given: Any) -> Any:
    if _handed != [place]:
        _task[:] = [pickle.loads(place.read_bytes())()]
        _handed[:] = [place]
        gc.freeze()
    return _task[0](given)


def _end_with_parent() -> None:
    """A worker waits for tasks for ever, and holds the build's lock meanwhile, when the first process is killed."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
