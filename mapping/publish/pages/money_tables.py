"""Budget tables as pages of money show them: lines by year, what they come to within one table, and the charts of that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from ...collection import Municipality
from ...danish import write_date
from ...knowledge import MoneyFigure
from ...names import BEVILLING, STYRINGSOMRAADE
from .. import charts
from . import phrases
from .links import Link, Links

MOST_BARS: Final = 12
"""Lines that a chart of lines has room for."""
MOST_TABLES: Final = 30
"""Tables that one page shows; the CSV file has all."""
CSV: Final = "budgettal.csv"
"""The file with a page's figures, beside it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a budget table, with its figures by year."""

    figures: tuple[MoneyFigure, ...]

    @property
    def first(self) -> MoneyFigure:
        return self.figures[0]

    @property
    def whole(self) -> Decimal:
        """The line over all years of its table."""
        return sum((figure.amount for figure in self.figures), Decimal(0))

    def in_year(self, year: int) -> MoneyFigure | None:
        return next((figure for figure in self.figures if figure.year == year), None)


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """A budget table: the only thing within which figures are added."""

    lines: tuple[Line, ...]
    totals: tuple[Line, ...]
    """Rows that are printed as sums; the last one is that of the whole table."""

    @property
    def first(self) -> MoneyFigure:
        return (self.lines or self.totals)[0].first

    @property
    def years(self) -> tuple[int, ...]:
        return self.first.table_years

    def sum(self, year: int, lines: Iterable[Line] | None = None) -> Decimal:
        """The lines of one year, or some of them, added up."""
        found = (line.in_year(year) for line in (self.lines if lines is None else lines))
        return sum((figure.amount for figure in found if figure), Decimal(0))


@dataclass(frozen=True, slots=True)
class Source:
    """Which table figures are from, and what they are."""

    table: Link
    day: str
    iso: str
    body: Link
    caption: str | None
    kinds: tuple[str, ...]
    """Stage and price level in words."""


def has_money(one: Municipality) -> bool:
    """Whether a municipality has pages of money."""
    return any(not figure.is_total for figure in one.knowledge.money)


def budget_tables(figures: Iterable[MoneyFigure]) -> tuple[BudgetTable, ...]:
    """The tables that have lines, in the order of the figures: the latest meeting's first."""
    made = []
    for _, group in groupby(figures, key=lambda figure: figure.place):
        rows = [tuple(row) for _, row in groupby(group, key=lambda figure: figure.row)]
        lines = tuple(Line(row) for row in rows if not row[0].is_total)
        if lines:
            made.append(BudgetTable(lines, tuple(Line(row) for row in rows if row[0].is_total)))
    return tuple(made)


def source(figure: MoneyFigure, links: Links) -> Source:
    """A figure's table, with a link to it in its item."""
    item, key = figure.item, figure.item.meeting
    return Source(
        table=Link(f"punkt {item.number}: {item.title}", links.ours(table_iri(figure, links))),
        day=write_date(key.day),
        iso=key.day.isoformat(),
        body=links.body(key.municipality, figure.body),
        caption=figure.caption,
        kinds=kinds(figure, links),
    )


def kinds(figure: MoneyFigure, links: Links) -> tuple[str, ...]:
    """«Bevillingstrin: anlægsbevilling» and «Prisniveau: 2026-P/L», or that the table prints neither."""
    stage = links.site.words.term(BEVILLING[figure.stage]).lower() if figure.stage else "ikke trykt"
    return f"Bevillingstrin: {stage}", f"Prisniveau: {figure.price_level or 'ikke trykt'}"


def table_iri(figure: MoneyFigure, links: Links) -> str:
    return links.site.uris.in_item(figure.item.meeting, figure.item.number, f"tabel-{figure.table}")


def line_link(figure: MoneyFigure, links: Links) -> Link:
    """A line's label, which leads to its row in the item's table."""
    row = links.site.uris.in_item(figure.item.meeting, figure.item.number, f"tabel-{figure.table}-r{figure.row}")
    return Link(figure.label or "Linje uden navn", links.ours(row))


def area(figure: MoneyFigure, links: Links) -> str:
    return links.site.words.term(STYRINGSOMRAADE[figure.area]) if figure.area else ""


def figure_text(amount: Decimal) -> str:
    """A figure for a chart that says it counts in thousands."""
    return phrases.kroner(amount).removesuffix(" t.kr.")


def sum_text(table: BudgetTable, year: int, lines: Sequence[Line]) -> str:
    """The sum of a year's figures; a dash where no line has one, since blank is not zero."""
    return figure_text(table.sum(year, lines)) if any(line.in_year(year) for line in lines) else "–"


def years_chart(ident: str, title: str, table: BudgetTable, groups: Sequence[tuple[Line, ...]]) -> charts.Chart | None:
    """The table's years, each bar stacked of the groups where there are few enough of them."""
    bars = []
    for year in table.years:
        parts = tuple(table.sum(year, group) for group in groups)
        whole = sum(parts, Decimal(0))
        said = sum_text(table, year, [line for group in groups for line in group])
        bars.append(charts.Bar(str(year), said, parts if len(parts) <= charts.PATTERNS else (whole,)))
    return charts.chart(ident, title, bars)


def lines_chart(ident: str, title: str, amounts: Sequence[Decimal]) -> charts.Chart | None:
    """Numbered bars, as many as there is room for; the numbers are those of the table beside it."""
    bars = [charts.Bar(f"Nr. {place}", figure_text(amount), (amount,)) for place, amount in enumerate(amounts[:MOST_BARS], 1)]
    return charts.chart(ident, title, bars)
