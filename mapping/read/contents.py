"""The table of contents: with page numbers or without, with the items' numbers or without."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ..model import ContentsEntry, Span
from ..profiles import Layout
from ..vocabulary import words
from .evidence import letters
from .heal import joined, settled
from .item_forms import unglued
from .item_groups import group_of, is_numbered_group
from .items import RawItem
from .lines import Line
from .phrases import any_of, phrases

_PAGE: Final = re.compile(r"(?P<text>[^\t]{1,400}?) ?(?:\.{2,}|…|\t)[. …\t]*(?:(?P<page>\d{1,4})|(?P<roman>[ivxlc]{1,7}))")
_NUMBERED: Final = re.compile(
    r"[•*·–-]? ?(?:(?:punkt|pkt\.?|sag|nr\.?) ?(?:nr\.? ?)?)?\d{1,4}[a-zæøå]?(?:[.:]|\s+[–-])?\s+(?P<title>\S.*)", re.IGNORECASE
)
_COLUMNS: Final = (
    "side",
    "pkt side",
    "pkt tekst side",
    "sag nr side",
    "punkt side",
    "punkt nr side",
    "sagsnr side",
    "sag tekst sidenr",
    "nr tekst side",
    "pkt titel side",
)
"""What stands over the columns of a list."""
_LONGEST: Final = 500
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_FEWEST_UNTITLED: Final = 2
"""Entries that make a list of lines without a title over them."""
_FEWEST_PAGED: Final = 3
_LAST_FIGURE: Final = re.compile(r"(?P<text>.*\D) (?P<page>\d{1,3})")
_FEWEST: Final = 8
"""Letters by which an entry without number and page is known as the beginning of an item's title."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries, and the lines that were read."""

    entries: tuple[ContentsEntry, ...]
    read: frozenset[int]


def read_contents(lines: Sequence[Line], items: Sequence[RawItem] = (), layout: Layout | None = None) -> Contents:
    """Read the contents list among the lines before the first item; empty where none is printed.

    With a title over it, every line with a page or a number is an entry. Without one, a line is an entry only where it
    says the same as an item's heading.
    """
    titles = {words(title) for title in phrases().header.contents}
    start = next((i for i, line in enumerate(lines) if len(line.text) < 80 and words(line.text) in titles), None)
    glued = next((i for i, line in enumerate(lines) if start is None and unglued(line.text.strip()) != line.text.strip()), None)
    if glued is not None:
        rest = replace(lines[glued], text=unglued(lines[glued].text.strip()))
        start, lines = glued, [*lines[: glued + 1], rest, *lines[glued + 1 :]]
    list_read = _List(_headings(items), start is not None, layout)
    for line in lines[0 if start is None else start + 1 :]:
        list_read.take(line)
    if start is None and len(list_read.entries) < _FEWEST_UNTITLED:
        return Contents((), frozenset())
    own = frozenset() if start is None else frozenset({lines[start].number})
    return Contents(list_read.paged(), own | frozenset(list_read.read))


