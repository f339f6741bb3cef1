"""Who was there: lists of the head, and what is printed under single items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ..model import Attendance, Block, BlockKind, Section, Span
from ..vocabulary import words
from .attendance_finder import Finder, Piece
from .attendance_said import Said, entries
from .heal import joined
from .lines import Line
from .phrases import phrases

_MARK: Final = re.compile(r"(?:[-–•*·o]|\d{1,2}[.)])\s+(?=\S)")
_DECISION: Final = "beslutning"
_LEAD: Final = "indledning"


def read_attendance(head: Sequence[Line]) -> tuple[tuple[Attendance, ...], frozenset[int]]:
    """What the lines before the first item say of attendance, and the numbers of the lines that say it."""
    found = Finder(head, number=None, in_head=True).find()
    return entries(found.said), frozenset(piece.line.number for piece in found.taken)


def read_item_attendance(
    sections: Sequence[Section], lines: Sequence[Line] = (), number: str | None = None, title: str = ""
) -> tuple[tuple[Section, ...], tuple[Attendance, ...]]:
    """The item's sections without the blocks that speak of attendance alone, and what those and other sentences say of it.

    The sections given back are those from which the decision is read; the sections that are published stay whole.
    ``lines`` are the item's, ``number`` and ``title`` its own. Where the title says that the item is about attendance, its
    decision says so too, and stays.
    """
    by_number = {line.number: line for line in lines}
    last = max((i for i, section in enumerate(sections) if section.kind == _DECISION), default=None)
    if words(title) in {words(each) for each in phrases().attendance.titles}:
        return tuple(sections), _of_attendance_item(sections, last, by_number, title)
    kept: list[Section] = []
    said: list[Said] = []
    for i, section in enumerate(sections):
        if i == last or (section.kind == _LEAD and last is None):
            found = Finder(_solid(section, by_number), number, in_head=False, prose=i == last).find()
            said.extend(found.said)
            section = replace(section, blocks=tuple(_left(section, found.taken, by_number)))
        kept.append(section)
    return tuple(kept), entries(said)


def _of_attendance_item(
    sections: Sequence[Section], last: int | None, by_number: dict[int, Line], title: str
) -> tuple[Attendance, ...]:
    """An item «Fraværende», whose decision is names: its title is the label of the list."""
    ordered = [*([sections[last]] if last is not None else []), *(section for i, section in enumerate(sections) if i != last)]
    for section in ordered:
        found = Finder(_solid(section, by_number), None, in_head=True).find(title)
        if found.said:
            return entries(found.said)
    return ()


def _solid(section: Section, by_number: dict[int, Line]) -> list[Line]:
    """The lines of a section's blocks; tables are left to themselves, and a blank line stands between blocks that had one."""
    solid: list[Line] = []
    for block in section.blocks:
        if block.kind is BlockKind.TABLE:
            continue
        if solid and block.span.first > solid[-1].number + 1:
            solid.append(Line(solid[-1].number + 1, "", marked=False))
        solid += [by_number[number] for number in range(block.span.first, block.span.last + 1) if number in by_number]
    return solid


def _left(section: Section, taken: Sequence[Piece], by_number: dict[int, Line]) -> Iterator[Block]:
    """The section's blocks without what was taken; one that loses something in its middle becomes two."""
    gone: dict[int, list[tuple[int, int]]] = {}
    for piece in taken:
        gone.setdefault(piece.line.number, []).append((piece.start, piece.end))
    for block in section.blocks:
        numbers = range(block.span.first, block.span.last + 1)
        if block.kind is BlockKind.TABLE or not any(number in gone for number in numbers):
            yield block
        else:
            yield from _rest(block, [by_number[number] for number in numbers if number in by_number], gone)


def _rest(block: Block, lines: Sequence[Line], gone: dict[int, list[tuple[int, int]]]) -> Iterator[Block]:
    runs: list[list[tuple[int, str]]] = [[]]
    for line in lines:
        at = 0
        for start, end in [*sorted(gone.get(line.number, [])), (len(line.text), len(line.text))]:
            if line.text[at:start].strip(" .,;:\t"):
                runs[-1].append((line.number, line.text[at:start].strip()))
            if end > start:
                runs.append([])
            at = max(at, end)
    for i, run in enumerate(run for run in runs if run):
        text = joined(text for _, text in run)
        if i == 0 and block.kind in (BlockKind.BULLET, BlockKind.NUMBERED):
            text = _MARK.sub("", text, count=1)
        yield replace(block, text=text, span=Span(run[0][0], run[-1][0]))
