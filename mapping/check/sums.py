"""Budget tables re-added: every printed total against the cells it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ..danish import write_number
from ..model import Cell, Reading, Row, Table, TableKind
from ..problems import Problem, Severity, shorten

_MOST_TOTALS: Final = 50
"""Rows of sums that are added, from the last: the work stays linear in the size of the table."""
_LONGEST_RUN: Final = 40
"""Rows above a part sum that are tried as what it adds."""


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
    """Every printed total of a table and the figures under it. A blank cell is not there at all, so it adds nothing.

    What is not sure to be added is no total here: figures in another unit, rows that tell what another row holds («heraf»), and
    the sum of a row in which years stand beside columns of another kind.
    """
    totals = [column.position for column in table.columns if column.is_total]
    plain = [column.position for column in table.columns if not column.is_total]
    yearly = [column.position for column in table.columns if not column.is_total and column.year is not None]
    if len(totals) == 1 and yearly == plain:  # With several it is not said which columns each of them adds.
        for row in table.rows:
            for total in _figures(row, totals):
                yield Sum(row.span.first, f"the total of the row «{shorten(row.label)}»", total, (_values(_figures(row, plain)),))
    places = [place for place, row in enumerate(table.rows) if row.is_total]
    for place in places[-_MOST_TOTALS:]:
        yield from _column_sums(table, place, table.rows[place], plain)
        yield from _grand_sums(table, place, table.rows[place], plain, totals)


def _column_sums(table: Table, place: int, row: Row, plain: Sequence[int]) -> Iterator[Sum]:
    for column in plain:
        for total in _figures(row, (column,)):
            over = tuple(_values(cell for other in rows for cell in _figures(other, (column,))) for rows in _under(table, place))
            yield Sum(row.span.first, f"«{shorten(row.label)}» of the column «{_heading(table, column)}»", total, over)


def _grand_sums(table: Table, place: int, row: Row, plain: Sequence[int], totals: Sequence[int]) -> Iterator[Sum]:
    """The grand total twice: from the cells, and from the row totals if every row has one printed."""
    if len(totals) != 1 or any(column.year is None for column in table.columns if column.position in plain):
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
    """The rows a total row can be meant to add.

    All plain rows, those since the total before it, the totals before it, or a run of rows right above it, with or without
    the totals among them: minutes do not say how their part sums nest, so what agrees with any of these is no fault.
    """
    before = [row for row in table.rows[:place] if not _is_part(row)]
    plain = [row for row in table.rows if not row.is_total and not _is_part(row)]
    earlier = [row for row in before if row.is_total]
    since = before[before.index(earlier[-1]) + 1 :] if earlier else before
    ways = [plain, since, earlier]
    if earlier:
        for start in range(max(0, len(before) - _LONGEST_RUN), len(before)):
            ways += [before[start:], [row for row in before[start:] if not row.is_total]]
    return tuple(rows for rows in ways if rows)


def _is_part(row: Row) -> bool:
    """«heraf løn»: a part of the row above, which has it already."""
    return row.label.casefold().lstrip("-–• ").startswith(("heraf", "deraf", "hvoraf"))


def _figures(row: Row, columns: Sequence[int]) -> list[Cell]:
    """The cells of some columns that count the table's own unit."""
    return [cell for cell in row.cells if cell.column in columns and cell.value is not None and _is_money(cell.unit)]


def _is_money(unit: str | None) -> bool:
    return unit is None or "kr" in unit.lower() or unit == ",-"


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
