"""Danish numbers, dates and amounts of money, read and written.

Writing and reading are each other's inverse; the property tests hold them to it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

MONTHS: Final = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

NUMBER: Final = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"
"""A Danish number without sign: a full stop between thousands, a comma before decimals."""

_NUMBER: Final = re.compile(rf"({NUMBER})")
_SIGNED: Final = re.compile(rf"(?P<open>\()?(?P<minus>[-−–] ?)?(?P<number>{NUMBER})(?P<close>\))?")


def read_number(text: str) -> Decimal | None:
    """The number that the whole text is: «64.863», «12,65», «-1.250», «(1.250)»; nothing for any other text."""
    match = _SIGNED.fullmatch(text.strip())
    if match is None or bool(match["open"]) != bool(match["close"]) or (match["open"] and match["minus"]):
        return None
    value = Decimal(match["number"].replace(".", "").replace(",", "."))
    return -value if match["minus"] or match["open"] else value


def write_number(value: Decimal) -> str:
    """As Danes write it: 1.234.567,5. Decimals are kept as they are, a minus is U+2212."""
    whole, _, decimals = f"{abs(value):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "−" if value < 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def write_date(day: date) -> str:
    """28. april 2026."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def write_partial_date(value: str) -> str:
    """An ISO date cut to its precision, as Danes write it: 28. april 2026, april 2026, 2026."""
    parts = value.split("-")
    if len(parts) == 3:
        return write_date(date.fromisoformat(value))
    return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else value


_JOINED: Final = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060")
)
_CHANGED: Final = re.compile("[\u00ad\u200b-\u200d\u2060\u0300-\u036f\ufb00-\ufb06]")


def plain_letters(text: str) -> str:
    """Text with the letters that a reader sees: ligatures and accents as plain letters, invisible hyphens and spaces off.

    A soft hyphen at the very end is a visible one; it keeps a mark behind it, since the word surely goes on.
    """
    if text.isascii() or not _CHANGED.search(text):
        return text
    torn = "-\u00ad" if text.endswith("\u00ad") else ""
    return unicodedata.normalize("NFC", text.translate(_JOINED)) + torn
