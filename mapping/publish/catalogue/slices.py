"""A dump for each body and year: what a researcher takes who does not want everything."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from ...model import MeetingKey
from ...names import PREFIXES
from ..turtle import prefix_header
from .addresses import slice_path
from .weigh import WritesFiles


class Slices:
    """Meetings put by body and year, each slice a file in a spool folder until all its meetings have come.

    No file is kept open: there may be more bodies and years than a process may have files.
    """

    def __init__(self, spool: Path) -> None:
        self._spool = spool
        self._places: dict[str, Path] = {}
        self.triples: dict[str, int] = {}
        """How many each slice holds, by the path of its dump."""

    def add(self, key: MeetingKey, turtle: bytes, triples: int) -> None:
        """One meeting, as ``dumps.turtle_chunk`` gives it."""
        path = slice_path(key.municipality, key.body, key.day.year)
        place = self._places.setdefault(path, self._spool / f"slice-{len(self._places)}.ttl")
        self.triples[path] = self.triples.get(path, 0) + triples
        with place.open("ab") as file:
            if file.tell() == 0:
                file.write(prefix_header(PREFIXES))
            file.write(turtle)

    def write(self, tree: WritesFiles) -> None:
        """Put every slice in the tree, compressed."""
        for path in sorted(self._places):
            # No name and no time in the header: they would differ from build to build.
            with (
                tree.open(path) as under,
                gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=under, mtime=0) as packed,
                self._places[path].open("rb") as plain,
            ):
                shutil.copyfileobj(plain, packed)
