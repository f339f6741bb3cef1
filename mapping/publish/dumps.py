"""The whole site as one file: Turtle, and N-Quads in which every statement says which minutes it is drawn from.

Written as the documents come, one at a time, so that memory does not grow with the site.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import BinaryIO, Final, Protocol, cast

import pyoxigraph as ox

from ..names import PREFIXES, Triple
from .documents import Document
from .turtle import ox_triple, prefix_header, turtle_body

TURTLE: Final = "dumps/latest.ttl"
NQUADS: Final = "dumps/latest.nq"


class _Opens(Protocol):
    """Where dumps are written: ``tree.Tree``."""

    def open(self, path: str) -> AbstractContextManager[BinaryIO]: ...


class Dumps:
    """Four files open for writing: each form plain, and compressed as ``.gz``."""

    def __init__(self, turtle: tuple[BinaryIO, ...], nquads: tuple[BinaryIO, ...]) -> None:
        self._turtle, self._nquads = turtle, nquads
        _write(turtle, prefix_header(PREFIXES))

    def add(self, document: Document, graph: str) -> None:
        """One document, whose triples belong to one named graph."""
        self.add_written(turtle_chunk(document), nquads_chunk(document.triples, graph))

    def add_written(self, turtle: bytes, nquads: bytes) -> None:
        """What ``turtle_chunk`` and ``nquads_chunk`` gave, perhaps in another process."""
        _write(self._turtle, turtle)
        _write(self._nquads, nquads)


@contextmanager
def open_dumps(tree: _Opens) -> Iterator[Dumps]:
    """The dumps of a new tree, whole once the block is left."""
    with ExitStack() as files:
        yield Dumps(_opened(files, tree, TURTLE), _opened(files, tree, NQUADS))


def turtle_chunk(document: Document) -> bytes:
    """A document as it stands in the Turtle dump: no declarations of its own, since loaders that read a dump in
    parallel accept them at its head only."""
    return turtle_body(document.triples, PREFIXES)


def nquads_chunk(triples: tuple[Triple, ...], graph: str) -> bytes:
    """Triples as N-Quads, one a line, in the order given."""
    name = ox.NamedNode(graph)
    quads = (ox.Quad(made.subject, made.predicate, made.object, name) for made in map(ox_triple, triples))
    whole = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert whole is not None, "pyoxigraph gives bytes where it is given no file"
    return whole


def _opened(files: ExitStack, tree: _Opens, path: str) -> tuple[BinaryIO, ...]:
    plain, under = files.enter_context(tree.open(path)), files.enter_context(tree.open(f"{path}.gz"))
    # No name and no time in the header: they would differ from build to build.
    packed = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=under, mtime=0)
    return plain, cast(BinaryIO, files.enter_context(packed))


def _write(files: tuple[BinaryIO, ...], data: bytes) -> None:
    for file in files:
        file.write(data)
