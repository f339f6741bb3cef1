"""One invented meeting in every form: whatever it comes in, the same is read of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from mapping.check.quotes import check_quotes
from mapping.inputs import Input, find_inputs
from mapping.model import AgendaItem, Reading
from mapping.profiles import Profile
from mapping.read import read_minutes

FORMS = Path(__file__).parent / "forms"
PAGES = "2024-05-14-teknik-og-miljøudvalget"
NORDBY = Profile("nordby", "Nordby Kommune")
CASES = {
    "firstagenda": "firstagenda/2024-05-14-teknik-og-miljoeudvalget.json",
    "html": "html/2024-05-14-teknik-og-miljoeudvalget.html",
    "pages": PAGES,
    "sbsys": "sbsys/2024-05-14-teknik-og-miljoeudvalget.xml",
}


def given(form: str) -> Input:
    (found,) = [each for each in find_inputs([FORMS])[0] if each.path == FORMS / CASES[form]]
    return found


def reading(form: str) -> Reading:
    one = given(form)
    return read_minutes(one.read(), one.name, NORDBY)


@pytest.fixture(params=sorted(CASES))
def read(request: pytest.FixtureRequest) -> Reading:
    return reading(request.param)


def item(read: Reading, position: int) -> AgendaItem:
    return read.minutes.items[position - 1]


def test_the_head(read: Reading) -> None:
    minutes = read.minutes
    assert (minutes.body.name, minutes.time.day.isoformat()) == ("Teknik- og Miljøudvalget", "2024-05-14")
    assert minutes.time.start is not None and minutes.time.start.isoformat("minutes") == "16:00"
    assert minutes.place is not None and minutes.place.text == "Rådhuset, lokale 2"


def test_the_end_of_the_booked_slot_is_no_end_of_the_meeting(read: Reading) -> None:
    assert read.minutes.time.end is None


def test_the_items_and_nothing_that_only_looks_like_one(read: Reading) -> None:
    titles = [each.title for each in read.minutes.items]
    assert titles == ["Godkendelse af dagsorden", "Cykelsti langs Åvej", "Salg af grund"]


def test_the_numbers() -> None:
    numbers = {form: [each.number for each in reading(form).minutes.items] for form in CASES}
    assert numbers == {
        "firstagenda": ["1", "2", "3"],
        "html": ["1", "2", "3"],
        "pages": ["1", "2", "10"],
        "sbsys": ["1", "2", "3"],
    }


def test_the_case_numbers(read: Reading) -> None:
    found = [each.case_number and each.case_number.printed for each in read.minutes.items]
    assert found == ["00.22.04-P35-1-24", "05.01.02-G01-7-24", None]


def test_the_sections(read: Reading) -> None:
    kinds = [section.kind for section in item(read, 2).sections if section.kind != "indledning"]
    assert kinds[:4] == ["resume", "indstilling", "beslutning", "sagsfremstilling"] and kinds[-1] == "bilag"


def test_the_recommendation_and_its_points(read: Reading) -> None:
    recommendation = item(read, 2).recommendation
    assert recommendation is not None
    assert [(point.number, point.text) for point in recommendation.points] == [
        ("1", "godkender linjeføringen af stien"),
        ("2", "giver en anlægsbevilling på 1,5 mio. kr. i 2024"),
    ]


def test_the_decisions(read: Reading) -> None:
    texts = [each.decision.text if each.decision else None for each in read.minutes.items]
    assert texts == ["Godkendt.", "Teknik- og Miljøudvalget godkender indstillingen.", "Udvalget godkender salget."]


def test_the_amounts(read: Reading) -> None:
    assert [(a.printed, a.low) for a in item(read, 2).amounts] == [("1,5 mio. kr.", Decimal(1_500_000))] * 2


def test_the_table(read: Reading) -> None:
    (table,) = item(read, 2).tables
    assert [(row.label, [cell.printed for cell in row.cells]) for row in table.rows] == [
        ("Sti", ["1.500", "250"]),
        ("Belysning", ["300"]),
    ]


def test_the_attachments(read: Reading) -> None:
    assert [(a.number, a.title) for a in item(read, 2).attachments] == [("1", "Kort over stien"), ("2", "Trafiktælling")]


def test_the_closed_item(read: Reading) -> None:
    assert [each.closed for each in read.minutes.items] == [False, False, True]


def test_every_value_stands_on_its_lines(read: Reading) -> None:
    assert list(check_quotes(read)) == []


def test_an_attachment_that_may_not_be_published_is_counted_and_not_named() -> None:
    read = reading("sbsys")
    assert "Internt notat" not in read.text
    assert {each.rule: each.parts for each in read.minutes.source.left_out} == {"MaaPubliceres": 1, "booked-end": 1}


@pytest.mark.parametrize("form", ["html", "pages"])
def test_what_is_no_minutes_is_counted_and_not_published(form: str) -> None:
    read = reading(form)
    assert not any(word in read.text for word in ("cookies", "Erhverv", "Punkt 9", "Sådan arbejder", "9999"))
    assert {"cookie-banner", "navigation"} <= {each.rule for each in read.minutes.source.left_out}


def test_the_pages_of_a_meeting_are_read_in_the_order_of_their_numbers() -> None:
    read = reading("pages")
    headings = [line for line in read.text.split("\n") if line.startswith("Punkt") and "Rådhuspladsen" not in line]
    assert headings == ["Punkt 1: Godkendelse af dagsorden", "Punkt 2: Cykelsti langs Åvej", "Punkt 10: Salg af grund"]
    assert read.text.count("Mødested") == 1
