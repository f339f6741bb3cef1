"""Shelves of values that are gathered by key, one municipality at a time: no key is of two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import chain
from typing import Any, TypeAlias, TypeVar

from ...shelf import Shelf, Spool

Key = TypeVar("Key", bound=Hashable)
Part = TypeVar("Part", bound=Hashable)
Value = TypeVar("Value")
Given = TypeVar("Given")
Pairs: TypeAlias = Iterable[tuple[Key, Value]]
Parts: TypeAlias = Iterable[tuple[Key, Part, Value]]


def grouped(spool: Spool[Any], several: Iterable[Pairs[Key, Value]]) -> Shelf[Key, list[Value]]:
    """Values of the same key together, in the order they come."""

    def gather(pairs: Pairs[Key, Value]) -> Mapping[Key, list[Value]]:
        found: dict[Key, list[Value]] = defaultdict(list)
        for key, value in pairs:
            found[key].append(value)
        return found

    return _shelf(spool, several, gather)


def parted(spool: Spool[Any], several: Iterable[Parts[Key, Part, Value]]) -> Shelf[Key, dict[Part, Value]]:
    """Values of the same key together, each by its part of it."""

    def gather(triples: Parts[Key, Part, Value]) -> Mapping[Key, dict[Part, Value]]:
        found: dict[Key, dict[Part, Value]] = defaultdict(dict)
        for key, part, value in triples:
            found[key][part] = value
        return found

    return _shelf(spool, several, gather)


def grouped_parts(spool: Spool[Any], several: Iterable[Parts[Key, Part, Value]]) -> Shelf[Key, dict[Part, list[Value]]]:
    """Values of the same key together, by their part of it, in the order they come."""

    def gather(triples: Parts[Key, Part, Value]) -> Mapping[Key, dict[Part, list[Value]]]:
        found: dict[Key, dict[Part, list[Value]]] = defaultdict(dict)
        for key, part, value in triples:
            found[key].setdefault(part, []).append(value)
        return found

    return _shelf(spool, several, gather)


def _shelf(spool: Spool[Any], several: Iterable[Given], gather: Callable[[Given], Mapping[Key, Value]]) -> Shelf[Key, Value]:
    """What is gathered of one municipality is put down before that of the next."""
    return Shelf(spool, chain.from_iterable(gather(each).items() for each in several))
