"""How much of one set of minutes was understood."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import Coverage
from ..model import MeetingKey, Minutes
from ..names import Triple
from ..uris import Uris
from ..vocabulary import NOT_CLASSIFIED
from . import terms
from .literals import integer
from .measure import describe_measurement, measures
from .scope import InMeeting

UNRESOLVED = "henvisninger-uden-maal"
"""The metric of references that lead nowhere: of one meeting it is known only when all are joined."""


def describe_coverage(here: InMeeting) -> Iterator[Triple]:
    """Count lines, blank ones left out, and items: what was there, what was read, what was not."""
    counted, source = count_coverage(here.minutes), here.uris.source(here.key)
    this = here.uris.in_meeting(here.key, "daekning")
    yield this, terms.TYPE, terms.COVERAGE
    yield this, terms.TYPE, terms.ENTITY
    yield this, terms.COVERAGE_OF, source
    yield this, terms.LINES, integer(counted.lines)
    yield this, terms.LINES_READ, integer(counted.lines_read)
    yield this, terms.LINES_IGNORED, integer(counted.lines_ignored)
    yield this, terms.LINES_UNREAD, integer(counted.lines_unread)
    if counted.items_expected is not None:
        yield this, terms.ITEMS_EXPECTED, integer(counted.items_expected)
    yield this, terms.ITEMS_READ, integer(counted.items_read)
    yield this, terms.ITEMS_NOT_CLASSIFIED, integer(counted.items_not_classified)
    if here.minutes.masks:
        yield this, terms.MASKS, integer(len(here.minutes.masks))
    for metric, value in measures(counted).items():
        yield from describe_measurement(here.uris.in_meeting(here.key, f"maaling-{metric}"), metric, value, source)


def describe_unresolved(key: MeetingKey, references: int, uris: Uris) -> Iterator[Triple]:
    """Say how many references of a meeting lead nowhere."""
    this, source = uris.in_meeting(key, f"maaling-{UNRESOLVED}"), uris.source(key)
    yield from describe_measurement(this, UNRESOLVED, references, source)


def count_coverage(minutes: Minutes) -> Coverage:
    """How much of one set of minutes was understood; lines that are blank do not count."""
    lines, ignored, unread = minutes.source.lines - minutes.source.blank_lines, len(minutes.ignored), len(minutes.unread)
    return Coverage(
        lines=lines,
        lines_read=lines - ignored - unread,
        lines_ignored=ignored,
        lines_unread=unread,
        items_expected=len(minutes.contents) or None,
        items_read=len(minutes.items),
        items_not_classified=sum(item.outcome is not None and item.outcome.concept == NOT_CLASSIFIED for item in minutes.items),
    )
