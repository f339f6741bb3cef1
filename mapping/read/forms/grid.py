"""Tables of HTML as rows of text: cells that span several columns or rows are put where they stand on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

_UNSEEN: Final = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_MOST_COLUMNS: Final = 60
_MOST_ROWS_SPANNED: Final = 50
_LONGEST_REPEATED: Final = 100
"""Characters of a label that is repeated in each row it spans, so that no small page grows into a large text."""
_LONGEST_CELL: Final = 1000
_LAYOUT: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "section", "article", "form"})
"""What only stands in a cell where a table is used to place things on a page."""
_PARTING: Final = frozenset({"p", "div", "br", "li", "tr", "td", "th", "dd", "dt", "blockquote"})

Skip = Callable[[etree._Element], bool]


def text_of(element: etree._Element, skip: Skip) -> str:
    """All words within an element, on one line."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "start":
            if inner is not element and (not isinstance(inner.tag, str) or skip(inner)):
                walk.skip_subtree()
            else:
                pieces.append(inner.text or "")
        if inner.tag in _PARTING:
            pieces.append(" ")
        if event == "end" and inner is not element:
            pieces.append(inner.tail or "")
    return " ".join(_UNSEEN.sub("", "".join(pieces)).split())


def is_data(table: etree._Element) -> bool:
    """Whether a table holds data: several columns of short cells. Others only place things on the page."""
    if table.get("role") == "presentation":
        return False
    widest = 0
    for element in table.iterdescendants():
        if element.tag in _LAYOUT:
            return False
        if element.tag == "tr":
            widest = max(widest, sum(cell.tag in ("td", "th") for cell in element))
    return widest > 1 and all(_length(cell) <= _LONGEST_CELL for cell in table.iter("td", "th"))


def rows(table: etree._Element, skip: Skip) -> Iterator[str]:
    """Each row that has text: its cells parted by tabs, or a label and its value where all rows are such."""
    caption = next(table.iter("caption"), None)
    if caption is not None:
        yield text_of(caption, skip)
        yield ""
    grid = [row for row in _grid(table, skip) if any(row)]
    labels = all(len(row) == 2 and row[0].endswith(":") for row in grid)
    for row in grid:
        yield (" " if labels else "\t").join(row)


def _grid(table: etree._Element, skip: Skip) -> Iterator[list[str]]:
    """A heading over several columns stands over the first of them; a label beside several rows stands in each."""
    reaching: dict[int, tuple[int, str]] = {}
    for tr in table.iter("tr"):
        cells = [cell for cell in tr if cell.tag in ("td", "th") and not skip(cell)]
        row, on = _row(cells, reaching, skip)
        reaching = on
        if cells:
            yield row


def _row(
    cells: list[etree._Element], reaching: dict[int, tuple[int, str]], skip: Skip
) -> tuple[list[str], dict[int, tuple[int, str]]]:
    """One row, and the cells that reach down into the next: by column, how many rows more and what stands there."""
    row: list[str] = []
    on: dict[int, tuple[int, str]] = {}
    head = all(cell.tag == "th" for cell in cells)
    for cell in cells:
        _take(row, reaching, on)
        text = text_of(cell, skip)
        room = max(1, _MOST_COLUMNS - len(row))
        width = min(_span(cell, "colspan", _MOST_COLUMNS), room)
        height = _span(cell, "rowspan", _MOST_ROWS_SPANNED)
        label = text if not head and not row and len(text) <= _LONGEST_REPEATED else ""
        if height > 1:
            on.update({len(row) + i: (height - 1, label if i == 0 else "") for i in range(width)})
        row.extend([text, *([""] * (width - 1))])
    _take(row, reaching, on)
    return row, on


def _take(row: list[str], reaching: dict[int, tuple[int, str]], on: dict[int, tuple[int, str]]) -> None:
    """Put in the cells that reach down from rows above to this place."""
    while (cell := reaching.pop(len(row), None)) is not None:
        left, text = cell
        if left > 1:
            on[len(row)] = (left - 1, text)
        row.append(text)


def _length(cell: etree._Element) -> int:
    return sum(len(text) for text in cell.itertext())


def _span(cell: etree._Element, name: str, most: int) -> int:
    text = cell.get(name) or ""
    return max(1, min(int(text), most)) if text.isascii() and text.isdigit() and len(text) <= 6 else 1
