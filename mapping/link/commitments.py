"""What was promised, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ..briefs import ItemSummary
from ..collection import Initiative, MeetingSummary
from ..knowledge import Commitment, StatedCommitment
from ..model import Minutes


def brief_commitments(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[StatedCommitment, ...]:
    """Every promise of a meeting, in printed order."""
    return ()


def join_commitments(
    municipality: str, meetings: Sequence[MeetingSummary], initiatives: Sequence[Initiative], as_of: date | None
) -> tuple[Commitment, ...]:
    """Every promise of a municipality's meetings with what later ones say of it, as of a day or of the latest meeting."""
    return ()
