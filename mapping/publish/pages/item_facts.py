"""The box of facts beside an item."""

from __future__ import annotations

from collections.abc import Iterator

from ...danish import write_date
from ...model import AgendaItem, MeetingKey, Minutes, Proposal
from .links import Fact, Link, Links


def item_facts(minutes: Minutes, item: AgendaItem, links: Links) -> Iterator[Fact]:
    key, case = minutes.key, item.case_number
    yield Fact("Udvalg", (links.body(key.municipality, key.body),))
    yield Fact("Møde", (Link(write_date(key.day), links.ours(links.site.uris.meeting_page(key))),))
    if item.group:
        yield Fact("Gruppe", (Link(item.group),))
    if item.other_numbers:
        yield Fact("Også nummer", tuple(Link(number) for number in item.other_numbers))
    kind = links.case_type(key.municipality, item.case_type)
    if kind:
        yield Fact("Sagstype", (kind,))
    if case:
        yield Fact("Sagsnummer", (links.case(key.municipality, case.printed),))
        if case.kle_topic:
            yield Fact("Emne", (links.kle(case.kle_topic),))
    if item.recommendation and item.recommendation.recommenders:
        yield Fact("Indstillet af", tuple(_administration(name, key, links) for name in item.recommendation.recommenders))
    if item.proposals:
        yield Fact("Rejst af", tuple(raised_by(proposal, key, links) for proposal in item.proposals))
    yield Fact("Kilde", (links.lines(key, item.span),))


def _administration(name: str, key: MeetingKey, links: Links) -> Link:
    iri = str(links.site.uris.administration(key.municipality, name))
    return Link(name, links.ours(iri) if links.site.lookup.knows(iri) else None)


def raised_by(proposal: Proposal, key: MeetingKey, links: Links) -> Link:
    iri = str(links.site.uris.person(key.municipality, proposal.person))
    party = f"({proposal.party_letter})" if proposal.party_letter else None
    return Link(proposal.person, links.ours(iri) if links.site.lookup.knows(iri) else None, party)
