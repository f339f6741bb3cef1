"""The rows of who voted, what members had recorded, who was there, and what others decided before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from rdflib import URIRef

from ...describe.attendance import capacity_slug, presence_slug
from ...describe.statement import statement_slug
from ...describe.vote import choice_slug, side_fragments
from ...model import Attendance, Minutes, Vote, VoteSide
from ...model.elected import is_elected, is_full_name, list_letter
from ...names import FREMMOEDE, STEMME, UDTALELSE
from .cells import Row
from .context import Context, ItemRows, part_row


def earlier_rows(here: ItemRows) -> Iterator[Row]:
    for earlier in here.item.earlier:
        yield {
            **part_row(here, f"tidligere-{earlier.position}", earlier.span),
            "plads": earlier.position,
            "organ_trykt": earlier.body,
            "organer": earlier.bodies,
            "organer_iri": [here.context.uris.body(here.key.municipality, body) for body in earlier.bodies],
            "dato": earlier.date.value if earlier.date else None,
            "dato_trykt": earlier.date.printed if earlier.date else None,
            "nummer": earlier.item_number,
            "tekst": earlier.text,
            **here.context.outcome(earlier.outcome.concept),
            "ordlyd": earlier.outcome.wording,
            "tillaeg": here.context.additions(earlier.outcome),
        }


def vote_rows(here: ItemRows) -> Iterator[Row]:
    for vote in here.item.votes:
        yield {
            **part_row(here, f"afstemning-{vote.position}", vote.span),
            "plads": vote.position,
            "om": vote.subject,
            "aendringsforslag": vote.is_amendment,
            "vedtaget": vote.adopted,
            "enstemmigt": vote.unanimous,
            "ord": vote.quote,
        }


def side_rows(here: ItemRows) -> Iterator[Row]:
    for vote in here.item.votes:
        for fragment, side in zip(side_fragments(vote), vote.sides, strict=True):
            yield _side_row(side, fragment, vote, here)


def _side_row(side: VoteSide, fragment: str, vote: Vote, here: ItemRows) -> Row:
    names = [*side.members, *(name for party in side.parties for name in party.members)]
    slug = choice_slug(side.choice)
    return {
        **part_row(here, fragment, side.span),
        "afstemning": here.iri(f"afstemning-{vote.position}"),
        "om": vote.subject,
        "stemme": here.context.words.term(STEMME[slug]),
        "stemme_iri": STEMME[slug],
        "antal": side.count,
        **_parties([party.party for party in side.parties], here.minutes, here.context),
        **_members(names, here.minutes, here.context),
    }


def statement_rows(here: ItemRows) -> Iterator[Row]:
    for statement in here.item.statements:
        slug = statement_slug(statement.kind)
        yield {
            **part_row(here, f"udtalelse-{statement.position}", statement.span),
            "plads": statement.position,
            "slags": here.context.words.term(UDTALELSE[slug]),
            "slags_iri": UDTALELSE[slug],
            **_parties(statement.parties, here.minutes, here.context),
            **_members(statement.members, here.minutes, here.context),
            "tekst": statement.text,
        }


def attendance_rows(here: ItemRows) -> Iterator[Row]:
    for attendance in here.item.attendance:
        fragment = f"deltager-{attendance.position}"
        yield {
            **_attendance_row(attendance, here.minutes, here.context),
            "iri": here.iri(fragment),
            "punkt": here.item.number,
            "hvor": here.iri("punkt"),
        }


def meeting_attendance_rows(minutes: Minutes, context: Context) -> Iterator[Row]:
    """What the head of the minutes says; what stands under items is the items'."""
    for attendance in minutes.attendance:
        yield {
            **_attendance_row(attendance, minutes, context),
            "iri": context.uris.in_meeting(minutes.key, f"deltager-{attendance.position}"),
            "hvor": context.uris.meeting(minutes.key),
        }


def _attendance_row(one: Attendance, minutes: Minutes, context: Context) -> Row:
    key, presence, capacity = minutes.key, presence_slug(one.presence), capacity_slug(one.capacity)
    elected = is_elected(one)
    person = context.uris.person(key.municipality, one.name) if elected and is_full_name(one.name) else None
    instead = one.substitute_for if elected and one.substitute_for and is_full_name(one.substitute_for) else None
    return {
        "kommune": context.municipality(key.municipality),
        "udvalg": key.body,
        "moededato": key.day,
        "plads": one.position,
        "egenskab": context.words.term(FREMMOEDE[capacity]),
        "egenskab_iri": FREMMOEDE[capacity],
        "fremmoede": context.words.term(FREMMOEDE[presence]),
        "fremmoede_iri": FREMMOEDE[presence],
        "navn": one.name if elected else None,
        "person": person,
        "parti": one.party if elected else None,
        "liste": _list(one.party, minutes, context) if elected else None,
        "rolle": one.role,
        "stedfortraeder_for": context.uris.person(key.municipality, instead) if instead else None,
        "inhabil": one.disqualified,
        "kilde": context.uris.passage(key, one.span),
    }


def _list(party: str | None, minutes: Minutes, context: Context) -> URIRef | None:
    letter, term = list_letter(party), minutes.body.term
    return context.uris.party_list(minutes.key.municipality, letter, term) if letter and term else None


def _parties(parties: Iterable[str], minutes: Minutes, context: Context) -> Row:
    """The columns «partier» and «lister_iri»."""
    printed = list(dict.fromkeys(parties))
    lists = (_list(party, minutes, context) for party in printed)
    return {"partier": printed, "lister_iri": [found for found in lists if found]}


def _members(names: Iterable[str], minutes: Minutes, context: Context) -> Row:
    """The columns «medlemmer» and «medlemmer_iri»."""
    printed = list(dict.fromkeys(names))
    known = [context.uris.person(minutes.key.municipality, name) for name in printed if is_full_name(name)]
    return {"medlemmer": printed, "medlemmer_iri": known}


SAID_TABLES: Final[Mapping[str, Callable[[ItemRows], Iterator[Row]]]] = {
    "tidligere_beslutninger": earlier_rows,
    "afstemninger": vote_rows,
    "stemmer": side_rows,
    "udtalelser": statement_rows,
    "fremmoede": attendance_rows,
}
