"""Values that are put down in a file until they are asked for: what a build needs a little of at a time, and has much of.

A table in memory is shared by forked processes only until they look at it, since looking counts references: each of them would
soon hold a copy of all that it was ever asked for. A file is one for all processes of a machine.
"""

from __future__ import annotations

import os
import pickle
import tempfile
import weakref
import zlib
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from .pickling import Pickler, dumped, dumps

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_HEAD: Final = 8
"""Bytes before each value: how many it has."""
_LIKELY: Final = 4096
"""Bytes that are read at once: most values have fewer."""
_AT_HAND: Final = 64
"""Values of a table that were asked for last. What is asked of one meeting is asked again for each of its items."""


class Spool(Generic[Value]):
    """A file that values are put down in, one after the other. It is gone when whoever made it holds it no more."""

    def __init__(self, folder: Path | None = None) -> None:
        """The file lies in ``folder``, else where the system keeps what is in passing. Raises OSError."""
        handle, self._name = tempfile.mkstemp(dir=folder)
        self._file: Any = open(handle, "w+b")  # noqa: SIM115 - it is closed when nobody holds it any more.
        self._length = self._written = 0
        self._removed = weakref.finalize(self, _remove, self._name, os.getpid())

    def __reduce__(self) -> tuple[Any, ...]:
        """Elsewhere it is another file, which holds the same at the same places."""
        self._flush()
        return Spool.refilled, (Path(self._name).read_bytes(),)

    def over(self) -> tuple[Any, ...]:
        """For ``dumps_over``: the same file, by its name; from now on it is gone when whoever takes it holds it no more."""
        self._flush()
        self._removed.detach()
        return Spool.taken_over, (self._name, self._length)

    def put(self, value: Value) -> int:
        """Put a value down; its place."""
        place, data = self._length, dumps(value)
        self._file.write(len(data).to_bytes(_HEAD, "little"))
        self._file.write(data)
        self._length += _HEAD + len(data)
        return place

    @property
    def length(self) -> int:
        """Bytes so far."""
        return self._length

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

    def _flush(self) -> None:
        if self._written < self._length:
            self._file.flush()
            self._written = self._length

    def _taken(self, place: int) -> tuple[Value, int]:
        self._flush()
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

    @classmethod
    def refilled(cls, data: bytes) -> Spool[Value]:
        """One that holds what another does."""
        made = cls()
        made._file.write(data)
        made._length = len(data)
        return made

    @classmethod
    def taken_over(cls, name: str, length: int) -> Spool[Value]:
        """The same file, which another process has left to this one."""
        made = cls.__new__(cls)
        made._name, made._length, made._written = name, length, length
        made._file = open(name, "r+b")  # noqa: SIM115 - it is closed when nobody holds it any more.
        made._file.seek(length)
        made._removed = weakref.finalize(made, _remove, name, os.getpid())
        return made


def _remove(name: str, maker: int) -> None:
    """It may have gone with its folder; and a forked process that lets go of it leaves it to the one that made it."""
    if os.getpid() == maker:
        Path(name).unlink(missing_ok=True)


def dumps_over(value: object) -> bytes:
    """A value pickled for another process of this machine, once, which takes over its spools."""
    return dumped(_Over, value)


class _Over(Pickler):
    def reducer_override(self, value: Any) -> Any:
        return value.over() if isinstance(value, Spool) else super().reducer_override(value)


class AtHand(Generic[Key, Value]):
    """Values that were asked for last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key, find: Callable[[Key], Value | None]) -> Value | None:
        """A value, found if it is not at hand; that there is none is not remembered."""
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        found = find(key)
        if found is not None:
            self._values[key] = found
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        return found


class Shelf(Generic[Key, Value]):
    """A table whose values lie in a spool; of each key it holds twelve bytes. Equal keys have the same ``repr``."""

    def __init__(self, spool: Spool[Any], pairs: Iterable[tuple[Key, Value]]) -> None:
        """``pairs`` has each key once."""
        self._spool: Spool[tuple[Key, Value]] = spool
        found = sorted((_word(pair[0]), self._spool.put(pair)) for pair in pairs)
        self._words = array("I", (word for word, _ in found))
        self._places = array("Q", (place for _, place in found))
        self._at_hand: AtHand[Key, Value] = AtHand(_AT_HAND)

    def __getstate__(self) -> tuple[Any, ...]:
        return self._spool, self._words, self._places

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._spool, self._words, self._places = state
        self._at_hand = AtHand(_AT_HAND)

    def __len__(self) -> int:
        return len(self._places)

    def get(self, key: Key) -> Value | None:
        """The value of a key. It is not to be changed, since it may be handed out again."""
        return self._at_hand.get(key, self._found)

    def _found(self, key: Key) -> Value | None:
        word = _word(key)
        at = bisect_left(self._words, word)
        while at < len(self._words) and self._words[at] == word:
            other, value = self._spool.at(self._places[at])
            if other == key:
                return value
            at += 1
        return None


def _word(key: Hashable) -> int:
    """The same in every process, which ``hash`` is not."""
    return zlib.crc32(repr(key).encode())
