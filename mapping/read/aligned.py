"""Tables of plain text whose columns are parted by blanks alone: their cells are given tabs, before blanks are folded.

A run of lines is a table only where its cells fall into columns that no cell bridges, and most lines hold figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .cells import figure, is_nil, is_year

_CELL: Final = re.compile(r"\S+(?: \S+)*")
_NUMBERING: Final = re.compile(r"(?:(?:punkt|pkt\.?|sag|nr\.?) ?)?\d{1,4}[.:)]?", re.IGNORECASE)
_LONGEST: Final = 300
"""Characters; a longer line is running text."""
_MOST_ROWS: Final = 400


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    text: str


def tabbed(lines: Sequence[str]) -> list[str]:
    """The lines, with tabs between the cells of those that are rows of an aligned table; all others as they are."""
    done = list(lines)
    run: list[int] = []
    for place, line in enumerate([*lines, ""]):
        if "  " in line and len(run) < _MOST_ROWS and _may_be_row(line):
            run.append(place)
        elif run:
            for at, row in zip(run, _rows([_pieces(lines[each]) for each in run]), strict=False):
                done[at] = "\t".join(row)
            run = []
    return done


def _may_be_row(line: str) -> bool:
    return len(line) <= _LONGEST and "  " in line.strip() and "\t" not in line and "|" not in line


def _pieces(line: str) -> list[_Piece]:
    return [_Piece(match.start(), match.end(), match.group()) for match in _CELL.finditer(line)]


def _rows(lines: Sequence[list[_Piece]]) -> list[list[str]]:
    """The cells of each line, blank ones included, or nothing where the run is no table."""
    if len(lines) < 2 or not _counts(lines):
        return []
    columns = _columns(lines)
    widest = max(len(pieces) for pieces in lines)
    if len(columns) == widest:
        placed = [[_within(pieces, start, end) for start, end in columns] for pieces in lines]
        return placed
    if all(len(pieces) == widest for pieces in lines):
        return [[piece.text for piece in pieces] for pieces in lines]
    return []


def _counts(lines: Sequence[list[_Piece]]) -> bool:
    """Whether most lines are a label and figures; numbered lines of a contents list are not."""
    rows = [[piece for piece in pieces[1:] if figure(piece.text)[0] is not None or is_nil(piece.text)] for pieces in lines]
    sure = [len(found) > 1 or (len(found) == 1 and not found[0].text.isdigit()) for found in rows]
    numbered = sum(bool(pieces and _NUMBERING.fullmatch(pieces[0].text) and not is_year(pieces[0].text)) for pieces in lines)
    return sum(sure) * 2 > len(lines) - 1 and sum(sure) > 0 and numbered * 2 < len(lines)


def _columns(lines: Sequence[list[_Piece]]) -> list[tuple[int, int]]:
    """Where columns begin and end: cells that stand above one another are of one column."""
    columns: list[tuple[int, int]] = []
    for piece in sorted((piece for pieces in lines for piece in pieces), key=lambda piece: piece.start):
        if columns and piece.start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.end))
        else:
            columns.append((piece.start, piece.end))
    return columns


def _within(pieces: Sequence[_Piece], start: int, end: int) -> str:
    return next((piece.text for piece in pieces if start <= piece.start < end), "")
