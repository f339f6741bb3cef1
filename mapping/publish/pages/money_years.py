"""What the budget tables say of one year, table by table: nothing is added across them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ...collection import Municipality
from ..documents import Document
from . import phrases
from .frame import Page, describe
from .links import Link, Links, Site
from .money_lines import MoneyTable, Sums, largest, money_table
from .money_tables import CSV, MOST_TABLES, BudgetTable, budget_tables, lines_chart

MOST_LINES: Final = 200


@dataclass(frozen=True, slots=True)
class MoneyYearView:
    name: str
    year: str
    lead: tuple[str, ...]
    tables: tuple[MoneyTable, ...]
    whole: int
    before: Link | None
    after: Link | None
    csv: str


def money_year_pages(site: Site, one: Municipality, documents: Mapping[str, Document]) -> tuple[Page, ...]:
    """One page for each year that has a figure."""
    tables = budget_tables(one.knowledge.money)
    years = sorted({figure.year for table in tables for line in table.lines for figure in line.figures})
    neighbours = zip([None, *years[:-1]], years, [*years[1:], None], strict=True) if years else ()
    return tuple(_year_page(site, one, year, (before, after), tables, documents) for before, year, after in neighbours)


def _year_page(
    site: Site,
    one: Municipality,
    year: int,
    neighbours: tuple[int | None, int | None],
    tables: Sequence[BudgetTable],
    documents: Mapping[str, Document],
) -> Page:
    iri = site.uris.money_year_page(one.slug, year)
    links = Links(site, site.uris.path(iri))
    having = [table for table in tables if any(line.in_year(year) for line in table.lines)]
    ends = sum(end.last_year == year for end in one.knowledge.expiries)
    before, after = (Link(str(at), links.ours(site.uris.money_year_page(one.slug, at))) if at else None for at in neighbours)
    said = [f"{phrases.count(ends, 'budgetlinje har', 'budgetlinjer har')} sidste penge i {year}."] if ends else []
    view = MoneyYearView(
        name=one.name,
        year=str(year),
        lead=(*said, "Hver tabel står for sig: to tabeller kan vise de samme penge, så de er ikke lagt sammen."),
        tables=tuple(_in_year(table, year, place, one, links) for place, table in enumerate(having[:MOST_TABLES], 1)),
        whole=len(having),
        before=before,
        after=after,
        csv=CSV,
    )
    above = Link("Penge", links.ours(site.uris.money_page(one.slug)))
    return Page(
        path=links.page,
        template="money_year.html",
        title=f"Penge {year}, {one.name}",
        crumb=str(year),
        description=describe(f"Budgettal for {year} fra referaterne i {one.name}, tabel for tabel, med kilde til hvert tal."),
        view=view,
        crumbs=(links.named(site.uris.municipality(one.slug)), above),
        document=documents.get(str(iri)),
    )


def _in_year(table: BudgetTable, year: int, place: int, one: Municipality, links: Links) -> MoneyTable:
    found = [figure for line in table.lines if (figure := line.in_year(year))]
    ordered = sorted(found, key=lambda figure: (-figure.amount, figure.row))
    amounts = [figure.amount for figure in ordered]
    rows = [(figure, figure.amount) for figure in ordered[:MOST_LINES]]
    printed = [figure for line in table.totals if (figure := line.in_year(year))]
    title = f"{largest(len(ordered))} i {year}, t.kr."
    added, own = phrases.kroner(table.sum(year)), phrases.kroner(printed[-1].amount) if printed else None
    chart = lines_chart(f"tabel-{place}-diagram", title, amounts)
    return money_table(table, rows, Sums(len(ordered), added, own), chart, one, links)
