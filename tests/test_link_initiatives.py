"""Initiatives: which names are one, which are related, and which budget lines belong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_minutes import WHEN, budget, item, mention, minutes

from mapping.collection import Initiative
from mapping.link import join, summarise
from mapping.link.initiatives import key
from mapping.model import Mention, Minutes
from mapping.profiles import Profile

TABLE = budget(
    "1.000 kr.\t2026", "Inv - Flere seniorer\t1", "B2024 - Alle unge skal med 15-17 år\t2", "B2026 - Indsats mod partnervold\t3"
)


def meeting(*mentions: Mention, day: int = 1) -> Minutes:
    return minutes(item(mentions=mentions, tables=(TABLE,)), time=replace(WHEN, day=date(2026, 4, day)))


def titles(spelt: list[str]) -> list[Mention]:
    return [mention(place, name, "title") for place, name in enumerate(spelt, 1)]


def joined(*meetings: Minutes) -> tuple[Initiative, ...]:
    profiles = {"odense": Profile("odense", "Odense Kommune")}
    return join([summarise(each) for each in meetings], profiles).municipalities[0].initiatives


def names(*meetings: Minutes) -> list[str]:
    return [each.name for each in joined(*meetings)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Alle unge skal med", "alle unge skal med"),
        ("”Alle  unge skal med”", "alle unge skal med"),
        ("ALLE UNGE SKAL MED.", "alle unge skal med"),
        ("Alle unge skal med - 15-17-årige", "alle unge skal med 15 17 år"),
        ("Alle unge skal med – 15–17-årig", "alle unge skal med 15 17 år"),
        ("Alle unge skal med 15-17 år", "alle unge skal med 15 17 år"),
        ("Alle unge skal med 15-17år", "alle unge skal med 15 17 år"),
        ("Den årlige 5-års plan", "den årlige 5 års plan"),
        ("Fra ledig til velfærdsmedarbejder", "fra ledig til velfærdsmedarbejder"),
        ("A\u030arets projekt", "årets projekt"),
        ("–", ""),
    ],
)
def test_a_key_is_the_words_alone(name: str, expected: str) -> None:
    assert key(name) == expected


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)


def test_spellings_are_one_initiative_under_the_most_frequent() -> None:
    usual = "Alle unge skal med - 15-17-årige"
    (found,) = joined(
        meeting(mention(1, "Alle unge skal med 15-17 år", "keyword"), day=1),
        meeting(mention(1, usual, "title"), mention(2, usual, "title"), day=2),
    )
    assert (found.name, found.other_names) == (usual, ("Alle unge skal med 15-17 år",))
    assert (found.slug, len(found.mentions)) == ("alle-unge-skal-med-15-17-aar", 3)


def test_of_equally_frequent_spellings_the_earliest_is_shown_and_the_path_stays() -> None:
    early, late = meeting(mention(1, "Veteranteam", "title"), day=1), meeting(mention(1, "VeteranTeam", "title"), day=2)
    assert [(each.name, each.other_names) for each in joined(late, early)] == [("Veteranteam", ("VeteranTeam",))]
    assert {each.slug for each in joined(early)} == {each.slug for each in joined(late)} == {"veteranteam"}


def test_a_budget_line_joins_an_initiative_that_other_text_names() -> None:
    row = mention(1, "Alle unge skal med 15-17 år", "budget-line", (1, 2), "B2024 - Alle unge skal med 15-17 år")
    (found,) = joined(meeting(row, day=1), meeting(mention(1, "Alle unge skal med - 15-17-årige", "title"), day=9))
    assert [(line.row, line.label) for line in found.budget_lines] == [(2, "B2024 - Alle unge skal med 15-17 år")]
    assert [each.evidence for each in found.mentions] == ["budget-line", "title"]


def test_a_budget_line_that_nothing_else_names_stays_a_budget_line() -> None:
    assert names(meeting(mention(1, "Indsats mod partnervold", "budget-line", (1, 3), "B2026 - Indsats mod partnervold"))) == []


@pytest.mark.parametrize("printed", ["Inv - Flere seniorer", "Inv – Flere seniorer", "Inv- Flere seniorer"])
def test_an_investment_project_needs_no_other_evidence(printed: str) -> None:
    (found,) = joined(meeting(mention(1, "Flere seniorer", "budget-line", (1, 1), printed)))
    assert found.name == "Flere seniorer" and [line.row for line in found.budget_lines] == [1]


def test_inv_inside_a_word_marks_nothing() -> None:
    assert names(meeting(mention(1, "Investering", "budget-line", (1, 1), "Investering - i børn"))) == []


def test_a_name_that_holds_another_is_related_and_not_joined() -> None:
    found = {
        each.slug: each.related
        for each in joined(
            meeting(
                mention(1, "Alle skal med", "title"),
                mention(2, "Alle unge skal med", "title"),
                mention(3, "Alle unge skal med - 15-17-årige", "title"),
                mention(4, "Alle unge skal medvirke", "title"),
            )
        )
    }
    assert found == {
        "alle-skal-med": (),
        "alle-unge-skal-med": ("alle-unge-skal-med-15-17-aar",),
        "alle-unge-skal-med-15-17-aar": ("alle-unge-skal-med",),
        "alle-unge-skal-medvirke": (),
    }


def test_names_are_in_the_order_of_the_danish_alphabet() -> None:
    unsorted = ["Åben dør", "Øget kontrol", "Ælde", "zebra", "Alle"]
    assert names(meeting(*titles(unsorted))) == ["Alle", "zebra", "Ælde", "Øget kontrol", "Åben dør"]


def test_two_municipalities_keep_their_own() -> None:
    other = replace(meeting(mention(1, "Alle unge skal med", "title")), municipality="aarhus")
    summaries = [summarise(meeting(mention(1, "Alle unge skal med", "title"))), summarise(other)]
    profiles = {"odense": Profile("odense", "Odense Kommune"), "aarhus": Profile("aarhus", "Aarhus Kommune")}
    found = join(summaries, profiles).municipalities
    assert [(each.slug, [(one.municipality, len(one.mentions)) for one in each.initiatives]) for each in found] == [
        ("aarhus", [("aarhus", 1)]),
        ("odense", [("odense", 1)]),
    ]


spellings = ["Alle med", "alle med", "”Alle Med”", "Alle unge med", "unge", "A1-2 år", "a1-2-årige", "-"]
spelt = st.lists(st.sampled_from(spellings), max_size=5)


@given(st.lists(spelt, max_size=5))
def test_every_mention_that_has_words_is_in_exactly_one_initiative(days: list[list[str]]) -> None:
    meetings = [meeting(*titles(found), day=day) for day, found in enumerate(days, 1)]
    initiatives = joined(*meetings) if meetings else ()
    counted = sorted(each.name for initiative in initiatives for each in initiative.mentions)
    assert counted == sorted(name for found in days for name in found if name != "-")
    assert len({each.slug for each in initiatives}) == len(initiatives)
    assert all(each.slug in other.related for each in initiatives for other in initiatives if other.slug in each.related)
