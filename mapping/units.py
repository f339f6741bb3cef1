"""A site's many documents put in its new tree: taken over from the site before where nothing they show has changed, else written.

What a unit was written from is known by a digest of all that it is given, by what its pages asked of the joined collection, and
by the days on which its documents last changed. Its files are known by their stamps: where one is not the very file that was
written, the unit is written again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from .cache import Cache
from .fingerprint import digest_of, program
from .packing import pack, unpack
from .publish.files import File
from .publish.pages.asked import Trace
from .publish.pages.lookup import Lookup
from .publish.tree import NotPublished, Tree
from .publish.walk import Stamp
from .settings import Settings
from .understood import Progress
from .workers import Workers, in_order
from .writing import Logged, Share, Unit, Written

RECORD: Final = "record"
SHARE: Final = "share"
"""Kinds of entries in the cache: how a unit was written, and what it adds to the files that gather all."""

Stamped = tuple[tuple[str, Stamp], ...]
"""Paths of files, each with its stamp."""


class Given(NamedTuple):
    """A unit before anybody has written it."""

    name: str
    """A path or a name that no other unit has."""
    depends: tuple[bytes | str, ...]
    """Digests of all that it is given."""
    unit: Callable[[], Unit]
    """Asked for only where it must be written."""


class _Record(NamedTuple):
    """How a unit was written."""

    trace: Trace
    files: Stamped
    hashes: dict[str, str]
    changed: dict[str, date | None]


@dataclass(frozen=True, slots=True)
class Units:
    """Puts units in a tree."""

    tree: Tree
    cache: Cache
    workers: Workers
    make: Callable[[], Callable[[Unit], Written]]
    lookup: Lookup
    logged: Logged
    same: str
    """A digest of what all units depend on."""

    def put(self, stage: str, given: Callable[[], Iterable[Given]], progress: Progress) -> Iterator[Share]:
        """Put every unit's files in the tree and yield its share, in their order; ``given`` gives them twice over."""
        keys = [(each.name, self._key(each)) for each in given()]
        progress(stage, 0, len(keys))
        known = [self._stands(key) for _, key in keys]
        units = (each.unit() for each, stands in zip(given(), known, strict=True) if not stands)
        written = in_order(self.workers, self.make, units, _give_up)
        for done, ((_, key), stands) in enumerate(zip(keys, known, strict=True), 1):
            yield self._carried(key) if stands else self._written(key, next(written))
            progress(stage, done, len(keys))

    def _key(self, given: Given) -> str:
        return digest_of(self.same, given.name, *given.depends)

    def _stands(self, key: str) -> bool:
        """Whether the site before has the unit as it would be written now."""
        record = self._record(key)
        if record is None or self.cache.get(SHARE, key) is None:
            return False
        days = {path: self.logged.changed(path, digest) for path, digest in record.hashes.items()}
        if days != record.changed or not self.lookup.agrees(record.trace):
            return False
        return _lies_there(self.tree, record.files)

    def _record(self, key: str) -> _Record | None:
        found = self.cache.get(RECORD, key)
        return None if found is None else unpack(found)

    def _carried(self, key: str) -> Share:
        record: _Record = unpack(self.cache.need(RECORD, key))
        files = _taken_over(self.tree, record.files)
        if files != record.files:
            self.cache.put(RECORD, key, pack(record._replace(files=files)))
        share: Share = unpack(self.cache.need(SHARE, key))
        return share

    def _written(self, key: str, written: Written) -> Share:
        files = _added(self.tree, written.files)
        self.cache.put(SHARE, key, pack(written.share))
        self.cache.put(RECORD, key, pack(_Record(written.trace, files, dict(written.share.hashes), written.changed)))
        return written.share


def _added(tree: Tree, files: Iterable[File]) -> Stamped:
    made = []
    for file in files:
        tree.add(file)
        made.append((file.path, tree.stamp_of(file.path)))
    return tuple(made)


def _lies_there(tree: Tree, files: Stamped) -> bool:
    """Whether the site before still has the very files."""
    return all(tree.has_before(path, stamp) for path, stamp in files)


def _taken_over(tree: Tree, files: Stamped) -> Stamped:
    """Take files over from the site before; their stamps, which are others where they had to be copied."""
    return tuple((path, known if tree.carry(path) else tree.stamp_of(path)) for path, known in files)


def stands_again(tree: Tree, cache: Cache, key: str) -> bool:
    """Put files in the tree that follow from ``key`` alone: those of the site before, where they are still the same."""
    found = cache.get(RECORD, key)
    files: Stamped = unpack(found) if found else ()
    if not files or not _lies_there(tree, files):
        return False
    now = _taken_over(tree, files)
    if now != files:
        cache.put(RECORD, key, pack(now))
    return True


def put_anew(tree: Tree, cache: Cache, key: str, files: Iterable[File]) -> None:
    """Put files in the tree that follow from ``key`` alone, and remember which."""
    cache.put(RECORD, key, pack(_added(tree, files)))


def same_for_all(settings: Settings) -> str:
    """A digest of what every unit depends on. Of the day of publication a unit shows only whether there is one, and when its own
    data last changed."""
    return digest_of(program(), repr(replace(settings, published=None)), str(settings.published is None))


def _give_up(unit: Unit) -> Written:
    raise NotPublished(
        f"Every process that tried to write {unit[0]} ended in the middle of it; there may be too little memory. Nothing was"
        " published; with --jobs 1 the work is done in one process."
    )
