"""A vote: what happened, with the sides that are printed. Nothing that is not printed is said, and nothing is counted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from rdflib import URIRef

from ..model import AgendaItem, Choice, PartyVote, Vote, VoteSide
from ..names import STEMME, Triple
from . import terms
from .literals import TRUE, boolean, integer
from .members import describe_members, describe_parties
from .scope import InItem, said, words

_CHOICES: Final = {Choice.FOR: "for", Choice.AGAINST: "imod", Choice.ABSTAINED: "undlod"}


def choice_slug(choice: Choice) -> str:
    """The last part of the IRI of its concept in ``ontology/votes.ttl``."""
    return _CHOICES[choice]


def side_fragments(vote: Vote) -> list[str]:
    """``afstemning-1-imod`` for each side in turn; a side that is printed twice has a number behind it the second time."""
    found: list[str] = []
    for side in vote.sides:
        word = f"afstemning-{vote.position}-{choice_slug(side.choice)}"
        before = sum(each == word or each.startswith(f"{word}-") for each in found)
        found.append(f"{word}-{before + 1}" if before else word)
    return found


def describe_votes(item: AgendaItem, whole: URIRef, here: InItem) -> Iterator[Triple]:
    """Say every vote under the item; ``whole`` is the activity that they are part of."""
    for vote in item.votes:
        yield from _describe_vote(vote, whole, here)


def _describe_vote(vote: Vote, whole: URIRef, here: InItem) -> Iterator[Triple]:
    this = here.iri(f"afstemning-{vote.position}")
    yield this, terms.TYPE, terms.VOTE
    yield this, terms.TYPE, terms.ACTIVITY
    yield this, terms.PART_OF, whole
    yield this, terms.OF_AGENDA_ITEM, here.this
    yield this, terms.POSITION, integer(vote.position)
    yield from words(this, terms.VOTE_SUBJECT, vote.subject)
    yield from said(this, terms.IS_AMENDMENT, TRUE if vote.is_amendment else None)
    yield from said(this, terms.ADOPTED, boolean(vote.adopted) if vote.adopted is not None else None)
    yield from said(this, terms.UNANIMOUS, TRUE if vote.unanimous else None)
    yield from words(this, terms.QUOTE, vote.quote)
    fragments = side_fragments(vote)
    for fragment in fragments:
        yield this, terms.HAS_SIDE, here.iri(fragment)
    yield from here.meeting.passages.told(this, vote.span)
    for fragment, side in zip(fragments, vote.sides, strict=True):
        yield from _describe_side(side, fragment, this, here)


def _describe_side(side: VoteSide, fragment: str, vote: URIRef, here: InItem) -> Iterator[Triple]:
    """A split party is named on both sides, as printed; its members there are said of the party's own votes as well."""
    this = here.iri(fragment)
    split = [party for party in side.parties if party.members]
    yield from here.part(this, terms.VOTE_SIDE, vote)
    yield this, terms.CHOICE, STEMME[choice_slug(side.choice)]
    yield from said(this, terms.VOTE_COUNT, integer(side.count) if side.count is not None else None)
    yield from describe_parties(this, (party.party for party in side.parties), here.meeting)
    named = chain(side.members, *(party.members for party in split))
    yield from describe_members(this, named, here.meeting)
    for position in range(1, len(split) + 1):
        yield this, terms.HAS_PARTY_VOTE, here.iri(f"{fragment}-parti-{position}")
    yield from here.quoted(this, side.span)
    for position, party in enumerate(split, 1):
        yield from _describe_party(party, here.iri(f"{fragment}-parti-{position}"), side, this, here)


def _describe_party(party: PartyVote, this: URIRef, side: VoteSide, whole: URIRef, here: InItem) -> Iterator[Triple]:
    yield from here.part(this, terms.PARTY_VOTE, whole)
    yield from describe_parties(this, (party.party,), here.meeting)
    yield from describe_members(this, party.members, here.meeting)
    yield from here.quoted(this, side.span)
