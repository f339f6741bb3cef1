"""A case from meeting to meeting, and what was recommended against what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..briefs import ItemSummary
from ..model import PrintedDate, Span
from .common import Because


class Verdict(StrEnum):
    """What a decision made of one point of a recommendation. Path words of ``def/forhold/``."""

    FOLLOWED = "fulgt"
    CHANGED = "aendret"
    NOT_FOLLOWED = "ikke-fulgt"
    ADDED = "tilfoejet"
    """Decided without having been recommended."""
    NOT_TAKEN_UP = "ikke-behandlet"
    UNCLEAR = "uafklaret"
    """The decision's words do not tell; never guessed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a marked difference."""

    text: str
    mark: str
    """``same``, ``removed`` (recommended, not decided) or ``added``."""


@dataclass(frozen=True, slots=True)
class PointVerdict:
    """One point of the recommendation, or one thing added."""

    point: str | None
    """The point's printed number; nothing for the recommendation as a whole and for what was added."""
    recommended: str | None
    decided: str | None
    verdict: Verdict
    pieces: tuple[Piece, ...]
    because: Because
    span: Span
    """Of the decision's words."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Recommendation against decision in one item."""

    item_number: str
    verdict: Verdict
    """Of the whole: FOLLOWED only where every point was."""
    points: tuple[PointVerdict, ...]
    dropped_by: str | None = None
    """The number of the item whose decision took this one off the agenda."""


@dataclass(frozen=True, slots=True)
class QuotedDecision:
    """What another body, or this one earlier, decided in the same case, as an item quotes it."""

    position: int
    """Its position among the earlier decisions of the item that quotes it: makes its IRI."""
    bodies: tuple[str, ...]
    """Full names of the bodies meant; empty where none is known."""
    body: str | None
    """As printed."""
    date: PrintedDate | None
    outcome: str
    text: str
    """Its first words, shortened for lists."""
    span: Span


@dataclass(frozen=True, slots=True)
class TreatedItem:
    """What one item with a case number gives to the history of its case: bounded, whatever its text."""

    item: ItemSummary
    recommended: str | None
    """The first words of what was recommended, at most ``LONGEST``."""
    is_cut: bool
    """Whether more was recommended than ``recommended`` has."""
    verdict: Verdict | None
    added: int
    """How many things were decided that nobody had recommended."""
    earlier: tuple[QuotedDecision, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two treatments of a case that follow each other."""

    what: str
    """``titel``, ``udfald`` or ``indstilling``."""
    said: str
    """In Danish: «Titlen er en anden: før «…», nu «…».»"""
    pieces: tuple[Piece, ...] = ()
    """The marked difference, where both texts are alike enough to have one."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """One step in a case's history."""

    item: ItemSummary
    """The item; for a quoted decision the one that quotes it."""
    recommended: str | None
    """The first words of what was recommended."""
    verdict: Verdict | None
    changes: tuple[Change, ...]
    """What differs from the treatment before that this collection has the minutes of."""
    added: int = 0
    quoted: QuotedDecision | None = None
    """For a step that is known only because a later item quotes it."""


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """Every treatment of one case number across bodies, by date."""

    municipality: str
    number: str
    standing: Because | None
    """Why it is taken for a standing case («Aktuelle sager») that gathers unrelated items; nothing where it is one story."""
    treatments: tuple[Treatment, ...]
    """Of a standing case only its items, without what changed: they follow each other by date and nothing more."""
