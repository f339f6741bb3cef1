"""The page of a meeting as a whole: what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...danish import write_date
from ...model import AgendaItem, Minutes
from ..documents import Document
from . import phrases
from .attendance import AttendanceGroup, attendance_groups
from .coverage import CoverageView, coverage_view
from .frame import Page, describe
from .item import closed_words, item_crumbs
from .later import LaterView, said_of_meeting
from .links import Fact, Link, Links, Mark, Site, says_no_more
from .meeting_notes import meeting_notes
from .outcomes import marked_qualifiers


@dataclass(frozen=True, slots=True)
class Decided:
    """One item and how it ended."""

    number: str
    title: Link
    kind: str | None
    mark: Mark | None
    paragraphs: tuple[str, ...]
    """The decision, unless it only repeats the outcome's word; the item's own page has it word for word."""
    decided: bool
    """Whether the minutes print a decision at all."""
    dropped_by: Link | None
    qualifiers: tuple[str, ...]
    """What the outcome came with, in words."""
    closed: str | None


@dataclass(frozen=True, slots=True)
class ContentsLine:
    id: str
    text: str
    page: int | None
    lines: Link


@dataclass(frozen=True, slots=True)
class MeetingView:
    title: str
    municipality: Link
    summary: tuple[tuple[Mark, int], ...]
    items: tuple[Decided, ...]
    attendance: tuple[AttendanceGroup, ...]
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]
    contents: tuple[ContentsLine, ...]
    later: LaterView | None
    """What other minutes say about it."""
    coverage: CoverageView | None
    coverage_page: str
    source: Link
    before: Link | None
    after: Link | None


def meeting_page(site: Site, minutes: Minutes, document: Document | None) -> Page:
    """What was decided at a meeting."""
    key = minutes.key
    links = Links(site, site.uris.path(site.uris.meeting_page(key)))
    view = _meeting(minutes, links)
    said = ", ".join(f"{mark.word.lower()} {how_many}" for mark, how_many in view.summary)
    return Page(
        path=links.page,
        template="meeting.html",
        title=phrases.meeting_name(key),
        description=describe(f"{phrases.count(len(minutes.items), 'punkt', 'punkter')}: {said}."),
        view=view,
        crumbs=item_crumbs(links, key)[:-1],
        crumb=write_date(key.day),
        document=document,
        source=view.source,
        filters=(("Organ", key.body), ("År", str(key.day.year)), ("Slags", "Møde")),
        parts=tuple(links.ours(links.site.uris.item_page(key, item.number)) for item in minutes.items),
    )


def _meeting(minutes: Minutes, links: Links) -> MeetingView:
    site, key = links.site, minutes.key
    before, after = site.lookup.beside(key)
    known = site.lookup.coverage(key)
    counted = Counter(item.outcome.concept for item in minutes.items if item.outcome)
    return MeetingView(
        title=phrases.meeting_name(key),
        municipality=links.named(site.uris.municipality(key.municipality)),
        summary=tuple((mark, many) for concept, many in counted.most_common() if (mark := links.mark(concept))),
        items=tuple(_decided(item, minutes, links) for item in minutes.items),
        attendance=attendance_groups(minutes.attendance, minutes, links),
        notes=tuple(meeting_notes(minutes)),
        facts=tuple(_facts(minutes, links)),
        contents=tuple(
            ContentsLine(f"indhold-{entry.position}", entry.text, entry.page, links.lines(key, entry.span))
            for entry in minutes.contents
        ),
        later=said_of_meeting(key, links),
        coverage=coverage_view(known) if known else None,
        coverage_page=links.ours(site.uris.folder("daekning")),
        source=Link("Referatets tekst med linjenumre", links.ours(site.uris.source_page(key))),
        before=links.meeting(before) if before else None,
        after=links.meeting(after) if after else None,
    )


def _decided(item: AgendaItem, minutes: Minutes, links: Links) -> Decided:
    key, uris = minutes.key, links.site.uris
    kind = links.case_type(key.municipality, item.case_type)
    mark = links.mark(item.outcome.concept if item.outcome else None)
    text = item.decision.text if item.decision and not says_no_more(item.decision.text, mark) else ""
    dropped = item.dropped_by and Link(f"punkt {item.dropped_by}", links.ours(uris.in_item(key, item.dropped_by, "beslutning")))
    return Decided(
        number=item.number,
        title=Link(item.title, links.ours(uris.item_page(key, item.number))),
        kind=kind.text if kind else None,
        mark=mark,
        paragraphs=tuple(piece.strip() for piece in text.split("\n") if piece.strip()),
        decided=item.decision is not None,
        dropped_by=dropped or None,
        qualifiers=tuple(link.text for link in marked_qualifiers(item.outcome, links)),
        closed=closed_words(item),
    )


def _facts(minutes: Minutes, links: Links) -> Iterator[Fact]:
    key, time = minutes.key, minutes.time
    yield Fact("Udvalg", (links.body(key.municipality, key.body),))
    if minutes.body.term:
        first, last = minutes.body.term
        term = links.site.uris.body_term(key.municipality, key.body, (first, last))
        yield Fact("Valgperiode", (Link(f"{first}–{last}", links.ours(term)),))
    later = tuple(Link(f"og {write_date(day)}") for day in time.continued)
    yield Fact("Dato", (Link(phrases.day_and_weekday(time.day, time.weekday)), *later))
    if time.start:
        yield Fact("Begyndte", (Link(phrases.clock(time.start)),))
    yield Fact("Sluttede", (Link(phrases.clock(time.end) if time.end else "står ikke i referatet"),))
    if minutes.place:
        yield Fact("Sted", (Link(minutes.place.text),))
    yield Fact("Kilde", (Link("Referatets tekst", links.ours(links.site.uris.source_page(key))),))
