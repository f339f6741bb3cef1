"""The whole site as one file: Turtle, and N-Quads in which every statement says which minutes it is drawn from.

Written as the documents come, one at a time, so that memory does not grow with the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from ..names import PREFIXES
from .documents import Document
from .packed import Opens, Part, Twin, open_twin
from .turtle import prefix_header, turtle_plain

TURTLE: Final = "dumps/latest.ttl"
NQUADS: Final = "dumps/latest.nq"


@dataclass(frozen=True, slots=True)
class Dumped:
    """The part of each dump that some documents are."""

    turtle: Part
    nquads: Part
    triples: int


class Dumps:
    """Both forms open for writing, each plain, and compressed as ``.gz``."""

    def __init__(self, turtle: Twin, nquads: Twin) -> None:
        self._turtle, self._nquads = turtle, nquads
        turtle.add(Part.of(prefix_header(PREFIXES)))

    def add(self, dumped: Dumped) -> None:
        """What ``dump`` gave, perhaps in another process."""
        self._turtle.add(dumped.turtle)
        self._nquads.add(dumped.nquads)


@contextmanager
def open_dumps(tree: Opens) -> Iterator[Dumps]:
    """The dumps of a new tree, whole once the block is left."""
    with open_twin(tree, TURTLE) as turtle, open_twin(tree, NQUADS) as nquads:
        yield Dumps(turtle, nquads)


def dump(documents: Iterable[Document], graph: str) -> Dumped:
    """Documents whose triples belong to one named graph. A hundred at a time: alone, a small one packs badly."""
    several = tuple(documents)
    turtle = b"".join(map(turtle_chunk, several))
    triples = sum(document.size for document in several)
    return Dumped(Part.of(turtle), Part.of(nquads_chunk(several, graph)), triples)


def turtle_chunk(document: Document) -> bytes:
    """A document as it stands in the Turtle dump: no declarations of its own, since loaders that read a dump in
    parallel accept them at its head only."""
    return turtle_plain(document)


def nquads_chunk(documents: Iterable[Document], graph: str) -> bytes:
    """Triples as N-Quads, one a line, in the order given."""
    end = f" <{graph}> .\n"
    lines = [line for document in documents for line in document.once(statements)]
    return end.join([*lines, ""]).encode()


def statements(document: Document) -> tuple[str, ...]:
    """Each triple of a document as a line of N-Triples, without the full stop."""
    return tuple(
        f"{subject.ntriples} {predicate.ntriples} {value.ntriples}"
        for subject, properties in document.subjects
        for predicate, values in properties
        for value in values
    )
