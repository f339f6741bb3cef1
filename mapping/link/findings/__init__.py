"""Agreements and contradictions between statements. Each rule is one function and one line in a table below.

A rule finds nothing where it is not sure that both sides speak of the same thing: a reader who met one false
contradiction would trust none. Nothing is ever corrected by a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ...briefs import ItemSummary
from ...collection import Initiative, MeetingSummary
from ...knowledge import Finding, FindingSeverity, ResolvedReference, Story
from ...model import Minutes
from ...profiles import Profile
from ..order import items_latest_first
from .amounts import amounts
from .contents import headings
from .dates import dates
from .figures import figures
from .held import days_impossible, references_wrong
from .in_text import shares
from .listed import listed
from .make import once
from .named_rows import named_rows
from .percentages import percentages
from .prose import prose
from .totals import totals

RULES: Final[tuple[Callable[[Minutes, Mapping[str, ItemSummary]], Iterator[Finding]], ...]] = (
    headings,
    totals,
    prose,
    named_rows,
    listed,
    percentages,
    shares,
)
"""Rules for which one document is enough."""

JOINED_RULES: Final[tuple[Callable[[Story, Initiative | None], Iterator[Finding]], ...]] = (
    lambda story, _: dates(story),
    amounts,
    lambda story, _: figures(story),
)
"""Rules that hold what several items say of one initiative against each other."""

MOST_OF_MEETING: Final = 500
"""Findings of one meeting that are kept, contradictions first."""


def brief_findings(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[Finding, ...]:
    """Findings for which one document is enough: contents list, totals, percentages, text against its own tables."""
    found = once(finding for rule in RULES for finding in rule(minutes, items))
    return tuple(sorted(found, key=_weight)[:MOST_OF_MEETING])


def join_findings(
    profile: Profile,
    meetings: Sequence[MeetingSummary],
    initiatives: Sequence[Initiative],
    stories: Sequence[Story],
    references: Sequence[ResolvedReference],
) -> tuple[Finding, ...]:
    """Every finding of one municipality, those of single meetings among them, with the publisher's dismissals.

    Contradictions come first, then what differs a little, roundings and agreements; within each, the latest first.
    """
    known = {initiative.slug: initiative for initiative in initiatives}
    joined = (found for story in stories for rule in JOINED_RULES for found in rule(story, known.get(story.slug)))
    single = (finding for meeting in meetings for finding in meeting.knowledge.findings)
    wrong = (*references_wrong(profile.slug, references), *days_impossible(profile.slug, meetings))
    every = once((*joined, *wrong, *single))
    reasons = {dismissal.finding: dismissal.reason for dismissal in profile.dismissals}
    dismissed = (replace(each, dismissed=reasons[each.slug]) if each.slug in reasons else each for each in every)
    return _ordered(dismissed)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    def key(finding: Finding) -> tuple[object, ...]:
        last = later(finding)
        spans = finding.first.span, finding.second.span if finding.second else finding.first.span
        return _weight(finding), items_latest_first(last), finding.kind, spans, finding.subject, finding.slug

    return tuple(sorted(findings, key=key))


def later(finding: Finding) -> ItemSummary:
    """The item of the two that was dealt with last: from its meeting on, both statements were there to compare."""
    both = [finding.first.item, *([finding.second.item] if finding.second else [])]
    return min(both, key=items_latest_first)


def _weight(finding: Finding) -> int:
    return -list(FindingSeverity).index(finding.severity)
