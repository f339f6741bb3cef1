"""Files that are published twice, plain and as ``.gz``, put together of parts that were packed elsewhere.

A part is deflated by itself and ends on a whole byte, without saying that it is the last; so parts strung together are one
stream, and one gzip member. Many members in one file are sound gzip too, but browsers refuse all after the first.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import BinaryIO, Final, Protocol

from isal import isal_zlib

_LEVEL: Final = 3
"""Of nine: 6 takes twice as long and saves a sixth. Packed by zlib: what isal writes may differ between kinds of processor."""
_SMALL: Final = 8_000
"""Bytes that are not packed by themselves: there is too little in them that comes again."""
_TOGETHER: Final = 250_000
"""Bytes of small parts that are packed together."""
_HEAD: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""What every packed file begins with. It has no name and no time, which would differ from build to build."""
_LAST: Final = b"\x03\x00"
"""An empty block that says it is the last."""


class Opens(Protocol):
    """Where files are written piece by piece: ``tree.Tree``, or something that stands before it."""

    def open(self, path: str) -> AbstractContextManager[BinaryIO]: ...


class Part:
    """A part of such a file. From process to process goes only its packed form, a tenth of the plain one; or a small part."""

    __slots__ = ("_packed", "_plain")

    def __init__(self, packed: bytes | None, plain: bytes | None) -> None:
        self._packed, self._plain = packed, plain

    @classmethod
    def of(cls, plain: bytes) -> Part:
        return cls(None if len(plain) < _SMALL else _packed(plain), plain)

    @property
    def is_small(self) -> bool:
        return self._packed is None

    @property
    def packed(self) -> bytes:
        return _packed(self.plain) if self._packed is None else self._packed

    @property
    def plain(self) -> bytes:
        if self._plain is None:
            assert self._packed is not None, "a part has one form at least"
            self._plain = isal_zlib.decompressobj(-zlib.MAX_WBITS).decompress(self._packed)
        return self._plain

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Part) and self.plain == other.plain

    def __hash__(self) -> int:
        return hash(self.plain)

    def __reduce__(self) -> tuple[type[Part], tuple[bytes | None, bytes | None]]:
        return Part, (self._packed, self._plain if self._packed is None else None)


def _packed(plain: bytes | bytearray) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(plain) + packer.flush(zlib.Z_SYNC_FLUSH)


class Packing:
    """A packed file in the making: what is to be written of it, part by part."""

    __slots__ = ("_begun", "_crc", "_size", "_waiting")

    def __init__(self) -> None:
        self._crc = self._size = 0
        self._begun = False
        self._waiting = bytearray()

    def add(self, part: Part) -> bytes:
        """What to write now. Small parts wait for others."""
        self._crc, self._size = isal_zlib.crc32(part.plain, self._crc), self._size + len(part.plain)
        if not part.is_small:
            return self._head() + self._rest() + part.packed
        self._waiting += part.plain
        return self._head() + self._rest() if len(self._waiting) >= _TOGETHER else self._head()

    def end(self) -> bytes:
        """What to write last."""
        return self._head() + self._rest() + _LAST + struct.pack("<II", self._crc, self._size & 0xFFFFFFFF)

    def _head(self) -> bytes:
        begun, self._begun = self._begun, True
        return b"" if begun else _HEAD

    def _rest(self) -> bytes:
        waiting, self._waiting = self._waiting, bytearray()
        return _packed(waiting) if waiting else b""


class Twin:
    """A file and its ``.gz``, open for writing."""

    __slots__ = ("_packed", "_packing", "_plain")

    def __init__(self, plain: BinaryIO, packed: BinaryIO) -> None:
        self._plain, self._packed, self._packing = plain, packed, Packing()

    def add(self, part: Part) -> None:
        self._plain.write(part.plain)
        self._packed.write(self._packing.add(part))

    def end(self) -> None:
        self._packed.write(self._packing.end())


@contextmanager
def open_twin(tree: Opens, path: str) -> Iterator[Twin]:
    """A file and its ``.gz``, whole once the block is left."""
    with tree.open(path) as plain, tree.open(f"{path}.gz") as packed:
        twin = Twin(plain, packed)
        yield twin
        twin.end()
