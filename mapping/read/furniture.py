"""Running heads and feet: lines that recur in the same place on most pages of a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Final

from .dates import ImpossibleDate, first_day
from .phrases import any_of, phrases

_DIGITS: Final = re.compile(r"\d+")
_TITLE: Final = re.compile(r"\b(?:referat|protokol|beslutningsprotokol|dagsorden|mødet?)\b", re.IGNORECASE)
_EDGE: Final = 6
"""Lines from the top and from the foot of a page that may be furniture."""
_LONGEST: Final = 200
_MOST_PAGES: Final = 5000
"""A document of more pages is no minutes, and nothing is looked for in it."""
_SHARE: Final = 0.4
"""Of the pages: left and right pages may differ, and the first page often does."""
_SHARE_ALONE: Final = 0.75
_LEAST_ALONE: Final = 3
"""Pages. Where neither a place nor a page number speaks for it, a line may be the last attachment of several items."""
_ENTRY: Final = re.compile(r"\s{0,8}(?:[-–•*·o]\s|\d{1,2}[.)]\s|at\s)")
"""An entry of a list, which is no part of a page's edge."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, and its place where the form knows one."""

    text: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class _Spot:
    page: int
    line: int
    numbers: tuple[int, ...]


def furniture(pages: Sequence[Sequence[PageLine]]) -> frozenset[tuple[int, int]]:
    """Page and line, both counted from 0, of every running head and foot.

    Only what stands outermost can be one, so nothing is taken from under a heading. Numbers may differ by as much as the
    pages do. On the first page a head that names the meeting stays: it may be the only one that does.
    """
    if not 2 <= len(pages) <= _MOST_PAGES:
        return frozenset()
    tops = _recurring([[(i, line) for i, line in enumerate(page[:_EDGE])] for page in pages])
    feet = _recurring([[(len(page) - 1 - i, line) for i, line in enumerate(page[: -_EDGE - 1 : -1])] for page in pages])
    found: set[tuple[int, int]] = set()
    for number, page in enumerate(pages):
        above = _outermost(range(len(page)), number, tops)
        below = _outermost(reversed(range(len(page))), number, feet)
        kept = [i for i in above if number == 0 and _names_meeting(page[i].text)]
        found |= {(number, i) for i in above[: above.index(kept[0])] + below} if kept else {(number, i) for i in above + below}
    return frozenset(found)


def _outermost(lines: Iterable[int], page: int, recurring: set[tuple[int, int]]) -> list[int]:
    return list(takewhile(lambda line: (page, line) in recurring, lines))


def _recurring(pages: Iterable[Sequence[tuple[int, PageLine]]]) -> set[tuple[int, int]]:
    spots: dict[tuple[str, int | None], list[_Spot]] = defaultdict(list)
    count = 0
    for count, page in enumerate(pages, 1):
        for i, line in page:
            if 0 < len(line.text) <= _LONGEST and not _opens_item(line.text) and not _ENTRY.match(line.text):
                numbers = tuple(int(digits[:9]) for digits in _DIGITS.findall(line.text))
                spots[_DIGITS.sub("#", line.text), line.place].append(_Spot(count - 1, i, numbers))
    least = max(2, round(_SHARE * count))
    groups = [(place, group) for (_, place), same in spots.items() for group in _counting(same)]
    return {
        (spot.page, spot.line) for place, group in groups if _recurs(group, place is not None, least, count) for spot in group
    }


def _recurs(group: Sequence[_Spot], placed: bool, least: int, count: int) -> bool:
    """Whether a line is on enough pages: on nearly all, or nearly all left or right ones, where nothing else speaks for it."""
    pages = {spot.page for spot in group}
    if placed or len({spot.numbers for spot in group}) > 1:
        return len(pages) >= least
    of = count / 2 if len({page % 2 for page in pages}) == 1 else count
    return len(pages) >= max(_LEAST_ALONE, _SHARE_ALONE * of)


def _counting(spots: Sequence[_Spot]) -> Iterable[list[_Spot]]:
    """The spots whose numbers are the same, or grow with the pages."""
    groups: dict[tuple[int, ...], list[_Spot]] = defaultdict(list)
    if not spots[0].numbers:
        return [list(spots)]
    grows = [
        len({spot.numbers[i] - spot.page for spot in spots}) <= len({spot.numbers[i] for spot in spots})
        for i in range(len(spots[0].numbers))
    ]
    for spot in spots:
        groups[tuple(n - spot.page if grow else n for n, grow in zip(spot.numbers, grows, strict=True))].append(spot)
    return groups.values()


@cache
def _item() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases().item.marks)} ?\d", re.IGNORECASE)


def _opens_item(text: str) -> bool:
    return bool(_item().match(text[:40]))


def _names_meeting(text: str) -> bool:
    try:
        return bool(_TITLE.search(text)) or first_day(text) is not None
    except ImpossibleDate:
        return True
