"""What every statement drawn from several minutes carries: where it is said, why it is believed, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..briefs import ItemSummary
from ..model import Span


class Certainty(StrEnum):
    """How sure a join is. The words are published, so they are Danish."""

    SURE = "sikker"
    LIKELY = "sandsynlig"
    POSSIBLE = "mulig"


@dataclass(frozen=True, slots=True)
class Because:
    """The rule that joined two things."""

    rule: str
    """Its name, a path word such as ``samme-ord``."""
    certainty: Certainty
    said: str
    """The reason in Danish, for the page: «Samme ord i samme rækkefølge»."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, row or heading of one set of minutes, word for word."""

    item: ItemSummary
    text: str
    """At most ``LONGEST`` characters; the lines have the rest."""
    span: Span


LONGEST = 600
"""Characters of a quote that is kept while meetings are joined: their number has no bound."""
