"""Values that are put down in a file until they are asked for: what a build needs a little of at a time, and has much of.

A table in memory is shared by forked processes only until they look at it, since looking counts references: each of them would
soon hold a copy of all that it was ever asked for.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_HEAD: Final = 8
"""Bytes before each value: how many it has."""
_LIKELY: Final = 4096
"""Bytes that are read at once: most values have fewer."""
_AT_HAND: Final = 64
"""Values of a table that were asked for last. What is asked of one meeting is asked again for each of its items."""


class Spool(Generic[Value]):
    """A file without a name that values are put down in, one after the other. It is gone when nobody holds it any more."""

    def __init__(self, folder: Path | None = None) -> None:
        """The file lies in ``folder``, else where the system keeps what is in passing. Raises OSError."""
        self._file: Any = tempfile.TemporaryFile(dir=folder)
        self._length = self._written = 0

    def __reduce__(self) -> tuple[Any, ...]:
        """Elsewhere it is another file, which holds the same at the same places."""
        return _refilled, (tuple(value for _, value in self),)

    def put(self, value: Value) -> int:
        """Put a value down; its place."""
        place, data = self._length, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        self._file.write(len(data).to_bytes(_HEAD, "little"))
        self._file.write(data)
        self._length += _HEAD + len(data)
        return place

    def at(self, place: int) -> Value:
        """The value that was put there, made anew."""
        return self._taken(place)[0]

    def __iter__(self) -> Iterator[tuple[int, Value]]:
        """Yield every value with its place, in their order."""
        place = 0
        while place < self._length:
            value, size = self._taken(place)
            yield place, value
            place += _HEAD + size

    def _taken(self, place: int) -> tuple[Value, int]:
        if self._written < self._length:
            self._file.flush()
            self._written = self._length
        data = self._read(place, _HEAD + _LIKELY)
        size = int.from_bytes(data[:_HEAD], "little")
        if size > _LIKELY:
            data += self._read(place + len(data), _HEAD + size - len(data))
        return pickle.loads(memoryview(data)[_HEAD : _HEAD + size]), size

    def _read(self, place: int, size: int) -> bytes:
        """Forked processes share one position in the file, so none of them moves it; elsewhere there are none."""
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), size, place)
        self._file.seek(place)
        data: bytes = self._file.read(size)
        self._file.seek(0, os.SEEK_END)
        return data


def _refilled(values: Iterable[Value]) -> Spool[Value]:
    made: Spool[Value] = Spool()
    for value in values:
        made.put(value)
    return made


class Shelf(Generic[Key, Value]):
    """A table whose values lie in a spool; of each key it holds sixteen bytes."""

    def __init__(self, spool: Spool[Any], pairs: Iterable[tuple[Key, Value]]) -> None:
        """``pairs`` has each key once."""
        self._spool: Spool[tuple[Key, Value]] = spool
        found = sorted((hash(pair[0]), self._spool.put(pair)) for pair in pairs)
        self._words = array("q", (word for word, _ in found))
        self._places = array("Q", (place for _, place in found))
        self._at_hand: OrderedDict[Key, Value] = OrderedDict()

    def __len__(self) -> int:
        return len(self._places)

    def get(self, key: Key) -> Value | None:
        """The value of a key. It is not to be changed, since it may be handed out again."""
        if key in self._at_hand:
            self._at_hand.move_to_end(key)
            return self._at_hand[key]
        found = self._found(key)
        if found is not None:
            self._at_hand[key] = found
            if len(self._at_hand) > _AT_HAND:
                self._at_hand.popitem(last=False)
        return found

    def _found(self, key: Key) -> Value | None:
        word = hash(key)
        at = bisect_left(self._words, word)
        while at < len(self._words) and self._words[at] == word:
            other, value = self._spool.at(self._places[at])
            if other == key:
                return value
            at += 1
        return None
