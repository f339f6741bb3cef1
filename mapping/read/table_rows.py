"""Which lines are rows of a table, and how they part into cells: by tabs, by bars, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..model import Span
from .cells import is_figure, is_year
from .lines import Line, fold, join_spans, span_of

_RULE: Final = re.compile(r"[ |:\-+=\t]*-{2,}[ |:\-+=\t]*")
_LIST_MARK: Final = re.compile(r"(?:[-–•*·o▪●]|\d{1,2}[.)])\t+[^\t]*")
_LONGEST_CELL: Final = 70
"""Characters; a longer line is running text and no cell that stands alone."""
_CORNER: Final = re.compile(
    r"(?:(?:beløb|tal|hele|i|alle beløb er i)\b.*\bkr\b.*|.{0,20}\bkr\b\.?\)?"
    r"|tekst|navn|projekt|område|udvalg|konto|post|art|formål|beskrivelse|år|emne)",
    re.IGNORECASE,
)
"""What stands over the labels of a table, and so shows where its head begins."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table and where it is printed."""

    cells: tuple[str, ...]
    span: Span
    text: str
    """As printed, for problems."""


@dataclass(frozen=True, slots=True)
class TableLines:
    """The rows of one table, before it is understood."""

    rows: tuple[GridRow, ...]
    notes: tuple[Line, ...]
    caption: str | None

    @property
    def span(self) -> Span:
        return join_spans([*(row.span for row in self.rows), *([span_of(self.notes)] if self.notes else [])])


@dataclass(frozen=True, slots=True)
class Stacked:
    """A table printed one cell a line: the lines from ``start`` up to ``end`` of those looked at."""

    start: int
    end: int
    rows: tuple[GridRow, ...]


def is_row(line: Line) -> bool:
    """Whether a line looks like a row of a table."""
    if "\t" not in line.text and "|" not in line.text:
        return False
    tabbed = "\t" in line.text and not line.marked and not _LIST_MARK.match(line.text)
    barred = line.text.count("|") > 1 if line.text.startswith("|") else line.text.count(" | ") > 1
    return tabbed or barred or bool("|" in line.text and _RULE.fullmatch(line.text[:500]))


def width(line: Line) -> int:
    """How many cells a row has."""
    return len(cells_of(line.text))


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a row; a bar at either end parts nothing, and blank cells stay."""
    if text.startswith("|") or " | " in text or _RULE.fullmatch(text[:500]):
        return tuple(fold(cell) for cell in text.strip().removeprefix("|").removesuffix("|").split("|"))
    return tuple(fold(cell) for cell in text.split("\t"))


def grid(lines: Sequence[Line]) -> tuple[GridRow, ...]:
    """The rows of lines that are rows; ruled lines say nothing."""
    kept = [line for line in lines if not line.blank and not _RULE.fullmatch(line.text[:500])]
    return tuple(GridRow(cells_of(line.text), line.span, line.text) for line in kept)


def stacked_tables(lines: Sequence[Line]) -> Iterator[Stacked]:
    """Tables whose cells stand alone, one a line: a label and then as many figures in every row.

    A table is seen only where at least two rows in a row keep the same number of figures, two or more, and where what
    stands before the first row is a whole head, or nothing.
    """
    run: list[int] = []
    for place, line in enumerate(lines):
        if line.blank:
            continue
        if _is_cell(line):
            run.append(place)
            continue
        yield from _in_run(lines, run)
        run = []
    yield from _in_run(lines, run)


def _is_cell(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_CELL or line.marked or "\t" in text or "|" in text:
        return False
    return not text.endswith((".", ";", "!")) or text.lower().endswith(("kr.", "stk.", "pct.", "mio.", "mv."))


def _in_run(lines: Sequence[Line], run: list[int]) -> Iterator[Stacked]:
    figures = [is_figure(lines[place].text) for place in run]
    if sum(figures) < 4:
        return
    done, at = 0, 1
    while at < len(run):
        if not figures[at] or figures[at - 1]:
            at += 1
            continue
        size = _figures_from(figures, at) + 1
        rows = _rows_from(figures, at - 1, size)
        first = _head_start(lines, run, done, at - 1, size) if size > 2 and rows > 1 else None
        if first is None:
            at += size - 1
            continue
        end = at - 1 + rows * size
        yield Stacked(run[first], run[end - 1] + 1, _stacked_rows(lines, run[first:end], at - 1 - first, size))
        done, at = end, end + 1


def _figures_from(figures: Sequence[bool], at: int) -> int:
    end = at
    while end < len(figures) and figures[end]:
        end += 1
    return end - at


def _rows_from(figures: Sequence[bool], start: int, size: int) -> int:
    """How many rows of a label and ``size - 1`` figures follow each other."""
    rows, at = 0, start
    while at + size <= len(figures) and not figures[at] and all(figures[at + 1 : at + size]):
        if at + size < len(figures) and figures[at + size]:
            break
        rows, at = rows + 1, at + size
    return rows


def _head_start(lines: Sequence[Line], run: Sequence[int], done: int, row: int, size: int) -> int | None:
    """Where the table begins, in ``run``: with its head if that is whole, with the first row if nothing stands before it.

    A head has a cell for each column, or all but the corner. Nothing where it is not sure what stands before the first row.
    """
    texts = [lines[place].text for place in run[done:row]]
    if all(is_year(lines[place].text) for place in run[row + 1 : row + size]):
        return row
    if not texts:
        return row if done == row and _rows_of_figures(lines, run, row, size) else None
    if len(texts) in (size, size - 1):
        return done
    if len(texts) > size and _CORNER.fullmatch(texts[-size]):
        return row - size
    return None


def _rows_of_figures(lines: Sequence[Line], run: Sequence[int], row: int, size: int) -> bool:
    """Without a head a table needs three rows to be sure of."""
    return _rows_from([is_figure(lines[place].text) for place in run[row : row + 4 * size]], 0, size) > 2


def _stacked_rows(lines: Sequence[Line], places: Sequence[int], head: int, size: int) -> tuple[GridRow, ...]:
    rows: list[GridRow] = []
    if head:
        texts = [lines[place].text for place in places[:head]]
        rows.append(_row([""] * (size - head) + texts, lines, places[:head]))
    for at in range(head, len(places), size):
        rows.append(_row([lines[place].text for place in places[at : at + size]], lines, places[at : at + size]))
    return tuple(rows)


def _row(cells: Sequence[str], lines: Sequence[Line], places: Sequence[int]) -> GridRow:
    return GridRow(tuple(map(fold, cells)), Span(lines[places[0]].number, lines[places[-1]].number), " ".join(cells))
