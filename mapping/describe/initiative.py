"""A named initiative, joined over its spellings and over meetings."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import Initiative
from ..names import Triple
from ..uris import Uris
from . import terms
from .literals import danish
from .page import describe_page
from .table import row_fragment


def describe_initiative(initiative: Initiative, uris: Uris) -> Iterator[Triple]:
    """Say its names, every place that names it, the budget lines it has, and the initiatives it must not be mixed up with."""
    slug = initiative.municipality
    this = uris.initiative(slug, initiative.slug)
    yield from describe_page(uris.initiative_page(slug, initiative.slug), initiative.name, this)
    yield this, terms.TYPE, terms.INITIATIVE
    yield this, terms.TYPE, terms.FOAF_PROJECT
    yield this, terms.PREF_LABEL, danish(initiative.name)
    for name in initiative.other_names:
        yield this, terms.ALT_LABEL, danish(name)
    yield this, terms.OF_MUNICIPALITY, uris.municipality(slug)
    for mention in initiative.mentions:
        place = mention.item
        yield this, terms.HAS_MENTION, uris.in_item(place.meeting, place.number, f"omtale-{mention.position}")
    for line in initiative.budget_lines:
        place = line.item
        yield this, terms.OF_BUDGET_LINE, uris.in_item(place.meeting, place.number, row_fragment(line.table, line.row))
    for other in initiative.related:
        yield this, terms.RELATION, uris.initiative(slug, other)
