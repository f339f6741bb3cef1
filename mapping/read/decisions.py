"""What was decided and recommended: decisions, their parts, outcomes; recommendations and their points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..model import BlockKind, Decision, DecisionPart, Outcome, Recommendation, RecommendationPoint, Section, Span
from ..vocabulary import NOT_CLASSIFIED, Concept, outcome_patterns, outcomes, word_places, words
from .lines import join_spans
from .phrases import any_of, phrases
from .sentences import sentences

_WEAK = 90
"""From this reading order on, a concept (discussed, noted) gives way to any earlier one elsewhere in the decision."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a decision, with what it says if any known wording says so."""

    text: str
    span: Span
    concept: Concept | None
    wording: str | None
    about: str | None


def classify(sentence: str) -> tuple[Concept, str] | None:
    """The outcome that a sentence words, and the printed words that do; nothing where no wording is known."""
    folded = words(sentence)
    for concept, pattern in outcome_patterns():
        match = pattern.search(folded)
        if match:
            return concept, _printed(sentence, folded, match)
    return None


def _printed(sentence: str, folded: str, match: re.Match[str]) -> str:
    """What a match in the folded words was in the sentence: both have the same words in the same order."""
    first = folded.count(" ", 0, match.start())
    last = folded.count(" ", 0, match.end())
    places = word_places(sentence)
    return sentence[places[first][0] : places[last][1]]


def read_decision(section: Section, title: str, number: str) -> tuple[Decision, Outcome] | None:
    """The decision in a section and the item's outcome; nothing where the section is empty."""
    if not section.text:
        return None
    said = [_said(sentence, block.span, number) for block in section.blocks for sentence in sentences(block.text)]
    telling = [one for one in said if one.concept]
    span = join_spans(block.span for block in section.blocks)
    parts = tuple(_part(i, one) for i, one in enumerate(telling, 1)) if len(telling) > 1 else ()
    return Decision(section.text, parts, span), _outcome(telling, title, span)


def _said(sentence: str, span: Span, number: str) -> Said:
    found = classify(sentence)
    match = _other_item().search(sentence)
    about = match["number"].replace(" ", "") if match and found else None
    return Said(sentence, span, found[0] if found else None, found[1] if found else None, about if about != number else None)


@cache
def _other_item() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases().item.others)} ?(?P<number>\d{{1,4}}[a-zæøå]?)\b", re.IGNORECASE)


def _part(position: int, one: Said) -> DecisionPart:
    concept = one.concept.slug if one.concept else NOT_CLASSIFIED
    return DecisionPart(position, one.text, Outcome(concept, one.wording, one.span), one.about, one.span)


def _outcome(telling: Sequence[Said], title: str, span: Span) -> Outcome:
    """The item's own outcome: the first part about it that decides, else the first about it that says anything."""
    own = [one for one in telling if one.about is None]
    deciding = [one for one in own if one.concept and one.concept.order < _WEAK]
    chosen = next(iter(deciding or own), None)
    if chosen is None or chosen.concept is None:
        return Outcome(NOT_CLASSIFIED, None, span)
    return Outcome(_narrowed(chosen.concept.slug, title), chosen.wording, chosen.span)


def _narrowed(slug: str, title: str) -> str:
    """«Godkendt.» under «Godkendelse af dagsorden» approves the agenda."""
    if slug != "godkendt":
        return slug
    folded = words(title)
    narrower = [concept.slug for concept in outcomes().concepts.values() if folded in map(words, concept.title_wordings)]
    return narrower[0] if narrower else slug


def read_recommendation(section: Section) -> Recommendation | None:
    """The recommendation in a section; nothing where the section is empty."""
    if not section.text:
        return None
    numbered = [block for block in section.blocks if block.kind is BlockKind.NUMBERED]
    points = tuple(RecommendationPoint(i, block.number or str(i), block.text, block.span) for i, block in enumerate(numbered, 1))
    span = join_spans(block.span for block in section.blocks)
    return Recommendation(section.text, recommenders(section.text), points, span)


def recommenders(text: str) -> tuple[str, ...]:
    """Administrations named before the word «indstiller», in printed order, each once."""
    verb = re.search(rf"\b{any_of(phrases().recommendation.verbs)}\b", text)
    if verb is None:
        return ()
    found = [match.group() for match in _administration().finditer(text[: verb.start()])]
    return tuple(dict.fromkeys(name[:1].upper() + name[1:] for name in found))


@cache
def _administration() -> re.Pattern[str]:
    """A name such as «Børn- og Ungeforvaltningen» or «Sundheds-, Omsorgs- og Forebyggelsesforvaltningen»."""
    endings = "|".join(map(re.escape, phrases().recommendation.endings))
    return re.compile(rf"(?:[A-ZÆØÅ][a-zæøå]+-(?:, | og ))*[A-ZÆØÅ][A-Za-zæøåÆØÅ]*(?:{endings})\b|\b[A-ZÆØÅ](?i:{endings})\b")
