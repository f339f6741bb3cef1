"""Equal values are held once, and nothing else changes; words are held against each other as one by one."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from benchmarks.generate import Wanted, make
from mapping import places
from mapping.collection import MeetingSummary
from mapping.knowledge import MeetingBrief
from mapping.link import Sharing, summarise
from mapping.link.subject_words import ENDINGS, INNER, STEM, shared, sought, telling
from mapping.profiles import read_profile
from mapping.read import read_minutes


@pytest.fixture(scope="module")
def summaries() -> list[MeetingSummary]:
    profile = read_profile(places.municipalities() / "odense.toml")
    made = make(Wanted(meetings=4, seed=3, items=8))
    return [summarise(read_minutes(data, f"odense/{name}", profile).minutes) for name, data, _ in made]


def test_a_shared_summary_is_the_same_summary(summaries: list[MeetingSummary]) -> None:
    sharing = Sharing()
    for summary in summaries:
        made = sharing.of(summary)
        assert made == summary and repr(made) == repr(summary)


def test_equal_values_of_two_meetings_are_one(summaries: list[MeetingSummary]) -> None:
    sharing, summary = Sharing(), summaries[0]
    one, other = (sharing.of(pickle.loads(pickle.dumps(summary))) for _ in range(2))
    assert one is not other
    assert one.file is other.file and one.key.day is other.key.day and one.key.body is other.key.body
    assert one.items[0].heading_span is other.items[0].heading_span
    assert all(any(each.item is item for item in one.items) for each in one.references)


def test_figures_that_are_written_unlike_are_not_one(summaries: list[MeetingSummary]) -> None:
    claim = next(claim for summary in summaries for claim in summary.knowledge.claims)
    figures = [replace(claim, value=Decimal(printed)) for printed in ("1", "1.0", "1.00")]
    meeting = replace(summaries[0], knowledge=MeetingBrief(claims=tuple(figures)))
    assert [str(each.value) for each in Sharing().of(meeting).knowledge.claims] == ["1", "1.0", "1.00"]


TEXTS = (
    "Ungestrategi for 2026",
    "Ungestrategien og førtidspension",
    "Status på førtidspensionsreformen",
    "Havneplan",
    "Lokalplan for havnen",
    "Renovering af svømmehal",
    "Svømmehallerne lukkes",
    "Ny svømmehalsplan",
    "ABC og plan",
    "Plan",
)


def test_words_are_shared_as_if_each_were_held_against_each() -> None:
    for title, sentence in product(TEXTS, repeat=2):
        one_by_one = sum(any(alike(word, other) for other in telling(sentence)) for word in telling(title))
        assert shared(sought(title), sought(sentence)) == one_by_one, (title, sentence)


def alike(one: str, other: str) -> bool:
    """The rule, said plainly."""
    short, long = sorted((one, other), key=len)
    same = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    forms = same >= STEM and {short[same:], long[same:]} <= ENDINGS
    return one == other or forms or (len(short) >= INNER and (long.startswith(short) or long.endswith(short)))
