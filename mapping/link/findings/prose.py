"""Amounts of running text against the budget tables of the same item."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ...briefs import ItemSummary
from ...knowledge import Because, Certainty, Finding, FindingKind, FindingSeverity, Quote
from ...model import AgendaItem, Amount, Minutes, Row, Table, TableKind
from .make import amount_step, called, kroner, place, quote, rounded, rounds_to, row_quote, says, slug_of

_YEARS: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_IN_YEAR: Final = re.compile(
    r"(?<!\w)(?:i|for)(?: år(?:et)?| budget(?:tet)?(?: for)?)? (?P<year>20\d\d)(?![\w./-]| ?[-–] ?\d)", re.IGNORECASE
)
"""«I 2026», «for år 2026», «i budgettet for 2026»."""
_PURPOSE: Final = re.compile(r"\b(?:til|på|vedrørende|inden for) (?!\d)", re.IGNORECASE)
"""What an amount is for, after it."""
_STEM: Final = 7
_LONG: Final = re.compile(r"[^\W\d_]{7,}")
_SIGNIFICANT: Final = 3
"""Figures of an amount that agrees by itself with a table's sum: «64,9» has three; two agree by chance too often."""


@dataclass(frozen=True, slots=True)
class _Totals:
    """A budget table's sums by year, in kroner."""

    table: Table
    row: Row
    by_year: Mapping[int, Decimal]
    printed: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Held:
    """An amount of the text and the figure of the table that it is held against."""

    amount: Amount
    exact: Decimal
    row: Row
    table: Table
    what: str
    cells: str
    """The table's side as printed."""

    @property
    def agrees(self) -> bool:
        return rounds_to(self.exact, self.amount.low, amount_step(self.amount))


def prose(minutes: Minutes, items: Mapping[str, ItemSummary]) -> Iterator[Finding]:
    """Yield amounts that a sentence says of a table in the same item: of its sums by year, and of how these change."""
    for item in minutes.items:
        tables = [found for table in item.tables for found in _totals(table)]
        if tables:
            for said in _sentences(item).values():
                for totals in tables:
                    yield from _of_totals(said, totals, item, items[item.number])
                    yield from _of_change(said, totals, item, items[item.number])


def _sentences(item: AgendaItem) -> dict[tuple[int, str], list[Amount]]:
    """Amounts of one figure each, by their section and sentence."""
    found: dict[tuple[int, str], list[Amount]] = defaultdict(list)
    for amount in item.amounts:
        if amount.low == amount.high and amount.per_unit is None and amount.qualifier is None:
            found[amount.section, amount.sentence].append(amount)
    return found


def _totals(table: Table) -> Iterator[_Totals]:
    """Yield the sums of a table that has one row of sums, and only if that is its last."""
    rows = [row for row in table.rows if row.is_total]
    if table.kind is not TableKind.BUDGET or len(rows) != 1 or rows[0] is not table.rows[-1]:
        return
    years = year_columns(table)
    if len(set(years.values())) < len(years):
        return  # «2026 budget» and «2026 forbrug» are two columns of one year
    found = {years[cell.column]: cell.value * table.multiplier for cell in rows[0].cells if cell.column in years and cell.value}
    if found:
        printed = {years[cell.column]: cell.printed for cell in rows[0].cells if cell.column in years}
        yield _Totals(table, rows[0], found, printed)


def year_columns(table: Table) -> dict[int, int]:
    """The year of each column that has one, sums left out."""
    return {column.position: column.year for column in table.columns if not column.is_total and column.year is not None}


def alike(amount: Amount, table: Table) -> bool:
    """Amounts of unlike price levels or stages are never held against each other."""
    levels = {level for level in (amount.price_level, table.price_level) if level}
    stages = {stage for stage in (amount.stage, table.stage) if stage}
    return len(levels) < 2 and len(stages) < 2


def _of_totals(said: Sequence[Amount], totals: _Totals, item: AgendaItem, summary: ItemSummary) -> Iterator[Finding]:
    """Yield amounts of years that are the table's sums.

    That a sentence speaks of the table is shown by amounts that agree. One that does not is a contradiction only beside at
    least two that do, or where the sentence says that the amount is the whole, and points to the table or has its words.
    """
    held = [
        _of_year(amount, year, totals)
        for amount in said
        if (year := _year(amount)) is not None and year in totals.by_year and alike(amount, totals.table)
    ]
    agree, differ = [one for one in held if one.agrees], [one for one in held if not one.agrees and _same_basis(one)]
    sentence = said[0].sentence
    whole = says("whole", sentence)
    only = sum(table.kind is TableKind.BUDGET for table in item.tables) == 1
    if whole or len(agree) > 1 or any(_telling(one.amount) for one in agree):
        yield from (_finding(one, "tekst-mod-tabellens-sum", Certainty.SURE, item, summary) for one in agree)
    if len(agree) >= 2 and len(agree) > len(differ):
        yield from (_finding(one, "tekst-mod-tabellens-sum", Certainty.SURE, item, summary) for one in differ)
    elif whole and len(held) == 1 == len(said) and (says("points", sentence) or (only and _of_one_matter(held[0], item))):
        yield from (_finding(one, "tekst-mod-tabellens-sum", Certainty.LIKELY, item, summary) for one in differ)


