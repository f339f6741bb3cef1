"""How much of one set of minutes was understood."""

from __future__ import annotations

from collections.abc import Iterator

from ..names import Triple
from ..vocabulary import NOT_CLASSIFIED
from . import terms
from .literals import integer
from .scope import InMeeting


def describe_coverage(here: InMeeting) -> Iterator[Triple]:
    """Count lines, blank ones left out, and items: what was there, what was read, what was not."""
    minutes = here.minutes
    this = here.uris.in_meeting(here.key, "daekning")
    lines = minutes.source.lines - minutes.source.blank_lines
    ignored, unread = len(minutes.ignored), len(minutes.unread)
    unclassified = [item for item in minutes.items if item.outcome and item.outcome.concept == NOT_CLASSIFIED]
    yield this, terms.TYPE, terms.COVERAGE
    yield this, terms.TYPE, terms.ENTITY
    yield this, terms.COVERAGE_OF, here.uris.source(here.key)
    yield this, terms.LINES, integer(lines)
    yield this, terms.LINES_READ, integer(lines - ignored - unread)
    yield this, terms.LINES_IGNORED, integer(ignored)
    yield this, terms.LINES_UNREAD, integer(unread)
    if minutes.contents:
        yield this, terms.ITEMS_EXPECTED, integer(len(minutes.contents))
    yield this, terms.ITEMS_READ, integer(len(minutes.items))
    yield this, terms.ITEMS_NOT_CLASSIFIED, integer(len(unclassified))
    if minutes.masks:
        yield this, terms.MASKS, integer(len(minutes.masks))
