"""Every meeting understood, and what they are joined to: read, describe, check, link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from . import places
from .cache import Cache
from .collection import Collection
from .fingerprint import digest_of
from .inputs import find_inputs, known_municipalities, read_profiles
from .joining import Joining
from .meetings import Meeting
from .problems import Problem, Severity, Unusable
from .publish.pages.answers import Tables
from .told import AllTold
from .understood import Found, Understanding, find_places, understood
from .uris import Uris
from .workers import Progress, Workers

_ROUNDS: Final = 3
"""How often what is left is joined again. What is wrong then is not the fault of single meetings."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Everything that is to be published, understood and joined."""

    anew: int
    """Files that were read, described and checked; the others were, by an earlier build."""
    meetings: tuple[Meeting, ...]
    collection: Collection
    known_as: bytes
    """A digest of all that the collection was joined from."""
    told: AllTold
    """What joining tells, as triples."""
    tables: Tables
    """What pages look up."""
    problems: tuple[Problem, ...]
    disagrees: bool
    """Whether something is wrong that leaving out meetings does not mend."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The files that there are, before anybody has read them."""

    files: int
    """That are, or should be, minutes."""
    found: tuple[Found, ...]
    how: Understanding
    problems: tuple[Problem, ...]
    """Of files that are nobody's minutes."""


def plan(arguments: Sequence[Path], uris: Uris, persons: bool = True) -> Plan:
    """The minutes among ``arguments``. Without ``persons``, nobody's name will be told. Raises Unusable where there are none."""
    inputs, strange = find_inputs(arguments, known_municipalities(places.municipalities()))
    if not inputs and not strange:
        where = ", ".join(f"«{argument}»" for argument in arguments)
        raise Unusable(f"There are no minutes in {where}: one folder a municipality is needed, with files of minutes in it.")
    profiles, nameless = read_profiles(inputs, places.municipalities())
    how = Understanding(profiles, uris, persons)
    known = find_places([each for each in inputs if each.municipality in profiles], how)
    return Plan(len(inputs) + len(strange), known, how, (*strange, *nameless))


def understand_all(plan: Plan, cache: Cache, workers: Workers, progress: Progress, as_of: date | None, spool: Path) -> Joined:
    """Everything that the planned files give, in their order.

    Statuses, such as that of a promise, are told as of a day; without one, as of the latest meeting. ``spool`` is a folder for
    what is put down meanwhile.
    """
    found = understood(plan.found, plan.how, cache, workers, progress)
    problems = [*plan.problems, *(problem for meeting in found.meetings for problem in meeting.problems)]
    kept, doubled = _without_doubles([meeting for meeting in found.meetings if meeting.key], plan.how.uris)
    joined = _what_agrees(Joining(plan.how, cache, as_of, spool), kept, workers, progress)
    return replace(joined, anew=found.anew, problems=(*problems, *doubled, *joined.problems))


def _without_doubles(meetings: Sequence[Meeting], uris: Uris) -> tuple[list[Meeting], list[Problem]]:
    """Two files for one meeting are both left out: nothing says which of them to trust."""
    pages: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        if meeting.key is not None:
            pages.setdefault(uris.meeting_page(meeting.key), []).append(meeting)
    kept = [meeting for same in pages.values() for meeting in same if len(same) == 1]
    problems = [_double(meeting, same) for same in pages.values() for meeting in same if len(same) > 1]
    return kept, problems


def _double(meeting: Meeting, same: Sequence[Meeting]) -> Problem:
    others = " and ".join(other.name for other in same if other is not meeting)
    of = f"{meeting.key.body} on {meeting.key.day.isoformat()}" if meeting.key else "a meeting"
    return Problem(
        meeting.name,
        None,
        "two-files-for-one-meeting",
        f"{of}, which is also what {others} holds.",
        "one file for each meeting: move away the one that is not the record. Until then none of them is published.",
    )


def _what_agrees(joining: Joining, kept: Sequence[Meeting], workers: Workers, progress: Progress) -> Joined:
    """Join meetings; leave out those that what is joined shows to be wrong, and join the rest again.

    What joining takes in memory is gone with the processes that do it.
    """
    earlier: list[Problem] = []
    for _ in range(_ROUNDS):
        progress("join", 0, len(kept))
        collection = workers.apart(partial(joining.collection, kept), progress)
        said = workers.apart(partial(joining.said, kept, collection), progress)
        errors = {problem.file for problem in said.problems if problem.severity is Severity.ERROR}
        wrong = errors & {each.name for each in kept}
        if not wrong:
            break
        earlier += [problem for problem in said.problems if problem.file in wrong]
        kept = [meeting for meeting in kept if meeting.name not in wrong]
    problems = tuple(dict.fromkeys([*earlier, *said.problems]))
    known_as = bytes.fromhex(digest_of(str(joining.as_of), *(meeting.place for meeting in kept)))
    return Joined(0, tuple(kept), collection, known_as, said.told, said.tables, problems, bool(errors))
