"""Tables, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .values import STRICT, Span


class TableKind(StrEnum):
    """What a table counts."""

    BUDGET = "budget"
    STATISTICS = "statistics"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. A blank cell of the source is left out: blank is not zero."""

    __pydantic_config__ = STRICT

    column: int
    """Counted from 1 among the data columns (the row's label is not one)."""
    printed: str
    value: Decimal | None
    """The printed number itself: 64863 of «64.863» whatever the table's unit; nothing for words."""
    unit: str | None
    """A unit printed in the cell or its heading, such as ``%``."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    __pydantic_config__ = STRICT

    position: int
    """Counted from 1, heading rows left out."""
    label: str
    cells: tuple[Cell, ...]
    is_total: bool
    """True for a row that is printed as the sum of the others («I alt»)."""
    span: Span


@dataclass(frozen=True, slots=True)
class Column:
    """One data column of a table."""

    __pydantic_config__ = STRICT

    position: int
    headings: tuple[str, ...]
    """From the top heading row down, spanning headings repeated: («Tilbagefald», «Procent»)."""
    year: int | None
    """A budget year, where the heading is one."""
    is_total: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table, put together again where a page break cut it."""

    __pydantic_config__ = STRICT

    position: int
    """Counted from 1 within the item."""
    kind: TableKind
    caption: str | None
    corner: str
    """What stands over the row labels: «1.000 kr.», «År», or nothing."""
    unit: str | None
    """The printed unit of the whole table, such as «1.000 kr.»."""
    multiplier: int
    """Kroner for one printed unit: 1000 for «1.000 kr.»; 1 where the table has no unit of money."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    """Foot-notes printed under the table."""
    section: int
    span: Span
    price_level: str | None = None
    """As printed in caption, corner or notes: «2026-P/L»."""
    sign_convention: str | None = None
    """What the table says of its signs, as printed («- = mindreforbrug»); nothing where it says nothing."""
    stage: str | None = None
    """The budget stage that caption or headings name: the last part of a concept's IRI in ``ontology/stages.ttl``."""
