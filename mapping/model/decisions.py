"""What was recommended, what was decided, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

from .values import STRICT, Span


@dataclass(frozen=True, slots=True)
class RecommendationPoint:
    """One numbered point of a recommendation."""

    __pydantic_config__ = STRICT

    position: int
    number: str
    """As printed, without the full stop."""
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the administration recommends (indstilling)."""

    __pydantic_config__ = STRICT

    text: str
    recommenders: tuple[str, ...]
    """Administrations named as recommending, as printed; empty where nobody is named."""
    points: tuple[RecommendationPoint, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an item, or a part of its decision, ended."""

    __pydantic_config__ = STRICT

    concept: str
    """The last part of a concept's IRI in ``ontology/outcomes.ttl``, such as ``orientering-givet``; ``ikke-klassificeret``
    where no known wording was found."""
    wording: str | None
    """The words that said so, as printed."""
    span: Span


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """One thing decided, where a decision decides several."""

    __pydantic_config__ = STRICT

    position: int
    text: str
    outcome: Outcome
    about_item: str | None
    """The printed number of another item of this meeting that this part decides on («ikke at behandle punkt 3»)."""
    span: Span


@dataclass(frozen=True, slots=True)
class Decision:
    """What this body decided at this meeting (beslutning), word for word."""

    __pydantic_config__ = STRICT

    text: str
    parts: tuple[DecisionPart, ...]
    """At least two, or none: a decision of one part is its text."""
    span: Span
