"""A fact as one string under one field: what gold and reader are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

FIELDS: Final = (
    "head",
    "attendance",
    "items",
    "titles",
    "case numbers",
    "case types",
    "closed",
    "sections",
    "recommenders",
    "points",
    "decisions",
    "outcomes",
    "votes",
    "statements",
    "earlier",
    "attachments",
    "cells",
    "amounts",
    "references",
    "initiatives",
)
"""In the order of the table; the README says what a fact of each is."""

ANY: Final = "…"
"""Stands for any words in a gold text, at its beginning, in it or at its end."""
_NOT_COMPARED: Final = re.compile(r"[\s\u00ad\-–]+")
"""A hyphen that a line end left and white space are no difference: a printed text and its healed one are the same."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said, and where: the item's number, or nothing for the meeting itself."""

    field: str
    item: str
    text: str
    optional: bool = False
    """For gold: right where it is read, and no miss where it is not."""
    words: bool = False
    """Whether the text is prose, in which hyphens and white space do not count."""

    def __str__(self) -> str:
        return f"{self.field} · {self.item or 'meeting'} · {self.text}"


def of_point(text: str) -> str:
    """A recommendation's point without its leading «at»."""
    return re.sub(r"^at\s+", "", text, flags=re.IGNORECASE)


def of_text(text: str) -> str:
    """What of a text is compared."""
    return _NOT_COMPARED.sub("", text).casefold().replace("”", '"').replace("“", '"')


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of one document."""

    right: int = 0
    missed: tuple[Fact, ...] = ()
    false: tuple[Fact, ...] = ()

    @property
    def gold(self) -> int:
        return self.right + len(self.missed)

    @property
    def read(self) -> int:
        return self.right + len(self.false)

    def plus(self, other: Compared) -> Compared:
        return Compared(self.right + other.right, self.missed + other.missed, self.false + other.false)


@dataclass(slots=True)
class _Open:
    """The gold of one field and item that nothing read has met yet."""

    left: list[Fact] = field(default_factory=list)

    def meet(self, read: Fact) -> Fact | None:
        """The gold fact that the read one is, demanded ones first; it is met only once."""
        fits = (fact for fact in sorted(self.left, key=lambda fact: fact.optional) if _fits(fact, read))
        if (found := next(fits, None)) is not None:
            self.left.remove(found)
        return found


def compare(gold: Iterable[Fact], read: Iterable[Fact]) -> dict[str, Compared]:
    """Every field's comparison; a fact met by an optional gold fact counts for nothing."""
    waiting: dict[tuple[str, str], _Open] = {}
    for fact in gold:
        waiting.setdefault((fact.field, fact.item), _Open()).left.append(fact)
    right = dict.fromkeys(FIELDS, 0)
    false: list[Fact] = []
    for fact in read:
        met = waiting.get((fact.field, fact.item), _Open()).meet(fact)
        if met is None:
            false.append(fact)
        elif not met.optional:
            right[fact.field] += 1
    missed = [fact for each in waiting.values() for fact in each.left if not fact.optional]
    return {name: Compared(right[name], _of(missed, name), _of(false, name)) for name in FIELDS}


def _of(facts: Iterable[Fact], name: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.field == name)


def _fits(gold: Fact, read: Fact) -> bool:
    norm = of_text if gold.words else str.casefold
    parts = [re.escape(norm(part.strip())) for part in gold.text.split(ANY)]
    return re.fullmatch(".*".join(parts), norm(read.text), re.DOTALL) is not None
