"""Where one sentence ends and the next begins, in Danish minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from .phrases import any_of, phrases

_END: Final = re.compile(r"[.!?][\"”»)]?\s+(?=[\"”“»«(]?[A-ZÆØÅ0-9])")
_ABBREVIATIONS: Final = frozenset(
    "kl nr pkt jf bl.a bl a fx ca d mio mia mill mil pr stk kap dvs mv osv inkl ekskl vedr max maks min evt ift ifm tlf"
    " hhv ad st".split()
)
_NUMBERED: Final = frozenset("punkt pkt nr sag bilag stk punkterne kapitel tabel figur".split())
"""A number with a full stop after one of these words ends no sentence but before a word that opens one: «punkt 3. Salg af …»."""


_OPENS: Final = '"”“»«'
_PAIRED: Final = frozenset(_OPENS)


class Quotes:
    """Follows quotations over sentences and paragraphs: «"Vi stemmer imod. Det er dyrt."» is two sentences in one."""

    def __init__(self) -> None:
        self._left = 0

    def holds(self, sentence: str) -> bool:
        """Whether a sentence, the next in order, stands within a quotation as a whole."""
        inside = self._left > 0
        odd = sum(character in _PAIRED for character in sentence) % 2 == 1
        whole = inside or sentence[:1] in _PAIRED
        if odd:
            self._left = 0 if inside else _LONGEST_QUOTATION
        elif inside:
            self._left -= 1
        return whole


_LONGEST_QUOTATION: Final = 40
"""Sentences. A mark that nothing closes within them was no quotation mark."""


LONGEST: Final = 2000
"""Characters. Nobody writes a longer sentence; what seems one is cut, so that every rule's work stays linear."""


_LONGEST_KEPT: Final = 4000
"""Characters of a paragraph whose sentences are kept at hand: every rule for what text says asks for them again."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, in order and without loss; white space is folded."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _parted(text)


def _parted(text: str) -> tuple[str, ...]:
    return tuple(piece for sentence in _whole(text) for piece in _bounded(sentence))


_kept: Final = lru_cache(maxsize=2048)(_parted)


def _bounded(sentence: str) -> Iterator[str]:
    if len(sentence) <= LONGEST:
        yield sentence
        return
    start = 0
    while len(sentence) - start > LONGEST:
        space = sentence.rfind(" ", start, start + LONGEST)
        cut = space if space > start else start + LONGEST
        yield sentence[start:cut]
        start = cut + 1 if cut == space else cut
    yield sentence[start:]


def _whole(text: str) -> list[str]:
    whole = " ".join(text.split())
    found: list[str] = []
    start = 0
    for match in _END.finditer(whole):
        if _ends(whole, start, match.start()):
            cut = match.end()
            found.append(whole[start:cut].strip())
            start = cut
    found.append(whole[start:].strip())
    return [sentence for sentence in found if sentence]


def _ends(whole: str, start: int, stop: int) -> bool:
    if whole[stop] != ".":
        return True
    before = whole[max(start, stop - 60) : stop].split()
    if not before:
        return False
    last = before[-1].lstrip('("”“»«').casefold()
    if last == "kr":  # «3,0 mio. kr. Forvaltningen …» ends; «der afsættes kr. 200.000» and «3,0 mio. kr. (2026-P/L)» do not
        if whole[stop + 1 : stop + 4].lstrip().startswith("("):
            return False
        return len(before) > 1 and (before[-2][-1].isdigit() or before[-2].casefold().rstrip(".") in _ABBREVIATIONS)
    if last in _ABBREVIATIONS and not (len(last) == 1 and before[-1][-1].isupper()):
        return False  # «bl. a. Odense» goes on; «For stemte: A. Imod stemte: D.» ends
    numbered = last.isdigit() and len(last) <= 3 and len(before) > 1 and before[-2].casefold().rstrip(".") in _NUMBERED
    label = len(before) <= 3  # «Ad punkt 2. Udvalget …»: the number says what the sentence is about.
    return not numbered or (not label and _opens().match(whole, stop + 1) is not None)


@cache
def _opens() -> re.Pattern[str]:
    """A word with which minutes begin a sentence, and titles seldom: «… som punkt 55. Herefter godkendt.»"""
    return re.compile(rf"[\"”)]?\s+{any_of(phrases().decision.sentences)}(?!\w)")
