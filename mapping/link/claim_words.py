"""The phrases of claims: ``claims.toml``, and how its patterns are put together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from pydantic import ConfigDict

from ..knowledge import ClaimKind
from .wordings import any_of, wordings

_CONFIG = ConfigDict(extra="forbid")
THIS: Final = "\ua000"
"""Stands in a sentence for each character that names the initiative in question: a letter that no Danish text has."""
OTHER: Final = "\ua001"
"""The same for other initiatives."""
MONEY: Final = "\ua002"
"""The same for amounts."""
NUMBER: Final = r"(?:\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?![\d.,]*\d)"


@dataclass(frozen=True, slots=True)
class EventRule:
    """Words that say that something happened to an initiative."""

    __pydantic_config__ = _CONFIG
    kind: ClaimKind
    date: str
    pattern: str
    examples: tuple[str, ...]
    never: tuple[str, ...] = ()
    undated: bool = False


@dataclass(frozen=True, slots=True)
class AmountRule:
    """Words that give an amount to an initiative."""

    __pydantic_config__ = _CONFIG
    pattern: str
    examples: tuple[str, ...]
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRule:
    """Words that count something of an initiative."""

    __pydantic_config__ = _CONFIG
    pattern: str
    examples: tuple[str, ...]
    never: tuple[str, ...] = ()
    note: str | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class RepeatedRule:
    """A sentence that gives the measure of the sentence before for another time."""

    __pydantic_config__ = _CONFIG
    pattern: str
    examples: tuple[str, ...]
    year_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Words that name whom an initiative is for."""

    __pydantic_config__ = _CONFIG
    pattern: str
    examples: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimWordings:
    """``claims.toml``."""

    __pydantic_config__ = _CONFIG
    again: tuple[str, ...]
    several: tuple[str, ...]
    people: tuple[str, ...]
    denied: tuple[str, ...]
    hoped: tuple[str, ...]
    reports: tuple[str, ...]
    leads: tuple[str, ...]
    recommended: dict[ClaimKind, tuple[str, ...]]
    labels: dict[ClaimKind, tuple[str, ...]]
    events: tuple[EventRule, ...]
    amounts: tuple[AmountRule, ...]
    figures: tuple[FigureRule, ...]
    repeated: RepeatedRule
    target_group: GroupRule


def claim_words() -> ClaimWordings:
    words: ClaimWordings = wordings("claims", ClaimWordings)
    return words


@cache
def pattern(written: str) -> re.Pattern[str]:
    """A pattern of ``claims.toml`` with what its words in capitals stand for."""
    people = rf"(?:[\w-]+ ){{0,2}}?{any_of(claim_words().people)}"
    parts = {"§": THIS + OTHER, "¢": MONEY, "IT": f"{THIS}+", "KR": f"{MONEY}+", "NUM": NUMBER, "PEOPLE": people}
    whole = re.sub(r"§|¢|\bIT\b|\bKR\b|\bNUM\b|\bPEOPLE\b", lambda match: parts[match.group()], written)
    return re.compile(whole, re.IGNORECASE)


@cache
def one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of some words, as whole words."""
    return re.compile(rf"(?<![\w-]){any_of(words)}(?!\w)", re.IGNORECASE)
