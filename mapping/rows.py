"""Many values in their order that lie in a file: what a build goes through from first to last, or needs a few of."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, Protocol, TypeVar, overload

from .shelf import AtHand, Spool

Value = TypeVar("Value")
_Value = TypeVar("_Value")

_BYTES: Final = 1 << 15
"""What is read at once, about: values that lie together share what is in several of them."""
_MOST: Final = 64
"""Values that lie together."""
_AT_HAND: Final = 4
"""Such blocks that were asked for last, each."""


class Keep(Protocol):
    """Puts values where they can be gone through again."""

    def __call__(self, values: Iterable[_Value], /) -> Sequence[_Value]: ...


class Rows(Sequence[Value]):
    """A tuple that lies in a spool; each time they are asked for its values are made anew."""

    def __init__(self, spool: Spool[Any], values: Iterable[Value]) -> None:
        self._spool: Spool[tuple[Value, ...]] = spool
        self._places, self._ends = array("Q"), array("Q")
        self._at_hand: AtHand[int, tuple[Value, ...]] = AtHand(_AT_HAND)
        coming, together = iter(values), 1
        while block := tuple(islice(coming, together)):
            place = spool.put(block)
            self._places.append(place)
            self._ends.append(len(self) + len(block))
            together = max(1, min(_MOST, _BYTES * len(block) // (spool.length - place)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Value]:
        for place in self._places:
            yield from self._spool.at(place)

    @overload
    def __getitem__(self, index: int) -> Value: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...

    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        numbers = range(len(self))[index]
        if isinstance(numbers, range):
            return tuple(self[number] for number in numbers)
        number = bisect_right(self._ends, numbers)
        block = self._at_hand.get(self._places[number], self._spool.at)
        assert block is not None, "every place has one"
        return block[numbers - (self._ends[number - 1] if number else 0)]

    def __getstate__(self) -> tuple[Any, ...]:
        return self._spool, self._places, self._ends

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._spool, self._places, self._ends = state
        self._at_hand = AtHand(_AT_HAND)
