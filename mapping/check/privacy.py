"""CPR numbers: minutes that hold one are not published, and the number is never shown to anybody."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from ..model import Reading
from ..problems import Problem

_SPACE: Final = r"[ \u00a0\u00ad\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff\ufffd*_\\]{0,3}"
_DASH: Final = r"[-\u2010-\u2015\u2212\u0335\u0336\uff0d]"
_GAP: Final = rf"{_SPACE}{_DASH}?{_SPACE}"
"""What may part the two halves: spaces of any kind, marks that show nothing, Markdown's own marks, and one dash."""
_FAR: Final = rf"{_SPACE}(?:(?:[\n\t|]{_SPACE}){{0,4}}{_DASH}{_SPACE}|{_DASH}{_SPACE}(?:[\n\t|]{_SPACE}){{1,4}})"
"""With a dash the halves may stand in two cells of a table, or with blank lines or a page's end between them."""
_DAY: Final = "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
"""A replacement number (erstatningspersonnummer) has 60 added to its day."""
_MONTH: Final = "(?:0[1-9]|1[0-2])"

_MAY_BEGIN: Final = re.compile(r"[0-9]{2}(?=[0-9]{4}|([./ -])[0-9]{2}\1[0-9]{2})")
"""Where a number may begin: text has few such figures, and only at them is it asked whether one does."""
_CPR: Final = re.compile(
    rf"(?<![0-9]){_DAY}(?:{_MONTH}[0-9]{{2}}(?:{_GAP}(?:\n{_GAP})?|{_FAR})|([./ -]){_MONTH}\1[0-9]{{2}}{_SPACE}{_DASH}{_SPACE})"
    r"[0-9]{4}(?![0-9])"
)
"""Day, month and year, then four digits, perhaps over a line's end; with the date in figures parted («01.01.90-1234») only
where a dash follows, since a time or a year may follow a date. Digits on either side make it something else, such as an EAN
or a case number. No check of the day in its month and none by modulus 11: a number that fails them may be real, since numbers
without modulus 11 have been given out from October 2007. What looks like one and is none, such as an account number or
«010190-2024», stops a meeting too: nobody can tell them apart."""

_UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Marks that show nothing on a page: a number that has them among its digits is read as if they were not there."""

_GUID: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])", re.IGNORECASE)
"""A document's identifier in an address: hexadecimal, and no number of a person's."""

_FIGURES: Final = {
    first + digit: str(digit)
    for first in (0x0660, 0x06F0, 0x0966, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
    for digit in range(10)
}
"""Digits of other forms, such as the full-width ones of some PDF fonts, and the digits they are."""
_MAY_BE_OTHER: Final = re.compile("[\u0660-\u096f\uff10-\uff19\U0001d7ce-\U0001d7ff]")
"""All of them, and other letters that Danish minutes do not have either."""


def cpr_numbers(text: str) -> Iterator[int]:
    """Yield where in ``text`` each number begins that may be a CPR number; the number itself is not handed on.

    ``text`` may be any: minutes, a file's name, a PDF's metadata.
    """
    return (start for start, _ in _places(text))


def masked(text: str) -> str:
    """The text with a dot for each digit of what may be a CPR number: for file names and messages."""
    parts: list[str] = []
    at = 0
    for start, end in _places(text):
        parts += [text[at:start], re.sub(r"\d", "•", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _places(text: str) -> Iterator[tuple[int, int]]:
    if not any(mark in text for mark in _UNSEEN):
        yield from _seen_places(text)
        return
    kept = [place for place, letter in enumerate(text) if letter not in _UNSEEN]
    for start, end in _seen_places("".join(text[place] for place in kept)):
        yield kept[start], kept[end - 1] + 1


def _seen_places(text: str) -> Iterator[tuple[int, int]]:
    plain = text.translate(_FIGURES) if _MAY_BE_OTHER.search(text) else text
    found = list(_numbers(plain))
    guids = [match.span() for match in _GUID.finditer(plain)] if found else []
    for start, end in found:
        place = bisect_right(guids, start, key=lambda span: span[0]) - 1
        if place < 0 or guids[place][1] <= start:
            yield start, end


def _numbers(plain: str) -> Iterator[tuple[int, int]]:
    end = 0
    for begin in _MAY_BEGIN.finditer(plain):
        match = _CPR.match(plain, begin.start()) if begin.start() >= end else None
        if match:
            yield match.span()
            end = match.end()


def check_privacy(reading: Reading) -> Iterator[Problem]:
    """A number that may be a CPR number, in the text, the file's name or what it hides, is an error: the meeting is left out."""
    name = reading.minutes.source.name
    file = masked(name)
    if file != name:
        yield Problem(file, None, "cpr-number", "a number of a CPR number's form in the file's name.", _NEEDS_NAME)
    if any(True for text in reading.hidden for _ in cpr_numbers(text)):
        yield Problem(
            file,
            None,
            "cpr-number",
            "a number of a CPR number's form in what the file hides. It is not shown here.",
            _NEEDS_HIDDEN,
        )
    line, at = 1, 0
    told = 0
    for start in cpr_numbers(reading.text):
        line, at = line + reading.text.count("\n", at, start), start
        if line != told:
            yield Problem(file, line, "cpr-number", "a number of a CPR number's form. It is not shown here.", _NEEDS_TEXT)
            told = line


_NEEDS_TEXT: Final = (
    "the number taken out of the minutes where they are kept, and out of what is already published of them.\n"
    "If it is no CPR number, write it in another form, such as with a space after every two digits."
)
_NEEDS_NAME: Final = "another name for the file, here and wherever it is already published."
_NEEDS_HIDDEN: Final = (
    "the number taken out of the file's properties (title, author, subject, keywords) or of an address in it, here and wherever\n"
    "the file is already published."
)
