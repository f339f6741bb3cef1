"""Budget lines over years: what an initiative is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ...collection import BudgetLineSummary
from ...danish import write_date
from ...model import MeetingKey
from .. import charts
from . import phrases
from .links import Link, Links


@dataclass(frozen=True, slots=True)
class Key:
    """A letter of a stacked chart, and the budget line it stands for."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A budget line in the table of its initiative: a figure or nothing for each year."""

    letter: str | None
    label: Link
    figures: tuple[str, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class Budget:
    """An initiative's lines in one budget table. Tables are never added together: a later one repeats an earlier one."""

    source: Link
    day: str
    years: tuple[str, ...]
    rows: tuple[BudgetRow, ...]
    totals: tuple[str, ...]
    """The sum of the rows by year, then of all; empty where there is one row."""
    last: str
    """When the money ends, as a sentence."""
    chart: charts.Chart | None
    keys: tuple[Key, ...]


MOST_TABLES: Final = 30
"""Budget tables that the page of an initiative shows its lines of."""


def budgets(lines: Iterable[BudgetLineSummary], links: Links) -> tuple[tuple[Budget, ...], int]:
    """An initiative's money by table, the latest first, and in how many tables it has any."""
    tables: dict[tuple[MeetingKey, str, int], list[BudgetLineSummary]] = defaultdict(list)
    for line in lines:
        tables[line.item.meeting, line.item.number, line.table].append(line)
    last = links.site.lookup.last_year
    shown = sorted(tables, key=_latest, reverse=True)[:MOST_TABLES]
    return tuple(_budget(place, tables[place], last(*place), links) for place in shown), len(tables)


def _latest(place: tuple[MeetingKey, str, int]) -> tuple[object, ...]:
    key, number, table = place
    return key.day, key.sitting, key.body, number, -table


def _source(place: tuple[MeetingKey, str, int], links: Links) -> Link:
    key, number, table = place
    uris = links.site.uris
    named = links.site.lookup.item_title(key, number)
    title = f"punkt {number}: {named}" if named is not None else f"punkt {number}"
    return Link(title, links.ours(uris.in_item(key, number, f"tabel-{table}")))


def _budget(place: tuple[MeetingKey, str, int], lines: list[BudgetLineSummary], end: int, links: Links) -> Budget:
    years = tuple(sorted({figure.year for line in lines for figure in line.figures}))
    many = len(lines) > 1
    stacked = lines if 1 < len(lines) <= charts.PATTERNS else []
    keys = tuple(Key(charts.letter_of(at), line.label) for at, line in enumerate(stacked))
    return Budget(
        source=_source(place, links),
        day=write_date(place[0].day),
        years=tuple(str(year) for year in years),
        rows=tuple(_row(line, years, keys[at].letter if keys else None, links) for at, line in enumerate(lines)),
        totals=tuple(phrases.kroner(_sum(lines, year)) for year in (*years, None)) if many else (),
        last=_last(years, end, write_date(place[0].day)),
        chart=_years_chart(f"penge-{place[0].day.isoformat()}-{place[1]}-{place[2]}", "Penge pr. år, t.kr.", lines),
        keys=keys,
    )


def _last(years: tuple[int, ...], end: int, day: str) -> str:
    if not years:
        return f"Tabellen fra {day} har ingen beløb på linjen."
    if years[-1] == end:
        return f"Der er penge til og med {end}, det sidste år i tabellen fra {day}. Om de fortsætter, siger tabellen ikke."
    return f"Pengene slutter med {years[-1]} efter tabellen fra {day}."


def _row(line: BudgetLineSummary, years: tuple[int, ...], letter: str | None, links: Links) -> BudgetRow:
    printed = {figure.year: phrases.kroner(figure.amount) for figure in line.figures}
    whole = phrases.kroner(sum((figure.amount for figure in line.figures), Decimal(0)))
    return BudgetRow(letter, _line_link(line, links), tuple(printed.get(year, "") for year in years), whole)


def _line_link(line: BudgetLineSummary, links: Links) -> Link:
    row = links.site.uris.in_item(line.item.meeting, line.item.number, f"tabel-{line.table}-r{line.row}")
    return Link(line.label, links.ours(row))


def _sum(lines: Iterable[BudgetLineSummary], year: int | None) -> Decimal:
    return sum((figure.amount for line in lines for figure in line.figures if year in (None, figure.year)), Decimal(0))


def _years_chart(ident: str, title: str, lines: list[BudgetLineSummary]) -> charts.Chart | None:
    years = sorted({figure.year for line in lines for figure in line.figures})
    bars = []
    for year in years:
        parts = tuple(_sum((line,), year) for line in lines)
        whole = sum(parts, Decimal(0))
        figure = phrases.kroner(whole).removesuffix(" t.kr.")
        bars.append(charts.Bar(str(year), figure, parts if len(parts) <= charts.PATTERNS else (whole,)))
    return charts.chart(ident, title, bars)
