"""What the page of an agenda item shows, as values for ``templates/agenda_item.html``."""

from __future__ import annotations

from dataclasses import dataclass

from .attendance import AttendanceGroup
from .commitments import CommitmentView
from .compared import ComparedView
from .earlier import EarlierView
from .findings import FindingLine
from .item_claims import ClaimLine
from .later import GapView, LaterView, LeadView
from .links import Fact, ItemLine, Link, Mark
from .tables import TableView
from .text import Piece, SectionView
from .votes import StatementView, VoteView


@dataclass(frozen=True, slots=True)
class PartView:
    """One of several things decided."""

    id: str
    text: str
    mark: Mark | None
    about: Link | None
    qualifiers: tuple[Link, ...]
    answers: Link | None
    """The point of the recommendation that it answers."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    paragraphs: tuple[str, ...]
    parts: tuple[PartView, ...]
    lines: Link


@dataclass(frozen=True, slots=True)
class RecommendationView:
    paragraphs: tuple[str, ...]
    points: tuple[tuple[str, str, str], ...]
    """Id, printed number and text of each."""
    lines: Link


@dataclass(frozen=True, slots=True)
class Amounts:
    """A sentence with the amounts that it prints: id, printed figure, and what narrows it."""

    amounts: tuple[tuple[str, str, str], ...]
    sentence: str
    lines: Link


@dataclass(frozen=True, slots=True)
class MoneyView:
    """What it costs: the section's own words, the budget tables, every amount in the text."""

    pieces: tuple[Piece, ...]
    said: Link | None
    tables: tuple[TableView, ...]
    amounts: tuple[Amounts, ...]


@dataclass(frozen=True, slots=True)
class ReferenceView:
    id: str
    what: str
    bodies: tuple[Link, ...]
    leads: tuple[LeadView, ...]
    gap: GapView | None
    sentence: str
    lines: Link


@dataclass(frozen=True, slots=True)
class NamedInitiative:
    """An initiative with every place of the item that names it."""

    name: Link
    places: tuple[tuple[str, Link], ...]
    """Id of the mention, and its lines."""


@dataclass(frozen=True, slots=True)
class ProposalView:
    id: str
    person: Link
    party: str | None
    quote: str
    lines: Link


@dataclass(frozen=True, slots=True)
class AttachmentView:
    id: str
    number: str | None
    title: str
    lines: Link


@dataclass(frozen=True, slots=True)
class ItemView:
    number: str
    title: str
    kind: Link | None
    meeting: Link
    mark: Mark | None
    qualifiers: tuple[Link, ...]
    """What the outcome came with."""
    closed: str | None
    """What is said of a closed item."""
    earlier: tuple[EarlierView, ...]
    votes: tuple[VoteView, ...]
    statements: tuple[StatementView, ...]
    attendance: tuple[AttendanceGroup, ...]
    decision: DecisionView | None
    dropped_by: Link | None
    drops: tuple[Link, ...]
    compared: ComparedView | None
    recommendation: RecommendationView | None
    facts: tuple[Fact, ...]
    commitments: tuple[CommitmentView, ...]
    all_commitments: Link
    money: MoneyView | None
    case: Link | None
    standing: bool
    """Whether the case number gathers unrelated items, so that its other items are not this one's story."""
    before: tuple[ItemLine, ...]
    after: tuple[ItemLine, ...]
    initiatives: tuple[NamedInitiative, ...]
    budget_names: tuple[NamedInitiative, ...]
    """Budget lines that nothing else shows to be initiatives; they have no page."""
    claims: tuple[ClaimLine, ...]
    """What the item states of initiatives."""
    findings: tuple[FindingLine, ...]
    """What does not agree with this item, or agrees with it, set-aside findings left out."""
    references: tuple[ReferenceView, ...]
    later: LaterView | None
    """What other minutes say about it."""
    proposals: tuple[ProposalView, ...]
    sections: tuple[SectionView, ...]
    attachments: tuple[AttachmentView, ...]
    previous: Link | None
    next: Link | None
