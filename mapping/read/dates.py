"""Dates and times of day as minutes print them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from ..danish import MONTHS, WEEKDAYS
from ..model import Precision, PrintedDate, Span

ENGLISH: Final = tuple("january february march april may june july august september october november december".split())
"""Month names of systems that print dates in English."""
_MONTH: Final = "(?:" + "|".join(MONTHS) + ")"
_SHORT: Final = r"(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.?)"
_LEAD: Final = r"(?:(?:den|d\.) ?)?"
_DAY: Final = re.compile(
    rf"\b{_LEAD}(?P<day>\d{{1,2}})\. ?(?:og (?P<also>\d{{1,2}})\. ?)?(?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?(?!\w)",
    re.IGNORECASE,
)
_FIGURES: Final = re.compile(
    rf"(?<![\d/.,-])\b{_LEAD}(?P<day>\d{{1,2}})(?P<mark>[-/.])(?P<month>\d{{1,2}})[-/. ](?P<year>(?:19|20)\d{{2}})(?![\d/-])",
    re.I,
)
_BARE: Final = re.compile(
    rf"(?<![\w/.,-]){_LEAD}(?P<day>\d{{1,2}})(?:[-.] ?| )(?P<month>{_MONTH}|{_SHORT})(?: ?[-.] ?| )"
    r"(?P<year>(?:19|20)\d{2})(?![\w/-])",
    re.IGNORECASE,
)
"""«15-maj-2002», «30. aug 2022», «28 april 2026»: spellings that only a year makes sure."""
_ENGLISH: Final = re.compile(
    rf"\b(?P<month>{'|'.join(ENGLISH)}) (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d{{2}})(?!\d)", re.IGNORECASE
)
_ISO: Final = re.compile(r"(?<![\w/.,-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d/-])")
_TWO_DIGITS: Final = re.compile(
    rf"(?:\b(?:den|d\.|dato:?|{'|'.join(WEEKDAYS)})(?: (?:den|d\.))? ?)"
    r"(?P<day>\d{1,2})(?P<mark>[-/.]) ?(?P<month>\d{1,2})[-/.](?P<year>\d{2})(?![\w/-]|\.\d)",
    re.IGNORECASE,
)
"""«d. 28.4.26», «mandag 03-04-17»: only after a word for a day, since case numbers look so too."""
_WRITTEN: Final = (_DAY, _FIGURES, _BARE, _ENGLISH, _ISO, _TWO_DIGITS)
_MONTH_ONLY: Final = re.compile(rf"\b(?P<month>{_MONTH}) (?P<year>\d{{4}})(?!\w)", re.IGNORECASE)
_BUDGET: Final = re.compile(r"\bbudget(?:tet)?(?: for)? (?P<year>20\d{2})(?!\d)", re.IGNORECASE)
_TIME: Final = re.compile(r"\bkl\.?:? ?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?(?!\d)", re.IGNORECASE)

_FROM_TO: Final = re.compile(
    r"\bkl\.?:? ?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))? ?(?:-|–|til|til kl\.|- ?kl\.) ?"
    r"(?P<to_hour>\d{1,2})(?:[.:](?P<to_minute>\d{2}))?(?![\d.:]\d|\d)",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"(?<![\d.:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)")
_OUR_TIME: Final = 2015
"""The year near which two digits are read where no meeting's day is known."""
_LEAP_YEAR: Final = 2024
"""A year that has every day: what it has not, no year has."""
LONGEST: Final = 500
"""Characters of a line of the head that are looked at."""


_DIGIT: Final = re.compile(r"\d")
"""What no date is without: most sentences have none, and need not be searched for every spelling of one."""


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
    if not _DIGIT.search(text):
        return
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    for match in _dates(text):
        found.extend(_days(match, near, span))
        taken.append(match.span())
    covered = _Covered(taken)
    for match in _MONTH_ONLY.finditer(text):
        if not covered.holds(match.start()):
            month = MONTHS.index(match["month"].lower()) + 1
            found.append(_found(match, f"{match['year']}-{month:02d}", Precision.MONTH, False, span, match.group()))
    for match in _BUDGET.finditer(text):
        found.append(_found(match, match["year"], Precision.YEAR, True, span, match.group()))
    yield from sorted(found, key=lambda one: (one.start, one.date.value))


def impossible_dates(text: str) -> Iterator[str]:
    """Every printed day that no calendar has, as printed: «den 31. juni 2024», «29/2 2023».

    Only what can be nothing but a date: its month is one of twelve, and its day one that some month has.
    """
    for match in _dates(text):
        groups = match.groupdict()
        month = month_number(groups["month"])
        year = _year(groups["year"], _OUR_TIME) if groups["year"] else _LEAP_YEAR
        days = [int(day) for day in (groups["day"], groups.get("also")) if day]
        if 1 <= month <= 12 and all(1 <= day <= 31 for day in days) and not all(_day(year, month, day) for day in days):
            yield match.group().strip()


def _dates(text: str) -> list[re.Match[str]]:
    """Every date with a day, in printed order; of two that overlap the first spelling in ``_WRITTEN`` is meant."""
    taken: list[re.Match[str]] = []
    for pattern in _WRITTEN:
        covered = _Covered([match.span() for match in taken])
        taken.extend(match for match in pattern.finditer(text) if not covered.touches(*match.span()))
    return sorted(taken, key=lambda match: match.start())


class _Covered:
    """Which places of a text are taken by spans that do not overlap."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def holds(self, place: int) -> bool:
        return self.touches(place, place + 1)

    def touches(self, start: int, end: int) -> bool:
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._spans[before][1] > start


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
    match = next((match for match in _dates(text[:LONGEST]) if match["year"]), None)
    if match is None:
        return None
    found = _day(_year(match["year"], _OUR_TIME), month_number(match["month"]), int(match["day"]))
    if found is None:
        raise ImpossibleDate(match.group())
    return found


def first_time(text: str) -> time | None:
    """The first «kl. 12:30» or «kl. 14.45» of a text; nothing where hour or minute are out of range."""
    match = _TIME.search(text)
    return _time(match["hour"], match["minute"]) if match else None


def time_span(text: str) -> tuple[time, time] | None:
    """Both times of «kl. 19.00-23.55», «kl. 17 til 19:30»; nothing where only one is printed."""
    match = _FROM_TO.search(text)
    start = _time(match["hour"], match["minute"]) if match else None
    end = _time(match["to_hour"], match["to_minute"]) if match else None
    return (start, end) if start and end else None


def bare_time(text: str) -> time | None:
    """The first time in a line that gives a time and need not say «kl.»: «Onsdag, April 3, 2019 - 18:00»."""
    match = _CLOCK.search(text)
    return first_time(text) or (_time(match["hour"], match["minute"]) if match else None)


def _time(hour: str, minute: str | None) -> time | None:
    hours, minutes = int(hour), int(minute or 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def weekday(text: str) -> str | None:
    """The first weekday named in a text, in lower case."""
    match = re.search(rf"\b({'|'.join(WEEKDAYS)})\b", text, re.IGNORECASE)
    return match.group().lower() if match else None
