"""What was read and what was not: said on each meeting's page, and for all of them on one page."""

from __future__ import annotations

from dataclasses import dataclass

from ...collection import Coverage, MeetingSummary
from ..documents import Document
from . import phrases
from .frame import Page
from .links import Link, Links, Site


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Counts as pages write them; those that end in ``said`` with their noun."""

    items: str
    items_said: str
    not_classified_said: str
    expected: str | None
    """Nothing where the minutes have no table of contents."""
    lines_read: str
    lines_ignored: str
    lines_unread: str
    lines: str
    not_classified: str
    whole: bool
    """Every line read or ignored by a named rule, every expected item found, every decision classified."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    meeting: Link
    file: str
    counts: CoverageView


@dataclass(frozen=True, slots=True)
class CoverageList:
    rows: tuple[CoverageRow, ...]
    meetings: str
    items: str
    not_classified: str
    unread: str


def coverage_view(coverage: Coverage) -> CoverageView:
    """The counts of one set of minutes."""
    expected = coverage.items_expected
    return CoverageView(
        items=phrases.number(coverage.items_read),
        items_said=phrases.count(coverage.items_read, "punkt", "punkter"),
        not_classified_said=phrases.count(coverage.items_not_classified, "beslutning", "beslutninger"),
        expected=None if expected is None else phrases.number(expected),
        lines_read=phrases.number(coverage.lines_read),
        lines_ignored=phrases.number(coverage.lines_ignored),
        lines_unread=phrases.number(coverage.lines_unread),
        lines=phrases.number(coverage.lines),
        not_classified=phrases.number(coverage.items_not_classified),
        whole=not coverage.lines_unread and not coverage.items_not_classified and expected in (None, coverage.items_read),
    )


def coverage_page(site: Site, document: Document | None) -> Page:
    """Every meeting with what was expected, read, ignored and not understood."""
    links = Links(site, site.uris.path(site.uris.folder("daekning")))
    meetings = [meeting for one in site.lookup.collection.municipalities for meeting in one.meetings]
    counts = [meeting.coverage for meeting in meetings]
    view = CoverageList(
        rows=tuple(_row(meeting, links) for meeting in meetings),
        meetings=phrases.count(len(meetings), "møde", "møder"),
        items=phrases.count(sum(one.items_read for one in counts), "punkt", "punkter"),
        not_classified=phrases.number(sum(one.items_not_classified for one in counts)),
        unread=phrases.number(sum(one.lines_unread for one in counts)),
    )
    return Page(
        path=links.page,
        template="coverage.html",
        title="Dækning",
        description="Hvor meget af referaterne der er læst, hvad der er sprunget over, og hvad der ikke er forstået.",
        view=view,
        document=document,
    )


def _row(meeting: MeetingSummary, links: Links) -> CoverageRow:
    return CoverageRow(links.meeting(meeting.key), meeting.file, coverage_view(meeting.coverage))
