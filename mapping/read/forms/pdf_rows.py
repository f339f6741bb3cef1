"""The words of a page on their lines, from top to bottom; a line's parts where wide gaps divide it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...danish import plain_letters
from .pdf_words import Word

_BULLETS: Final = str.maketrans(
    dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf0e0\uf06f\u25aa\u25cf\u25e6\u2022", "•") | {"\uf02d": "-"}
)
_WIDE: Final = 1.5
"""A gap of so many type sizes divides a line."""
_TOUCHING: Final = 0.1


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one line that no wide gap divides."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line, or one row of a table."""

    words: tuple[Word, ...]
    """From left to right."""
    base: float
    size: float
    cells: tuple[str, ...] = ()
    """Of a row of a table that drawn lines divide."""
    columns: tuple[float, ...] = ()
    """Where the lines stand that divide it."""

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return text_of(self.words)


def rows(words: Iterable[Word]) -> list[Row]:
    """The words' lines, from the top of the page down. What is raised or lowered a little belongs to the line beside it."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (-each.base, each.x0)):
        if found and _beside(found[-1], word):
            found[-1].append(word)
        else:
            found.append([word])
    return [_row(group) for group in found]


def _beside(group: Sequence[Word], word: Word) -> bool:
    """Whether a word stands on the line of others: it shares more than half of its height, or of theirs."""
    main = max(group[-8:], key=lambda each: each.size)
    overlap = min(word.base + 0.75 * word.size, main.base + 0.75 * main.size) - max(word.base, main.base)
    return overlap > 0.5 * 0.75 * min(word.size, main.size)


def _row(group: Sequence[Word]) -> Row:
    main = max(group, key=lambda word: (word.size, len(word.text)))
    return Row(tuple(sorted(group, key=lambda word: word.x0)), main.base, main.size)


def parts(row: Row, wide: float = _WIDE) -> list[Part]:
    """The row's parts from left to right."""
    found: list[list[Word]] = []
    for word in row.words:
        if found and word.x0 - found[-1][-1].x1 < wide * row.size:
            found[-1].append(word)
        elif found and _is_spaced(found[-1][-2:], word):
            found[-1].append(word)
        else:
            found.append([word])
    return [Part(text_of(group), group[0].x0, max(word.x1 for word in group)) for group in found]


def _is_spaced(before: Sequence[Word], word: Word) -> bool:
    """Whether wide gaps stand between single letters: «B E S L U T N I N G»."""
    return len(before) == 2 and all(len(each.text) == 1 and each.text.isalpha() for each in (*before, word))


def text_of(words: Sequence[Word]) -> str:
    """The words of one line, with a space between any two that do not touch."""
    if len(words) > 3 and all(len(word.text) == 1 and word.text.isalpha() for word in words):
        return " ".join(_closed_up(words))
    text = ""
    for before, word in zip([None, *words], words, strict=False):
        touching = before is not None and word.x0 - before.x1 < _TOUCHING * max(word.size, before.size)
        text += word.text if before is None or touching else f" {word.text}"
    return re.sub(r"^[\uf000-\uf8ff\u25aa\u25cf\u25e6](?=\s|$)", "•", plain_letters(text.translate(_BULLETS)))


def _closed_up(letters: Sequence[Word]) -> Iterator[str]:
    """Yield the words of letter-spaced type: between words the gap is about twice that between letters, or more."""
    gaps = [right.x0 - left.x1 for left, right in zip(letters, letters[1:], strict=False)]
    usual = sorted(gaps)[len(gaps) // 2]
    word = letters[0].text
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > 1.7 * max(usual, 0.1):
            yield word
            word = ""
        word += letter.text
    yield word
