"""Which lines belong to one block: a paragraph, a list point or a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .lines import Line
from .table_rows import is_row, width

BULLET: Final = re.compile(r"(?:[-–•*·o▪●◦‣\uf0b7]\s+|[•▪●◦‣\uf0b7])(?=[^\s=])")
NUMBERED: Final = re.compile(r"(?:(?P<number>\d{1,2})[.)]|(?P<letter>[a-zæøå])\))\s+(?=\S)")
_LONGEST_LABEL: Final = 60
_TITLE: Final = re.compile(r"(?:Bilag \d|\d{1,3}[.)]? +(?:Åben|Lukket|Bilag)\b)", re.IGNORECASE)
"""What opens the title of an attachment."""
_TITLE_END: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|msg|html?|jpe?g|png|tiff?|zip|csv|txt)\)?$|\d\)$", re.IGNORECASE)
_WRAPPED: Final = 75
"""Characters; a shorter line of a list was not broken for want of room."""


def titles_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a list of attachments, with a blank one before each line that opens a title of its own."""
    last: Line | None = None
    for line in lines:
        if last and not last.blank and not line.blank and _opens_title(last, line):
            yield replace(last, text="")
        yield line
        last = line


def _opens_title(last: Line, line: Line) -> bool:
    if "\t" in last.text or "\t" in line.text or line.goes_on:
        return False
    ended = bool(_TITLE_END.search(last.text[-12:])) or (len(last.text) < _WRAPPED and line.text[:1].isupper())
    return bool(_TITLE.match(line.text)) or ended


@dataclass(slots=True)
class Group:
    """Lines of one block, in order."""

    lines: list[Line]
    rows: bool
    """Whether they are rows of a table."""
    spaced: bool = False
    """Whether all of them have blank lines between them."""


@dataclass(frozen=True, slots=True)
class _Solid:
    """A line that is not blank, whether blank lines stand before it, and whether it is a row of a table."""

    line: Line
    gap: bool
    row: bool


def groups(lines: Sequence[Line]) -> Iterator[Group]:
    """Blank lines part blocks, and so does a line that opens another kind of block.

    Rows that all have blank lines between them are one table if they are equally wide.
    """
    group: Group | None = None
    last: _Solid | None = None
    for one in _solid(lines):
        if group and last and _belongs(group, last, one):
            group.spaced = group.spaced or one.gap
            group.lines.append(one.line)
        else:
            if group:
                yield group
            group = Group([one.line], one.row)
        last = one
    if group:
        yield group


def _belongs(group: Group, last: _Solid, one: _Solid) -> bool:
    if one.gap:
        alone = len(group.lines) == 1 or group.spaced
        return last.row and one.row and alone and width(one.line) == width(last.line) > 1
    opens = _opens(one.line) and not one.row
    return last.row == one.row and not last.line.marked and not opens and not group.spaced


def _solid(lines: Sequence[Line]) -> list[_Solid]:
    kept: list[tuple[Line, bool]] = []
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        kept.append((line, gap and not line.goes_on))
        gap = False
    marks = [is_row(line) for line, _ in kept]
    for place in range(1, len(kept) - 1):
        marks[place] = marks[place] or _is_label_row(kept[place - 1 : place + 2], marks[place - 1])
    return [_Solid(line, gap, mark) for (line, gap), mark in zip(kept, marks, strict=True)]


def _is_label_row(around: Sequence[tuple[Line, bool]], after_row: bool) -> bool:
    """A short line alone between rows of one width is a row with nothing but a label."""
    (before, _), (line, gap), (after, gap_after) = around
    if not after_row or gap or gap_after or len(line.text) > _LONGEST_LABEL or _opens(line):
        return False
    tabbed = "\t" in after.text and is_row(after) and line.text[-1:] not in ".,;"
    return tabbed and width(before) in (1, width(after))


def _opens(line: Line) -> bool:
    return line.marked or not line.goes_on and bool(BULLET.match(line.text) or NUMBERED.match(line.text))
