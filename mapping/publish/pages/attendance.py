"""Who was there, as pages of meetings and items show it: elected members by name, officials and guests by role alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ...describe.attendance import capacity_slug, presence_slug
from ...model import Attendance, Capacity, Minutes, Presence, Stay
from ...model.elected import is_elected
from ...names import FREMMOEDE
from . import phrases
from .links import Link, Links
from .members import party_link, person_link

_ORDER: Final = (Presence.PRESENT, Presence.PARTIAL, Presence.EXCUSED, Presence.UNEXCUSED, Presence.ABSENT)


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """One person, or somebody who is shown by role."""

    id: str
    name: Link
    party: Link | None
    details: tuple[str, ...]
    substitute_for: Link | None
    stays: tuple[tuple[str, str], ...]
    """Id and words of each printed bound."""
    lines: Link


@dataclass(frozen=True, slots=True)
class AttendanceGroup:
    """Those of one class: present, present for a part, absent with notice …"""

    heading: str
    people: tuple[AttendeeView, ...]


def attendance_groups(all_of: Iterable[Attendance], minutes: Minutes, links: Links) -> tuple[AttendanceGroup, ...]:
    """Members and substitutes by whether they were there, in printed order, then officials and guests."""
    found = list(all_of)
    elected = sorted((one for one in found if is_elected(one)), key=lambda one: _ORDER.index(one.presence))
    groups = [
        AttendanceGroup(
            links.site.words.term(FREMMOEDE[presence_slug(presence)]), tuple(_attendee(one, minutes, links) for one in group)
        )
        for presence, group in groupby(elected, key=lambda one: one.presence)
    ]
    others = tuple(_attendee(one, minutes, links) for one in found if not is_elected(one))
    return (*groups, *([AttendanceGroup("Embedsfolk og gæster", others)] if others else []))


def _attendee(one: Attendance, minutes: Minutes, links: Links) -> AttendeeView:
    key, elected = minutes.key, is_elected(one)
    capacity = links.site.words.term(FREMMOEDE[capacity_slug(one.capacity)])
    role = phrases.capital(one.role) if one.role else capacity
    instead = one.substitute_for if elected else None
    fragment = f"deltager-{one.position}"
    return AttendeeView(
        id=fragment,
        name=person_link(one.name, key, links) if elected else Link(role),
        party=party_link(one.party, minutes.body.term, key, links) if elected and one.party else None,
        details=tuple(_details(one, capacity)) if elected else ((capacity.lower(),) if role != capacity else ()),
        substitute_for=person_link(instead, key, links) if instead else None,
        stays=tuple((f"{fragment}-ophold-{place}", stay_words(stay)) for place, stay in enumerate(one.stays, 1)),
        lines=links.lines(key, one.span),
    )


def _details(one: Attendance, capacity: str) -> Iterable[str]:
    if one.role:
        yield one.role
    if one.capacity is Capacity.SUBSTITUTE and not one.substitute_for:
        yield capacity.lower()
    if one.disqualified:
        yield "inhabil"


def stay_words(stay: Stay) -> str:
    """«var der til kl. 18.40», «var ikke med i punkt 4a», «var der til kl. 18.40, til punkt 3»."""
    what = "var der" if stay.present else "var ikke med"
    if stay.from_item is not None and stay.from_item == stay.to_item:
        items = f"i punkt {stay.from_item}"
    else:
        items = _between(stay.from_item and f"punkt {stay.from_item}", stay.to_item and f"punkt {stay.to_item}")
    times = _between(
        phrases.clock(stay.from_time) if stay.from_time else None, phrases.clock(stay.to_time) if stay.to_time else None
    )
    return f"{what} {', '.join(part for part in (times, items) if part)}".strip()


def _between(first: str | None, last: str | None) -> str:
    return " ".join(part for part in (f"fra {first}" if first else "", f"til {last}" if last else "") if part)
