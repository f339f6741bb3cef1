"""Two texts compared word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from ..knowledge import Piece

MOST_WORDS: Final = 400
"""Words of either text that are compared; the matching grows with the product of both lengths."""
_WORD: Final = re.compile(r"[^\W_]+(?:[-.,/][^\W_]+)*")


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """What was taken out of ``before`` and put in to get ``after``; the pieces' texts are those printed."""
    old, new = before.split()[:MOST_WORDS], after.split()[:MOST_WORDS]
    pieces: list[Piece] = []
    for tag, first, last, start, end in SequenceMatcher(None, _folded(old), _folded(new), autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(" ".join(new[start:end]), "same"))
            continue
        if last > first:
            pieces.append(Piece(" ".join(old[first:last]), "removed"))
        if end > start:
            pieces.append(Piece(" ".join(new[start:end]), "added"))
    return tuple(pieces)


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same words in the same order: 1.0 for equal texts, 0.0 for none in common."""
    first, second = _folded(one.split()[:MOST_WORDS]), _folded(other.split()[:MOST_WORDS])
    return SequenceMatcher(None, first, second, autojunk=False).ratio() if first and second else 0.0


def _folded(words: Sequence[str]) -> list[str]:
    """Words as they are compared: punctuation and letters' case make no difference."""
    return [match.group().casefold() if (match := _WORD.search(word)) else "" for word in words]
