"""A decision: the words printed, which are an entity; what they did is said of the treatment."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Decision, DecisionPart
from ..names import UDFALD, Triple
from . import terms
from .literals import danish
from .scope import InItem, words


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
    yield this, terms.OUTCOME, UDFALD[part.outcome.concept]
    yield from words(this, terms.WORDING, part.outcome.wording)
    meeting = here.meeting
    if part.about_item in {item.number for item in meeting.minutes.items}:
        yield this, terms.ABOUT, meeting.uris.item(meeting.key, part.about_item)
    yield from here.quoted(this, part.span, part.outcome.span)
