"""Lines of one budget table, the largest first, as a table with a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ...collection import Municipality
from ...knowledge import MoneyFigure
from .. import charts
from . import phrases
from .links import Link, Links
from .money_tables import MOST_BARS, BudgetTable, Source, area, line_link, source

NO_ORIGIN: Final = "Ikke trykt"


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A line with one figure: of a year, or over all years of its table."""

    number: int
    label: Link
    origin: str
    area: str
    initiative: Link | None
    amount: str
    ends: str
    lines: Link


@dataclass(frozen=True, slots=True)
class Sums:
    """What the lines come to, all of them, also those that are not shown."""

    lines: int
    added: str
    printed: str | None = None
    """The sum that the table itself prints."""


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """Lines of one table, the largest first."""

    source: Source
    lines: tuple[MoneyLine, ...]
    sums: Sums
    areas: bool
    chart: charts.Chart | None
    shown: int


def money_table(
    table: BudgetTable,
    rows: Sequence[tuple[MoneyFigure, Decimal]],
    sums: Sums,
    chart: charts.Chart | None,
    one: Municipality,
    links: Links,
) -> MoneyTable:
    """Some of a table's rows, each with the amount that is shown of it."""
    ends = {(end.last.place, end.last.row): end.last_year for end in one.knowledge.expiries}
    return MoneyTable(
        source=source(table.first, links),
        lines=tuple(_line(place, *row, ends.get((row[0].place, row[0].row)), links) for place, row in enumerate(rows, 1)),
        sums=sums,
        areas=any(figure.area for figure, _ in rows),
        chart=chart,
        shown=len(rows),
    )


def _line(number: int, figure: MoneyFigure, amount: Decimal, ends: int | None, links: Links) -> MoneyLine:
    slug = figure.item.meeting.municipality
    known = links.site.lookup.initiative_name(slug, figure.initiative) if figure.initiative else None
    return MoneyLine(
        number=number,
        label=line_link(figure, links),
        origin=figure.origin or NO_ORIGIN,
        area=area(figure, links),
        initiative=links.initiative(slug, figure.initiative, known) if figure.initiative and known else None,
        amount=phrases.kroner(amount),
        ends=str(ends) if ends else "",
        lines=links.lines(figure.item.meeting, figure.span),
    )


def largest(how_many: int) -> str:
    """What a chart of a table's lines shows."""
    return f"De {MOST_BARS} største linjer" if how_many > MOST_BARS else f"Tabellens {phrases.count(how_many, 'linje', 'linjer')}"
