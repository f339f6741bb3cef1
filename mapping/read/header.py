"""The head of the minutes: which body met, in which term, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from ..danish import write_date
from ..model import BodyName, LineNote, MeetingTime, Place
from ..problems import Problem, Severity, Unreadable, shorten
from .clock import is_time_stamp, meeting_times, times_in
from .dates import ImpossibleDate, day_of_head, first_weekday
from .header_body import find_body, is_title, names_body
from .header_rules import OF_PAPERS, furniture, remarks, rule_of
from .header_time import (
    Value,
    continued_days,
    end_line,
    further_days,
    labelled,
    place_in,
    says_continued,
)
from .lines import Line
from .phrases import phrases

_LONGEST: Final = 400
_NEAR: Final = 4
"""Lines after the date among which a time or a place without a label is taken for the meeting's."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the head says, and which of its lines said it."""

    body: BodyName
    time: MeetingTime
    place: Place | None
    read: frozenset[int]
    problems: tuple[Problem, ...]
    ignored: tuple[LineNote, ...] = ()


@dataclass(frozen=True, slots=True)
class _Day:
    """The day, the line that says it, and the lines that were read for it."""

    day: date
    line: Line
    text: str
    read: frozenset[int]


def read_header(lines: Sequence[Line], name: str, below: Sequence[Line] = ()) -> Header:
    """Read the lines before the contents list and the first item. Raises Unreadable where body or date are missing.

    ``below`` are the lines of the items, whose decisions' headings name the body where the head does not.
    """
    found = find_body(lines, below)
    title = next((line for line in lines if is_title(line)), None)
    title_day = _day(title, name) if title else None
    labelled_days = list(_labelled_days(lines, name))
    if found is None:
        raise Unreadable(_no_body(lines, name, title, bool(title_day or labelled_days)))
    days = [*labelled_days, *([title_day] if title_day else []), *_other_days(lines, name, bool(labelled_days or title_day))]
    if not days:
        line = title or found.line
        needs = "the date of the meeting, here or after «Mødedato»."
        raise Unreadable(Problem(name, line.number, "no-date", f"«{shorten(line.text)}»", needs))
    chosen = days[0]
    when, read = _time(lines, chosen)
    place, place_read = _place(lines, chosen.line)
    again = {line.number for line in lines if names_body(line, found.body)}
    used = read | place_read | found.read | chosen.read | again | ({title.number} if title else set())
    ignored = tuple(furniture(line for line in lines if line.number not in used))
    differ = _disagreements(chosen, title_day, name)
    return Header(found.body, when, place, frozenset(used), tuple(differ), ignored)


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


def _no_body(lines: Sequence[Line], name: str, title: Line | None, dated: bool) -> Problem:
    if title is None and not dated:
        return no_minutes(lines, name)
    line = title or next(line for line in lines if not line.blank)
    needs = "the name of the body that met, after «REFERAT», or on a line such as «Udvalg: Økonomiudvalget»."
    return Problem(name, line.number, "no-body", f"«{shorten(line.text)}»", needs)


def _labelled_days(lines: Sequence[Line], name: str) -> Iterable[_Day]:
    for value in labelled(lines, phrases().header.date):
        day = _day(value.line, name, value.text)
        if day is not None:
            yield _Day(day.day, value.line, value.text, value.read)


def _other_days(lines: Sequence[Line], name: str, known: bool) -> list[_Day]:
    """Days on lines without a label, those with a weekday or a time first; not looked for where the day is known."""
    if known:
        return []
    papers = [line for line in lines if not line.blank and len(line.text) < 200 and rule_of(line) != OF_PAPERS]
    found = [day for line in papers if (day := _day(line, name)) is not None]
    return sorted(found, key=lambda day: not (first_weekday(day.text) or times_in(day.text)[0]))


def _day(line: Line, name: str, text: str | None = None) -> _Day | None:
    text = line.text if text is None else text
    if len(text) >= _LONGEST:
        return None
    try:
        day = day_of_head(text)
    except ImpossibleDate as error:
        raise Unreadable(_impossible(error, line, name)) from error
    return _Day(day, line, text, frozenset({line.number})) if day else None


