"""What stands over and under a table: its heading rows, years, unit of money, price level, signs and budget stage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from ..model import Column
from .cells import budget_year, figure, is_nil, is_total, is_year
from .money_stages import only_stage
from .money_words import price_level_pattern

_MONEY: Final = re.compile(
    r"(?<![\w.,])(?P<printed>"
    r"(?P<figure>1\.000\.000|1\.000|1 000|1000|tusinder|tusinde|tusind|t\.?|mio\.?|mill\.?|millioner|mia\.?|m|)"
    r" ?(?:kr\b\.?|kroner\b|dkk\b))",
    re.IGNORECASE,
)
_AMOUNT_BEFORE: Final = re.compile(r"(?:\d|\b(?:på|over|under|til|af|ca\.|for|op til|end))\s*$", re.IGNORECASE)
"""What stands before a figure that is an amount: «Udmøntning af 64,9 mio. kr.» gives no unit."""
_MULTIPLIERS: Final = {
    "1.000.000": 1_000_000,
    "1.000": 1000,
    "1 000": 1000,
    "1000": 1000,
    "tusinder": 1000,
    "tusinde": 1000,
    "tusind": 1000,
    "t": 1000,
    "m": 1_000_000,
    "mio": 1_000_000,
    "mill": 1_000_000,
    "millioner": 1_000_000,
    "mia": 1_000_000_000,
    "": 1,
}
_SIGNS: Final = re.compile(
    r"(?:(?:[-+−–]|minus|plus) ?= ?[^\W\d_][^=,;()\n]{2,60}(?:[,;] ?(?:[-+−–]|minus|plus) ?= ?[^=,;()\n]{2,60})?"
    r"|(?:et )?(?:negativt?e?|positivt?e?|minus) (?:tal|fortegn|beløb)?[^.\n]{0,20}(?:angiver|betyder|er udtryk for|=|er)"
    r" [^.\n]{3,100})",
    re.IGNORECASE,
)
_NOT_MONEY: Final = re.compile(r"%|\b(?:pct|procent|antal|årsværk|indeks|stk|m2|timer|personer|elever)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of money and how many kroner one of it is."""

    printed: str
    multiplier: int


def heading_rows(grid: Sequence[tuple[str, ...]]) -> int:
    """How many rows at the top are heading rows: those whose cells are words, years or nothing.

    A row with nothing but a label opens a part of the table, so it is a heading only before the others.
    """
    leading = list(takewhile(lambda cells: all(_is_heading(cell) for cell in cells[1:]), grid))
    filled = next((place for place, cells in enumerate(leading) if any(cells[1:])), None)
    if filled is not None:
        opening = (place for place, cells in enumerate(leading) if place > filled and _opens_part(cells))
        leading = leading[: next(opening, len(leading))]
    return min(len(leading), len(grid) - 1) if len(leading) > 1 else len(leading)


def _opens_part(cells: tuple[str, ...]) -> bool:
    return bool(cells[0]) and not any(cells[1:]) and unit_in((cells[0],)) is None


def _is_heading(cell: str) -> bool:
    return is_year(cell) or (figure(cell)[0] is None and not is_nil(cell))


def columns_of(head_rows: Sequence[tuple[str, ...]], width: int) -> tuple[Column, ...]:
    """The data columns with their headings; a year that two columns have is no column's."""
    filled = [_spanned([*cells, *[""] * (width - len(cells))], last=row is head_rows[-1]) for row in head_rows for cells in [row]]
    found = []
    for position in range(1, width):
        headings = tuple(cells[position] for cells in filled if cells[position])
        year = next((year for heading in headings if (year := budget_year(heading))), None)
        found.append(Column(position, headings, year, any(is_total(heading) for heading in headings)))
    times = Counter(column.year for column in found)
    return tuple(replace(column, year=None) if column.year and times[column.year] > 1 else column for column in found)


def _spanned(cells: list[str], last: bool) -> list[str]:
    """A heading over several columns is printed once, over the first: repeat it over the others (not in the last row)."""
    if last:
        return cells
    for i in range(2, len(cells)):
        cells[i] = cells[i] or cells[i - 1]
    return cells


def unit_in(texts: Iterable[str | None]) -> Unit | None:
    """The first unit of money that one of the texts gives: «1.000 kr.», «(i mio. kr.)», «Beløb i kr.»."""
    for text in texts:
        for match in _MONEY.finditer(text[:300]) if text else ():
            if not _AMOUNT_BEFORE.search(match.string[max(0, match.start() - 12) : match.start()]):
                return unit_of(match)
    return None


def unit_of(match: re.Match[str]) -> Unit:
    return Unit(match["printed"], _MULTIPLIERS[match["figure"].rstrip(".").lower()])


def money_unit(printed: str) -> Unit | None:
    """The unit printed in a cell, where it is one of money."""
    match = _MONEY.fullmatch(printed)
    return Unit(",-", 1) if printed == ",-" else unit_of(match) if match else None


def is_other_than_money(text: str) -> bool:
    """«Årsværk», «Ændring i %»: a row or column that counts something else, whatever the table's unit."""
    return bool(_NOT_MONEY.search(text))


def price_level_in(texts: Iterable[str | None]) -> str | None:
    """The one price level that the texts name; nothing where they name two."""
    found = {match.group() for text in texts if text for match in price_level_pattern().finditer(text[:300])}
    return found.pop() if len(found) == 1 else None


def sign_convention_in(texts: Iterable[str | None]) -> str | None:
    """What a table says of its signs: «- = mindreforbrug, + = merforbrug»."""
    match = next((match for text in texts if text and (match := _SIGNS.search(text[:300]))), None)
    return match.group().strip(" ().") if match else None


def stage_in(texts: Iterable[str | None]) -> str | None:
    """The budget stage that caption and headings agree on."""
    return only_stage(" . ".join(text for text in texts if text)[:1000])
