"""A mention of another meeting or decision, as printed; which one it is, is found by ``link``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..model import Direction, Reference, ReferenceKind
from ..names import HENVISNING, Triple
from . import terms
from .literals import TRUE, danish, plain, printed_date
from .scope import InItem

_KINDS: Final = {
    ReferenceKind.DECISION: HENVISNING["beslutning"],
    ReferenceKind.MEETING: HENVISNING["moede"],
    ReferenceKind.BUDGET: HENVISNING["budget"],
}
_DIRECTIONS: Final = {
    Direction.EARLIER: HENVISNING["tidligere"],
    Direction.SAME: HENVISNING["samme"],
    Direction.COMING: HENVISNING["kommende"],
}


def describe_reference(reference: Reference, here: InItem) -> Iterator[Triple]:
    """Say what is referred to, when it was or will be, and which bodies are meant."""
    this, meeting = here.iri(f"henvisning-{reference.position}"), here.meeting
    yield from here.part(this, terms.REFERENCE, here.section(reference.section), reference.position)
    yield this, terms.REFERENCE_KIND, _KINDS[reference.kind]
    yield this, terms.DIRECTION, _DIRECTIONS[reference.direction]
    yield this, terms.PRINTED_DATE, plain(reference.date.printed)
    yield this, terms.REFERRED_DATE, printed_date(reference.date)
    if reference.date.year_from_meeting:
        yield this, terms.YEAR_FROM_MEETING, TRUE
    if reference.body:
        yield this, terms.PRINTED_BODY, plain(reference.body)
    for name in reference.bodies:
        yield this, terms.REFERRED_BODY, meeting.uris.body(meeting.key.municipality, name)
    yield this, terms.VALUE, danish(reference.sentence)
    yield from here.quoted(this, reference.span, reference.date.span)
