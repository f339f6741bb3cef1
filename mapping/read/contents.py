"""The table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..model import ContentsEntry
from ..vocabulary import words
from .lines import Line
from .phrases import phrases

_PAGE: Final = re.compile(r"(?P<text>[^\t]{1,400}?) ?(?:\.{2,}|…|\t)[. …\t]*(?P<page>\d{1,4})")
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries, and the lines that were read."""

    entries: tuple[ContentsEntry, ...]
    read: frozenset[int]


def read_contents(lines: Sequence[Line]) -> Contents:
    """Read the contents list among the lines before the first item; empty where none is printed."""
    titles = {words(title) for title in phrases().header.contents}
    start = next((i for i, line in enumerate(lines) if len(line.text) < 80 and words(line.text) in titles), None)
    if start is None:
        return Contents((), frozenset())
    entries: list[ContentsEntry] = []
    read = {lines[start].number}
    for line in lines[start + 1 :]:
        match = _PAGE.fullmatch(line.text.strip()) if len(line.text) < _LONGEST else None
        if match is None:
            continue
        entries.append(ContentsEntry(len(entries) + 1, match["text"].strip(" ."), int(match["page"]), line.span))
        read.add(line.number)
    return Contents(tuple(entries), frozenset(read))
