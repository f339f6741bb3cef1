"""Pages that only lead on: all meetings, cases, initiatives and so on of a municipality. None is endless."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ...collection import Case, Municipality
from ...danish import write_date
from ...vocabulary import bodies as body_kinds
from ..documents import Document
from . import phrases
from .follow import initiative_line
from .frame import Page
from .links import Link, Links, Site

MOST: Final = 200
"""Entries on one page of a list."""


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


@dataclass(frozen=True, slots=True)
class _List:
    """A list before it is cut into pages: each entry with the heading it stands under."""

    words: tuple[str, ...]
    title: str
    lead: str
    entries: Callable[[Links], Iterable[tuple[str, Entry]]]
    crumbs: Callable[[Links], tuple[Link, ...]]


def list_pages(site: Site, documents: Mapping[str, Document]) -> Iterator[Page]:
    """Every list of every municipality, and the list of subjects."""
    for municipality in site.lookup.collection.municipalities:
        for one in _of_municipality(municipality):
            yield from _pages(site, one, documents)
    yield from _pages(site, _List(("kle",), "KLE-emner", _KLE, _topics, lambda links: ()), documents)


_KLE: Final = (
    "Numre fra KL's emnesystematik, som står i sagsnumrene. KL's titler er ikke gengivet her, fordi rettighederne til dem er KL's."
)


def _of_municipality(one: Municipality) -> Iterator[_List]:
    slug = one.slug

    def crumbs(links: Links) -> tuple[Link, ...]:
        return (links.named(links.site.uris.municipality(slug)),)

    def make(word: str, title: str, lead: str, entries: Callable[[Links], Iterable[tuple[str, Entry]]]) -> _List:
        return _List((slug, word), title, lead, entries, crumbs)

    yield make("moede", "Møder", "Alle møder, vi har referater fra.", lambda links: _meetings(one, links))
    yield make("udvalg", "Udvalg", "Udvalg, råd og byråd, som referaterne er fra eller nævner.", lambda links: _bodies(one, links))
    yield make("sag", "Sager", "Sager efter sagsnummer. De sager, der er behandlet flere gange, står først.", lambda links: _cases(one, links))
    yield make("initiativ", "Initiativer", "Projekter, indsatser og forsøg, som referaterne nævner ved navn.", lambda links: _initiatives(one, links))
    yield make("forvaltning", "Forvaltninger", "Forvaltninger, der indstiller sager.", lambda links: _administrations(one, links))
    yield make("person", "Personer", "Folkevalgte, som referaterne nævner for noget, de har gjort i deres hverv.", lambda links: _persons(one, links))
    yield make("liste", "Lister", "Kandidatlister, som referaterne nævner ved bogstav. Et bogstav gælder i én valgperiode.", lambda links: _lists(one, links))


def _pages(site: Site, one: _List, documents: Mapping[str, Document]) -> Iterator[Page]:
    uris = site.uris
    home = Links(site, uris.path(uris.folder(*one.words)))
    whole = max(1, -(-sum(1 for _ in one.entries(home)) // MOST))
    for number in range(1, whole + 1):
        iri = uris.folder(*_words(one, number))
        links = Links(site, uris.path(iri))
        entries = list(one.entries(links))[(number - 1) * MOST : number * MOST]
        title = one.title if number == 1 else f"{one.title}, side {number}"
        yield Page(
            path=links.page,
            template="list.html",
            title=title,
            description=one.lead,
            view=ListView(title, one.lead, _groups(entries), _siblings(one, number, whole, links)),
            crumbs=(*one.crumbs(links), *((Link(one.title, links.ours(uris.folder(*one.words))),) if number > 1 else ())),
            document=documents.get(str(iri)),
        )


def _words(one: _List, number: int) -> tuple[str, ...]:
    """A second page lies under ``side/``, where no thing of the list can lie."""
    return one.words if number == 1 else (*one.words, "side", str(number))


def _siblings(one: _List, number: int, whole: int, links: Links) -> tuple[Link, ...]:
    if whole == 1:
        return ()
    folder = links.site.uris.folder
    return tuple(
        Link(str(other), None if other == number else links.ours(folder(*_words(one, other)))) for other in range(1, whole + 1)
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
    ordered = sorted(one.bodies, key=lambda body: not body.meetings)
    for body in ordered:
        heading = "Med referater her" if body.meetings else "Kun nævnt i andres referater"
        details = (body_kinds().label(body.kind), phrases.count(len(body.meetings), "møde", "møder")) if body.meetings else ()
        yield heading, Entry(links.body(one.slug, body.name), details)


def _cases(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    ordered = sorted(one.cases, key=lambda case: len(case.items) < 2)
    for case in ordered:
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


def _administrations(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for found in one.administrations:
        yield "", Entry(links.named(links.site.uris.administration(one.slug, found.name)))


def _persons(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for person in one.persons:
        details = (phrases.count(len(person.proposals), "forslag", "forslag"),)
        yield "", Entry(links.named(links.site.uris.person(one.slug, person.name)), details)


def _lists(one: Municipality, links: Links) -> Iterator[tuple[str, Entry]]:
    for found in one.lists:
        link = links.named(links.site.uris.party_list(one.slug, found.letter, found.term))
        yield "", Entry(link, (f"{found.term[0]}–{found.term[1]}",))


def _topics(links: Links) -> Iterator[tuple[str, Entry]]:
    for topic in links.site.lookup.collection.kle_topics:
        many = phrases.count(len(topic.items), "punkt", "punkter") if topic.items else "overemne"
        yield topic.number.partition(".")[0], Entry(links.kle(topic.number), (many,))
