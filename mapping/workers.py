"""One task over many inputs, with the results in the order of the inputs: in one process, in several, or on a cluster.

A worker that is lost costs only what it was working on: that is done again, one input at a time, so that an input that kills
every worker is known by name and given up alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, Final, Generic, Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
Progress = Callable[[str, int, int], None]
"""Told of each step: the stage, how many are done, of how many."""

_DEATHS: Final = 3
"""How many workers one input may cost."""


class WorkerLost(Exception):
    """An input that ended every worker it was given to."""


class Team(Protocol):
    """Workers that have what a task needs."""

    @property
    def lost(self) -> tuple[type[Exception], ...]:
        """What tells that a worker ended in the middle of its task."""

    @property
    def ahead(self) -> int:
        """How many inputs may be on their way."""

    def submit(self, given: Any) -> Future[Any]: ...


class Workers(Protocol):
    """Who does the work of a build."""

    def team(self, make: Callable[[], Callable[[Given], Made]]) -> AbstractContextManager[Team] | None:
        """Workers for one task; ``make`` gives it, once in each process, and can be pickled. Nothing where the work is best
        done right here."""

    def apart(self, task: Callable[[Progress], Made], progress: Progress) -> Made:
        """What a task gives that takes much memory, and can be pickled: done by a process of this machine that ends with it,
        unless one process does everything. ``progress`` is told here what the task tells."""


def in_order(
    workers: Workers,
    make: Callable[[], Callable[[Given], Made]],
    inputs: Iterable[Given],
    lost: Callable[[Given], Made] | None = None,
) -> Iterator[Made]:
    """Yield the result of every input, in their order, whoever works.

    What the task raises is raised here. An input that three workers in a row have died of is answered by ``lost``, or raises
    WorkerLost where there is none. Inputs are taken as they are needed.
    """
    coming = iter(inputs)
    first = list(islice(coming, 2))
    all_inputs = chain(first, coming)
    team = workers.team(make) if len(first) > 1 else None
    if team is None:
        task = make() if first else None
        yield from (task(each) for each in all_inputs if task)
        return
    yield from _Flow(workers, make, lost).over(all_inputs, team)


@dataclass(slots=True)
class _Flow(Generic[Given, Made]):
    """Inputs on their way through a team, and through another one where workers of the first are lost."""

    workers: Workers
    make: Callable[[], Callable[[Given], Made]]
    lost: Callable[[Given], Made] | None
    waiting: deque[tuple[Given, Future[Made]]] = field(default_factory=deque)

    def over(self, inputs: Iterator[Given], opened: AbstractContextManager[Team] | None) -> Iterator[Made]:
        while opened is not None:
            with opened as team:
                try:
                    yield from self._fill(inputs, team)
                    return
                except team.lost:
                    self._settle(team)
            yield from self._one_by_one()
            opened = self.workers.team(self.make)

    def _fill(self, inputs: Iterator[Given], team: Team) -> Iterator[Made]:
        """Hand on inputs and results; what is not answered yet is in ``waiting``, whatever is raised."""
        for each in inputs:
            try:
                self.waiting.append((each, team.submit(each)))
            except team.lost as error:
                unasked: Future[Made] = Future()
                unasked.set_exception(error)
                self.waiting.append((each, unasked))
                raise
            if len(self.waiting) >= team.ahead:
                yield self._next()
        while self.waiting:
            yield self._next()

    def _next(self) -> Made:
        made = self.waiting[0][1].result()
        self.waiting.popleft()
        return made

    def _settle(self, team: Team) -> None:
        """Wait for all that is under way: what has a result has it still when the team is gone."""
        for number, (each, future) in enumerate(self.waiting):
            settled: Future[Made] = Future()
            try:
                settled.set_result(future.result())
            except CancelledError as error:
                settled.set_exception(error)
            except team.lost as error:
                settled.set_exception(error)
            self.waiting[number] = each, settled

    def _one_by_one(self) -> Iterator[Made]:
        """What was under way when a worker was lost: results that had come, and the rest again, each alone."""
        under_way, self.waiting = self.waiting, deque()
        for each, settled in under_way:
            yield settled.result() if settled.exception() is None else self._alone(each)

    def _alone(self, given: Given) -> Made:
        for _ in range(_DEATHS - 1):
            opened = self.workers.team(self.make)
            assert opened is not None, "a team was lost, so there are teams"
            with opened as team:
                try:
                    result: Made = team.submit(given).result()
                except team.lost:
                    continue
                return result
        if self.lost is None:
            raise WorkerLost
        return self.lost(given)
