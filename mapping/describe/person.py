"""Elected members, from what they did in role, and the lists they were elected for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rdflib import URIRef

from ..collection import Municipality, Naming, PartyList, Person
from ..names import Triple
from ..uris import Uris
from . import terms
from .literals import danish, plain, year
from .page import describe_list_page, describe_page


def describe_person(person: Person, uris: Uris) -> Iterator[Triple]:
    """Say a member's name, proposals and lists; nothing else is known of a person, and nothing is guessed."""
    slug = person.municipality
    this = uris.person(slug, person.name)
    yield from describe_page(uris.person_page(slug, person.name), person.name, this)
    yield this, terms.TYPE, terms.PERSON
    yield this, terms.TYPE, terms.FOAF_PERSON
    yield this, terms.FOAF_NAME, plain(person.name)
    yield this, terms.OF_MUNICIPALITY, uris.municipality(slug)
    proposals = [uris.in_item(made.item.meeting, made.item.number, f"forslag-{made.proposal}") for made in person.proposals]
    for proposal in proposals:
        yield this, terms.HAS_PROPOSAL, proposal
    for letter, term in sorted(seats(person)):
        yield this, terms.OF_PARTY_LIST, uris.party_list(slug, letter, term)
    for place in dict.fromkeys([*proposals, *(_place(naming, uris) for naming in person.namings)]):
        yield this, terms.NAMED_IN, place
    yield from _describe_memberships(person, uris)


def seats(person: Person) -> set[tuple[str, tuple[int, int]]]:
    """The lists that a member is named for: letter and election period."""
    found = {(each.party_letter, each.term) for each in person.proposals}
    found |= {(each.party_letter, each.term) for each in person.namings}
    return {(letter, term) for letter, term in found if letter and term}


def memberships(person: Person) -> list[tuple[str, tuple[int, int]]]:
    """The bodies, each in one term, that minutes name the person as a member of, latest first, then by name."""
    found = {(each.meeting.body, each.term) for each in person.namings if each.is_member and each.term}
    return sorted(((body, term) for body, term in found if term), key=lambda seat: (-seat[1][0], seat[0]))


def _place(naming: Naming, uris: Uris) -> URIRef:
    if naming.item is None:
        return uris.in_meeting(naming.meeting, naming.fragment)
    return uris.in_item(naming.meeting, naming.item.number, naming.fragment)


def _describe_memberships(person: Person, uris: Uris) -> Iterator[Triple]:
    """A seat in a body, told on the member's own page. A substitute has none."""
    slug = person.municipality
    for body, term in memberships(person):
        this = uris.membership(slug, person.name, body, term)
        yield this, terms.TYPE, terms.MEMBERSHIP
        yield this, terms.TYPE, terms.ORG_MEMBERSHIP
        yield this, terms.ORG_MEMBER, uris.person(slug, person.name)
        yield this, terms.ORG_ORGANIZATION, uris.body_term(slug, body, term)


def describe_party_lists(municipality: Municipality, uris: Uris) -> Iterator[Triple]:
    """Say the lists of candidates. A letter has one page, with a list for each election period."""
    slug = municipality.slug
    for letter, found in groupby(sorted(municipality.lists, key=_letter_and_term), key=lambda each: each.letter):
        lists = tuple(found)
        topics = tuple(uris.party_list(slug, letter, each.term) for each in lists)
        yield from describe_list_page(uris.party_page(slug, letter), f"Liste {letter}: {municipality.name}", topics)
        for each in lists:
            yield from _describe_list(each, uris)


def _letter_and_term(each: PartyList) -> tuple[str, tuple[int, int]]:
    return each.letter, each.term


def _describe_list(each: PartyList, uris: Uris) -> Iterator[Triple]:
    this = uris.party_list(each.municipality, each.letter, each.term)
    first, last = each.term
    yield this, terms.TYPE, terms.PARTY_LIST
    yield this, terms.TYPE, terms.ORGANIZATION
    yield this, terms.PREF_LABEL, danish(f"Liste {each.letter}, {first}-{last}")
    yield this, terms.PARTY_LETTER, plain(each.letter)
    yield this, terms.OF_MUNICIPALITY, uris.municipality(each.municipality)
    yield this, terms.FIRST_YEAR, year(first)
    yield this, terms.LAST_YEAR, year(last)
