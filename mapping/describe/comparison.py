"""What was recommended against what was decided, point by point: in the document of the item that decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..knowledge import Comparison, PointVerdict
from ..model import AgendaItem, Minutes
from ..names import FORHOLD, Triple
from ..uris import Uris
from . import terms
from .because import describe_because
from .scope import InItem, InMeeting, said, words
from .source import Passages
from .treatment import is_treated


def describe_comparisons(minutes: Minutes, comparisons: Sequence[Comparison], uris: Uris) -> Iterator[Triple]:
    """Say the verdict on each point, and of each treatment the verdict on the whole; ``comparisons`` are this meeting's."""
    passages = Passages(minutes.key, uris, minutes.source.page_starts)
    here = InMeeting(minutes, uris, passages, minutes.key)
    items = {item.number: item for item in minutes.items}
    for comparison in comparisons:
        yield from _describe_comparison(comparison, InItem(here, items[comparison.item_number]))
    yield from passages.describe()


def comparison_fragment(position: int) -> str:
    """The last part of the IRI of a verdict on one point; ``position`` counts from 1 within the item."""
    return f"forhold-{position}"


def recommended_fragment(point: PointVerdict, item: AgendaItem) -> str | None:
    """Of the point that a verdict is on, or of the whole recommendation where it has no points; nothing for what was added."""
    if point.recommended is None:
        return None
    points = item.recommendation.points if item.recommendation else ()
    return next((f"indstilling-{each.position}" for each in points if each.number == point.point), "indstilling")


def _describe_comparison(comparison: Comparison, here: InItem) -> Iterator[Triple]:
    if is_treated(here.item):
        yield here.iri("behandling"), terms.VERDICT, FORHOLD[comparison.verdict.value]
    for position, point in enumerate(comparison.points, 1):
        yield from _describe_point(point, position, here)


def _describe_point(point: PointVerdict, position: int, here: InItem) -> Iterator[Triple]:
    this = here.iri(comparison_fragment(position))
    yield from here.part(this, terms.COMPARISON, here.this, position)
    yield this, terms.VERDICT, FORHOLD[point.verdict.value]
    fragment = recommended_fragment(point, here.item)
    yield from said(this, terms.OF_RECOMMENDATION, here.iri(fragment) if fragment else None)
    yield from words(this, terms.DECIDED_WORDS, point.decided)
    yield from describe_because(this, point.because)
    yield from here.meeting.passages.told(this, point.span)
