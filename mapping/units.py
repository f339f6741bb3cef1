"""A site's many documents put in its new tree: taken over from the site before where nothing they show has changed, else written.

What a unit was written from is known by a digest of all that it is given, by what its pages asked of the joined collection, and
by the days on which its documents last changed. Its files are known by their stamps: where one is not the very file that was
written, the unit is written again.
"""

from __future__ import annotations

from collections import deque
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
from .workers import Workers, in_order
from .writing import Logged, Share, Unit, Written

RECORD: Final = "record"
UNIT: Final = "unit"
"""Kinds of entries in the cache: files that follow from a key alone; and a unit as it was written, with its share in the files
that gather all."""
_LENGTH: Final = 4
"""Bytes before a record that tell how long it is."""

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

    def put(self, given: Iterable[Given]) -> Iterator[Share]:
        """Put every unit's files in the tree and yield its share, in their order."""
        waiting: deque[tuple[str, bool]] = deque()
        """Keys of units that have been looked at and not put yet, and whether each stands."""

        def stale() -> Iterator[Unit]:
            for each in given:
                key = self._key(each)
                stands = self._stands(key)
                waiting.append((key, stands))
                if not stands:
                    yield each.unit()

        for written in in_order(self.workers, self.make, stale(), _give_up):
            yield from self._standing(waiting)
            key, _ = waiting.popleft()
            yield self._written(key, written)
        yield from self._standing(waiting)

    def _standing(self, waiting: deque[tuple[str, bool]]) -> Iterator[Share]:
        """Take over units until one comes that was written."""
        while waiting and waiting[0][1]:
            yield self._carried(waiting.popleft()[0])

    def _key(self, given: Given) -> str:
        return digest_of(self.same, given.name, *given.depends)

    def _stands(self, key: str) -> bool:
        """Whether the site before has the unit as it would be written now."""
        found = self.cache.get(UNIT, key)
        if found is None:
            return False
        record = _record(found)
        days = {path: self.logged.changed(path, digest) for path, digest in record.hashes.items()}
        if days != record.changed or not self.lookup.agrees(record.trace):
            return False
        return _lies_there(self.tree, record.files)

    def _carried(self, key: str) -> Share:
        found = self.cache.need(UNIT, key)
        record, packed = _record(found), _share(found)
        files = _taken_over(self.tree, record.files)
        if files != record.files:
            self.cache.put(UNIT, key, _entry(record._replace(files=files), packed))
        share: Share = unpack(packed)
        return share

    def _written(self, key: str, written: Written) -> Share:
        files = _added(self.tree, written.files)
        record = _Record(written.trace, files, dict(written.share.hashes), written.changed)
        self.cache.put(UNIT, key, _entry(record, pack(written.share)))
        return written.share


def _entry(record: _Record, share: bytes) -> bytes:
    """Each packed by itself: whether a unit stands, its record alone tells."""
    first = pack(record)
    return len(first).to_bytes(_LENGTH, "big") + first + share


def _end(found: bytes) -> int:
    return _LENGTH + int.from_bytes(found[:_LENGTH], "big")


def _record(found: bytes) -> _Record:
    record: _Record = unpack(found[_LENGTH : _end(found)])
    return record


def _share(found: bytes) -> bytes:
    return found[_end(found) :]


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
