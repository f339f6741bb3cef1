"""One set of minutes, from bytes to model: the table of contents of this room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from ..model import AgendaItem, LineNote, MeetingTime, Minutes, Reading
from ..problems import Problem, Unreadable, shorten
from ..profiles import IgnoreRule, Profile
from .agenda_item import read_item
from .contents import Contents, read_contents
from .dates import first_time
from .forms import read_source
from .header import Header, end_line, no_minutes, read_header
from .items import item_heading, split_items
from .lines import Line, SourceText
from .phrases import phrases
from .references import Meeting


def read_minutes(data: bytes, name: str, profile: Profile) -> Reading:
    """Read one file; ``name`` is ``municipality/file``. Raises Unreadable where there is nothing to publish."""
    source = read_source(data, name)
    kept, ignored = _ignore(source.lines, (*phrases().ignore, *profile.ignore))
    head = list(takewhile(lambda line: item_heading(line) is None, kept))
    body = kept[len(head) :]
    header = read_header(head, name) if body or head else None
    if header is None:
        raise Unreadable(no_minutes(kept, name))
    contents = read_contents(head)
    if not body:
        raise Unreadable(_no_items(source))
    end = end_line(body)
    meeting = Meeting(header.body.name, header.time.day, profile)
    parts = [line for line in body if end is None or line.number != end.number]
    read = [read_item(heading, under, position, meeting, name) for position, (heading, under) in enumerate(split_items(parts), 1)]
    minutes = Minutes(
        municipality=profile.slug,
        body=header.body,
        time=_ended(header.time, end),
        place=header.place,
        contents=contents.entries,
        items=_dropped([one.item for one in read]),
        source=source.file,
        ignored=tuple(ignored),
        unread=tuple(_unread(head, header, contents)),
    )
    problems = (*source.problems, *header.problems, *(problem for one in read for problem in one.problems))
    return Reading(minutes, source.text, problems)


def _ignore(lines: Sequence[Line], rules: Sequence[IgnoreRule]) -> tuple[list[Line], list[LineNote]]:
    """Blank out the lines that a named rule passes over; a blank line keeps the others' numbers."""
    patterns = [(rule.name, re.compile(rule.pattern)) for rule in rules]
    kept: list[Line] = []
    notes: list[LineNote] = []
    for line in lines:
        short = not line.blank and len(line.text) <= 300
        rule = next((name for name, pattern in patterns if short and pattern.fullmatch(line.text.strip())), None)
        if rule is None:
            kept.append(line)
        else:
            notes.append(LineNote(line.number, line.text, rule))
            kept.append(replace(line, text=""))
    return kept, notes


def _ended(time: MeetingTime, end: Line | None) -> MeetingTime:
    """«Mødet hævet kl. 14.45.» often stands under the first item's decision."""
    if end is None or time.end is not None:
        return time
    return replace(time, end=first_time(end.text), end_span=end.span)


def _dropped(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Mark the items that another item's decision took off the agenda."""
    dropped = {
        part.about_item: item.number
        for item in items
        if item.decision
        for part in item.decision.parts
        if part.about_item and part.outcome.concept == "udgaaet"
    }
    return tuple(replace(item, dropped_by=dropped.get(item.number)) for item in items)


def _unread(head: Iterable[Line], header: Header, contents: Contents) -> list[LineNote]:
    known = header.read | contents.read
    return [LineNote(line.number, line.text, "unread") for line in head if not line.blank and line.number not in known]


def _no_items(source: SourceText) -> Problem:
    last = next(line for line in reversed(source.lines) if not line.blank)
    saw = f"no line such as «Punkt 1: …»; the last line is «{shorten(last.text)}»"
    return Problem(source.file.name, last.number, "no-items", saw, "agenda items; the file may have been cut off.")
