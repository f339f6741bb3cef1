"""CPR numbers: minutes that hold one are not published, and the number is never shown to anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..model import Reading
from ..problems import Problem

_SPACE: Final = r"[ \u00a0\u00ad\u2009\u200b\u202f\u2060\ufeff\ufffd*_\\]{0,3}"
_GAP: Final = rf"{_SPACE}[-\u2010-\u2015\u2212]?{_SPACE}"
"""What may part the two halves: spaces of any kind, marks that show nothing, Markdown's own marks, and one dash."""

_CPR: Final = re.compile(
    rf"(?<![0-9])(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{{2}}{_GAP}(?:\n{_GAP})?[0-9]{{4}}(?![0-9])"
)
"""Day, month and year, then four digits, perhaps over a line's end. Digits on either side make it something else, such as
an EAN or a case number. No check of the day in its month and none by modulus 11: a number that fails them may be real,
since numbers without modulus 11 have been given out from October 2007."""


def cpr_numbers(text: str) -> Iterator[int]:
    """Yield where in ``text`` each number begins that may be a CPR number; the number itself is not handed on."""
    return (match.start() for match in _CPR.finditer(text))


def masked(text: str) -> str:
    """The text with a dot for each digit of what may be a CPR number: for file names and messages."""
    return _CPR.sub(lambda match: re.sub(r"[0-9]", "•", match.group()), text)


def check_privacy(reading: Reading) -> Iterator[Problem]:
    """A number that may be a CPR number, in the text or in the file's name, is an error: the meeting is left out."""
    name = reading.minutes.source.name
    file = masked(name)
    if file != name:
        yield Problem(file, None, "cpr-number", "a number of a CPR number's form in the file's name.", _NEEDS_NAME)
    for line in sorted({reading.text.count("\n", 0, start) + 1 for start in cpr_numbers(reading.text)}):
        yield Problem(file, line, "cpr-number", "a number of a CPR number's form. It is not shown here.", _NEEDS_TEXT)


_NEEDS_TEXT: Final = (
    "the number taken out of the minutes where they are kept, and out of what is already published of them.\n"
    "If it is no CPR number, write it in another form, such as with a space after every two digits."
)
_NEEDS_NAME: Final = "another name for the file, here and wherever it is already published."
