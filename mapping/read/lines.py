"""From bytes to lines: decoding, and taking mark-up off."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise
from typing import Final

from ..danish import plain_letters
from ..model import SourceFile, Span
from ..problems import Problem, Severity, Unreadable, shorten
from .aligned import tabbed
from .decoding import decode
from .furniture import PageLine, furniture
from .lettering import closed_up, untabbed

_HEADING: Final = re.compile(r"(#{1,6})[ \t]+")
_BOLD: Final = re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*")
_ITALIC: Final = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")
_LONGEST_BOLD: Final = 300
_SHORT: Final = 6
"""Words: a bold line of more that ends in a full stop is a sentence and no heading."""
_SPACES: Final = re.compile(r"[ \u00a0\u2007\u202f]+")
_OTHER_SPACES: Final = ("  ", "\u00a0", "\u2007", "\u202f")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters that no minutes need and that can turn a page or a terminal against its reader: controls and
bidirectional overrides (Unicode Standard Annex 9)."""
HARMFUL: Final = _CONTROL


class Role(Enum):
    """What a line is, where the form of the source says so. Where any line has a role, only lines with it are such."""

    TITLE = "title"
    """Names body and day: «REFERAT Byrådet d. 28-04-2026»."""
    ITEM = "item"
    """An agenda item's heading: «Punkt 3: Godkendelse af dagsorden»."""
    SECTION = "section"
    """A section's heading."""
    TEXT = "text"
    """Running text, whatever it looks like."""
    FURNITURE = "furniture"
    """A running head or foot, or what is printed along a page's edge: part of the page, not of what the minutes say."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source."""

    number: int
    """Counted from 1."""
    text: str
    """Without mark-up; tabs stay, since they part the cells of tables."""
    marked: bool
    """True where the source marks the line as a heading: «#», or bold from end to end."""
    role: Role | None = None
    """Nothing where the form leaves it to be found out from the words."""
    goes_on: bool = False
    """True where the form shows that the line above, on another page, goes on in this one."""
    blank: bool = field(init=False, repr=False, compare=False)
    """Asked of every line by every rule, and so found out once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "blank", not self.text.strip())

    @property
    def span(self) -> Span:
        return Span(self.number, self.number)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded file."""

    file: SourceFile
    text: str
    """As published: line feeds, harmful control characters replaced by U+FFFD, the lines' number unchanged."""
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    hidden: tuple[str, ...] = ()
    """Text of the file that is not published but looked through for CPR numbers, such as a PDF's metadata."""


