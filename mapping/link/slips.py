"""Slips of the pen in long names: one letter wrong, missing, too many, or two changed round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

SHORTEST: Final = 15
"""Letters of a name in which one wrong letter can be told from another name."""
LONG_WORD: Final = 6
"""Letters of the word that has the slip: «med» and «mod» are two words."""
USUAL: Final = 3
"""How often the right spelling stands, at least, where the wrong one stands once."""


def near_pairs(keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the path words of long names that are one slip apart, without comparing all with all: each name is kept under what it
    is without one of its letters."""
    kept: dict[str, list[str]] = defaultdict(list)
    for word, name in sorted(keys.items()):
        if len(name) >= SHORTEST:
            for short in {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}:
                kept[short].append(word)
    seen: set[tuple[str, str]] = set()
    for words in kept.values():
        for place, one in enumerate(words[:_MOST]):
            for other in words[place + 1 : _MOST]:
                if (one, other) not in seen and _one_slip(keys[one], keys[other]):
                    seen.add((one, other))
                    yield one, other


_MOST: Final = 50
"""Names under one shortened form; more than a few are no slips of each other but numbered."""


def slips(names: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """Path word of a wrong spelling to that of the right one; ``names`` has each one's key and how often it stands.

    Only where it is sure: the slip is inside a long word, never in its first letter or its last two, where Danish words
    are bent, and in no number; the wrong spelling stands once, and has one right spelling only.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for pair in near_pairs({word: name for word, (name, _) in names.items()}):
        for wrong, right in (pair, pair[::-1]):
            if names[wrong][1] == 1 and names[right][1] >= USUAL and _inside(names[wrong][0], names[right][0]):
                found[wrong].add(right)
    return {wrong: rights.copy().pop() for wrong, rights in sorted(found.items()) if len(rights) == 1}


def _one_slip(one: str, other: str) -> bool:
    """Whether two different texts are one letter, or one change of neighbours, apart; digits are never slips."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    if any(letter.isdigit() for letter in (*left[:1], *right[:1])):
        return False
    changed_round = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or changed_round


def _inside(wrong: str, right: str) -> bool:
    """Whether the slip is in the middle of a long word."""
    theirs = right.split()
    if len(wrong.split()) != len(theirs):
        return False
    different = [(a, b) for a, b in zip(wrong.split(), theirs, strict=True) if a != b]
    if len(different) != 1:
        return False
    ((word, meant),) = different
    return len(meant) >= LONG_WORD and word[:1] == meant[:1] and word[-2:] == meant[-2:] and word.isalpha()
