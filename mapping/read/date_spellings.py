"""Where a text prints a date, and in which spelling.

Whatever the spelling, a figure stands at one of a few places in it. So the figures are looked for, which few sentences have,
and a spelling is tried only around them: that takes a tenth of the time that searching for every spelling does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from ..danish import MONTHS, WEEKDAYS

ENGLISH: Final = tuple("january february march april may june july august september october november december".split())
"""Month names of systems that print dates in English."""
_MONTH: Final = "(?:" + "|".join(MONTHS) + ")"
_SHORT: Final = r"(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.?)"
_LEAD: Final = r"(?:(?:den|d\.) ?)?"
_LEAD_END: Final = re.compile(r"(?:den|d\.) ?$", re.IGNORECASE)
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
SPELLINGS: Final = (_DAY, _FIGURES, _BARE, _ENGLISH, _ISO, _TWO_DIGITS)
"""Every spelling of a day. Of two that overlap, the one that comes first here is meant."""
_MONTH_ONLY: Final = re.compile(rf"\b(?P<month>{_MONTH}) (?P<year>\d{{4}})(?!\w)", re.IGNORECASE)

_BEFORE_NAME: Final = re.compile(r"\d(?:[-.] ?| )[jfmasond]", re.IGNORECASE)
"""The last figure of a day before a month's name, or before «og» and another day."""
_BEFORE_FIGURES: Final = re.compile(r"\d[-/.]\d{1,2}[-/. ](?:19|20)\d{2}")
_AFTER_NAME: Final = re.compile(r"\d(?<=[yhletrsji] \d)", re.IGNORECASE)
"""The first figure after a month's name."""
_YEAR_AND_MONTH: Final = re.compile(r"(?:19|20)\d{2}-\d{2}-\d")
_SHORT_YEAR: Final = re.compile(r"\d[-/.] ?\d{1,2}[-/.]\d{2}(?![\w/-]|\.\d)")
_NEAR: Final = re.compile(r"\d(?:(?:[-.] ?| )[jfmasond]|(?<=[yhletrsji] \d)|[-/.] ?\d{1,2}[-/. ]\d)", re.IGNORECASE)
"""What no date is without, whatever its spelling."""
_DIGIT: Final = re.compile(r"\d")
_LONGEST_KEPT: Final = 4000
"""Characters of a text whose dates are kept at hand: other rules ask for them again."""


def dates_in(text: str) -> tuple[re.Match[str], ...]:
    """Every date with a day, in printed order; of two that overlap the one whose spelling comes first is meant.

    The groups of a match are ``day``, ``month``, perhaps ``year``, and ``also`` for a second day of that month.
    """
    if not _DIGIT.search(text):
        return ()
    return _kept(text) if len(text) <= _LONGEST_KEPT else _dates(text)


def may_have_date(text: str) -> bool:
    """Whether a text has figures that may be of a date, or of a month or a budget: most have none."""
    return _may_have(text) if len(text) <= _LONGEST_KEPT else _looked(text)


def _looked(text: str) -> bool:
    return bool(_DIGIT.search(text)) and bool(_NEAR.search(text) or "budget" in text.lower())


_may_have: Final = lru_cache(maxsize=2048)(_looked)


def months_in(text: str, days: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Every month with a year that is no part of the days found in the text: «i maj 2024»."""
    covered = _Covered(days)
    for match in _in_windows(_MONTH_ONLY, text, 5):
        if not covered.touches(match.start(), match.start() + 1):
            yield match


def _dates(text: str) -> tuple[re.Match[str], ...]:
    named = [_first_figure(match) for match in _BEFORE_NAME.finditer(text)]
    figures = [_first_figure(match) for match in _BEFORE_FIGURES.finditer(text)]
    taken: list[re.Match[str]] = []
    for matches in (
        _at_days(_DAY, text, named),
        _at_days(_FIGURES, text, figures),
        _at_days(_BARE, text, named),
        _in_windows(_ENGLISH, text, 9),
        _ISO.finditer(text) if _YEAR_AND_MONTH.search(text) else (),
        _TWO_DIGITS.finditer(text) if _SHORT_YEAR.search(text) else (),
    ):
        found = list(matches)
        if found:
            covered = _Covered(taken)
            taken.extend(match for match in found if not covered.touches(*match.span()))
    return tuple(sorted(taken, key=lambda match: match.start()))


_kept: Final = lru_cache(maxsize=1024)(_dates)


def _first_figure(match: re.Match[str]) -> int:
    """Where the day begins whose last figure a match begins with."""
    before = match.start() - 1
    return before if before >= 0 and match.string[before].isdecimal() else match.start()


def _at_days(pattern: re.Pattern[str], text: str, days: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a spelling that begins with a day, or with «den» before it."""
    end = 0
    for day in days:
        if day < end:
            continue
        lead = _LEAD_END.search(text, max(end, day - 4), day)
        match = (pattern.match(text, lead.start()) if lead else None) or pattern.match(text, day)
        if match:
            yield match
            end = match.end()


def _in_windows(pattern: re.Pattern[str], text: str, after: int) -> Iterator[re.Match[str]]:
    """The matches of a spelling that begins with a month's name; ``after`` characters from its first figure on tell all."""
    end = 0
    for figure in _AFTER_NAME.finditer(text):
        match = pattern.search(text, max(end, figure.start() - _LONGEST_NAME), figure.start() + after)
        if match:
            yield match
            end = match.end()


_LONGEST_NAME: Final = len("september ")


class _Covered:
    """Which places of a text are taken by matches that do not overlap."""

    def __init__(self, matches: Iterable[re.Match[str]]) -> None:
        self._spans = sorted(match.span() for match in matches)
        self._starts = [start for start, _ in self._spans]

    def touches(self, start: int, end: int) -> bool:
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._spans[before][1] > start
