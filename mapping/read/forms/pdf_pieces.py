"""From rows to the lines of a page, before wrapped ones are joined: tables, labels with values, and running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..heal import Words, join_at_hyphens
from ..lines import Role
from ..phrases import phrases
from .pdf_rows import Part, Row, parts
from .pdf_style import APART, Style
from .pdf_tables import Columns, aligned, is_mark

_LABEL: Final = re.compile(r"[A-ZÆØÅ][\w ./()-]{1,40}:")
_RIGHT: Final = 3.0
"""A gap of so many type sizes before the right margin makes what stands there a line of its own."""
_LONG_RUN: Final = 60
"""Rows: where more are divided but no table, those that follow are not tried again one by one."""
_MOST_OF_A_HEAD: Final = 12
"""Rows over which the values of one row of labels may run on."""
_COLUMN_OF_TEXT: Final = 40
"""Characters of a line, on an average: two columns of such are running text and no table."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line to be, and the rows it comes from."""

    texts: tuple[str, ...]
    first: Row
    last: Row
    bold: bool
    table: int = 0
    """Counted from 1; 0 outside tables."""
    flows: bool = True
    """Whether it may go on in the next row."""
    role: Role | None = None


def pieces(page: Sequence[Row], furniture: frozenset[int], style: Style, known: Words) -> Iterator[Piece]:
    i = tried = 0
    while i < len(page):
        row = page[i]
        if i in furniture:
            yield Piece((row.text,), row, row, False, flows=False, role=Role.FURNITURE)
        elif row.cells:
            end = next((j for j in range(i, len(page)) if not page[j].cells), len(page))
            yield from _columned(page[i:end], Columns(tuple(each.cells for each in page[i:end])), i + 1)
            i = end - 1
        else:
            table, tried = _table_at(page, i, furniture, style, known) if i >= tried else (None, tried)
            if table:
                columns, end = table
                yield from _columned(page[i:end], columns, i + 1)
                i = end - 1
            elif labelled := _labelled(page[i : i + _MOST_OF_A_HEAD], style):
                yield from (Piece((text,), row, page[i + labelled[1] - 1], False, flows=False) for text in labelled[0])
                i += labelled[1] - 1
            else:
                yield from _loose(row, style)
        i += 1


