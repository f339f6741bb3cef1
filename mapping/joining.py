"""Meetings joined, what that tells put in words, and everything held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count, groupby, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from . import places
from .cache import Cache
from .check import Ledger, account, account_of_packed, check_collection
from .collection import Collection, Municipality
from .describe import JoinedFacts, joined_documents
from .link import idle_dismissals, join_municipality, together
from .meetings import Meeting
from .packing import triples_out, unpack
from .problems import Problem
from .publish.definitions import definitions
from .publish.pages.answers import Tables, tables_of
from .rows import Keep, Rows
from .shelf import Spool
from .told import AllTold
from .understood import ACCOUNT, Understanding, summaries
from .workers import Progress

JOINED: Final = "(joined data)"
"""What a Problem calls that which no single file says."""
ONTOLOGY: Final = "ontology/"
_TOGETHER: Final = 500
"""Joined documents that are checked together."""


class Said(NamedTuple):
    """What a collection tells."""

    told: AllTold
    tables: Tables
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """Joins meetings in steps, each of which may be another process's."""

    how: Understanding
    cache: Cache
    as_of: date | None
    """Statuses are told as of that day, else of the latest meeting."""
    spool: Path

    def collection(self, kept: Sequence[Meeting], _: Progress) -> Collection:
        """What meetings are joined to: one municipality at a time, and put down before the next. A country has ninety-eight."""
        keep: Keep = partial(Rows, Spool[Any](self.spool))
        several: dict[str, list[Meeting]] = {}
        for meeting in kept:
            if meeting.key is not None:
                several.setdefault(meeting.key.municipality, []).append(meeting)

        def municipalities() -> Iterator[Municipality]:
            for word, meetings in several.items():
                yield join_municipality(self.how.profiles[word], partial(summaries, meetings, self.cache), self.as_of, keep)

        return together(municipalities(), keep)

    def said(self, kept: Sequence[Meeting], collection: Collection, progress: Progress) -> Said:
        """What a collection tells, checked, and looked through for what does not agree."""
        uris = self.how.uris
        told, ledger = AllTold(self.spool), Ledger(uris, self.spool)
        self._enter_meetings(ledger, told, kept, collection, progress)
        found = tuple(self._enter_documents(ledger, told, collection))
        ledger.add(ONTOLOGY, account(definitions(places.ontology(), places.shapes()), uris))
        problems = (*idle_dismissals(collection, self.how.profiles), *found, *ledger.problems())
        return Said(told, tables_of(collection, uris, self.spool), problems)

    def _enter_meetings(
        self, ledger: Ledger, told: AllTold, kept: Sequence[Meeting], collection: Collection, progress: Progress
    ) -> None:
        uris, done = self.how.uris, count(1)
        joined = {one.slug: one for one in collection.municipalities}
        for word, same in groupby(kept, key=lambda meeting: meeting.key.municipality if meeting.key else ""):
            facts = JoinedFacts(joined[word], uris)
            for meeting in same:
                if meeting.key is not None:
                    triples = triples_out(facts.of(meeting.key))
                    told.add_facts(meeting.key, triples)
                    ledger.add(meeting.name, unpack(self.cache.need(ACCOUNT, meeting.place)), account_of_packed(triples, uris))
                progress("join", next(done), len(kept))

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
