"""Words that a line's end or a conversion tore apart, put together again where it is sure.

A hyphen may belong to the word («ikke-vestlige», «B-sag», «drifts- og anlægsudgifter») or to the line's end («kommu-» and
«nens»). What the document itself prints elsewhere decides first; then the rules of Danish, in which compounds have no hyphen.
Everything that stays unsure stays as printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from .lines import Line, Role, fold
from .phrases import phrases

_SOFT: Final = "\u00ad"
"""What ``healed`` puts after a hyphen at a line's end where the word goes on in the next: ``joined`` takes both away."""
_HARD: Final = "\u2060"
"""What it puts after a hyphen that stays, without a gap before the next line: «60-» and «årige»."""
_WORD: Final = re.compile(r"(?<![\w-])[^\W\d_]{2,60}(?:-[^\W\d_]{2,60})?+(?![\w-])")
_LAST: Final = re.compile(r"(?<![^\s(«»\"”“'/])([\w.-]{0,60}?)([^\W\d_]{0,60}|\d{1,8})[-\u2010]$")
_FIRST: Final = re.compile(r"[\"”«]?([^\W\d_]{1,60}|\d{1,8})")
_INSIDE: Final = re.compile(r"(?<![\w-])([^\W\d_]{2,60})-([a-zæøåé]{3,60})(?![\w-])")
_HYPHEN_INSIDE: Final = re.compile(r"-(?<=[^\W\d_]{2}.)(?=[a-zæøåé]{3})")
"""What the pattern before has in it: it is sooner found."""
_SPLIT: Final = re.compile(r"(?<![\w-])(?=([a-zæøåé]{4,60}s) ([a-zæøåé]{3,60})(?![\w-]))")
_LINKING: Final = re.compile(r"s (?<=[a-zæøåé]{4}s )(?=([a-zæøåé]{3,60})(?![\w-]))")
_BEFORE_SPLIT: Final = re.compile(r"(?<![\w-])[a-zæøåé]{4,60}s$")
_ONE: Final = re.compile(r"(?:\d|\b(?:et|en|dette|denne|hvert|hver|ethvert|enhver|sidste|næste)) $", re.IGNORECASE)
"""What stands before a genitive without an article of its own: «et udvalgs møde»."""
_LONGEST: Final = 100_000
"""Characters; in a longer line nothing is healed."""


class Joint(Enum):
    """How two lines meet at a hyphen."""

    WORD = "word"
    """One word: the hyphen goes."""
    HYPHEN = "hyphen"
    """The hyphen stays, without a gap after it."""
    SPACE = "space"
    """The hyphen stands for the rest of a word: «drifts- og»."""


@dataclass(frozen=True, slots=True)
class Words:
    """How often a document prints each word, hyphens included, in lower case; fragments at a hyphen are not counted."""

    counts: Counter[str]
    names: frozenset[str]
    """Words that it prints with a capital only."""
    linking: frozenset[str]
    """Words on a linking s that it prints nowhere but before the rest of a word that it prints whole elsewhere."""

    def has(self, word: str) -> int:
        return self.counts[word.lower()]


def words_of(texts: Sequence[str]) -> Words:
    """The words of a document."""
    whole = "\n".join(texts)
    printed: Counter[str] = Counter()
    for token, times in Counter(whole.split()).items():  # a document prints most of its words over and over
        for word in _WORD.findall(token):
            printed[word] += times
    counts: Counter[str] = Counter()
    for word, times in printed.items():
        counts[word.lower()] += times
    names = frozenset(word for word, times in printed.items() if word[0].isupper() and counts[word.lower()] == times > 1)
    split = Counter(head for head, tail in _splits(whole) if head + tail in counts)
    linking = frozenset(head for head, times in split.items() if counts[head] == times) - phrases().hyphen.genitives
    return Words(counts, names, linking)


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """What ``_SPLIT`` finds, found from the linking s: there are fewer of them than of words."""
    for match in _LINKING.finditer(text):
        end = match.start() + 1
        head = _BEFORE_SPLIT.search(text, max(0, end - 61), end)
        if head:
            yield head.group(), match[1]


