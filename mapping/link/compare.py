"""What was recommended against what was decided, point by point.

A verdict is given only where the decision's own words give it: by its coded outcome, by naming the point, or by saying
the point's words again. Where none of that holds it is «uafklaret», never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..knowledge import Because, Certainty, Comparison, Piece, PointVerdict, Verdict
from ..model import AgendaItem, Decision, DecisionPart, Minutes, Outcome, Recommendation, Span
from ..read.sentences import sentences
from .difference import difference, likeness
from .wordings import any_of, wordings

SAME: Final = 0.95
"""Likeness from which a decision's sentence says a point again; below it, the difference is marked."""
ABOUT: Final = 0.5
"""Likeness from which a sentence is about a point at all: half of all words are the same, in the same order."""
LONGEST: Final = 600
"""Characters of a point's or a decision's text that are kept."""


@dataclass(frozen=True, slots=True)
class CompareWords:
    """Words of recommendations and decisions."""

    choose: tuple[str, ...]
    beside: tuple[str, ...]
    lead: tuple[str, ...]
    refuse: tuple[str, ...]
    small: frozenset[str]


@dataclass(frozen=True, slots=True)
class CompareWordings:
    """``compare.toml``."""

    follows: frozenset[str]
    refuses: frozenset[str]
    leaves: frozenset[str]
    own_words: frozenset[str]
    changed: frozenset[str]
    partly: frozenset[str]
    asked: dict[str, tuple[str, ...]]
    words: CompareWords


@dataclass(frozen=True, slots=True)
class _Point:
    number: str | None
    text: str


def compare_meeting(minutes: Minutes) -> tuple[Comparison, ...]:
    """For each item with a recommendation and an outcome: what the decision made of each of its points."""
    found = (compare_item(item) for item in minutes.items)
    return tuple(each for each in found if each is not None)


def compare_item(item: AgendaItem) -> Comparison | None:
    """What the decision made of each point; nothing where nothing was recommended, or no decision is printed."""
    recommended, outcome = item.recommendation, item.outcome
    if recommended is None:
        return None
    points = _points(recommended)
    if item.dropped_by is not None:
        because = _sure("dagsordenen-aendret", f"Punktet blev taget af dagsordenen ved punkt {item.dropped_by}.")
        span = item.decision.span if item.decision else item.heading_span
        left = tuple(_verdict(point, None, Verdict.NOT_TAKEN_UP, because, span) for point in points)
        return Comparison(item.number, Verdict.NOT_TAKEN_UP, left, item.dropped_by)
    if item.decision is None or outcome is None:
        return None
    answered = {part.point: part for part in item.decision.parts if part.point is not None}
    numbered = [_by_part(point, answered[point.number], item.decision) for point in points if point.number in answered]
    rest = [point for point in points if point.number not in answered]
    judged = (*numbered, *_of_the_rest(rest, recommended, item.decision, outcome)) if rest else tuple(numbered)
    order = {point.number: i for i, point in enumerate(points)}
    ordered = sorted(judged, key=lambda each: (each.verdict is Verdict.ADDED, order.get(each.point, len(order))))
    return Comparison(item.number, _whole(ordered), tuple(ordered))


def _points(recommended: Recommendation) -> list[_Point]:
    """The numbered points; of a recommendation without any, the whole of it."""
    return [_Point(point.number, point.text) for point in recommended.points] or [_Point(None, recommended.text)]


def _by_part(point: _Point, part: DecisionPart, decision: Decision) -> PointVerdict:
    """A point that the decision names («Ad. 1»): by the outcome of its words, or by the words where they decide anew."""
    verdict = _verdict_of(part.outcome)
    if part.outcome.concept in wordings("compare", CompareWordings).own_words and _lead().match(part.text):
        like = likeness(_content(point.text), _content(part.text))
        if like >= ABOUT:
            return _reworded(point, part.text, part.span)
        because = _sure("egne-ord", "Beslutningen er i egne ord, som ikke siger, hvad der blev af dette punkt.")
        return _verdict(point, part.text[:LONGEST], Verdict.UNCLEAR, because, part.span)
    said = f"Beslutningen nævner punkt {part.point} for sig."
    pieces = difference(point.text, part.text) if verdict is Verdict.CHANGED and likeness(point.text, part.text) >= ABOUT else ()
    return PointVerdict(
        point.number, point.text[:LONGEST], part.text[:LONGEST], verdict, pieces, _sure("punktet-naevnt", said), part.span
    )


