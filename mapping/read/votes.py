"""Votes under an item."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Section, Vote


def read_votes(sections: Sequence[Section]) -> tuple[Vote, ...]:
    """Every vote of this body that the item's sections print, in order."""
    return ()
