"""Who was there, as printed. Elected members become resources; officials and guests stay a role without a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from rdflib import URIRef

from ..model import Attendance, Capacity, Presence, Stay
from ..model.elected import is_elected, is_full_name
from ..names import FREMMOEDE, Triple
from . import terms
from .literals import TRUE, danish, hour, integer, plain
from .members import describe_members, describe_parties
from .scope import InMeeting, said, words

_PRESENCES: Final = {
    Presence.PRESENT: "til-stede",
    Presence.ABSENT: "fravaerende",
    Presence.EXCUSED: "afbud",
    Presence.UNEXCUSED: "uden-afbud",
    Presence.PARTIAL: "delvis",
}
_CAPACITIES: Final = {
    Capacity.MEMBER: "medlem",
    Capacity.SUBSTITUTE: "stedfortraeder",
    Capacity.OFFICIAL: "embedsperson",
    Capacity.GUEST: "gaest",
}


def presence_slug(presence: Presence) -> str:
    """The last part of the IRI of its concept in ``ontology/attendance.ttl``."""
    return _PRESENCES[presence]


def capacity_slug(capacity: Capacity) -> str:
    """The last part of the IRI of its concept in ``ontology/attendance.ttl``."""
    return _CAPACITIES[capacity]


def describe_attendance(attendance: Attendance, iri: Callable[[str], URIRef], whole: URIRef, here: InMeeting) -> Iterator[Triple]:
    """Say whether a person took part in ``whole``, the meeting or an item, in whose document ``iri`` makes IRIs.

    Who is not elected is neither named nor quoted.
    """
    fragment = f"deltager-{attendance.position}"
    this = iri(fragment)
    yield this, terms.TYPE, terms.ATTENDANCE
    yield this, terms.TYPE, terms.ENTITY
    yield this, terms.PART_OF, whole
    yield this, terms.POSITION, integer(attendance.position)
    yield this, terms.PRESENCE, FREMMOEDE[presence_slug(attendance.presence)]
    yield this, terms.CAPACITY, FREMMOEDE[capacity_slug(attendance.capacity)]
    yield from words(this, terms.ROLE, attendance.role)
    if is_elected(attendance):
        yield from _describe_elected(attendance, this, here)
    yield from said(this, terms.DISQUALIFIED, TRUE if attendance.disqualified else None)
    stays = [(iri(f"{fragment}-ophold-{position}"), stay) for position, stay in enumerate(attendance.stays, 1)]
    for each, _ in stays:
        yield this, terms.HAS_STAY, each
    yield from here.passages.quoted(this, attendance.span)
    for each, stay in stays:
        yield from _describe_stay(stay, each, this, attendance, here)


def _describe_elected(attendance: Attendance, this: URIRef, here: InMeeting) -> Iterator[Triple]:
    instead = attendance.substitute_for
    yield from describe_members(this, (attendance.name,), here)
    yield from describe_parties(this, (attendance.party,) if attendance.party else (), here)
    if instead and is_full_name(instead):
        yield this, terms.SUBSTITUTE_FOR, here.uris.person(here.key.municipality, instead)
    yield this, terms.VALUE, danish(attendance.quote)


def _describe_stay(stay: Stay, this: URIRef, whole: URIRef, attendance: Attendance, here: InMeeting) -> Iterator[Triple]:
    yield this, terms.TYPE, terms.STAY
    yield this, terms.TYPE, terms.ENTITY
    yield this, terms.PART_OF, whole
    yield this, terms.PRESENCE, FREMMOEDE[presence_slug(Presence.PRESENT if stay.present else Presence.ABSENT)]
    yield from said(this, terms.FROM_TIME, hour(stay.from_time) if stay.from_time else None)
    yield from said(this, terms.UNTIL_TIME, hour(stay.to_time) if stay.to_time else None)
    yield from said(this, terms.FROM_NUMBER, plain(stay.from_item) if stay.from_item else None)
    yield from said(this, terms.UNTIL_NUMBER, plain(stay.to_item) if stay.to_item else None)
    yield from here.passages.quoted(this, attendance.span)
