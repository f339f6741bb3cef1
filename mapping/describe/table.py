"""Tables: every cell, with the row and the column that say what it means."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from ..model import Cell, Column, Row, Table, TableKind
from ..names import BEVILLING, Triple
from . import terms
from .literals import TRUE, danish, decimal, integer, plain, year
from .scope import InItem, said, words


def is_budget(table: Table) -> bool:
    return table.kind is TableKind.BUDGET


def table_fragment(table: int) -> str:
    """``tabel-1``."""
    return f"tabel-{table}"


def row_fragment(table: int, row: int) -> str:
    """``tabel-1-r5``."""
    return f"tabel-{table}-r{row}"


def describe_table(table: Table, here: InItem) -> Iterator[Triple]:
    """Say a table that is no budget: its columns, its rows and its cells."""
    kinds = (terms.STATISTICS_TABLE,) if table.kind is TableKind.STATISTICS else ()
    yield from describe_head(table, kinds, here)
    yield from describe_columns(table, here)
    for row in table.rows:
        yield from describe_row(row, table, here)
        for cell in row.cells:
            yield from describe_cell(cell, row, table, here)


def describe_head(table: Table, kinds: tuple[URIRef, ...], here: InItem) -> Iterator[Triple]:
    """Say what stands over, in the corner of, and under a table."""
    this = here.iri(table_fragment(table.position))
    yield from here.part(this, terms.TABLE, here.section(table.section), table.position)
    for kind in kinds:
        yield this, terms.TYPE, kind
    yield from words(this, terms.TITLE, table.caption)
    yield from said(this, terms.CORNER, plain(table.corner) if table.corner else None)
    yield from said(this, terms.MONEY_UNIT, plain(table.unit) if table.unit else None)
    if is_budget(table) or table.multiplier != 1:
        yield this, terms.UNIT_MULTIPLIER, integer(table.multiplier)
    yield from words(this, terms.PRICE_LEVEL, table.price_level)
    yield from words(this, terms.SIGN_CONVENTION, table.sign_convention)
    yield from said(this, terms.BUDGET_STAGE, BEVILLING[table.stage] if table.stage else None)
    for note in table.notes:
        yield this, terms.FOOTNOTE, danish(note)
    yield from here.quoted(this, table.span)


def describe_columns(table: Table, here: InItem) -> Iterator[Triple]:
    for column in table.columns:
        yield from _describe_column(column, table, here)


def _describe_column(column: Column, table: Table, here: InItem) -> Iterator[Triple]:
    this = here.iri(f"tabel-{table.position}-k{column.position}")
    yield from here.part(this, terms.TABLE_COLUMN, here.iri(table_fragment(table.position)), column.position)
    yield from words(this, terms.LABEL, " – ".join(heading for heading in column.headings if heading))
    yield from said(this, terms.FISCAL_YEAR, year(column.year) if column.year is not None else None)
    if column.is_total:
        yield this, terms.IS_TOTAL, TRUE
    yield from here.quoted(this, table.span)


def describe_row(row: Row, table: Table, here: InItem, kind: URIRef = terms.TABLE_ROW) -> Iterator[Triple]:
    """Say what a row is called and whether it is printed as a sum."""
    this = here.iri(row_fragment(table.position, row.position))
    yield from here.part(this, kind, here.iri(table_fragment(table.position)), row.position)
    yield from words(this, terms.LABEL, row.label)
    if row.is_total:
        yield this, terms.IS_TOTAL, TRUE
    yield from here.quoted(this, row.span)


def describe_cell(cell: Cell, row: Row, table: Table, here: InItem) -> Iterator[Triple]:
    """Say what is printed in a cell, and its number where it is one. A blank cell is not in the model, and not zero."""
    row_name = row_fragment(table.position, row.position)
    this = here.iri(f"{row_name}-k{cell.column}")
    yield from here.part(this, terms.TABLE_CELL, here.iri(table_fragment(table.position)))
    yield this, terms.IN_ROW, here.iri(row_name)
    yield this, terms.IN_COLUMN, here.iri(f"tabel-{table.position}-k{cell.column}")
    yield this, terms.PRINTED, plain(cell.printed)
    yield from said(this, terms.NUMERIC_VALUE, decimal(cell.value) if cell.value is not None else None)
    yield from said(this, terms.MONEY_UNIT, plain(cell.unit) if cell.unit else None)
    yield from here.quoted(this, row.span)
