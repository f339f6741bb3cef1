"""Which budget stage words name: the wordings of ``ontology/stages.ttl``, found in prose and over tables."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..vocabulary import Concept, stages, words

_TOGETHER: Final = 35
"""Characters: «frigivelse af anlægsbevilling» are two words for one stage."""


def last_stage(text: str) -> tuple[int, str] | None:
    """The stage that a text names last, with its reading order; of several close together the one that is read first."""
    found = _found(text)
    if not found:
        return None
    start = max(found, key=lambda one: one[2])[1]
    order, _, _, slug = min(one for one in found if one[2] >= start - _TOGETHER)
    return order, slug


def first_stage(text: str) -> tuple[int, str] | None:
    """The stage that a text names first, with its reading order."""
    found = _found(text)
    if not found:
        return None
    order, _, _, slug = min(found, key=lambda one: one[1])
    return order, slug


def only_stage(text: str) -> str | None:
    """The stage of a table's caption or heading: nothing where two are named, since it is not said which cells are which."""
    named = {slug for _, _, _, slug in _found(text)}
    return named.pop() if len(named) == 1 else None


def _found(text: str) -> list[tuple[int, int, int, str]]:
    folded = words(text)
    if not any(word in folded for word in _telling()) or not _any().search(folded):
        return []
    return [
        (concept.order, match.start(), match.end(), concept.slug)
        for concept, pattern in _patterns()
        for match in pattern.finditer(folded)
    ]


@cache
def _telling() -> frozenset[str]:
    """The longest word of each wording: most texts have none of them, and need no pattern."""
    wordings = (wording for concept in stages().concepts.values() for wording in concept.wordings)
    return frozenset(max(words(wording).split(), key=len) for wording in wordings)


@cache
def _any() -> re.Pattern[str]:
    """Whether any stage is named at all, which is seldom: one look instead of one for each stage."""
    return re.compile("|".join(pattern.pattern for _, pattern in _patterns()))


@cache
def _patterns() -> tuple[tuple[Concept, re.Pattern[str]], ...]:
    return tuple((one, re.compile("|".join(_pattern(each) for each in one.wordings))) for one in stages().concepts.values())


def _pattern(wording: str) -> str:
    body = r"(?: \S+){0,12} ".join(re.escape(words(piece)) for piece in wording.strip("… ").split("…"))
    return rf"(?<!\S){body}(?!\S)"
