"""Percentages of running text against counts in the same sentence: «Ud af de 279 unge er 215 (77 %) uddannelsesparate»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Final

from ...briefs import ItemSummary
from ...danish import NUMBER, read_number
from ...knowledge import Because, Certainty, Finding, FindingKind
from ...model import AgendaItem, Block, Minutes
from ...read.sentences import sentences
from ..wordings import any_of
from .make import called, place, quote, slug_of, words
from .share import Share

_LISTED: Final = re.compile(
    rf"(?<![\w.,])(?P<part>{NUMBER})(?![\d,.%])(?! ?%)[^()\d%]{{0,60}}\((?P<share>{NUMBER}) ?(?:%|procent)\)"
)
_BETWEEN: Final = r"[^.;:()%\d]{0,90}?"
"""Words between two counts and their percentage; other figures would make it unsure what the percentage is of."""


def shares(minutes: Minutes, items: Mapping[str, ItemSummary]) -> Iterator[Finding]:
    """Yield every percentage that is printed with both its part and its whole."""
    for item in minutes.items:
        for section in item.sections:
            for block in section.blocks:
                if "%" in block.text or "procent" in block.text:
                    for sentence in sentences(block.text):
                        yield from (_finding(share, sentence, block, item, items[item.number]) for share in _of(sentence))


def _of(sentence: str) -> Iterator[Share]:
    match = _whole().search(sentence)
    whole = read_number(match["whole"]) if match else None
    if match and whole:
        for found in _LISTED.finditer(sentence, match.end()):
            yield from _share(read_number(found["part"]), whole, found["share"])
    for found in _pair().finditer(sentence):
        yield from _share(_count(found["part"]), _count(found["whole"]), found["share"])


def _share(part: Decimal | None, whole: Decimal | None, printed: str) -> Iterator[Share]:
    value = read_number(printed)
    if part is not None and whole and value is not None and part <= whole:
        yield Share(part, whole, f"{printed} %", value)


def _count(text: str) -> Decimal | None:
    word = words().numbers.get(text.casefold())
    return read_number(text) if word is None else Decimal(word)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words().out_of)} (?P<whole>{NUMBER})(?![\d,.]*\d| ?%)", re.IGNORECASE)


@cache
def _pair() -> re.Pattern[str]:
    """«Fem af disse 12 unge er selvforsørgende, hvilket svarer til 42 %»."""
    count = rf"(?:{NUMBER}|{any_of(tuple(words().numbers))})"
    return re.compile(
        rf"(?<![\w.,])(?P<part>{count}) {any_of(words().part_of)} (?P<whole>{count})(?!\w| ?%){_BETWEEN}"
        rf"(?:\(|{any_of(words().answers_to)} )(?P<share>{NUMBER}) ?(?:%|procent)(?!\w)(?! ?point)",
        re.IGNORECASE,
    )


def _finding(share: Share, sentence: str, block: Block, item: AgendaItem, summary: ItemSummary) -> Finding:
    kind = FindingKind.PERCENTAGE_DIFFERS if share.differs else FindingKind.PERCENTAGE_AGREES
    said = "Sætningen nævner både delen, helheden og procenten; procenten er regnet efter."
    return Finding(
        municipality=summary.meeting.municipality,
        slug=slug_of(kind, place(summary), share.part, share.whole, share.words),
        kind=kind,
        severity=share.severity,
        subject=f"{share.words} i teksten under {called(item.title)}",
        initiative=None,
        first=quote(summary, sentence, block.span),
        second=None,
        first_value=share.words,
        second_value=share.reckoned,
        because=Because("procent-i-teksten", Certainty.SURE, said),
        explanation=share.explanation,
    )
