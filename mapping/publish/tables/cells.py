"""One cell, and one row: typed values as CSV text that neither a parser nor a spreadsheet misreads."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Final

from .layout import Column, Kind, Layout

One = str | int | Decimal | date | time | bool
Cell = One | None | Sequence[One]
Row = Mapping[str, Cell]
"""A value for each column that has one; nothing, or no value, leaves a cell empty: the minutes do not say."""

BETWEEN: Final = "|"
"""Between the values of one cell."""
_FORMULA: Final = re.compile("['’]*[=+\\-@\t\r\n＝＋－＠]")
_NUL, _ITS_PICTURE = "\0", "␀"
"""CSV readers stop at a NUL; its picture stands for it, as on pages."""


def guarded(text: str) -> str:
    """A text with an apostrophe before it if a spreadsheet would take it for a formula, else the text itself.

    Text printed in minutes is anybody's. What begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break (or a wide
    form of these), after apostrophes or none, gets one apostrophe more: taking one off gives the printed text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def header(layout: Layout) -> bytes:
    """The first row: the columns' names."""
    return _written([[column.name for column in layout.columns]])


def encoded(layout: Layout, rows: Iterable[Row]) -> bytes:
    """Rows as they stand in the file."""
    columns = [(column.name, column) for column in layout.columns]
    return _written(
        ["" if (value := row.get(name)) is None else _cell(column, value) for name, column in columns] for row in rows
    )


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return file.getvalue().encode()


def _cell(column: Column, value: One | Sequence[One]) -> str:
    if isinstance(value, str) or not isinstance(value, Sequence):
        whole = _within(column, value)
    else:
        whole = BETWEEN.join([_within(column, one) for one in value])
    return guarded(whole) if column.type in (Kind.TEXT, Kind.CODE) else whole


def _within(column: Column, value: One) -> str:
    """One value of a cell. A bar within it would end it; a broken bar is the nearest that does not."""
    return _text(value).replace(BETWEEN, "¦") if column.many else _text(value)


def _text(value: One) -> str:
    if isinstance(value, str):
        return value.replace(_NUL, _ITS_PICTURE)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)
