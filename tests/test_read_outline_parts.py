"""The parts that the outline is made of: case numbers, sections' headings, chains of numbers, doors."""

from __future__ import annotations

import pytest

from mapping.model import Span
from mapping.read.case_numbers import case_number, number_in_title
from mapping.read.chain import best_chain
from mapping.read.clock import is_time_stamp, times_in
from mapping.read.dates import day_of_head
from mapping.read.lines import Line, Role
from mapping.read.metadata import doors, is_metadata
from mapping.read.sections import deciding_body, section_kind, split_sections


def line(text: str, number: int = 1, marked: bool = False, role: Role | None = None) -> Line:
    return Line(number, text, marked, role)


@pytest.mark.parametrize(
    ("text", "printed", "topic", "year"),
    [
        ("27.12.04-G01-169-21", "27.12.04-G01-169-21", "27.12.04", 2021),
        ("Sagsnr.: 00.01.00-P35-130-15", "00.01.00-P35-130-15", "00.01.00", 2015),
        ("Sagsnr.: 25/4311", "25/4311", None, 2025),
        ("Sagsnummer 2012/057275", "2012/057275", None, 2012),
        ("Sag 306-2009-600", "306-2009-600", None, 2009),
        ("J.nr. 2020-016062", "2020-016062", None, 2020),
        ("Journalnr.: 00.01.00A04 - 2007/34364", "00.01.00A04 - 2007/34364", "00.01.00", 2007),
        ("Acadre sagsnr.: 17/10438 Journalnr.: 00.22.04.A00", "17/10438", None, 2017),
        ("Sagsid.: 20/33839, Sagsinitialer: ABCD", "20/33839", None, 2020),
        ("SagsID: EMN-2019-00123", "EMN-2019-00123", None, None),
        ("Sagsnr. 299835 Kulturudvalget Åbent punkt", "299835", None, None),
        ("2025-0211873", "2025-0211873", None, 2025),
        ("330-2018-3619", "330-2018-3619", None, 2018),
    ],
)
def test_every_shape_of_case_number(text: str, printed: str, topic: str | None, year: int | None) -> None:
    found = case_number(line(text))
    assert found and (found.printed, found.kle_topic, found.year_opened) == (printed, topic, year)


@pytest.mark.parametrize(
    "text",
    [
        "Sag nr. 129",
        "8/12 2015",
        "28-04-2026",
        "12/15",
        "Journalnr.: 00.22.04.A00",
        "299835",
        "Sagen 25/4311 er åben",
        "2026-2029",
    ],
)
def test_what_is_no_case_number(text: str) -> None:
    assert case_number(line(text)) is None


@pytest.mark.parametrize(
    ("title", "bare", "printed"),
    [
        ("Dagsorden (2020-0073256)", "Dagsorden", "2020-0073256"),
        ("Dagsorden ( )", "Dagsorden", None),
        ("Budget 2019 (B)", "Budget 2019 (B)", None),
        ("Lokalplan (27.12.04-G01-169-21)", "Lokalplan", "27.12.04-G01-169-21"),
        ("Udbygning i 2019/2020", "Udbygning i 2019/2020", None),
    ],
)
def test_a_case_number_last_in_a_title(title: str, bare: str, printed: str | None) -> None:
    cut, number = number_in_title(title, Span(1, 1))
    assert (cut, number.printed if number else None) == (bare, printed)


@pytest.mark.parametrize(
    ("title", "closed", "bare"),
    [
        ("(Lukket) Salg", True, "Salg"),
        ("(Åben) Salg", False, "Salg"),
        ("Salg - Lukket punkt", True, "Salg"),
        ("Lukket sag: Salg", True, "Salg"),
        ("Lukket - Salg", True, "Salg"),
        ("Lukket: Salg", True, "Salg"),
        ("LUKKET PUNKT", True, "LUKKET PUNKT"),
        ("Lukket afdeling på plejehjemmet", False, "Lukket afdeling på plejehjemmet"),
        ("Åben skole", False, "Åben skole"),
    ],
)
def test_open_and_closed_doors(title: str, closed: bool, bare: str) -> None:
    found = doors(title)
    assert (found.closed, found.title) == (closed, bare)


@pytest.mark.parametrize(
    "text",
    [
        "Beslutning",
        "BESLUTNING:",
        "B E S L U T N I N G",
        "Beslut ning",
        "Beslutning i Byrådet den 3. maj 2023",
        "Beslutning Teknik- og Miljøudvalget den 11-08-2021",
        "Økonomiudvalgets beslutning i mødet den 31. marts 2020",
        "Beslutning i Økonomiudvalget den 20. august 2018:",
        "Beslutning i Byrådet (18-21) den 01-10-2018",
        "Indstilling og beslutning",
    ],
)
def test_headings_of_decisions(text: str) -> None:
    assert section_kind(line(text)) == "beslutning"


