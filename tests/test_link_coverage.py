"""How whole a collection is: holes in it, what is measured, and the page that tells it. Every number is counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from written_meeting import HELD

from mapping.collection import Collection, Coverage, MeetingSummary
from mapping.describe import JoinedFacts, describe_collection, describe_meeting
from mapping.describe.coverage import UNRESOLVED
from mapping.describe.hole import hole_in_words
from mapping.describe.measure import measures
from mapping.knowledge import Certainty, Gap
from mapping.link import join, summarise
from mapping.link.coverage import holes
from mapping.model import Reading
from mapping.names import DCAT, DQV, MAAL
from mapping.profiles import read_profile
from mapping.publish.catalogue.quality import total
from mapping.read import read_minutes
from mapping.uris import Uris

ROOT = Path(__file__).parents[1]
ODENSE = read_profile(ROOT / "mapping" / "municipalities" / "odense.toml")
URIS = Uris("https://data.example.dk/")
WHOLE = Coverage(100, 90, 10, 0, 5, 5, 0)


def met(*days: date, body: str = "Socialudvalget") -> list[MeetingSummary]:
    return [replace(HELD, key=replace(HELD.key, body=body, day=day)) for day in days]


def monthly(year: int, *months: int) -> list[date]:
    return [date(year, month, 10) for month in months]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    files = sorted((ROOT / "minutes" / "odense").iterdir())
    return [read_minutes(file.read_bytes(), f"odense/{file.name}", ODENSE) for file in files]


@pytest.fixture(scope="module")
def real(readings: list[Reading]) -> Collection:
    return join((summarise(reading.minutes) for reading in readings), {"odense": ODENSE})


# Holes --------------------------------------------------------------------------------------------------------------


def test_the_two_real_minutes_have_a_year_between_them(real: Collection) -> None:
    (hole,) = real.municipalities[0].knowledge.holes
    assert hole_in_words(hole) == (
        "Beskæftigelses- og Socialudvalget: ingen referater i samlingen fra 11. december 2024 til 27. april 2026"
    )
    assert (hole.because.rule, hole.because.certainty) == ("helt-aar", Certainty.SURE)
    assert hole.because.said == "Samlingen har referater fra før og efter 2025, men ingen derfra."


def test_months_without_minutes_between_months_with_them_are_a_hole() -> None:
    (hole,) = holes("odense", met(*monthly(2024, 1, 2, 3, 4, 9, 10, 11)))
    assert (hole.first, hole.last) == (date(2024, 4, 11), date(2024, 9, 9))
    assert hole.because.certainty is Certainty.POSSIBLE
    assert hole.because.said == "Der er 153 dage mellem to referater; sædvanligvis er der 31. Det kan være en pause."


@pytest.mark.parametrize(
    "days",
    [
        monthly(2024, 1, 2, 3, 4, 5, 6, 8, 9),  # no meeting in July
        monthly(2024, 1, 2, 3, 9),  # too few to tell what is usual
        [date(2023, 1, 10) + timedelta(120 * each) for each in range(8)],  # a body that meets three times a year
        [*monthly(2024, 10, 11, 12), *monthly(2025, 1, 2, 3)],  # over New Year
        monthly(2024, 3),
        [],
    ],
)
def test_summers_rare_meetings_and_few_minutes_are_no_hole(days: list[date]) -> None:
    assert holes("odense", met(*days)) == ()


def test_nothing_is_said_of_the_time_before_the_first_and_after_the_last_meeting() -> None:
    found = holes("odense", met(*monthly(2020, 1, 2, 3, 4, 5, 6)))
    assert found == ()


def test_bodies_are_looked_at_one_by_one_in_any_order() -> None:
    meetings = [*met(*monthly(2024, 1, 2, 3)), *met(*monthly(2022, 1), *monthly(2025, 1), body="Byrådet")]
    (hole,) = holes("odense", meetings)
    assert hole.body == "Byrådet" and "før og efter 2023-2024" in hole.because.said
    assert holes("odense", reversed(meetings)) == (hole,)


def test_a_hole_is_described_on_the_page_of_coverage(real: Collection) -> None:
    said = [triple for triple in describe_collection(real, URIS) if "daekning/#hul-" in triple[0]]
    assert {str(triple[0]) for triple in said} == {
        "https://data.example.dk/daekning/#hul-odense-beskaeftigelses-og-socialudvalget-2024-12-11"
    }
    assert [str(o) for _, p, o in said if p == DCAT.startDate] == ["2024-12-11"]
    assert [str(o) for _, p, o in said if p == DCAT.endDate] == ["2026-04-27"]


# Measures -----------------------------------------------------------------------------------------------------------


def test_what_is_measured() -> None:
    assert measures(replace(WHOLE, lines_read=80, lines_unread=10, items_read=3, items_not_classified=2)) == {
        "linjer-forklaret": Decimal("0.9000"),
        "linjer-ikke-laest": 10,
        "punkter-mangler": 2,
        "ikke-klassificeret": 2,
    }


def test_a_share_is_never_rounded_up_to_all() -> None:
    assert measures(Coverage(100_000, 99_999, 0, 1, None, 1, 0))["linjer-forklaret"] == Decimal("0.9999")


def test_items_are_not_missing_where_no_contents_list_expects_them() -> None:
    assert "punkter-mangler" not in measures(replace(WHOLE, items_expected=None))
    assert "linjer-forklaret" not in measures(Coverage(0, 0, 0, 0, None, 0, 0))


def test_missing_items_are_not_made_up_for_by_other_minutes() -> None:
    added = total([replace(WHOLE, items_expected=4), replace(WHOLE, items_expected=7), replace(WHOLE, items_expected=None)])
    assert measures(added)["punkter-mangler"] == 2
    assert (added.lines, added.items_read) == (300, 15)


def test_the_real_minutes_are_understood_whole(readings: list[Reading]) -> None:
    for reading in readings:
        values = {
            o: v for s, p, o in describe_meeting(reading.minutes, URIS) if p == DQV.isMeasurementOf for v in _value(s, reading)
        }
        assert values == {
            MAAL["linjer-forklaret"]: "1",
            MAAL["linjer-ikke-laest"]: "0",
            MAAL["punkter-mangler"]: "0",
            MAAL["ikke-klassificeret"]: "0",
        }


def _value(measurement: object, reading: Reading) -> list[str]:
    return [str(o) for s, p, o in describe_meeting(reading.minutes, URIS) if s == measurement and p == DQV.value]


def test_references_that_lead_nowhere_are_counted_meeting_by_meeting(real: Collection) -> None:
    (odense,) = real.municipalities
    lost = [each for each in odense.knowledge.references if each.gap is not None]
    assert lost and all(isinstance(each.gap, Gap) for each in lost)
    facts, values = JoinedFacts(real.municipalities[0], URIS), {}
    for meeting in odense.meetings:
        this = URIS.in_meeting(meeting.key, f"maaling-{UNRESOLVED}")
        (values[meeting.key.day.year],) = (int(o) for s, p, o in facts.of(meeting.key) if s == this and p == DQV.value)
    assert sum(values.values()) == len(lost) and set(values) == {2024, 2026}
