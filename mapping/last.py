"""Whether there is anything to do: what the last build was made from, and what it left, held against what there is now.

On a later day the same minutes make the same site until the term of a promise has passed: what is joined knows when that is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from .cache import Cache
from .fingerprint import digest_of, program
from .gather import Plan
from .packing import pack, unpack
from .publish.tree import Tree
from .results import Report
from .settings import Settings, day_of

LAST: Final = "last"
"""The kind of its entry in the cache."""


class _Left(NamedTuple):
    """What a build left."""

    inputs: str
    """A digest of all that it was made from, but for the day."""
    print: str
    """Of the tree."""
    day: date | None
    """Of its publication."""
    turn: date | None
    """The first day on which the same inputs may make something else; nothing where no such day is to come."""
    report: Report


class Last:
    """The last build of one output folder."""

    def __init__(self, cache: Cache, out: Path, planned: Plan, settings: Settings) -> None:
        self._cache, self._place = cache, digest_of(str(out.resolve()))
        found = (f"{one.given.name} {one.place}" for one in planned.found)
        decided, self._day = replace(settings, published=None), day_of(settings.published)
        self._inputs = digest_of(program(), repr(decided), str(self._day is None), *found, *map(str, planned.problems))

    def report(self, tree: Tree) -> Report | None:
        """What it came to, where it had the same input, settings and program, nobody has touched what it left, and nothing has
        come about since but days."""
        entry = self._cache.get(LAST, self._place)
        if entry is None:
            return None
        left: _Left = unpack(entry)
        if (left.inputs, left.print) != (self._inputs, tree.found.print) or not self._is_quiet(left):
            return None
        known = left.report
        return replace(
            known,
            changes=(),
            files_written=0,
            files_kept=known.files,
            files_removed=0,
            read_anew=0,
            from_cache=known.found,
            unchanged=True,
        )

    def _is_quiet(self, left: _Left) -> bool:
        if self._day is None or left.day is None:
            return True
        return left.day <= self._day and (left.turn is None or self._day < left.turn)

    def keep(self, report: Report, tree: Tree, turn: date | None) -> None:
        """Remember what is about to be published, and when it may be another though nothing is new. Where that never comes about,
        the folder will not be what is told here."""
        left = _Left(self._inputs, tree.print, self._day, turn, report)
        self._cache.put(LAST, self._place, pack(left))
