"""Every meeting understood, and what they are joined to: read, describe, check, link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from . import places
from .check import Ledger, check_collection
from .collection import Collection
from .describe import JoinedFacts, describe_collection
from .inputs import Input, find_inputs, known_municipalities, read_profiles
from .link import idle_dismissals, join
from .meetings import Meeting, reader, unspool
from .names import Triple
from .pool import in_order
from .problems import Problem, Severity, Unusable
from .profiles import Profile
from .publish.definitions import definitions
from .uris import Uris

Progress = Callable[[str, int, int], None]
"""Told of each step: the stage, how many are done, of how many."""

JOINED: Final = "(joined data)"
"""What a Problem calls that which no single file says."""
ONTOLOGY: Final = "ontology/"


_ROUNDS: Final = 3
"""How often what is left is joined again. What is wrong then is not the fault of single meetings."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Everything that is to be published, understood and joined."""

    found: int
    meetings: tuple[Meeting, ...]
    collection: Collection
    triples: tuple[Triple, ...]
    problems: tuple[Problem, ...]
    disagrees: bool
    """Whether something is wrong that leaving out meetings does not mend."""


def understand_all(
    arguments: Sequence[Path],
    uris: Uris,
    spool: Path,
    jobs: int,
    progress: Progress,
    as_of: date | None = None,
    persons: bool = True,
) -> Joined:
    """Everything that the minutes among ``arguments`` give, in their order. Raises Unusable where there are none.

    Statuses, such as that of a promise, are told as of a day; without one, as of the latest meeting. Without ``persons``,
    nobody's name is in what is given.
    """
    inputs, strange = find_inputs(arguments, known_municipalities(places.municipalities()))
    if not inputs and not strange:
        where = ", ".join(f"«{argument}»" for argument in arguments)
        raise Unusable(f"There are no minutes in {where}: one folder a municipality is needed, with files of minutes in it.")
    profiles, nameless = read_profiles(inputs, places.municipalities())
    known = [each for each in inputs if each.municipality in profiles]
    meetings = list(_read_all(known, partial(reader, profiles, uris, spool, persons), jobs, progress))
    problems = [*strange, *nameless, *(problem for meeting in meetings for problem in meeting.problems)]
    kept, doubled = _without_doubles([meeting for meeting in meetings if meeting.summary], uris)
    joined = _join_what_agrees(kept, profiles, uris, progress, as_of)
    return replace(joined, found=len(inputs) + len(strange), problems=(*problems, *doubled, *joined.problems))


def _read_all(
    inputs: Sequence[Input], task: Callable[[], Callable[[tuple[int, Input]], Meeting]], jobs: int, progress: Progress
) -> Iterator[Meeting]:
    progress("read", 0, len(inputs))
    for done, meeting in enumerate(in_order(task, list(enumerate(inputs)), jobs), 1):
        yield meeting
        progress("read", done, len(inputs))


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


def _join_what_agrees(
    kept: Sequence[Meeting], profiles: dict[str, Profile], uris: Uris, progress: Progress, as_of: date | None
) -> Joined:
    """Join meetings; leave out those that what is joined shows to be wrong, and join the rest again."""
    defined = tuple(definitions(places.ontology(), places.shapes()))
    told: list[Problem] = []
    for _ in range(_ROUNDS):
        collection = join((meeting.summary for meeting in kept if meeting.summary), profiles, as_of)
        described = tuple(describe_collection(collection, uris))
        ledger = _ledger(kept, described, JoinedFacts(collection, uris), defined, uris, progress)
        problems = [*idle_dismissals(collection, profiles), *check_collection(described, uris), *ledger.problems()]
        errors = {problem.file for problem in problems if problem.severity is Severity.ERROR}
        wrong = errors & {each.name for each in kept}
        if not wrong:
            break
        told += [problem for problem in problems if problem.file in wrong]
        kept = [meeting for meeting in kept if meeting.name not in wrong]
    return Joined(0, tuple(kept), collection, (*described, *defined), tuple(dict.fromkeys([*told, *problems])), bool(errors))


def _ledger(
    kept: Sequence[Meeting],
    described: Iterable[Triple],
    facts: JoinedFacts,
    defined: Iterable[Triple],
    uris: Uris,
    progress: Progress,
) -> Ledger:
    ledger = Ledger(uris)
    progress("link", 0, len(kept))
    for done, meeting in enumerate(kept, 1):
        joined = facts.of(meeting.key) if meeting.key else ()
        ledger.add(meeting.name, (*unspool(meeting)[1], *joined))
        progress("link", done, len(kept))
    ledger.add(JOINED, described)
    ledger.add(ONTOLOGY, defined)
    return ledger
