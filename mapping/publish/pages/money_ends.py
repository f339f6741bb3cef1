"""When money ends, by the budget table that tells of it last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from ...collection import Municipality
from ...danish import write_date
from ...knowledge import Expiry, MoneyFigure
from .. import charts
from . import phrases
from .links import Link, Links
from .money_tables import BudgetTable, budget_tables, kinds, line_link, source, years_chart


@dataclass(frozen=True, slots=True)
class EndingLine:
    label: Link
    amount: str


@dataclass(frozen=True, slots=True)
class Ending:
    """The budget lines of one table whose last figure is that of one year."""

    year: str
    whole: str
    lines: tuple[EndingLine, ...]
    page: Link


@dataclass(frozen=True, slots=True)
class Endings:
    """What ends, by year, in one budget table."""

    municipality: str
    """Its name, for a page that tells of several."""
    source: Link
    day: str
    kinds: tuple[str, ...]
    """Stage and price level in words: tables that differ in them tell of different money."""
    years: tuple[Ending, ...]
    onwards: tuple[EndingLine, ...]
    """Lines that still have money in the table's last year: whether they go on, the table does not say."""
    last_year: str
    chart: charts.Chart | None
    all_money: Link


def endings(municipality: Municipality, links: Links) -> Endings | None:
    """Money that ends, from the latest budget table of the municipality that tells of any; nothing where none does."""
    found = all_endings(municipality, links, 1)
    return found[0] if found else None


def all_endings(municipality: Municipality, links: Links, most: int) -> tuple[Endings, ...]:
    """The same for each table that tells of an end that no later one tells otherwise of, the latest first."""
    ends: dict[tuple[object, ...], list[Expiry]] = {}
    for end in municipality.knowledge.expiries:
        ends.setdefault(end.last.place, []).append(end)
    telling = (table for table in budget_tables(municipality.knowledge.money) if table.first.place in ends)
    return tuple(
        _endings(table, ends[table.first.place], place, municipality, links)
        for place, table in zip(range(1, most + 1), telling, strict=False)
    )


def _endings(table: BudgetTable, ends: Sequence[Expiry], place: int, municipality: Municipality, links: Links) -> Endings:
    last, first = table.years[-1], table.first
    onwards = [figure for line in table.lines if (figure := line.in_year(last)) and figure.amount]
    title = f"De {len(table.lines)} linjer i tabellen lagt sammen pr. år, t.kr."
    return Endings(
        municipality=municipality.name,
        source=source(first, links).table,
        day=write_date(first.item.meeting.day),
        kinds=kinds(first, links),
        years=tuple(
            _ending(year, [end.last for end in group], municipality.slug, links)
            for year, group in groupby(ends, key=lambda end: end.last_year)
        ),
        onwards=tuple(_line(figure, links) for figure in onwards),
        last_year=str(last),
        chart=years_chart(f"penge-diagram-{municipality.slug}-{place}", title, table, [table.lines]),
        all_money=Link("Alle budgettal", links.ours(links.site.uris.money_page(municipality.slug))),
    )


def _ending(year: int, last: Sequence[MoneyFigure], municipality: str, links: Links) -> Ending:
    whole = phrases.kroner(sum((figure.amount for figure in last), Decimal(0)))
    page = Link(str(year), links.ours(links.site.uris.money_year_page(municipality, year)))
    return Ending(str(year), whole, tuple(_line(figure, links) for figure in last), page)


def _line(figure: MoneyFigure, links: Links) -> EndingLine:
    return EndingLine(line_link(figure, links), phrases.kroner(figure.amount))
