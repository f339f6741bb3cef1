"""The forms of an item's heading: every line that might be one, with its number and what is printed after it.

A line alone cannot be judged: «2. Økonomi» is an item in one document and a sub-heading in the next. So lines are taken
for candidates here, and ``outline`` finds out which of them the document is made of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..vocabulary import words
from .case_numbers import case_number
from .lines import Line, Role
from .phrases import any_of, phrases
from .sections import Headings, opening_of

_LONGEST: Final = 1000
_LONGEST_WEAK: Final = 400
_BULLET: Final = re.compile(r"[•*·▪–-][ \t]+")
_OTHER: Final = re.compile(r"(?P<other>[A-ZÆØÅ]{2,4} ?\d{1,4}/\d{2,4})[.:]?\s+(?=\S)")
_WEAK: Final = re.compile(r"(?P<number>\d{1,4}(?:[a-zæøå](?!\w))?)(?P<mark>\.\s*|:\s+|\s+[–-]\s+|\s+|)(?P<rest>.*)")
_OPEN_MARK: Final = re.compile(r"\((?:Åben|Åbent|Lukket)\)", re.IGNORECASE)
_TITLE_START: Final = re.compile(r"[A-ZÆØÅÉ\"“”»«'’(§0-9]")
_NO_TITLE: Final = re.compile(r"at\b|[\d.,]+ ?(?:%|kr\b|mio\b|t\.?kr)|\d{1,2}[./-]\d{1,4}", re.IGNORECASE)
_PAGE_TAIL: Final = re.compile(r"(?:\.{2,}|…|\t)[. …\t]*(?:\d{1,4}|[ivxlc]{1,7})$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that might be an item's heading."""

    at: int
    """Its place among the lines that are read."""
    style: str
    """What it shares with its like: the mark before or after the number."""
    number: str
    rest: str
    """What is printed after the number: the title, or nothing where it stands alone."""
    text: str
    strong: bool
    """True where a word such as «Punkt» stands before the number."""
    marked: bool
    others: tuple[str, ...] = ()
    is_heading: bool = False
    """Whether the title is a section's heading: «1. Resume» numbers a section more often than an item."""

    @property
    def rank(self) -> int:
        """The number as it is counted: 4 before 4a before 5."""
        figures = self.number.rstrip("abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ")
        letter = self.number[len(figures) :].casefold()
        return int(figures or 0) * 64 + (ord(letter[0]) - 96 if letter and letter[0].isascii() else 63 if letter else 0)


def marks_pattern(more: Sequence[str] = ()) -> re.Pattern[str]:
    """Headings that begin with a word, such as «Punkt 3:»; ``more`` are a layout's own words."""
    marks = any_of((*phrases().item.marks, *more))
    number = r"(?P<number>\d{1,5}(?:[a-zæøå](?![\w])| [a-zæøå](?=[:.]))?)"
    parted = r"(?P<mark>\s?[:.–-]\s?(?=\S)|\s+(?=\S)|\s?[:.]?$)(?P<rest>.*)"
    return re.compile(rf"(?P<word>{marks}):?\s?(?:nr\.?)? ?{number}{parted}", re.IGNORECASE)


def candidates(lines: Sequence[Line], pattern: re.Pattern[str], headings: Headings) -> list[Candidate]:
    """Every line that might be an item's heading, in printed order."""
    found: list[Candidate] = []
    for at, line in enumerate(lines):
        if line.blank or len(line.text) > _LONGEST or line.role in (Role.TEXT, Role.SECTION, Role.TITLE):
            continue
        one = strong_heading(line, at, pattern) or _weak(line, at, headings)
        if one is not None:
            found.append(one)
    return found


def strong_heading(line: Line, at: int, pattern: re.Pattern[str]) -> Candidate | None:
    """«Punkt 3: Godkendelse», «Pkt. 42», «Nr. 28 BR 40/04. Lokalplan»."""
    text = _bare(line.text)
    if not text[:1].isupper():
        return None
    match = pattern.fullmatch(text)
    if match is None or "\t" in text[match.start("rest") :] or case_number(line) is not None:
        return None
    rest = match["rest"].strip()
    parted = match["mark"].strip()
    if rest and not parted and not _TITLE_START.match(rest):
        return None
    others: tuple[str, ...] = ()
    other = _OTHER.match(rest)
    if other:
        others, rest = (other["other"],), rest[other.end() :]
    style = words(match["word"]).removesuffix(" nr") or "nr"
    return Candidate(at, style, match["number"].replace(" ", ""), rest, text, True, line.marked, others)


def _bare(text: str) -> str:
    """The line without a list's bullet, which conversion leaves before headings that were links."""
    text = text.strip()
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _weak(line: Line, at: int, headings: Headings) -> Candidate | None:
    """«4. Titel», «4 Titel», «4: Titel», «4 (Åben) Titel», and a number alone on its line."""
    text = unglued(_bare(line.text))
    if not text[:1].isdigit() or len(text) > _LONGEST_WEAK or text.count("\t") > 1:
        return None
    match = _WEAK.fullmatch(text)
    if match is None or not _may_be_title(match):
        return None
    rest = match["rest"].strip()
    style = match["mark"].strip() or match["mark"][:1]
    if style == " " and _OPEN_MARK.match(rest):
        style = "()"
    is_heading = bool(rest) and opening_of(Line(1, rest, True), headings) is not None
    return Candidate(at, style, match["number"], rest, text, False, line.marked, (), is_heading)


def _may_be_title(match: re.Match[str]) -> bool:
    """Whether what follows a number can be a title, and is no date and no amount."""
    rest, mark = match["rest"].strip(), match["mark"]
    if not rest:
        return mark in ("", ".")
    if not mark or not _TITLE_START.match(rest) or _NO_TITLE.match(rest) or rest[-1] in ",;":
        return False
    spaced = mark[-1].isspace()
    if rest[0].isdigit() and not (mark[0] == "." and spaced):
        return False
    return spaced or rest[0].isupper()


def has_page(text: str) -> bool:
    """Whether a page number ends the line, as in a list of contents."""
    return bool(_PAGE_TAIL.search(text[-200:].rstrip()))


def unglued(text: str) -> str:
    """The line without the heading of the list of contents, where conversion has lost the break between the two."""
    if not text[:1].isalpha() or len(text) > _LONGEST_WEAK:
        return text
    glue = _glue().match(text)
    return text[glue.end() :] if glue else text


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases().header.contents)}(?=\d{{1,4}}\.\s?[A-ZÆØÅ])", re.IGNORECASE)
