"""Whether a text can promise anything at all: told from its words alone, before any pattern is tried on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from ..danish import MONTHS
from .commitments_words import commitment_words

BODIES: Final = (
    *("forvaltningen", "forvaltningerne", "udvalget", "udvalgene", "byrådet", "kommunalbestyrelsen", "kommunen"),
    *("magistraten", "borgmesteren", "direktionen"),
)
POINTING: Final = ("Her skal ", "Her vil ", "Der vil her ")
"""What opens a sentence whose term stands in the one before it."""
_TOKEN: Final = re.compile(r"\w+")
_NONE: Final = frozenset[str]()
_DIGIT: Final = re.compile(r"\d")
_TIMES: Final = (*MONTHS, "halvår", "kvartal", "år", "året", "årets", "årsskiftet", "nytår")


@lru_cache(maxsize=1024)
def promising(text: str) -> frozenset[str]:
    """The words of a text that has one of a promise, and one of a time or a figure; none of any other text."""
    # What was promised and what became of it are looked for in the same sentences, one after the other.
    words: list[str] = _TOKEN.findall(text.lower())
    if _openers().isdisjoint(words):
        return _NONE
    timed = _DIGIT.search(text) is not None or not _times().isdisjoint(words) or text.startswith(POINTING)
    return frozenset(words) if timed else _NONE


def telling(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase that is no body's: where it is missing, so is the phrase."""
    return frozenset(
        max((word for word in _TOKEN.findall(phrase.lower()) if word not in BODIES), key=lambda word: (len(word), word))
        for phrase in phrases
    )


@cache
def _openers() -> frozenset[str]:
    frames = commitment_words().frames
    lists = (frames.expects, frames.expected, frames.shall, frames.present, frames.active, frames.gets, frames.ordered)
    return telling(phrase for phrases in lists for phrase in phrases)


@cache
def _times() -> frozenset[str]:
    words = commitment_words()
    return telling((*_TIMES, *words.terms.vague, *words.again))
