"""Percentages of a table against the counts beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from ...briefs import ItemSummary
from ...knowledge import Because, Certainty, Finding, FindingKind, FindingSeverity
from ...model import AgendaItem, Cell, Minutes, Row, Table
from .make import place, row_quote, slug_of, table_called
from .share import Share

_Values: TypeAlias = Mapping[int, Decimal]
_Whole: TypeAlias = Callable[[_Values], Decimal | None]


@dataclass(frozen=True, slots=True)
class _Checked:
    """One printed percentage and the counts it is made from."""

    row: Row
    cell: Cell
    share: Share


def percentages(minutes: Minutes, items: Mapping[str, ItemSummary]) -> Iterator[Finding]:
    """Yield rows whose percentages are not those of their counts, and one quiet finding for each table with some that are.

    What a column of percentages counts is not printed, so it is inferred: it is the way to reckon them that gives at least
    twice as many right as wrong, and two that are neither 0 nor 100. Where there is none, nothing is found.
    """
    for item in minutes.items:
        for table in item.tables:
            yield from _of_table(table, item, items[item.number])


def _of_table(table: Table, item: AgendaItem, summary: ItemSummary) -> Iterator[Finding]:
    checked = [one for column in _percent_columns(table) for one in _of_column(table, column)]
    by_row: dict[int, list[_Checked]] = {}
    for one in sorted(checked, key=lambda each: (each.row.position, each.cell.column)):
        by_row.setdefault(one.row.position, []).append(one)
    agree = [one for one in checked if one.share.severity is FindingSeverity.AGREEMENT]
    for found in by_row.values():
        odd = [one for one in found if one.share.severity is not FindingSeverity.AGREEMENT]
        if odd:
            yield _of_row(odd, table, item, summary)
    if agree:
        yield _agreement(agree, len(checked), table, item, summary)


def _percent_columns(table: Table) -> list[int]:
    return [each.position for each in table.columns if _is_percent(table, each.position)]


def _is_percent(table: Table, column: int) -> bool:
    cells = [cell for row in table.rows for cell in row.cells if cell.column == column and cell.value is not None]
    return bool(cells) and all(cell.unit == "%" for cell in cells)


def _of_column(table: Table, column: int) -> list[_Checked]:
    """The percentages of one column by the way of reckoning that explains them, or nothing."""
    best: list[_Checked] = []
    for numerator, whole in _ways(table, column):
        tried = list(_tried(table, column, numerator, whole))
        right = [one for one in tried if one.share.explains]
        telling = [one for one in right if one.share.printed not in (0, 100)]
        if len(telling) >= 2 and len(right) >= 2 * (len(tried) - len(right)) and len(right) > sum(o.share.explains for o in best):
            best = tried
    return best


def _ways(table: Table, column: int) -> Iterator[tuple[int, _Whole]]:
    """Yield which column may be the part, the nearest to the left first, and what may be the whole of it."""
    counts = [each.position for each in table.columns if _is_count(table, each.position)]
    plain = [each.position for each in table.columns if each.position in counts and not each.is_total]
    for numerator in sorted(plain, key=lambda each: (each > column, abs(column - each))):
        if len(plain) > 1:
            yield numerator, lambda values: _sum(values, plain)
        for other in counts:
            if other != numerator:
                yield numerator, lambda values, other=other: values.get(other)  # type: ignore[misc]
        bottom = next((_values(row).get(numerator) for row in table.rows if row.is_total), None)
        if bottom is not None:
            yield numerator, lambda values, bottom=bottom: bottom  # type: ignore[misc]


def _is_count(table: Table, column: int) -> bool:
    cells = [cell for row in table.rows for cell in row.cells if cell.column == column and cell.value is not None]
    return bool(cells) and all(cell.unit != "%" and cell.value is not None and _is_whole(cell.value) for cell in cells)


def _is_whole(value: Decimal) -> bool:
    return value >= 0 and value == value.to_integral_value()


def _sum(values: _Values, columns: list[int]) -> Decimal | None:
    return sum((values[each] for each in columns), Decimal()) if all(each in values for each in columns) else None


def _tried(table: Table, column: int, numerator: int, whole: _Whole) -> Iterator[_Checked]:
    for row in table.rows:
        values = _values(row)
        cell = next((each for each in row.cells if each.column == column), None)
        total = whole(values)
        if cell is not None and cell.value is not None and numerator in values and total and values[numerator] <= total:
            yield _Checked(row, cell, Share(values[numerator], total, cell.printed, cell.value))


def _values(row: Row) -> _Values:
    return {cell.column: cell.value for cell in row.cells if cell.value is not None}


def _of_row(odd: list[_Checked], table: Table, item: AgendaItem, summary: ItemSummary) -> Finding:
    worst = max(odd, key=lambda one: (_rank(one.share.severity), -one.cell.column))
    kind = FindingKind.PERCENTAGE_DIFFERS if any(one.share.differs for one in odd) else FindingKind.PERCENTAGE_AGREES
    row = odd[0].row
    return Finding(
        municipality=summary.meeting.municipality,
        slug=slug_of(kind, place(summary), table.position, row.label, *(one.cell.printed for one in odd)),
        kind=kind,
        severity=worst.share.severity,
        subject=f"Procenter for «{row.label}» i {table_called(table, item)}",
        initiative=None,
        first=row_quote(summary, row),
        second=None,
        first_value=" og ".join(one.cell.printed for one in odd),
        second_value=" og ".join(one.share.reckoned for one in odd),
        because=_because(),
        explanation=" ".join(one.share.explanation for one in odd),
    )


def _rank(severity: FindingSeverity) -> int:
    return list(FindingSeverity).index(severity)


def _agreement(agree: list[_Checked], whole: int, table: Table, item: AgendaItem, summary: ItemSummary) -> Finding:
    first = min(agree, key=lambda one: (one.row.position, one.cell.column))
    many = f"{len(agree)} af tabellens {whole} procenter" if len(agree) < whole else f"Alle tabellens {whole} procenter"
    return Finding(
        municipality=summary.meeting.municipality,
        slug=slug_of(FindingKind.PERCENTAGE_AGREES, place(summary), table.position, table.caption),
        kind=FindingKind.PERCENTAGE_AGREES,
        severity=FindingSeverity.AGREEMENT,
        subject=f"Procenter i {table_called(table, item)}",
        initiative=None,
        first=row_quote(summary, first.row),
        second=None,
        first_value=first.cell.printed,
        second_value=first.share.reckoned,
        because=_because(),
        explanation=f"{many} svarer til antallene ved siden af, afrundet som trykt. Her er vist den første.",
    )


def _because() -> Because:
    said = "Procenterne er regnet igen af antallene i samme tabel; det er den udregning, som flest af tabellens procenter følger."
    return Because("procent-mod-antal", Certainty.SURE, said)
