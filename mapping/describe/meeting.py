"""A meeting, and all that its minutes say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import ContentsEntry, Minutes
from ..names import Triple
from ..uris import Uris
from . import terms
from .agenda_item import describe_item
from .attendance import describe_attendance
from .coverage import describe_coverage
from .literals import clock, danish, day, integer, plain
from .page import describe_page
from .scope import InItem, InMeeting, said, words
from .source import Passages, describe_source


def describe_meeting(minutes: Minutes, uris: Uris) -> Iterator[Triple]:
    """Yield all that one set of minutes says: the meeting, its items in printed order, and the source text last."""
    key = minutes.key
    here = InMeeting(minutes, uris, Passages(key, uris, minutes.source.page_starts), key)
    yield from describe_page(uris.meeting_page(key), here.title, here.meeting)
    yield from _describe_meeting(here)
    for attendance in minutes.attendance:
        yield from describe_attendance(attendance, partial(uris.in_meeting, key), here.meeting, here)
    for entry in minutes.contents:
        yield from _describe_contents_entry(entry, here)
    for item in minutes.items:
        yield from describe_item(InItem(here, item))
    yield from describe_coverage(here)
    yield from describe_source(minutes, here.title, uris)
    yield from here.passages.describe()


def _describe_meeting(here: InMeeting) -> Iterator[Triple]:
    minutes, this = here.minutes, here.meeting
    yield this, terms.TYPE, terms.MEETING
    yield this, terms.TYPE, terms.ACTIVITY
    yield this, terms.TITLE, danish(here.title)
    yield this, terms.OF_BODY, here.uris.body(here.key.municipality, minutes.body.name)
    yield this, terms.ASSOCIATED_WITH, here.host
    yield from _describe_time(here)
    if minutes.place:
        yield this, terms.PLACE, danish(minutes.place.text)
    yield this, terms.HAS_MINUTES, here.uris.source(here.key)
    for item in minutes.items:
        yield this, terms.HAS_PART, here.uris.item(here.key, item.number)
    for number in minutes.missing_numbers:  # A gap is a fact: what stood there was not published, mostly because it is closed.
        yield this, terms.MISSING_NUMBER, plain(number)
    spans = [minutes.body.span, minutes.time.span, minutes.time.end_span, minutes.place.span if minutes.place else None]
    yield from here.passages.told(this, *(span for span in spans if span))


def _describe_time(here: InMeeting) -> Iterator[Triple]:
    this, time = here.meeting, here.minutes.time
    yield this, terms.DATE, day(time.day)
    for later in time.continued:
        yield this, terms.CONTINUED_ON, day(later)
    yield from words(this, terms.WEEKDAY, time.weekday)
    yield from said(this, terms.PLANNED_START, clock(time.day, time.start) if time.start else None)
    yield from said(this, terms.ENDED, clock(time.day, time.end) if time.end else None)


def _describe_contents_entry(entry: ContentsEntry, here: InMeeting) -> Iterator[Triple]:
    this = here.uris.in_meeting(here.key, f"indhold-{entry.position}")
    yield this, terms.TYPE, terms.CONTENTS_ENTRY
    yield this, terms.TYPE, terms.ENTITY
    yield this, terms.PART_OF, here.uris.source(here.key)
    yield this, terms.POSITION, integer(entry.position)
    yield this, terms.VALUE, danish(entry.text)
    yield from said(this, terms.ON_PAGE, integer(entry.page) if entry.page is not None else None)
    yield from here.passages.quoted(this, entry.span)
