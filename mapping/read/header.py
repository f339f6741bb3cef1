"""The head of the minutes: which body met, in which term, when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..danish import write_date
from ..model import BodyName, MeetingTime, Place
from ..problems import Problem, Severity, Unreadable, shorten
from .dates import ImpossibleDate, first_day, first_time, weekday
from .lines import Line
from .phrases import any_of, phrases

_TITLE: Final = re.compile(r"(?:REFERAT|Referat|referat)(?: fra| af)?(?: mødet i)? +(?P<rest>\S.{0,300})")
_TERM: Final = re.compile(r" (?P<first>(?:19|20)\d{2}) ?[-–] ?(?P<last>(?:19|20)\d{2})(?= |$)")
_DATE_TAIL: Final = re.compile(r",? +(?:d\.|den|møde)? ?(?=\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{1,2}\. ?[a-z]+ \d{4})")
_LONGEST: Final = 400
"""Characters; a longer line is no line of a head."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the head says, and which of its lines said it."""

    body: BodyName
    time: MeetingTime
    place: Place | None
    read: frozenset[int]
    problems: tuple[Problem, ...]


def read_header(lines: Sequence[Line], name: str) -> Header:
    """Read the lines before the contents list and the first item. Raises Unreadable where body or date are missing."""
    title = next((line for line in lines if _TITLE.fullmatch(line.text)), None)
    if title is None:
        raise Unreadable(no_minutes(lines, name))
    body, title_day = _body_and_day(title, name)
    date_line = _labelled(lines, phrases().header.date)
    place_line = _labelled(lines, phrases().header.place)
    day = _day(date_line, name) if date_line else None
    if day is None and title_day is None:
        raise Unreadable(
            Problem(
                name, title.number, "no-date", f"«{shorten(title.text)}»", "the date of the meeting, here or after «Mødedato»."
            )
        )
    source = date_line or title
    end = end_line(lines)
    read = frozenset(line.number for line in (title, date_line, place_line, end) if line)
    time = MeetingTime(
        day=day or title_day or date.min,
        weekday=weekday(source.text),
        start=first_time(source.text),
        end=first_time(end.text) if end else None,
        span=source.span,
        end_span=end.span if end else None,
    )
    place = Place(_after_label(place_line.text), place_line.span) if place_line and _after_label(place_line.text) else None
    return Header(body, time, place, read, tuple(_disagreements(day, title_day, source, title, name)))


def no_minutes(lines: Sequence[Line], name: str) -> Problem:
    """What to say of a file in which no head of minutes was found."""
    first = next((line for line in lines if not line.blank), None)
    saw = (
        f"no line that begins with «REFERAT» and a body's name; the first line is «{shorten(first.text)}»" if first else "no text"
    )
    return Problem(
        name,
        first.number if first else 1,
        "no-minutes",
        saw,
        "minutes («REFERAT Beskæftigelses- og Socialudvalget 2026-2029 d. 28-04-2026»).",
    )


def end_line(lines: Sequence[Line]) -> Line | None:
    """A line such as «Mødet hævet kl. 14.45.»."""
    pattern = re.compile(rf"{any_of(phrases().header.end)}[^.]{{0,40}}\bkl\.?:? ?\d.{{0,20}}", re.IGNORECASE)
    return next((line for line in lines if len(line.text) < _LONGEST and pattern.fullmatch(line.text.strip())), None)


def _body_and_day(title: Line, name: str) -> tuple[BodyName, date | None]:
    match = _TITLE.fullmatch(title.text)
    rest = match["rest"] if match else title.text
    try:
        day = first_day(rest)
    except ImpossibleDate as error:
        raise Unreadable(_impossible(error, title, name)) from error
    cut = _DATE_TAIL.search(rest)
    named = rest[: cut.start()] if cut else rest
    term = _TERM.search(named)
    years = (int(term["first"]), int(term["last"])) if term else None
    bare = (named[: term.start()] if term else named).strip(" ,:-–")
    if not bare:
        raise Unreadable(
            Problem(name, title.number, "no-body", f"«{shorten(title.text)}»", "the name of the body that met, after «REFERAT».")
        )
    return BodyName(bare, years, title.span), day


def _day(line: Line, name: str) -> date | None:
    try:
        return first_day(line.text)
    except ImpossibleDate as error:
        raise Unreadable(_impossible(error, line, name)) from error


def _impossible(error: ImpossibleDate, line: Line, name: str) -> Problem:
    return Problem(
        name,
        line.number,
        "impossible-date",
        f"«{shorten(str(error))}», a day that no calendar has",
        "the day of the meeting as it really was.",
    )


def _labelled(lines: Sequence[Line], labels: Sequence[str]) -> Line | None:
    pattern = re.compile(rf"{any_of(labels)}:? +\S")
    return next((line for line in lines if len(line.text) < _LONGEST and pattern.match(line.text)), None)


def _after_label(text: str) -> str:
    return re.sub(rf"^{any_of(phrases().header.place)}:? +", "", text).strip()


def _disagreements(day: date | None, title_day: date | None, line: Line, title: Line, name: str) -> list[Problem]:
    if day is None or title_day is None or day == title_day:
        return []
    saw = f"{write_date(day)} here and {write_date(title_day)} in line {title.number}"
    return [Problem(name, line.number, "dates-differ", saw, f"one date; {write_date(day)} is published.", Severity.WARNING)]
