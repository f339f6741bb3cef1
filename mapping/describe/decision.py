"""A decision: the words printed, which are an entity; what they did is said of the treatment."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Decision, DecisionPart
from ..names import Triple
from . import terms
from .literals import danish
from .outcome import describe_outcome
from .scope import InItem


def describe_decision(decision: Decision, here: InItem) -> Iterator[Triple]:
    """Say what was decided, word for word, and its parts where it decides several things."""
    this = here.iri("beslutning")
    yield from here.part(this, terms.DECISION, here.this)
    yield this, terms.VALUE, danish(decision.text)
    yield this, terms.GENERATED_BY, here.iri("behandling")
    for part in decision.parts:
        yield this, terms.HAS_PART, here.iri(f"beslutning-{part.position}")
    yield from here.quoted(this, decision.span)
    for part in decision.parts:
        yield from _describe_part(part, here)


def _describe_part(part: DecisionPart, here: InItem) -> Iterator[Triple]:
    this = here.iri(f"beslutning-{part.position}")
    yield from here.part(this, terms.DECISION_PART, here.iri("beslutning"), part.position)
    yield this, terms.VALUE, danish(part.text)
    yield from describe_outcome(this, part.outcome)
    meeting, recommendation = here.meeting, here.item.recommendation
    if part.about_item in {item.number for item in meeting.minutes.items}:
        yield this, terms.ABOUT, meeting.uris.item(meeting.key, part.about_item)
    for point in recommendation.points if recommendation else ():
        if point.number == part.point:
            yield this, terms.ANSWERS, here.iri(f"indstilling-{point.position}")
    yield from here.quoted(this, part.span, part.outcome.span)
