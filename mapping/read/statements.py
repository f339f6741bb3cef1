"""Reservations, dissent and remarks that members had recorded."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Section, Statement


def read_statements(sections: Sequence[Section]) -> tuple[Statement, ...]:
    """Every statement recorded under an item, in printed order."""
    return ()
