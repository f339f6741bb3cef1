"""Which sentences promise something: their words, who promises, and the term that is printed with it.

A sentence of a case text is a promise only where a frame («forventes præsenteret», «skal sendes») and a coming term stand in
one clause, and nothing before them makes it a condition, a thing of the past or the plan of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from ..model import Span
from .commitments_due import Term, find_terms
from .commitments_hints import BODIES, POINTING, promising, telling
from .commitments_words import commitment_words
from .wordings import any_of

_BODY: Final = rf"\w*{any_of(BODIES)}"
ACTOR: Final = rf"\b(?:(?-i:[A-ZÆØÅ])[\w-]*,? (?:og )?)*{_BODY}\b"
_PLAIN: Final = ("active", "gets")
"""Frames of verbs that as often tell what is done now."""
_RELATIVE: Final = re.compile(r",\s+(?:som|der)\s+$", re.IGNORECASE)
_NEAR: Final = 160
"""Characters between a promise's verb and its term."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What one sentence promises."""

    what: str
    who: str | None
    kind: str
    term: Term | None


def promise(sentence: str, near: date, span: Span, before: str = "") -> Promise | None:
    """What a sentence of a case text promises as of the day ``near``; ``before`` is the sentence that stands before it."""
    words = promising(sentence)
    if not words:
        return None
    again = _ordered(sentence, near, span)
    if again is not None:
        return again
    frames = sorted(_framed(sentence, words), key=lambda one: one.start())
    terms = list(coming(find_terms(sentence, near, span), sentence, near)) if frames else []
    for frame in frames:
        if _forbidden(sentence[: frame.start()], frame.group()) or _is_told(sentence, frame):
            return None
        term = _pointed_to(sentence, before, near, span) or _term_of(sentence, frame, _fitting(frame, terms))
        if term is not None:
            what = sentence[frame.end() :].strip(" ,") if frame.lastgroup == "expects" else sentence
            return Promise(what.rstrip("."), _who(sentence, frame), kind_of(sentence, False), term)
    return None


def kind_of(text: str, has_due: bool, otherwise: str = "andet") -> str:
    """``maal`` only where a goal has a day; a report where it is told of one."""
    kinds = commitment_words().kinds
    if has_due and re.search(rf"\b{any_of(kinds.goal)}\b", text, re.IGNORECASE):
        return "maal"
    return "rapport" if re.search(rf"\b{any_of(kinds.report)}\b", text, re.IGNORECASE) else otherwise


def coming(terms: list[Term], text: str, near: date) -> Iterator[Term]:
    """Yield terms that lie ahead: later days, repetitions, and those without a day; «fra den 1. maj» is none."""
    for term in terms:
        if term.every_months is None and _since().search(text[: term.start]):
            continue
        if term.due is None or (term.begins or term.due) > near:
            yield term


def _framed(sentence: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield each kind of frame that a sentence has, tried only where its words are there."""
    for pattern, needs in _frames():
        if not any(each.isdisjoint(words) for each in needs):
            match = pattern.search(sentence)
            if match:
                yield match


@cache
def _frames() -> tuple[tuple[re.Pattern[str], tuple[frozenset[str], ...]], ...]:
    """Each frame with words of which it has one of every set."""
    frames = commitment_words().frames
    gets = any_of(frames.gets)
    acts, between = any_of(frames.acts), r"\b[^.;:]{0,90}?\b"
    found = (
        rf"\b(?P<expects>{any_of(frames.expects)})\b",
        rf"\b(?P<expected>{any_of(frames.expected)}){between}{acts}\b",
        rf"\b(?P<shall>{any_of(frames.shall)}){between}{acts}\b",
        rf"\b(?P<present>{any_of(frames.present)})\b",
        rf"(?P<active>{ACTOR}\s+{any_of(frames.active)}|\b{any_of(frames.active)}\s+{ACTOR})\b(?!\s+ikke\b)",
        rf"(?P<gets>(?:{ACTOR}\s+{gets}|\b{gets}\s+{ACTOR})\b[^.;:,]{{0,60}}?\b{any_of((*frames.reports, 'forelagt'))})\b",
    )
    acting = telling(frames.acts)
    needs = (
        (telling(frames.expects),),
        (telling(frames.expected), acting),
        (telling(frames.shall), acting),
        (telling(frames.present),),
        (telling(frames.active),),
        (telling(frames.gets), telling((*frames.reports, "forelagt"))),
    )
    return tuple((re.compile(each, re.IGNORECASE), need) for each, need in zip(found, needs, strict=True))


def _forbidden(head: str, frame: str) -> bool:
    """Whether what stands before the promise's words, or between its verb and its act, takes the promise back."""
    return _never().search(head) is not None or _conditional().search(frame) is not None


def _is_told(sentence: str, frame: re.Match[str]) -> bool:
    """Whether it is done by these very minutes, or a duty that only tells what their document is for."""
    if _now().search(sentence) is None:
        return False
    return frame.lastgroup in _PLAIN or _RELATIVE.search(sentence[: frame.start()]) is not None


@cache
def _now() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(commitment_words().never.now)}\b", re.IGNORECASE)


