"""Who was there, who was not, and for how much of the meeting: only what the minutes print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from .values import STRICT, Span


class Presence(StrEnum):
    """Whether a person took part, in the classes that minutes use."""

    PRESENT = "present"
    ABSENT = "absent"
    """Absent, and nothing printed about notice."""
    EXCUSED = "excused"
    """Absent with notice (afbud, lovligt forfald)."""
    UNEXCUSED = "unexcused"
    """Absent without notice (udeblev, uden afbud)."""
    PARTIAL = "partial"
    """There for a part of the meeting or of its items: see ``Stay``."""


class Capacity(StrEnum):
    """In what capacity a person is named: only members and substitutes are elected."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    OFFICIAL = "official"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Stay:
    """A printed bound of somebody's presence («forlod mødet kl. 11:30», «til kl. 18.40 i punkt 2», «sag 129-138»)."""

    __pydantic_config__ = STRICT

    present: bool
    """True where the bounds are those of presence, False where they are those of absence."""
    from_time: time | None
    to_time: time | None
    from_item: str | None
    """The first item's printed number; for one item alone both are that item's."""
    to_item: str | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """What the minutes say of one person's presence. No list does not mean that nobody was there."""

    __pydantic_config__ = STRICT

    position: int
    """Counted from 1 within the meeting's head, or within the item."""
    name: str
    """As printed, without party, title and role."""
    party: str | None
    """The party as printed with the name: a letter such as ``A``, a list such as ``V1``, or a name."""
    role: str | None
    """A printed role, such as «formand», «borgmester», «kommunaldirektør»."""
    capacity: Capacity
    presence: Presence
    stays: tuple[Stay, ...]
    substitute_for: str | None
    """The name of the member for whom a substitute met, where printed."""
    disqualified: bool
    """True only where inhabilitet is printed as the ground for taking no part in an item."""
    quote: str
    """The printed words that say so."""
    span: Span
