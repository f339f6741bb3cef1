"""A dump for each body and year: what a researcher takes who does not want everything."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from typing import Final

from ...model import MeetingKey
from ...names import PREFIXES
from ..turtle import prefix_header
from .addresses import slice_path
from .weigh import WritesFiles

COMMON: Final = "dumps/faelles.ttl.gz"
"""What joins the meetings."""


class Slices:
    """Meetings put by body and year, each slice a file in a spool folder until all its meetings have come.

    No file is kept open: there may be more bodies and years than a process may have files.
    """

    def __init__(self, spool: Path) -> None:
        self._spool = spool
        self._places: dict[str, Path] = {}
        self.triples: dict[str, int] = {}
        """How many each slice holds, by the path of its dump."""
        self.common = 0
        """Triples that belong to no slice."""

    def add(self, key: MeetingKey, turtle: bytes, triples: int) -> None:
        """One meeting, as ``dumps.turtle_chunk`` gives it."""
        path = slice_path(key.municipality, key.body, key.day.year)
        place = self._places.setdefault(path, self._spool / f"slice-{len(self._places)}.ttl")
        self.triples[path] = self.triples.get(path, 0) + triples
        self._append(place, turtle)

    def add_common(self, turtle: bytes, triples: int) -> None:
        """A document of no single meeting: bodies, cases, initiatives, definitions, which readers of every slice need."""
        self.common += triples
        self._append(self._spool / "slice-common.ttl", turtle)

    def _append(self, place: Path, turtle: bytes) -> None:
        with place.open("ab") as file:
            if file.tell() == 0:
                file.write(prefix_header(PREFIXES))
            file.write(turtle)

    def write(self, tree: WritesFiles) -> None:
        """Put every slice in the tree, compressed."""
        places = {**self._places, **({COMMON: self._spool / "slice-common.ttl"} if self.common else {})}
        for path in sorted(places):
            # No name and no time in the header: they would differ from build to build.
            with (
                tree.open(path) as under,
                gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=under, mtime=0) as packed,
                places[path].open("rb") as plain,
            ):
                shutil.copyfileobj(plain, packed)
