"""How whole a collection of minutes is: the holes in what it has of each body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .common import Because


@dataclass(frozen=True, slots=True)
class Hole:
    """Days of which the collection has no minutes of a body, between two meetings of which it has; it may not have met."""

    municipality: str
    body: str
    first: date
    """The day after the last meeting before the hole."""
    last: date
    """The day before the first meeting after it."""
    because: Because
