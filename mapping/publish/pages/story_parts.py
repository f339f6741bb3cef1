"""What the page of an initiative shows of its story, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from .. import charts
from .links import Link


@dataclass(frozen=True, slots=True)
class Source:
    """The words that say something, where they stand, and why they are taken to speak of the initiative."""

    text: str
    lines: Link
    item: Link
    because: str
    certainty: str | None
    """Only where it is less than sure."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with every place that says so."""

    when: str | None
    iso: str | None
    printed: str | None
    """The date as printed, where that is written otherwise."""
    what: str
    bodies: tuple[Link, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series."""

    when: str
    printed: str
    source: Source


@dataclass(frozen=True, slots=True)
class SeriesView:
    measure: str
    chart: charts.Chart | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A target group or an amount, as printed."""

    printed: str
    note: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    id: str
    spelling: str
    reason: str
    certainty: str


@dataclass(frozen=True, slots=True)
class FindingView:
    title: Link
    said: str
    """What was found, in a sentence."""
    first: str
    second: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class CommitmentView:
    what: str
    due: str | None
    status: str
    lines: Link


@dataclass(frozen=True, slots=True)
class StoryView:
    stands: tuple[tuple[str, str], ...]
    """Where it stands, in a few lines: label and words."""
    events: tuple[Event, ...]
    series: tuple[SeriesView, ...]
    groups: tuple[Said, ...]
    amounts: tuple[Said, ...]
    names: tuple[NameView, ...]
    findings: tuple[FindingView, ...]
    commitments: tuple[CommitmentView, ...]
    cut: tuple[str, ...]
    """What the page does not show all of, and how much it shows."""
