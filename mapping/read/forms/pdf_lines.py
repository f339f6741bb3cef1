"""From a page's pieces to lines: wrapped lines joined, paragraphs parted, headings marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...danish import MONTHS
from ..heal import Words, join_at_hyphens
from ..lines import Drawn
from .pdf_pieces import Piece, pieces
from .pdf_rows import Row
from .pdf_style import APART, Style
from .pdf_tables import is_mark

_NEW_POINT: Final = re.compile(rf"(?:[-–•*·o]|\(?\d{{1,3}}[.)](?! ?(?:{'|'.join(MONTHS)}))|[a-z]\))\s+\S")
_LARGE: Final = 1.14
_LONGEST_HEADING: Final = 250


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page's lines, and the last of its text that may go on on the next page."""

    lines: tuple[Drawn, ...]
    last: Piece | None


def draw(page: Sequence[Row], furniture: frozenset[int], style: Style, known: Words, above: Piece | None) -> Drawing:
    """The page's lines, in order; ``furniture`` are the rows that are running heads or feet, ``above`` ends the page before."""
    drawn: list[Drawn] = []
    before: Piece | None = None
    last: Piece | None = None
    for piece in _wrapped(list(pieces(page, furniture, style, known)), style):
        if before is not None and _is_apart(before, piece, style):
            drawn.append(Drawn(""))
        text = piece.texts[0] if piece.table else join_at_hyphens(piece.texts, known)
        goes_on = above is not None and piece.role is None and _continues(above, piece, style)
        drawn.append(Drawn(text, piece.role, _is_heading(piece, text, style), goes_on))
        before, above = piece, above if piece.role else None
        last = last if piece.role else piece
    return Drawing((*drawn, Drawn("")), last)


def _wrapped(found: Sequence[Piece], style: Style) -> Iterator[Piece]:
    """Join the rows of a line that only the margin broke."""
    before: Piece | None = None
    for piece in found:
        if before is not None and _goes_on(before, piece, style):
            both = before.bold and piece.bold
            before = Piece((*before.texts, *piece.texts), before.first, piece.last, both, flows=True)
            continue
        if before is not None:
            yield before
        before = piece
    if before is not None:
        yield before


def _goes_on(before: Piece, piece: Piece, style: Style) -> bool:
    last, first, text = before.last, piece.first, piece.texts[0]
    gap = last.base - first.base
    if not before.flows or not piece.flows or not 0 < gap <= APART * style.distance(last.size) or _NEW_POINT.match(text):
        return False
    if not _alike_in_type(before, piece):
        return False
    torn = before.texts[-1].endswith(("-", "-\u00ad")) and text[:1].islower()
    return (torn or style.is_full(last, first)) and _in_line(before, first)


def _continues(above: Piece, piece: Piece, style: Style) -> bool:
    """Whether a page begins in the middle of a table or a sentence: only where the page before shows it."""
    if above.table and piece.table:
        return bool(piece.first.columns) and _same_columns(above.last.columns, piece.first.columns)
    text = above.texts[-1].rstrip("'\"”»)]")
    if not above.flows or not piece.flows or text.endswith((".", ":", "!", "?", ";")) or _NEW_POINT.match(piece.texts[0]):
        return False
    return _alike_in_type(above, piece) and style.is_full(above.last, piece.first) and _in_line(above, piece.first)


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < 2 for a, b in zip(one, other, strict=True))


def _alike_in_type(before: Piece, piece: Piece) -> bool:
    same = before.bold == piece.bold or piece.texts[0][:1].islower()
    return same and abs(before.last.size - piece.first.size) <= 0.5


def _in_line(before: Piece, row: Row) -> bool:
    """Whether a row begins where a paragraph's second, third, ... row would."""
    last = before.last
    shift = row.x0 - last.x0
    if abs(shift) < 1.5 or abs(row.x0 + row.x1 - last.x0 - last.x1) < 0.6 * row.size:
        return True
    hangs = 0 < shift < 5 * row.size and bool(_NEW_POINT.match(before.texts[0]) or is_mark(before.texts[0].split(" ")[0]))
    return len(before.texts) == 1 and (hangs or 0 < -shift < 4 * row.size)


def _is_apart(before: Piece, piece: Piece, style: Style) -> bool:
    if before.table or piece.table:
        return before.table != piece.table
    gap = before.last.base - piece.first.base
    usual = style.distance(max(before.last.size, piece.first.size))
    return gap > APART * usual or before.role is not piece.role


def _is_heading(piece: Piece, text: str, style: Style) -> bool:
    """Bold or large type from end to end, unless it is a whole sentence or more."""
    if piece.table or piece.role or len(text) > _LONGEST_HEADING:
        return False
    large = min(piece.first.size, piece.last.size) > _LARGE * style.body
    sentence = text.endswith(".") and len(text.split()) > 6
    return (large or (piece.bold and style.bold_tells)) and not sentence
