"""One set of minutes, from bytes to model: the table of contents of this room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..inputs import Content
from ..model import AgendaItem, LineNote, MeetingTime, Minutes, Reading
from ..problems import Problem, Unreadable, shorten
from ..profiles import IgnoreRule, Layout, Profile
from .agenda_item import read_item
from .attendance import read_attendance
from .clock import meeting_times
from .contents import read_contents
from .forms import read_again, read_source
from .header import Header, read_header
from .header_time import continued_days, end_line
from .heal import healed
from .items import RawItem, split_items
from .lines import Line, Role, SourceText
from .masking import mask, mask_again, masked_note
from .numbering import missing_numbers
from .outline import Outline, find_outline
from .phrases import phrases
from .references import Meeting
from .sections import headings_of

_RUNNING: Final = "running-head"
"""The name of the rule that passes over heads and feet of pages."""


def read_minutes(data: Content, name: str, profile: Profile) -> Reading:
    """Read one file; ``name`` is ``municipality/file``. Raises Unreadable where there is nothing to publish."""
    again = read_again(data, name, profile.slug)
    if again is not None:
        return mask_again(again, profile)
    source, masks = mask(read_source(data, name), profile)
    source = replace(source, lines=healed(source.lines))
    agenda = _agenda(source, profile)
    header, contents = agenda.header, read_contents(agenda.head, agenda.items, agenda.layout)
    attendance, attended = read_attendance(agenda.head)
    meeting = Meeting(header.body.name, header.time.day, profile)
    headings = headings_of(agenda.lines, agenda.layout, meeting)
    read = [read_item(one.heading, one.lines, i, meeting, headings, name) for i, one in enumerate(agenda.items, 1)]
    known = header.read | contents.read | attended | agenda.read
    passed = [note for note in (*header.ignored, *_titles_again(agenda)) if note.line not in known]
    minutes = Minutes(
        municipality=profile.slug,
        body=header.body,
        time=agenda.time,
        place=header.place,
        contents=contents.entries,
        items=_dropped([one.item for one in read]),
        source=source.file,
        ignored=tuple(sorted([*agenda.ignored, *passed], key=lambda note: note.line)),
        unread=tuple(_unread(agenda.head, known | {note.line for note in passed})),
        attendance=attendance,
        missing_numbers=missing_numbers(agenda.numbers),
        layout=agenda.layout.name,
        masks=masks,
    )
    problems = (
        *source.problems,
        *masked_note(name, masks),
        *header.problems,
        *(problem for one in read for problem in one.problems),
    )
    return Reading(minutes, source.text, problems, source.hidden)


@dataclass(frozen=True, slots=True)
class _Agenda:
    """The document parted into its head and its items, and the layout by which it was."""

    lines: Sequence[Line]
    head: Sequence[Line]
    header: Header
    time: MeetingTime
    items: Sequence[RawItem]
    numbers: Sequence[str]
    """The numbers of the items, and of headings over items that are numbered too."""
    layout: Layout
    ignored: Sequence[LineNote]
    read: frozenset[int]
    """Lines of the head that were read for the first item."""


def _agenda(source: SourceText, profile: Profile) -> _Agenda:
    """Part the document, first by general rules to learn its date, then by the layout of that time. Raises Unreadable."""
    name = source.file.name
    rules = (*phrases().ignore, *profile.ignore)
    kept, ignored = _ignore(source.lines, rules)
    outline = find_outline(kept)
    header = _header(kept, outline, name)
    layout = profile.layout_on(header.time.day)
    if layout.ignore:
        kept, ignored = _ignore(source.lines, (*rules, *layout.ignore))
    if layout.ignore or layout.headings or layout.item_marks:
        outline = find_outline(kept, layout)
        header = _header(kept, outline, name)
    if not outline.starts:
        raise Unreadable(_no_items(source))
    end = end_line(kept[outline.starts[0].at :]) if header.time.end is None else None
    items = split_items(outline, layout, header.body.name)
    told = (line for item in items for line in item.lines)
    time = replace(header.time, continued=header.time.continued or continued_days(told, header.time.day))
    head = kept[: items[0].first]
    notes = [*ignored, *(note for item in items for note in item.notes)]
    used = {line.number for line in kept[items[0].first : outline.starts[0].at]}
    numbers = [start.number for start in outline.starts]
    without = [replace(item, lines=_without(item.lines, end)) for item in items] if end else items
    return _Agenda(kept, head, header, _ended(time, end), without, numbers, layout, notes, frozenset(used))


def _header(kept: Sequence[Line], outline: Outline, name: str) -> Header:
    """The head's lines are those above the first item; where no item is found, all of them."""
    first = outline.starts[0].at if outline.starts else len(kept)
    return read_header(kept[:first], name, kept[first:])


def _without(lines: Sequence[Line], end: Line) -> tuple[Line, ...]:
    """An item's lines without the one that tells when the meeting ended: it is read, and no part of the decision."""
    return tuple(replace(line, text="") if line.number == end.number else line for line in lines)


def _ignore(lines: Sequence[Line], rules: Sequence[IgnoreRule]) -> tuple[list[Line], list[LineNote]]:
    """Blank out the lines that a named rule passes over; a blank line keeps the others' numbers."""
    patterns = [(rule.name, re.compile(rule.pattern)) for rule in rules]
    kept: list[Line] = []
    notes: list[LineNote] = []
    for line in lines:
        if line.blank:
            kept.append(line)
            continue
        text = line.text.strip() if len(line.text) <= 300 else ""
        rule = next((name for name, pattern in patterns if text and pattern.fullmatch(text)), None)
        rule = _RUNNING if line.role is Role.FURNITURE else rule
        if rule is None:
            kept.append(line)
        else:
            notes.append(LineNote(line.number, line.text, rule))
            kept.append(replace(line, text=""))
    return kept, notes


def _titles_again(agenda: _Agenda) -> Iterable[LineNote]:
    """Lines of the head that print an item's title: a page that holds one item has it over the meeting's own lines."""
    titles = {item.heading.title for item in agenda.items}
    return (LineNote(line.number, line.text, "repeated-heading") for line in agenda.head if line.text.strip() in titles)


def _ended(time: MeetingTime, end: Line | None) -> MeetingTime:
    """«Mødet hævet kl. 14.45.» often stands under the first item's decision."""
    if end is None or time.end is not None:
        return time
    start, last = meeting_times(end.text.strip())
    return replace(time, start=time.start or start, end=last, end_span=end.span)


def _dropped(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Mark the items that another item's decision took off the agenda."""
    dropped = {
        part.about_item: item.number
        for item in items
        if item.decision
        for part in item.decision.parts
        if part.about_item and part.outcome.concept == "udgaaet"
    }
    return tuple(replace(item, dropped_by=dropped[item.number]) if item.number in dropped else item for item in items)


def _unread(head: Iterable[Line], known: frozenset[int]) -> list[LineNote]:
    return [LineNote(line.number, line.text, "unread") for line in head if not line.blank and line.number not in known]


def _no_items(source: SourceText) -> Problem:
    last = next(line for line in reversed(source.lines) if not line.blank)
    saw = f"no line such as «Punkt 1: …»; the last line is «{shorten(last.text)}»"
    return Problem(source.file.name, last.number, "no-items", saw, "agenda items; the file may have been cut off.")
