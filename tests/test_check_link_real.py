"""The two minutes that are shipped: what checks say of them, and what joins them. Every number here was counted in the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapping.check import CHECKS, check_privacy
from mapping.collection import Collection
from mapping.link import join, summarise
from mapping.model import Reading
from mapping.problems import Severity
from mapping.profiles import read_profile
from mapping.read import read_minutes

ROOT = Path(__file__).parent.parent
ODENSE = read_profile(ROOT / "mapping" / "municipalities" / "odense.toml")
FILES = sorted((ROOT / "minutes" / "odense").iterdir())


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [read_minutes(file.read_bytes(), f"odense/{file.name}", ODENSE) for file in FILES]


@pytest.fixture(scope="module")
def collection(readings: list[Reading]) -> Collection:
    return join((summarise(reading.minutes) for reading in readings), {"odense": ODENSE})


def test_the_contents_list_of_2024_differs_twice_and_nothing_else_is_wrong(readings: list[Reading]) -> None:
    problems = [problem for reading in readings for check in (check_privacy, *CHECKS) for problem in check(reading)]
    assert [(problem.file[7:11], problem.line, problem.code, problem.severity) for problem in problems] == [
        ("2024", 24, "contents-differ-from-heading", Severity.NOTE),
        ("2024", 27, "contents-differ-from-heading", Severity.NOTE),
    ]
    assert "on line 937." in problems[0].saw and "on line 1085." in problems[1].saw


def test_two_cases_are_treated_at_both_meetings(collection: Collection) -> None:
    (odense,) = collection.municipalities
    both = [case.number for case in odense.cases if {item.meeting.day.year for item in case.items} == {2024, 2026}]
    assert both == ["27.00.00-A00-29-23", "27.12.04-G01-169-21"]
    assert len(odense.cases) == 27


@pytest.mark.parametrize("slug", ["alle-unge-skal-med", "veteranteam-odense"])
def test_an_initiative_is_one_across_both_meetings(collection: Collection, slug: str) -> None:
    (odense,) = collection.municipalities
    (initiative,) = [each for each in odense.initiatives if each.slug == slug]
    assert {mention.item.meeting.day.year for mention in initiative.mentions} == {2024, 2026}


def test_budget_rows_belong_to_the_initiative_they_name(collection: Collection) -> None:
    (odense,) = collection.municipalities
    rows = {each.name: [line.row for line in each.budget_lines] for each in odense.initiatives if each.budget_lines}
    assert rows == {
        "Alle unge skal med": [4],
        "Alle unge skal med - 15-17-årige": [5],
        "En fremtid med færre unge på førtidspension": [8],
        "Flere seniorer i beskæftigelse": [1],
        "Fra ufaglært til faglært": [2],
        "Øget kontrol med sociale ydelser": [3],
    }


def test_the_committee_is_one_body_in_two_terms(collection: Collection) -> None:
    (odense,) = collection.municipalities
    (committee,) = [body for body in odense.bodies if body.meetings]
    assert (committee.name, committee.kind) == ("Beskæftigelses- og Socialudvalget", "udvalg")
    assert [(term.first_year, term.last_year) for term in committee.terms] == [(2022, 2025), (2026, 2029)]
    assert "Byrådet" in {body.name for body in odense.bodies if body.referred_to}


def test_the_member_who_raised_an_item_and_the_list(collection: Collection) -> None:
    (odense,) = collection.municipalities
    assert [person.name for person in odense.persons] == ["Reza Javid"]
    assert [(each.letter, each.term) for each in odense.lists] == [("Ø", (2026, 2029))]
