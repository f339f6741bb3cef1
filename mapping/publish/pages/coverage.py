"""What was read and what was not: said on each meeting's page, and for all of them on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice

from ...collection import LIST_PAGE, Coverage, MeetingSummary, Municipality
from ...describe.hole import hole_fragment, hole_in_words
from ...knowledge import Gap, Hole, ResolvedReference
from ...model import MeetingKey, Span
from ...names import HUL
from ...vocabulary import NOT_CLASSIFIED
from ..catalogue.quality import Gaps, total, unresolved
from ..documents import Document
from . import phrases
from .frame import Page
from .links import Link, Links, Site

_REFERENCES = 20
"""References that lead nowhere, of which the page shows so many; the table of references has them all."""


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
    """One body in one year."""

    body: Link
    year: str
    meetings: str
    counts: CoverageView
    unresolved: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A meeting of which something was not understood, with the places."""

    meeting: Link
    lines: tuple[Link, ...]
    more: str | None
    """«og 4 linjer til», where there are more than are named."""
    items: tuple[tuple[Link, Link], ...]
    """Items whose decision is not classified, each with its lines."""
    missing: str | None
    """«2 punkter i indholdsfortegnelsen er ikke fundet»."""


@dataclass(frozen=True, slots=True)
class HoleView:
    id: str
    text: str
    body: Link
    said: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A reference that leads nowhere."""

    text: str
    lines: Link
    item: Link
    gap: Link


@dataclass(frozen=True, slots=True)
class CoverageList:
    rows: tuple[CoverageRow, ...]
    meetings: str
    items: str
    not_classified: str
    unread: str
    whole: bool
    places: tuple[Unread, ...]
    places_more: str | None
    holes: tuple[HoleView, ...]
    gaps: tuple[tuple[Link, str], ...]
    """Why references lead nowhere, and how many do so for that reason."""
    lost: tuple[Lost, ...]
    resolved: str
    unresolved: str
    csv: str


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
        whole=_is_whole(coverage),
    )


def _is_whole(coverage: Coverage) -> bool:
    expected = coverage.items_expected
    return not coverage.lines_unread and not coverage.items_not_classified and expected in (None, coverage.items_read)


def coverage_page(site: Site, document: Document | None) -> Page:
    """How much was understood: of each body and year, what was not with its lines, and what the collection lacks."""
    links = Links(site, site.uris.path(site.uris.folder("daekning")))
    found = site.lookup.collection.municipalities
    counted = [(meeting.key, meeting.coverage) for one in found for meeting in one.meetings]
    whole, unclear = total(coverage for _, coverage in counted), sum(not _is_whole(coverage) for _, coverage in counted)
    first = islice((each for one in found for each in one.meetings if not _is_whole(each.coverage)), LIST_PAGE)
    references = sum(len(one.knowledge.references) for one in found)
    gaps = Counter(each.gap for each in _without_end(found) if each.gap)
    lost = gaps.total()
    view = CoverageList(
        rows=tuple(_rows(counted, unresolved(site.lookup.collection), links)),
        meetings=phrases.count(len(counted), "møde", "møder"),
        items=phrases.count(whole.items_read, "punkt", "punkter"),
        not_classified=phrases.number(whole.items_not_classified),
        unread=phrases.number(whole.lines_unread),
        whole=not unclear,
        places=tuple(_unread(meeting, links) for meeting in first),
        places_more=phrases.count(unclear - LIST_PAGE, "møde", "møder") if unclear > LIST_PAGE else None,
        holes=tuple(_hole(hole, links) for one in found for hole in one.knowledge.holes),
        gaps=tuple(_gaps(gaps, links)),
        lost=tuple(_lost(each, links) for each in islice(_without_end(found), _REFERENCES)),
        resolved=phrases.number(references - lost),
        unresolved=phrases.number(lost),
        csv=links.file("dumps/csv/daekning.csv"),
    )
    return Page(
        path=links.page,
        template="coverage.html",
        title="Dækning",
        description="Hvor meget af referaterne der er læst, hvad der er sprunget over, og hvad der ikke er forstået.",
        view=view,
        document=document,
    )


def _without_end(found: Iterable[Municipality]) -> Iterator[ResolvedReference]:
    """Yield references that lead nowhere: one may be told of, and there may be too many to hold."""
    return (each for one in found for each in one.knowledge.references if each.gap is not None)


def _rows(counted: Iterable[tuple[MeetingKey, Coverage]], lost: Gaps, links: Links) -> Iterator[CoverageRow]:
    """By municipality and body, the latest year first."""

    def place(one: tuple[MeetingKey, Coverage]) -> tuple[str, str, int]:
        key, _ = one
        return key.municipality, key.body, -key.day.year

    for (municipality, body, year), same in groupby(sorted(counted, key=place), key=place):
        held = tuple(same)
        yield CoverageRow(
            body=links.body(municipality, body),
            year=f"{-year:04d}",
            meetings=phrases.number(len(held)),
            counts=coverage_view(total(coverage for _, coverage in held)),
            unresolved=phrases.number(sum(lost[key] for key, _ in held)),
        )


def _unread(meeting: MeetingSummary, links: Links) -> Unread:
    counted, key = meeting.coverage, meeting.key
    more, missing = counted.lines_unread - len(counted.unread), (counted.items_expected or 0) - counted.items_read
    items = [item for item in meeting.items if item.outcome == NOT_CLASSIFIED]
    return Unread(
        meeting=links.meeting(key),
        lines=tuple(links.lines(key, Span(line, line)) for line in counted.unread),
        more=f"og {phrases.count(more, 'linje', 'linjer')} til" if more > 0 and counted.unread else None,
        items=tuple((links.item_link(item), links.lines(key, item.heading_span)) for item in items),
        missing=_missing(missing) if counted.items_expected is not None and missing else None,
    )


def _missing(number: int) -> str:
    if number > 0:
        return f"{phrases.count(number, 'punkt', 'punkter')} i indholdsfortegnelsen er ikke fundet"
    return f"{phrases.count(-number, 'punkt', 'punkter')} står ikke i indholdsfortegnelsen"


def _hole(hole: Hole, links: Links) -> HoleView:
    said = hole_in_words(hole).partition(": ")[2]
    return HoleView(hole_fragment(hole), said, links.body(hole.municipality, hole.body), hole.because.said)


def _gaps(gaps: Mapping[Gap, int], links: Links) -> Iterator[tuple[Link, str]]:
    for gap, number in sorted(gaps.items(), key=lambda pair: (-pair[1], pair[0])):
        yield links.named(HUL[gap.value]), phrases.number(number)


def _lost(each: ResolvedReference, links: Links) -> Lost:
    reference = each.reference
    return Lost(
        text=reference.sentence,
        lines=links.lines(reference.item.meeting, reference.span),
        item=links.item_link(reference.item),
        gap=links.named(HUL[each.gap.value]) if each.gap else Link(""),
    )
