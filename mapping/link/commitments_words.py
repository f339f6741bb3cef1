"""The words of ``commitments.toml``, and the stems by which later minutes are searched."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import Final
from zlib import crc32

from .remembered import remembered
from .wordings import wordings

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDING: Final = re.compile(r"(?:ernes|erne|ens|ets|ene|er|en|et|es|s|e)$")
SHORTEST: Final = 6
"""Letters of a word that can tell one matter from others."""


@dataclass(frozen=True, slots=True)
class Frames:
    """What opens a promise."""

    expects: tuple[str, ...]
    expected: tuple[str, ...]
    shall: tuple[str, ...]
    acts: tuple[str, ...]
    present: tuple[str, ...]
    active: tuple[str, ...]
    gets: tuple[str, ...]
    ordered: tuple[str, ...]
    reports: tuple[str, ...]
    decides: tuple[str, ...]
    beside: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoPromise:
    """What makes a sentence none."""

    conditional: tuple[str, ...]
    now: tuple[str, ...]
    past: tuple[str, ...]
    others: tuple[str, ...]
    clause: tuple[str, ...]
    since: tuple[str, ...]
    done: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Plans of coming steps."""

    opens: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """Words by which a promise is of one kind."""

    goal: tuple[str, ...]
    report: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms without a day."""

    vague: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """Words for searching later minutes."""

    common: tuple[str, ...]
    told: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a case text and what it promises."""

    text: str
    kind: str = ""
    due: date | None = None
    printed: str | None = None
    every: int | None = None


@dataclass(frozen=True, slots=True)
class CommitmentWordings:
    """``commitments.toml``."""

    approves: frozenset[str]
    leaves_open: frozenset[str]
    nothing: frozenset[str]
    frames: Frames
    never: NoPromise
    schedule: Schedule
    kinds: Kinds
    terms: Terms
    again: dict[str, int]
    words: Searched
    example: tuple[Example, ...]
    none: tuple[Example, ...]


def commitment_words() -> CommitmentWordings:
    table: CommitmentWordings = wordings("commitments", CommitmentWordings)
    return table


def stem(word: str) -> str:
    """A word without its inflection, so that «boliggarantien» is found by «boliggaranti». No more than that is meant by it."""
    folded = word.casefold()
    short = _ENDING.sub("", folded)
    return short if len(short) >= 4 else folded


def stems(text: str) -> Iterator[str]:
    """Yield the stems of the words that can tell matters apart, in order; parts of a hyphened word too."""
    for match in _WORD.finditer(text):
        for word in dict.fromkeys((match.group(), *match.group().split("-"))):
            if len(word) >= SHORTEST:
                yield stem(word)


def keys(text: str) -> tuple[str, ...]:
    """The stems of a text that are not words of nearly every item, each once, as printed."""
    common = _common()
    return tuple(dict.fromkeys(each for each in stems(text) if each not in common))


@cache
def _common() -> frozenset[str]:
    return frozenset(stem(word) for word in commitment_words().words.common)


def number(word: str) -> int:
    """A stem as four bytes: whether an item has it must be known for every later item, and texts are not kept."""
    return crc32(word.encode())


def packed(texts: Iterable[str]) -> bytes:
    """The stems of all texts that promises may be looked for by, each once, sorted."""
    once = set(" ".join(texts).split())
    return array("I", sorted(set(chain.from_iterable(map(_numbers, once))))).tobytes()


@remembered(50_000)
def _numbers(printed: str) -> tuple[int, ...]:
    """The stems of what stands between two blanks, as they are stored: minutes have the same words again and again."""
    return tuple(number(each) for each in stems(printed) if each not in _common())


def unpacked(stored: bytes) -> Sequence[int]:
    return array("I", stored)
