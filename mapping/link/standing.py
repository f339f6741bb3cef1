"""Whether a case number is that of a standing case, which gathers items that have nothing to do with each other.

A case is one story unless something printed says otherwise: its titles do, or its items at one meeting.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from ..briefs import ItemSummary
from ..danish import write_date
from ..knowledge import Because, Certainty
from .remembered import remembered
from .wordings import any_of, wordings

MOST_TITLES: Final = 40
"""Titles of one meeting that are held against each other."""
FEWEST_TITLES: Final = 4
FEWEST_MEETINGS: Final = 3
"""Fewer unlike titles, or meetings, may be one story told in new words."""
KIN_SHARE: Final = 0.2
"""Share of neighbouring titles that may have a word in common by chance."""
SHORTEST: Final = 5
"""Letters of a word, or of the beginning of one, that two titles have in common when they are about the same thing."""
_WORD: Final = re.compile(r"[^\W\d_]{4,}|\b[A-ZÆØÅ]{2,3}\b")


@dataclass(frozen=True, slots=True)
class StandingTitles:
    """Titles that stand on every agenda."""

    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseWordings:
    """``cases.toml``."""

    plain_words: frozenset[str]
    titles: StandingTitles


def why_standing(items: Sequence[ItemSummary]) -> Because | None:
    """Why these items of one case number, by date, are no single story; nothing where they may be one."""
    return _by_title(items) or _by_meeting(items) or _by_unlike_titles(items)


@remembered(20_000)
def is_standing_title(title: str) -> bool:
    """«Aktuelle sager», «Godkendelse af referat fra mødet den 3. marts»."""
    return _titles().fullmatch(" ".join(title.split())) is not None


def are_kin(one: str, other: str) -> bool:
    """Whether two titles have a word in common, or one word in another: «havnen» in «havneplanen»."""
    first, second = _telling(one), _telling(other)
    if not first or not second:
        return True  # Nothing tells them apart.
    return any(_share(a, b) for a in first for b in second)


@cache
def _titles() -> re.Pattern[str]:
    phrases = any_of(wordings("cases", CaseWordings).titles.phrases)
    return re.compile(rf"{phrases}(?:[ ,:(–-]+(?:fra|til|den|d\.|\d)\b.{{0,80}})?[.:]?", re.IGNORECASE)


def _by_title(items: Sequence[ItemSummary]) -> Because | None:
    """More than half of its items have titles that stand on every agenda."""
    standing = [item.title for item in items if is_standing_title(item.title)]
    if 2 * len(standing) <= len(items):
        return None
    said = f"Punkternes overskrift er en fast del af dagsordenen: «{standing[-1]}»."
    return Because("fast-overskrift", Certainty.SURE, said)


def _by_meeting(items: Sequence[ItemSummary]) -> Because | None:
    """One meeting has two items of the number whose titles have nothing in common."""
    meetings = defaultdict[object, list[ItemSummary]](list)
    for item in items:
        meetings[item.meeting].append(item)
    for found in meetings.values():
        titles = _different(item.title for item in found[:MOST_TITLES])
        for i, title in enumerate(titles):
            unlike = next((other for other in titles[i + 1 :] if not are_kin(title, other)), None)
            if unlike is not None:
                day = write_date(found[0].meeting.day)
                said = f"På mødet {day} har to punkter om hver sit dette sagsnummer: «{title}» og «{unlike}»."
                return Because("flere-emner-paa-et-moede", Certainty.LIKELY, said)
    return None


def _by_unlike_titles(items: Sequence[ItemSummary]) -> Because | None:
    """Over several meetings, titles that follow each other have no word in common."""
    titles = _different(item.title for item in items)
    if len(titles) < FEWEST_TITLES or len({item.meeting for item in items}) < FEWEST_MEETINGS:
        return None
    kin = sum(are_kin(one, other) for one, other in pairwise(titles))
    if kin > KIN_SHARE * (len(titles) - 1):
        return None
    said = f"De {len(titles)} forskellige overskrifter har ikke ord til fælles, for eksempel «{titles[0]}» og «{titles[1]}»."
    return Because("uens-overskrifter", Certainty.LIKELY, said)


def _different(titles: Iterable[str]) -> list[str]:
    """Each title once, whatever its capitals, in the order they come."""
    found: dict[str, str] = {}
    for title in titles:
        found.setdefault(" ".join(title.casefold().split()), title)
    return list(found.values())


@remembered(20_000)
def _telling(title: str) -> frozenset[str]:
    """The words of a title that tell what it is about."""
    words: list[str] = _WORD.findall(title)
    table: CaseWordings = wordings("cases", CaseWordings)
    return frozenset(word.casefold() for word in words) - table.plain_words


def _share(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < SHORTEST:
        return short == long
    return short[:SHORTEST] == long[:SHORTEST] or short in long
