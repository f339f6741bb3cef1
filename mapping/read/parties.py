"""Lists of parties and members as minutes print them: «A, B, O og V», «A+V+C», «Radikale Venstre, Ida Lund», «Bo Holm (V)»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ..model import PartyVote
from .phrases import any_of, phrases

_UPPER: Final = "A-ZÆØÅÖÄÜÉ"
_LETTERS: Final = re.compile(r"[A-ZÆØÅ]{1,3}\d?")
_GIVEN: Final = rf"[{_UPPER}](?:[\w'’-]{{1,30}}|\.)"
_NAME: Final = re.compile(rf"{_GIVEN}(?: (?:af|de|van|von|den|der|al|el|{_GIVEN})){{1,6}}")
_VOTERS: Final = r"(?:medlem(?:mer)?|stemmer?|byrådsmedlem(?:mer)?|udvalgsmedlem(?:mer)?)"
_COUNT: Final = re.compile(rf"\(?(?P<count>\d{{1,3}})\)?(?: {_VOTERS})?")
_COUNTED: Final = re.compile(rf"(?P<count>\d{{1,3}}) {_VOTERS}\b")
_INDEPENDENT: Final = re.compile(r"løsgænger\w*|partiløs\w*|uden ?for (?:parti|partierne|partigrupperne)", re.IGNORECASE)
_LEADING: Final = re.compile(
    r"^(?:(?:[Ll]ister(?:ne)?|[Ll]isten?|[Bb]yrådsgruppe(?:n|rne)?|[Gg]ruppe(?:n|rne)?|[Pp]arti(?:et|erne)?|[Mm]edlemmer(?:ne)?|[Mm]edlem"
    r"|[Bb]orgmester(?:en)?|[Rr]ådmand|[Vv]iceborgmester(?:en)?|[Ff]ormand(?:en)?|fra|af|ved|både|samt|og) )+"
)
_TRAILING: Final = re.compile(r"(?:s|’s|'s)?(?: byrådsgruppe| gruppe| medlemmer| medlem)?$")
_LONGEST: Final = 4000


@dataclass(slots=True)
class Named:
    """Whom a list names. ``whole`` is false where a part of it was not understood."""

    count: int | None = None
    parties: dict[str, list[str]] = field(default_factory=dict)
    """Party as printed to the members printed with it."""
    counts: dict[str, int] = field(default_factory=dict)
    """Party to the number printed with it."""
    members: list[str] = field(default_factory=list)
    """Members printed without a party."""
    whole: bool = True

    @property
    def anybody(self) -> bool:
        return bool(self.parties or self.members)

    @property
    def everyone(self) -> tuple[str, ...]:
        """Every member by name, whether with a party or without, each once."""
        return tuple(dict.fromkeys([*(one for listed in self.parties.values() for one in listed), *self.members]))

    def party_votes(self) -> tuple[PartyVote, ...]:
        return tuple(PartyVote(party, tuple(members), self.counts.get(party)) for party, members in self.parties.items())


def read_named(text: str) -> Named:
    """Read a list of parties and members, with the number before or after it."""
    found = Named()
    rest = text[:_LONGEST].strip(" .:;,–-")
    leading = _COUNT.match(rest)
    if leading and (leading.end() == len(rest) or rest[leading.end()] in " (:,"):
        found.count = int(leading["count"])
        rest = rest[leading.end() :].strip(" :,–-")
    outer = re.fullmatch(r"\((?P<inner>.*)\)", rest)
    if outer and not _unbalanced(outer["inner"]):
        rest = outer["inner"]
    elements = [element for element in _split(rest) if element]
    for element in elements:
        _read_element(element, found)
    _total(elements, found)
    return found


def _unbalanced(text: str) -> bool:
    """Whether the text closes a bracket that it has not opened: «A (Ida), B (Bo)» between two brackets that are no pair."""
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return True
    return depth != 0


def _split(text: str) -> Iterator[str]:
    """The elements of a list: parted by commas, «og», «samt», «+» and «/», but not inside brackets."""
    depth, start = 0, 0
    for match in re.finditer(r"[()]|[,;+/&]|\s(?:og|samt)\s", text):
        mark = match.group()
        if mark in "()":
            depth = max(0, depth + (1 if mark == "(" else -1))
        elif depth == 0:
            yield text[start : match.start()].strip(" .:")
            start = match.end()
    yield text[start:].strip(" .:")


def _read_element(element: str, found: Named) -> None:
    bracket = re.fullmatch(r"(?P<head>[^()]{0,120}?) ?\((?P<inner>.{1,2000})\)", element)
    head = _LEADING.sub("", bracket["head"] if bracket else element, count=1).strip()
    inner = bracket["inner"].strip() if bracket else None
    counted = _COUNTED.match(head)
    if counted:
        found.count = int(counted["count"]) if found.count is None else found.count
        head = _LEADING.sub("", head[counted.end() :].strip(" :"), count=1)
    party = party_named(head)
    if not head and inner:
        _merge(read_named(inner), found)
    elif party:
        found.parties.setdefault(party, [])
        if inner:
            _of_party(party, inner, found)
    elif _NAME.fullmatch(head) and not any(_nobody(word) for word in head.split()):
        _member(head, inner, found)
    else:
        found.whole = found.whole and not head


def _nobody(word: str) -> bool:
    """Whether a word in capitals belongs to no person's name: «Teknisk Forvaltning»."""
    bare, known = word.casefold(), phrases().person
    return bare.endswith(tuple(known.never_endings)) or bare in _never()


