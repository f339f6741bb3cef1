"""Agenda items: where each begins, its number, title, letter, group and case number, and the lines under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..model import CaseNumber, LineNote, Span
from ..profiles import Layout
from ..vocabulary import words
from . import outline as outlines
from .case_numbers import case_number, number_in_title, opened, opens_with_label
from .item_groups import GroupHeading, group_of, is_numbered_group
from .lines import Line
from .metadata import doors, read_metadata
from .outline import Outline, Start
from .phrases import phrases
from .sections import RawSection, section_kind, split_sections

__all__ = [
    "ItemHeading",
    "RawItem",
    "RawSection",
    "case_number",
    "item_heading",
    "opened",
    "section_kind",
    "split_items",
    "split_sections",
]

_CASE_TYPE: Final = re.compile(r"(?P<letter>[A-ZÆØÅ])-sag ?: *")


@dataclass(frozen=True, slots=True)
class ItemHeading:
    """«Punkt 3: D-sag: Orientering om budgetmidler»."""

    number: str
    case_type: str | None
    title: str
    text: str
    line: Line
    closed: bool = False
    group: str | None = None
    other_numbers: tuple[str, ...] = ()
    case_number: CaseNumber | None = None
    last_line: int = 0
    """The number of the heading's last line, where it has more than one."""
    informs: bool = False

    @property
    def span(self) -> Span:
        return Span(self.line.number, max(self.line.number, self.last_line))


@dataclass(frozen=True, slots=True)
class RawItem:
    """An item's heading, the lines under it, and those of its lines that named rules passed over."""

    heading: ItemHeading
    lines: tuple[Line, ...]
    """Those of the file's data are blank: they are read."""
    first: int
    """The place of the first line that belongs to it or to the group that begins with it."""
    notes: tuple[LineNote, ...]


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands right above an item's heading and belongs to it."""

    first: int
    number: CaseNumber | None
    groups: tuple[GroupHeading, ...]
    notes: tuple[LineNote, ...]


def item_heading(line: Line) -> ItemHeading | None:
    """The line as an item's heading whatever stands around it, or nothing."""
    found = outlines.item_heading(line)
    if found is None:
        return None
    case_type, title = _case_type(found.rest, None)
    return ItemHeading(found.number, case_type, title, found.text, line, other_numbers=found.others)


def split_items(outline: Outline, layout: Layout | None, body: str) -> list[RawItem]:
    """Each item's heading and the lines under it, up to the next item or to the group that begins with it."""
    following = [*(start.at for start in outline.starts[1:]), -1]
    numbered = {one.at: one for one, at in zip(outline.starts, following, strict=True) if _is_group(one, at, outline)}
    kept = [start for start in outline.starts if start.at not in numbered]
    preceding = _numbers_precede(kept, outline)
    ends = [0, *(start.end for start in kept)]
    above = [_above(start, end, outline, layout, body, preceding, numbered) for start, end in zip(kept, ends, strict=False)]
    nexts = [*(one.first for one in above[1:]), len(outline.ground.lines)]
    return list(_items(kept, above, nexts, outline, layout))


def _items(
    starts: Sequence[Start], above: Sequence[_Above], nexts: Sequence[int], outline: Outline, layout: Layout | None
) -> Iterator[RawItem]:
    group: GroupHeading | None = None
    closed = False
    for start, before, following in zip(starts, above, nexts, strict=True):
        for heading in before.groups:
            closed = heading.closed if heading.closed is not None else closed
            group = heading
        yield _item(start, before, outline.ground.lines[start.at : following], group, closed, layout)