def _fitting(frame: re.Match[str], terms: list[Term]) -> list[Term]:
    """The terms that a frame can have: behind a plain verb, «til udgangen af 2028» and «i 2026» belong to what is told of."""
    if frame.lastgroup not in _PLAIN:
        return terms
    return [term for term in terms if not re.match(r"til\b|i\s+(?:\w+\s+)?20\d\d", term.printed, re.IGNORECASE)]


@cache
def _never() -> re.Pattern[str]:
    never = commitment_words().never
    return re.compile(rf"\b{any_of((*never.conditional, *never.past, *never.others))}\b", re.IGNORECASE)


@cache
def _conditional() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(commitment_words().never.conditional)}|ikke)\b", re.IGNORECASE)


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(commitment_words().never.since)}\s*(?:den\s+)?$", re.IGNORECASE)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, commitment_words().never.clause)), re.IGNORECASE)


def _term_of(sentence: str, frame: re.Match[str], terms: list[Term]) -> Term | None:
    """The coming term nearest to the frame, in its own clause."""
    found = []
    for term in terms:
        ahead = term.start >= frame.start()
        between = sentence[frame.end() : term.start] if ahead else sentence[term.end : frame.start()]
        if len(between) <= _NEAR and not (_clause().search(between) if ahead else "," in between):
            found.append((len(between), term.start, term))
    return min(found, default=(0, 0, None), key=lambda each: each[:2])[2]


def _pointed_to(sentence: str, before: str, near: date, span: Span) -> Term | None:
    """«Her skal udvalget drøfte …»: the one coming day that the sentence before it names."""
    if not sentence.startswith(POINTING):
        return None
    days = [term for term in coming(find_terms(before, near, span), before, near) if term.begins is not None]
    return days[0] if len(days) == 1 else None


def _ordered(sentence: str, near: date, span: Span) -> Promise | None:
    """«… besluttede udvalget, at de ønskede en status … hver 2. måned»: a repetition holds, whenever it was ordered."""
    match = _orders().search(sentence)
    if match is None or re.search(r"\b(?:hvis|såfremt|foreslår|foreslås|tidligere|ikke)\b", sentence, re.IGNORECASE):
        return None
    again = [term for term in find_terms(sentence, near, span) if term.every_months and term.start > match.start()]
    if len(again) != 1 or _clause().search(sentence[match.end() : again[0].start]):
        return None
    return Promise(sentence[match.end("ordered") :].strip(" ,.").removeprefix("at "), None, "rapport", again[0])


@cache
def _orders() -> re.Pattern[str]:
    frames = commitment_words().frames
    lead = rf"(?P<ordered>\b{any_of(frames.ordered)}(?: {ACTOR})?),? at\b"
    return re.compile(rf"{lead}.{{0,80}}?\b{any_of(frames.reports)}\b", re.IGNORECASE)


def _who(sentence: str, frame: re.Match[str]) -> str | None:
    """The body of the municipality that is the subject of the verb; nothing for a passive."""
    if frame.lastgroup == "gets":
        return None
    own = re.match(rf"{ACTOR}", frame.group(), re.IGNORECASE)
    if own:
        return own.group()
    before = re.search(rf"{ACTOR}(?=\s+$)", sentence[: frame.start()])
    if before:
        return before.group()
    after = re.match(rf"\S+\s+({ACTOR})\b", frame.group(), re.IGNORECASE)
    return after.group(1) if after and not re.search(r"\w+es$", frame.group()) else None
