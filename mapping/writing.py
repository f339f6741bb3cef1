"""What a site's many documents are written by: one meeting, or one joined document, at a time, in any process.

A unit's files follow from what it is given and from what its pages ask of the joined collection; the questions are recorded,
so that the next build can ask them again instead of writing the unit again.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from .meetings import unpack_text
from .model import MeetingKey
from .packing import PackedTriples
from .publish.bridges import Bridged, Bridging
from .publish.catalogue import Counts
from .publish.changes import content_hash
from .publish.documents import Document, by_document_packed
from .publish.dumps import Dumped, dump
from .publish.files import File
from .publish.jsonld import jsonld
from .publish.pages import Pages
from .publish.pages.asked import Recording, Trace
from .publish.pages.lookup import Lookup
from .publish.pages.things import Thing
from .publish.tables import TableWriter
from .publish.tables.chunks import Chunks
from .publish.turtle import turtle
from .settings import Settings
from .uris import SOURCE_NAME, Uris


@dataclass(frozen=True, slots=True)
class Logged:
    """What earlier publications said: by it a page tells when its data last changed."""

    latest: Mapping[str, tuple[str, date]]
    """Hash of each document, and the day of the publication that changed it, by folder."""
    published: date | None
    """The day of this publication."""

    def of(self, path: str) -> Logged:
        """What was said of one document."""
        known = self.latest.get(path)
        return Logged({path: known} if known else {}, self.published)

    def changed(self, path: str, digest: str) -> date | None:
        """The day on which a document became what it is."""
        known = self.latest.get(path)
        return known[1] if known and known[0] == digest else self.published


class MeetingUnit(NamedTuple):
    """One meeting to be written."""

    key: MeetingKey
    text: bytes
    """As ``meetings.Packed`` has it."""
    facts: PackedTriples
    """What joining adds to its documents."""
    logged: Logged
    """What was said of these."""


class DocumentUnit(NamedTuple):
    """One document to be written that no single meeting says."""

    iri: str
    triples: PackedTriples
    thing: Thing
    """What its page shows."""
    logged: Logged
    """What was said of it."""


Unit = MeetingUnit | DocumentUnit


@dataclass(frozen=True, slots=True)
class Share:
    """What a unit adds to the files that gather all units."""

    dumped: Dumped
    hashes: Mapping[str, str]
    """``content_hash`` of each of its documents, by folder."""
    counts: Counts
    tables: Chunks = field(default_factory=dict)
    """Its rows in each table."""
    bridges: Bridged | None = None
    """The same as other councils' systems write it; its files are among the unit's."""


class Written(NamedTuple):
    """One unit, ready to be published."""

    files: tuple[File, ...]
    share: Share
    trace: Trace
    changed: dict[str, date | None]
    """When each of its documents last changed, as its page says."""


class Writer:
    """Writes units; made once a process."""

    def __init__(self, settings: Settings, uris: Uris, lookup: Lookup, slugs: Container[str]) -> None:
        self._uris = uris
        self._pages = Pages(settings, uris, lookup)
        self._tables = TableWriter(uris, lookup)
        self._bridging = Bridging(settings, uris)
        self._slugs = slugs

    def write(self, unit: Unit) -> Written:
        """All files of one unit."""
        return self._meeting(unit) if isinstance(unit, MeetingUnit) else self._document(unit)

    def _meeting(self, unit: MeetingUnit) -> Written:
        key, uris = unit.key, self._uris
        reading, own = unpack_text(unit.text)
        documents = {document.iri: document for document in by_document_packed((own, unit.facts), uris)}
        bridges = self._bridging.of(documents.values(), key.municipality)
        share = share_of(documents.values(), uris.meeting_graph(key), uris)
        changed = _changed(unit, share.hashes)
        with self._recording(key) as recording:
            tables = self._tables.chunks(reading.minutes)
            pages = tuple(self._pages.of_meeting(reading, documents, changed))
        share = replace(share, tables=tables, bridges=replace(bridges, files=()))
        source = File(f"{uris.path(uris.meeting_page(key))}{SOURCE_NAME}", reading.text.encode())
        data = (file for document in documents.values() for file in data_files(document, uris))
        files = (*data, *pages, source, *bridges.files)
        return Written(files, share, recording.trace, changed)

    def _document(self, unit: DocumentUnit) -> Written:
        uris = self._uris
        (document,) = by_document_packed((unit.triples,), uris)
        share = share_of((document,), joined_graph(document.path, self._slugs, uris), uris)
        changed = _changed(unit, share.hashes)
        with self._recording(None) as recording:
            pages = tuple(self._pages.of_thing(unit.thing, document, changed[document.path]))
        return Written((*data_files(document, uris), *pages), share, recording.trace, changed)

    def _recording(self, own: MeetingKey | None) -> AbstractContextManager[Recording]:
        return self._pages.site.lookup.recording(own)


def _changed(unit: Unit, hashes: Mapping[str, str]) -> dict[str, date | None]:
    return {path: unit.logged.changed(path, digest) for path, digest in hashes.items()}


def writer(settings: Settings, uris: Uris, lookup: Lookup, slugs: Container[str]) -> Callable[[Unit], Written]:
    """The task of writing units; ``slugs`` are the path words of all municipalities."""
    return Writer(settings, uris, lookup, slugs).write


def share_of(documents: Iterable[Document], graph: str, uris: Uris) -> Share:
    """What some documents of one named graph add to the files that gather all."""
    several, counts = tuple(documents), Counts()
    for document in several:
        counts.add(document, uris)
    return Share(dump(several, graph), {document.path: content_hash(document) for document in several}, counts)


def joined_graph(path: str, municipalities: Container[str], uris: Uris) -> str:
    """The named graph of a document that no single meeting says, by its path: its municipality's, that of the definitions, or
    that of all."""
    word = path.partition("/")[0]
    return uris.graph(uris.folder(word) if word in municipalities or word == "def" else uris.home())


def data_files(document: Document, uris: Uris) -> Iterator[File]:
    """Yield a document's Turtle and JSON-LD."""
    yield File(f"{document.path}index.ttl", turtle(document, uris))
    yield File(f"{document.path}index.jsonld", jsonld(document, uris))