def joint(before: str, after: str, known: Words) -> Joint | None:
    """How a line that ends in a hyphen and the next one meet; nothing where the first does not end so."""
    last, first = _LAST.search(before[-130:]), _FIRST.match(after[:80])
    if last is None or first is None:
        return None
    prefix, head = last.groups()
    tail = first[1]
    if tail.lower() in phrases().hyphen.after and not tail.isupper():
        return Joint.SPACE
    if not head:
        return None
    whole = head.isalpha() and tail.isalpha() and tail.islower() and not prefix.strip("-")
    return Joint.WORD if whole and _is_one_word(head, tail, known) else Joint.HYPHEN


def _is_one_word(head: str, tail: str, known: Words) -> bool:
    with_hyphen, without = known.has(f"{head}-{tail}"), known.has(head + tail)
    if with_hyphen or without:
        return without >= with_hyphen
    return _may_be_torn(head, tail) and head not in known.names


def _may_be_torn(head: str, tail: str) -> bool:
    """Whether no rule of spelling asks for the hyphen: «e-mail», «EU-midler» and «it-system» have one."""
    lower = head[1:].islower() and head.lower() not in phrases().hyphen.keep
    return lower and len(tail) > 1


def joined(texts: Iterable[str]) -> str:
    """The lines of one paragraph as running text; the marks of ``healed`` say how torn words meet.

    A mark at the very end stays, for what the next page goes on with; ``settled`` takes it away.
    """
    pieces: list[str] = []
    for text in texts:
        mark = pieces[-1][-1:] if pieces else ""
        if mark in (_SOFT, _HARD):
            pieces[-1] = pieces[-1].removesuffix(f"-{_SOFT}").removesuffix(f"\u2010{_SOFT}").rstrip(_SOFT + _HARD)
        else:
            pieces.append(" ")
        pieces.append(text.strip())
    return fold("".join(pieces))


def settled(text: str) -> str:
    """The text of a paragraph that nothing goes on from."""
    return text.rstrip(_SOFT + _HARD)


def join_at_hyphens(texts: Sequence[str], known: Words) -> str:
    """Lines of one paragraph as running text, torn words healed."""
    met = [_met(text, after, known) for text, after in zip(texts, [*texts[1:], ""], strict=True)]
    return settled(joined(met))


def healed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a document with torn words put together, and marks for ``joined`` where a line's end tore one.

    Every line stays where it is, so places hold.
    """
    known = words_of([line.text for line in lines])
    done: list[Line] = []
    after = ""
    for line in reversed(lines):
        text = line.text
        if line.blank:
            done.append(line)
            continue
        if len(text) < _LONGEST:
            text = _met(_inside(text, known), after, known)
        if line.role is not Role.FURNITURE:
            after = text
        done.append(line if text == line.text else replace(line, text=text))
    return tuple(reversed(done))


def _met(text: str, after: str, known: Words) -> str:
    if not text.endswith(("-", "\u2010")):
        return text
    how = joint(text, after, known)
    return text + _SOFT if how is Joint.WORD else text + _HARD if how is Joint.HYPHEN else text


def _inside(text: str, known: Words) -> str:
    """Heal hyphens and gaps within a line: only where the document prints the whole word elsewhere, and no less often."""
    if _HYPHEN_INSIDE.search(text):
        text = _INSIDE.sub(lambda match: _without_hyphen(match, known), text)
    if not known.linking or known.linking.isdisjoint(text.split(" ")):
        return text
    gaps = [match for match in _SPLIT.finditer(text) if _is_torn_compound(match, known)]
    for match in reversed(gaps):
        at = match.start() + len(match[1])
        text = text[:at] + text[at + 1 :]
    return text


def _without_hyphen(match: re.Match[str], known: Words) -> str:
    head, tail = match.groups()
    whole = known.has(head + tail)
    torn = whole > 0 and whole >= known.has(match[0]) and _may_be_torn(head, tail)
    return head + tail if torn and tail not in phrases().hyphen.after else match[0]


def _is_torn_compound(match: re.Match[str], known: Words) -> bool:
    """«samarbejds møder» beside «samarbejdsmøder»: the linking s is no genitive where the first part never stands elsewhere."""
    head, tail = match.groups()
    before = match.string[max(0, match.start() - 20) : match.start()]
    return head in known.linking and known.has(head + tail) > 0 and not _ONE.search(before)
