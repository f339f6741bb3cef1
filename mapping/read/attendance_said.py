"""What single lists and sentences say of persons, and how it adds up to one entry a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ..model import Attendance, Capacity, Presence, Span, Stay
from .persons import Person

_ABSENCES: Final = (Presence.ABSENT, Presence.EXCUSED, Presence.UNEXCUSED)


@dataclass(frozen=True, slots=True)
class Said:
    """What one place says of one person."""

    person: Person
    presence: Presence
    quote: str
    span: Span
    capacity: Capacity | None = None
    """What the place says; nothing where only the person's role can tell."""
    stays: tuple[Stay, ...] = ()
    substitute_for: str | None = None
    disqualified: bool = False

    @property
    def is_absence(self) -> bool:
        return self.presence in _ABSENCES


def entries(said: Iterable[Said]) -> tuple[Attendance, ...]:
    """One entry for each person, in the order in which they are named first."""
    by_name: dict[str, list[Said]] = {}
    for one in said:
        by_name.setdefault(one.person.name.casefold(), []).append(one)
    return tuple(_entry(position, of_one) for position, of_one in enumerate(by_name.values(), 1))


def _entry(position: int, said: Sequence[Said]) -> Attendance:
    """Absence outweighs a list of members, a bound outweighs both; capacity, party and role are whichever is printed."""
    stays = tuple(dict.fromkeys(stay for one in said for stay in one.stays))
    absent = [one for one in said if one.is_absence]
    presence = Presence.PARTIAL if stays else (absent[-1] if absent else said[0]).presence
    used = _telling(said)
    capacities = [one.capacity for one in said if one.capacity] + [one.person.capacity for one in said if one.person.capacity]
    return Attendance(
        position=position,
        name=said[0].person.name,
        party=next((one.person.party for one in used if one.person.party), None),
        role=next((one.person.role for one in used if one.person.role), None),
        capacity=_capacity(capacities),
        presence=presence,
        stays=stays,
        substitute_for=next((one.substitute_for for one in said if one.substitute_for), None),
        disqualified=any(one.disqualified for one in said),
        quote="\n".join(dict.fromkeys(one.quote for one in used)),
        span=Span(min(one.span.first for one in used), max(one.span.last for one in used)),
    )


def _telling(said: Sequence[Said]) -> list[Said]:
    """The places in printed order, each once; what is said again word for word needs no second place."""
    kept: dict[str, Said] = {}
    for one in sorted(said, key=lambda one: (one.span.first, one.span.last)):
        kept.setdefault(one.quote, one)
    return list(kept.values())


def _capacity(found: Sequence[Capacity]) -> Capacity:
    for capacity in (Capacity.SUBSTITUTE, Capacity.OFFICIAL, Capacity.GUEST):
        if capacity in found:
            return capacity
    return Capacity.MEMBER
