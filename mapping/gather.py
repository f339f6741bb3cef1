"""Every meeting understood, and what they are joined to: read, describe, check, link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import count, groupby, islice
from pathlib import Path
from typing import Any, Final

from . import places
from .cache import Cache
from .check import Ledger, account, account_of_packed, check_collection
from .collection import Collection
from .describe import JoinedFacts, joined_documents
from .fingerprint import digest_of
from .inputs import find_inputs, known_municipalities, read_profiles
from .link import idle_dismissals, join_municipality, together
from .meetings import Meeting
from .names import Triple
from .packing import triples_out, unpack
from .problems import Problem, Severity, Unusable
from .publish.definitions import definitions
from .rows import Keep, Rows
from .shelf import Spool
from .told import AllTold
from .understood import ACCOUNT, Found, Progress, Understanding, Understood, find_places, summaries, understood
from .uris import Uris
from .workers import Workers

JOINED: Final = "(joined data)"
"""What a Problem calls that which no single file says."""
ONTOLOGY: Final = "ontology/"
_ROUNDS: Final = 3
"""How often what is left is joined again. What is wrong then is not the fault of single meetings."""
_TOGETHER: Final = 500
"""Joined documents that are checked together."""


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
    defined: tuple[Triple, ...]
    """The ontology and its code lists."""
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


def understand_all(plan: Plan, cache: Cache, workers: Workers, progress: Progress, spool: Path) -> Joined:
    """Everything that the planned files give, in their order, as of the latest meeting."""
    return join_all(plan, understood(plan.found, plan.how, cache, workers, progress), cache, progress, None, spool)


def join_all(plan: Plan, found: Understood, cache: Cache, progress: Progress, as_of: date | None, spool: Path) -> Joined:
    """Everything that files give that were understood, in their order.

    Statuses, such as that of a promise, are told as of a day; without one, as of the latest meeting. ``spool`` is a folder for
    what is put down meanwhile.
    """
    problems = [*plan.problems, *(problem for meeting in found.meetings for problem in meeting.problems)]
    kept, doubled = _without_doubles([meeting for meeting in found.meetings if meeting.key], plan.how.uris)
    joined = _Joining(plan.how, cache, progress, spool).what_agrees(kept, as_of)
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


@dataclass(frozen=True, slots=True)
class _Joining:
    """Joins meetings, puts in words what that tells, and holds everything against each other."""

    how: Understanding
    cache: Cache
    progress: Progress
    spool: Path

    def what_agrees(self, kept: Sequence[Meeting], as_of: date | None) -> Joined:
        """Join meetings; leave out those that what is joined shows to be wrong, and join the rest again."""
        uris = self.how.uris
        defined = tuple(definitions(places.ontology(), places.shapes()))
        earlier: list[Problem] = []
        for _ in range(_ROUNDS):
            self.progress("join", 0, len(kept))
            collection = self._joined(kept, as_of)
            told, ledger = AllTold(self.spool), Ledger(uris, self.spool)
            self._enter_meetings(ledger, told, kept, collection)
            found = tuple(self._enter_documents(ledger, told, collection))
            ledger.add(ONTOLOGY, account(defined, uris))
            problems = [*idle_dismissals(collection, self.how.profiles), *found, *ledger.problems()]
            errors = {problem.file for problem in problems if problem.severity is Severity.ERROR}
            wrong = errors & {each.name for each in kept}
            if not wrong:
                break
            earlier += [problem for problem in problems if problem.file in wrong]
            kept = [meeting for meeting in kept if meeting.name not in wrong]
        problems = list(dict.fromkeys([*earlier, *problems]))
        known_as = bytes.fromhex(digest_of(str(as_of), *(meeting.place for meeting in kept)))
        return Joined(0, tuple(kept), collection, known_as, told, defined, tuple(problems), bool(errors))

    def _joined(self, kept: Sequence[Meeting], as_of: date | None) -> Collection:
        """One municipality at a time, what was joined of each put down before the next: a country has ninety-eight."""
        keep: Keep = partial(Rows, Spool[Any](self.spool))
        several: dict[str, list[Meeting]] = {}
        for meeting in kept:
            if meeting.key is not None:
                several.setdefault(meeting.key.municipality, []).append(meeting)
        profiles, cache = self.how.profiles, self.cache
        return together(
            (join_municipality(profiles[word], summaries(several[word], cache), as_of, keep) for word in several), keep
        )

    def _enter_meetings(self, ledger: Ledger, told: AllTold, kept: Sequence[Meeting], collection: Collection) -> None:
        uris, done = self.how.uris, count(1)
        joined = {one.slug: one for one in collection.municipalities}
        for word, same in groupby(kept, key=lambda meeting: meeting.key.municipality if meeting.key else ""):
            facts = JoinedFacts(joined[word], uris)
            for meeting in same:
                if meeting.key is not None:
                    triples = triples_out(facts.of(meeting.key))
                    told.add_facts(meeting.key, triples)
                    ledger.add(meeting.name, unpack(self.cache.need(ACCOUNT, meeting.place)), account_of_packed(triples, uris))
                self.progress("join", next(done), len(kept))

    def _enter_documents(self, ledger: Ledger, told: AllTold, collection: Collection) -> Iterator[Problem]:
        """Yield what is wrong with what no single meeting says."""
        uris = self.how.uris
        documents = iter(joined_documents(collection, uris))
        while some := list(islice(documents, _TOGETHER)):
            packed = [triples_out(triples) for _, triples in some]
            for (iri, _), each in zip(some, packed, strict=True):
                told.add_document(iri, each)
            yield from check_collection(tuple(triple for _, said in some for triple in said), uris, packed)
            ledger.add(JOINED, *(account_of_packed(each, uris) for each in packed))