def _table_at(
    page: Sequence[Row], start: int, furniture: frozenset[int], style: Style, known: Words
) -> tuple[tuple[Columns, int] | None, int]:
    """A table that begins at a row, with the row after it; and the row from which on it is worth while to try again."""
    end = _run_end(page, start, furniture, style)
    if end == start + 1:
        return None, end
    gaps = [page[i - 1].base - page[i].base for i in range(start + 1, end)]
    for last in (end, start + 1 + gaps.index(max(gaps))):
        columns = aligned(page[start:last], lambda texts: join_at_hyphens(texts, known)) if last > start + 1 else None
        if columns:
            return (columns, last), last
    return None, start + (1 if end - start < _LONG_RUN else (end - start) // 2)


def _run_end(page: Sequence[Row], start: int, furniture: frozenset[int], style: Style) -> int:
    """Where rows end that wide gaps divide; one that none does may stand between two, or run on from the last."""
    end = at = start
    while at < len(page) and at not in furniture and not page[at].cells:
        near = at == start or page[at - 1].base - page[at].base < 3 * style.distance(page[at].size)
        divided = len(parts(page[at])) > 1
        if not near or (not divided and (at == start or at - end > 1 or page[at].bold != page[at - 1].bold)):
            break
        at += 1
        end = at if divided or _runs_on(page, at - 1) else end
    return max(end, start + 1)


def _runs_on(page: Sequence[Row], at: int) -> bool:
    """Whether a row is the second line of the label above it."""
    row = page[at]
    return row.text[:1].islower() and abs(row.x0 - page[at - 1].x0) < row.size and row.x1 < parts(page[at - 1])[-1].x0


def _columned(run: Sequence[Row], columns: Columns, table: int) -> Iterator[Piece]:
    """The pieces of rows in columns: pairs of label and value, two columns of running text, or a table."""
    lines = _pairs(columns.grid) or _text_columns(columns.grid)
    if lines:
        yield from (Piece((text,), run[min(i, len(run) - 1)], run[-1], False, -table, False) for i, text in enumerate(lines))
        return
    for i, cells in enumerate(columns.grid):
        row = run[min(i, len(run) - 1)]
        yield Piece(("\t".join(" ".join(cell.split()) for cell in cells),), row, row, False, table, False)


def _pairs(grid: Sequence[Sequence[str]]) -> list[str]:
    """Lines of a label and its value, from «Mødedato:» and «28. april 2026» beside it; empty where they are something else."""
    known = {label.lower() for label in (*phrases().header.date, *phrases().header.place)}
    width = len(grid[0])
    labels = [cell for cells in grid for cell in cells[::2] if cell]
    told = any(label.endswith(":") or label.lower() in known for label in labels)
    if width % 2 or not told or not all(label.endswith(":") or label.lower() in known or len(label) < 25 for label in labels):
        return []
    if sum(label.endswith(":") or label.lower() in known for label in labels) * 2 < len(labels):
        return []
    lines: list[str] = []
    at: dict[int, int] = {}
    for cells in grid:
        for column in range(0, width, 2):
            label, value = cells[column], cells[column + 1]
            if label or (value and column not in at):
                at[column] = len(lines)
                lines.append(f"{label} {value}".strip())
            elif value:
                lines[at[column]] += f" {value}"
    return lines


def _text_columns(grid: Sequence[Sequence[str]]) -> list[str]:
    """The lines of the left column and then of the right one, where two columns are running text."""
    columns = list(zip(*grid, strict=True))
    long = all(sum(map(len, column)) > _COLUMN_OF_TEXT * len([cell for cell in column if cell]) for column in columns)
    return [cell for column in columns for cell in column if cell] if len(columns) == 2 and len(grid) > 4 and long else []


def _labelled(run: Sequence[Row], style: Style) -> tuple[list[str], int] | None:
    """Labels with their values in one row, and how many rows they take: a value may run on under itself."""
    lines: list[str] = []
    at: list[tuple[float, int]] = []
    found = parts(run[0])
    for before, part in zip([None, *found], found, strict=False):
        value = before is not None and before.text.endswith(":")
        if value:
            lines[-1] += f" {part.text}"
            at.append((part.x0, len(lines) - 1))
        elif _LABEL.match(part.text):
            lines.append(part.text)
        else:
            return None
    if not at:
        return None
    count = 1
    for row in run[1:]:
        under = [next((line for x, line in at if abs(x - part.x0) < 2), None) for part in parts(row)]
        if row.cells or None in under or run[count - 1].base - row.base > APART * style.distance(row.size):
            break
        for line, part in zip(under, parts(row), strict=True):
            lines[line or 0] += f" {part.text}"
        count += 1
    return lines, count


def _loose(row: Row, style: Style) -> Iterator[Piece]:
    """A row that is in no table: what wide gaps divide are a mark and its text, labels with values, or a line each."""
    texts: list[str] = []
    found = parts(row)
    for i, part in enumerate(found):
        if texts and not _begins_line(found[i - 1], part, i == len(found) - 1, row, style):
            texts[-1] += f" {part.text}"
        else:
            texts.append(part.text)
    for text in texts:
        yield Piece((text,), row, row, row.bold, flows=len(texts) == 1)


def _begins_line(before: Part, part: Part, last: bool, row: Row, style: Style) -> bool:
    if is_mark(before.text) or before.text.endswith(":"):
        return False
    at_the_right = last and part.x1 > style.right - 3 * row.size and part.x0 - before.x1 > _RIGHT * row.size
    return bool(_LABEL.match(part.text)) or at_the_right