def _item(
    start: Start, above: _Above, lines: Sequence[Line], group: GroupHeading | None, closed: bool, layout: Layout | None
) -> RawItem:
    """``lines`` are the item's, from the first of its heading on."""
    size = start.end - start.at
    first, last = lines[0], lines[size - 1]
    told = doors(start.title)
    title, number = number_in_title(told.title, Span(first.number, last.number))
    case_type, title = _case_type(title, layout)
    repeats = frozenset(lines[at - start.at].number for at in start.repeats)
    # A title under its number may have data of the file between the two.
    between = [replace(line, text="") if line is first or line is last else line for line in lines[:size]]
    data = read_metadata((*between, *lines[size:]), repeats, frozenset({title, group.text if group else title}))
    heading = ItemHeading(
        number=start.number,
        case_type=case_type or (group.letter if group else None),
        title=title,
        text=start.text,
        line=first,
        closed=told.closed or data.closed or closed,
        group=group.text if group else None,
        other_numbers=start.others,
        case_number=above.number or data.number or number,
        last_line=last.number,
        informs=_informs(title, group),
    )
    return RawItem(heading, data.lines, above.first, (*above.notes, *data.notes))


def _informs(title: str, group: GroupHeading | None) -> bool:
    """Whether title or group says that nothing is decided: «Meddelelser», «Sager til orientering»."""
    known = phrases().item.information
    told = [words(title).split(), words(group.text if group else "").split()]
    return any(part[0] in known or part[-1] in known for part in told if part)


def _case_type(title: str, layout: Layout | None) -> tuple[str | None, str]:
    """The letter of the kind of case and the title without it: «B-sag: …», and the layout's own forms."""
    letter = _CASE_TYPE.match(title)
    if letter:
        return letter["letter"], title[letter.end() :].strip() or title
    for form in layout.case_type_forms if layout else ():
        match = re.search(form.pattern, title)
        if match:
            before, after = title[: match.start()].strip(), title[match.end() :].strip()
            return match["letter"].upper(), title if before and after else before or after or title
    return None, title


def _is_group(start: Start, following: int, outline: Outline) -> bool:
    """A numbered line that is a heading over the items after it, with nothing of its own: «19. SAGER TIL DRØFTELSE»."""
    return following > 0 and is_numbered_group(start.title) and outline.ground.solid_between(start.end - 1, following) == 0


def _numbers_precede(starts: Sequence[Start], outline: Outline) -> bool:
    """Whether this document prints case numbers above the headings: most items have one right there, and none below."""
    ground = outline.ground
    found = 0
    for start in starts:
        above, below = ground.before(start.at), ground.after(start.end - 1)
        if above is not None and _is_number(ground.lines[above]) and not (below and case_number(ground.lines[below[0]])):
            found += 1
    return 2 * found > len(starts)


def _is_number(line: Line) -> bool:
    return case_number(line) is not None and not opens_with_label(line.text.strip())


def _above(
    start: Start, end: int, outline: Outline, layout: Layout | None, body: str, preceding: bool, numbered: dict[int, Start]
) -> _Above:
    """Walk up from a heading over its case number, the groups that begin with it, and heads of pages."""
    ground = outline.ground
    first, number = start.at, None
    groups: list[GroupHeading] = []
    notes: list[LineNote] = []
    at = ground.before(start.at)
    while at is not None and at >= end and len(groups) + len(notes) < 8:
        line = ground.lines[at]
        found = GroupHeading(numbered[at].title) if at in numbered else group_of(line, layout, body)
        if preceding and number is None and _is_number(line):
            number = case_number(line)
        elif found is not None:
            groups.extend([found] if found.text else [])
            notes.append(LineNote(line.number, line.text, "group-heading" if found.text else "running-head"))
        else:
            break
        first = at
        at = ground.before(at)
    if number is None and at is not None and at >= end and _are_attachments(groups, ground.lines[at]):
        return _Above(start.at, None, (), ())
    return _Above(first, number, tuple(reversed(groups)), tuple(reversed(notes)))


def _are_attachments(groups: Sequence[GroupHeading], above: Line) -> bool:
    """«Åben - Kort over havnen» right under «Bilag» is an attachment, and no heading over the next item."""
    named = [group for group in groups if " - " in group.text and not group.closed]
    return bool(groups) and len(named) == len(groups) and section_kind(above) == "bilag"