def _year(amount: Amount) -> int | None:
    """The one year that an amount is for: beside it, or as the only year of its sentence, «I 2026 er der i alt afsat …»."""
    if amount.years:
        return amount.years[0] if len(amount.years) == 1 else None
    found = _IN_YEAR.search(amount.sentence)
    return int(found["year"]) if found and len(_YEARS.findall(amount.sentence)) == 1 else None


def _of_one_matter(held: Held, item: AgendaItem) -> bool:
    """Whether a sentence has a long word of the table's caption, or an amount near the table's and no purpose of its own.

    Else it is of other money: «I 2026 er der i alt afsat 24 mio. kr. til ledsagelse».
    """
    named = {word[:_STEM].casefold() for word in _LONG.findall(f"{held.table.caption or ''} {item.title}")}
    _, _, after = held.amount.sentence.partition(held.amount.printed)
    near = abs(held.exact - held.amount.low) * 4 <= abs(held.exact) and not _PURPOSE.search(after)
    return near or not named.isdisjoint(word[:_STEM].casefold() for word in _LONG.findall(held.amount.sentence))


def _same_basis(held: Held) -> bool:
    """Whether amount and table are known to be on one price level: where only one of them names it, they may differ rightly."""
    return held.amount.price_level == held.table.price_level


def _of_year(amount: Amount, year: int, totals: _Totals) -> Held:
    return Held(amount, totals.by_year[year], totals.row, totals.table, f"tabellens sum for {year}", totals.printed[year])


def _telling(amount: Amount) -> bool:
    figures = re.sub(r"\D", "", amount.printed).strip("0")
    return len(figures) >= _SIGNIFICANT


def _of_change(said: Sequence[Amount], totals: _Totals, item: AgendaItem, summary: ItemSummary) -> Iterator[Finding]:
    """Yield the one amount of a sentence on what changes between two years: «mellem 2026 og 2027 ophører 24,8 mio. kr.»."""
    sentence = said[0].sentence
    years = [int(year) for year in _YEARS.findall(sentence)]
    apart = len(years) == 2 and years[1] == years[0] + 1 and all(year in totals.by_year for year in years)
    if not (apart and len(said) == 1 and not said[0].years and says("change", sentence) and says("whole", sentence)):
        return
    if alike(said[0], totals.table) and re.search(r"\bmellem\b", sentence, re.IGNORECASE):
        exact = abs(totals.by_year[years[0]] - totals.by_year[years[1]])
        what = f"forskellen mellem tabellens sum for {years[0]} og {years[1]}"
        cells = f"{totals.printed[years[0]]} og {totals.printed[years[1]]}"
        held = Held(said[0], exact, totals.row, totals.table, what, cells)
        if held.agrees:
            yield _finding(held, "tekst-mod-aendring", Certainty.SURE, item, summary)


def finding_of(held: Held, rule: str, certainty: Certainty, item: AgendaItem, second: Quote, summary: ItemSummary) -> Finding:
    amount, smallest = held.amount, amount_step(held.amount)
    kind = FindingKind.TEXT_TABLE_AGREE if held.agrees else FindingKind.TEXT_TABLE_DIFFER
    exact = held.exact == amount.low
    told = f"Teksten siger {amount.printed}; {held.what} er {kroner(held.exact)}"
    if held.agrees:
        told += " Det er det samme beløb." if exact else f" Det er det samme, {rounded(smallest)}"
    else:
        told += " Det er ikke det samme, heller ikke når der rundes af."
    return Finding(
        municipality=summary.meeting.municipality,
        slug=slug_of(kind, place(summary), amount.printed, held.what, held.row.label, held.exact),
        kind=kind,
        severity=FindingSeverity.AGREEMENT if held.agrees else FindingSeverity.CONTRADICTION,
        subject=f"{held.what[:1].upper()}{held.what[1:].rstrip(',')}: {called(item.title)}",
        initiative=None,
        first=quote(summary, amount.sentence, amount.span),
        second=second,
        first_value=amount.printed,
        second_value=f"{held.cells} ({held.table.unit})" if held.table.unit else held.cells,
        because=Because(rule, certainty, _REASONS[rule]),
        explanation=told,
    )


def _finding(held: Held, rule: str, certainty: Certainty, item: AgendaItem, summary: ItemSummary) -> Finding:
    return finding_of(held, rule, certainty, item, row_quote(summary, held.row), summary)


_REASONS: Final = {
    "tekst-mod-tabellens-sum": "Sætningen nævner beløb for de samme år som tabellen under samme punkt, og den taler om det hele.",
    "tekst-mod-aendring": "Sætningen siger, hvad der ændrer sig mellem to år, som tabellen under samme punkt har summer for.",
    "tekst-mod-raekke": "Sætningen nævner rækken i tabellen under samme punkt ved hele dens navn.",
}
