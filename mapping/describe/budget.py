"""Budget tables in the municipality's cube: a line and a year make an observation; printed sums stand apart from what they sum.

A cell that is no amount for one year (a word, a column of another kind, a year printed twice) is kept as a plain cell:
two amounts for one line and year would break the cube.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rdflib import URIRef

from ..model import Cell, Row, Table
from ..names import Triple
from . import terms
from .literals import danish, decimal, plain, year
from .scope import InItem
from .table import describe_cell, describe_columns, describe_head, describe_row, row_fragment, table_fragment


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a budget table has its years and its sums."""

    years: dict[int, int]
    """Column to budget year, for years that one column alone has."""
    total_column: int | None
    """The column of the rows' sums, where there is exactly one."""
    total_row: int | None
    """The row of the columns' sums: the last one, since those before it sum only a part of the table."""

    def is_figure(self, cell: Cell) -> bool:
        """Whether a cell is an amount for a year or for all years."""
        return cell.value is not None and (cell.column in self.years or cell.column == self.total_column)


def describe_budget_table(table: Table, here: InItem) -> Iterator[Triple]:
    """Say a budget table: its head and columns, then each line with its observations and its sum, then the sums of columns."""
    this, layout = here.iri(table_fragment(table.position)), _layout(table)
    yield from describe_head(table, (terms.BUDGET_TABLE,), here)
    yield this, terms.CURRENCY, terms.KRONER
    yield from describe_columns(table, here)
    for row in table.rows:
        if row.is_total:
            yield from _describe_total_row(row, table, layout, here)
        else:
            yield from _describe_line(row, table, layout, here)


def _layout(table: Table) -> Layout:
    yearly = [column for column in table.columns if column.year is not None and not column.is_total]
    times = Counter(column.year for column in yearly)
    sums = [column.position for column in table.columns if column.is_total]
    return Layout(
        years={column.position: column.year for column in yearly if column.year is not None and times[column.year] == 1},
        total_column=sums[0] if len(sums) == 1 else None,
        total_row=max((row.position for row in table.rows if row.is_total), default=None),
    )


def _describe_line(row: Row, table: Table, layout: Layout, here: InItem) -> Iterator[Triple]:
    line = here.iri(row_fragment(table.position, row.position))
    yield from describe_row(row, table, here, terms.BUDGET_LINE)
    for cell in row.cells:
        if not layout.is_figure(cell):
            yield from describe_cell(cell, row, table, here)
        elif cell.column in layout.years:
            yield from _describe_observation(cell, layout.years[cell.column], row, table, here)
        else:
            total = here.iri(f"{row_fragment(table.position, row.position)}-i-alt")
            yield from _describe_total(total, cell, line, None, row, table, here)


def _describe_total_row(row: Row, table: Table, layout: Layout, here: InItem) -> Iterator[Triple]:
    """The row of sums. What in it is no sum of a column, and every row of part sums, stays a plain row."""
    sums = [cell for cell in row.cells if row.position == layout.total_row and layout.is_figure(cell)]
    rest = [cell for cell in row.cells if cell not in sums]
    if rest:
        yield from describe_row(row, table, here)
    for cell in rest:
        yield from describe_cell(cell, row, table, here)
    whole = here.iri(table_fragment(table.position))
    for cell in sums:
        of_year = layout.years.get(cell.column)
        ending = "" if of_year is None else f"-{of_year}"
        total = here.iri(f"tabel-{table.position}-i-alt{ending}")
        yield from _describe_total(total, cell, whole, of_year, row, table, here)


def _describe_observation(cell: Cell, of_year: int, row: Row, table: Table, here: InItem) -> Iterator[Triple]:
    line = row_fragment(table.position, row.position)
    this = here.iri(f"{line}-{of_year}")
    yield this, terms.TYPE, terms.BUDGET_OBSERVATION
    yield this, terms.TYPE, terms.OBSERVATION
    yield this, terms.TYPE, terms.ENTITY
    yield this, terms.OBSERVATION_OF, here.meeting.uris.money(here.meeting.key.municipality)
    yield this, terms.OF_BUDGET_LINE, here.iri(line)
    yield this, terms.FISCAL_YEAR, year(of_year)
    yield from _describe_figure(this, cell, row, table, here)


def _describe_total(
    this: URIRef, cell: Cell, whole: URIRef, of_year: int | None, row: Row, table: Table, here: InItem
) -> Iterator[Triple]:
    """A printed sum of a line over all years, of a year over all lines, or of the whole table."""
    yield from here.part(this, terms.PRINTED_TOTAL, here.iri(table_fragment(table.position)))
    yield this, terms.LABEL, danish(_label(cell, row, table))
    yield this, terms.TOTAL_OF, whole
    if of_year is not None:
        yield this, terms.FISCAL_YEAR, year(of_year)
    yield from _describe_figure(this, cell, row, table, here)


def _label(cell: Cell, row: Row, table: Table) -> str:
    """What the sum is called in print: by its row where that is the row of sums, else by its column."""
    headings = next((column.headings for column in table.columns if column.position == cell.column), ())
    return row.label if row.is_total else " – ".join(headings)


def _describe_figure(this: URIRef, cell: Cell, row: Row, table: Table, here: InItem) -> Iterator[Triple]:
    """The exact kroner, and the figure as printed, which counts in the table's unit."""
    yield this, terms.OF_AMOUNT, decimal((cell.value or Decimal(0)) * table.multiplier)
    yield this, terms.PRINTED, plain(cell.printed)
    yield from here.quoted(this, row.span)
