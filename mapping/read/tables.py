"""Tables: runs of lines whose cells are parted by tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import Final

from ..danish import read_number
from ..model import Cell, Column, Row, Span, Table, TableKind
from ..problems import Problem, Severity, shorten
from .lines import Line, fold, span_of

_RULE: Final = re.compile(r"[ |:\-+=\t]*-{2,}[ |:\-+=\t]*")
_LIST_MARK: Final = re.compile(r"(?:[-–•*·o]|\d{1,2}[.)])\t+[^\t]*")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
_TOTAL: Final = re.compile(r"(?:i alt|ialt|total|sum|samlet)\b.{0,20}", re.IGNORECASE)
_MONEY: Final = re.compile(
    r"(?P<printed>(?P<figure>1\.000\.000|1\.000|1000|t\.?|mio\.?|mill\.?|mia\.?|)\s?kr\b\.?|hele kr\.?)", re.IGNORECASE
)
_MULTIPLIERS: Final = {
    "1.000.000": 1_000_000,
    "1.000": 1000,
    "1000": 1000,
    "t": 1000,
    "mio": 1_000_000,
    "mill": 1_000_000,
    "mia": 1_000_000_000,
    "": 1,
}
_UNIT: Final = re.compile(r"(?P<number>.*?\d\)?) ?(?P<unit>%|pct\.?|procent|kr\.?|stk\.?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableLines:
    """The lines of one table, before it is understood."""

    rows: tuple[Line, ...]
    notes: tuple[Line, ...]
    caption: str | None

    @property
    def span(self) -> Span:
        return span_of((*self.rows, *self.notes))


def is_row(line: Line) -> bool:
    """Whether a line looks like a row of a table."""
    tabbed = "\t" in line.text and not line.marked and not _LIST_MARK.match(line.text)
    return tabbed or (line.text.startswith("|") and line.text.count("|") > 1)


def read_table(source: TableLines, position: int, section: int, name: str) -> tuple[Table, list[Problem]]:
    """Understand a table; ``name`` is the file's, for Problems.

    A row with more or fewer cells than the head makes no guess about which column is meant: the table then keeps its
    cells but claims no money.
    """
    grid = [(line, _cells(line.text)) for line in source.rows if not _RULE.fullmatch(line.text)]
    heads = _heads([cells for _, cells in grid])
    head_rows = [cells for _, cells in grid[:heads]]
    body = [(line, cells) for line, cells in grid[heads:] if cells not in head_rows]
    width = max((len(cells) for cells in head_rows), default=max(len(cells) for _, cells in grid))
    columns = _columns(head_rows, width)
    corner = fold(" ".join(cells[0] for cells in head_rows if cells and cells[0]))
    money = _MONEY.search(corner) or (_MONEY.search(source.caption) if source.caption else None)
    years = any(column.year for column in columns)
    odd = [(line, cells) for line, cells in body if len(cells) > width or (money and years and len(cells) < width)]
    problems = [_odd_row(line, cells, width, name) for line, cells in odd]
    kind = _kind(body, bool(money and years and not odd))
    budget = kind is TableKind.BUDGET
    table = Table(
        position=position,
        kind=kind,
        caption=source.caption,
        corner=corner,
        unit=money["printed"] if money and budget else None,
        multiplier=_MULTIPLIERS[money["figure"].rstrip(".").lower() if money["figure"] else ""] if money and budget else 1,
        columns=columns if budget else tuple(_plain(column) for column in columns),
        rows=tuple(_row(i, line, cells, budget) for i, (line, cells) in enumerate(body, 1)),
        notes=tuple(fold(note.text) for note in source.notes),
        section=section,
        span=source.span,
    )
    return table, problems


def _cells(text: str) -> list[str]:
    if text.startswith("|"):
        return [fold(cell) for cell in text.strip().strip("|").split("|")]
    return [fold(cell) for cell in text.split("\t")]


def _heads(grid: Sequence[list[str]]) -> int:
    """How many rows at the top are heading rows: those whose cells are words, years or nothing."""
    leading = list(takewhile(lambda cells: all(_is_heading(cell) for cell in cells[1:]), grid))
    return min(len(leading), len(grid) - 1) if len(leading) > 1 else len(leading)


def _is_heading(cell: str) -> bool:
    return bool(_YEAR.fullmatch(cell)) or _value(cell)[0] is None


def _columns(head_rows: Sequence[list[str]], width: int) -> tuple[Column, ...]:
    filled = [
        _spanned(cells + [""] * (width - len(cells)), last=row is head_rows[-1]) for row in head_rows for cells in [list(row)]
    ]
    found = []
    for position in range(1, width):
        headings = tuple(cells[position] for cells in filled if cells[position])
        year = next((int(heading) for heading in headings if _YEAR.fullmatch(heading)), None)
        found.append(Column(position, headings, year, any(_TOTAL.fullmatch(heading) for heading in headings)))
    return tuple(found)


def _spanned(cells: list[str], last: bool) -> list[str]:
    """A heading over several columns is printed once, over the first: repeat it over the others (not in the last row)."""
    if last:
        return cells
    for i in range(2, len(cells)):
        cells[i] = cells[i] or cells[i - 1]
    return cells


def _kind(body: Sequence[tuple[Line, list[str]]], budget: bool) -> TableKind:
    if budget:
        return TableKind.BUDGET
    numbers = any(_value(cell)[0] is not None for _, cells in body for cell in cells[1:])
    return TableKind.STATISTICS if numbers else TableKind.OTHER


def _plain(column: Column) -> Column:
    """Outside a budget a year is a heading like another, and «i alt» no sum that must add up."""
    return Column(column.position, column.headings, None, False)


def _row(position: int, line: Line, cells: list[str], budget: bool) -> Row:
    found = []
    for column, printed in enumerate(cells[1:], 1):
        if printed:
            value, unit = _value(printed)
            found.append(Cell(column, printed, value, unit))
    label = cells[0] if cells else ""
    return Row(position, label, tuple(found), budget and bool(_TOTAL.fullmatch(label)), line.span)


def _value(printed: str) -> tuple[Decimal | None, str | None]:
    value = read_number(printed)
    if value is not None:
        return value, None
    match = _UNIT.fullmatch(printed) if len(printed) < 60 else None
    value = read_number(match["number"]) if match else None
    return (value, match["unit"]) if match and value is not None else (None, None)


def _odd_row(line: Line, cells: list[str], width: int, name: str) -> Problem:
    saw = f"{len(cells)} cells in «{shorten(line.text, 80)}»; the table's head has {width}"
    needs = "as many cells as the head has, empty ones included; the table is published as text, without amounts."
    return Problem(name, line.number, "row-differs-from-head", saw, needs, Severity.WARNING)
