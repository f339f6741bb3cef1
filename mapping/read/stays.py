"""Bounds of somebody's presence: «forlod mødet kl. 11:30», «til kl. 18.40 i punkt 2», «sag 129-138»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from enum import Enum
from typing import Final

from ..model import Stay

_TIME: Final = re.compile(
    r"\bkl(?:okken)?\.?:? ?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?(?!\d)"
    r"(?: ?[-–] ?(?:kl\.? ?)?(?P<hour2>\d{1,2})[.:](?P<minute2>\d{2})(?!\d))?",
    re.IGNORECASE,
)
_NUMBER: Final = r"\d{1,4}[a-zæøå]?(?![\w.:]\d)"
_ITEMS: Final = re.compile(
    r"\b(?:(?:dagsordenens )?(?:dagsordens?)?(?:punkt(?:et|erne)?|pkt\.?)|sag(?:en|erne)?)(?: nr\.?)? "
    rf"(?P<numbers>{_NUMBER}(?:(?: ?[-–] ?| til og med | til |, ?(?:og )?| og )(?:punkt |pkt\.? ?)?{_NUMBER}){{0,20}})",
    re.IGNORECASE,
)
_THIS: Final = re.compile(
    r"\b(?:(?:sagens|punktets) (?:behandling|drøftelse)"
    r"|(?:behandlingen|drøftelsen)(?: af (?:sagen|punktet|dette punkt|denne sag))?"
    r"|(?:dette|nærværende) punkt|denne sag|punktet|sagen)(?! \d)",
    re.IGNORECASE,
)
_WORDS_BEFORE: Final = 40
_NEUTRAL: Final = frozenset(
    "mødet lokalet salen mødelokalet byrådssalen behandling behandlingen drøftelse drøftelsen af under i fra til og med kl ankom"
    " forlod gik ved efter før inden dagsordenens delvist delvis kun dog deltog ikke havde forladt er var først på der kom mødte"
    " samt indtil forud for herefter om".split()
)


_FILLING: Final = re.compile(r"(?:behandlingen|drøftelsen|behandling|drøftelse|mødet|lokalet|\baf\b|,)\s*")
_PREPOSITIONS: Final = (
    ("from", re.compile(r"\bfra(?: og med)?$")),
    ("until", re.compile(r"\b(?:til(?: og med)?|indtil)$")),
    ("after", re.compile(r"\befter$")),
    ("before", re.compile(r"\b(?:før|inden|forud for)$")),
)


class Kind(Enum):
    """What the words around the bounds say."""

    LEFT = "left"
    CAME = "came"
    ABSENT = "absent"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class _Bound:
    """An item or a run of items, and whether the words before say that it begins, ends, or is all."""

    word: str
    first: str
    last: str


def read_stays(text: str, kind: Kind, number: str | None = None) -> tuple[Stay, ...]:
    """The stays that the words tell of; ``number`` is that of the item under which they stand («sagens behandling»)."""
    moments = [match for match in _TIME.finditer(text) if _moment(match["hour"], match["minute"])]
    bounds = _items(text, number)
    if not moments and not bounds:
        return ()
    if kind in (Kind.LEFT, Kind.CAME):
        return (_turn(text, kind, moments, bounds),)
    present = kind is Kind.PRESENT
    if moments:
        return (_timed(text, present, moments, bounds),)
    return tuple(_of_items(bound, present) for bound in bounds)


def is_only_bounds(text: str) -> bool:
    """Whether nothing but bounds and the words around them is said."""
    rest = _ITEMS.sub(" ", _TIME.sub(" ", text))
    return set(re.findall(r"\w+", rest.casefold())) <= _NEUTRAL


def _turn(text: str, kind: Kind, moments: list[re.Match[str]], bounds: list[_Bound]) -> Stay:
    """Leaving and coming. «Før punkt 5» of one who left and «efter punkt 4» of one who came bound the absence."""
    at = _moment(moments[0]["hour"], moments[0]["minute"]) if moments else None
    bound = bounds[0] if bounds else None
    left = kind is Kind.LEFT
    item = (bound.last if left else bound.first) if bound else None
    other_side = bound is not None and bound.word == ("before" if left else "after")
    stay = Stay(present=not other_side, from_time=None, to_time=at, from_item=None, to_item=item)
    begins = left if other_side else not left
    return Stay(stay.present, at, None, item, None) if begins else stay


def _timed(text: str, present: bool, moments: list[re.Match[str]], bounds: list[_Bound]) -> Stay:
    first = moments[0]
    begin, end = _moment(first["hour"], first["minute"]), _moment(first["hour2"], first["minute2"])
    item = bounds[0] if bounds else None
    if end is None and len(moments) > 1:
        end = _moment(moments[1]["hour"], moments[1]["minute"])
    if end is not None:
        return Stay(present, begin, end, item.first if item else None, item.last if item else None)
    if _word(text, first.start()) in ("until", "before"):
        return Stay(present, None, begin, None, item.last if item else None)
    return Stay(present, begin, None, item.first if item else None, None)


def _of_items(bound: _Bound, present: bool) -> Stay:
    if bound.word == "from":
        return Stay(present, None, None, bound.first, None)
    if bound.word == "until":
        return Stay(present, None, None, None, bound.last)
    if bound.word == "after":
        return Stay(not present, None, None, None, bound.last)
    if bound.word == "before":
        return Stay(not present, None, None, bound.first, None)
    return Stay(present, None, None, bound.first, bound.last)


def _items(text: str, number: str | None) -> list[_Bound]:
    found = [
        _Bound(_word(text, match.start()), first, last)
        for match in _ITEMS.finditer(text)
        for first, last in _runs(match["numbers"])
    ]
    this = _THIS.search(text) if number and not found else None
    return [_Bound(_word(text, this.start()), number, number)] if this and number else found


def _runs(numbers: str) -> list[tuple[str, str]]:
    """«3-5, 7 og 8» as 3 to 5, 7, and 8."""
    runs: list[tuple[str, str]] = []
    for part in re.split(r",? og (?!med\b)|, ?", numbers):
        found = re.findall(r"\d{1,4}[a-zæøå]?", part)
        if found:
            runs.append((found[0], found[-1]))
    return runs


def _word(text: str, start: int) -> str:
    """What the words right before a bound say of it."""
    before = _FILLING.sub("", text[max(0, start - _WORDS_BEFORE) : start].casefold())
    last = " ".join(before.split()[-3:])
    return next((word for word, pattern in _PREPOSITIONS if pattern.search(last)), "")


def _moment(hour: str | None, minute: str | None) -> time | None:
    if hour is None:
        return None
    whole, part = int(hour), int(minute or 0)
    return time(whole, part) if whole < 24 and part < 60 else None
