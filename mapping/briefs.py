"""The little of one meeting that other pages, and whatever joins meetings, need of it.

Nothing here holds a meeting's text: these values stay small whatever the number of meetings is.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .model import MeetingKey, PrintedDate, Span


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """The little that other pages need of one agenda item."""

    meeting: MeetingKey
    number: str
    position: int
    title: str
    case_type: str | None
    case_number: str | None
    kle_topic: str | None
    outcome: str | None
    """The last part of the outcome's IRI."""
    decision: str | None
    """The decision's first 300 characters, for lists."""
    heading_span: Span


@dataclass(frozen=True, slots=True)
class MentionSummary:
    """A place where an initiative is named."""

    item: ItemSummary
    position: int
    """Of the mention within its item: makes its IRI."""
    name: str
    printed: str
    evidence: str
    table_row: tuple[int, int] | None
    span: Span


@dataclass(frozen=True, slots=True)
class BudgetFigure:
    """One cell of a budget table, in kroner."""

    year: int
    amount: Decimal
    printed: str


@dataclass(frozen=True, slots=True)
class BudgetLineSummary:
    """A row of a budget table that names an initiative."""

    item: ItemSummary
    table: int
    row: int
    label: str
    figures: tuple[BudgetFigure, ...]
    span: Span
    years: tuple[int, ...] = ()
    """Every year that its table has a column for, whether or not this line has a figure in it."""


@dataclass(frozen=True, slots=True)
class ReferenceSummary:
    """A reference to another meeting or decision."""

    item: ItemSummary
    position: int
    bodies: tuple[str, ...]
    date: PrintedDate
    kind: str
    direction: str
    sentence: str
    span: Span
    body: str | None = None
    """As printed; it may be one whose full name is not known."""


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """An elected member where the minutes name one in role."""

    item: ItemSummary
    name: str
    party_letter: str | None
    term: tuple[int, int] | None
    proposal: int
    """The position of the proposal: makes its IRI."""


class NamingKind(StrEnum):
    """Why minutes name an elected member, besides a proposal."""

    ATTENDANCE = "attendance"
    SUBSTITUTED = "substituted"
    """Another met in the member's place."""
    VOTE = "vote"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where minutes name an elected member in role, other than a proposal."""

    meeting: MeetingKey
    item: ItemSummary | None
    """Nothing where the head of the minutes says it."""
    name: str
    party_letter: str | None
    """Only where a letter is printed."""
    term: tuple[int, int] | None
    kind: NamingKind
    fragment: str
    """The last part of the IRI of what names the member."""
    said: str
    """The value of the ``Presence``, ``Choice`` or ``StatementKind``."""
    subject: str | None
    """What was voted on, as printed."""
    is_member: bool
    """Whether the member is named as one of the body that met."""
    span: Span
