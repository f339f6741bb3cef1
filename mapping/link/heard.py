"""Of each item's words, those that a promise is looked for by: the others need not be in memory while meetings are joined."""

from __future__ import annotations

from array import array
from collections.abc import Set
from dataclasses import replace

from ..collection import MeetingSummary
from ..knowledge import ItemWords
from .commitments_words import number, unpacked


def sought(summary: MeetingSummary) -> bytes:
    """The stems by which a meeting's promises are looked for in others, as ``ItemWords`` has them."""
    keys = {key for one in summary.knowledge.commitments for key in one.keys}
    return array("I", sorted(map(number, keys))).tobytes()


def heard(summary: MeetingSummary, wanted: Set[int]) -> MeetingSummary:
    """A meeting without any stems but those that are looked for."""
    words = tuple(
        ItemWords(each.item, array("I", found).tobytes())
        for each in summary.knowledge.words
        if (found := sorted(wanted & set(unpacked(each.stems))))
    )
    return replace(summary, knowledge=replace(summary.knowledge, words=words))
