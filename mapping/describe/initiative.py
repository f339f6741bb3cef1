"""A named initiative, joined over its spellings and over meetings."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import Initiative
from ..knowledge import Story
from ..names import Triple
from ..uris import Uris
from . import terms
from .because import describe_because
from .claim import claim_fragment, is_described
from .literals import danish, integer
from .page import describe_page
from .table import row_fragment


def describe_initiative(initiative: Initiative, story: Story | None, uris: Uris) -> Iterator[Triple]:
    """Say its names, every place that names it, its budget lines, what it must not be mixed up with, and what is stated of it."""
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
    if story is not None:
        yield from _describe_story(story, uris)


def _describe_story(story: Story, uris: Uris) -> Iterator[Triple]:
    """Say each name with the reason why it was joined, and the claims that items make of the initiative."""
    slug, this = story.municipality, uris.initiative(story.municipality, story.slug)
    for position, name in enumerate(story.names, 1):
        joined = uris.joined_name(slug, story.slug, position)
        yield this, terms.HAS_JOINED_NAME, joined
        yield joined, terms.TYPE, terms.JOINED_NAME
        yield joined, terms.PART_OF, this
        yield joined, terms.POSITION, integer(position)
        yield joined, terms.MENTIONED_NAME, danish(name.spelling)
        yield from describe_because(joined, name.because)
    for claim in (*story.events, *story.figures, *story.target_groups, *story.amounts):
        if is_described(claim):
            place = claim.quote.item
            yield this, terms.HAS_CLAIM, uris.in_item(place.meeting, place.number, claim_fragment(claim))
