"""The holes in a collection: where minutes of a body are missing for longer than is usual for it. Nothing is said of the time
before its first meeting here and after its last, and never that a meeting was held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low
from typing import Final

from ..collection import MeetingSummary
from ..knowledge import Because, Certainty, Hole

_FEWEST: Final = 6
"""Meetings by which a body's usual interval may be told."""
_TIMES: Final = 3
"""How many times the usual interval a hole is: summers without meetings are shorter."""
_DAYS: Final = 92
"""The shortest hole: three months."""


def holes(municipality: str, meetings: Iterable[MeetingSummary]) -> tuple[Hole, ...]:
    """The holes of every body of a municipality, by body, the earliest first."""
    days: dict[str, set[date]] = defaultdict(set)
    for meeting in meetings:
        days[meeting.key.body].add(meeting.key.day)
    return tuple(hole for body in sorted(days) for hole in _of_body(municipality, body, sorted(days[body])))


def _of_body(municipality: str, body: str, days: list[date]) -> Iterator[Hole]:
    usual = median_low([(later - earlier).days for earlier, later in pairwise(days)]) if len(days) >= _FEWEST else None
    for earlier, later in pairwise(days):
        because = _whole_years(earlier, later) or _longer_than_usual(earlier, later, usual)
        if because:
            yield Hole(municipality, body, earlier + timedelta(1), later - timedelta(1), because)


def _whole_years(earlier: date, later: date) -> Because | None:
    years = [str(year) for year in range(earlier.year + 1, later.year)]
    if not years:
        return None
    between = years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}"
    said = f"Samlingen har referater fra før og efter {between}, men ingen derfra."
    return Because("helt-aar", Certainty.SURE, said)


def _longer_than_usual(earlier: date, later: date, usual: int | None) -> Because | None:
    long = (later - earlier).days
    if usual is None or long <= max(_TIMES * usual, _DAYS):
        return None
    said = f"Der er {long} dage mellem to referater; sædvanligvis er der {usual}. Det kan være en pause."
    return Because("laengere-end-saedvanligt", Certainty.POSSIBLE, said)
