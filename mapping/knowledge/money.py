"""Budget figures of all documents in one cube. Nothing is summed over unlike stages or price levels."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..briefs import ItemSummary
from ..model import Span


@dataclass(frozen=True, slots=True)
class MoneyFigure:
    """One printed amount for one year: a cell of a budget table."""

    item: ItemSummary
    table: int
    row: int
    column: int
    label: str
    """The row's label as printed."""
    initiative: str | None
    """The path word of the initiative that the row names."""
    year: int
    amount: Decimal
    """In kroner, exact, with the sign that is printed."""
    printed: str
    body: str
    """The body of the meeting whose minutes print it."""
    area: str | None
    """The control area that row or table is printed under: the last part of a concept's IRI in ``ontology/control_areas.ttl``."""
    origin: str | None
    """Where the money comes from, as the label's prefix says: ``Inv``, ``B2024``."""
    stage: str | None
    """The last part of a concept's IRI in ``ontology/stages.ttl``."""
    price_level: str | None
    is_total: bool
    """Printed as a sum of other rows: never added to them."""
    span: Span
    caption: str | None = None
    """What stands over its table."""
    table_years: tuple[int, ...] = ()
    """Every year that its table has a column for, whether or not this row has a figure in it."""

    @property
    def place(self) -> tuple[object, ...]:
        """Its table: figures are only ever added within one."""
        return self.item.meeting, self.item.number, self.table


@dataclass(frozen=True, slots=True)
class Expiry:
    """A budget line that has money in one year and none in the years after it that its table has columns for."""

    initiative: str | None
    label: str
    last_year: int
    last: MoneyFigure
