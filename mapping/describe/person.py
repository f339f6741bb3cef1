"""Elected members, from what they did in role, and the lists they were elected for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..collection import Municipality, PartyList, Person
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
    for made in person.proposals:
        yield this, terms.HAS_PROPOSAL, uris.in_item(made.item.meeting, made.item.number, f"forslag-{made.proposal}")
    lists = {(made.party_letter, made.term) for made in person.proposals if made.party_letter and made.term}
    for letter, term in sorted(lists, key=str):
        if letter and term:
            yield this, terms.OF_PARTY_LIST, uris.party_list(slug, letter, term)


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
