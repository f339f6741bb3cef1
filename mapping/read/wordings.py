"""What a sentence of a decision says: an outcome and what is added to it, where the body itself says so.

A wording is looked for in the main clauses. «Godkendt med den ændring, at punkt 3 udgår» approves, and withdraws nothing;
only where the main clause says no more than that something was decided («udvalget besluttede, at sagen udsættes») does the
clause with «at» tell the outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from ..vocabulary import Concept, Wording, outcome_wordings, qualifier_wordings, word_places, words
from .bodies import Speaker, speakers
from .phrases import any_of, phrases
from .references import Meeting
from .sentences import LONGEST

WEAK: Final = 90
"""From this reading order on, a concept (discussed, noted) gives way to any earlier one elsewhere in the decision."""
_APPROVING: Final = range(50, WEAK)
_GENERIC: Final = "vedtaget"
_TOLD_BY_AT: Final = frozenset({"udgaaet", "udsat", "oversendt", "dagsorden-godkendt"})
_CUT: Final = re.compile(r"[,;:]\s+|\s[–-]\s|[()]|\s(?=med (?:den|de|følgende) [\wæøå]{3,20} at\b)")
_JOINED: Final = frozenset("og eller men samt".split())


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome's wording in a sentence."""

    concept: Concept
    printed: str
    first: int
    """The first and last of its words, counted from 0."""
    last: int
    start: int
    """Where it begins in the sentence."""


@dataclass(frozen=True, slots=True)
class _Clause:
    first: int
    end: int
    main: bool
    opener: str


class _Sentence:
    """A sentence's words, where each stands, and the clauses they are parted into."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words(text).split(" ")
        self.places = word_places(text)
        self.folded = " ".join(self.words)
        self.clauses = tuple(self._clauses())

    def _clauses(self) -> Iterator[_Clause]:
        cuts = [match.end() for match in _CUT.finditer(self.text)]
        first = 0
        for cut in [*cuts, len(self.text) + 1]:
            end = first
            while end < len(self.places) and self.places[end][0] < cut:
                end += 1
            if end > first:
                yield self._clause(first, end)
            first = end

    def _clause(self, first: int, end: int) -> _Clause:
        opener = self.words[first]
        if opener in _JOINED and end - first > 1:
            opener = self.words[first + 1]
        known = phrases().decision
        apart = (*known.reasons, *known.conditions) if first == 0 else (*known.openers, *known.reasons, *known.conditions, "at")
        return _Clause(first, end, opener not in apart, opener)

    def clause_at(self, word: int) -> _Clause:
        return next(clause for clause in self.clauses if clause.first <= word < clause.end)

    def found(self, wording: Wording, first: int, last: int) -> Found:
        start, end = self.places[first][0], self.places[last][1]
        return Found(wording.concept, self.text[start:end], first, last, start)


def classify(sentence: str, meeting: Meeting | None = None) -> tuple[Concept, str] | None:
    """The outcome that a sentence words, and the printed words that do; nothing where no wording is known."""
    found = find_outcome(sentence, meeting)
    return (found.concept, found.printed) if found else None


def find_outcome(sentence: str, meeting: Meeting | None = None) -> Found | None:
    """The outcome that a sentence words, and where; ``meeting`` tells whose decision it is to be."""
    parted, worded = _worded(sentence) if len(sentence) <= LONGEST else _read(sentence)
    if not worded:
        return None
    said = speakers(sentence, meeting)
    every = [found for found in worded if not _void(parted, found, said)]
    main = _best([found for found in every if parted.clause_at(found.first).main])
    if main is None or main.concept.slug == _GENERIC:
        told = [f for f in every if f.concept.slug in _TOLD_BY_AT and parted.clause_at(f.first).opener == "at"]
        return _best(told) or main
    return main


def _read(sentence: str) -> tuple[_Sentence, tuple[Found, ...]]:
    """A sentence, parted, and every wording of an outcome in it."""
    parted = _Sentence(sentence)
    return parted, () if not parted.places or _proposes_only(parted) else tuple(_all(parted))


_worded: Final = lru_cache(maxsize=512)(_read)
"""Decision and votes ask for the same sentences, and for some of them twice."""


def qualify(sentence: str, found: Found | None = None) -> tuple[str, ...]:
    """What a sentence adds to an outcome, in order of the list; the words of the outcome itself (``found``) add nothing."""
    folded = words(sentence)
    slugs: dict[str, None] = {}
    for wording in _qualifiers().begun_in(folded.split(" ")):
        if wording.concept.slug in slugs:
            continue
        for match in wording.pattern.finditer(folded):
            first = folded.count(" ", 0, match.start())
            inside = found is not None and found.first < first <= found.last and found.last - found.first > 5
            before = folded[: match.start()].split(" ")[-2:-1]
            if not inside and not set(before) & {"ikke", "ingen", "uden"}:
                slugs[wording.concept.slug] = None
                break
    return tuple(slugs)


class _ByWord:
    """Wordings by the word that each begins with: few of them begin with a word of a given sentence."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._by_word: dict[str, list[tuple[int, Wording]]] = {}
        for place, wording in enumerate(wordings):
            self._by_word.setdefault(wording.first.partition(" ")[0], []).append((place, wording))

    def begun_in(self, told: Iterable[str]) -> list[Wording]:
        """The wordings that begin with one of these words, in their own order."""
        found = [each for word in set(told) for each in self._by_word.get(word, ())]
        return [wording for _, wording in sorted(found, key=lambda each: each[0])]


