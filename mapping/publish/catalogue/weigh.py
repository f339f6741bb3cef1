"""How big each file is and what its bytes hash to, seen while they are written: what is read back later may be big."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

from ..files import File


class WritesFiles(Protocol):
    """Where files go: ``tree.Tree``, or something that stands before it."""

    def add(self, file: File) -> None: ...

    def open(self, path: str) -> AbstractContextManager[BinaryIO]: ...


@dataclass(frozen=True, slots=True)
class Weight:
    """What is known of a file without looking into it."""

    size: int
    """In bytes."""
    sha256: str
    """Lower-case hexadecimal."""

    @classmethod
    def of(cls, data: bytes) -> Weight:
        return cls(len(data), hashlib.sha256(data).hexdigest())


class Weighed:
    """A tree that remembers the weight of every file put into it."""

    def __init__(self, tree: WritesFiles) -> None:
        self._tree = tree
        self.weights: dict[str, Weight] = {}
        """By path, in the order in which files were finished."""

    def add(self, file: File) -> None:
        self._tree.add(file)
        self.weights[file.path] = Weight.of(file.data)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """A file to be written piece by piece; its weight is known when the block is left."""
        with self._tree.open(path) as file:
            scale = _Scale(file)
            yield cast(BinaryIO, scale)
        self.weights[path] = scale.weight()


class _Scale:
    """The little of a binary file that writers use."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._digest, self._size = file, hashlib.sha256(), 0

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        self._size += len(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def weight(self) -> Weight:
        return Weight(self._size, self._digest.hexdigest())
