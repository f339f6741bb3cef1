"""Tables of minutes as tables of pages, with the chart that stands beside a budget table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from ...model import Column, MeetingKey, Row, Table, TableKind
from ...names import BEVILLING
from .. import charts
from . import phrases
from .links import Link, Links


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over one or more columns."""

    text: str
    span: int
    id: str | None


@dataclass(frozen=True, slots=True)
class CellView:
    """A printed cell, or the empty place of one that is not printed."""

    text: str
    id: str | None
    figure: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: its label, its cells in the columns' order, and its figures as small bars."""

    label: str
    id: str | None
    total: bool
    cells: tuple[CellView, ...]
    spark: charts.Spark | None


@dataclass(frozen=True, slots=True)
class TableView:
    """One table of an agenda item."""

    id: str
    caption: str
    unit: str | None
    corner: str
    heads: tuple[tuple[Head, ...], ...]
    rows: tuple[RowView, ...]
    notes: tuple[str, ...]
    lines: Link
    sparks: bool
    chart: charts.Chart | None


def table_view(table: Table, key: MeetingKey, links: Links) -> TableView:
    """A table with the ids that its rows and cells have in the data."""
    prefix = f"tabel-{table.position}"
    budget = table.kind is TableKind.BUDGET
    caption = table.caption or f"Tabel {table.position}"
    return TableView(
        id=prefix,
        caption=caption,
        unit=table.unit if table.unit and table.unit != table.corner else None,
        corner=table.corner,
        heads=_heads(table.columns, None if budget else prefix),
        rows=tuple(_row(row, table, prefix) for row in table.rows),
        notes=(*_said_of_money(table, links), *table.notes),
        lines=links.lines(key, table.span),
        sparks=budget,
        chart=budget_chart(table) if budget else None,
    )


def _said_of_money(table: Table, links: Links) -> Iterator[str]:
    """What is printed of the amounts as a whole, before the foot-notes; what a foot-note says already is not said twice."""
    if table.stage:
        yield f"Bevillingstrin: {links.site.words.term(BEVILLING[table.stage])}."
    if table.price_level:
        yield f"Prisniveau: {table.price_level}."
    if table.sign_convention and not any(table.sign_convention in note for note in table.notes):
        yield f"Fortegn: {table.sign_convention}"


def budget_chart(table: Table) -> charts.Chart | None:
    """What the whole table comes to in each year: the printed total, or the sum of the rows where none is printed."""
    years = [column for column in table.columns if column.year is not None]
    printed = next((row for row in table.rows if row.is_total), None)
    bars = [_year_bar(column, table, printed) for column in years]
    title = f"{'I alt' if printed else 'Lagt sammen'} pr. år, t.kr." if table.multiplier == 1000 else "I alt pr. år"
    return charts.chart(f"tabel-{table.position}-diagram", title, bars)


def _year_bar(column: Column, table: Table, printed: Row | None) -> charts.Bar:
    rows = (printed,) if printed else tuple(table.rows)
    value = sum((found for row in rows if (found := _figure(row, column)) is not None), Decimal(0)) * table.multiplier
    figure = phrases.kroner(value).removesuffix(" t.kr.") if table.multiplier == 1000 else phrases.kroner(value)
    return charts.Bar(str(column.year), figure, (value,))


def _figure(row: Row, column: Column) -> Decimal | None:
    return next((cell.value for cell in row.cells if cell.column == column.position), None)


def _heads(columns: tuple[Column, ...], prefix: str | None) -> tuple[tuple[Head, ...], ...]:
    """The heading rows, a heading that stands over several columns once."""
    depth = max((len(column.headings) for column in columns), default=0)
    return tuple(tuple(_level(columns, level, prefix if level == depth - 1 else None)) for level in range(depth))


def _level(columns: tuple[Column, ...], level: int, prefix: str | None) -> Iterator[Head]:
    for headings, group in groupby(columns, key=lambda column: column.headings[: level + 1]):
        members = tuple(group)
        text = headings[level] if level < len(headings) else ""
        if prefix is None:
            yield Head(text, len(members), None)
        else:
            yield from (Head(text, 1, f"{prefix}-k{column.position}") for column in members)


def _row(row: Row, table: Table, prefix: str) -> RowView:
    budget = table.kind is TableKind.BUDGET
    years = tuple(column for column in table.columns if column.year is not None)
    return RowView(
        label=row.label,
        id=None if budget and row.is_total else f"{prefix}-r{row.position}",
        total=row.is_total,
        cells=tuple(_cell(row, column, prefix, budget) for column in table.columns),
        spark=charts.spark(_figure(row, column) for column in years) if budget else None,
    )


def _cell(row: Row, column: Column, prefix: str, budget: bool) -> CellView:
    cell = next((cell for cell in row.cells if cell.column == column.position), None)
    if cell is None:
        return CellView("", None, True)
    ident = _budget_id(row, column, prefix) if budget else f"{prefix}-r{row.position}-k{column.position}"
    return CellView(cell.printed, ident, cell.value is not None)


def _budget_id(row: Row, column: Column, prefix: str) -> str | None:
    line = prefix if row.is_total else f"{prefix}-r{row.position}"
    if column.is_total:
        return f"{line}-i-alt"
    if column.year is None:
        return None
    return f"{line}-i-alt-{column.year}" if row.is_total else f"{line}-{column.year}"
