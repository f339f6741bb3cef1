"""The two real minutes, read: every expected value was counted by hand in the source text."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from mapping import places
from mapping.model import AgendaItem, Minutes, Reading, Span, TableKind
from mapping.profiles import read_profile
from mapping.read import read_minutes
from mapping.read.as_json import json_schema, reading_from_json, reading_to_json

ODENSE = Path(__file__).parents[1] / "minutes" / "odense"
FILES = {2024: "2024-12-10-beskaeftigelses-og-socialudvalget.md", 2026: "2026-04-28-beskaeftigelses-og-socialudvalget.txt"}


@cache
def reading(year: int) -> Reading:
    profile = read_profile(places.municipalities() / "odense.toml")
    return read_minutes((ODENSE / FILES[year]).read_bytes(), f"odense/{FILES[year]}", profile)


def item(year: int, number: str) -> AgendaItem:
    return next(item for item in reading(year).minutes.items if item.number == number)


def both() -> list[Minutes]:
    return [reading(2024).minutes, reading(2026).minutes]


def test_the_head_of_2026() -> None:
    minutes = reading(2026).minutes
    assert (minutes.body.name, minutes.body.term) == ("Beskæftigelses- og Socialudvalget", (2026, 2029))
    assert (minutes.time.day, minutes.time.weekday) == (date(2026, 4, 28), "tirsdag")
    assert (minutes.time.start, minutes.time.end) == (time(12, 30), time(14, 45))
    assert minutes.time.end_span == Span(37, 37)
    assert minutes.place and minutes.place.text == "Udvalgsværelset, Stuen, Skulkenborg 1, 5000 Odense C"


def test_the_head_of_2024_has_no_end() -> None:
    minutes = reading(2024).minutes
    assert minutes.body.term == (2022, 2025)
    assert (minutes.time.day, minutes.time.start, minutes.time.end) == (date(2024, 12, 10), time(16, 0), None)


def test_nothing_is_left_unread_and_nothing_is_wrong() -> None:
    for year in FILES:
        assert reading(year).problems == ()
        assert (reading(year).minutes.unread, reading(year).minutes.ignored) == ((), ())


def test_contents_lists() -> None:
    assert [len(minutes.contents) for minutes in both()] == [20, 9]
    entry = reading(2026).minutes.contents[2]
    assert (entry.text, entry.page, entry.span) == ("D-sag: Orientering om budgetmidler med udløb 2026-2030", 8, Span(13, 13))


def test_items_have_numbers_letters_and_positions() -> None:
    assert [[item.number for item in minutes.items] for minutes in both()] == [
        [str(n) for n in range(1, 21)],
        [str(n) for n in range(1, 10)],
    ]
    letters = ["".join(item.case_type or "-" for item in minutes.items) for minutes in both()]
    assert letters == ["-BBBBBCCCDDDDDDDDDDD", "-CDDDDDDD"]
    assert [item.position for item in reading(2026).minutes.items] == list(range(1, 10))


def test_titles_stand_without_number_and_letter() -> None:
    assert item(2024, "12").title == 'Afrapportering "Alle unge skal med - 15-17-årige"'
    assert item(2026, "3").title == "Orientering om budgetmidler med udløb 2026-2030"
    assert item(2026, "3").heading == "Punkt 3: D-sag: Orientering om budgetmidler med udløb 2026-2030"


CASE_NUMBERS_2024 = """85.02.02-P35-25-23 27.00.00-A00-38-24 15.40.00-Ø34-1-24 27.12.04-G01-169-21 15.00.00-P22-1-24
15.00.00-A00-24-24 27.00.00-A00-12-23 15.00.00-A00-22-24 00.01.00-P22-2-23 15.04.00-G01-2-21 00.01.00-P20-387-19
15.20.00-P20-1-24 15.40.00-P05-1-23 15.40.00-A00-5-22 15.00.00-A00-20-24 15.20.00-A00-2-24 87.15.00-G01-2-24
27.00.00-A00-29-23 15.00.00-P05-5-23 00.22.04-G01-15-23""".split()
CASE_NUMBERS_2026 = """85.02.02-P35-31-25 00.01.00-A00-12-26 00.30.00-S00-6-25 00.01.00-A00-25-25 27.12.04-G01-169-21
00.15.00-K01-5-26 27.00.00-A00-29-23 00.22.04-G01-12-25 15.00.00-A00-3-25""".split()


def test_case_numbers() -> None:
    found = [[item.case_number.printed for item in minutes.items if item.case_number] for minutes in both()]
    assert found == [CASE_NUMBERS_2024, CASE_NUMBERS_2026]
    assert set(found[0]) & set(found[1]) == {"27.12.04-G01-169-21", "27.00.00-A00-29-23"}
    number = item(2024, "3").case_number
    assert number and (number.kle_topic, number.kle_facet, number.serial, number.year_opened) == ("15.40.00", "Ø34", 1, 2024)


SECTIONS = {
    (2024, "1"): "resume beslutning",
    (2024, "2"): "resume effekt indstilling beslutning sagsfremstilling oekonomi bilag",
    (2024, "8"): "resume indstilling beslutning sagsfremstilling oekonomi bilag",
    (2024, "10"): "resume beslutning",
    (2024, "20"): "resume beslutning",
    (2026, "2"): "resume indstilling beslutning sagsfremstilling oekonomi",
    (2026, "3"): "resume indstilling beslutning bilag",
    (2026, "5"): "resume indstilling beslutning bilag",
}


@pytest.mark.parametrize(("place", "kinds"), SECTIONS.items(), ids=lambda value: str(value))
def test_sections_in_printed_order(place: tuple[int, str], kinds: str) -> None:
    assert [section.kind for section in item(*place).sections] == kinds.split()


def test_false_friends_are_sub_headings() -> None:
    """«Effekt – veteranernes vurdering», «Baggrund» and «Nøgletal og effekt» open no section."""
    blocks = [block for section in item(2026, "5").sections for block in section.blocks]
    subheadings = [block.text for block in blocks if block.kind == "subheading"]
    assert "Effekt – veteranernes vurdering" in subheadings and "Baggrund" in subheadings
    numbered = [block.text for section in item(2024, "4").sections for block in section.blocks if block.kind == "subheading"]
    assert "1. Boligsituationen" in numbered


def test_outcomes() -> None:
    outcomes = Counter(item.outcome.concept for minutes in both() for item in minutes.items if item.outcome)
    assert outcomes == {
        "orientering-givet": 18,
        "godkendt": 3,
        "dagsorden-godkendt": 2,
        "droeftet": 3,
        "vedtaget": 1,
        "udsat": 1,
        "udgaaet": 1,
    }
    assert {item.number: item.outcome.concept for item in reading(2024).minutes.items[:9] if item.outcome} == {
        "1": "dagsorden-godkendt",
        "2": "godkendt",
        "3": "udgaaet",
        "4": "godkendt",
        "5": "vedtaget",
        "6": "godkendt",
        "7": "droeftet",
        "8": "udsat",
        "9": "droeftet",
    }


def test_the_words_that_tell_the_outcome_are_as_printed() -> None:
    outcome = item(2024, "1").outcome
    assert outcome and outcome.wording == "godkendte Beskæftigelses- og Socialudvalget dagsordenen"
    assert outcome.span == Span(44, 44)


def test_item_3_of_2024_was_dropped_by_the_decision_on_item_1() -> None:
    assert [(item.number, item.dropped_by) for item in reading(2024).minutes.items if item.dropped_by] == [("3", "1")]
    decision = item(2024, "1").decision
    assert decision and [(part.about_item, part.outcome.concept) for part in decision.parts] == [
        ("3", "udgaaet"),
        (None, "dagsorden-godkendt"),
    ]
    assert decision.parts[0].text.startswith("Ved mødets start") and decision.parts[0].text.endswith(
        "Arbejdsmarked og Rekruttering."
    )


def test_one_decision_in_three_parts() -> None:
    decision = item(2024, "5").decision
    assert decision and [part.span.first for part in decision.parts] == [316, 318, 318]
    assert decision.parts[1].text.startswith("Beskæftigelses- og Socialudvalget beslutter endvidere, at udvalget i forlængelse")
    assert decision.parts[2].text.endswith("i antallet af arbejdspladser.")


def test_the_end_of_the_meeting_is_no_part_of_a_decision() -> None:
    decision = item(2026, "1").decision
    assert decision and decision.text == "Beskæftigelses- og Socialudvalget godkender dagsordenen."


def test_recommendations() -> None:
    second = item(2024, "2").recommendation
    assert second and second.recommenders == ("Beskæftigelses- og Socialforvaltningen", "Ældre- og Handicapforvaltningen")
    assert [(point.number, point.span.first) for point in second.points] == [("1", 72), ("2", 74)]
    fourth = item(2024, "4").recommendation
    assert fourth and fourth.points[1].text.startswith("En boliggaranti for veteraner i samarbejde")
    ninth = item(2024, "9").recommendation
    assert ninth and len(ninth.recommenders) == 6 and ninth.recommenders[-1] == "Sundhedsforvaltningen"
    stock = item(2026, "3").recommendation
    assert stock and (stock.text, stock.recommenders, stock.points) == ("Sagen fremsendes til orientering.", (), ())
    assert [item.number for item in reading(2024).minutes.items if item.recommendation] == [str(n) for n in range(2, 10)]


def test_attachments() -> None:
    found = {
        f"{minutes.time.day.year}/{item.number}": [a.title for a in item.attachments]
        for minutes in both()
        for item in minutes.items
    }
    assert {place: len(titles) for place, titles in found.items() if titles} == {
        "2024/2": 3,
        "2024/7": 2,
        "2024/8": 1,
        "2024/9": 1,
        "2024/12": 1,
        "2024/13": 1,
        "2024/16": 4,
        "2024/17": 1,
        "2026/3": 1,
        "2026/5": 1,
    }
    assert found["2024/8"] == ["Førtidspension med revision - ministerbrev_27112024"]
    assert found["2024/7"][1] == "Webtilgængelig figur"
    assert item(2024, "13").attachments[0].number == "1" and found["2024/13"] == ["Status på flygtningeområdet 2023"]


def test_the_right_of_initiative() -> None:
    proposals = [
        (minutes.time.day.year, item.number, p.person, p.party_letter)
        for minutes in both()
        for item in minutes.items
        for p in item.proposals
    ]
    assert proposals == [(2026, "2", "Reza Javid", "Ø")]


AMOUNTS = """2024/2 200000000 250000000 127|2024/3 3000000 3000000 150|2024/3 1700000 1700000 150|2024/3 500000 500000 150
2024/3 1700000 1700000 166|2024/3 3000000 3000000 190|2024/3 1700000 1700000 190|2024/8 3000000 3000000 532
2024/9 132000000000 132000000000 607|2024/10 10500000 10500000 683|2024/11 16300000 16300000 750|2024/18 12800000 12800000 1147
2024/18 11400000 11400000 1147|2024/20 19996 19996 1238|2026/3 64900000 64900000 145|2026/3 40100000 40100000 145
2026/3 24500000 24500000 145|2026/3 12700000 12700000 145|2026/3 12000000 12000000 145|2026/3 24800000 24800000 147
2026/3 19000000 19000000 149|2026/3 4800000 4800000 150|2026/3 1000000 1000000 151"""


def test_every_amount_in_prose_is_exact() -> None:
    found = [
        f"{minutes.time.day.year}/{item.number} {amount.low} {amount.high} {amount.span.first}"
        for minutes in both()
        for item in minutes.items
        for amount in item.amounts
    ]
    assert found == AMOUNTS.replace("\n", "|").split("|")


def test_what_is_printed_with_an_amount() -> None:
    yearly = item(2024, "8").amounts[0]
    assert (yearly.printed, yearly.unit, yearly.per_year, yearly.years) == ("3 mio. kr.", "mio. kr.", True, (2025, 2026, 2027))
    assert [amount.years for amount in item(2026, "3").amounts[:4]] == [(2026,), (2027,), (2028,), (2029,)]
    assert item(2024, "2").amounts[0].printed == "200-250 mio. kr."


REFERENCES = """2024/4 meeting earlier 2024-10-08 198|2024/4 decision earlier 2024-09-24 219|2024/4 meeting earlier 2024-10-08 221
2024/5 meeting earlier 2024-11-12 304|2024/5 decision earlier 2020-11 322|2024/7 decision earlier 2024-05-29 444
2024/8 budget earlier 2025 532|2024/9 decision earlier 2023-12-19 653|2024/9 meeting earlier 2024-05 653
2024/9 meeting same 2024-12-10 659|2024/9 meeting coming 2024-12-11 659|2024/9 meeting coming 2025-01-21 660
2024/9 meeting coming 2025-05-07 663|2024/10 budget earlier 2019 683|2024/10 budget earlier 2022 683
2024/11 budget earlier 2022 750|2024/11 decision earlier 2024-08-14 750|2024/11 decision earlier 2024-08-14 823
2024/14 budget earlier 2023 947|2024/14 decision earlier 2023-10-24 949|2024/15 decision earlier 2024-01-17 1055
2024/18 decision earlier 2017-02 1125|2024/18 decision earlier 2022-02-01 1163|2024/18 decision earlier 2022-02 1171
2024/20 decision earlier 2024-08-13 1236|2024/20 meeting coming 2025-02-04 1236
2026/2 meeting earlier 2026-02-24 45|2026/2 meeting earlier 2026-03-17 127|2026/3 meeting coming 2026-06-02 141
2026/3 decision earlier 2024-06-14 159|2026/3 meeting coming 2026-06-02 177|2026/4 decision earlier 2026-02-24 197
2026/5 decision earlier 2024-12-10 215|2026/5 decision earlier 2026-03-23 217|2026/5 decision earlier 2021-12 223
2026/5 decision earlier 2024-12-10 233|2026/6 meeting earlier 2024-06-25 317"""


def test_references_to_meetings_and_decisions() -> None:
    found = [
        f"{minutes.time.day.year}/{item.number} {ref.kind} {ref.direction} {ref.date.value} {ref.span.first}"
        for minutes in both()
        for item in minutes.items
        for ref in item.references
    ]
    assert found == REFERENCES.replace("\n", "|").split("|")


def test_whom_a_reference_names() -> None:
    analysis = item(2024, "20").references[0]
    assert analysis.bodies == ("Børn- og Ungeudvalget", "Sundhedsudvalget", "Beskæftigelses- og Socialudvalget")
    extension = item(2026, "3").references[1]
    assert (extension.body, extension.bodies, extension.date.printed) == ("BYR", ("Byrådet",), "14/6 2024")
    january = item(2024, "9").references[4]
    assert (january.date.printed, january.date.year_from_meeting) == ("Den 21. januar", True)
    board = item(2026, "5").references[1]
    assert (board.body, board.bodies) == ("forvaltningens koncernledelse", ())


def test_the_budget_table() -> None:
    table = item(2026, "3").tables[0]
    assert (table.kind, table.unit, table.multiplier) == (TableKind.BUDGET, "1.000 kr.", 1000)
    assert table.caption == "Oversigt over budgetmidler med udløb i perioden 2026-2030"
    assert [column.year for column in table.columns] == [2026, 2027, 2028, 2029, 2030, None] and table.columns[5].is_total
    lines = [row for row in table.rows if not row.is_total]
    assert len(lines) == 17
    assert sum(len([cell for cell in row.cells if cell.column < 6]) for row in lines) == 42
    assert sum(len([cell for cell in row.cells if cell.column == 6]) for row in lines) == 17
    totals = [cell.value for cell in table.rows[-1].cells]
    assert totals == [Decimal(n) for n in (64863, 40089, 24512, 12650, 12000, 154114)]
    assert table.notes[0].startswith("*) Budgettet er delt") and table.span == Span(155, 175)


def test_a_table_over_a_page_break_is_one_table() -> None:
    table = item(2026, "2").tables[0]
    assert len(item(2026, "2").tables) == 1 and (table.kind, table.multiplier) == (TableKind.STATISTICS, 1)
    assert [row.label for row in table.rows][2:4] == ["- Heraf jobparat", "- Heraf uddannelsesparat"]
    assert [column.headings for column in table.columns] == [("Odense",), ("Hele landet",)]
    assert (table.rows[6].cells[1].value, table.rows[6].cells[1].unit) == (Decimal("11.2"), "%")


def test_statistics_with_two_heading_rows() -> None:
    first, second = item(2024, "18").tables
    assert [column.headings for column in first.columns] == [
        ("Ej tilbagefald", "Antal personer"),
        ("Ej tilbagefald", "Procent"),
        ("Tilbagefald", "Antal personer"),
        ("Tilbagefald", "Procent"),
    ]
    assert [len(first.rows), len(second.rows)] == [7, 7]
    assert [table.kind for table in (first, second)] == [TableKind.STATISTICS] * 2
    assert [cell.printed for cell in first.rows[5].cells] == ["9", "56,2 %", "7", "43,8 %"]


def test_initiatives_are_named_in_both() -> None:
    names = [{mention.name for item in minutes.items for mention in item.mentions} for minutes in both()]
    assert {"Alle unge skal med", "VeteranTeam Odense"} <= names[0] & names[1]
    assert {"Alle skal med", "Alle unge skal med - 15-17-årige", "En fremtid med færre unge på førtidspension"} <= names[0]
    assert "Pulje for en styrket beskæftigelsesindsats for ledige grønlændere i Danmark" not in names[0]
    assert "Den gode overgang fra ung til voksen" in names[1]


def test_a_paragraph_over_a_page_break_is_one_paragraph() -> None:
    texts = [block.text for section in item(2026, "2").sections for block in section.blocks]
    assert any("bredt fokus på småjobs og endnu bedre sammenhæng i borgernes forløb" in text for text in texts)


@pytest.mark.parametrize("year", FILES)
def test_the_json_is_of_its_schema_and_loses_nothing(year: int) -> None:
    made = reading_to_json(reading(year))
    jsonschema.validate(json.loads(made), json.loads((places.ontology() / "minutes.schema.json").read_text("utf-8")))
    assert reading_from_json(made)[0] == reading(year).minutes


def test_the_published_schema_is_the_models() -> None:
    published = (places.ontology() / "minutes.schema.json").read_text("utf-8")
    assert published == json_schema(), "write mapping.read.as_json.json_schema() to ontology/minutes.schema.json"


@pytest.mark.parametrize("year", FILES)
def test_every_line_of_an_item_is_in_a_section(year: int) -> None:
    """Lines are counted from the source text alone: what is not a heading, a case number or the end is a section's."""
    minutes = reading(year).minutes
    solid = {n for n, line in enumerate(reading(year).text.split("\n"), 1) if line.strip()}
    covered = set(range(minutes.time.end_span.first, minutes.time.end_span.last + 1)) if minutes.time.end_span else set()
    for entry in minutes.items:
        covered.add(entry.heading_span.first)
        spans = [entry.case_number.span] if entry.case_number else []
        for span in [*spans, *(section.span for section in entry.sections)]:
            covered.update(range(span.first, span.last + 1))
    first = minutes.items[0].heading_span.first
    assert {n for n in solid if n >= first} - covered == set()
