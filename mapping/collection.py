"""What is known across meetings, as plain values: the joined result that ``link`` makes and pages show.

Kept apart from ``model`` because it speaks of many minutes at once. Nothing here holds a meeting's text:
these values stay small whatever the number of meetings is. Tuples are in the order a page shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from .model import CaseNumber, MeetingKey, PrintedDate, Span

LIST_PAGE: Final = 200
"""Entries on one page of a list, in the pages and in their data alike: no list is endless."""


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


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """An elected member where the minutes name one in role."""

    item: ItemSummary
    name: str
    party_letter: str | None
    term: tuple[int, int] | None
    proposal: int
    """The position of the proposal: makes its IRI."""


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """What ``link`` is given of each meeting."""

    key: MeetingKey
    term: tuple[int, int] | None
    file: str
    items: tuple[ItemSummary, ...]
    mentions: tuple[MentionSummary, ...]
    budget_lines: tuple[BudgetLineSummary, ...]
    references: tuple[ReferenceSummary, ...]
    persons: tuple[PersonSummary, ...]
    recommenders: tuple[str, ...]
    """Administrations that recommend anything at this meeting, sorted, each once."""
    coverage: Coverage
    case_numbers: tuple[CaseNumber, ...] = ()
    """The case numbers of its items, taken apart, sorted, each once."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one set of minutes was understood. Counts of lines leave blank lines out."""

    lines: int
    lines_read: int
    lines_ignored: int
    lines_unread: int
    items_expected: int | None
    """Entries of the table of contents; nothing where there is none."""
    items_read: int
    items_not_classified: int


@dataclass(frozen=True, slots=True)
class Case:
    """A case file and every treatment of it."""

    municipality: str
    number: str
    kle_topic: str | None
    kle_facet: str | None
    serial: int | None
    year_opened: int | None
    title: str
    """The title of its latest item."""
    items: tuple[ItemSummary, ...]
    """By date, then position."""


@dataclass(frozen=True, slots=True)
class Initiative:
    """A named initiative (project, effort, trial), joined over its spellings."""

    municipality: str
    slug: str
    name: str
    other_names: tuple[str, ...]
    mentions: tuple[MentionSummary, ...]
    budget_lines: tuple[BudgetLineSummary, ...]
    related: tuple[str, ...]
    """Slugs of initiatives whose name contains this one's or is contained in it; kept apart on purpose."""


@dataclass(frozen=True, slots=True)
class BodyTerm:
    """A body in one election period."""

    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Body:
    """A political body, from the name it has in minutes."""

    municipality: str
    name: str
    kind: str
    """The last part of a concept's IRI in ``ontology/bodies.ttl``."""
    terms: tuple[BodyTerm, ...]
    meetings: tuple[MeetingSummary, ...]
    """Latest first; none for a body that is only referred to."""
    referred_to: tuple[ReferenceSummary, ...]


@dataclass(frozen=True, slots=True)
class Administration:
    """A department that recommends."""

    municipality: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """An elected member, from what the member did in role."""

    municipality: str
    name: str
    proposals: tuple[PersonSummary, ...]


@dataclass(frozen=True, slots=True)
class PartyList:
    """A list of candidates: a letter in one municipality and one election period."""

    municipality: str
    letter: str
    term: tuple[int, int]


@dataclass(frozen=True, slots=True)
class KleTopic:
    """A number of KL's subject scheme that occurs in a case number, or one of its broader groups."""

    number: str
    broader: str | None
    items: tuple[ItemSummary, ...]
    """Items whose case number has exactly this topic, latest first."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A publisher of minutes, and all that was found in them. Every tuple is in page order."""

    slug: str
    name: str
    code: str | None
    """The four digits of the national register, such as ``0461``."""
    cvr: str | None
    case_types: tuple[tuple[str, str, str], ...]
    """Letter, Danish label and English label of each kind of case in its scheme."""
    bodies: tuple[Body, ...]
    meetings: tuple[MeetingSummary, ...]
    """Latest first."""
    cases: tuple[Case, ...]
    initiatives: tuple[Initiative, ...]
    administrations: tuple[Administration, ...]
    persons: tuple[Person, ...]
    lists: tuple[PartyList, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that one build publishes, joined."""

    municipalities: tuple[Municipality, ...]
    kle_topics: tuple[KleTopic, ...]
