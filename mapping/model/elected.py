"""Who of those named becomes a resource, and when a party is a list: asked alike by all who speak of persons."""

from __future__ import annotations

import re
from typing import Final

from .attendance import Attendance, Capacity

_LIST: Final = re.compile(r"[A-ZÆØÅ][0-9]?")
_ELECTED: Final = (Capacity.MEMBER, Capacity.SUBSTITUTE)


def list_letter(party: str | None) -> str | None:
    """The letter of a list of candidates, such as ``A``, or ``V1`` where two lists share one; a party's name is none.

    Abbreviations such as «SF» are no letters either: they are unofficial, and two parties may share one.
    """
    return party if party and _LIST.fullmatch(party) else None


def is_full_name(name: str) -> bool:
    """Whether a name is enough to know a person by within a municipality: at least a first name and a last name."""
    return len([word for word in name.split() if len(word.strip(".")) > 1]) > 1


def is_elected(attendance: Attendance) -> bool:
    """Officials and guests are not: they never become resources, and their names are no data."""
    return attendance.capacity in _ELECTED
