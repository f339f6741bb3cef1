"""The tables as files: all open at once, written meeting by meeting, so that memory does not grow with the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import islice
from typing import BinaryIO, Final, Protocol

from ... import places
from ...collection import Collection
from ...uris import Uris
from ..pages.lookup import Lookup
from .cells import encoded, header
from .chunks import Chunks, table_context
from .joined import JOINED_TABLES
from .layout import read_layouts

FOLDER: Final = "dumps/csv/"
_AT_A_TIME: Final = 1000
"""Joined rows that are in memory together."""


class _Opens(Protocol):
    """Where tables are written: ``tree.Tree``, or something that stands before it."""

    def open(self, path: str) -> AbstractContextManager[BinaryIO]: ...


class Tables:
    """Every table open for writing, its head written."""

    def __init__(self, files: Mapping[str, BinaryIO]) -> None:
        self._files = files
        for name, layout in read_layouts(places.site()).items():
            files[name].write(header(layout))

    def add(self, chunks: Chunks) -> None:
        """What ``TableWriter.chunks`` gave, perhaps in another process."""
        for name, data in chunks.items():
            self._files[name].write(data)


def joined_chunks(collection: Collection, uris: Uris, lookup: Lookup | None = None) -> Iterator[Chunks]:
    """Yield the rows of what was joined, case files and initiatives among it, some at a time."""
    layouts, context = read_layouts(places.site()), table_context(uris, lookup or collection)
    for name, rows in JOINED_TABLES.items():
        coming = rows(collection, context)
        while some := tuple(islice(coming, _AT_A_TIME)):
            yield {name: encoded(layouts[name], some)}


@contextmanager
def open_tables(tree: _Opens) -> Iterator[Tables]:
    """The tables of a new tree, whole once the block is left."""
    with ExitStack() as files:
        yield Tables({name: files.enter_context(tree.open(table_path(name))) for name in read_layouts(places.site())})


def table_path(name: str) -> str:
    """The path of a table's file: ``dumps/csv/budgetlinjer.csv``."""
    return f"{FOLDER}{name}.csv"
