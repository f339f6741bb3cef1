"""What is private is masked, and nothing else is touched: not the length, not the lines, not a figure."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_minutes import TEXT

from mapping.model import Mask
from mapping.problems import Severity
from mapping.profiles import Profile
from mapping.read import read_minutes
from mapping.read.lines import read_lines
from mapping.read.masking import SHADE, mask, masked_note, masked_text

HERE = Profile("ny", "Ny Kommune", domains=("nyby.dk",))


def covered(text: str, profile: Profile = HERE) -> str:
    return masked_text(text, profile)[0]


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Skriv til peter.holm@mail.example.dk i dag.", "peter.holm@mail.example.dk"),
        ("Skriv til peter\\_holm@mail.example.dk.", "peter\\_holm@mail.example.dk"),
        ("Søren@søholm.dk", "Søren@søholm.dk"),
        ("(bestyrelsen@haveforening-nord.dk)", "bestyrelsen@haveforening-nord.dk"),
        ("Tlf. 12345678.", "12345678"),
        ("Telefon: 12 34 56 78", "12 34 56 78"),
        ("tlf.nr.: 1234 5678", "1234 5678"),
        ("mobil 12345678 eller 23456789", "12345678 eller 23456789"),
        ("Ring på 12 34 56 78 nu", "12 34 56 78"),
        ("Borgeren, +45 12345678, søger", "+45 12345678"),
        ("(+45) 12 34 56 78", "(+45) 12 34 56 78"),
        ("Tlf. +46 70 123 45 67", "+46 70 123 45 67"),
        ("Anne Lund, 20 30 40 50, søger", "20 30 40 50"),
        ("Anne Lund, 20\u00a030\u00a040\u00a050, søger", "20\u00a030\u00a040\u00a050"),
    ],
)
def test_addresses_and_numbers_are_masked(text: str, private: str) -> None:
    shade = re.sub(r"\S", SHADE, private)
    assert covered(text) == text.replace(private, shade)


@pytest.mark.parametrize(
    "text",
    [
        "Skriv til byraad@nyby.dk eller kontakt@plan.nyby.dk.",
        "borgmester@ny.dk",
        "CVR-nr. 35 20 91 15",
        "CVR 35209115",
        "CVR-nummer: 35209115",
        "EAN 5798006635870",
        "EAN-nr. 57 98 00 66 35 87 0",
        "Sag 2025-0211873",
        "Sagsnr. 20 30 40 50",
        "27.12.04-G01-169-21",
        "330-2018-3619",
        "konto 1234 0012345678",
        "Kontonr. 20 30 40 50",
        "en udgift på 12 345 678 kr.",
        "20 30 40 50 kr.",
        "+12 500 000 kr. mere",
        "12345678",
        "i 2024 2025 2026",
        "20 30 40 50 60",
        "Børn\t20 30 40 50\t3",
        "| 20 30 40 50 | 3 |",
        "15-20 30 40 50",
        "@nyheder og 3 @ 5",
        "P-nr. 20 30 40 50",
    ],
)
def test_figures_and_the_municipality_s_own_addresses_stay(text: str) -> None:
    assert masked_text(text, HERE) == (text, ())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Peter Holm søger.", "█████ ████ søger."),
        ("PETER HOLMS hus", "█████ █████ hus"),
        ("Hos Peter\nHolm og", "Hos █████\n████ og"),
        ("Peter Hol-\nm bor", "█████ ███-\n█ bor"),
        ("**Peter** Holm", "**███████ ████"),
        ("Peter Holmgaard", "Peter Holmgaard"),
        ("Peter B. Holm", "Peter B. Holm"),
    ],
)
def test_a_name_on_the_list_is_masked_however_it_is_written(text: str, shown: str) -> None:
    assert covered(text, replace(HERE, redactions=("Peter Holm",))) == shown


def test_each_mask_is_told_with_its_line_and_kind_and_counted_without_the_text() -> None:
    text = "Intet\nTlf. 12345678 og a@b.dk\n\nPeter Holm\n"
    shown, masks = masked_text(text, replace(HERE, redactions=("Peter Holm",)))
    assert masks == (Mask(2, "phone"), Mask(2, "email"), Mask(4, "name"))
    notes = masked_note("ny/referat.txt", masks)
    assert [(note.line, note.code, note.severity) for note in notes] == [
        (2, "masked", Severity.NOTE),
        (2, "masked", Severity.NOTE),
        (4, "masked", Severity.NOTE),
    ]
    assert [note.saw for note in notes] == ["1 e-mail address, on lines 2.", "1 phone number, on lines 2.", "1 name, on lines 4."]
    assert "12345678" not in shown and "a@b.dk" not in shown


def test_the_lines_that_are_read_are_masked_where_the_text_is() -> None:
    source = read_lines(b"# **Skriv til** *peter.holm@mail.dk*\nIntet\n", "ny/referat.md")
    shown, _ = mask(source, HERE)
    assert shown.lines[0].text == "Skriv til " + SHADE * len("peter.holm@mail.dk")
    assert shown.lines[1] == source.lines[1]
    assert "peter" not in shown.text


def test_published_text_and_model_are_masked_alike() -> None:
    text = TEXT.replace("Dagsordenen blev godkendt.", "Dagsordenen blev godkendt. Anne Lund har tlf. 12345678.")
    reading = read_minutes(text.encode(), "odense/referat.txt", replace(HERE, redactions=("Anne Lund",)))
    assert "12345678" not in reading.text and "Anne" not in repr(reading.minutes) and "12345678" not in repr(reading)
    decision = reading.minutes.items[0].decision
    assert decision is not None and decision.text == "Dagsordenen blev godkendt. ████ ████ har tlf. ████████."
    assert [mask.kind for mask in reading.minutes.masks] == ["name", "phone"]


def test_what_was_masked_and_may_hold_a_cpr_number_is_still_looked_through() -> None:
    source, _ = mask(read_lines(b"Skriv til 010190-1234@mail.dk\n", "ny/referat.txt"), HERE)
    assert source.hidden == ("Skriv til 010190-1234@mail.dk",)


PRIVATE = st.sampled_from(["a.b@mail.dk", "tlf. 12345678", "+45 12 34 56 78", "Peter Holm", "Peter\nHolm", "20 30 40 50"])
PLAIN = st.sampled_from(
    ["Punkt 3: Veje", "1.250.000 kr.", "EAN 5798006635870", "2025-0211873", "kl. 12:30", "\n", "\t64.863\t12"]
)


@given(st.lists(st.one_of(PRIVATE, PLAIN, st.text("abc æøå ,.\n-_*@0123456789", max_size=12)), max_size=12).map("; ".join))
def test_masking_keeps_length_lines_and_all_else(text: str) -> None:
    shown, masks = masked_text(text, replace(HERE, redactions=("Peter Holm",)))
    assert len(shown) == len(text) and shown.count("\n") == text.count("\n")
    assert all(new in (old, SHADE) for old, new in zip(text, shown, strict=True))
    assert (shown == text) == (not masks)
    assert all(shown.split("\n")[one.line - 1].count(SHADE) for one in masks)
    assert masked_text(shown, replace(HERE, redactions=("Peter Holm",)))[0] == shown


@given(st.text("abc æøå ,.\n*_", max_size=20), PRIVATE, st.text("abc æøå ,.\n*_", max_size=20))
def test_what_is_private_never_shows_between_other_words(before: str, private: str, after: str) -> None:
    text = f"{before}, {private}, {after}"
    shown, _ = masked_text(text, replace(HERE, redactions=("Peter Holm",)))
    bare = private.split(". ")[-1] if private.startswith("tlf") else private
    assert bare not in shown
