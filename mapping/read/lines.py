"""From bytes to lines: decoding, and taking mark-up off."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from ..model import SourceFile, Span
from ..problems import Problem, Severity, Unreadable, shorten

_HEADING: Final = re.compile(r"(#{1,6})[ \t]+")
_BOLD: Final = re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*")
_ITALIC: Final = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")
_SPACES: Final = re.compile(r"[ \u00a0\u2007\u202f]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters that no minutes need and that can turn a page or a terminal against its reader: controls and
bidirectional overrides (Unicode Standard Annex 9)."""


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

    @property
    def blank(self) -> bool:
        return not self.text.strip()

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


def read_lines(data: bytes, name: str) -> SourceText:
    """Decode a file and part it into lines; ``name`` is ``municipality/file``. Raises Unreadable."""
    decoded = _decode(data, name)
    if not decoded.strip():
        raise Unreadable(
            Problem(name, 1, "empty-file", "a file without text", "minutes; if the file is a copy gone wrong, fetch it again.")
        )
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    safe = _CONTROL.sub("\ufffd", text)
    raw = safe.split("\n")
    if raw and not raw[-1]:
        raw.pop()
    form = "markdown" if any(_HEADING.match(line) for line in raw) else "text"
    lines = tuple(_line(number, line) for number, line in enumerate(raw, 1))
    blank = sum(line.blank for line in lines)
    file = SourceFile(name, hashlib.sha256(data).hexdigest(), form, len(raw), blank)
    return SourceText(file, "\n".join(raw) + "\n", lines, tuple(_control_problems(name, text)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line as a form's reader makes it, for forms that have no lines of their own. Mark-up is not taken off again."""

    text: str
    role: Role | None = None
    marked: bool = False


def compose(name: str, data: bytes, form: str, drawn: Iterable[Drawn], page_starts: Sequence[int] = ()) -> SourceText:
    """A source text from lines that a form's reader drew up: what they say is what is published.

    ``data`` is the file's bytes, for the hash. Line breaks within a line become spaces, and harmful control characters
    U+FFFD, so that the number of a line is its place in ``drawn``.
    """
    cleaned = [replace(each, text=_CONTROL.sub("\ufffd", each.text.replace("\r", " ").replace("\n", " "))) for each in drawn]
    lines = tuple(
        Line(number, _SPACES.sub(" ", each.text).strip(" "), each.marked, each.role) for number, each in enumerate(cleaned, 1)
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


def _decode(data: bytes, name: str) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding = "utf-16" if marked else "utf-8-sig"
    if b"\x00" in data and not marked:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise Unreadable(
            Problem(name, line, "not-text", "a NUL character: the file is no text", "text or Markdown, saved as UTF-8.")
        )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        saw = f"byte 0x{data[error.start]:02x}, which is no {encoding.removesuffix('-sig').upper()}"
        raise Unreadable(Problem(name, line, "unreadable-encoding", saw, "the file saved as UTF-8.")) from error
    return text


def _line(number: int, raw: str) -> Line:
    heading = _HEADING.match(raw)
    bare = raw[heading.end() :] if heading else raw
    stripped = bare.strip()
    bold = len(stripped) > 4 and stripped.startswith("**") and stripped.endswith("**") and "**" not in stripped[2:-2]
    if "*" in bare:
        bare = _ITALIC.sub(r"\1", _BOLD.sub(r"\1", bare))
    if "\\" in bare:
        bare = _ESCAPE.sub(r"\1", bare)
    return Line(number, _SPACES.sub(" ", bare).strip(" "), bool(heading) or bold)


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