@cache
def _outcomes() -> _ByWord:
    return _ByWord(outcome_wordings())


@cache
def _qualifiers() -> _ByWord:
    return _ByWord(qualifier_wordings())


def _all(parted: _Sentence) -> Iterator[Found]:
    for wording in _outcomes().begun_in(parted.words):
        if wording.edge:
            yield from _at_edges(parted, wording)
            continue
        for match in wording.pattern.finditer(parted.folded):
            first = parted.folded.count(" ", 0, match.start())
            yield parted.found(wording, first, first + match.group().count(" "))


def _at_edges(parted: _Sentence, wording: Wording) -> Iterator[Found]:
    """A single word counts at the beginning or the end of a clause."""
    for clause in parted.clauses:
        for place in {clause.first, clause.end - 1}:
            if parted.words[place] == wording.first:
                yield parted.found(wording, place, place)


def _best(found: Sequence[Found]) -> Found | None:
    """The lowest reading order, unless a longer wording holds its words, or takes up its last one."""
    best = min(found, key=lambda one: (one.concept.order, one.first, one.first - one.last), default=None)
    if best is None:
        return None
    from_it = [f for f in found if f.first <= best.first or f.first == best.last]
    holding = [f for f in from_it if best.last <= f.last and f.last - f.first > best.last - best.first]
    longer = [f for f in holding if f.concept.order > best.concept.order]
    return max(longer, key=lambda one: (one.last - one.first, -one.concept.order), default=best)


def _void(parted: _Sentence, found: Found, said: Sequence[Speaker]) -> bool:
    """Whether a wording is denied, is a condition or a wish, or is what somebody else does."""
    clause = parted.clause_at(found.first)
    before = parted.words[clause.first : found.first]
    known = phrases().decision
    if clause.opener in known.conditions or set(before) & set(known.conditions):
        return True
    if _denied(parted, found, before, clause):
        return True
    if found.concept.order in _APPROVING and before and before[-1] in known.future:
        return True
    if before and before[-1] in known.attributes and parted.words[found.first].endswith(("te", "ne", "ede")):
        return True
    return _by_others(parted, found, said)


def _denied(parted: _Sentence, found: Found, before: Sequence[str], clause: _Clause) -> bool:
    near: list[str] = []
    for word in reversed(before[-3:]):
        if word in _JOINED:
            break
        near.append(word)
    negative = found.concept.order not in _APPROVING
    after = parted.words[found.last + 1 : min(found.last + 2, clause.end)]
    following = after == ["ikke"] and not negative and found.concept.slug != _GENERIC
    inside = "ikke" in parted.words[found.first + 1 : found.last] and not negative
    return "ikke" in near or "hverken" in near or following or inside


def _by_others(parted: _Sentence, found: Found, said: Sequence[Speaker]) -> bool:
    """Whether the verb's subject is another body or the administration: «byrådet godkender endeligt i juni»."""
    if found.concept.order >= WEAK:
        return False
    active = parted.words[found.first].endswith(tuple(phrases().decision.active))
    if not active:
        return _elsewhere(parted, found, said)
    start = parted.places[parted.clause_at(found.first).first][0]
    before = [speaker for speaker in said if start <= speaker.start and speaker.end <= found.start]
    if before:
        nearest = before[0] if parted.words[found.first - 1] in _JOINED else before[-1]
        gap = words(parted.text[before[-1].end : found.start]).split()
        return len(gap) <= 3 and not nearest.own
    after = [speaker for speaker in said if 0 <= speaker.start - parted.places[found.first][1] <= 2]
    return bool(after) and not after[0].own


def _elsewhere(parted: _Sentence, found: Found, said: Sequence[Speaker]) -> bool:
    """«Planen godkendes endeligt i byrådet»: passive, and another body right behind «i» or «af»."""
    if found.concept.slug not in ("godkendt", _GENERIC):
        return False
    end = parted.places[found.last][1]
    behind = [speaker for speaker in said if speaker.start >= end]
    if not behind or behind[0].own:
        return False
    between = words(parted.text[end : behind[0].start]).split()
    return len(between) <= 3 and bool(between) and between[-1] in ("i", "af")


def _proposes_only(parted: _Sentence) -> bool:
    """Whether the main clauses only tell what somebody proposed, asked or wished."""
    main = " ".join(" ".join(parted.words[c.first : c.end]) for c in parted.clauses if c.main)
    return _proposal().search(main) is not None and _decides().search(main) is None


@cache
def _proposal() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases().decision.proposing)}\b")


@cache
def _decides() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases().decision.deciding)}\b")