class _List:
    """A list of contents as it is read, line by line."""

    def __init__(self, headings: Sequence[str], titled: bool, layout: Layout | None) -> None:
        self.entries: list[ContentsEntry] = []
        self.read: set[int] = set()
        self._headings = headings
        self._titled = titled
        self._layout = layout
        self._groups: list[int] = []
        self._open = False
        self._text = ""
        """The last entry's text with the marks that say how a torn word goes on."""

    def take(self, line: Line) -> None:
        """Read a line as an entry, as the rest of one, or as a heading over entries; pass over any other."""
        text = line.text.strip()
        if not text or len(text) >= _LONGEST:
            self._open = False
        elif _is_over_entries(line, self._layout):
            self._groups.append(line.number)
            self.read.update(self._groups if self.entries else ())
        elif self._open and text[:1].islower():
            self._go_on(text, line)
        elif (entry := _entry(text, self._headings, self._titled)) is not None:
            closed = bool(_closed().search(entry[0]))
            self.entries.append(ContentsEntry(len(self.entries) + 1, settled(entry[0]), entry[1], line.span, closed))
            self._text = entry[0]
            self.read.update([line.number, *self._groups])
            self._groups.clear()
            self._open = entry[1] is None
        elif (self.entries or self._titled) and words(text) in _COLUMNS:
            self.read.add(line.number)
        elif self._open and _goes_on(text, self.entries[-1], self._headings):
            self._go_on(text, line)

    def paged(self) -> tuple[ContentsEntry, ...]:
        """The entries; pages that stand behind nothing but a blank are told from the rest only where every entry has one."""
        found = [_LAST_FIGURE.fullmatch(entry.text) for entry in self.entries if entry.page is None]
        pages = [int(match["page"]) for match in found if match]
        if len(pages) != len(self.entries) or len(pages) < _FEWEST_PAGED or pages != sorted(pages):
            return tuple(self.entries)
        texts = [match["text"] for match in found if match]
        if not any(_begins_one(letters(text), self._headings) for text in texts):
            return tuple(self.entries)
        return tuple(replace(entry, text=text, page=page) for entry, text, page in zip(self.entries, texts, pages, strict=True))

    def _go_on(self, text: str, line: Line) -> None:
        """Add a line to the last entry, put together where the line's end tore a word."""
        entry = self.entries[-1]
        match = _PAGE.fullmatch(text)
        more = match["text"].strip(" .") if match else text
        page = int(match["page"]) if match and match["page"] else None
        self._text = joined([self._text, more])
        closed = entry.closed or bool(_closed().search(more))
        span = Span(entry.span.first, line.number)
        self.entries[-1] = ContentsEntry(entry.position, settled(self._text), page, span, closed)
        self.read.add(line.number)
        self._open = page is None


def _entry(text: str, headings: Sequence[str], titled: bool) -> tuple[str, int | None] | None:
    """The entry's text and page."""
    match = _PAGE.fullmatch(text)
    if match and titled:
        return match["text"].strip(" ."), int(match["page"]) if match["page"] else _roman(match["roman"])
    if "\t" in text.strip():
        return None
    numbered = _NUMBERED.fullmatch(text) is not None
    if titled and numbered:
        return text, None
    if _begins_one(letters(text), headings) and (titled or numbered):
        return text, None
    return (text, None) if titled and _closed().search(text) else None


def _is_over_entries(line: Line, layout: Layout | None) -> bool:
    """Whether a line is a heading over entries, with a page number or without."""
    text = line.text.strip()
    match = _PAGE.fullmatch(text)
    bare = match["text"] if match else text
    numbered = _NUMBERED.fullmatch(bare)
    return group_of(replace(line, text=bare), layout, "") is not None or bool(numbered and is_numbered_group(numbered["title"]))


def _headings(items: Sequence[RawItem]) -> list[str]:
    """The items' headings and titles, by their letters, sorted so that one that begins so is found at once."""
    found = {letters(item.heading.title) for item in items} | {letters(item.heading.text) for item in items}
    return sorted(found | {item.heading.number + letters(item.heading.title) for item in items})


def _begins_one(begun: str, headings: Sequence[str]) -> bool:
    """Whether the letters are a heading, or enough of a heading's beginning."""
    at = bisect_left(headings, begun)
    found = headings[at] if at < len(headings) else ""
    return bool(begun) and (found == begun or (len(begun) >= _FEWEST and found.startswith(begun)))


def _goes_on(text: str, last: ContentsEntry, headings: Sequence[str]) -> bool:
    """Whether a line makes a heading together with the entry above."""
    return _begins_one(letters(last.text + text), headings)


def _roman(text: str) -> int:
    """The page that roman figures mean: a smaller figure before a larger one is taken off."""
    values = [_ROMAN[each] for each in text]
    return sum(-value if value < max(values[i + 1 :], default=0) else value for i, value in enumerate(values))


@cache
def _closed() -> re.Pattern[str]:
    return re.compile(rf"\(?\b{any_of(phrases().item.closed)}\b", re.IGNORECASE)
