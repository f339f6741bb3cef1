"""Tables of a page: cells that drawn lines divide, and words that stand under each other with wide gaps between."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from .pdf_rows import Part, Row, parts, rows
from .pdf_words import Box, PageWords, Word, edges

_NEAR: Final = 3.0
"""Points within which two drawn lines meet."""
_MOST_LINES: Final = 300
"""Drawn lines in each direction of one page that may be a table's."""
_LONGEST_CELL: Final = 900
"""Characters; longer ones are text that only a frame was drawn around."""
Joined = Callable[[Sequence[str]], str]
"""How the lines of a cell become running text."""


_Stroke = tuple[float, float, float]
"""Where a line stands, and from where to where it runs."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's drawn lines."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    """From the bottom up."""
    upright: tuple[Box, ...]

    def holds(self, word: Word) -> bool:
        middle, height = (word.x0 + word.x1) / 2, word.base + word.size / 3
        return self.xs[0] <= middle <= self.xs[-1] and self.ys[0] <= height <= self.ys[-1]


def flow(page: PageWords, joined: Joined) -> list[Row]:
    """The page's lines and rows of tables, from the top down."""
    left = list(page.words)
    found: list[Row] = []
    for grid in _grids(page.boxes):
        inside = [word for word in left if grid.holds(word)]
        table = _grid_rows(grid, inside, joined)
        if table:
            found += table
            left = [word for word in left if not grid.holds(word)]
    return sorted([*found, *rows(left)], key=lambda row: -row.base)


def _grids(boxes: Sequence[Box]) -> list[Grid]:
    """Drawn lines that meet, wherever they divide something into two columns or more."""
    if not boxes:
        return []
    upright_boxes, level_boxes = edges(boxes)
    upright = _merged(upright_boxes, lambda box: (box.x0 + box.x1) / 2, lambda box: (box.y0, box.y1))
    level = _merged(level_boxes, lambda box: (box.y0 + box.y1) / 2, lambda box: (box.x0, box.x1))
    if not upright or not level or len(upright) > _MOST_LINES or len(level) > _MOST_LINES:
        return []
    found = []
    for ups, flats in _meeting(upright, level):
        ys = _distinct(line[0] for line in flats)
        for low, high, strokes in _alike(ups, ys):
            xs = _distinct(line[0] for line in strokes)
            if len(xs) > 2:
                found.append(Grid(tuple(xs), tuple(ys[low : high + 1]), tuple(Box(x, y0, x, y1) for x, y0, y1 in strokes)))
    return found


def _alike(ups: Sequence[_Stroke], ys: Sequence[float]) -> list[tuple[int, int, list[_Stroke]]]:
    """Neighbouring rows divided by the same lines, or some of them: where others divide them, another table begins."""
    done: list[tuple[int, int, set[_Stroke]]] = []
    for band, (low, high) in enumerate(pairwise(ys)):
        middle = (low + high) / 2
        own = {line for line in ups if line[1] - _NEAR <= middle <= line[2] + _NEAR}
        places = {line[0] for line in own}
        before = {line[0] for line in done[-1][2]} if done else set()
        if done and (places <= before or before <= places):
            done[-1] = (done[-1][0], band + 1, done[-1][2] | own)
        else:
            done.append((band, band + 1, own))
    return [(low, high, sorted(strokes)) for low, high, strokes in done]


def _merged(boxes: Iterable[Box], place: Callable[[Box], float], reach: Callable[[Box], tuple[float, float]]) -> list[_Stroke]:
    """Lines that continue each other made one: a table's border is often drawn cell by cell."""
    found: list[_Stroke] = []
    for at, low, high in sorted((round(place(box)), *reach(box)) for box in boxes):
        if found and found[-1][0] == at and low <= found[-1][2] + _NEAR:
            found[-1] = (at, found[-1][1], max(high, found[-1][2]))
        else:
            found.append((at, low, high))
    return found


