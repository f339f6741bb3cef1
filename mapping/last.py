"""Whether there is anything to do: what the last build was made from, and what it left, held against what there is now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from .cache import Cache
from .fingerprint import digest_of, program
from .gather import Plan
from .packing import pack, unpack
from .publish.tree import Tree
from .results import Report
from .settings import Settings

LAST: Final = "last"
"""The kind of its entry in the cache."""


class Last:
    """The last build of one output folder."""

    def __init__(self, cache: Cache, out: Path, planned: Plan, settings: Settings) -> None:
        self._cache, self._place = cache, digest_of(str(out.resolve()))
        found = (f"{one.given.name} {one.place}" for one in planned.found)
        self._inputs = digest_of(program(), repr(settings), *found, *map(str, planned.problems))

    def report(self, tree: Tree) -> Report | None:
        """What it came to, where it had the same input, settings and program and nobody has touched what it left."""
        entry = self._cache.get(LAST, self._place)
        if entry is None:
            return None
        inputs, left, report = unpack(entry)
        if (inputs, left) != (self._inputs, tree.found.print):
            return None
        known: Report = report
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

    def keep(self, report: Report, tree: Tree) -> None:
        """Remember what is about to be published. Where that never comes about, the folder will not be what is told here."""
        self._cache.put(LAST, self._place, pack((self._inputs, tree.print, report)))
