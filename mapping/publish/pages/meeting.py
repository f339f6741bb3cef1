"""The pages of a meeting as a whole: what was decided, and the source text with its line numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...danish import write_date
from ...model import AgendaItem, Minutes, Reading, Span
from ...uris import SOURCE_NAME, passage_fragment
from ..documents import Document
from . import phrases
from .attendance import AttendanceGroup, attendance_groups
from .coverage import CoverageView, coverage_view
from .facts import subject_iris
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


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the text; ``anchors`` are the ids of longer passages that begin here."""

    number: int
    id: str
    text: str
    anchors: tuple[str, ...]
    page: int | None
    """The page of the source that begins with this line."""


@dataclass(frozen=True, slots=True)
class SourceView:
    title: str
    meeting: Link
    file: str
    lines: tuple[SourceLine, ...]
    notes: tuple[tuple[Link, str], ...]
    """Lines that no rule read."""


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


def source_page(site: Site, reading: Reading, document: Document | None) -> Page:
    """The text that everything was read from, line by line."""
    minutes = reading.minutes
    key = minutes.key
    links = Links(site, site.uris.path(site.uris.source_page(key)))
    spans = tuple(_spans(document)) if document else ()
    view = SourceView(
        title=f"Referatets tekst: {phrases.meeting_name(key)}",
        meeting=links.meeting(key),
        file=links.file(site.uris.source(key).removeprefix(site.uris.base)),
        lines=tuple(_source_lines(reading.text, spans, minutes.source.page_starts)),
        notes=tuple((links.lines(key, Span(note.line, note.line)), note.text) for note in minutes.unread),
    )
    return Page(
        path=links.page,
        template="source.html",
        title="Referatets tekst",
        description=describe(f"Teksten af referatet fra {phrases.meeting_name(key)}, med linjenumre."),
        view=view,
        crumbs=item_crumbs(links, key),
        document=document,
        source=Link(SOURCE_NAME, view.file),
        style=_highlights(spans),
        whence=phrases.meeting_name(key),
    )


def _meeting(minutes: Minutes, links: Links) -> MeetingView:
    site, key = links.site, minutes.key
    before, after = site.lookup.neighbours.get(key, (None, None))
    known = site.lookup.meetings.get(key)
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
        coverage=coverage_view(known.coverage) if known else None,
        coverage_page=links.ours(site.uris.folder("daekning")),
        source=Link("Referatets tekst med linjenumre", links.ours(site.uris.source_page(key))),
        before=links.meeting(before.key) if before else None,
        after=links.meeting(after.key) if after else None,
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


def _spans(document: Document) -> Iterator[Span]:
    """The passages that the document describes, longest first, so that one inside another is marked over it."""
    found: set[Span] = set()
    for iri in subject_iris(document):
        numbers = iri.partition("#line=")[2].split(",")
        if len(numbers) == 2 and all(number.isdigit() for number in numbers):
            found.add(Span(int(numbers[0]) + 1, int(numbers[1])))
    yield from sorted(found, key=lambda span: (span.first - span.last, span.first))


def _source_lines(text: str, spans: tuple[Span, ...], page_starts: tuple[int, ...]) -> Iterator[SourceLine]:
    pages = {line: page for page, line in enumerate(page_starts, 1)}
    longer: dict[int, list[str]] = {}
    for span in spans:
        if span.last > span.first:
            longer.setdefault(span.first, []).append(passage_fragment(span))
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        own = passage_fragment(Span(number, number))
        yield SourceLine(number, own, line, tuple(longer.get(number, ())), pages.get(number))


def _highlights(spans: tuple[Span, ...]) -> Markup:
    """One rule for passages of several lines: an address that ends in a passage's fragment marks all its lines.

    Made of line numbers alone, so there is nothing in it to escape.
    """
    selectors = [
        f'.tekstlinjer:has([id="{passage_fragment(span)}"]:target)>li:nth-child(n+{span.first}):nth-child(-n+{span.last})'
        for span in spans
        if span.last > span.first
    ]
    return Markup(",".join(selectors) + "{background:var(--fremhaevet)}") if selectors else Markup("")
