"""Tables: from rows of cells to what they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model import Cell, Column, Row, Table, TableKind
from ..problems import Problem, Severity, shorten
from .cells import figure, is_nil, is_total
from .lines import fold
from .table_heads import (
    Unit,
    columns_of,
    heading_rows,
    is_other_than_money,
    money_unit,
    price_level_in,
    sign_convention_in,
    stage_in,
    unit_in,
)
from .table_rows import GridRow, TableLines


@dataclass(frozen=True, slots=True)
class _Parts:
    """A table taken apart: what stands over the labels, the columns, and the rows under the head."""

    corner: str
    columns: tuple[Column, ...]
    body: tuple[GridRow, ...]
    width: int


def read_table(source: TableLines, position: int, section: int, name: str) -> tuple[Table, list[Problem]]:
    """Understand a table; ``name`` is the file's, for Problems.

    A row with more or fewer cells than the head makes no guess about which column is meant: the table then keeps its
    cells but claims no money.
    """
    parts = _parts(source.rows)
    notes = tuple(fold(note.text) for note in source.notes)
    headings = [heading for column in parts.columns for heading in column.headings]
    unit = unit_in((parts.corner, source.caption, *_shared(parts.columns), *notes)) or _unit_of_cells(parts)
    years = any(column.year for column in parts.columns)
    odd = [row for row in parts.body if len(row.cells) > parts.width or (unit and years and 1 < len(row.cells) < parts.width)]
    kind = _kind(parts, bool(unit and years and not odd and _is_money_only(parts, unit)))
    budget = kind is TableKind.BUDGET
    counted = unit if budget or (unit and kind is TableKind.STATISTICS and not odd and _is_money_only(parts, unit)) else None
    table = Table(
        position=position,
        kind=kind,
        caption=source.caption,
        corner=parts.corner,
        unit=counted.printed if counted else None,
        multiplier=counted.multiplier if counted else 1,
        columns=parts.columns if budget else tuple(_plain(column) for column in parts.columns),
        rows=tuple(_row(i, row, parts, counted is not None, budget) for i, row in enumerate(parts.body, 1)),
        notes=notes,
        section=section,
        span=source.span,
        price_level=price_level_in((source.caption, parts.corner, *headings, *notes)),
        sign_convention=sign_convention_in((source.caption, parts.corner, *headings, *notes)),
        stage=stage_in((source.caption, parts.corner, *headings)),
    )
    return table, [_odd_row(row, parts.width, name) for row in odd]


def _parts(rows: Sequence[GridRow]) -> _Parts:
    heads = heading_rows([row.cells for row in rows])
    head_rows = [row.cells for row in rows[:heads]]
    body = tuple(row for row in rows[heads:] if row.cells not in head_rows)
    width = max((len(cells) for cells in head_rows), default=max(len(row.cells) for row in rows))
    corner = fold(" ".join(cells[0] for cells in head_rows if cells and cells[0]))
    return _Parts(corner, columns_of(head_rows, width), body, width)


def _shared(columns: Sequence[Column]) -> Iterator[str]:
    """The heading of the columns, if every one that counts money gives the same unit."""
    counting = [column for column in columns if not any(map(is_other_than_money, column.headings))]
    units = [unit_in(column.headings) for column in counting]
    if units and all(units) and len({unit.multiplier for unit in units if unit}) == 1:
        yield from counting[0].headings


def _unit_of_cells(parts: _Parts) -> Unit | None:
    """The unit printed in every cell that holds a figure, where it is one and the same."""
    printed = [unit for row in parts.body for cell in row.cells[1:] for value, unit in [figure(cell)] if value is not None]
    units = {money_unit(each) if each else None for each in printed}
    return units.pop() if len(units) == 1 else None


def _is_money_only(parts: _Parts, unit: Unit) -> bool:
    """Whether the figures under years and totals all count the table's unit: no per cent, no other unit, no head counts."""
    counted = {column.position for column in parts.columns if column.year or column.is_total}
    checked = counted or {column.position for column in parts.columns if not any(map(is_other_than_money, column.headings))}
    if not checked:
        return False
    for row in parts.body:
        figures = [figure(cell) for place, cell in enumerate(row.cells) if place in checked]
        if any(value is not None for value, _ in figures) and is_other_than_money(row.cells[0]):
            return False
        if not all(_same(printed, unit) for value, printed in figures if value is not None and printed):
            return False
    return True


def _same(printed: str, unit: Unit) -> bool:
    own = money_unit(printed)
    return own is not None and own.multiplier == unit.multiplier


def _kind(parts: _Parts, budget: bool) -> TableKind:
    if budget:
        return TableKind.BUDGET
    numbers = any(figure(cell)[0] is not None for row in parts.body for cell in row.cells[1:])
    return TableKind.STATISTICS if numbers else TableKind.OTHER


def _plain(column: Column) -> Column:
    """Outside a budget a year is a heading like another, and «i alt» no sum that must add up."""
    return Column(column.position, column.headings, None, False)


def _row(position: int, row: GridRow, parts: _Parts, money: bool, budget: bool) -> Row:
    percent = {column.position for column in parts.columns if any("%" in heading for heading in column.headings)}
    found = []
    for column, printed in enumerate(row.cells[1:], 1):
        if printed:
            value, unit = figure(printed)
            if value is None and money and is_nil(printed):
                value = Decimal(0)
            found.append(Cell(column, printed, value, unit or ("%" if column in percent and value is not None else None)))
    label = row.cells[0] if row.cells else ""
    return Row(position, label, tuple(found), budget and is_total(label), row.span)


def _odd_row(row: GridRow, width: int, name: str) -> Problem:
    saw = f"{len(row.cells)} cells in «{shorten(row.text, 80)}»; the table's head has {width}"
    needs = "as many cells as the head has, empty ones included; the table is published as text, without amounts."
    return Problem(name, row.span.first, "row-differs-from-head", saw, needs, Severity.WARNING)
