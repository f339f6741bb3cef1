"""What running text says beside its words: money, references, named initiatives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .values import STRICT, PrintedDate, Span


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in running text."""

    __pydantic_config__ = STRICT

    position: int
    """Counted from 1 within the item."""
    printed: str
    """The figures and unit as printed, such as «200-250 mio. kr.»."""
    low: Decimal
    """Exact, in kroner; equal to ``high`` unless a range is printed."""
    high: Decimal
    unit: str
    """The printed unit: ``kr.``, ``mio. kr.``, ``mia. kr.``, ``t.kr.`` …"""
    qualifier: str | None
    """A printed word that loosens the figure: «ca.», «op til», «mindst» …"""
    per_year: bool
    """True where «om året» or «årligt» is printed."""
    years: tuple[int, ...]
    """The budget years printed with the amount, such as 2026 of «i 2026», or 2025, 2026 and 2027 of «i perioden 2025-2027»."""
    section: int
    """The ``position`` of its section."""
    sentence: str
    span: Span
    price_level: str | None = None
    """The printed price level: «2026-P/L», «2025-priser», «løbende priser»; amounts of different ones cannot be added."""
    stage: str | None = None
    """The budget stage that the sentence names: the last part of a concept's IRI in ``ontology/stages.ttl``."""
    sign_word: str | None = None
    """A printed word that carries the sign («mindreforbrug», «merindtægt», «besparelse»); the figure is never turned by it."""
    per_unit: str | None = None
    """What the amount is for one of, as printed: «pr. elev», «i timen»; yearly amounts have ``per_year`` instead."""


class Direction(StrEnum):
    """Where a reference points in time, seen from the meeting."""

    EARLIER = "earlier"
    SAME = "same"
    COMING = "coming"


class ReferenceKind(StrEnum):
    """What is referred to."""

    DECISION = "decision"
    MEETING = "meeting"
    BUDGET = "budget"
    """The adoption of a budget («i Budget 2019»): the date is the budget's year, not the day of the decision."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another meeting or of a decision taken at another time."""

    __pydantic_config__ = STRICT

    position: int
    """Counted from 1 within the item."""
    kind: ReferenceKind
    direction: Direction
    body: str | None
    """The body as printed, «udvalget» being this body; nothing where none is named."""
    bodies: tuple[str, ...]
    """Full names of the bodies meant, this body's own for «udvalget»; several where several met or decided together."""
    date: PrintedDate
    section: int
    sentence: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A named initiative (project, effort, trial) where the text names it."""

    __pydantic_config__ = STRICT

    position: int
    """Counted from 1 within the item."""
    name: str
    """The name alone, without quotes, budget prefixes and remarks."""
    printed: str
    evidence: str
    """Why it was taken for an initiative: ``title``, ``keyword`` («projektet …»), ``name-form`` (VeteranTeam) or ``budget-line``
    (it is a line of the item's budget table, or the text has such a line's name)."""
    table_row: tuple[int, int] | None
    """For a mention in a budget table: the table's and the row's ``position``."""
    span: Span
