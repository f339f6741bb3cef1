"""What an outcome came with: each addition as a word that leads to what it means."""

from __future__ import annotations

from ...model import Outcome
from ...names import TILLAEG
from .links import Link, Links


def marked_qualifiers(outcome: Outcome | None, links: Links) -> tuple[Link, ...]:
    """«Med ændring», «Med bemærkning»."""
    return tuple(
        Link(links.site.words.term(TILLAEG[slug]), links.ours(TILLAEG[slug])) for slug in (outcome.qualifiers if outcome else ())
    )
