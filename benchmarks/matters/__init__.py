"""Matters that are planted in made-up minutes, of which it is known what follows from them across meetings."""

from __future__ import annotations

from collections.abc import Sequence

from ..plan import MeetingPlan
from .book import Book
from .cases import plant_cases, plant_verdicts
from .leads import plant_leads
from .names import plant_names
from .promises import plant_promises
from .sayings import plant_sayings
from .sums import plant_sums
from .truth import MattersTruth

__all__ = ["MattersTruth", "plant"]


def plant(meetings: Sequence[MeetingPlan], seed: int) -> tuple[list[MeetingPlan], MattersTruth]:
    """The meetings with matters in them, and the truth; one round of each matter for every thirty meetings."""
    book = Book(meetings, seed)
    for _ in range(max(1, len(meetings) // 30)):
        plant_names(book)
        plant_sayings(book)
        plant_sums(book)
        plant_leads(book)
        plant_promises(book)
        plant_verdicts(book)
        plant_cases(book)
    return book.meetings(), book.truth
