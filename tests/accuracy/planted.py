"""The made-up minutes in which matters are planted, what is so in them, and what the program makes of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from benchmarks.generate import Wanted, make, planned
from benchmarks.matters.truth import MattersTruth
from benchmarks.truth import ItemTruth, MeetingTruth
from mapping import places
from mapping.briefs import ItemSummary
from mapping.collection import MeetingSummary, Municipality
from mapping.knowledge import Comparison
from mapping.link import compare_meeting, join, summarise
from mapping.processes import Processes
from mapping.profiles import read_profile
from mapping.read import read_minutes
from mapping.workers import in_order

_Read: TypeAlias = tuple[MeetingSummary, tuple[Comparison, ...]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The truth of a corpus, with an item's place written «file#number»."""

    truths: tuple[MeetingTruth, ...]
    matters: MattersTruth
    of_name: Mapping[str, str]
    """The place of what was planted, by the name that the truth gives it."""
    files: Mapping[tuple[str, str], str]
    """By body and day."""

    def place(self, item: ItemSummary) -> str:
        return f"{self.files[item.meeting.body, item.meeting.day.isoformat()]}#{item.number}"

    def items(self) -> Iterator[tuple[str, MeetingTruth, ItemTruth]]:
        for truth in self.truths:
            yield from ((f"{truth.file}#{item.number}", truth, item) for item in truth.items)


@dataclass(frozen=True, slots=True)
class Known:
    """What the program makes of the corpus."""

    odense: Municipality
    comparisons: tuple[tuple[str, Comparison], ...]
    """Each with its place."""


def measured(wanted: Wanted) -> tuple[Corpus, Known]:
    """A corpus and what is known of it."""
    made = list(make(wanted))
    truths = tuple(truth for _, _, truth in made)
    of_name = {item.planted: f"{truth.file}#{item.number}" for truth in truths for item in truth.items if item.planted}
    corpus = Corpus(truths, planned(wanted)[1], of_name, {(truth.body, truth.day): truth.file for truth in truths})
    files = [(f"odense/{name}", data) for name, data, _ in made]
    read = list(in_order(Processes(min(os.cpu_count() or 1, 2)), _reader, files))
    collection = join([summary for summary, _ in read], {"odense": read_profile(places.municipalities() / "odense.toml")})
    compared = (
        (f"{summary.file.partition('/')[2]}#{each.item_number}", each) for summary, comparisons in read for each in comparisons
    )
    return corpus, Known(collection.municipalities[0], tuple(compared))


def _reader() -> Callable[[tuple[str, bytes]], _Read]:
    profile = read_profile(places.municipalities() / "odense.toml")

    def read(file: tuple[str, bytes]) -> _Read:
        minutes = read_minutes(file[1], file[0], profile).minutes
        return summarise(minutes), compare_meeting(minutes)

    return read