@pytest.mark.parametrize(
    "text",
    [
        "Beslutning om lokalplan den 3. maj 2023",
        "Beslutningen faldt den 3. maj 2023",
        "Beslutning blev truffet",
        "Byrådet den 3. maj 2023",
        "Effekt – veteranernes vurdering",
        "Baggrund",
    ],
)
def test_what_opens_no_section(text: str) -> None:
    assert section_kind(line(text)) is None


def test_a_heading_of_another_bodys_decision_names_it() -> None:
    assert deciding_body("Beslutning i Økonomiudvalget den 3. maj 2023") == "Økonomiudvalget"
    assert deciding_body("Teknik- og Miljøudvalget, 10. september 2019, pkt. 65:") == "Teknik- og Miljøudvalget"


def kinds(*texts: str) -> list[tuple[str, str | None, str]]:
    lines = [line(text, number) for number, text in enumerate(texts, 1)]
    return [(each.kind, each.heading, " ".join(one.text for one in each.lines)) for each in split_sections(lines)]


def test_a_label_with_its_text_opens_a_section() -> None:
    assert kinds("Beslutning: Godkendt.") == [("beslutning", "Beslutning", "Godkendt.")]


def test_a_label_is_text_where_the_section_has_a_heading_of_its_own() -> None:
    assert kinds("Sagsfremstilling", "Beslutning: Anbefales.", "Beslutning", "Ja.") == [
        ("sagsfremstilling", "Sagsfremstilling", "Beslutning: Anbefales."),
        ("beslutning", "Beslutning", "Ja."),
    ]


def test_a_label_in_the_history_quotes_somebody_else() -> None:
    assert kinds("Sagens forløb", "Beslutning: Anbefales.") == [("historik", "Sagens forløb", "Beslutning: Anbefales.")]


def test_the_first_words_of_a_section_are_no_second_one() -> None:
    assert kinds("Indstilling", "", "Det indstilles:", "1. a") == [("indstilling", "Indstilling", " Det indstilles: 1. a")]


def test_where_the_form_says_what_a_heading_is_words_do_not() -> None:
    lines = [line("Beslutning", 1, role=Role.SECTION), line("Indstilling", 2), line("Resume", 3, role=Role.TEXT)]
    assert [each.kind for each in split_sections(lines)] == ["beslutning"]


@pytest.mark.parametrize(
    ("numbers", "chosen"),
    [
        ([1, 2, 3], [0, 1, 2]),
        ([1, 1, 2, 3, 2], [1, 2, 3]),
        ([1, 2, 3, 1, 2, 3], [0, 1, 2]),
        ([4, 5, 1, 6], [0, 1, 3]),
    ],
)
def test_the_best_chain_counts_on(numbers: list[int], chosen: list[int]) -> None:
    scores = [3.0] * len(numbers)
    total, places = best_chain([number * 64 for number in numbers], scores)
    assert [numbers[place] for place in places] == [numbers[place] for place in chosen] and total >= 3.0


def test_a_chain_leaves_out_what_speaks_against_itself() -> None:
    assert best_chain([64, 128, 192, 256], [3.0, -8.0, 3.0, 3.0])[1] == [0, 2, 3]


def test_data_of_a_file() -> None:
    assert all(is_metadata(line(text)) for text in ("Initialer: PIM", "Dok. 306-2019-2", "Åben sag", "Lukket punkt", "J.nr.:"))
    assert not any(
        is_metadata(line(text)) for text in ("Åben skole i byen", "Ansvarlig drift", "Dokumentation", "Sagsfremstilling")
    )


def test_days_of_heads() -> None:
    for text in ("Onsdag, April 3, 2019 - 18:00", "Onsdag den 3-april-2019", "2019-04-03", "3/4 2019", "den 3. april 2019"):
        found = day_of_head(text)
        assert found and found.isoformat() == "2019-04-03", text


def test_times_of_heads() -> None:
    assert [str(each) for each in times_in("kl. 19.00-23.55")] == ["19:00:00", "23:55:00"]
    assert [str(each) for each in times_in("18:00 - 20:15", bare=True)] == ["18:00:00", "20:15:00"]
    assert times_in("3. april 2019") == (None, None) and times_in("den 05.02.2004", bare=True) == (None, None)
    assert is_time_stamp("24-06-2014 18:00:00") and not is_time_stamp("Kl. 21.35")
