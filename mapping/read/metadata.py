"""What stands right under an item's heading and is of its file, not of its case: number, initials, whether doors were open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Final

from ..model import CaseNumber, LineNote
from .case_numbers import case_number, is_bare_label, labelled_value, opens_with_label
from .label_tables import label_table
from .lines import Line, Role
from .phrases import any_of, phrases

_MOST: Final = 14
"""Lines under a heading that are looked at."""
_NEAREST: Final = 5
"""Of these, how many may stand above a table of the case's treatment."""
_LONGEST: Final = 240
_LONGEST_VALUE: Final = 30
"""Characters of a value that stands on the line after its label: initials, a document's number."""


@dataclass(frozen=True, slots=True)
class Doors:
    """What a title says of open or closed doors, and the title without those words."""

    closed: bool
    title: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the lines right under a heading say, and the item's lines with those blanked out."""

    number: CaseNumber | None
    closed: bool
    lines: tuple[Line, ...]
    notes: tuple[LineNote, ...]


def is_metadata(line: Line) -> bool:
    """A line such as «Dok. 306-2019-2634», «Initialer: ABC» or «Åben sag»."""
    text = line.text.strip()
    if not text or len(text) > _LONGEST or line.role in (Role.SECTION, Role.ITEM):
        return False
    return bool(opens_with_label(text) or _labelled().match(text) or _doors_line().fullmatch(text))


def doors(title: str) -> Doors:
    """«(Lukket) Salg af ejendom», «Salg af ejendom - Lukket punkt», «Lukket sag: Tandpleje», «3. (Åben) Budget»."""
    if len(title) > 1000:
        return Doors(False, title)
    closed = False
    rest = title
    for pattern in _title_marks():
        match = pattern.search(rest)
        if match:
            closed = not match["word"].casefold().startswith(("åb", "off"))
            before, after = rest[: match.start()].rstrip(" -–,"), rest[match.end() :].strip()
            rest = rest if before and after else before or after or rest
            break
    return Doors(closed or bool(_bare_closed().fullmatch(title.strip())), rest)


def read_metadata(lines: Sequence[Line], repeats: frozenset[int], again: frozenset[str]) -> Metadata:
    """Read the lines under a heading from the first one on, as long as they are of the item's file.

    ``repeats`` are the numbers of lines that print the heading again, ``again`` the texts that do: the title, the group.
    """
    lines, notes = _without_table(lines)
    kept = list(lines)
    number: CaseNumber | None = None
    closed = awaits = owed = False
    again_at = max((i for i, line in enumerate(lines[: 4 * _MOST]) if line.number in repeats), default=-1)
    for i, line in islice(((i, line) for i, line in enumerate(lines) if not line.blank), _MOST):
        found = case_number(line) or (labelled_value(line) if awaits else None)
        repeated = line.number in repeats or line.text.strip() in again
        label = bool(_bare_label().fullmatch(line.text.strip()))
        known = found or repeated or label or (owed and len(line.text) <= _LONGEST_VALUE) or is_metadata(line)
        if not known or line.role in (Role.SECTION, Role.TEXT):
            if i < again_at:
                continue
            break
        awaits, owed = is_bare_label(line), label
        closed = closed or _says_closed(line.text) or line.text.startswith("Lukket - ")
        kept[i] = replace(line, text="")
        if found and number is None:
            number = found
        else:
            notes.append(LineNote(line.number, line.text, "repeated-heading" if repeated else "item-metadata"))
    return Metadata(number, closed, tuple(kept), tuple(notes))


def _without_table(lines: Sequence[Line]) -> tuple[Sequence[Line], list[LineNote]]:
    """The lines without a table of the case's treatment that stands among the first of them."""
    solid = islice((i for i, line in enumerate(lines) if not line.blank), _NEAREST)
    table = next((found for i in solid if (found := label_table(lines, i))), frozenset())
    notes = [LineNote(lines[i].number, lines[i].text, "item-metadata") for i in sorted(table)]
    return [replace(line, text="") if i in table else line for i, line in enumerate(lines)] if table else lines, notes


def _says_closed(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_closed_tail().search(text))


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases().item.metadata)}(?:\b|(?<=\.))[ .]?(?::| ?\d)", re.IGNORECASE)


@cache
def _bare_label() -> re.Pattern[str]:
    """«Initialer» alone on its line, with the initials on the next."""
    return re.compile(rf"{any_of(phrases().item.metadata)}[.:]?", re.IGNORECASE)


@cache
def _doors_line() -> re.Pattern[str]:
    words = any_of((*phrases().item.open, *phrases().item.closed))
    return re.compile(rf"\(?{words}\)?[.:]?", re.IGNORECASE)


@cache
def _closed_tail() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s–-]){any_of(phrases().item.closed)}\s*$", re.IGNORECASE)


@cache
def _bare_closed() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases().item.closed)}[.:]?", re.IGNORECASE)


@cache
def _title_marks() -> tuple[re.Pattern[str], ...]:
    """Words on open or closed doors in brackets, before a colon, or after a dash at the title's end."""
    words = rf"(?P<word>{any_of((*phrases().item.open, *phrases().item.closed))})"
    return (
        re.compile(rf"\s*\(\s*{words}\s*\)\s*", re.IGNORECASE),
        re.compile(rf"^{words}(?:\s*:\s*|\s+[–-]\s+)(?=\S)", re.IGNORECASE),
        re.compile(rf"\s*[–-]\s*{words}\s*$", re.IGNORECASE),
    )
