"""The rows of what was recommended against what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from ...describe.comparison import comparison_fragment, recommended_fragment
from ...knowledge import PointVerdict
from ...link import compare_item
from ...names import FORHOLD, SIKKERHED
from .cells import Row
from .context import ItemRows, part_row


def comparison_rows(here: ItemRows) -> Iterator[Row]:
    """Each point, and each thing added."""
    comparison, words = compare_item(here.item), here.context.words
    for position, point in enumerate(comparison.points if comparison else (), 1):
        verdict, certainty = FORHOLD[point.verdict.value], SIKKERHED[point.because.certainty.value]
        yield {
            **part_row(here, comparison_fragment(position), point.span),
            "plads": position,
            "nummer": point.point,
            "indstillet": point.recommended,
            "indstillet_iri": _recommended(point, here),
            "besluttet": point.decided,
            "forhold": words.term(verdict),
            "forhold_iri": verdict,
            "regel": point.because.rule,
            "sikkerhed": words.term(certainty),
            "sikkerhed_iri": certainty,
            "begrundelse": point.because.said,
        }


def _recommended(point: PointVerdict, here: ItemRows) -> URIRef | None:
    fragment = recommended_fragment(point, here.item)
    return here.iri(fragment) if fragment else None
