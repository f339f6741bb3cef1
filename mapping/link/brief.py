"""What one meeting gives to the knowledge that is joined: one line for each kind."""

from __future__ import annotations

from collections.abc import Mapping

from ..briefs import ItemSummary
from ..knowledge import MeetingBrief
from ..model import Minutes
from .cases import brief_treated
from .claims import brief_claims
from .commitments import brief_commitments, brief_words
from .findings import brief_findings
from .money import brief_money
from .references import brief_impossible


def brief(minutes: Minutes, items: Mapping[str, ItemSummary]) -> MeetingBrief:
    """Everything of one meeting that other meetings are held against; ``items`` are its items in brief, by printed number."""
    return MeetingBrief(
        claims=brief_claims(minutes, items),
        treated=brief_treated(minutes, items),
        commitments=brief_commitments(minutes, items),
        words=brief_words(minutes, items),
        money=brief_money(minutes, items),
        findings=brief_findings(minutes, items),
        impossible=brief_impossible(minutes, items),
    )
