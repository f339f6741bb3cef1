"""How a document is set: type sizes, margins, distances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from .pdf_rows import Row

APART: Final = 1.28
"""Lines that stand so many times the usual distance apart are two paragraphs."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is set."""

    body: float
    """The size of running text."""
    left: float
    right: float
    """The margins that most full lines reach."""
    leading: dict[int, float]
    """The distance between lines of a paragraph, by type size in half points."""
    bold_tells: bool
    """False where most of the text is bold."""

    def distance(self, size: float) -> float:
        return self.leading.get(round(size * 2), 1.2 * size)

    def is_full(self, row: Row, following: Row) -> bool:
        """Whether the next row's first word had no room left on a row, so that the break says nothing."""
        word = following.words[0]
        reach = row.x1 + 0.25 * row.size + word.x1 - word.x0
        centred = abs(row.x0 + row.x1 - following.x0 - following.x1) < 0.6 * row.size and row.x0 - self.left > row.size
        return reach + (row.x0 - self.left if centred else 0) > self.right - 0.3 * row.size


def style_of(pages: Sequence[Sequence[Row]], width: float) -> Style:
    """The style of pages of one width."""
    printed = [row for page in pages for row in page if not row.cells]
    weights: dict[int, int] = {}
    for row in printed:
        weights[round(row.size * 2)] = weights.get(round(row.size * 2), 0) + len(row.text)
    total = sum(weights.values()) or 1
    body = max(weights, key=lambda size: weights[size], default=22) / 2
    ends, starts = sorted((row.x1 for row in printed), reverse=True), sorted(row.x0 for row in printed)
    right, left = (ends[len(ends) // 50], starts[len(starts) // 20]) if printed else (0.0, 0.0)
    # Where all lines are short, none of them tells where the margin is: the right one is not much wider than the left.
    right = max(right, 0.8 * (width - left))
    bold = sum(len(row.text) for row in printed if row.bold)
    plain = Style(body, left, right, {}, bold < total / 2)
    gaps: dict[int, list[float]] = {}
    for page in pages:
        for row, following in zip(page, page[1:], strict=False):
            if _alike(row, following) and plain.is_full(row, following):
                gaps.setdefault(round(row.size * 2), []).append(row.base - following.base)
    return Style(body, left, right, {size: median(each) for size, each in gaps.items()}, plain.bold_tells)


def _alike(row: Row, following: Row) -> bool:
    gap = row.base - following.base
    same = abs(row.size - following.size) < 0.5 and abs(row.x0 - following.x0) < 1.5
    return same and not row.cells and not following.cells and 0 < gap < 2.2 * row.size
