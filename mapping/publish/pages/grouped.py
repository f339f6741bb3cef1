"""Shelves of values that are gathered by key, one municipality at a time: no key is of two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Any, TypeAlias, TypeVar

from ...shelf import Shelf, Spool

Key = TypeVar("Key", bound=Hashable)
Part = TypeVar("Part", bound=Hashable)
Value = TypeVar("Value")
Parts: TypeAlias = Iterable[tuple[Key, Part, Value]]


def grouped(spool: Spool[Any], several: Iterable[Iterable[tuple[Key, Value]]]) -> Shelf[Key, list[Value]]:
    """Values of the same key together, in the order they come."""

    def groups() -> Iterator[tuple[Key, list[Value]]]:
        for pairs in several:
            found: dict[Key, list[Value]] = defaultdict(list)
            for key, value in pairs:
                found[key].append(value)
            yield from found.items()

    return Shelf(spool, groups())


def parted(spool: Spool[Any], several: Iterable[Parts[Key, Part, Value]]) -> Shelf[Key, dict[Part, Value]]:
    """Values of the same key together, each by its part of it."""

    def groups() -> Iterator[tuple[Key, dict[Part, Value]]]:
        for triples in several:
            found: dict[Key, dict[Part, Value]] = defaultdict(dict)
            for key, part, value in triples:
                found[key][part] = value
            yield from found.items()

    return Shelf(spool, groups())


def grouped_parts(spool: Spool[Any], several: Iterable[Parts[Key, Part, Value]]) -> Shelf[Key, dict[Part, list[Value]]]:
    """Values of the same key together, by their part of it, in the order they come."""

    def groups() -> Iterator[tuple[Key, dict[Part, list[Value]]]]:
        for triples in several:
            found: dict[Key, dict[Part, list[Value]]] = defaultdict(dict)
            for key, part, value in triples:
                found[key].setdefault(part, []).append(value)
            yield from found.items()

    return Shelf(spool, groups())
