"""What the head of the minutes says of its own date."""

from __future__ import annotations

from collections.abc import Iterator

from ..danish import WEEKDAYS
from ..model import Reading
from ..problems import Problem, Severity, shorten


def check_weekday(reading: Reading) -> Iterator[Problem]:
    """The printed weekday is the date's weekday: if it is not, one of the two is misprinted, and nobody can tell which."""
    time = reading.minutes.time
    weekday = WEEKDAYS[time.day.weekday()]
    if time.weekday is not None and time.weekday.lower() != weekday:
        yield Problem(
            reading.minutes.source.name,
            time.span.first,
            "weekday-differs-from-date",
            f"«{shorten(time.weekday)}» for {time.day.isoformat()}, which is a {weekday}.",
            "the right date or the right weekday in the minutes; the date is published as printed.",
            Severity.WARNING,
        )


def check_term(reading: Reading) -> Iterator[Problem]:
    """The meeting lies in the election period printed beside the body's name."""
    body, day = reading.minutes.body, reading.minutes.time.day
    if body.term is not None and not body.term[0] <= day.year <= body.term[1]:
        yield Problem(
            reading.minutes.source.name,
            body.span.first,
            "term-does-not-hold-date",
            f"the term {body.term[0]}-{body.term[1]} for a meeting on {day.isoformat()}.",
            "the right term or the right date in the minutes; both are published as printed.",
            Severity.WARNING,
        )
