"""What the body did with an item at the meeting: an activity, with its outcome."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from ..model import AgendaItem
from ..names import Triple
from . import terms
from .outcome import describe_outcome
from .scope import InItem
from .vote import describe_votes


def is_treated(item: AgendaItem) -> bool:
    """Whether the minutes say anything of what the body did with the item."""
    return bool(item.decision or item.outcome)


def describe_treatment(here: InItem) -> Iterator[Triple]:
    """Say how the item ended, by whom, and from what. Nothing is said of an item with no printed decision."""
    item, this = here.item, here.iri("behandling")
    yield from describe_votes(item, this if is_treated(item) else here.meeting.meeting, here)
    if not is_treated(item):
        return
    yield this, terms.TYPE, terms.TREATMENT
    yield this, terms.TYPE, terms.ACTIVITY
    yield this, terms.TREATS, here.this
    yield this, terms.PART_OF, here.meeting.meeting
    yield this, terms.ASSOCIATED_WITH, here.meeting.host
    if item.outcome:
        yield from describe_outcome(this, item.outcome)
    if item.recommendation:
        yield this, terms.USED, here.iri("indstilling")
    if item.decision:
        yield this, terms.GENERATED, here.iri("beslutning")
    for vote in item.votes:
        yield this, terms.HAS_PART, here.iri(f"afstemning-{vote.position}")
    yield from _describe_dropping(here, this)
    spans = [item.decision.span if item.decision else None, item.outcome.span if item.outcome else None]
    yield from here.meeting.passages.told(this, *(span for span in spans if span))


def _describe_dropping(here: InItem, this: URIRef) -> Iterator[Triple]:
    """An item taken off the agenda by the decision on another one: said on both."""
    for other in here.meeting.minutes.items:
        dropped, dropping = other.dropped_by == here.item.number, here.item.dropped_by == other.number
        if not (dropped or dropping) or not is_treated(other) or other.number == here.item.number:
            continue
        treatment = here.meeting.uris.in_item(here.meeting.key, other.number, "behandling")
        if dropped:
            yield this, terms.DROPS, treatment
        if dropping:
            yield this, terms.DROPPED_BY, treatment
