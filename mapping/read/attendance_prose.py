"""Sentences that say who was there: «Peter Holm havde meldt afbud, og Anne Lund deltog i stedet.»"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ..model import Capacity, Presence, Span
from .attendance_said import Said
from .persons import Person, find_persons
from .phrases import phrases
from .stays import Kind, read_stays

_MARK: Final = "¤"
"""What stands for a person in a sentence while its words are looked at."""
_WHO: Final = rf"(?P<who>{_MARK}(?:(?:,? og |,? samt |[,;] ?){_MARK}){{0,40}})"
_OTHER: Final = rf"(?P<other>{_MARK})"
_GATE: Final = re.compile(
    r"afbud|fravær|forfald|til ?stede|deltog|deltager|forlod|forladt|\bgik\b|ankom|\bkom\b|indfandt|inhabil|udeblev|foretræde"
    r"|mødte|stedfortræder|suppleant|indkaldt|holdt oplæg",
    re.IGNORECASE,
)
_CONNECTORS: Final = re.compile(
    r"[\s,.;:()–-]|\b(?:og|men|samt|herefter|derfor|dog|desuden|endvidere|hvorefter|derefter)\b", re.IGNORECASE
)
_OWN_STAFF: Final = re.compile(r"forvaltning|administration|kommunen|sekretariat|center|afdeling|stab|direktion", re.IGNORECASE)
_LEFT_OUT: Final = re.compile(r"deltog ikke|forlod|forladt|ikke til stede|fraværende|ikke deltage|gik|udtrådte", re.IGNORECASE)
_MOST_BEFORE: Final = 50
"""Persons of the sentence before that are looked at."""
_MET: Final = re.compile(r"mødte|møder|deltog|deltager|indtrådte", re.IGNORECASE)
"""«Stedfortræder: Anne Lund» alone may be an appointment; only after somebody's absence, or with such a word, is it none."""
_PRESENCE: Final = {
    "absent": Presence.ABSENT,
    "excused": Presence.EXCUSED,
    "unexcused": Presence.UNEXCUSED,
    "present": Presence.PRESENT,
}
_BOUNDED: Final = {"left": Kind.LEFT, "came": Kind.CAME, "absent-from": Kind.ABSENT, "present-from": Kind.PRESENT}


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence says, and whether it says nothing else."""

    said: tuple[Said, ...]
    whole: bool


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (rule.says, re.compile(rf"(?<!\w){rule.pattern.replace('{who}', _WHO).replace('{other}', _OTHER)}", re.IGNORECASE))
        for rule in phrases().attendance.sentences
    )


def read_sentence(sentence: str, quote: str, span: Span, number: str | None, before: Sequence[Said]) -> Understood:
    """What one sentence says of attendance; ``before`` is what the sentences before it said («I stedet mødte …»)."""
    if not _GATE.search(sentence) or _MARK in sentence:
        return Understood((), whole=False)
    persons = find_persons(sentence)
    skeleton = _skeleton(sentence, persons)
    clauses: list[tuple[int, list[Said]]] = [(-1, _last_said(before))]
    free = skeleton
    for says, pattern in _rules():
        for match in pattern.finditer(free):
            who, other = (_named(match, group, skeleton, persons) for group in ("who", "other"))
            _, latest = max((clause for clause in clauses if clause[0] < match.start()), key=lambda clause: clause[0])
            found = _Clause(says, match, quote, span, number).read(
                who, other, [one.person.name for one in latest if one.is_absence]
            )
            if found is not None:
                clauses.append((match.start(), found))
                free = free[: match.start()] + "\x00" * (match.end() - match.start()) + free[match.end() :]
    rest = _CONNECTORS.sub("", free.replace("\x00", " "))
    said = [one for _, found in sorted(clauses[1:], key=lambda clause: clause[0]) for one in found]
    return Understood(tuple(said), whole=not rest and "\x00" in free)


def _last_said(before: Sequence[Said]) -> list[Said]:
    """What the sentence right before this one said."""
    latest = before[-_MOST_BEFORE:]
    return [one for one in latest if one.quote == latest[-1].quote]


def _skeleton(sentence: str, persons: Sequence[Person]) -> str:
    at, parts = 0, []
    for person in persons:
        parts += [sentence[at : person.start], _MARK]
        at = person.end
    return "".join([*parts, sentence[at:]])


def _named(match: re.Match[str], group: str, skeleton: str, persons: Sequence[Person]) -> list[Person]:
    if group not in match.re.groupindex or match[group] is None:
        return []
    first = skeleton.count(_MARK, 0, match.start(group))
    return list(persons[first : first + match[group].count(_MARK)])


@dataclass(frozen=True, slots=True)
class _Clause:
    """A rule that fits."""

    says: str
    match: re.Match[str]
    quote: str
    span: Span
    number: str | None

    def read(self, who: Sequence[Person], other: Sequence[Person], absent: Sequence[str]) -> list[Said] | None:
        """What it says of each person; nothing where it does not hold after all."""
        if self.says == "nothing":
            return []
        if self.says == "substitute":
            return self._substitutes(who, other, absent) if other or absent or _MET.search(self.match.group()) else None
        if self.says in ("guest", "others"):
            return self._others(who)
        if self.says == "disqualified":
            return self._disqualified(who)
        if self.says in _BOUNDED:
            stays = read_stays(self.match["bound"], self._kind(), self.number)
            return [replace(self._said(one, Presence.PARTIAL), stays=stays) for one in who] if stays else None
        return [self._said(one, _PRESENCE[self.says]) for one in who]

    def _said(self, person: Person, presence: Presence, capacity: Capacity | None = None) -> Said:
        return Said(person, presence, self.quote, self.span, capacity)

    def _kind(self) -> Kind:
        """Whoever leaves the room while an item is dealt with takes no part in it; whoever leaves the meeting is gone."""
        bound = self.match["bound"].casefold()
        kind = _BOUNDED[self.says]
        room = re.search(r"lokalet|salen", bound) and re.search(r"under|i sagen|ved|inden|før", bound) and "mødet" not in bound
        return Kind.ABSENT if kind is Kind.LEFT and room and "kl" not in bound else kind

    def _substitutes(self, who: Sequence[Person], other: Sequence[Person], absent: Sequence[str]) -> list[Said]:
        """For whom a substitute met is said outright, or the one absentee of the clause before is meant."""
        whom = other[0].name if other else absent[0] if len(absent) == 1 and len(who) == 1 else None
        return [replace(self._said(one, Presence.PRESENT, Capacity.SUBSTITUTE), substitute_for=whom) for one in who]

    def _others(self, who: Sequence[Person]) -> list[Said] | None:
        """Officials and guests: only where the words say so."""
        org = self.match.groupdict().get("org") or ""
        found = []
        for one in who:
            if self.says == "guest":
                capacity: Capacity | None = Capacity.GUEST
            elif org:
                capacity = Capacity.OFFICIAL if _OWN_STAFF.search(org) else one.capacity or Capacity.GUEST
            else:
                capacity = one.capacity if one.capacity is not Capacity.MEMBER else None
            if capacity is None or (one.party and not self.says == "guest"):
                return None
            found.append(self._said(one, Presence.PRESENT, capacity))
        return found

    def _disqualified(self, who: Sequence[Person]) -> list[Said] | None:
        bound = self.match.groupdict().get("bound") or ""
        if re.match(r"\s*,? (?:hvis|hvorvidt|såfremt)", bound):
            return None
        stays = read_stays(bound, Kind.ABSENT, self.number) if bound else ()
        if not stays and self.number and _LEFT_OUT.search(self.match.group()):
            stays = read_stays("sagen", Kind.ABSENT, self.number)
        return [replace(self._said(one, Presence.PARTIAL), stays=stays, disqualified=True) for one in who]
