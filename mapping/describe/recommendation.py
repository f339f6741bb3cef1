"""What the administration recommends."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Recommendation, RecommendationPoint
from ..names import Triple
from . import terms
from .literals import danish, plain
from .scope import InItem


def describe_recommendation(recommendation: Recommendation, here: InItem) -> Iterator[Triple]:
    """Say what is recommended, by whom where that is printed, and its numbered points."""
    this, meeting = here.iri("indstilling"), here.meeting
    yield from here.part(this, terms.RECOMMENDATION, here.this)
    yield this, terms.VALUE, danish(recommendation.text)
    for name in recommendation.recommenders:
        yield this, terms.ATTRIBUTED_TO, meeting.uris.administration(meeting.key.municipality, name)
    for point in recommendation.points:
        yield this, terms.HAS_PART, here.iri(f"indstilling-{point.position}")
    yield from here.quoted(this, recommendation.span)
    for point in recommendation.points:
        yield from _describe_point(point, here)


def _describe_point(point: RecommendationPoint, here: InItem) -> Iterator[Triple]:
    this = here.iri(f"indstilling-{point.position}")
    yield from here.part(this, terms.RECOMMENDATION_POINT, here.iri("indstilling"), point.position)
    yield this, terms.NUMBER, plain(point.number)
    yield this, terms.VALUE, danish(point.text)
    yield from here.quoted(this, point.span)
