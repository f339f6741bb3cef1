"""A dump for each body and year: what a researcher takes who does not want everything."""

from __future__ import annotations

import shutil
from pathlib import Path

from ...model import MeetingKey
from ...names import PREFIXES
from ..dumps import Dumped
from ..packed import Packing, Part
from ..turtle import prefix_header
from .addresses import COMMON, part_path, slice_path
from .weigh import WritesFiles


class Slices:
    """Meetings put by body and year, each slice a file in a spool folder until all its meetings have come.

    No file is kept open: there may be more bodies and years than a process may have files. Parts come packed and stay so.
    """

    def __init__(self, spool: Path) -> None:
        self._spool = spool
        self._places: dict[str, Path] = {}
        self._packings: dict[Path, Packing] = {}
        self.triples: dict[str, int] = {}
        """How many each slice holds, by the path of its dump."""
        self.common = 0
        """Triples of ``COMMON``."""
        self.matters: dict[str, int] = {}
        """Those of what joins the meetings of each municipality, by the path of its dump."""

    def add(self, key: MeetingKey, dumped: Dumped) -> None:
        """One meeting."""
        path = slice_path(key.municipality, key.body, key.day.year)
        self.triples[path] = self.triples.get(path, 0) + dumped.triples
        self._append(self._place(path), dumped.turtle)

    def add_common(self, dumped: Dumped, document: str = "") -> None:
        """A document of no single meeting, by its path: a matter of a municipality, or what every slice needs."""
        path = part_path(document)
        if path == COMMON:
            self.common += dumped.triples
        else:
            self.matters[path] = self.matters.get(path, 0) + dumped.triples
        self._append(self._place(path), dumped.turtle)

    def _place(self, path: str) -> Path:
        return self._places.setdefault(path, self._spool / f"slice-{len(self._places)}.ttl.gz")

    def _append(self, place: Path, turtle: Part) -> None:
        parts = [turtle] if place in self._packings else [Part.of(prefix_header(PREFIXES)), turtle]
        packing = self._packings.setdefault(place, Packing())
        with place.open("ab") as file:
            for part in parts:
                file.write(packing.add(part))

    @property
    def all(self) -> dict[str, int]:
        """Triples of every dump that is not of everything, by its path."""
        return {**self.triples, **self.matters, COMMON: self.common}

    def write(self, tree: WritesFiles) -> None:
        """Put every slice in the tree, compressed."""
        for path, place in sorted(self._places.items()):
            with tree.open(path) as file, place.open("rb") as begun:
                shutil.copyfileobj(begun, file)
                file.write(self._packings[place].end())
