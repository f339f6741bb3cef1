"""Budget tables re-added: every printed total against the cells it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..danish import write_number
from ..model import Cell, Reading, Row, Table, TableKind
from ..problems import Problem, Severity, shorten


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total, and what it may be the sum of."""

    line: int
    what: str
    """Which total it is, in words."""
    total: Cell
    over: tuple[tuple[Decimal, ...], ...]
    """The figures it can be meant to add up, one tuple for each way to understand it; one that agrees is enough."""

    @property
    def holds(self) -> bool:
        return any(sum(figures) == self.total.value for figures in self.over)


def check_sums(reading: Reading) -> Iterator[Problem]:
    """Row totals, column totals and grand total of every budget table; exact, with no tolerance for rounding."""
    for item in reading.minutes.items:
        for table in item.tables:
            if table.kind is TableKind.BUDGET:
                for total in sums(table):
                    if not total.holds:
                        yield _problem(reading, item.heading, total)


def sums(table: Table) -> Iterator[Sum]:
    """Every printed total of a table and the figures under it. A blank cell is not there at all, so it adds nothing."""
    totals = [column.position for column in table.columns if column.is_total]
    plain = [column.position for column in table.columns if not column.is_total]
    if len(totals) == 1:  # With several it is not said which columns each of them adds.
        for row in table.rows:
            for total in _figures(row, totals):
                yield Sum(row.span.first, f"the total of the row «{shorten(row.label)}»", total, (_values(_figures(row, plain)),))
    for place, row in enumerate(table.rows):
        if row.is_total:
            yield from _column_sums(table, place, row, plain)
            yield from _grand_sums(table, place, row, plain, totals)


def _column_sums(table: Table, place: int, row: Row, plain: Sequence[int]) -> Iterator[Sum]:
    for column in plain:
        for total in _figures(row, (column,)):
            over = tuple(_values(cell for other in rows for cell in _figures(other, (column,))) for rows in _under(table, place))
            yield Sum(row.span.first, f"«{shorten(row.label)}» of the column «{_heading(table, column)}»", total, over)


def _grand_sums(table: Table, place: int, row: Row, plain: Sequence[int], totals: Sequence[int]) -> Iterator[Sum]:
    """The grand total twice: from the cells, and from the row totals if every row has one printed."""
    if len(totals) != 1:
        return
    for total in _figures(row, totals):
        ways = _under(table, place)
        cells = tuple(_values(cell for other in rows for cell in _figures(other, plain)) for rows in ways)
        yield Sum(row.span.first, f"the grand total «{shorten(row.label)}» from all cells", total, cells)
        whole = [rows for rows in ways if all(_figures(other, totals) for other in rows if _figures(other, plain))]
        printed = tuple(_values(cell for other in rows for cell in _figures(other, totals)) for rows in whole)
        if printed:
            yield Sum(row.span.first, f"the grand total «{shorten(row.label)}» from the row totals", total, printed)


def _under(table: Table, place: int) -> tuple[list[Row], ...]:
    """The rows a total row can be meant to add: all plain rows, those since the total before it, or the totals before it."""
    plain = [row for row in table.rows if not row.is_total]
    before = table.rows[:place]
    earlier = [row for row in before if row.is_total]
    since = before[before.index(earlier[-1]) + 1 :] if earlier else before
    return tuple(rows for rows in (plain, list(since), earlier) if rows)


def _figures(row: Row, columns: Sequence[int]) -> list[Cell]:
    return [cell for cell in row.cells if cell.column in columns and cell.value is not None]


def _values(cells: Iterator[Cell] | list[Cell]) -> tuple[Decimal, ...]:
    return tuple(cell.value for cell in cells if cell.value is not None)


def _heading(table: Table, column: int) -> str:
    headings = next((each.headings for each in table.columns if each.position == column), ())
    return shorten(" ".join(headings)) or str(column)


def _problem(reading: Reading, heading: str, total: Sum) -> Problem:
    figures = total.over[0]
    return Problem(
        reading.minutes.source.name,
        total.line,
        "total-does-not-add-up",
        f"{total.what} printed as {shorten(total.total.printed)},\n"
        f"but its {len(figures)} figures add up to {write_number(sum(figures, Decimal()))} (under «{shorten(heading)}»).",
        "the right figures in the minutes, or a note there that says they are rounded; the table is published as printed.",
        Severity.WARNING,
    )
