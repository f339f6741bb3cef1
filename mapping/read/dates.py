"""Dates and times of day as minutes print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from ..danish import MONTHS, WEEKDAYS
from ..model import Precision, PrintedDate, Span

_MONTH: Final = "(?:" + "|".join(MONTHS) + ")"
_LEAD: Final = r"(?:(?:den|d\.) ?)?"
_DAY: Final = re.compile(
    rf"\b{_LEAD}(?P<day>\d{{1,2}})\. ?(?:og (?P<also>\d{{1,2}})\. ?)?(?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?(?!\w)",
    re.IGNORECASE,
)
_FIGURES: Final = re.compile(
    rf"(?<![\d/.,-])\b{_LEAD}(?P<day>\d{{1,2}})(?P<mark>[-/.])(?P<month>\d{{1,2}})[-/. ](?P<year>(?:19|20)\d{{2}})(?![\d/-])",
    re.I,
)
_MONTH_ONLY: Final = re.compile(rf"\b(?P<month>{_MONTH}) (?P<year>\d{{4}})(?!\w)", re.IGNORECASE)
_BUDGET: Final = re.compile(r"\bbudget(?:tet)?(?: for)? (?P<year>20\d{2})(?!\d)", re.IGNORECASE)
_TIME: Final = re.compile(r"\bkl\.?:? ?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?(?!\d)", re.IGNORECASE)


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
    that say «den 21. januar» speak of the next month. A date that no calendar has is passed over.
    """
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_DAY, _FIGURES):
        for match in pattern.finditer(text):
            found.extend(_days(match, near, span))
            taken.append(match.span())
    for match in _MONTH_ONLY.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            month = MONTHS.index(match["month"].lower()) + 1
            found.append(_found(match, f"{match['year']}-{month:02d}", Precision.MONTH, False, span, match.group()))
    for match in _BUDGET.finditer(text):
        found.append(_found(match, match["year"], Precision.YEAR, True, span, match.group()))
    yield from sorted(found, key=lambda one: (one.start, one.date.value))


def _days(match: re.Match[str], near: date, span: Span) -> Iterator[Found]:
    groups = match.groupdict()
    month_word = groups["month"].lower()
    month = int(month_word) if month_word.isdigit() else MONTHS.index(month_word) + 1
    year = groups["year"]
    for day in (groups["day"], groups.get("also")):
        if day is None:
            continue
        value = _day(int(year), month, int(day)) if year else _nearest(month, int(day), near)
        if value is not None:
            one = PrintedDate(match.group(), value.isoformat(), Precision.DAY, year is None, span)
            yield Found(match.start(), match.end(), one, budget=False)


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
    matches = [match for pattern in (_DAY, _FIGURES) for match in pattern.finditer(text) if match["year"]]
    if not matches:
        return None
    match = min(matches, key=lambda found: found.start())
    word = match["month"].lower()
    month = int(word) if word.isdigit() else MONTHS.index(word) + 1
    found = _day(int(match["year"]), month, int(match["day"]))
    if found is None:
        raise ImpossibleDate(match.group())
    return found


def first_time(text: str) -> time | None:
    """The first «kl. 12:30» or «kl. 14.45» of a text; nothing where hour or minute are out of range."""
    match = _TIME.search(text)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def weekday(text: str) -> str | None:
    """The first weekday named in a text, in lower case."""
    match = re.search(rf"\b({'|'.join(WEEKDAYS)})\b", text, re.IGNORECASE)
    return match.group().lower() if match else None
