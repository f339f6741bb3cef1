"""The files that gather all data of a site, open while its units come one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .model import MeetingKey
from .problems import Problem
from .publish.bridges import Bridges
from .publish.catalogue import Counts, Slices, Weighed
from .publish.dumps import Dumps
from .publish.files import File
from .publish.search_parts import SearchPart
from .publish.tables import Tables
from .publish.tree import Tree
from .table import Table
from .uris import Uris
from .writing import Share


@dataclass(frozen=True, slots=True)
class Assembled:
    """What publishing came to."""

    triples: int
    has_feed: bool
    problems: tuple[Problem, ...]
    searched: tuple[SearchPart, ...]
    """What is still to be indexed; nothing where nothing can be."""


@dataclass(slots=True)
class Gathered:
    """What gathers all data while units come."""

    uris: Uris
    dumps: Dumps
    tables: Tables
    slices: Slices
    bridges: Bridges
    hashes: Table[str]
    """The ``content_hash`` of each document, by folder."""
    counts: Counts = field(default_factory=Counts)

    def add_meeting(self, key: MeetingKey, share: Share) -> None:
        self._add(share)
        self.slices.add(key, share.dumped)
        self.tables.add(share.tables)
        if share.bridges:
            self.bridges.add(key.municipality, share.bridges)

    def add_joined(self, share: Share, document: str) -> None:
        """What no single meeting says; ``document`` is the path of one that tells among which matters all of it belongs."""
        self._add(share)
        self.slices.add_common(share.dumped, document)

    def _add(self, share: Share) -> None:
        self.dumps.add(share.dumped)
        self.counts.merge(share.counts)
        self.hashes.update(share.hashes)


def put(tree: Tree | Weighed, files: Iterable[File]) -> None:
    """Put files in a tree as they come."""
    for file in files:
        tree.add(file)
