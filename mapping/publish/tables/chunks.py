"""What one meeting adds to the tables, as bytes: made in any process, written by one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from ... import places
from ...collection import Collection
from ...model import Minutes
from ...uris import Uris
from ..pages.lookup import Lookup
from ..pages.words import read_words
from .cells import encoded
from .context import Context, ItemRows
from .layout import read_layouts
from .rows import ITEM_TABLES, meeting_rows
from .said import meeting_attendance_rows

Chunks = Mapping[str, bytes]
"""Rows by table."""


class TableWriter:
    """Makes the rows of meetings; made once a process."""

    def __init__(self, uris: Uris, joined: Collection | Lookup) -> None:
        """Given the lookup that pages ask, what rows ask is recorded with what pages ask."""
        self._context = table_context(uris, joined)

    def chunks(self, minutes: Minutes) -> Chunks:
        """What one meeting adds, by table; tables that it adds nothing to are left out."""
        return table_chunks(minutes, self._context)


def table_context(uris: Uris, joined: Collection | Lookup) -> Context:
    return Context(uris, Lookup.over(joined, uris), read_words(places.ontology(), places.site()))


def table_chunks(minutes: Minutes, context: Context) -> Chunks:
    """What one meeting adds, by table."""
    layouts = read_layouts(places.site())
    items = [ItemRows(context, minutes, item) for item in minutes.items]
    found = {"moeder": encoded(layouts["moeder"], meeting_rows(minutes, context))}
    for name, rows in ITEM_TABLES.items():
        found[name] = encoded(layouts[name], chain.from_iterable(map(rows, items)))
    found["fremmoede"] = encoded(layouts["fremmoede"], meeting_attendance_rows(minutes, context)) + found["fremmoede"]
    return {name: data for name, data in found.items() if data}
