"""What was recommended, what was decided, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

from .values import STRICT, PrintedDate, Span


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
    qualifiers: tuple[str, ...] = ()
    """What was added to it: last parts of concepts' IRIs in ``ontology/qualifiers.ttl``, such as ``med-aendring``, sorted."""


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
    point: str | None = None
    """The printed number of the recommendation's point that this part answers («Ad. 1», «Punkt 2 godkendt»)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What this body decided at this meeting (beslutning), word for word."""

    __pydantic_config__ = STRICT

    text: str
    parts: tuple[DecisionPart, ...]
    """At least two, or none: a decision of one part is its text."""
    span: Span


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """What an earlier body, or this body at an earlier meeting, decided or recommended, as quoted inside the item."""

    __pydantic_config__ = STRICT

    position: int
    """Counted from 1 within the item."""
    body: str | None
    """As printed; nothing where none is named."""
    bodies: tuple[str, ...]
    """Full names of the bodies meant, abbreviations resolved by the municipality's TOML."""
    date: PrintedDate | None
    item_number: str | None
    """The item's number at that meeting, where printed («pkt. 65»)."""
    text: str
    """Word for word, without the line that names body and date."""
    outcome: Outcome
    span: Span
