"""The log in short, for people: what each publication added, changed and removed, the pages of a meeting as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, groupby
from typing import Final

from .log import Entry, Kind

MOST: Final = 50
"""Rows of each kind that are told of one publication; the others are counted."""
MATTERS: Final = ("moede", "initiativ", "sag")
"""The second path word of what changes are read for."""
_MEETING: Final = 4
"""Path words of a meeting's page: ``odense/moede/<body>/<date>/``. What lies deeper is a part of the meeting."""


@dataclass(frozen=True, slots=True)
class Row:
    """A document, or a meeting with its parts."""

    path: str
    pages: int
    """Documents of it that changed."""


@dataclass(slots=True)
class Rows:
    """What happened in the same way to several."""

    whole: int = 0
    """How many rows there would be."""
    first: list[list[Row]] = field(default_factory=lambda: [[] for _ in range(len(MATTERS) + 1)])
    """The first rows of each rank."""

    @property
    def shown(self) -> list[Row]:
        """What people came for first: meetings, then initiatives, then cases, then all else."""
        return list(chain.from_iterable(self.first))[:MOST]

    def add(self, row: Row) -> None:
        self.whole += 1
        same = self.first[rank(row.path)]
        if len(same) < MOST:
            same.append(row)


@dataclass(frozen=True, slots=True)
class Digest:
    """One publication in short."""

    time: datetime
    kinds: dict[Kind, Rows]

    @property
    def rows(self) -> int:
        """How many rows it takes on a page."""
        return sum(len(rows.shown) for rows in self.kinds.values())


def digests(entries: Iterable[Entry]) -> Iterator[Digest]:
    """Yield a digest of each publication, oldest first."""
    for time, same in groupby(entries, key=lambda entry: entry.time):
        kinds = {kind: Rows() for kind in Kind}
        # A publication's entries come sorted by path, so that what belongs to a meeting stands together.
        for top, parts in groupby(same, key=lambda entry: whole_of(entry.path)):
            changed = {entry.path: entry.kind for entry in parts}
            # A meeting that gained or lost an item was there before and after: it was changed.
            kinds[changed.get(top, Kind.UPDATE)].add(Row(top, len(changed)))
        yield Digest(time, {kind: rows for kind, rows in kinds.items() if rows.whole})


def whole_of(path: str) -> str:
    """The meeting's page for any page of a meeting; any other path is itself."""
    words = path.split("/")
    return "/".join(words[:_MEETING]) + "/" if len(words) > _MEETING and words[1] == "moede" else path


def rank(path: str) -> int:
    """How soon a row is told of: the place of its kind among ``MATTERS``, and after them for lists and all else."""
    words = path.split("/")
    return MATTERS.index(words[1]) if len(words) > 3 and words[1] in MATTERS else len(MATTERS)
