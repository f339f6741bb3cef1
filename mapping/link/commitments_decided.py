"""What was decided and has to be done: points of approved recommendations, and what a body decides in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..model import AgendaItem, DecisionPart, Outcome, Recommendation, Span
from ..read.sentences import sentences
from .commitments_said import ACTOR
from .commitments_words import commitment_words
from .wordings import any_of

_WHOLE: Final = re.compile(
    rf"\b(?:godkender|beslutter|vedtager|indstilles|foreslås|indstiller|anbefaler),? at (?=(?:{ACTOR}|der|kommunen)\s)",
    re.IGNORECASE,
)
_AT: Final = re.compile(rf"(?:at )?(?:{ACTOR} (?:godkender|beslutter|vedtager),? )?at ", re.IGNORECASE)
_ACTION: Final = re.compile(rf"(?P<who>{ACTOR})?(?:der )?\s*\w", re.IGNORECASE)
_FIRST: Final = 160
"""Characters of a point among which its verb stands."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One thing decided."""

    what: str
    quote: str
    who: str | None
    span: Span


def decided(item: AgendaItem) -> Iterator[Decided]:
    """Yield what an item's decision leaves to be done; nothing of an item that was not taken up."""
    if item.decision is None or item.dropped_by is not None:
        return
    if item.recommendation is not None:
        yield from _approved(item, item.recommendation)
    if item.outcome is not None and item.outcome.concept not in commitment_words().nothing:
        parts = [part for part in item.decision.parts if part.about_item is None]
        texts = [(part.text, part.span) for part in parts] or [(item.decision.text, item.decision.span)]
        for text, span in texts if parts or not item.decision.parts else []:
            yield from _own(text, span)


def _approved(item: AgendaItem, recommended: Recommendation) -> Iterator[Decided]:
    """Yield points that were approved, as they were recommended."""
    lead = recommended.text.partition("\n")[0]
    if re.search(rf"\b{any_of(commitment_words().never.documents)}\b", lead, re.IGNORECASE):
        return
    answered = {part.point: part for part in item.decision.parts if part.point} if item.decision else {}
    if not recommended.points:
        if _is_approved(item.outcome):
            yield from _whole(recommended)
        return
    nominal = _last(lead)
    for point in recommended.points:
        part: DecisionPart | None = answered.get(point.number)
        if _is_approved(part.outcome if part else item.outcome):
            yield from _point(point.text, point.span, nominal)


def _whole(recommended: Recommendation) -> Iterator[Decided]:
    """Yield what a recommendation without points asks for: «… indstiller, at udvalget godkender, at forvaltningen deltager …»."""
    text = " ".join(recommended.text.split())
    last = _last(text)
    if last is None:
        return
    what = text[last.end() :].rstrip(".")
    if _is_to_do(what):
        yield Decided(what, text, _who(what), recommended.span)


def _last(text: str) -> re.Match[str] | None:
    """The innermost «…, at forvaltningen …»."""
    return next(reversed(list(_WHOLE.finditer(text))), None)


def _point(text: str, span: Span, nominal: re.Match[str] | None) -> Iterator[Decided]:
    printed = " ".join(text.split())
    at = _AT.match(printed)
    what = printed[at.end() :] if at else printed
    if not at and nominal is None:
        return
    if _is_to_do(what):
        who = _who(what) if at else _who(nominal.string[nominal.end() :]) if nominal else None
        yield Decided(what.rstrip("."), printed, who, span)


def _own(text: str, span: Span) -> Iterator[Decided]:
    """Yield what is decided in the body's own words, and what it asks others to do."""
    for sentence in sentences(text):
        match = _decides().match(sentence) or _asks().search(sentence)
        if match and _is_to_do(sentence[match.end() :], own=True):
            what = sentence[match.end() :].rstrip(".")
            yield Decided(what, sentence, match.groupdict().get("who") or _who(what), span)


@cache
def _decides() -> re.Pattern[str]:
    frames = commitment_words().frames
    return re.compile(rf".{{0,120}}?\b{any_of(frames.decides)}(?: {any_of(frames.beside)})?,? at ", re.IGNORECASE)


@cache
def _asks() -> re.Pattern[str]:
    frames = commitment_words().frames
    return re.compile(rf"\b{any_of(frames.asks)} (?P<who>{ACTOR}),? (?:om,? )?at ", re.IGNORECASE)


def _who(what: str) -> str | None:
    """The body that a clause begins with, unless something is done to it («udvalget forelægges …»)."""
    match = re.match(rf"(?P<who>{ACTOR})\s+(?P<verb>\w+)", what, re.IGNORECASE)
    return match["who"] if match and not match["verb"].endswith("es") and match["verb"] not in ("i", "som", "der") else None


def _is_to_do(what: str, own: bool = False) -> bool:
    """Whether anything is left to be done: «at regnskabet godkendes» is done by deciding it."""
    first = what[:_FIRST] if own else what.partition(",")[0][:_FIRST]
    done = re.search(rf"\b{any_of(commitment_words().never.done)}\b", first.partition(",")[0], re.IGNORECASE)
    return done is None and _ACTION.match(what) is not None


def _is_approved(outcome: Outcome | None) -> bool:
    words = commitment_words()
    return outcome is not None and outcome.concept in words.approves and not words.leaves_open.intersection(outcome.qualifiers)
