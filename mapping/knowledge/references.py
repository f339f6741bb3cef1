"""References between minutes, resolved: to the item and decision meant, or to a named gap."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..briefs import ItemSummary, ReferenceSummary
from ..model import MeetingKey
from .common import Because


class Gap(StrEnum):
    """Why a reference leads nowhere. Path words of ``def/hul/``."""

    NOT_IN_COLLECTION = "ikke-i-samlingen"
    """The collection holds no meeting of that body on that day."""
    NO_SUCH_MEETING = "intet-moede-den-dag"
    """The collection is known to hold all of that body's meetings round that day, and none was that day."""
    COMING = "endnu-ikke-holdt"
    UNNAMED_BODY = "organ-ikke-naevnt"


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
    gap: Gap | None