def read_lines(data: bytes, name: str) -> SourceText:
    """Decode a file and part it into lines; ``name`` is ``municipality/file``. Raises Unreadable."""
    decoded, problems = decode(data, name)
    if not decoded.strip():
        raise Unreadable(
            Problem(name, 1, "empty-file", "a file without text", "minutes; if the file is a copy gone wrong, fetch it again.")
        )
    paged = decoded.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if paged and not paged[-1].strip("\f"):
        paged.pop()
    starts = _page_starts(paged)
    text = "\n".join(paged).replace("\f", "")
    raw = _CONTROL.sub("\ufffd", text).split("\n")
    form = "markdown" if "#" in text and any(_HEADING.match(line) for line in raw) else "text"
    lines = _furnished([_line(number, line) for number, line in enumerate(tabbed(raw), 1)], starts)
    blank = sum(line.blank for line in lines)
    file = SourceFile(name, hashlib.sha256(data).hexdigest(), form, len(raw), blank, starts)
    return SourceText(file, "\n".join(raw) + "\n", lines, (*problems, *_control_problems(name, text)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line as a form's reader makes it, for forms that have no lines of their own. Mark-up is not taken off again."""

    text: str
    role: Role | None = None
    marked: bool = False
    goes_on: bool = False


def compose(name: str, data: bytes, form: str, drawn: Iterable[Drawn], page_starts: Sequence[int] = ()) -> SourceText:
    """A source text from lines that a form's reader drew up: what they say is what is published.

    ``data`` is the file's bytes, for the hash. Line breaks within a line become spaces, and harmful control characters
    U+FFFD, so that the number of a line is its place in ``drawn``.
    """
    cleaned = [replace(each, text=_CONTROL.sub("\ufffd", each.text.replace("\r", " ").replace("\n", " "))) for each in drawn]
    lines = tuple(
        Line(number, plain_letters(_single_spaced(each.text).strip(" ")), each.marked, each.role, each.goes_on)
        for number, each in enumerate(cleaned, 1)
    )
    text = "\n".join(each.text for each in cleaned) + "\n"
    blank = sum(line.blank for line in lines)
    file = SourceFile(name, hashlib.sha256(data).hexdigest(), form, len(lines), blank, tuple(page_starts))
    return SourceText(file, text, lines, tuple(_control_problems(name, text)))


def fold(text: str) -> str:
    """White space folded to single spaces, ends cut."""
    return " ".join(text.split())


def span_of(lines: Sequence[Line]) -> Span:
    """From the first line to the last that is not blank; of blank lines alone, all of them."""
    solid = [line.number for line in lines if not line.blank] or [line.number for line in lines]
    return Span(solid[0], solid[-1])


def join_spans(spans: Iterable[Span]) -> Span:
    """The lines from the first of the spans to the last."""
    all_spans = list(spans)
    return Span(min(span.first for span in all_spans), max(span.last for span in all_spans))


def _page_starts(paged: Sequence[str]) -> tuple[int, ...]:
    """The first line of each page, where form feeds part pages: right before it, or at the end of the line above it."""
    fed = [(number, line) for number, line in enumerate(paged, 1) if "\f" in line]
    starts = {1, *(number if line.lstrip(" ").startswith("\f") else number + 1 for number, line in fed)}
    return tuple(sorted(start for start in starts if start <= len(paged))) if len(starts) > 1 else ()


def _furnished(lines: Sequence[Line], starts: Sequence[int]) -> tuple[Line, ...]:
    """The lines, those marked that recur at the edges of pages."""
    solid = [
        [line for line in lines[first - 1 : last - 1] if not line.blank] for first, last in pairwise([*starts, len(lines) + 1])
    ]
    running = furniture([[PageLine(line.text) for line in page] for page in solid])
    marks = {solid[page][line].number for page, line in running}
    return tuple(replace(line, role=Role.FURNITURE) if line.number in marks else line for line in lines)


def _line(number: int, raw: str) -> Line:
    if not raw:
        return Line(number, "", marked=False)
    heading = _HEADING.match(raw)
    bare = raw[heading.end() :] if heading else raw
    bold = "**" in bare and _is_bold(bare.strip())
    if "*" in bare:
        bare = _ITALIC.sub(r"\1", _BOLD.sub(r"\1", bare))
    if "\\" in bare:
        bare = _ESCAPE.sub(r"\1", bare)
    text = plain_letters(_single_spaced(closed_up(bare.replace("\u00a0", " "))).strip(" "))
    return Line(number, untabbed(text), bool(heading) or (bold and not _is_sentence(text)))


def _single_spaced(text: str) -> str:
    """With one space for each run of spaces. Most lines have nothing else, and need no search for them."""
    return _SPACES.sub(" ", text) if any(space in text for space in _OTHER_SPACES) else text


def _is_bold(text: str) -> bool:
    """Whether a text is bold from end to end."""
    return len(text) > 4 and text.startswith("**") and text.endswith("**") and "**" not in text[2:-2]


def _is_sentence(text: str) -> bool:
    """Whether a bold line is a paragraph that somebody set in bold."""
    return len(text) > _LONGEST_BOLD or (text.endswith(".") and len(text.split()) > _SHORT)


def _control_problems(name: str, text: str) -> list[Problem]:
    hits = list(_CONTROL.finditer(text))
    if not hits:
        return []
    line = text.count("\n", 0, hits[0].start()) + 1
    content = text.split("\n")[line - 1]
    return [
        Problem(
            name,
            line,
            "control-character",
            f"{len(hits)} control or direction characters, the first in «{shorten(content)}»",
            "clean text; each is published as U+FFFD (a question mark in a diamond).",
            Severity.WARNING,
        )
    ]
