"""Budget figures of all documents in one cube."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..briefs import ItemSummary
from ..collection import Initiative, MeetingSummary
from ..knowledge import Expiry, MoneyFigure
from ..model import Minutes


def brief_money(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[MoneyFigure, ...]:
    """Every figure of a meeting's budget tables, in printed order."""
    return ()


def join_money(meetings: Sequence[MeetingSummary], initiatives: Sequence[Initiative]) -> tuple[MoneyFigure, ...]:
    """All figures of a municipality with the initiatives that their rows name."""
    return ()


def expiries(figures: Sequence[MoneyFigure]) -> tuple[Expiry, ...]:
    """Lines whose money ends, the earliest end first."""
    return ()
