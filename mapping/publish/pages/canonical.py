"""Bytes for a value that are the same in every process: by its type and all that it holds, never by where it lies in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any, Final

SIZE: Final = 16
"""Bytes of a digest."""
_MOST: Final = 10_000
"""Values whose digests are remembered at a time."""
_Write = Callable[[Any, list[bytes]], None]


class Canonical:
    """Digests of values: dataclasses, tuples, mappings, sets, enums, dates, numbers, text.

    ``unseen`` names fields that do not count. Digests of values of the types in ``shared`` are remembered for a while, since
    many others hold them.
    """

    def __init__(self, unseen: Mapping[type, frozenset[str]] | None = None, shared: frozenset[type] = frozenset()) -> None:
        self._unseen, self._shared = unseen or {}, shared
        self._known: dict[int, tuple[object, bytes]] = {}
        """By identity, which is a value's own as long as the value is kept here."""
        self._writers: dict[type, _Write] = {
            type(None): lambda _, out: out.append(b"N"),
            bool: lambda value, out: out.append(b"T" if value else b"F"),
            int: lambda value, out: out.append(b"i%d;" % value),
            str: _text,
            bytes: lambda value, out: out.append(b"b%d:%b" % (len(value), value)),
            Decimal: lambda value, out: out.append(f"d{value};".encode()),
            tuple: self._row,
            list: self._row,
            **dict.fromkeys((date, datetime, time), _day),
            **dict.fromkeys((frozenset, set), self._set),
        }

    def digest(self, value: object) -> bytes:
        """Of one value. Raises TypeError for a type whose values have no bytes of their own."""
        out: list[bytes] = []
        self._write_all((value,), out)
        return hashlib.blake2b(b"".join(out), digest_size=SIZE).digest()

    def _write_all(self, values: Iterable[object], out: list[bytes]) -> None:
        writers = self._writers
        for value in values:
            kind = type(value)
            (writers.get(kind) or self._writer(kind))(value, out)

    def _writer(self, kind: type) -> _Write:
        """For a type that is met for the first time."""
        if issubclass(kind, Enum):
            made: _Write = _enum
        elif is_dataclass(kind):
            made = self._dataclass(kind)
        elif issubclass(kind, Mapping):
            made = self._mapping
        elif issubclass(kind, Sequence):
            made = self._row
        else:
            raise TypeError(f"{kind.__name__} has no canonical form")
        return self._writers.setdefault(kind, made)

    def _dataclass(self, kind: type) -> _Write:
        names = [one.name for one in fields(kind) if one.name not in self._unseen.get(kind, ())]
        read: Callable[[object], Any] = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
        head, write_all = f"c{kind.__qualname__},{len(names)}:".encode(), self._write_all

        def inline(value: object, out: list[bytes]) -> None:
            out.append(head)
            write_all(read(value) if names else (), out)

        def once(value: object, out: list[bytes]) -> None:
            known = self._known.get(id(value))
            if known is None:
                parts: list[bytes] = []
                inline(value, parts)
                if len(self._known) >= _MOST:
                    self._known.clear()
                known = self._known[id(value)] = value, hashlib.blake2b(b"".join(parts), digest_size=SIZE).digest()
            out.append(known[1])

        return once if kind in self._shared else inline

    def _row(self, value: Sequence[object], out: list[bytes]) -> None:
        out.append(b"(%d:" % len(value))
        self._write_all(value, out)

    def _set(self, value: frozenset[object], out: list[bytes]) -> None:
        out.append(b"{%d:" % len(value))
        out += sorted(map(self._bytes, value))

    def _mapping(self, value: Mapping[object, object], out: list[bytes]) -> None:
        """By key, not by the order in which it was filled: it is for looking up."""
        out.append(b"m%d:" % len(value))
        out += sorted(self._bytes(pair) for pair in value.items())

    def _bytes(self, value: object) -> bytes:
        out: list[bytes] = []
        self._write_all((value,), out)
        return b"".join(out)


def _text(value: str, out: list[bytes]) -> None:
    data = value.encode("utf-8", "surrogatepass")
    out.append(b"s%d:%b" % (len(data), data))


def _day(value: date | time, out: list[bytes]) -> None:
    out.append(f"t{value.isoformat()};".encode())


def _enum(value: Enum, out: list[bytes]) -> None:
    out.append(f"e{type(value).__qualname__}.{value.name};".encode())
