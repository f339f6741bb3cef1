"""An initiative from beginning to end, as the minutes tell it."""

from __future__ import annotations

from dataclasses import dataclass

from .claims import Claim
from .common import Because


@dataclass(frozen=True, slots=True)
class JoinedName:
    """A spelling under which the initiative is named, and why it was joined."""

    spelling: str
    because: Because


@dataclass(frozen=True, slots=True)
class Series:
    """A figure reported over time: the same measure in the same unit."""

    measure: str
    unit: str | None
    points: tuple[Claim, ...]
    """By period, then by meeting."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of one initiative."""

    municipality: str
    slug: str
    names: tuple[JoinedName, ...]
    events: tuple[Claim, ...]
    """By date, those without one last."""
    series: tuple[Series, ...]
    target_groups: tuple[Claim, ...]
    amounts: tuple[Claim, ...]
    figures: tuple[Claim, ...] = ()
    """Every figure, those that ``series`` gives once included."""
