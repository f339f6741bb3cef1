"""What was promised and what became of it: a municipality's list, and the part of an item's page that tells of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ...collection import LIST_PAGE, Municipality
from ...danish import write_date
from ...describe.commitment import commitment_fragment, commitment_iri, evidence_fragment, in_page_order
from ...knowledge import Certainty, Commitment, Evidence, Status
from ...model import MeetingKey
from ...names import SIKKERHED, TILSAGN, TILSAGNSART
from ..documents import Document
from . import phrases
from .calendar import CALENDAR
from .frame import Page
from .links import ItemLine, Link, Links, Mark, Site
from .pager import pager, pages_of

WORD: Final = "tilsagn"
_SIGNS: Final = {
    Status.SILENT: "!",
    Status.NOT_DUE: "→",
    Status.MENTIONED: "…",
    Status.LATE: "≠",
    Status.MET: "✓",
    Status.OPEN: "•",
    Status.UNSEEN: "?",
}
"""Read by eyes only: the word carries the meaning."""
_NOTES: Final = {
    Status.SILENT: "Fristen er gået, sagen har været på igen, eller der er gået et år, "
    "og intet senere referat i samlingen nævner det.",
    Status.NOT_DUE: "Fristen er ikke gået endnu.",
    Status.MENTIONED: "Et senere referat nævner det, men siger ikke med sikre ord, om det er holdt.",
    Status.LATE: "Et senere referat viser det, men efter fristen.",
    Status.MET: "Et senere referat viser det.",
    Status.OPEN: "Der er ingen frist med en dag, og det er for nyt til at undre sig over.",
    Status.UNSEEN: "Fristen er gået, men samlingen har ikke de møder, der kunne vise, hvad der blev af det.",
}


@dataclass(frozen=True, slots=True)
class TraceView:
    """What a later item says."""

    id: str
    item: Link
    day: str
    quote: str
    reason: str
    certainty: str | None
    """Where it is not certain."""
    lines: Link


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """One promise."""

    id: str
    what: Link
    """The promised words; they lead to the item that promises."""
    quote: str
    kind: str
    who: str | None
    due: str | None
    iso: str | None
    printed: str | None
    """The printed term, where it says more than the day."""
    mark: Mark
    said: str
    as_of: str
    initiative: Link | None
    item: ItemLine
    lines: Link
    traces: tuple[TraceView, ...]


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """Promises of one status."""

    id: str
    heading: str
    note: str
    rows: tuple[CommitmentView, ...]


@dataclass(frozen=True, slots=True)
class CommitmentsView:
    title: str
    lead: str
    as_of: str | None
    counts: tuple[Link, ...]
    """How many there are of each status; they lead to the group where it is on this page."""
    groups: tuple[StatusGroup, ...]
    pages: tuple[Link, ...]
    calendar: str


def commitment_pages(site: Site, one: Municipality, documents: Mapping[str, Document]) -> Iterator[Page]:
    """The list of a municipality, page by page; grouped, so that nothing needs sorting."""
    ordered = in_page_order(one.knowledge.commitments)
    uris, words, many = site.uris, (one.slug, WORD), Counter(each.status for each in ordered)
    named, whole = site.words.lists[WORD], pages_of(len(ordered), LIST_PAGE)
    for number in range(1, whole + 1):
        iri = uris.list_page(words, number)
        links = Links(site, uris.path(iri))
        title = named.title if number == 1 else f"{named.title}, side {number}"
        above = links.named(uris.municipality(one.slug))
        first = (Link(named.title, links.ours(uris.folder(*words))),) if number > 1 else ()
        yield Page(
            path=links.page,
            template="commitments.html",
            title=f"{title}, {above.text}",
            crumb=title,
            description=named.lead,
            view=_view(one, ordered, many, number, whole, links),
            crumbs=(above, *first),
            document=documents.get(str(iri)),
        )


def item_commitments(key: MeetingKey, number: str, links: Links) -> tuple[CommitmentView, ...]:
    """What an item promises, in printed order."""
    return tuple(commitment_view(each, links) for each in links.site.lookup.promises(key, number))


def commitment_view(one: Commitment, links: Links) -> CommitmentView:
    stated, words = one.stated, links.site.words
    item, iri = stated.quote.item, commitment_iri(stated, links.site.uris)
    day = write_date(stated.due) if stated.due else None
    return CommitmentView(
        id=commitment_fragment(stated),
        what=Link(phrases.capital(stated.what), links.ours(iri)),
        quote=stated.quote.text,
        kind=words.term(TILSAGNSART[stated.kind]),
        who=phrases.capital(stated.who) if stated.who else None,
        due=day,
        iso=stated.due.isoformat() if stated.due else None,
        printed=stated.due_printed if stated.due_printed and (day is None or day not in stated.due_printed) else None,
        mark=status_mark(one.status, links),
        said=one.said,
        as_of=write_date(one.as_of),
        initiative=links.named(links.site.uris.initiative(one.municipality, one.initiative)) if one.initiative else None,
        item=links.item(item),
        lines=links.lines(item.meeting, stated.quote.span),
        traces=tuple(_trace(each, place, one, links) for place, each in enumerate(one.evidence, 1)),
    )


def status_mark(status: Status, links: Links) -> Mark:
    """A status as pages show it."""
    iri = TILSAGN[status.value]
    return Mark(links.site.words.term(iri), _SIGNS[status], links.ours(iri))


def _trace(each: Evidence, place: int, one: Commitment, links: Links) -> TraceView:
    item, certainty = each.quote.item, each.because.certainty
    return TraceView(
        id=evidence_fragment(one.stated, place),
        item=links.item_link(item),
        day=write_date(item.meeting.day),
        quote="" if each.quote.text == item.title else each.quote.text,
        reason=each.because.said,
        certainty=None if certainty is Certainty.SURE else links.site.words.term(SIKKERHED[certainty.value]).lower(),
        lines=links.lines(item.meeting, each.quote.span),
    )


def _view(
    one: Municipality, ordered: Sequence[Commitment], many: Mapping[Status, int], number: int, whole: int, links: Links
) -> CommitmentsView:
    named, uris, words = links.site.words.lists[WORD], links.site.uris, (one.slug, WORD)
    shown = ordered[(number - 1) * LIST_PAGE : number * LIST_PAGE]
    here = {each.status for each in shown}
    return CommitmentsView(
        title=named.title if number == 1 else f"{named.title}, side {number}",
        lead=named.lead,
        as_of=write_date(max(one.as_of for one in ordered)) if ordered else None,
        counts=tuple(
            Link(status_mark(status, links).word, f"#{status.value}" if status in here else None, str(many[status]))
            for status in _SIGNS
            if many[status]
        ),
        groups=tuple(_group(status, tuple(rows), links) for status, rows in groupby(shown, key=lambda each: each.status)),
        pages=pager(number, whole, lambda other: links.ours(uris.list_page(words, other))),
        calendar=links.file(f"{uris.path(uris.folder(*words))}{CALENDAR}"),
    )


def _group(status: Status, rows: Sequence[Commitment], links: Links) -> StatusGroup:
    mark = status_mark(status, links)
    return StatusGroup(status.value, mark.word, _NOTES[status], tuple(commitment_view(each, links) for each in rows))