def _verdict_of(outcome: Outcome) -> Verdict:
    table = wordings("compare", CompareWordings)
    if outcome.concept in table.leaves:
        return Verdict.NOT_TAKEN_UP
    if outcome.concept in table.refuses:
        return Verdict.NOT_FOLLOWED
    if outcome.concept in (*table.follows, *table.own_words, *table.asked):
        return Verdict.CHANGED if table.changed.intersection(outcome.qualifiers) else Verdict.FOLLOWED
    return Verdict.UNCLEAR


def _of_the_rest(
    points: Sequence[_Point], recommended: Recommendation, decision: Decision, outcome: Outcome
) -> Iterator[PointVerdict]:
    """Yield verdicts of the points that the decision does not name, and what it adds."""
    table = wordings("compare", CompareWordings)
    if outcome.concept in table.own_words:
        yield from _own_words(points, decision)
        return
    verdict, because = _as_a_whole(recommended, outcome)
    for point in points:
        yield _verdict(point, outcome.wording, verdict, because, outcome.span)
    if outcome.concept in table.follows:
        yield from (_added(part) for part in decision.parts if _is_beside(part, table))


def _as_a_whole(recommended: Recommendation, outcome: Outcome) -> tuple[Verdict, Because]:
    """What an outcome says of a recommendation as a whole."""
    table, quoted = wordings("compare", CompareWordings), f"«{outcome.wording}»"
    if outcome.concept in table.leaves:
        return Verdict.NOT_TAKEN_UP, _sure("ikke-behandlet", f"Punktet endte uden afgørelse: {quoted}.")
    if outcome.concept in table.refuses:
        if _names(recommended.text, table.words.refuse):
            return Verdict.FOLLOWED, _sure("afvist-som-indstillet", f"Det var indstillet at afvise, og udfaldet er {quoted}.")
        return Verdict.NOT_FOLLOWED, _sure("afvist", f"Udfaldet er {quoted}.")
    if outcome.concept in table.follows:
        if table.partly.intersection(outcome.qualifiers):
            return Verdict.UNCLEAR, _sure("delvis", f"Kun en del blev fulgt: {quoted}. Hvilken del, kan ikke ses sikkert.")
        if table.changed.intersection(outcome.qualifiers):
            return Verdict.CHANGED, _sure("med-aendring", f"Fulgt med ændring: {quoted}.")
        return Verdict.FOLLOWED, _sure("udfald-foelger", f"Beslutningen følger indstillingen: {quoted}.")
    if outcome.concept in table.asked and _names(recommended.text, table.asked[outcome.concept]):
        return Verdict.FOLLOWED, _sure("som-oensket", f"Indstillingen bad om netop det: {quoted}.")
    return Verdict.UNCLEAR, _sure("uafklaret", "Beslutningens ord siger ikke, hvad der blev af indstillingen.")


def _own_words(points: Sequence[_Point], decision: Decision) -> Iterator[PointVerdict]:
    """Yield verdicts where the decision is worded anew: each of its sentences is held against each point."""
    spans = {part.text: part.span for part in decision.parts}
    said = [part.text for part in decision.parts] or list(sentences(decision.text))
    answers: dict[int, int] = {}
    for i, point in enumerate(points):
        likes = [(likeness(_content(point.text), _content(sentence)), -k) for k, sentence in enumerate(said) if k not in answers]
        like, k = max(likes, default=(0.0, 0))
        if like >= ABOUT:
            answers[-k] = i
            yield _reworded(point, said[-k], spans.get(said[-k], decision.span))
        else:
            because = _sure("egne-ord", "Beslutningen er i egne ord, som ikke siger, hvad der blev af dette punkt.")
            yield _verdict(point, None, Verdict.UNCLEAR, because, decision.span)
    if answers:
        left = [sentence for k, sentence in enumerate(said) if k not in answers and sentence in spans]
        yield from (_added(part) for part in decision.parts if part.text in left and part.about_item is None)


