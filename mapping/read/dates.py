"""Dates as minutes print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..danish import MONTHS, WEEKDAYS
from ..model import Precision, PrintedDate, Span
from .date_spellings import ENGLISH, dates_in, may_have_date, months_in

_MONTH: Final = "|".join(MONTHS)
_LOOSE: Final = (
    re.compile(rf"\b(?P<day>\d{{1,2}})[-. ]{{1,2}}(?P<month>{_MONTH})[-. ]{{1,2}}(?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
    re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
    re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])"),
)
"""Spellings that are a date in the head of the minutes, and would not surely be one elsewhere."""
_BUDGET: Final = re.compile(r"\bbudget(?:tet)?(?: for)? (?P<year>20\d{2})(?!\d)", re.IGNORECASE)
_WEEKDAY: Final = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_OUR_TIME: Final = 2015
"""The year near which two digits are read where no meeting's day is known."""
_LEAP_YEAR: Final = 2024
"""A year that has every day: what it has not, no year has."""
LONGEST: Final = 500
"""Characters of a line of the head that are looked at."""


class ImpossibleDate(ValueError):
    """A printed date that is in no calendar; the argument is the date as printed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date and where it stands in its sentence."""

    start: int
    end: int
    date: PrintedDate
    budget: bool
    """True for «budget 2022»: the budget's year, not the day it was adopted."""


def find_dates(text: str, near: date, span: Span) -> Iterator[Found]:
    """Every date of a text, in order; two days joined by «og» are two dates at one place.

    A day without a year is given the year that brings it nearest to ``near``, the day of the meeting: minutes of December
    that say «den 21. januar» speak of the next month. A date that no calendar has is passed over: ``impossible_dates`` has those.
    """
    if not may_have_date(text):
        return
    budgets = _BUDGET.finditer(text) if "budget" in text.lower() else ()
    found = [_found(match, match["year"], Precision.YEAR, True, span, match.group()) for match in budgets]
    days = dates_in(text)
    for match in days:
        found.extend(_days(match, near, span))
    for match in months_in(text, days):
        month = MONTHS.index(match["month"].lower()) + 1
        found.append(_found(match, f"{match['year']}-{month:02d}", Precision.MONTH, False, span, match.group()))
    yield from sorted(found, key=lambda one: (one.start, one.date.value))


def impossible_dates(text: str) -> Iterator[str]:
    """Every printed day that no calendar has, as printed: «den 31. juni 2024», «29/2 2023».

    Only what can be nothing but a date: its month is one of twelve, and its day one that some month has.
    """
    for match in dates_in(text):
        groups = match.groupdict()
        month = month_number(groups["month"])
        year = _year(groups["year"], _OUR_TIME) if groups["year"] else _LEAP_YEAR
        days = [int(day) for day in (groups["day"], groups.get("also")) if day]
        if 1 <= month <= 12 and all(1 <= day <= 31 for day in days) and not all(_day(year, month, day) for day in days):
            yield match.group().strip()


def _days(match: re.Match[str], near: date, span: Span) -> Iterator[Found]:
    groups = match.groupdict()
    month = month_number(groups["month"])
    year = _year(groups["year"], near.year) if groups["year"] else None
    for day in (groups["day"], groups.get("also")):
        if day is None:
            continue
        value = _day(year, month, int(day)) if year else _nearest(month, int(day), near)
        if value is not None:
            one = PrintedDate(match.group(), value.isoformat(), Precision.DAY, year is None, span)
            yield Found(match.start(), match.end(), one, budget=False)


def month_number(printed: str) -> int:
    """4 of «4», «04», «april», «apr.» and «April»."""
    if printed.isdigit():
        return int(printed)
    short = printed.lower()[:3]
    names = ENGLISH if printed.lower() in ENGLISH and printed.lower() not in MONTHS else MONTHS
    return next(place for place, name in enumerate(names, 1) if name.startswith(short))


def _year(printed: str, near: int) -> int:
    """Two digits are the year that lies nearest: 17 is 2017 in minutes of our time."""
    year = int(printed)
    return year if len(printed) == 4 else min((1900 + year, 2000 + year), key=lambda each: abs(each - near))


def _nearest(month: int, day: int, near: date) -> date | None:
    candidates = [found for year in (near.year - 1, near.year, near.year + 1) if (found := _day(year, month, day))]
    return min(candidates, key=lambda found: abs((found - near).days), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _found(match: re.Match[str], value: str, precision: Precision, budget: bool, span: Span, printed: str) -> Found:
    return Found(match.start(), match.end(), PrintedDate(printed, value, precision, False, span), budget)


def first_day(text: str) -> date | None:
    """The first full date in a line of the head. Raises ImpossibleDate for «31. februar 2026»."""
    match = next((match for match in dates_in(text[:LONGEST]) if match["year"]), None)
    if match is None:
        return None
    return _possible(match)


def day_of_head(text: str) -> date | None:
    """The first full date of a line of the head, in spellings too that only there are surely one. Raises ImpossibleDate."""
    found = first_day(text)
    if found is not None:
        return found
    match = next((each for pattern in _LOOSE if (each := pattern.search(text))), None)
    return _possible(match) if match else None


def _possible(match: re.Match[str]) -> date:
    found = _day(_year(match["year"], _OUR_TIME), month_number(match["month"]), int(match["day"]))
    if found is None:
        raise ImpossibleDate(match.group())
    return found


def first_weekday(text: str) -> str | None:
    """The first weekday that a text names, in lower case."""
    match = _WEEKDAY.search(text)
    return match.group().lower() if match else None
