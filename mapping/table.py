"""A table that grows and changes while it lies in a file: what is known of each of hundreds of thousands of documents."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import ItemsView, Iterator, MutableMapping
from pathlib import Path
from typing import Final, TypeVar

Value = TypeVar("Value")

_MADE: Final = "CREATE TABLE held (number INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, value BLOB NOT NULL)"
_AT_HAND: Final = "PRAGMA cache_size = -16000"
"""Kilobytes of it that may be in memory."""
_PUT: Final = "INSERT INTO held (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
_LAST: Final = "\U0010ffff"
"""Comes after every text that goes on from where it stands."""


class Table(MutableMapping[str, Value]):
    """Values by text, in the order in which their keys came first, as in a dict; of one process alone."""

    def __init__(self, place: Path | None = None) -> None:
        """The file is made at ``place``, to be removed by whoever gave it; without one it goes when the table goes."""
        self._held = sqlite3.connect("" if place is None else place, isolation_level=None)
        # The file need not outlast the build, so nothing is done for it to be whole at any moment.
        for said in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", _AT_HAND, _MADE, "BEGIN"):
            self._held.execute(said)

    def __getitem__(self, key: str) -> Value:
        row = self._held.execute("SELECT value FROM held WHERE key = ?", (str(key),)).fetchone()
        if row is None:
            raise KeyError(key)
        value: Value = pickle.loads(row[0])
        return value

    def __setitem__(self, key: str, value: Value) -> None:
        self._held.execute(_PUT, (str(key), pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)))

    def __delitem__(self, key: str) -> None:
        if self._held.execute("DELETE FROM held WHERE key = ?", (str(key),)).rowcount == 0:
            raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._held.execute("SELECT key FROM held ORDER BY number"))

    def items(self) -> ItemsView[str, Value]:
        return _Items(self)

    def pairs(self) -> Iterator[tuple[str, Value]]:
        """Yield keys with their values, in their order. The table is not to be changed meanwhile."""
        rows = self._held.execute("SELECT key, value FROM held ORDER BY number")
        return ((key, pickle.loads(value)) for key, value in rows)

    def __len__(self) -> int:
        count: int = self._held.execute("SELECT count(*) FROM held").fetchone()[0]
        return count

    def beginning(self, begin: str) -> Iterator[tuple[str, Value]]:
        """Yield those whose keys begin with a text, by key."""
        rows = self._held.execute("SELECT key, value FROM held WHERE key >= ? AND key < ? ORDER BY key", (begin, begin + _LAST))
        return ((key, pickle.loads(value)) for key, value in rows)


class _Items(ItemsView[str, Value]):
    """Of a table: fetched together, not one by one."""

    def __init__(self, table: Table[Value]) -> None:
        super().__init__(table)
        self._table = table

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        return self._table.pairs()
