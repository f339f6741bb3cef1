"""A member's use of the right to put an item on the agenda."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Proposal
from ..names import Triple
from . import terms
from .literals import danish, plain
from .scope import InItem


def describe_proposal(proposal: Proposal, here: InItem) -> Iterator[Triple]:
    """Say who raised the item, and for which list of candidates where the body's term is known too."""
    this, meeting = here.iri(f"forslag-{proposal.position}"), here.meeting
    slug, term = meeting.key.municipality, meeting.minutes.body.term
    yield from here.part(this, terms.PROPOSAL, here.this, proposal.position)
    yield this, terms.ATTRIBUTED_TO, meeting.uris.person(slug, proposal.person)
    if proposal.party_letter:
        yield this, terms.PARTY_LETTER, plain(proposal.party_letter)
        if term:
            yield this, terms.OF_PARTY_LIST, meeting.uris.party_list(slug, proposal.party_letter, term)
    yield this, terms.VALUE, danish(proposal.quote)
    yield from here.quoted(this, proposal.span)