def _impossible(error: ImpossibleDate, line: Line, name: str) -> Problem:
    saw = f"«{shorten(str(error))}», a day that no calendar has"
    return Problem(name, line.number, "impossible-date", saw, "the day of the meeting as it really was.")


def _time(lines: Sequence[Line], day: _Day) -> tuple[MeetingTime, set[int]]:
    """Day, start and end, and the lines that say them. An end is taken only where the minutes say that it is one."""
    read: set[int] = set()
    start, end = times_in(day.text, bare=True)
    end_span = day.line.span if end else None
    for value in labelled(lines, phrases().header.date):
        if value.line is not day.line and day_in_or_none(value.text) in (None, day.day):
            first, last = times_in(value.text, bare=True)
            start, end, end_span = start or first, end or last, end_span or (value.line.span if last else None)
            read |= value.read if first else set()
    finish = _finish(lines)
    if finish is not None:
        read |= finish[1].read
        if finish[0] and not end:
            end, end_span = finish[0], finish[1].line.span
    said = end_line(lines) or end_line(remarks(lines))
    if said is not None:
        first, last = meeting_times(said.text.strip())
        start, end, end_span = start or first, end or last, end_span or said.span
        read.add(said.number)
    if start is None:
        start, more = _start_near(lines, day.line)
        read |= more
    continued, more = _continued(lines, day)
    weekday = first_weekday(day.text) or next(
        (word for line in _following(lines, day.line) if (word := _weekday_alone(line))), None
    )
    return MeetingTime(day.day, weekday, start, end, day.line.span, end_span, continued), read | more


def day_in_or_none(text: str) -> date | None:
    """The first full date of a text, or nothing for one that no calendar has."""
    try:
        return day_of_head(text)
    except ImpossibleDate:
        return None


def _finish(lines: Sequence[Line]) -> tuple[time | None, Value] | None:
    """A labelled end; nothing for the time where it is the end of a booking."""
    for value in labelled(lines, phrases().header.finish, colon=True):
        first, _ = times_in(value.text, bare=True)
        if first or not value.text.strip():
            return (None if is_time_stamp(value.text) and "kl" not in value.text.lower() else first), value
    return None


def _start_near(lines: Sequence[Line], day: Line) -> tuple[time | None, set[int]]:
    """A time on a line of its own right after the date: «Kl. 17:00»."""
    for line in _following(lines, day):
        first, _ = times_in(line.text)
        if first and len(line.text) < 60:
            return first, {line.number}
    return None, set()


def _following(lines: Sequence[Line], day: Line) -> list[Line]:
    return [line for line in lines if line.number > day.number and not line.blank][:_NEAR]


def _weekday_alone(line: Line) -> str | None:
    return first_weekday(line.text) if len(line.text) < 40 and times_in(line.text)[0] else None


def _continued(lines: Sequence[Line], day: _Day) -> tuple[tuple[date, ...], set[int]]:
    """The later days of a meeting: joined to the first («den 8. og 19. juni»), or on a line that says it went on."""
    joined = further_days(day.text, day.day, day.line) if " og " in day.text else ()
    told = [line for line in (*lines, *remarks(lines)) if says_continued(line)]
    return tuple(sorted({*joined, *continued_days(told, day.day)})), {line.number for line in told}


def _place(lines: Sequence[Line], day: Line) -> tuple[Place | None, set[int]]:
    for value in labelled(lines, phrases().header.place):
        if value.text:
            return Place(value.text, value.line.span), set(value.read)
    near = [day, *_following(lines, day)]
    for line in near:
        text = place_in(line)
        if text:
            return Place(text, line.span), {line.number}
    return None, set()


def _disagreements(chosen: _Day, title: _Day | None, name: str) -> list[Problem]:
    if title is None or title.day == chosen.day:
        return []
    saw = f"{write_date(chosen.day)} here and {write_date(title.day)} in line {title.line.number}"
    needs = f"one date; {write_date(chosen.day)} is published."
    return [Problem(name, chosen.line.number, "dates-differ", saw, needs, Severity.WARNING)]
