"""Persons named in a text: capital words in a row, with the party and the role printed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from ..model import Capacity
from .phrases import any_of, phrases

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀ-Ž"
_PARTICLE: Final = r"(?:de|van|von|der|den|du|la|le|el|al|di|da|dos|bin|ben|zu|ten|ter|af)"
_WORD: Final = (
    rf"(?:(?:[{_UPPER}]\.-?){{1,4}}|(?:Chr|Kr|Th|Fr|Joh|Jr)\.|[{_UPPER}][\w'’]{{0,40}}(?:-[\w'’]{{1,40}}){{0,3}}(?:/S)?)"
)
_RUN: Final = re.compile(rf"(?<![\w.’'/@-]){_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,8}}")
_BRACKET: Final = re.compile(r"(?:,? )?[(\[](?P<inner>[^()\[\]\n]{1,60})[)\]]")
_BARE_PARTY: Final = re.compile(rf"(?:,| [–-]) ?(?P<party>[{_UPPER}]\d?)(?=\s*(?:[,;\n]|\.(?:\s|$)|$| og ))")
_LETTERS: Final = re.compile(r"(?:[Ll]iste |[Gg]ruppe )?(?P<party>[A-ZÆØÅ]\d?|[A-ZÆØÅ]{2,3})")
_MOST_BEFORE: Final = 60


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in a text, and where."""

    start: int
    end: int
    """Of name, party and role together."""
    name: str
    party: str | None = None
    role: str | None = None

    @property
    def capacity(self) -> Capacity | None:
        """What the printed role says; nothing where none is printed."""
        return role_capacity(self.role) if self.role else None


def find_persons(text: str) -> tuple[Person, ...]:
    """Every person of a text, in order. A single name, or one with a word in it that names no person, is none."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _persons(text)


def _persons(text: str) -> tuple[Person, ...]:
    return tuple(_with_marks(person, text) for run in _RUN.finditer(text) for person in _of_run(run.group(), run.start()))


_LONGEST_KEPT: Final = 1000
_kept: Final = lru_cache(maxsize=512)(_persons)
"""A line of attendance is looked at as a row, as a list, and as what goes on from the line above."""


def role_capacity(role: str) -> Capacity | None:
    """Whether a role is that of somebody elected, of an official or of a guest."""
    match = _role_pattern().search(role)
    if match is None:
        return None
    return Capacity.GUEST if match["guest"] else Capacity.OFFICIAL if match["official"] else Capacity.MEMBER


@cache
def _role_pattern() -> re.Pattern[str]:
    """A title, perhaps with an ordinal before it («1. viceborgmester») and a field after it («direktør for Børn og Unge»)."""
    known = phrases().person
    guest, official, elected = (any_of(words) for words in (known.guests, known.official, known.elected))
    field = rf"(?: for [{_UPPER}][\w-]{{1,40}}(?:(?:,| og| for)? [{_UPPER}][\w-]{{1,40}}){{0,5}})?"
    titles = rf"(?:(?P<guest>{guest})|(?P<official>[\w-]{{0,30}}{official})|(?P<elected>[\w-]{{0,30}}{elected}))"
    ordinal = r"(?:\d\. ?(?=vice|næst))?(?:(?:teknisk|juridisk|økonomisk|administrerende|konstitueret|fungerende|ledende) )?"
    return re.compile(rf"(?<![\w-])(?i:{ordinal}{titles})\b{field}")


@cache
def _role_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_role_pattern().pattern})[ :]{{1,2}}$")


@cache
def _role_after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,| [–-])? ?(?P<role>{_role_pattern().pattern})"
        r"(?= *(?:$|[,;.:)\n–-]|og |samt |fra |deltog|havde|var|er |forlod|gik))"
    )


@cache
def _no_party() -> frozenset[str]:
    return frozenset(each.casefold() for each in phrases().person.no_party)


@cache
def _strange() -> tuple[frozenset[str], tuple[str, ...]]:
    known = phrases().person
    return frozenset(word.casefold() for word in known.never), tuple(known.never_endings)


@lru_cache(maxsize=4096)
def _is_strange(word: str) -> bool:
    never, endings = _strange()
    bare = word.casefold().rstrip(".")
    return not word.islower() and (bare in never or bare.endswith(endings))


@lru_cache(maxsize=4096)
def _is_title(word: str) -> bool:
    return _role_pattern().fullmatch(word) is not None


def _of_run(run: str, offset: int) -> Iterator[Person]:
    """The names within capital words in a row: titles part them."""
    parts: list[list[tuple[int, str]]] = [[]]
    for match in re.finditer(r"\S+", run):
        if _is_title(match.group()):
            parts.append([])
        else:
            parts[-1].append((match.start(), match.group()))
    for words in parts:
        named = _name(words)
        if named:
            start, end = named[0][0], named[-1][0] + len(named[-1][1])
            party = named[-1][1] if len(named) > 2 and re.fullmatch(f"[{_UPPER}]", named[-1][1]) else None
            name = run[start : end - 2] if party else run[start:end]
            yield Person(offset + start, offset + end, name, party)


def _name(words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The words that are a name, or none of them."""
    while words and (_is_strange(words[0][1]) or words[0][1].islower()):
        words = words[1:]
    if (
        len(words) > 2 and words[1][1] == "af" and len(words) != 3
    ):  # «Fremlagt af Peter Holm» is no name; «Ingolf af Rosenborg» is
        words = words[2:]
    long = [word for _, word in words if len(word.rstrip(".")) > 1]
    if len(words) < 2 or len(long) < 1 or any(_is_strange(word) for _, word in words[1:]) or len(words) > 7:
        return []
    return words if len(words[-1][1].rstrip(".")) > 1 or len(words) > 2 else []


def _with_marks(person: Person, text: str) -> Person:
    """The person with the party and the role printed before and after the name."""
    before = _role_before().search(text[max(0, person.start - _MOST_BEFORE) : person.start])
    if before:
        role = before.group().rstrip(" :")
        person = replace(person, role=role, start=person.start - len(before.group()))
    for _ in range(2):
        bracket = _BRACKET.match(text, person.end)
        marked = _bracketed(person, bracket["inner"]) if bracket else None
        if bracket is None or marked is None:
            break
        person = replace(marked, end=bracket.end())
    bare = _BARE_PARTY.match(text, person.end) if person.party is None else None
    if bare:
        person = replace(person, party=bare["party"], end=bare.end())
    after = _role_after().match(text, person.end) if person.role is None else None
    return replace(person, role=after["role"], end=after.end()) if after else person


def _bracketed(person: Person, inner: str) -> Person | None:
    """The person with what stands in brackets; nothing where that is neither a party nor a role."""
    for part in inner.split(","):
        word = part.strip()
        letters = _LETTERS.fullmatch(word)
        if word.casefold() in _no_party():
            person = replace(person, role=person.role or word)
        elif letters:
            person = replace(person, party=letters["party"])
        elif word in phrases().person.parties or word.casefold().endswith(tuple(phrases().person.party_endings)):
            person = replace(person, party=word)
        elif _role_pattern().fullmatch(word):
            person = replace(person, role=word)
        else:
            return None
    return person
