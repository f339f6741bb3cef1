"""The sentences of a decision, each with the recommendation's point that it answers: «Ad. 1 Godkendt. Ad. 2 Udsat.»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..model import Block, BlockKind, Span
from .phrases import any_of, phrases
from .sentences import Quotes, sentences

_NUMBER: Final = r"\d{1,2}[a-z]?(?![\w/])"
_MOST: Final = 40
"""More points than this in one row are no row of points."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, and the printed numbers of the points it answers."""

    text: str
    span: Span
    points: tuple[str, ...] = ()
    quoted: bool = False
    """Whether it stands within a quotation, and so says nothing of its own."""


@dataclass(frozen=True, slots=True)
class _Label:
    points: tuple[str, ...]
    rest: str
    carries: bool
    """Whether what follows is of the same points, until the next label."""


@dataclass(frozen=True, slots=True)
class OtherItem:
    """Another item of the meeting, where a sentence names it."""

    number: str
    start: int
    before: str
    rest: str
    """The sentence from its clause on."""

    def same_clause(self, place: int) -> bool:
        """Whether no comma and no subordination parts the item from what stands at a place of the sentence."""
        return place >= len(self.before)


def units(blocks: Sequence[Block], points: Sequence[str], *, agenda: bool = False) -> Iterator[Unit]:
    """The sentences in order. ``agenda`` is for the approval of an agenda, where numbers are those of other items."""
    current: tuple[str, ...] = ()
    quotes = Quotes()
    for block in blocks:
        if block.kind is BlockKind.NUMBERED and block.number and not agenda and (not points or block.number in points):
            current = (block.number,)
        for sentence in sentences(block.text):
            quoted = quotes.holds(sentence)
            label = None if agenda or quoted else _label(sentence, points)
            if label is None:
                yield Unit(sentence, block.span, current, quoted)
                continue
            current = label.points if label.carries else current
            if label.rest:
                yield Unit(sentence, block.span, label.points)


def _label(sentence: str, points: Sequence[str]) -> _Label | None:
    match = _labels().match(sentence)
    if match is None:
        return None
    numbers = _expanded(match["numbers"])
    known = match["mark"].casefold().startswith(("ad", "at", "inds", "delp")) or not set(numbers) - set(points or numbers)
    if not known or len(numbers) > _MOST:
        return None
    rest = sentence[match.end() :].strip()
    bare = not rest or bool(match["end"].strip()) or rest[:1].isupper()
    return _Label(numbers, rest, carries=bare)


@cache
def _labels() -> re.Pattern[str]:
    marks = any_of(phrases().decision.points)
    more = rf"(?: ?(?:,|\+|-|–|og|samt|til) ?(?:{marks} ?)?{_NUMBER}){{0,12}}"
    return re.compile(rf"(?P<mark>{marks}) ?(?:nr\.? ?)?(?P<numbers>{_NUMBER}{more})(?P<end> ?[.):–-]{{0,2}})(?=\s|$)\s*", re.I)


def _expanded(printed: str) -> tuple[str, ...]:
    """«1, 2 og 4» and «1-3» as single numbers."""
    found: dict[str, None] = {}
    for match in re.finditer(rf"({_NUMBER})(?: ?(?:-|–|til) ?({_NUMBER}))?", printed):
        first, last = match[1], match[2]
        if last and first.isdigit() and last.isdigit() and int(first) < int(last) <= int(first) + _MOST:
            found.update(dict.fromkeys(str(number) for number in range(int(first), int(last) + 1)))
        else:
            found.update(dict.fromkeys([first, *([last] if last else [])]))
    return tuple(found)


def other_items(sentence: str, points: Sequence[str], *, agenda: bool) -> list[OtherItem]:
    """Other items of the meeting that a sentence names; a number that a point of the recommendation has is that point."""
    found: list[OtherItem] = []
    for match in _others().finditer(sentence):
        cut = max((m.end() for m in re.finditer(r"[,;:]\s", sentence[: match.start()])), default=0)
        for number in re.findall(r"\d{1,4} ?[a-zæøå]?\b", match["numbers"]):
            bare = number.replace(" ", "")
            if agenda or bare not in points:
                found.append(OtherItem(bare, match.start(), sentence[:cut], _after_at(sentence[cut:])))
    return found


def _after_at(clause: str) -> str:
    return re.sub(r"^(?:og |samt )?(?:at|idet|da|men|dog|hvor|så) ", "", clause)


@cache
def _others() -> re.Pattern[str]:
    marks = any_of((*phrases().item.others, "punkterne", "sag", "sagerne", "dagsordenspunkt"))
    number = r"\d{1,4}[a-zæøå]?\b(?![/-]\d)"
    return re.compile(rf"\b{marks} ?(?P<numbers>{number}(?:(?:, ?| og | samt ){number}){{0,20}})", re.IGNORECASE)
