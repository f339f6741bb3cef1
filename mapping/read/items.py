"""Agenda items: where each begins, its number, letter, case number and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from ..model import CaseNumber, Span
from ..vocabulary import section_headings, words
from .lines import Line
from .phrases import any_of, phrases

_CASE_TYPE: Final = re.compile(r"(?P<letter>[A-ZÆØÅ])-sag ?: *")
_KLE: Final = re.compile(r"(?P<topic>\d{2}\.\d{2}\.\d{2})-(?P<facet>[A-ZÆØÅ]\d{2})-(?P<serial>\d{1,6})-(?P<year>\d{2})")
_LONGEST_HEADING: Final = 1000
_LEAD: Final = "indledning"


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


@dataclass(frozen=True, slots=True)
class RawSection:
    """A section's heading and lines, before they are parted into blocks."""

    kind: str
    heading: str | None
    heading_line: Line | None
    lines: tuple[Line, ...]

    @property
    def span(self) -> Span:
        solid = [line.number for line in (self.heading_line, *self.lines) if line and not line.blank]
        return Span(solid[0], solid[-1])


@cache
def _heading_pattern() -> re.Pattern[str]:
    marks = any_of(phrases().item.marks)
    return re.compile(rf"{marks} ?(?P<number>\d{{1,4}} ?[a-zæøå]?) ?(?:[:.–-] ?| +)(?P<rest>\S.*)", re.IGNORECASE)


def item_heading(line: Line) -> ItemHeading | None:
    """The line as an item's heading, or nothing."""
    if len(line.text) > _LONGEST_HEADING or "\t" in line.text:
        return None
    match = _heading_pattern().fullmatch(line.text)
    if match is None or line.text[:1].islower():
        return None
    rest = match["rest"].strip()
    letter = _CASE_TYPE.match(rest)
    title = rest[letter.end() :].strip() if letter else rest
    return ItemHeading(match["number"].replace(" ", ""), letter["letter"] if letter else None, title or rest, line.text, line)


def split_items(lines: Sequence[Line]) -> Iterator[tuple[ItemHeading, Sequence[Line]]]:
    """Each item's heading and the lines under it.

    A heading closes the item before it as well as opening its own, so no line between two headings falls outside both.
    """
    starts = [(i, heading) for i, line in enumerate(lines) if (heading := item_heading(line))]
    ends = [i for i, _ in starts[1:]] + [len(lines)]
    for (start, heading), end in zip(starts, ends, strict=True):
        yield heading, lines[start + 1 : end]


def case_number(line: Line) -> CaseNumber | None:
    """A line that is nothing but a case number."""
    match = _KLE.fullmatch(line.text.strip()) if len(line.text) < 60 else None
    if match is None:
        return None
    return CaseNumber(match.group(), match["topic"], match["facet"], int(match["serial"]), opened(match["year"]), line.span)


def opened(two_digits: str) -> int:
    """The year of a case number: SBSYS numbers began in the 1980s, so 80 to 99 are of that century."""
    year = int(two_digits)
    return 1900 + year if year >= 80 else 2000 + year


def split_sections(lines: Sequence[Line]) -> Iterator[RawSection]:
    """The item's sections in printed order; text before the first heading is the lead."""
    marks = [(i, kind) for i, line in enumerate(lines) if (kind := section_kind(line))]
    starts = [(-1, _LEAD), *marks, (len(lines), "")]
    for (start, kind), (end, _) in pairwise(starts):
        heading = lines[start] if start >= 0 else None
        content = tuple(lines[start + 1 : end])
        if heading or any(not line.blank for line in content):
            yield RawSection(kind, heading.text.rstrip(": ") if heading else None, heading, content)


def section_kind(line: Line) -> str | None:
    """The canonical name of the section that a line opens: only where the whole line is a known heading."""
    if len(line.text) > 80 or line.blank:
        return None
    known = section_headings().get(words(line.text))
    if known is None or (known[1] and not line.marked) or "\t" in line.text:
        return None
    return known[0]
