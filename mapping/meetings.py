"""One meeting at a time: a pure function of its file's bytes, its municipality's TOML and the base, that any process may run.

What was understood waits in the spool folder, one file a meeting, so that memory stays flat however many meetings there are.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .check import check_meeting, check_privacy, masked
from .collection import Collection, MeetingSummary
from .describe import JoinedFacts, describe_claims, describe_commitments, describe_comparisons, describe_meeting
from .inputs import Content, Input
from .link import compare_meeting, summarise
from .model import MeetingKey, Minutes, Reading
from .names import Triple
from .problems import Problem, Severity, Unreadable
from .profiles import Profile
from .publish.bridges import Bridged, Bridging
from .publish.catalogue import Counts
from .publish.changes import content_hash
from .publish.documents import Document, by_document
from .publish.dumps import nquads_chunk, turtle_chunk
from .publish.files import File
from .publish.jsonld import jsonld
from .publish.pages import Pages
from .publish.tables import TableWriter
from .publish.tables.chunks import Chunks
from .publish.turtle import turtle
from .read import read_minutes, without_persons
from .settings import Settings
from .uris import SOURCE_NAME, Uris


@dataclass(frozen=True, slots=True)
class Understood:
    """All that one file gave. ``reading`` is nothing where it could not be read at all."""

    reading: Reading | None
    triples: tuple[Triple, ...]
    problems: tuple[Problem, ...]
    summary: MeetingSummary | None = None
    """Nothing where nothing may be told of it."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is kept of one file while the others are read."""

    name: str
    problems: tuple[Problem, ...]
    summary: MeetingSummary | None
    """Nothing where the meeting is left out."""
    triples: int
    spooled: Path
    """Where its ``Reading`` and its triples wait; no file where the meeting is left out."""

    @property
    def key(self) -> MeetingKey | None:
        return self.summary.key if self.summary else None


@dataclass(frozen=True, slots=True)
class Written:
    """One meeting, ready to be published."""

    files: tuple[File, ...]
    turtle: bytes
    """Its part of the Turtle dump."""
    nquads: bytes
    hashes: dict[str, str]
    """``content_hash`` of each of its documents, by folder."""
    tables: Chunks
    """Its rows in each table."""
    bridges: Bridged
    """The same as other councils' systems write it."""
    counts: Counts
    triples: int


def understand(data: Content, name: str, profile: Profile, uris: Uris, persons: bool = True) -> Understood:
    """Read, describe and check one set of minutes. Where there is a CPR number, nothing else is told of them."""
    try:
        reading = read_minutes(data, name, profile)
    except Unreadable as unreadable:
        return Understood(None, (), (_safe(unreadable.problem),))
    private = tuple(check_privacy(reading))
    if private:
        return Understood(None, (), private)
    reading = reading if persons else without_persons(reading)
    summary = summarise(reading.minutes)
    triples = described(reading.minutes, uris, summary)
    found = (*reading.problems, *check_meeting(reading, triples, uris))
    problems = sorted(dict.fromkeys(map(_safe, found)), key=lambda problem: (problem.line or 0, problem.code))
    return Understood(reading, triples, tuple(problems), summary)


def described(minutes: Minutes, uris: Uris, summary: MeetingSummary | None = None) -> tuple[Triple, ...]:
    """What the minutes say, then what holding their parts against each other tells; passages that both point to come once.

    ``summary`` is what ``summarise`` makes of them, where that is at hand.
    """
    known = (summary or summarise(minutes)).knowledge
    said = (
        *describe_meeting(minutes, uris),
        *describe_comparisons(minutes, compare_meeting(minutes), uris),
        *describe_claims(minutes, known.claims, uris),
        *describe_commitments(minutes, known.commitments, uris),
    )
    return tuple(dict.fromkeys(said))


def is_wrong(problems: tuple[Problem, ...]) -> bool:
    """Whether a meeting with these problems is left out."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def reader(
    profiles: Mapping[str, Profile], uris: Uris, spool: Path, persons: bool = True
) -> Callable[[tuple[int, Input]], Meeting]:
    """The task of reading one numbered file and spooling what it gave."""
    return partial(_read, profiles, uris, spool, persons)


def _read(profiles: Mapping[str, Profile], uris: Uris, spool: Path, persons: bool, numbered: tuple[int, Input]) -> Meeting:
    number, given = numbered
    spooled = spool / f"{number}.pickle"
    try:
        data = given.read()
    except OSError as error:
        needs = "a file that this user may read, or no such file in the folder of minutes."
        return Meeting(given.name, (Problem(given.name, None, "unreadable-file", f"{error.strerror}.", needs),), None, 0, spooled)
    found = understand(data, given.name, profiles[given.municipality], uris, persons)
    if found.reading is None or found.summary is None or is_wrong(found.problems):
        return Meeting(given.name, found.problems, None, 0, spooled)
    spooled.write_bytes(pickle.dumps((found.reading, found.triples), protocol=pickle.HIGHEST_PROTOCOL))
    return Meeting(given.name, found.problems, found.summary, len(found.triples), spooled)


def unspool(meeting: Meeting) -> tuple[Reading, tuple[Triple, ...]]:
    """What waits in the spool: written by this very build, in a folder that only it writes to."""
    reading, triples = pickle.loads(meeting.spooled.read_bytes())
    return reading, triples


def writer(settings: Settings, uris: Uris, collection: Collection) -> Callable[[Meeting], Written]:
    """The task of writing all files of one meeting."""
    tables, facts = TableWriter(uris, collection), JoinedFacts(collection, uris)
    return partial(_write, Pages(settings, uris, collection), tables, facts, Bridging(settings, uris))


def _write(pages: Pages, tables: TableWriter, facts: JoinedFacts, bridging: Bridging, meeting: Meeting) -> Written:
    reading, own = unspool(meeting)
    key, uris = reading.minutes.key, bridging.uris
    triples = (*own, *facts.of(key))
    documents = {document.iri: document for document in by_document(triples, uris)}
    files = [
        *(file for document in documents.values() for file in data_files(document, uris)),
        *pages.of_meeting(reading, documents),
        File(f"{uris.path(uris.meeting_page(key))}{SOURCE_NAME}", reading.text.encode()),
    ]
    graph, counts = uris.meeting_graph(key), Counts()
    for document in documents.values():
        counts.add(document.triples, uris)
    return Written(
        tuple(files),
        b"".join(turtle_chunk(document) for document in documents.values()),
        b"".join(nquads_chunk(document.triples, graph) for document in documents.values()),
        {document.path: content_hash(document.triples) for document in documents.values()},
        tables.chunks(reading.minutes),
        bridging.of(triples, key.municipality),
        counts,
        len(triples),
    )


def data_files(document: Document, uris: Uris) -> Iterator[File]:
    """Yield a document's Turtle and JSON-LD."""
    yield File(f"{document.path}index.ttl", turtle(document, uris))
    yield File(f"{document.path}index.jsonld", jsonld(document, uris))


def _safe(problem: Problem) -> Problem:
    """No message shows what may be a CPR number, not even one about something else on its line."""
    return replace(problem, file=masked(problem.file), saw=masked(problem.saw), needs=masked(problem.needs))
