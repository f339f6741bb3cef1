"""``danish.toml``, checked and turned into the tables and patterns that the reading rules use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
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
    contents: tuple[str, ...]
    end: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemPhrases:
    """Words around an item's number."""

    __pydantic_config__ = _CONFIG
    marks: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecommendationPhrases:
    """Who recommends, and the word for it."""

    __pydantic_config__ = _CONFIG
    endings: tuple[str, ...]
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """Words around an amount."""

    __pydantic_config__ = _CONFIG
    qualifiers: tuple[str, ...]
    per_year: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyPhrases:
    """Units in kroner, and words around an amount."""

    __pydantic_config__ = _CONFIG
    units: dict[str, Decimal]
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


@cache
def phrases() -> Phrases:
    """The file's content; the file is part of the program, so a fault in it is a fault of ours and raises."""
    return TypeAdapter(Phrases).validate_python(tomllib.loads(_FILE.read_text("utf-8")))


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first, any white space between their parts."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) + ")"
