"""References between minutes, resolved: to the item and decision meant, or to a named gap."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..briefs import ItemSummary, ReferenceSummary
from ..model import MeetingKey
from .common import Because, Quote


class Gap(StrEnum):
    """Why a reference leads nowhere. Path words of ``def/hul/``."""

    NOT_IN_COLLECTION = "ikke-i-samlingen"
    """The collection holds no meeting of that body on that day."""
    NO_SUCH_MEETING = "intet-moede-den-dag"
    """The collection is known to hold all of that body's meetings round that day, and none was that day."""
    COMING = "endnu-ikke-holdt"
    UNNAMED_BODY = "organ-ikke-naevnt"
    SEVERAL_FIT = "flere-muligheder"
    """Several meetings fit what is printed, and nothing tells which one is meant."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to."""

    meeting: MeetingKey
    item: ItemSummary | None
    """The item meant; nothing where only the meeting could be told."""
    because: Because


@dataclass(frozen=True, slots=True)
class ResolvedReference:
    """A reference and where it leads. It has targets, or a gap."""

    reference: ReferenceSummary
    targets: tuple[Target, ...]
    """One for each body whose meeting it was."""
    gap: Gap | None
    fragment: str = ""
    """Its place in its item's document: ``henvisning-3``, or ``tidligere-1`` for an earlier decision that is quoted."""
    instead: Target | None = None
    """Where no meeting was held that day: the one near it, or of a date easily mistaken for it, that treats the matter."""


@dataclass(frozen=True, slots=True)
class ImpossibleDay:
    """A date that no calendar has: «den 31. juni 2024»."""

    quote: Quote
    printed: str
