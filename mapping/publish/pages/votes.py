"""Votes and recorded statements as an item's page shows them: what is printed, and blanks where nothing is."""

from __future__ import annotations

from dataclasses import dataclass

from ...describe.statement import statement_slug
from ...describe.vote import choice_slug, side_fragments
from ...model import AgendaItem, Minutes, PartyVote, Statement, Vote, VoteSide
from ...names import STEMME, UDTALELSE
from .links import Link, Links
from .members import party_link, party_links, person_links


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party on one side, with those of its members that are printed with it."""

    party: Link
    members: tuple[Link, ...]
    id: str | None


@dataclass(frozen=True, slots=True)
class SideView:
    id: str
    word: str
    sign: str
    count: int | None
    parties: tuple[PartyView, ...]
    members: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VoteView:
    id: str
    title: str
    result: str
    """What the words say of how it went, in short; empty where they say nothing."""
    sides: tuple[SideView, ...]
    has_counts: bool
    has_parties: bool
    has_members: bool
    quote: str
    lines: Link


@dataclass(frozen=True, slots=True)
class StatementView:
    id: str
    kind: str
    who: tuple[Link, ...]
    text: str
    lines: Link


def vote_views(minutes: Minutes, item: AgendaItem, links: Links) -> tuple[VoteView, ...]:
    return tuple(_vote(vote, len(item.votes), minutes, links) for vote in item.votes)


def statement_views(minutes: Minutes, item: AgendaItem, links: Links) -> tuple[StatementView, ...]:
    return tuple(_statement(statement, minutes, links) for statement in item.statements)


def _vote(vote: Vote, how_many: int, minutes: Minutes, links: Links) -> VoteView:
    sides = tuple(_side(side, id, minutes, links) for id, side in zip(side_fragments(vote), vote.sides, strict=True))
    number = f" {vote.position}" if how_many > 1 else ""
    return VoteView(
        id=f"afstemning-{vote.position}",
        title=f"Afstemning{number}: {vote.subject}" if vote.subject else f"Afstemning{number}",
        result=_result(vote),
        sides=sides,
        has_counts=any(side.count is not None for side in sides),
        has_parties=any(side.parties for side in sides),
        has_members=any(side.members for side in sides),
        quote=vote.quote,
        lines=links.lines(minutes.key, vote.span),
    )


def _result(vote: Vote) -> str:
    if vote.adopted is None:
        return "Enstemmigt." if vote.unanimous else ""
    how = "Vedtaget" if vote.adopted else "Forkastet"
    return f"{how} enstemmigt." if vote.unanimous else f"{how}."


def _side(side: VoteSide, fragment: str, minutes: Minutes, links: Links) -> SideView:
    slug = choice_slug(side.choice)
    split = [party for party in side.parties if party.members]
    return SideView(
        id=fragment,
        word=links.site.words.term(STEMME[slug]),
        sign=links.site.words.choices[slug],
        count=side.count,
        parties=tuple(_party(party, split, fragment, minutes, links) for party in side.parties),
        members=person_links(side.members, minutes.key, links),
    )


def _party(party: PartyVote, split: list[PartyVote], fragment: str, minutes: Minutes, links: Links) -> PartyView:
    return PartyView(
        party=party_link(party.party, minutes.body.term, minutes.key, links),
        members=person_links(party.members, minutes.key, links),
        id=f"{fragment}-parti-{split.index(party) + 1}" if party.members else None,
    )


def _statement(statement: Statement, minutes: Minutes, links: Links) -> StatementView:
    key = minutes.key
    parties = party_links(statement.parties, minutes.body.term, key, links)
    return StatementView(
        id=f"udtalelse-{statement.position}",
        kind=links.site.words.term(UDTALELSE[statement_slug(statement.kind)]),
        who=(*parties, *person_links(statement.members, key, links)),
        text=statement.text,
        lines=links.lines(key, statement.span),
    )
