"""Pages that only lead on: all meetings, cases, initiatives and so on of a municipality. None is endless."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

from ...collection import LIST_PAGE, Case, Municipality
from ...danish import write_date
from ...describe.finding import listed_findings
from ...vocabulary import bodies as body_kinds
from ..documents import Document
from . import phrases
from .findings import finding_details, finding_group, finding_line
from .follow import initiative_line
from .frame import Page
from .links import Link, Links, Site
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
    entries: Callable[[Links], Iterable[tuple[str, Entry]]]
    """Each with the heading it stands under."""
    crumbs: Callable[[Links], tuple[Link, ...]]


def list_pages(site: Site, documents: Mapping[str, Document]) -> Iterator[Page]:
    """Every list of every municipality, and the list of subjects."""
    for municipality in site.lookup.collection.municipalities:
        for one in _of_municipality(municipality):
            yield from _pages(site, one, documents)
    yield from _pages(site, _List(("kle",), _topics, lambda links: ()), documents)


def _of_municipality(one: Municipality) -> Iterator[_List]:
    def crumbs(links: Links) -> tuple[Link, ...]:
        return (links.named(links.site.uris.municipality(one.slug)),)

    for word, entries in _ENTRIES.items():
        yield _List((one.slug, word), partial(entries, one), crumbs)


def _pages(site: Site, one: _List, documents: Mapping[str, Document]) -> Iterator[Page]:
    uris = site.uris
    home = Links(site, uris.path(uris.folder(*one.words)))
    named = site.words.lists[one.words[-1]]
    whole = max(1, -(-sum(1 for _ in one.entries(home)) // LIST_PAGE))
    for number in range(1, whole + 1):
        iri = uris.list_page(one.words, number)
        links = Links(site, uris.path(iri))
        entries = list(one.entries(links))[(number - 1) * LIST_PAGE : number * LIST_PAGE]
        title = named.title if number == 1 else f"{named.title}, side {number}"
        first = (Link(named.title, links.ours(uris.folder(*one.words))),) if number > 1 else ()
        above = one.crumbs(links)
        yield Page(
            path=links.page,
            template="list.html",
            title=", ".join((title, *(link.text for link in above))),
            crumb=title,
            description=named.lead,
            view=ListView(title, named.lead, _groups(entries), _siblings(one, number, whole, links), _feed(one, entries, links)),
            crumbs=(*above, *first),
            document=documents.get(str(iri)),
        )


def _feed(one: _List, entries: Sequence[object], links: Links) -> str | None:
    return links.ours(links.site.uris.findings_feed(one.words[0])) if one.words[-1] == "fund" and entries else None


def _siblings(one: _List, number: int, whole: int, links: Links) -> tuple[Link, ...]:
    if whole == 1:
        return ()
    listed = links.site.uris.list_page
    return tuple(
        Link(str(other), None if other == number else links.ours(listed(one.words, other))) for other in range(1, whole + 1)
    )


def _groups(entries: Sequence[tuple[str, Entry]]) -> tuple[Group, ...]:
    return tuple(
        Group(heading, tuple(entry for _, entry in group)) for heading, group in groupby(entries, key=lambda pair: pair[0])
    )


def _meetings(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for meeting in one.meetings:
        line = links.meeting_line(meeting)
        yield str(meeting.key.day.year), Entry(Link(line.text, line.href), (line.note or "",))


def _bodies(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for body in one.bodies:
        heading = "Med referater her" if body.meetings else "Kun nævnt i andres referater"
        details = (body_kinds().label(body.kind), phrases.count(len(body.meetings), "møde", "møder")) if body.meetings else ()
        yield heading, Entry(links.body(one.slug, body.name), details)


def _cases(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for case in one.cases:
        heading = "Behandlet flere gange" if len(case.items) > 1 else "Behandlet én gang"
        yield heading, case_entry(case, links)


def case_entry(case: Case, links: Links) -> Entry:
    """A case in a list: its title leads, its number and its latest day follow."""
    link = links.case(case.municipality, case.number)
    last = case.items[-1] if case.items else None
    often = (phrases.count(len(case.items), "gang", "gange"),) if len(case.items) > 1 else ()
    details = (case.number, *often, *((f"senest {write_date(last.meeting.day)}",) if last else ()))
    return Entry(Link(case.title, link.href), details)


def _initiatives(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for initiative in one.initiatives:
        line = initiative_line(initiative, links)
        seen = f"senest nævnt {line.latest.day}" if line.latest else ""
        yield "", Entry(line.name, tuple(part for part in (seen, line.places, line.money or "") if part))


def _findings(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for finding in listed_findings(one):
        link = finding_line(finding, links).link
        yield finding_group(finding), Entry(link, finding_details(finding, links))


def _administrations(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for found in one.administrations:
        yield "", Entry(links.named(links.site.uris.administration(one.slug, found.name)))


def _persons(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for person in one.persons:
        yield "", Entry(links.named(links.site.uris.person(one.slug, person.name)), deeds_in_words(person))


def _lists(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for found in one.lists:
        link = links.named(links.site.uris.party_list(one.slug, found.letter, found.term))
        yield "", Entry(link, (f"{found.term[0]}–{found.term[1]}",))


def _topics(links: Links) -> Iterator[tuple[str, Entry]]:
    for topic in links.site.lookup.collection.kle_topics:
        if topic.items:
            many = phrases.count(len(topic.items), "punkt", "punkter")
            yield f"Hovedgruppe {topic.number.partition('.')[0]}", Entry(links.kle(topic.number), (many,))


_ENTRIES: Final[Mapping[str, Callable[[Municipality, Links], Iterable[tuple[str, Entry]]]]] = {
    "moede": _meetings,
    "udvalg": _bodies,
    "sag": _cases,
    "initiativ": _initiatives,
    "fund": _findings,
    "forvaltning": _administrations,
    "person": _persons,
    "liste": _lists,
}
"""A municipality's lists, by the path word that each lies under."""
LISTS: Final = (*_ENTRIES, "tilsagn", "henvisning")
