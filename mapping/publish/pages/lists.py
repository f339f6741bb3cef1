"""Pages that only lead on: all meetings, cases, initiatives and so on of a municipality. None is endless."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from ...collection import (
    LIST_PAGE,
    Administration,
    Body,
    Case,
    Initiative,
    KleTopic,
    MeetingSummary,
    Municipality,
    PartyList,
    Person,
)
from ...danish import write_date
from ...describe.finding import listed_findings
from ...knowledge import Finding
from ...vocabulary import bodies as body_kinds
from ..documents import Document
from . import phrases
from .findings import finding_details, finding_group, finding_line
from .follow import initiative_line
from .frame import Page
from .links import Link, Links, Site
from .pager import pager, pages_of
from .persons import deeds_in_words


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a list."""

    link: Link
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; the heading is empty where there is only one group."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    title: str
    lead: str
    groups: tuple[Group, ...]
    pages: tuple[Link, ...]
    """The list's other pages; the one without a link is this one."""
    feed: str | None = None
    """Where the list's feed is, for the list that has one."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list before it is cut into pages."""

    words: tuple[str, ...]
    """Of its path; the last one also names it in ``site/labels.toml``."""
    things: Sequence[Any]
    entry: Callable[[Any, Links], tuple[str, Entry]]
    """What is shown of a thing, and the heading it stands under."""
    crumbs: Callable[[Links], tuple[Link, ...]]


def list_pages(site: Site, documents: Mapping[str, Document]) -> Iterator[Page]:
    """Every list of every municipality, and the list of subjects."""
    for municipality in site.lookup.collection.municipalities:
        for one in _of_municipality(municipality):
            yield from _pages(site, one, documents)
    topics = [topic for topic in site.lookup.collection.kle_topics if topic.items]
    yield from _pages(site, _List(("kle",), topics, _topic, lambda links: ()), documents)


def _of_municipality(one: Municipality) -> Iterator[_List]:
    def crumbs(links: Links) -> tuple[Link, ...]:
        return (links.named(links.site.uris.municipality(one.slug)),)

    for word, (things, entry) in _LISTED.items():
        yield _List((one.slug, word), things(one), entry, crumbs)


def _pages(site: Site, one: _List, documents: Mapping[str, Document]) -> Iterator[Page]:
    """Each makes only the entries that it shows."""
    uris, named, whole = site.uris, site.words.lists[one.words[-1]], pages_of(len(one.things), LIST_PAGE)
    for number in range(1, whole + 1):
        iri = uris.list_page(one.words, number)
        links = Links(site, uris.path(iri))
        entries = [one.entry(thing, links) for thing in one.things[(number - 1) * LIST_PAGE : number * LIST_PAGE]]
        title = named.title if number == 1 else f"{named.title}, side {number}"
        first = (Link(named.title, links.ours(uris.folder(*one.words))),) if number > 1 else ()
        above = one.crumbs(links)
        yield Page(
            path=links.page,
            template="list.html",
            title=", ".join((title, *(link.text for link in above))),
            crumb=title,
            description=named.lead,
            view=ListView(title, named.lead, _groups(entries), siblings(one.words, number, whole, links), _feed(one, links)),
            crumbs=(*above, *first),
            document=documents.get(str(iri)),
        )


def _feed(one: _List, links: Links) -> str | None:
    return links.ours(links.site.uris.findings_feed(one.words[0])) if one.words[-1] == "fund" and one.things else None


def siblings(words: tuple[str, ...], number: int, whole: int, links: Links) -> tuple[Link, ...]:
    """The way from one page of a list to the others."""
    return pager(number, whole, lambda other: links.ours(links.site.uris.list_page(words, other)))


def _groups(entries: Sequence[tuple[str, Entry]]) -> tuple[Group, ...]:
    return tuple(
        Group(heading, tuple(entry for _, entry in group)) for heading, group in groupby(entries, key=lambda pair: pair[0])
    )


def _meeting(meeting: MeetingSummary, links: Links) -> tuple[str, Entry]:
    line = links.meeting_line(meeting)
    return str(meeting.key.day.year), Entry(Link(line.text, line.href), (line.note or "",))


def _body(body: Body, links: Links) -> tuple[str, Entry]:
    heading = "Med referater her" if body.meetings else "Kun nævnt i andres referater"
    details = (body_kinds().label(body.kind), phrases.count(len(body.meetings), "møde", "møder")) if body.meetings else ()
    return heading, Entry(links.body(body.municipality, body.name), details)


def _case(case: Case, links: Links) -> tuple[str, Entry]:
    return "Behandlet flere gange" if len(case.items) > 1 else "Behandlet én gang", case_entry(case, links)


def case_entry(case: Case, links: Links) -> Entry:
    """A case in a list: its title leads, its number and its latest day follow."""
    link = links.case(case.municipality, case.number)
    last = case.items[-1] if case.items else None
    often = (phrases.count(len(case.items), "gang", "gange"),) if len(case.items) > 1 else ()
    details = (case.number, *often, *((f"senest {write_date(last.meeting.day)}",) if last else ()))
    return Entry(Link(case.title, link.href), details)


def _initiative(initiative: Initiative, links: Links) -> tuple[str, Entry]:
    line = initiative_line(initiative, links)
    seen = f"senest nævnt {line.latest.day}" if line.latest else ""
    return "", Entry(line.name, tuple(part for part in (seen, line.places, line.money or "") if part))


def _finding(finding: Finding, links: Links) -> tuple[str, Entry]:
    return finding_group(finding), Entry(finding_line(finding, links).link, finding_details(finding, links))


def _administration(found: Administration, links: Links) -> tuple[str, Entry]:
    return "", Entry(links.named(links.site.uris.administration(found.municipality, found.name)))


def _person(person: Person, links: Links) -> tuple[str, Entry]:
    return "", Entry(links.named(links.site.uris.person(person.municipality, person.name)), deeds_in_words(person))


def _list(found: PartyList, links: Links) -> tuple[str, Entry]:
    link = links.named(links.site.uris.party_list(found.municipality, found.letter, found.term))
    return "", Entry(link, (f"{found.term[0]}–{found.term[1]}",))


def _topic(topic: KleTopic, links: Links) -> tuple[str, Entry]:
    many = phrases.count(len(topic.items), "punkt", "punkter")
    return f"Hovedgruppe {topic.number.partition('.')[0]}", Entry(links.kle(topic.number), (many,))


_LISTED: Final[Mapping[str, tuple[Callable[[Municipality], Sequence[Any]], Callable[[Any, Links], tuple[str, Entry]]]]] = {
    "moede": (lambda one: one.meetings, _meeting),
    "udvalg": (lambda one: one.bodies, _body),
    "sag": (lambda one: one.cases, _case),
    "initiativ": (lambda one: one.initiatives, _initiative),
    "fund": (listed_findings, _finding),
    "forvaltning": (lambda one: one.administrations, _administration),
    "person": (lambda one: one.persons, _person),
    "liste": (lambda one: one.lists, _list),
}
"""A municipality's lists, by the path word that each lies under: what is listed, and what is shown of each."""
LISTS: Final = (*_LISTED, "tilsagn", "henvisning")
