"""A CPR number stops a meeting, and is shown to nobody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_minutes import TEXT, item, reading

from mapping.check import check_meeting, cpr_numbers, masked
from mapping.problems import Severity
from mapping.uris import Uris

MINUTES = Path(__file__).parent.parent / "minutes"


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "311299 - 0000",
        "010190-\n1234",
        "010190\n-1234",
        "010190\n1234",
        "010190\u00a01234",
        "010190\u20111234",
        "010190–1234",
        "010190\\-1234",
        "**010190**-1234",
        "cpr.010190-1234.",
        "sag_010190-1234_kopi",
        "290299-4321",
        "610190-1234",
        "911299 1234",
        "01.01.90-1234",
        "01-01-90-1234",
        "01/01/90 - 1234",
        "01 01 90-1234",
        "\uff10\uff11\uff10\uff11\uff19\uff10-\uff11\uff12\uff13\uff14",
        "010190\u2009\u2013\u20091234",
        "010190-\t1234",
        "| 010190- | 1234 |",
        "010190\n\n-1234",
        "010190-\n\n\n1234",
        "010190-\ufffd\n1234",
        "010190-2024",
    ],
)
def test_a_cpr_number_is_found_however_it_is_written(text: str) -> None:
    assert list(cpr_numbers(f"Borgeren {text} søger")), text


@pytest.mark.parametrize(
    "text",
    [
        "65 51 26 88",
        "+45 65512688",
        "0045 20 12 34 56 78",
        "5798006635870",
        "EAN 5790001234567",
        "2025-0211873",
        "ministerbrev_27112024",
        r"ministerbrev\_27112024",
        "27.12.04-G01-169-21",
        "10-12-2024",
        "den 10. december 2024 kl. 16:00",
        "35209115",
        "321290-1234",
        "011390-1234",
        "010190-12345",
        "1010190-1234",
        "1.010.190 1.234",
        "010190\t1234",
        "010190\n\n1234",
        "CPR-nr. 010190-xxxx",
        "den 01.12.24 1830",
        "01.12.2024-1830",
        "12 34 56 78",
        "330-2018-3619",
        "306-2009-600",
        "00.01.00A04 - 2007/34364",
        "920190-1234",
        "600190-1234",
        "3a010190-1234-4abc-9def-0123456789ab",
        "1.010.190.1234",
    ],
)
def test_other_numbers_are_not_taken_for_one(text: str) -> None:
    assert not list(cpr_numbers(f"Se {text} nu")), text


@pytest.mark.parametrize("file", sorted(MINUTES.rglob("*.*")), ids=lambda path: path.stem)
def test_the_minutes_that_are_shipped_hold_none(file: Path) -> None:
    assert not list(cpr_numbers(file.read_text("utf-8") + file.name))


def test_the_problem_names_the_line_and_nothing_else_is_told() -> None:
    text = TEXT.replace("Dagsordenen blev godkendt.", "Dagsordenen blev\ngodkendt for 010190-\n1234.")
    found = list(check_meeting(reading(item(), text=text), (), Uris("https://data.example.dk/")))
    assert [(problem.file, problem.line, problem.code, problem.severity) for problem in found] == [
        ("odense/referat.txt", 8, "cpr-number", Severity.ERROR)
    ]
    assert str(found[0]).startswith("odense/referat.txt:8: cpr-number\n  saw    a number of a CPR number's form.")
    assert "010190" not in str(found[0]) and "1234" not in str(found[0])


def test_two_numbers_on_one_line_are_one_problem() -> None:
    whole = reading(item(), text="Om 010190-1234 og 020290-5678.\n")
    assert len(list(check_meeting(whole, (), Uris("https://data.example.dk/")))) == 1


def test_a_number_in_the_file_name_is_masked_in_the_message() -> None:
    whole = reading(item())
    source = replace(whole.minutes.source, name="odense/010190-1234.txt")
    whole = replace(whole, minutes=replace(whole.minutes, source=source))
    (problem,) = check_meeting(whole, (), Uris("https://data.example.dk/"))
    assert problem.file == "odense/••••••-••••.txt"
    assert not any(digit in str(problem) for digit in "0123456789")


def test_a_number_in_what_the_file_hides_stops_the_meeting_too() -> None:
    whole = replace(reading(item()), hidden=("Microsoft Word", "Om 010190-1234"))
    (problem,) = check_meeting(whole, (), Uris("https://data.example.dk/"))
    assert (problem.line, problem.code, problem.severity) == (None, "cpr-number", Severity.ERROR)
    assert "010190" not in str(problem) and "1234" not in str(problem)


def test_full_width_digits_are_masked_too() -> None:
    assert masked("om \uff10\uff11\uff10\uff11\uff19\uff10-1234 nu") == "om ••••••-•••• nu"


@given(
    st.one_of(st.integers(1, 31), st.integers(61, 91)),
    st.integers(1, 12),
    st.integers(0, 99),
    st.sampled_from(["", "-", " ", "\n", "-\n", " - ", "\u2013", "\u00a0"]),
    st.integers(0, 9999),
    st.text("abc æøå.,\n", max_size=20),
)
def test_every_day_and_serial_number_is_found_and_masked(
    day: int, month: int, year: int, gap: str, serial: int, around: str
) -> None:
    number = f"{day:02}{month:02}{year:02}{gap}{serial:04}"
    text = f"{around}{number}{around}"
    assert list(cpr_numbers(text)) == [len(around)]
    assert not any(ch.isdigit() for ch in masked(text))
    assert len(masked(text)) == len(text)


DECOYS = st.one_of(
    st.from_regex(r"57[0-9]{11}", fullmatch=True),
    st.from_regex(r"20[0-9]{2}-0[0-9]{6}", fullmatch=True),
    st.from_regex(r"[2-9][0-9] [0-9]{2} [0-9]{2} [0-9]{2}", fullmatch=True),
    st.from_regex(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[A-Z][0-9]{2}-[0-9]{1,5}-[0-9]{2}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{2}-20[0-9]{2}-[0-9]{3,5}", fullmatch=True),
    st.from_regex(r"[0-9]{8}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{0,2}(\.[0-9]{3}){1,3} kr\.", fullmatch=True),
)


@given(st.text("abc æøå,;\n", max_size=10), DECOYS, st.text("abc æøå,;\n", max_size=10))
def test_no_decoy_stops_a_meeting(before: str, decoy: str, after: str) -> None:
    assert not list(cpr_numbers(f"{before} {decoy} {after}"))


def test_many_numbers_are_found_in_time_in_proportion() -> None:
    whole = reading(item(), text="Om 010190-1234\n" * 50_000)
    assert len(list(check_meeting(whole, (), Uris("https://data.example.dk/")))) == 50_000


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_marks_that_show_nothing_hide_no_digit(unseen: str) -> None:
    text = f"Ansøgt af 01{unseen}01{unseen}90-12{unseen}34."
    assert list(cpr_numbers(text)) == [10]
    assert masked(text) == f"Ansøgt af ••{unseen}••{unseen}••-••{unseen}••."
