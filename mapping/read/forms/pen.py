"""HTML as lines: paragraphs, bullets, numbers and rows of tables, each with what its mark-up says of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from .grid import is_data, rows

_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form"
    " header hgroup hr html legend main menu nav p pre section summary table tbody td tfoot th thead tr".split()
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BOLD: Final = frozenset({"b", "strong"})
_SPACE: Final = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
"""Soft hyphens and other characters that a page does not show."""
_LONGEST_LABEL: Final = 120


@dataclass(frozen=True, slots=True)
class Sketch:
    """One line of a page; blank ones part paragraphs."""

    text: str
    level: int | None = None
    """Of a heading: 1 to 6."""
    bold: bool = False
    """Whether the whole line is bold."""


class Pen:
    """Draws one tree; ``skip`` says which elements are passed over."""

    def __init__(self, skip: Callable[[etree._Element], bool] = lambda _: False) -> None:
        self.lines: list[Sketch] = []
        self._skip = skip
        self._words: list[str] = []
        self._bold_depth = 0
        self._plain = False
        """Whether the line at hand has words that are not bold."""
        self._level: int | None = None
        self._lists: list[int | None] = []
        self._mark = ""
        self._label = False

    def draw(self, root: etree._Element) -> list[Sketch]:
        """Every line of a tree. The walk keeps its own stack, since pages may be nested deeper than Python may call."""
        stack: list[tuple[etree._Element, bool]] = [(root, False)]
        while stack:
            element, done = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if done:
                self._close(tag)
            elif not tag or self._skip(element):
                pass
            elif tag == "table" and is_data(element):
                self._table(element)
            else:
                self._open(tag, element)
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
                self._say(element.text, pre=tag == "pre")
                continue
            if element is not root:
                self._say(element.tail)
        self._end_paragraph()
        return self.lines

    def _open(self, tag: str, element: etree._Element) -> None:
        if tag in _HEADINGS:
            self._end_paragraph()
            self._level = _HEADINGS[tag]
        elif tag in ("ul", "ol", "menu"):
            self._end_paragraph()
            self._lists.append(_first_number(element) if tag == "ol" else None)
        elif tag == "li":
            self._end_line()
            self._mark = self._next_mark(element)
        elif tag == "br":
            self._end_line(keep_empty=True)
        elif tag == "dd" and self._label:
            pass  # On the line of its label.
        elif tag in _BLOCKS:
            self._end_paragraph()
        if tag in _BOLD:
            self._bold_depth += 1
        self._label = tag == "dt" or (self._label and tag == "dd")

    def _close(self, tag: str) -> None:
        if tag in _BOLD:
            self._bold_depth -= 1
        elif tag in ("ul", "ol", "menu"):
            self._end_paragraph()
            if self._lists:
                self._lists.pop()
        elif tag == "li":
            self._end_line()
            self._mark = ""
        elif tag == "dt" and len(self._text()) <= _LONGEST_LABEL:
            self._label = True
            self._words.append(" ")
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._end_paragraph()
            self._label = False

    def _say(self, text: str | None, pre: bool = False) -> None:
        if not text:
            return
        seen = _UNSEEN.sub("", text)
        if pre:
            for line in seen.split("\n")[:-1]:
                self._words.append(line)
                self._end_line()
            seen = seen.rpartition("\n")[2]
        self._words.append(_SPACE.sub(" ", seen))
        if not self._bold_depth and not seen.isspace():
            self._plain = True

    def _text(self) -> str:
        return _SPACE.sub(" ", "".join(self._words)).strip()

    def _end_line(self, keep_empty: bool = False) -> None:
        text = self._text()
        if text:
            self.lines.append(Sketch(f"{self._mark}{text}", self._level, not self._plain and not self._mark))
            self._mark = ""
        elif keep_empty:
            self._part()
        self._words, self._plain = [], False

    def _end_paragraph(self) -> None:
        self._end_line()
        self._level = None
        # What stands first in a point of a list is on the line of its mark.
        if not self._mark:
            self._part()

    def _part(self) -> None:
        if self.lines and self.lines[-1].text:
            self.lines.append(Sketch(""))

    def _next_mark(self, element: etree._Element) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        number = _whole(element.get("value")) or self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}. "

    def _table(self, table: etree._Element) -> None:
        self._end_paragraph()
        for row in rows(table, self._skip):
            self.lines.append(Sketch(_UNSEEN.sub("", row)))
        self._part()


def _first_number(element: etree._Element) -> int:
    return _whole(element.get("start")) or 1


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 4 else None