@cache
def _never() -> frozenset[str]:
    return frozenset(word.casefold() for word in phrases().person.never)


def _merge(inner: Named, found: Named) -> None:
    for party, members in inner.parties.items():
        found.parties.setdefault(party, []).extend(members)
    found.counts.update(inner.counts)
    found.members.extend(inner.members)
    found.count = inner.count if found.count is None else found.count
    found.whole = found.whole and inner.whole


def _of_party(party: str, inner: str, found: Named) -> None:
    """What stands in brackets after a party: a number, its letter, or the members of a party that was split."""
    count = _COUNT.fullmatch(inner)
    if count:
        found.counts[party] = int(count["count"])
    elif not party_named(inner):
        named = read_named(inner)
        found.parties[party].extend(named.members)
        found.whole = found.whole and named.whole and bool(named.members)


def _member(name: str, inner: str | None, found: Named) -> None:
    party = party_named(inner) if inner else None
    if party:
        found.parties.setdefault(party, []).append(name)
    else:
        found.members.append(name)


def _total(elements: list[str], found: Named) -> None:
    """«A, C og V (6)» and «V (5)»: a number after the last party alone is that of all of them."""
    if found.count is None and len(found.counts) == 1 and elements:
        ((party, count),) = found.counts.items()
        if len(elements) == 1 or re.search(r"\(\d{1,3}(?: medlem(?:mer)?)?\)$", elements[-1]):
            found.count = count
            del found.counts[party]


def party_named(text: str) -> str | None:
    """The party that a text is: a letter, a list or a name, as printed; nothing where it is none that is known."""
    bare = _LEADING.sub("", text.strip(), count=1)
    if _LETTERS.fullmatch(bare):
        return bare
    if _INDEPENDENT.fullmatch(bare) or len(bare) > 60:
        return None
    match = _known().match(bare)
    if match and _TRAILING.fullmatch(bare[match.end() :]):
        return match.group()
    local = re.match(
        rf"[{_UPPER}][\wæøå -]{{1,40}}?(?:{any_of(phrases().person.party_endings)}|liste|folkeparti)(?=$|s\b| )", bare
    )
    return local.group() if local and _TRAILING.fullmatch(bare[local.end() :]) else None


@cache
def _known() -> re.Pattern[str]:
    return re.compile(any_of((*phrases().person.parties, *phrases().vote.parties)) + r"(?=$|[^\w]|s\b|'s|’s)")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence in which parties or members speak, up to their verb."""

    named: Named
    end: int
    """Where the verb begins."""
    carries: bool
    """Whether they are the counted group, or the majority, by which the body decided."""


def speaking(sentence: str) -> Spoken | None:
    """Who speaks, where the words before the first verb are parties and members and nothing else."""
    match = _speaking_verbs().search(sentence[:800])
    if match is None:
        return None
    prefix = sentence[: match.start()].strip()
    group = _groups().match(prefix)
    named = read_named(prefix[group.end() :] if group else prefix)
    if not named.whole or not (named.anybody or named.count is not None):
        return None
    supports = _supporting().match(sentence, match.start()) is not None
    majority = bool(group and "flertal" in group.group().casefold())
    return Spoken(named, match.start(), carries=supports and (majority or named.count is not None))


@cache
def _speaking_verbs() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s){any_of(phrases().statement.speaking)}(?=\s|$|[,.:])")


@cache
def _supporting() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases().statement.supporting)}(?=\s|$|[,.:])")


@cache
def _groups() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases().statement.groups)}(?:\s+|$)", re.IGNORECASE)
