"""What sentences and table rows state of named initiatives."""

from __future__ import annotations

from collections.abc import Mapping

from ..briefs import ItemSummary
from ..knowledge import Claim
from ..model import Minutes


def brief_claims(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[Claim, ...]:
    """Every claim of a meeting, in printed order."""
    return ()
