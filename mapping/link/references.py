"""References between minutes, resolved."""

from __future__ import annotations

from collections.abc import Sequence

from ..collection import MeetingSummary
from ..knowledge import ResolvedReference


def resolve_references(meetings: Sequence[MeetingSummary]) -> tuple[ResolvedReference, ...]:
    """Every reference of a municipality's meetings with what it leads to, or why it leads nowhere."""
    return ()
