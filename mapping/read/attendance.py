"""Who was there: lists of the head, and what is printed under single items."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Attendance, Section
from .lines import Line


def read_attendance(head: Sequence[Line]) -> tuple[tuple[Attendance, ...], frozenset[int]]:
    """What the lines before the first item say of attendance, and the numbers of the lines that say it."""
    return (), frozenset()


def read_item_attendance(sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[Attendance, ...]]:
    """The item's sections without the blocks that speak of attendance alone, and what those and other sentences say of it.

    The sections given back are those from which the decision is read; the sections that are published stay whole.
    """
    return tuple(sections), ()
