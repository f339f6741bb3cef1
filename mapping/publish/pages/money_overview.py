"""A municipality's money: what ends when, and what the latest table gives by origin and line.

Figures are added within one table only, and the page says so: another table may print the same money once more, at another
stage or another price level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...collection import Municipality
from .. import charts
from ..documents import Document
from . import phrases
from .frame import Page, describe
from .links import Link, Links, Site
from .money import Key
from .money_ends import Endings, all_endings
from .money_lines import NO_ORIGIN, MoneyTable, Sums, largest, money_table
from .money_tables import (
    CSV,
    MOST_BARS,
    MOST_TABLES,
    BudgetTable,
    Line,
    Source,
    budget_tables,
    figure_text,
    lines_chart,
    source,
    sum_text,
    years_chart,
)
from .money_years import money_year_pages


@dataclass(frozen=True, slots=True)
class OriginRow:
    """The lines of one table that begin alike: a figure for each of its years."""

    letter: str | None
    origin: str
    lines: str
    figures: tuple[str, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class Origins:
    """One table by where its money comes from."""

    years: tuple[str, ...]
    rows: tuple[OriginRow, ...]
    totals: tuple[str, ...]
    chart: charts.Chart | None
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class MoneyView:
    name: str
    lead: tuple[str, ...]
    endings: tuple[Endings, ...]
    source: Source
    origins: Origins
    biggest: MoneyTable
    years: tuple[Link, ...]
    tables: tuple[Source, ...]
    whole: int
    csv: str


def money_pages(site: Site, one: Municipality, documents: Mapping[str, Document]) -> Iterator[Page]:
    """The overview and a page for each year; none for a municipality without budget figures."""
    page = _overview(site, one, documents.get(str(site.uris.money_page(one.slug))))
    if page is not None:
        yield page
        yield from money_year_pages(site, one, documents)


def _overview(site: Site, one: Municipality, document: Document | None) -> Page | None:
    links = Links(site, site.uris.path(site.uris.money_page(one.slug)))
    tables = budget_tables(one.knowledge.money)
    if not tables:
        return None
    endings, table = all_endings(one, links, 3), _leading(tables)
    years = sorted({figure.year for each in tables for line in each.lines for figure in line.figures})
    view = MoneyView(
        name=one.name,
        lead=tuple(_lead(endings, tables)),
        endings=endings,
        source=source(table.first, links),
        origins=_origins(table),
        biggest=_biggest(table, one, links),
        years=tuple(Link(str(year), links.ours(site.uris.money_year_page(one.slug, year))) for year in years),
        tables=tuple(source(each.first, links) for each in tables[:MOST_TABLES]),
        whole=len(tables),
        csv=CSV,
    )
    return Page(
        path=links.page,
        template="money.html",
        title=f"Penge, {one.name}",
        crumb="Penge",
        description=describe(
            f"Penge i referaterne fra {one.name}: hvad der slutter hvornår, hvor pengene kommer fra, og de største linjer."
        ),
        view=view,
        crumbs=(links.named(site.uris.municipality(one.slug)),),
        document=document,
    )


def _leading(tables: Sequence[BudgetTable]) -> BudgetTable:
    """The latest table that has several lines and years; the latest of all where none has."""
    return next((table for table in tables if len(table.lines) > 2 and len(table.years) > 1), tables[0])


def _lead(endings: Sequence[Endings], tables: Sequence[BudgetTable]) -> list[str]:
    lines = sum(len(table.lines) for table in tables)
    said = []
    if endings:
        first = endings[0].years[0]
        lines_end = phrases.count(len(first.lines), "budgetlinje slutter", "budgetlinjer slutter")
        whose = "Den har" if len(first.lines) == 1 else "De har"
        said.append(f"{lines_end} med {first.year}. {whose} {first.whole} i det år efter tabellen fra {endings[0].day}.")
    told = f"{phrases.count(lines, 'linje', 'linjer')} i {phrases.count(len(tables), 'budgettabel', 'budgettabeller')}"
    return [*said, f"Referaterne har {told}. Tallene er lagt sammen inden for én tabel og aldrig på tværs."]


def _origins(table: BudgetTable) -> Origins:
    groups: dict[str, list[Line]] = {}
    for line in table.lines:
        groups.setdefault(line.first.origin or "", []).append(line)
    order = sorted(groups, key=lambda name: (not name, name))
    below = any(table.sum(year, groups[name]) < 0 for year in table.years for name in order)
    several = 1 < len(order) <= charts.PATTERNS and not below  # What is below zero cannot be stacked, so it has no letter.
    rows = tuple(
        OriginRow(
            letter=charts.letter_of(place) if several else None,
            origin=name or NO_ORIGIN,
            lines=phrases.number(len(groups[name])),
            figures=tuple(sum_text(table, year, groups[name]) for year in table.years),
            whole=figure_text(sum((line.whole for line in groups[name]), Decimal(0))),
        )
        for place, name in enumerate(order)
    )
    title = "Tabellens linjer pr. år efter oprindelse, t.kr."
    return Origins(
        years=tuple(str(year) for year in table.years),
        rows=rows,
        totals=(
            *(sum_text(table, year, table.lines) for year in table.years),
            figure_text(sum((line.whole for line in table.lines), Decimal(0))),
        ),
        chart=years_chart("oprindelse-diagram", title, table, [tuple(groups[name]) for name in order]),
        keys=tuple(Key(row.letter, row.origin) for row in rows if row.letter),
    )


def _biggest(table: BudgetTable, one: Municipality, links: Links) -> MoneyTable:
    """The largest lines of a table over all its years."""
    ordered = sorted(table.lines, key=lambda line: (-abs(line.whole), line.first.row))
    amounts = [line.whole for line in ordered[:MOST_BARS]]
    whole = sum((line.whole for line in table.lines), Decimal(0))
    rows = [(line.first, amount) for line, amount in zip(ordered, amounts, strict=False)]
    sums = Sums(len(ordered), phrases.kroner(whole))
    title = f"{largest(len(ordered))} over {phrases.years(table.years)}, t.kr."
    return money_table(table, rows, sums, lines_chart("linjer-diagram", title, amounts), one, links)
