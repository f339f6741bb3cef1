"""The pages of elected members, from what minutes print of them, and of the lists they were elected for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...collection import Naming, NamingKind, PartyList, Person
from ...danish import write_date
from ...describe.attendance import presence_slug
from ...describe.person import memberships, seats
from ...describe.statement import statement_slug
from ...describe.vote import choice_slug
from ...model import Choice, Presence, StatementKind
from ...names import FREMMOEDE, STEMME, UDTALELSE
from ..documents import Document
from . import phrases
from .follow import MOST
from .frame import Page, crumbs, describe
from .links import Fact, ItemLine, Link, Links, Site


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that minutes print of a member, where and when."""

    what: str
    where: Link
    day: str
    iso: str
    subject: str | None
    lines: Link


@dataclass(frozen=True, slots=True)
class Deeds:
    """Those of one kind, latest first; ``whole`` is how many there are in all."""

    id: str
    heading: str
    what: str
    shown: tuple[Deed, ...]
    whole: int


@dataclass(frozen=True, slots=True)
class PersonView:
    name: str
    proposals: tuple[ItemLine, ...]
    whole: int
    deeds: tuple[Deeds, ...]
    lists: tuple[Link, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ListTerm:
    id: str
    name: str
    persons: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PartyListView:
    letter: str
    terms: tuple[ListTerm, ...]


_KINDS: Final = (
    ("afstemninger", "Stemmer, der er trykt med navn", "stemmer", (NamingKind.VOTE,)),
    ("udtalelser", "Udtalelser til protokollen", "udtalelser", (NamingKind.STATEMENT,)),
    ("fremmoede", "Fremmøde", "oplysninger om fremmøde", (NamingKind.ATTENDANCE, NamingKind.SUBSTITUTED)),
)


def person_page(site: Site, person: Person, document: Document | None) -> Page:
    slug, uris = person.municipality, site.uris
    links = Links(site, uris.path(uris.person_page(slug, person.name)))
    lists = tuple(
        Link(f"Liste {letter}, {term[0]}–{term[1]}", links.ours(uris.party_list(slug, letter, term)))
        for letter, term in sorted(seats(person), key=lambda seat: (seat[1], seat[0]), reverse=True)
    )
    view = PersonView(
        name=person.name,
        proposals=links.items(proposal.item for proposal in person.proposals[:MOST]),
        whole=len(person.proposals),
        deeds=tuple(_deeds(person, links)),
        lists=lists,
        facts=tuple(_facts(person, lists, links)),
    )
    description = describe(f"Hvad referaterne siger, at {person.name} har gjort i sit hverv.")
    return Page(links.page, "person.html", person.name, description, view, crumbs(links, slug, "person"), document)


def _facts(person: Person, lists: tuple[Link, ...], links: Links) -> Iterator[Fact]:
    uris = links.site.uris
    yield Fact("Kommune", (links.named(uris.municipality(person.municipality)),))
    if lists:
        yield Fact("Liste", lists)
    held = tuple(
        Link(f"{body} {term[0]}–{term[1]}", links.ours(uris.body_term(person.municipality, body, term)))
        for body, term in memberships(person)
    )
    if held:
        yield Fact("Nævnt som medlem af", held)


def _deeds(person: Person, links: Links) -> Iterator[Deeds]:
    for id, heading, what, kinds in _KINDS:
        found = [naming for naming in person.namings if naming.kind in kinds]
        if found:
            yield Deeds(id, heading, what, tuple(_deed(naming, links) for naming in found[:MOST]), len(found))


def _deed(naming: Naming, links: Links) -> Deed:
    key, item = naming.meeting, naming.item
    return Deed(
        what=_what(naming, links),
        where=links.item_link(item, key.body) if item else links.meeting(key),
        day=write_date(key.day),
        iso=key.day.isoformat(),
        subject=naming.subject,
        lines=links.lines(key, naming.span),
    )


def _what(naming: Naming, links: Links) -> str:
    """«Imod», «Forbehold», «Afbud»: the word of the code list."""
    term = links.site.words.term
    if naming.kind is NamingKind.VOTE:
        return term(STEMME[choice_slug(Choice(naming.said))])
    if naming.kind is NamingKind.STATEMENT:
        return term(UDTALELSE[statement_slug(StatementKind(naming.said))])
    if naming.kind is NamingKind.SUBSTITUTED:
        return "En stedfortræder mødte"
    return term(FREMMOEDE[presence_slug(Presence(naming.said))])


def deeds_in_words(person: Person) -> tuple[str, ...]:
    """What a list of members says of one: «1 forslag», «12 stemmer»."""
    counts = ((len(person.proposals), "forslag", "forslag"), *_counts(person.namings))
    return tuple(phrases.count(how_many, one, more) for how_many, one, more in counts if how_many)


def _counts(namings: Iterable[Naming]) -> Iterator[tuple[int, str, str]]:
    kinds = [naming.kind for naming in namings]
    yield kinds.count(NamingKind.VOTE), "trykt stemme", "trykte stemmer"
    yield kinds.count(NamingKind.STATEMENT), "udtalelse", "udtalelser"
    yield kinds.count(NamingKind.ATTENDANCE), "fremmøde nævnt", "fremmøder nævnt"


def party_list_page(site: Site, slug: str, letter: str, lists: tuple[PartyList, ...], document: Document | None) -> Page:
    """All lists that had one letter: a letter belongs to others after another election."""
    links = Links(site, site.uris.path(site.uris.party_page(slug, letter)))
    terms = tuple(_list_term(one, links) for one in lists)
    title = f"Liste {letter}"
    up = crumbs(links, slug, "liste")
    description = f"Kandidatlister med bogstavet {letter}, som referaterne nævner."
    return Page(links.page, "party_list.html", title, description, PartyListView(letter, terms), up, document)


def _list_term(one: PartyList, links: Links) -> ListTerm:
    named = [
        links.named(links.site.uris.person(one.municipality, name))
        for name in links.site.lookup.seated(one.municipality, one.letter, one.term)
    ]
    return ListTerm(f"{one.term[0]}-{one.term[1]}", f"{one.term[0]}–{one.term[1]}", tuple(named))
