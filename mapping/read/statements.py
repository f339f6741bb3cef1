"""Reservations, dissent and remarks that members had recorded, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..model import Block, Section, Span, Statement, StatementKind
from .lines import join_spans
from .parties import Named, speaking
from .phrases import phrases
from .sentences import sentences

_QUOTE_OPENS = re.compile(r"^[\"”“»«']")
_QUOTE_CLOSES = re.compile(r"[\"”“«»'][.,]?$")
_MOST_QUOTED = 12
"""Paragraphs. A quotation that does not end before is no quotation."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    span: Span
    last: bool
    """Whether it ends its paragraph."""


def read_statements(sections: Sequence[Section]) -> tuple[Statement, ...]:
    """Every statement recorded under an item, in printed order."""
    decisions = [section for section in sections if section.kind == "beslutning" and section.text]
    every = list(_sentences(decisions[-1].blocks)) if decisions else []
    found: list[Statement] = []
    at = 0
    while at < len(every):
        kind = _kind(every[at].text)
        named = _speakers(every[at].text, kind) if kind else None
        if kind is None or named is None:
            at += 1
            continue
        end = _end(every, at)
        text = "\n\n".join(_paragraphs(every[at:end]))
        span = join_spans(one.span for one in every[at:end])
        found.append(Statement(len(found) + 1, kind, tuple(named.parties), named.everyone, text, span))
        at = end
    return tuple(found)


def _sentences(blocks: Sequence[Block]) -> Iterator[_Sentence]:
    for block in blocks:
        parted = sentences(block.text)
        yield from (_Sentence(text, block.span, i == len(parted)) for i, text in enumerate(parted, 1))


def _kind(sentence: str) -> StatementKind | None:
    """The first kind whose words stand in the sentence; a quotation says nothing of its own."""
    if _QUOTE_OPENS.match(sentence):
        return None
    outside = re.sub(r"[\"”“»][^\"”“»«]{1,2000}[\"”“«]", "…", sentence)
    return next((kind for kind, pattern in _patterns() if pattern.search(outside)), None)


@cache
def _patterns() -> tuple[tuple[StatementKind, re.Pattern[str]], ...]:
    words = phrases().statement
    listed = (
        (StatementKind.COUNCIL, words.council),
        (StatementKind.REMARK, words.remark),
        (StatementKind.RESERVATION, words.reservation),
        (StatementKind.MINORITY, words.minority),
    )
    return tuple((kind, _pattern(each)) for kind, each in listed)


def _pattern(listed: Sequence[str]) -> re.Pattern[str]:
    each = (r"\b.{0,100}?\b".join(re.escape(piece.strip()) for piece in one.split("…")) for one in listed)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


def _speakers(sentence: str, kind: StatementKind) -> Named | None:
    """Who speaks; a reservation without parties and members («der tages forbehold for …») is nobody's."""
    spoken = speaking(sentence)
    if spoken:
        return None if spoken.carries and kind is StatementKind.MINORITY else spoken.named
    if kind is StatementKind.REMARK or (kind is StatementKind.COUNCIL and _asked().search(sentence)):
        return Named()
    return Named() if "mindretal" in sentence.casefold()[:60] and kind is StatementKind.MINORITY else None


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:begær|begærer|begærede|ønsker|ønskede|kræver|krævede|standsningsret|indbringer|§ ?23)", re.IGNORECASE
    )


def _end(every: Sequence[_Sentence], at: int) -> int:
    """Behind the sentence, or behind what it introduces: a quotation, or the paragraph after a colon."""
    following = at + 1
    if following >= len(every) or not (every[at].text.endswith(":") or _QUOTE_OPENS.match(every[following].text)):
        return following
    quoted = _QUOTE_OPENS.match(every[following].text) is not None
    for place in range(following, len(every)):
        if quoted and _QUOTE_CLOSES.search(every[place].text):
            return place + 1
        if not quoted and every[place].last:
            return place + 1
        if place - following > 6 * _MOST_QUOTED:
            break
    return following + 1


def _paragraphs(parts: Sequence[_Sentence]) -> Iterator[str]:
    """The sentences of one paragraph joined again, so that the text reads as printed."""
    run: list[str] = []
    for one in parts:
        run.append(one.text)
        if one.last:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)
