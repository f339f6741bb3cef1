"""The log in short, for people: what each publication added, changed and removed, the pages of a meeting as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Final

from .log import Entry, Kind

MOST: Final = 50
"""Rows of each kind that are told of one publication; the others are counted."""
_MEETING: Final = 4
"""Path words of a meeting's page: ``odense/moede/<body>/<date>/``. What lies deeper is a part of the meeting."""


@dataclass(slots=True)
class Row:
    """A document, or a meeting with its parts."""

    path: str
    pages: int = 1
    """Documents of it that changed in the same way."""


@dataclass(slots=True)
class Rows:
    """What happened in the same way to several."""

    shown: list[Row] = field(default_factory=list)
    whole: int = 0
    """How many rows there would be."""
    last: str | None = None

    def add(self, path: str) -> None:
        """Take in a change; those of one publication come sorted by path, so that a meeting's stand together."""
        top = whole_of(path)
        if top == self.last:
            if self.whole == len(self.shown):
                self.shown[-1].pages += 1
            return
        self.last, self.whole = top, self.whole + 1
        if self.whole <= MOST:
            self.shown.append(Row(top))


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
        for entry in same:
            kinds[entry.kind].add(entry.path)
        yield Digest(time, {kind: rows for kind, rows in kinds.items() if rows.whole})


def whole_of(path: str) -> str:
    """The meeting's page for any page of a meeting; any other path is itself."""
    words = path.split("/")
    return "/".join(words[:_MEETING]) + "/" if len(words) > _MEETING and words[1] == "moede" else path
