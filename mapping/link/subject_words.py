"""What a title or a sentence is about, by its words: as much as it takes to tell the items of one meeting apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from os.path import commonprefix
from typing import Final

from .remembered import remembered
from .wordings import any_of, wordings

STEM: Final = 5
"""Letters that the forms of one word have in common at least: «ungestrategi», «ungestrategien»."""
ENDINGS: Final = frozenset(("", *"e en ens er erne ernes es et ets n ne nes r rne rnes s t ts".split()))
"""What the forms of one noun differ by."""
INNER: Final = 6
"""Letters of a word that begins or ends a compound at least: «førtidspension» in «førtidspensionsreform»."""
_WORD: Final = re.compile(r"[^\W\d_]{4,}|\b[A-ZÆØÅ]{2,3}\b")
_BODY: Final = re.compile(r"(?:[A-ZÆØÅ][a-zæøå]+-(?:, | og ))*[A-ZÆØÅ][A-Za-zæøåÆØÅ]*udvalg(?:et)?s?\b")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases with what they are to find, and what not."""

    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceWordings:
    """``references.toml``."""

    plain_words: frozenset[str]
    other_meetings: Phrases
    budget_adopted: Phrases


def reference_wordings() -> ReferenceWordings:
    found: ReferenceWordings = wordings("references", ReferenceWordings)
    return found


@remembered(8192)
def telling(text: str) -> frozenset[str]:
    """The words that tell what a text is about; names of committees are no part of that."""
    words: list[str] = _WORD.findall(_BODY.sub(" ", text))
    return frozenset(word.casefold() for word in words) - reference_wordings().plain_words


@dataclass(frozen=True, slots=True)
class Sought:
    """The telling words of a text, laid out so that two texts without a word in common are told apart at once."""

    words: frozenset[str]
    ends: frozenset[str]
    """The words, and every end of one that may be a word by itself."""
    by_stem: Mapping[str, tuple[str, ...]]

    def is_apart(self, other: Sought) -> bool:
        """Whether no word of the one can be a form of a word of the other."""
        whole = self.ends.isdisjoint(other.words) and other.ends.isdisjoint(self.words)
        return whole and self.by_stem.keys().isdisjoint(other.by_stem.keys())

    def has(self, word: str) -> bool:
        """Whether one of the words is a form of ``word``, or begins or ends a compound with it, or the other way round."""
        if word in self.ends or any(_alike(word, other) for other in self.by_stem.get(word[:STEM], ())):
            return True
        return not self.words.isdisjoint(_ends(word))


@remembered(8192)
def sought(text: str) -> Sought:
    """The words that tell what a text is about, to hold others against."""
    words = telling(text)
    by_stem: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        if len(word) >= STEM:
            by_stem[word[:STEM]] = (*by_stem.get(word[:STEM], ()), word)
    return Sought(words, words.union(*map(_ends, words)), by_stem)


def _ends(word: str) -> list[str]:
    return [word[start:] for start in range(len(word) - INNER + 1)]


def shared(title: Sought, words: Sought) -> int:
    """How many words of a title have a form among some words."""
    return 0 if title.is_apart(words) else sum(map(words.has, title.words))


def _alike(one: str, other: str) -> bool:
    """Whether two words that begin with the same letters are forms of one word, or the shorter one begins a compound."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    same = len(commonprefix((short, long)))
    return {short[same:], long[same:]} <= ENDINGS or (len(short) >= INNER and long.startswith(short))


@cache
def other_meetings() -> re.Pattern[str]:
    """What makes a meeting one of another kind than those that minutes are written of."""
    return re.compile(rf"\b{any_of(reference_wordings().other_meetings.phrases)}\b", re.IGNORECASE)


@cache
def _adopted() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(reference_wordings().budget_adopted.phrases)}\b", re.IGNORECASE)


_BUDGET: Final = re.compile(r"\bbudget(?:tet|forslag|forslaget)?\b[^\d]{0,20}(?P<year>20\d\d)(?!\d)", re.IGNORECASE)


def budget_adopted(title: str) -> int | None:
    """The year of the budget that an item of this title adopts."""
    named = _BUDGET.search(title)
    return int(named["year"]) if named and _adopted().search(title) else None
