"""Across meetings: what each gives in brief, and what those briefs are joined to.

Joining is one pass over small values, and its result does not depend on the order in which meetings come.
Things are joined by the path word of their name (``slugs``), which is what makes their IRI: two spellings that
would meet on one path are one thing, so no two things can.
"""

from __future__ import annotations

from .commitments_words import unpacked
from .compare import compare_item, compare_meeting
from .findings.dismissed import idle_dismissals
from .heard import heard, sought
from .join import Part, join, join_municipality, together
from .sharing import Sharing
from .summaries import claims_of, commitments_of, summarise

__all__ = [
    "Part",
    "Sharing",
    "claims_of",
    "commitments_of",
    "compare_item",
    "compare_meeting",
    "heard",
    "idle_dismissals",
    "join",
    "join_municipality",
    "sought",
    "summarise",
    "together",
    "unpacked",
]
