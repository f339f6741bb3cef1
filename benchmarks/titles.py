"""What an item is called."""

from __future__ import annotations

from collections.abc import Sequence

from .pen import Pen
from .words import words


def title(pen: Pen, before: Sequence[str]) -> str:
    """A title that none of the items ``before`` has; an initiative that it names is recorded."""
    if pen.item.planted:
        return pen.item.planted.title
    made = _drawn(pen)
    return f"{made} - {words().one('titles.again')} {pen.truth.number}" if made in before else made


def _drawn(pen: Pen) -> str:
    item = pen.item
    if item.kind == "budget":
        first = pen.meeting.day.year
        return pen.draw("budget.title", first=str(first), last=str(first + 4))
    if item.kind != "case":
        return pen.draw(f"{item.kind}.title", figures=pen.meeting.body.figures)
    if item.initiative and item.letter != "A" and (item.earlier or pen.rng.random() < 0.6):
        pen.name_initiative("title")
        return _in_district(pen, pen.draw(f"titles.follow{item.letter}"))
    key = "titles.follow_plain" if item.earlier and item.letter == "D" else f"titles.{item.letter}"
    return _in_district(pen, pen.draw(key))


def _in_district(pen: Pen, title: str) -> str:
    """Now and then for one district only, which also tells cases of one theme apart."""
    return pen.say(f"{title} i {{district}}") if pen.rng.random() < 0.15 and " i " not in title else title
