"""Elected members and their parties where something printed names them: a person if the name is enough, a list if it is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import URIRef

from ..model.elected import is_full_name, list_letter
from ..names import Triple
from . import terms
from .literals import plain
from .scope import InMeeting


def describe_members(thing: URIRef, names: Iterable[str], here: InMeeting, predicate: URIRef = terms.MEMBER) -> Iterator[Triple]:
    """Say who is named: a resource for a full name, the printed word for a name that may be anybody's."""
    for name in dict.fromkeys(names):
        if is_full_name(name):
            yield thing, predicate, here.uris.person(here.key.municipality, name)
        else:
            yield thing, terms.PRINTED_NAME, plain(name)


def describe_parties(thing: URIRef, parties: Iterable[str], here: InMeeting) -> Iterator[Triple]:
    """Say each party as printed, and the list of candidates where it is a letter and the body's term is known.

    Letters are used again by others: a letter alone is not yet a party.
    """
    term = here.minutes.body.term
    for party in dict.fromkeys(parties):
        yield thing, terms.PRINTED_PARTY, plain(party)
        letter = list_letter(party)
        if letter and term:
            yield thing, terms.OF_PARTY_LIST, here.uris.party_list(here.key.municipality, letter, term)