def _meeting(upright: Sequence[_Stroke], level: Sequence[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Lines that meet, directly or by way of others, together."""
    owner = list(range(len(upright) + len(level)))

    def top(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    for i, (x, low, high) in enumerate(upright):
        for j, (y, left, right) in enumerate(level, len(upright)):
            if left - _NEAR <= x <= right + _NEAR and low - _NEAR <= y <= high + _NEAR:
                owner[top(i)] = top(j)
    together: dict[int, tuple[list[_Stroke], list[_Stroke]]] = defaultdict(lambda: ([], []))
    for i, stroke in enumerate([*upright, *level]):
        together[top(i)][i >= len(upright)].append(stroke)
    return list(together.values())


def _distinct(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _grid_rows(grid: Grid, words: Sequence[Word], joined: Joined) -> list[Row]:
    """The table's rows; empty where what stands inside is no table but text with a frame."""
    cells: dict[int, dict[int, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        band = min(max(bisect_right(grid.ys, word.base + word.size / 3) - 1, 0), len(grid.ys) - 2)
        cells[band][_column(grid, band, word)].append(word)
    found = []
    for band in sorted(cells, reverse=True):
        texts = tuple(
            joined([row.text for row in rows(cells[band][column])]) if column in cells[band] else ""
            for column in range(len(grid.xs) - 1)
        )
        if max(map(len, texts)) > _LONGEST_CELL:
            return []
        inside = [word for column in sorted(cells[band]) for word in cells[band][column]]
        size = max(word.size for word in inside)
        found.append(Row(tuple(inside), max(word.base for word in inside), size, texts, grid.xs))
    filled = {column for row in found for column, text in enumerate(row.cells) if text}
    return found if len(filled) > 1 else []


def _column(grid: Grid, band: int, word: Word) -> int:
    """The word's column; where no line divides two cells of a row, the first of them."""
    column = min(max(bisect_right(grid.xs, (word.x0 + word.x1) / 2) - 1, 0), len(grid.xs) - 2)
    middle = (grid.ys[band] + grid.ys[band + 1]) / 2
    while column > 0 and not any(
        abs(line.x0 - grid.xs[column]) <= _NEAR and line.y0 - _NEAR <= middle <= line.y1 + _NEAR for line in grid.upright
    ):
        column -= 1
    return column


_MARK: Final = re.compile(
    r"(?:[-–•*·o]|\(?\d{1,4}[.):]?|\(?[a-z][.)]|§+|(?:Punkt|Pkt\.?|Sag|Nr\.|Ad\.?|Sag nr\.) ?\d{0,4}[a-z]?[.:]?)"
)


def is_mark(text: str) -> bool:
    """Whether a line's first part only marks or numbers what stands after it."""
    return bool(_MARK.fullmatch(text))


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows whose parts stand under each other."""

    grid: tuple[tuple[str, ...], ...]
    """As many cells in each row."""


def aligned(run: Sequence[Row], joined: Joined) -> Columns | None:
    """The rows as a table, where it is sure that they are one: most are divided, and alike."""
    divided = [parts(row) for row in run]
    counts = Counter(len(each) for each in divided if len(each) > 1)
    most = max((count for count, times in counts.items() if times > 1), default=0)
    fullest = [each for each in divided if len(each) == most]
    if most < 2 or len(run) < (3 if most == 2 else 2) or len(fullest) * 3 < len(run):
        return None
    columns = [(min(each[i].x0 for each in fullest), max(each[i].x1 for each in fullest)) for i in range(most)]
    apart = all(left[1] < right[0] for left, right in zip(columns, columns[1:], strict=False))
    if not apart or all(is_mark(each[0].text) for each in fullest):
        return None
    grid = [_cells(each, columns) for each in divided]
    return Columns(tuple(tuple(cells) for cells in _unwrapped(grid, joined)))


def _cells(each: Sequence[Part], columns: Sequence[tuple[float, float]]) -> list[str]:
    cells = [""] * len(columns)
    for part in each:
        shares = [min(part.x1, right) - max(part.x0, left) for left, right in columns]
        best = next((i for i, share in enumerate(shares) if share > 0), max(range(len(shares)), key=lambda i: shares[i]))
        cells[best] = f"{cells[best]} {part.text}".strip()
    return cells


def _unwrapped(grid: Sequence[Sequence[str]], joined: Joined) -> list[list[str]]:
    """Put a label back together that runs over two lines: its second begins in lower case, and one of the two is bare."""
    done: list[list[str]] = []
    for cells in grid:
        bare, before = not any(cells[1:]), done[-1] if done else None
        if before and cells[0][:1].islower() and (bare or not any(before[1:])):
            done[-1] = [joined([before[0], cells[0]]), *(cells[1:] if not bare else before[1:])]
        else:
            done.append(list(cells))
    return done
