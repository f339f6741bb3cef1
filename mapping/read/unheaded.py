"""A decision that no heading announces: the item's last paragraphs, where the item holds no more than its recommendation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from ..model import Block, BlockKind, Section
from .lines import join_spans
from .phrases import any_of, phrases
from .sentences import sentences
from .wordings import find_outcome

_DECISION: Final = "beslutning"
_PLAIN: Final = frozenset({"indledning", "indstilling"})
"""Under other headings «Forslaget blev vedtaget.» may tell the story of the case."""
_LONGEST: Final = 400
_MOST: Final = 8
"""Paragraphs from the item's end; votes and remarks may follow the decision."""


def with_decision(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections from which the decision is read, with one for the last paragraphs where these word it without a heading.

    Older minutes print «Indstillingen blev godkendt.» right under the recommendation. What is published stays whole.
    """
    if not sections or any(section.kind not in _PLAIN for section in sections):
        return tuple(sections)
    last = sections[-1]
    first = max(0, len(last.blocks) - _MOST)
    at = next((i for i, block in enumerate(last.blocks) if i >= first and _decides(block)), None)
    if at is None:
        return tuple(sections)
    told = last.blocks[at:]
    decision = Section(last.position, _DECISION, None, told, join_spans(block.span for block in told))
    return (*sections[:-1], replace(last, blocks=last.blocks[:at]), decision)


def _decides(block: Block) -> bool:
    """«Medlemsforslaget blev oversendt til udvalget.»: what is decided on opens the sentence, and no date makes it history."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST:
        return False
    opening = sentences(block.text)[:1]
    return any(_subject().match(one) and not re.search(r"\b(?:19|20)\d\d\b", one) and find_outcome(one) for one in opening)


@cache
def _subject() -> re.Pattern[str]:
    known = phrases()
    return re.compile(rf"{any_of((*known.vote.subjects, *known.decision.subjects))} (?:blev|bliver)\b", re.IGNORECASE)
