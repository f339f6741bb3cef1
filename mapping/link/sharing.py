"""Equal values of many meetings, held once: line numbers, days, names and reasons are the same again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final

from ..collection import MeetingSummary
from ..knowledge import Because, Certainty
from ..model import CaseNumber, MeetingKey, PrintedDate, Span
from .remembered import remembered

_LEAVES: Final = frozenset((str, int, date))
_SMALL: Final = frozenset((Span, PrintedDate, Because, CaseNumber, MeetingKey))
"""What is worth looking up as a whole; of anything larger no two are equal."""
_MOST: Final = 50_000
"""Values that are known at a time. What is seen once, such as a sentence, would else fill the memory that this is to save."""


class Sharing:
    """Remembers the values of the meetings that came before. It is needed only while meetings come in."""

    def __init__(self) -> None:
        self._known: dict[type, dict[Any, Any]] = defaultdict(dict)
        self._getters: dict[type, Callable[[Any], tuple[Any, ...]] | None] = {}
        self._count = 0

    def of(self, summary: MeetingSummary) -> MeetingSummary:
        """The same summary, made of values that other meetings have too where there are equal ones."""
        self._count += 1
        if self._count % 10 == 0 and sum(map(len, self._known.values())) > _MOST:
            self._known.clear()
        shared: MeetingSummary = self._of(summary, {})
        return shared

    def _of(self, value: Any, seen: dict[int, Any]) -> Any:
        """``seen`` has the parts of this summary that were met before: an item is part of many things."""
        kind = type(value)
        if kind in _LEAVES:
            return self._known[kind].setdefault(value, value)
        if kind is Decimal:
            return self._known[kind].setdefault(str(value), value)  # 1 and 1.0 are equal, but not written alike.
        if kind is tuple:
            return self._of_tuple(value, seen)
        if kind not in self._getters:
            self._getters[kind] = _getter(kind)
        getter = self._getters[kind]
        if getter is None:
            return value
        if id(value) in seen:
            return seen[id(value)]
        old = getter(value)
        new = tuple([self._of(part, seen) for part in old])
        made = value if all(map(_is_same, old, new)) else kind(*new)
        seen[id(value)] = self._known[kind].setdefault(made, made) if kind in _SMALL else made
        return seen[id(value)]

    def _of_tuple(self, value: tuple[Any, ...], seen: dict[int, Any]) -> tuple[Any, ...]:
        new = tuple([self._of(part, seen) for part in value])
        if all(type(part) in _LEAVES for part in new):
            known: tuple[Any, ...] = self._known[tuple].setdefault((*map(type, new), new), new)
            return known
        return new


def _is_same(one: object, other: object) -> bool:
    return one is other


@remembered(20_000)
def reason(rule: str, certainty: Certainty, said: str) -> Because:
    """A reason, held once for all that it is given for: what several promises of an item are told by is the same."""
    return Because(rule, certainty, said)


def _getter(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]] | None:
    """How to take a dataclass apart; nothing for what has no parts."""
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    getter = attrgetter(*names)
    return getter if len(names) > 1 else lambda value: (getter(value),)
