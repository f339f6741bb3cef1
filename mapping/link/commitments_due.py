"""When something is due: the last day of a printed term, or how often it comes again."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from ..danish import MONTHS
from ..model import Precision, Span
from ..read.dates import find_dates
from .commitments_words import commitment_words
from .wordings import any_of

_MONTH: Final = f"(?P<month>{'|'.join(MONTHS)})"
_YEAR: Final = r"(?P<year>20\d\d)"
_LEAD: Final = r"(?:(?:senest|inden|før|med|ved|til|i|hen mod)\s+)*"
_END: Final = r"(?:(?:udgangen|slutningen) af\s+|ultimo\s+|(?:i\s+)?løbet af\s+)"
_ORDINALS: Final = {"1": 1, "første": 1, "2": 2, "andet": 2, "anden": 2, "3": 3, "tredje": 3, "4": 4, "fjerde": 4}
_NTH: Final = r"(?P<nth>[1-4]\.|første|andet|tredje|fjerde)"
_HALF: Final = re.compile(rf"\b{_LEAD}{_END}?{_NTH}\s+(?P<part>halvår|kvartal)(?:\s+(?:af\s+)?{_YEAR})?\b", re.IGNORECASE)
_END_OF: Final = re.compile(
    rf"\b{_LEAD}{_END}(?:(?P<part>{'|'.join(MONTHS)})(?:\s+{_YEAR})?|(?P<only>20\d\d)|(?P<this>året|indeværende år))\b",
    re.IGNORECASE,
)
_YEARS_END: Final = re.compile(r"\binden (?:årets udgang|årsskiftet|nytår|året er omme)\b", re.IGNORECASE)
_IN_MONTH: Final = re.compile(rf"\b(?:senest i|inden|i|til)\s+{_MONTH}(?:\s+{_YEAR})?\b(?!\s*\d)", re.IGNORECASE)
_IN_YEAR: Final = re.compile(rf"\b(?:senest i|i)\s+{_YEAR}\b(?![-–/]\d)", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\b(?:inden|før)\s+$", re.IGNORECASE)
_LATEST: Final = re.compile(r"\b(?:senest|til og med|på|ved)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A printed term and where it stands."""

    start: int
    end: int
    printed: str
    due: date | None
    """Nothing where no day can be told from the words."""
    every_months: int | None = None
    begins: date | None = None
    """The first of two days that are printed together."""


def find_terms(text: str, near: date, span: Span) -> list[Term]:
    """Every term of a sentence in printed order; of two that overlap, the longer words are meant."""
    found = sorted(_terms(text, near, span), key=lambda term: (term.start - term.end, term.start))
    kept: list[Term] = []
    for term in found:
        if all(term.end <= other.start or term.start >= other.end for other in kept):
            kept.append(term)
    return sorted(kept, key=lambda term: term.start)


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, monthrange(day.year + years, month + 1)[1]))


def _terms(text: str, near: date, span: Span) -> Iterator[Term]:
    for match in _HALF.finditer(text):
        months = 6 if match["part"].lower() == "halvår" else 3
        nth = _ORDINALS[match["nth"].rstrip(".").lower()]
        if nth * months <= 12:
            yield _term(match, month_end(int(match["year"] or near.year), nth * months))
    for match in _END_OF.finditer(text):
        yield _term(match, _end_of(match, near))
    for match in _YEARS_END.finditer(text):
        yield _term(match, date(near.year, 12, 31))
    for match in _IN_MONTH.finditer(text):
        month = MONTHS.index(match["month"].lower()) + 1
        yield _term(match, _in_month(month, match["year"], near))
    for match in _IN_YEAR.finditer(text):
        yield _term(match, date(int(match["year"]), 12, 31))
    yield from _days(text, near, span)
    yield from _worded(text)


def _end_of(match: re.Match[str], near: date) -> date:
    if match["part"]:
        return _in_month(MONTHS.index(match["part"].lower()) + 1, match["year"], near)
    return date(int(match["only"]) if match["only"] else near.year, 12, 31)


def _in_month(month: int, year: str | None, near: date) -> date:
    """A month without a year is the next one of that name, the meeting's own counted."""
    return month_end(int(year) if year else near.year + (month < near.month), month)


def _days(text: str, near: date, span: Span) -> Iterator[Term]:
    """Yield days and months with a year; «inden den 1. maj» ends on 30 April, and two days joined by «og» on the second."""
    places: dict[tuple[int, int], list[date]] = {}
    for found in find_dates(text, near, span):
        if found.budget:
            continue
        year, _, rest = found.date.value.partition("-")
        day = date.fromisoformat(found.date.value) if found.date.precision is Precision.DAY else month_end(int(year), int(rest))
        places.setdefault((found.start, found.end), []).append(day)
    for (start, end), days in places.items():
        before = _BEFORE.search(text[:start])
        lead = before or _LATEST.search(text[:start])
        first = lead.start() if lead else start
        yield Term(first, end, text[first:end], max(days) - timedelta(days=1 if before else 0), begins=min(days))


def _worded(text: str) -> Iterator[Term]:
    for match in _vague().finditer(text):
        yield Term(match.start(), match.end(), match.group(), None)
    again = commitment_words().again
    for match in _again().finditer(text):
        yield Term(match.start(), match.end(), match.group(), None, again[" ".join(match.group().lower().split())])


@cache
def _vague() -> re.Pattern[str]:
    """A term without a day, with the month or year that it names."""
    return re.compile(rf"\b{any_of(commitment_words().terms.vague)}(?:\s+(?:{'|'.join(MONTHS)}))?(?:\s+20\d\d)?\b", re.IGNORECASE)


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(commitment_words().again)}\b", re.IGNORECASE)


def _term(match: re.Match[str], due: date) -> Term:
    return Term(match.start(), match.end(), match.group(), due)
