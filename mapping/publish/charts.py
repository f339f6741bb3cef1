"""Charts as plain numbers: where each bar stands. ``templates/charts.html`` draws them as SVG at build time.

A chart is never the only place a figure is given: every bar carries its figure, a table stands beside it, and
a part of a stacked bar is told by letter and pattern, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

WIDTH: Final = 360
"""Of the drawing, in its own units: that of a small phone, so that text never shrinks there."""
COLUMNS_MOST: Final = 8
"""More bars than this do not leave room for their figures side by side, and lie down instead."""
PATTERNS: Final = 4
"""How many patterns ``templates/charts.html`` has; a stack of more parts is drawn as one."""

_TOP: Final = 22
_PLOT: Final = 150
_FOOT: Final = 26
_LINE: Final = 30
_LABEL: Final = 74
_FIGURE: Final = 76


@dataclass(frozen=True, slots=True)
class Bar:
    """What one bar says: its name, its figure in words, and its parts from the bottom up."""

    label: str
    figure: str
    parts: tuple[Decimal, ...]

    @property
    def value(self) -> Decimal:
        """The whole bar; parts below zero take from it."""
        return sum(self.parts, Decimal(0))


@dataclass(frozen=True, slots=True)
class Piece:
    """One rectangle, in drawing units."""

    x: float
    y: float
    width: float
    height: float
    pattern: int
    """0 for the plain fill, then 1, 2, …"""
    letter: str
    """The part's letter, where the bar has several parts and this one has room for it."""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """One bar with its two texts and where they stand."""

    label: str
    label_x: float
    label_y: float
    figure: str
    figure_x: float
    figure_y: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of bars, upright or lying."""

    id: str
    """Prefix of the ids of its title and description."""
    title: str
    description: str
    """The whole chart in words, for those who do not see it."""
    width: int
    height: int
    upright: bool
    axis: float
    """Where the bars start: a height for upright bars, a distance from the left for lying ones."""
    bars: tuple[DrawnBar, ...]


@dataclass(frozen=True, slots=True)
class Spark:
    """A row's figures as small upright bars, beside the figures themselves."""

    width: int
    height: int
    pieces: tuple[Piece, ...]


def chart(ident: str, title: str, bars: Sequence[Bar]) -> Chart | None:
    """Bars on one scale; nothing where there is nothing to compare."""
    if len(bars) < 2 or not any(bar.value for bar in bars):
        return None
    description = ". ".join(f"{bar.label}: {bar.figure}" for bar in bars) + "."
    if len(bars) <= COLUMNS_MOST:
        return _upright(ident, title, description, bars)
    return _lying(ident, title, description, bars)


def spark(values: Iterable[Decimal | None]) -> Spark:
    """Small bars of one row; a figure that is not printed has no bar."""
    figures = tuple(values)
    low, high = _range(value for value in figures if value is not None)
    pieces = tuple(_column(2 + 9 * place, 7, value, low, high, 2, 18) for place, value in enumerate(figures) if value is not None)
    return Spark(4 + 9 * len(figures), 22, pieces)


def _upright(ident: str, title: str, description: str, bars: Sequence[Bar]) -> Chart:
    low, high = _range(bar.value for bar in bars)
    step = WIDTH / len(bars)
    axis = _TOP + float(high / (high - low)) * _PLOT
    drawn = tuple(_upright_bar(bar, place * step, step, low, high) for place, bar in enumerate(bars))
    return Chart(ident, title, description, WIDTH, _TOP + _PLOT + _FOOT, True, _round(axis), drawn)


def _upright_bar(bar: Bar, left: float, step: float, low: Decimal, high: Decimal) -> DrawnBar:
    width = min(step * 0.7, 54.0)
    start = left + (step - width) / 2
    pieces = _stack(bar, start, width, low, high)
    top = min((piece.y for piece in pieces), default=float(_TOP + _PLOT))
    middle = _round(left + step / 2)
    return DrawnBar(bar.label, middle, _TOP + _PLOT + 18, bar.figure, middle, _round(top - 6), pieces)


def _stack(bar: Bar, start: float, width: float, low: Decimal, high: Decimal) -> tuple[Piece, ...]:
    """The bar's parts on top of each other; one piece where they cannot be told apart or one is below zero."""
    if len(bar.parts) == 1 or len(bar.parts) > PATTERNS or any(part < 0 for part in bar.parts):
        return (_column(start, width, bar.value, low, high, _TOP, _PLOT),)
    pieces: list[Piece] = []
    below = Decimal(0)
    for place, part in enumerate(bar.parts):
        if part:
            whole = _column(start, width, below + part, low, high, _TOP, _PLOT)
            height = _round(float(part / (high - low)) * _PLOT)
            letter = letter_of(place) if height >= 16 else ""
            pieces.append(Piece(whole.x, whole.y, whole.width, height, place, letter))
        below += part
    return tuple(pieces)


def letter_of(place: int) -> str:
    """A for the first part of a stack, B for the second."""
    return "ABCDEFGHIJ"[place]


def _column(start: float, width: float, value: Decimal, low: Decimal, high: Decimal, top: int, plot: int) -> Piece:
    zero = top + float(high / (high - low)) * plot
    height = float(abs(value) / (high - low)) * plot
    y = zero - height if value >= 0 else zero
    return Piece(_round(start), _round(y), _round(width), max(_round(height), 0.5), 0, "")


def _lying(ident: str, title: str, description: str, bars: Sequence[Bar]) -> Chart:
    low, high = _range(bar.value for bar in bars)
    room = WIDTH - _LABEL - _FIGURE
    axis = _LABEL + float(-low / (high - low)) * room
    drawn = tuple(_lying_bar(bar, place, axis, room / float(high - low)) for place, bar in enumerate(bars))
    return Chart(ident, title, description, WIDTH, _LINE * len(bars) + 6, False, _round(axis), drawn)


def _lying_bar(bar: Bar, place: int, axis: float, scale: float) -> DrawnBar:
    length = float(abs(bar.value)) * scale
    start = axis if bar.value >= 0 else axis - length
    y = place * _LINE
    piece = Piece(_round(start), y + 6, max(_round(length), 0.5), 18, 0, "")
    return DrawnBar(bar.label, 0, y + 20, bar.figure, _round(start + length + 6), y + 20, (piece,))


def _range(values: Iterable[Decimal]) -> tuple[Decimal, Decimal]:
    """Lowest and highest of the scale: zero is always on it, and it is never empty."""
    found = [Decimal(0), *values]
    low, high = min(found), max(found)
    return (low, high) if high > low else (Decimal(0), Decimal(1))


def _round(value: float) -> float:
    return round(value, 1)
