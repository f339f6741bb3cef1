"""Printed totals against the figures they stand for, re-added by ``check.sums``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ...briefs import ItemSummary
from ...check.sums import Sum, sums
from ...danish import write_number
from ...knowledge import Because, Certainty, Finding, FindingKind, FindingSeverity
from ...model import AgendaItem, Minutes, Row, Table, TableKind
from .make import place, row_quote, slug_of, step, table_called

_SAID = "Tabellens egne tal er lagt sammen igen. En tom celle er ikke talt med, og rækker med «heraf» er en del af rækken over."


def totals(minutes: Minutes, items: Mapping[str, ItemSummary]) -> Iterator[Finding]:
    """Yield every printed total that does not hold, and for each table whose totals all hold one quiet finding."""
    for item in minutes.items:
        for table in item.tables:
            if table.kind is TableKind.BUDGET:
                yield from _of_table(table, item, items[item.number])


def _of_table(table: Table, item: AgendaItem, summary: ItemSummary) -> Iterator[Finding]:
    rows = {row.span.first: row for row in table.rows}
    found = [(rows[total.line], total) for total in sums(table) if total.line in rows]
    right = {(row.position, total.total.column) for row, total in found if total.holds and row.is_total}
    # A grand total that some way of adding confirms is not at fault where another total of its row is.
    wrong = [(row, total) for row, total in found if not total.holds and (row.position, total.total.column) not in right]
    for row, total in wrong:
        yield _differs(row, total, table, item, summary)
    if found and all(total.holds for _, total in found):
        yield _agrees(found, table, item, summary)


def _differs(row: Row, total: Sum, table: Table, item: AgendaItem, summary: ItemSummary) -> Finding:
    figures = max(total.over, key=len)
    reckoned = sum(figures, Decimal())
    printed = total.total.value or Decimal()
    least = step(total.total.printed, "")
    # Each figure is at most half a unit off, and so is the total; amounts printed to the krone are not rounded.
    small = table.multiplier > 1 and abs(reckoned - printed) <= least * (len(figures) + 1) / 2
    which = _which(row, total, table)
    explanation = f"{which} er trykt som {total.total.printed}."
    explanation += f" De {len(figures)} tal, den står for, giver {write_number(reckoned)}."
    if small:
        explanation += f" Forskellen kan komme af, at tallene er afrundet til {table.unit or 'hele enheder'}."
    return Finding(
        municipality=summary.meeting.municipality,
        slug=slug_of(FindingKind.TOTAL_DIFFERS, place(summary), table.position, row.label, total.total.column, printed),
        kind=FindingKind.TOTAL_DIFFERS,
        severity=FindingSeverity.ROUNDING if small else FindingSeverity.CONTRADICTION,
        subject=f"{which} i {table_called(table, item)}",
        initiative=None,
        first=row_quote(summary, row),
        second=None,
        first_value=total.total.printed,
        second_value=f"{write_number(reckoned)} (lagt sammen af {len(figures)} tal)",
        because=Because("summer-regnet-efter", Certainty.SURE, _SAID),
        explanation=explanation,
    )


def _agrees(found: list[tuple[Row, Sum]], table: Table, item: AgendaItem, summary: ItemSummary) -> Finding:
    places = {(row.position, total.total.column) for row, total in found}
    row = next((row for row, _ in reversed(found) if row.is_total), found[0][0])
    printed = [cell.printed for cell in row.cells if (row.position, cell.column) in places]
    many = f"Alle {len(places)} trykte summer" if len(places) > 1 else "Den trykte sum"
    return Finding(
        municipality=summary.meeting.municipality,
        slug=slug_of(FindingKind.TOTAL_AGREES, place(summary), table.position, table.caption),
        kind=FindingKind.TOTAL_AGREES,
        severity=FindingSeverity.AGREEMENT,
        subject=f"Summerne i {table_called(table, item)}",
        initiative=None,
        first=row_quote(summary, row),
        second=None,
        first_value=" · ".join(printed),
        second_value="det samme, da tallene blev lagt sammen",
        because=Because("summer-regnet-efter", Certainty.SURE, _SAID),
        explanation=f"{many} i tabellen er regnet efter, og de stemmer præcist.",
    )


def _which(row: Row, total: Sum, table: Table) -> str:
    column = next((each for each in table.columns if each.position == total.total.column), None)
    heading = " ".join(column.headings) if column else str(total.total.column)
    if row.is_total and column and column.is_total:
        return f"Den samlede sum «{row.label}»"
    return f"Summen «{row.label}» i kolonnen «{heading}»" if row.is_total else f"Summen af rækken «{row.label}»"