def _reworded(point: _Point, sentence: str, span: Span) -> PointVerdict:
    recommended, decided = _content(point.text), _content(sentence)
    pieces = difference(recommended, decided)
    if _says_the_same(pieces):
        verdict, because = Verdict.FOLLOWED, _sure("samme-ord", "Beslutningen siger punktets egne ord.")
        pieces = ()
    elif _names(point.text, wordings("compare", CompareWordings).words.choose):
        said = "Indstillingen bad om et valg, og beslutningen træffer det med egne ord."
        verdict, because = Verdict.FOLLOWED, Because("valg-truffet", Certainty.LIKELY, said)
    else:
        said = "Beslutningen siger punktet igen med andre ord; forskellen er markeret."
        verdict, because = Verdict.CHANGED, Because("andre-ord", Certainty.LIKELY, said)
    return PointVerdict(point.number, point.text[:LONGEST], sentence[:LONGEST], verdict, pieces, because, span)


def _says_the_same(pieces: Sequence[Piece]) -> bool:
    """Whether nothing but small words differ: one figure, name or «ikke» more or less makes another decision."""
    small = wordings("compare", CompareWordings).words.small
    differing = (word for piece in pieces if piece.mark != "same" for word in piece.text.split())
    return all(word.strip(".,;:()").casefold() in small for word in differing)


def _is_beside(part: DecisionPart, table: CompareWordings) -> bool:
    """Whether a part decides something beside the recommendation: it is worded as a decision, and about this item."""
    return part.about_item is None and part.point is None and part.outcome.concept in table.own_words


def _added(part: DecisionPart) -> PointVerdict:
    because = _sure("tilfoejet", "Besluttet ud over det, der var indstillet.")
    return PointVerdict(None, None, part.text[:LONGEST], Verdict.ADDED, (), because, part.span)


def _content(text: str) -> str:
    """A sentence without who decides or recommends: what follows «…, at» after the last leading verb near its beginning."""
    match = _lead().match(text)
    return (text[match.end() :] if match else text).removeprefix("at ")


@cache
def _lead() -> re.Pattern[str]:
    """«Beskæftigelses- og Socialudvalget beslutter endvidere, at», at most 200 characters from the beginning."""
    words = wordings("compare", CompareWordings).words
    beside = rf"(?: {any_of(words.beside)})?"
    verb = rf"\b{any_of(words.lead)}{beside}"
    return re.compile(rf"(?:.{{0,200}}?{verb},? (?:til .{{1,60}}?, )?at )(?:udvalget |byrådet )?(?:{verb},? at )?", re.IGNORECASE)


def _names(text: str, words: Sequence[str]) -> bool:
    return re.search(rf"\b{any_of(words)}\b", text, re.IGNORECASE) is not None


def _verdict(point: _Point, decided: str | None, verdict: Verdict, because: Because, span: Span) -> PointVerdict:
    return PointVerdict(point.number, point.text[:LONGEST], decided, verdict, (), because, span)


def _sure(rule: str, said: str) -> Because:
    return Because(rule, Certainty.SURE, said)


def _whole(points: Sequence[PointVerdict]) -> Verdict:
    """Of the whole: what all its points share; changed where they differ and some was followed; else unclear."""
    verdicts = {each.verdict for each in points if each.verdict is not Verdict.ADDED}
    if len(verdicts) == 1:
        return verdicts.pop()
    if Verdict.UNCLEAR in verdicts:
        return Verdict.UNCLEAR
    return Verdict.CHANGED
