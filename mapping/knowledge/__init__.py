"""What is known across meetings that no single one says, as plain values: the vocabulary of ``link``, of the pages of
matters, and of ``describe``. One file a kind of knowledge; ``MeetingBrief`` is what one meeting gives, ``Knowledge`` what
those of one municipality are joined to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .claims import Claim, ClaimKind
from .commitments import Commitment, Evidence, ItemWords, StatedCommitment, Status
from .common import LONGEST, Because, Certainty, Quote
from .coverage import Hole
from .findings import Finding, FindingKind, FindingSeverity
from .money import Expiry, MoneyFigure
from .references import Gap, ImpossibleDay, ResolvedReference, Target
from .stories import JoinedName, Series, Story
from .treatments import (
    CaseHistory,
    Change,
    Comparison,
    Piece,
    PointVerdict,
    QuotedDecision,
    TreatedItem,
    Treatment,
    Verdict,
)

__all__ = [
    "LONGEST",
    "Because",
    "CaseHistory",
    "Certainty",
    "Change",
    "Claim",
    "ClaimKind",
    "Commitment",
    "Comparison",
    "Evidence",
    "Expiry",
    "Finding",
    "FindingKind",
    "FindingSeverity",
    "Gap",
    "Hole",
    "ImpossibleDay",
    "ItemWords",
    "JoinedName",
    "Knowledge",
    "MeetingBrief",
    "MoneyFigure",
    "Piece",
    "PointVerdict",
    "QuotedDecision",
    "Quote",
    "ResolvedReference",
    "Series",
    "StatedCommitment",
    "Status",
    "Story",
    "Target",
    "TreatedItem",
    "Treatment",
    "Verdict",
]


@dataclass(frozen=True, slots=True)
class MeetingBrief:
    """What one meeting gives to what is joined: bounded for each item, whatever the length of its text."""

    claims: tuple[Claim, ...] = ()
    treated: tuple[TreatedItem, ...] = ()
    """Its items that carry a case number."""
    commitments: tuple[StatedCommitment, ...] = ()
    words: tuple[ItemWords, ...] = ()
    money: tuple[MoneyFigure, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Those that need no other document: contents list, totals, percentages."""
    impossible: tuple[ImpossibleDay, ...] = ()
    """Printed dates that no calendar has."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of one municipality's matters; it may lie in a file."""

    stories: Sequence[Story] = ()
    """In the order of its initiatives."""
    histories: Sequence[CaseHistory] = ()
    """In the order of its cases."""
    references: Sequence[ResolvedReference] = ()
    findings: Sequence[Finding] = ()
    commitments: Sequence[Commitment] = ()
    money: Sequence[MoneyFigure] = ()
    expiries: Sequence[Expiry] = ()
    holes: Sequence[Hole] = ()
    """Of the collection itself: by body, the earliest first."""
    turn: date | None = None
    """The next day on which the same minutes may lead to something else: a promise whose term has passed. Nothing where none is
    to come."""
