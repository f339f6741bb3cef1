"""What joining tells, put in words once and put down until it is published: documents, and what it adds to those of meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from .model import MeetingKey
from .packing import PackedTriples, digest_of_triples, pack, unpack
from .publish.documents import Document, by_document_packed
from .shelf import Spool
from .uris import Uris


class Told(NamedTuple):
    """Triples that joining tells."""

    iri: str
    """The document's; of what is added to the documents of a meeting, nothing."""
    digest: str
    data: bytes

    @classmethod
    def of(cls, iri: str, triples: PackedTriples) -> Told:
        return cls(iri, digest_of_triples(triples), pack(triples))

    @property
    def triples(self) -> PackedTriples:
        found: PackedTriples = unpack(self.data)
        return found


class AllTold:
    """Everything that joining tells, in a file in ``folder``."""

    def __init__(self, folder: Path | None = None) -> None:
        self._documents = Spool[Told](folder)
        self._facts = Spool[Told](folder)
        self._of_meetings: dict[MeetingKey, int] = {}

    def add_document(self, iri: str, triples: PackedTriples) -> None:
        """What no single meeting says."""
        self._documents.put(Told.of(iri, triples))

    def add_facts(self, key: MeetingKey, triples: PackedTriples) -> None:
        """What is said of a meeting beside what its own minutes say."""
        self._of_meetings[key] = self._facts.put(Told.of("", triples))

    def documents(self) -> Iterator[Told]:
        """Yield documents in the order in which they were added."""
        return (told for _, told in self._documents)

    def placed(self) -> Iterator[tuple[int, Told]]:
        """Yield documents with the place of each."""
        return iter(self._documents)

    def document(self, place: int) -> Told:
        """The document that is at a place."""
        return self._documents.at(place)

    def facts(self, key: MeetingKey) -> Told:
        """What was added of a meeting."""
        return self._facts.at(self._of_meetings[key])


class Documents(Mapping[str, Document]):
    """Documents by their IRIs, each made when it is asked for: all at once, with what is made of them, would fill the memory."""

    def __init__(self, told: AllTold, uris: Uris) -> None:
        self._told, self._uris = told, uris
        self._places: dict[str, int] = {}

    def add(self, iri: str, place: int) -> None:
        """A document that was told, and where it is."""
        self._places[iri] = place

    def __getitem__(self, iri: str) -> Document:
        (document,) = by_document_packed((self._told.document(self._places[iri]).triples,), self._uris)
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
