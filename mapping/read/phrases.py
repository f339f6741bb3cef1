"""``danish.toml``, checked and turned into the tables and patterns that the reading rules use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from pydantic import ConfigDict, TypeAdapter

from ..profiles import IgnoreRule

_CONFIG = ConfigDict(extra="forbid")
_FILE: Final = Path(__file__).with_name("danish.toml")


@dataclass(frozen=True, slots=True)
class HeaderPhrases:
    """Words of the head of the minutes."""

    __pydantic_config__ = _CONFIG
    date: tuple[str, ...]
    place: tuple[str, ...]
    finish: tuple[str, ...]
    body: tuple[str, ...]
    contents: tuple[str, ...]
    end: tuple[str, ...]
    continued: tuple[str, ...]
    furniture: tuple[IgnoreRule, ...]


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """A heading over several items, as many municipalities print it."""

    __pydantic_config__ = _CONFIG
    pattern: str
    examples: tuple[str, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ItemPhrases:
    """Words around an item's number."""

    __pydantic_config__ = _CONFIG
    marks: tuple[str, ...]
    others: tuple[str, ...]
    metadata: tuple[str, ...]
    table_labels: tuple[str, ...]
    open: tuple[str, ...]
    closed: tuple[str, ...]
    information: tuple[str, ...]
    groups: tuple[GroupPhrase, ...]


@dataclass(frozen=True, slots=True)
class RecommendationPhrases:
    """Who recommends, and the word for it."""

    __pydantic_config__ = _CONFIG
    endings: tuple[str, ...]
    alone: tuple[str, ...]
    verbs: tuple[str, ...]
    nobody: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """Words around an amount."""

    __pydantic_config__ = _CONFIG
    qualifiers: tuple[str, ...]
    per_year: tuple[str, ...]
    signs: tuple[str, ...]
    price_levels: tuple[str, ...]
    """Regular expressions."""
    price_level_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyPhrases:
    """Units in kroner, and words around an amount."""

    __pydantic_config__ = _CONFIG
    units: dict[str, Decimal]
    scales: dict[str, Decimal]
    words: MoneyWords


@dataclass(frozen=True, slots=True)
class ReferencePhrases:
    """Words by which a date refers to a meeting or a decision."""

    __pydantic_config__ = _CONFIG
    decision: tuple[str, ...]
    treatment: tuple[str, ...]
    meetings: tuple[str, ...]
    own: tuple[str, ...]
    council: tuple[str, ...]
    unnamed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InitiativePhrases:
    """Words around the name of an initiative."""

    __pydantic_config__ = _CONFIG
    keywords: tuple[str, ...]
    title_keywords: tuple[str, ...]
    never: tuple[str, ...]
    budget_prefixes: tuple[str, ...]
    budget_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HyphenPhrases:
    """Words that tell whether a hyphen or a gap belongs to a word."""

    __pydantic_config__ = _CONFIG
    after: frozenset[str]
    keep: frozenset[str]
    genitives: frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonPhrases:
    """Words around persons' names, and capital words that are none."""

    __pydantic_config__ = _CONFIG
    never: tuple[str, ...]
    never_endings: tuple[str, ...]
    elected: tuple[str, ...]
    official: tuple[str, ...]
    guests: tuple[str, ...]
    parties: tuple[str, ...]
    party_endings: tuple[str, ...]
    no_party: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttendanceSentence:
    """A clause that says who was there; ``{who}``, ``{other}`` and ``{bound}`` are persons and a part of the meeting."""

    __pydantic_config__ = _CONFIG
    says: str
    pattern: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttendancePhrases:
    """Words that open lists of persons, by what they say of them."""

    __pydantic_config__ = _CONFIG
    nobody: tuple[str, ...]
    reasons: tuple[str, ...]
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    head_only: tuple[str, ...]
    names: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    sentences: tuple[AttendanceSentence, ...]


@dataclass(frozen=True, slots=True)
class DecisionPhrases:
    """Words that tell whether a wording is this body's decision: clauses, conditions, wishes, other bodies."""

    __pydantic_config__ = _CONFIG
    openers: tuple[str, ...]
    reasons: tuple[str, ...]
    conditions: tuple[str, ...]
    future: tuple[str, ...]
    attributes: tuple[str, ...]
    active: tuple[str, ...]
    proposing: tuple[str, ...]
    deciding: tuple[str, ...]
    councils: tuple[str, ...]
    points: tuple[str, ...]
    sentences: tuple[str, ...]
    subjects: tuple[str, ...]
    agenda: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VotePhrases:
    """Words of votes, and unofficial or shortened names of parties beside those of ``person``."""

    __pydantic_config__ = _CONFIG
    parties: tuple[str, ...]
    held: tuple[str, ...]
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementPhrases:
    """Words by which members have something recorded; «…» stands for up to a hundred characters."""

    __pydantic_config__ = _CONFIG
    speaking: tuple[str, ...]
    supporting: tuple[str, ...]
    groups: tuple[str, ...]
    council: tuple[str, ...]
    reservation: tuple[str, ...]
    remark: tuple[str, ...]
    minority: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EarlierPhrases:
    """Words of the lines under which earlier decisions are quoted."""

    __pydantic_config__ = _CONFIG
    decision: tuple[str, ...]
    numbers: tuple[str, ...]
    bodies: tuple[str, ...]
    verbs: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """All of ``danish.toml``."""

    __pydantic_config__ = _CONFIG
    ignore: tuple[IgnoreRule, ...]
    header: HeaderPhrases
    item: ItemPhrases
    recommendation: RecommendationPhrases
    money: MoneyPhrases
    reference: ReferencePhrases
    initiative: InitiativePhrases
    decision: DecisionPhrases
    vote: VotePhrases
    statement: StatementPhrases
    earlier: EarlierPhrases
    hyphen: HyphenPhrases
    person: PersonPhrases
    attendance: AttendancePhrases


@cache
def phrases() -> Phrases:
    """The file's content; the file is part of the program, so a fault in it is a fault of ours and raises."""
    return TypeAdapter(Phrases).validate_python(tomllib.loads(_FILE.read_text("utf-8")))


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first, any white space between their parts."""
    return _any_of(tuple(words))


@lru_cache(maxsize=4096)
def _any_of(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) + ")"
