"""What is known across meetings, as plain values: the joined result that ``link`` makes and pages show.

Kept apart from ``model`` because it speaks of many minutes at once. Nothing here holds a meeting's text:
these values stay small whatever the number of meetings is. Tuples are in the order a page shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from .briefs import (
    BudgetFigure,
    BudgetLineSummary,
    ItemSummary,
    MentionSummary,
    Naming,
    NamingKind,
    PersonSummary,
    ReferenceSummary,
)
from .knowledge import Knowledge, MeetingBrief
from .model import CaseNumber, MeetingKey

__all__ = [
    "LIST_PAGE",
    "Administration",
    "Body",
    "BodyTerm",
    "BudgetFigure",
    "BudgetLineSummary",
    "Case",
    "Collection",
    "Coverage",
    "Initiative",
    "ItemSummary",
    "KleTopic",
    "MeetingSummary",
    "MentionSummary",
    "Municipality",
    "Naming",
    "NamingKind",
    "PartyList",
    "Person",
    "PersonSummary",
    "ReferenceSummary",
]

LIST_PAGE: Final = 200
"""Entries on one page of a list, in the pages and in their data alike: no list is endless."""


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
    knowledge: MeetingBrief = MeetingBrief()
    namings: tuple[Naming, ...] = ()
    """Elected members where the minutes name them in role, other than in proposals."""
    letters: tuple[str, ...] = ()
    """Letters of lists that vote or have something recorded, sorted, each once."""
    earlier_bodies: tuple[str, ...] = ()
    """Full names of bodies whose earlier decisions are quoted, sorted, each once."""
    earlier: tuple[ReferenceSummary, ...] = ()
    """Earlier decisions of a printed date, as references to the meetings that took them."""
    continued: tuple[date, ...] = ()
    """The later days of a meeting that was split over several."""


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
    unread: tuple[int, ...] = field(default=(), compare=False)
    """The first few lines that no rule knows."""


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
    """Latest first; none for a body that is only referred to. Only the latest have their items."""
    referred_to: Sequence[ReferenceSummary]
    """May lie in a file."""


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
    namings: tuple[Naming, ...] = ()
    """Every other place that names the member, latest first."""


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
    """A publisher of minutes, and all that was found in them, in page order. What there is much of may lie in a file."""

    slug: str
    name: str
    code: str | None
    """The four digits of the national register, such as ``0461``."""
    cvr: str | None
    case_types: tuple[tuple[str, str, str], ...]
    """Letter, Danish label and English label of each kind of case in its scheme."""
    bodies: Sequence[Body]
    meetings: Sequence[MeetingSummary]
    """Latest first."""
    cases: Sequence[Case]
    initiatives: Sequence[Initiative]
    administrations: Sequence[Administration]
    persons: Sequence[Person]
    lists: Sequence[PartyList]
    knowledge: Knowledge = Knowledge()


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that one build publishes, joined."""

    municipalities: tuple[Municipality, ...]
    kle_topics: Sequence[KleTopic]
