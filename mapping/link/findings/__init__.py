"""Agreements and contradictions between statements. Each rule is one function and one line in ``RULES``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...briefs import ItemSummary
from ...collection import Initiative, MeetingSummary
from ...knowledge import Finding, ResolvedReference, Story
from ...model import Minutes
from ...profiles import Profile


def brief_findings(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[Finding, ...]:
    """Findings for which one document is enough: contents list, totals, percentages, text against its own tables."""
    return ()


def join_findings(
    profile: Profile,
    meetings: Sequence[MeetingSummary],
    initiatives: Sequence[Initiative],
    stories: Sequence[Story],
    references: Sequence[ResolvedReference],
) -> tuple[Finding, ...]:
    """Every finding of one municipality, those of single meetings among them, with the publisher's dismissals."""
    return ()
