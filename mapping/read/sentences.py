"""Where one sentence ends and the next begins, in Danish minutes."""

from __future__ import annotations

import re
from typing import Final

_END: Final = re.compile(r"[.!?][\"”»)]?\s+(?=[\"”“»«(]?[A-ZÆØÅ0-9])")
_ABBREVIATIONS: Final = frozenset(
    "kl nr pkt jf bl.a bl a fx ca d mio mia mill mil pr stk kap dvs mv osv inkl ekskl vedr max maks min evt ift ifm tlf"
    " hhv ad st".split()
)
_NUMBERED: Final = frozenset("punkt pkt nr sag bilag stk punkterne kapitel tabel figur".split())
"""A number with a full stop after one of these words ends no sentence: «punkt 3. Godkendelse af …»."""


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order; joined by a space they are the paragraph again (white space folded)."""
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
    if last == "kr":
        return True
    if last in _ABBREVIATIONS:
        return False
    return not (last.isdigit() and len(last) <= 3 and len(before) > 1 and before[-2].casefold().rstrip(".") in _NUMBERED)
