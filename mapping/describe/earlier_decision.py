"""What another body, or this one at an earlier meeting, decided, as quoted inside the item: never this meeting's decision."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import EarlierDecision
from ..names import Triple
from . import terms
from .literals import TRUE, danish, plain, printed_date
from .outcome import describe_outcome
from .scope import InItem, said


def describe_earlier_decision(earlier: EarlierDecision, here: InItem) -> Iterator[Triple]:
    """Say the words, their own outcome, and whose and of when they are as far as printed."""
    this, meeting = here.iri(f"tidligere-{earlier.position}"), here.meeting
    yield from here.part(this, terms.EARLIER_DECISION, here.this, earlier.position)
    yield this, terms.VALUE, danish(earlier.text)
    yield from describe_outcome(this, earlier.outcome)
    yield from said(this, terms.PRINTED_BODY, plain(earlier.body) if earlier.body else None)
    for name in earlier.bodies:
        yield this, terms.REFERRED_BODY, meeting.uris.body(meeting.key.municipality, name)
    yield from said(this, terms.EARLIER_NUMBER, plain(earlier.item_number) if earlier.item_number else None)
    if earlier.date:
        yield this, terms.PRINTED_DATE, plain(earlier.date.printed)
        yield this, terms.REFERRED_DATE, printed_date(earlier.date)
        if earlier.date.year_from_meeting:
            yield this, terms.YEAR_FROM_MEETING, TRUE
    spans = (earlier.span, earlier.outcome.span, *([earlier.date.span] if earlier.date else []))
    yield from here.quoted(this, *spans)
