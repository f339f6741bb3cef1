"""Danish numbers, dates, slugs and IRIs, there and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.danish import read_number, write_date, write_number, write_partial_date
from mapping.model import MeetingKey, Span
from mapping.problems import Unusable
from mapping.read.dates import first_day
from mapping.slugs import LONGEST, number_slug, slug
from mapping.uris import Uris, passage_fragment, relative

URIS = Uris("https://data.example.dk/minutes/")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("64.863", "64863"),
        ("12,65", "12.65"),
        ("1.234.567,5", "1234567.5"),
        ("-1.250", "-1250"),
        ("−7", "-7"),
        ("(1.250)", "-1250"),
        ("2026", "2026"),
    ],
)
def test_numbers_are_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "-", "1.25", "12.34.567", "(5", "4 %", "1,2,3", "ti", "٣"])
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12))
def test_numbers_there_and_back(value: Decimal) -> None:
    assert read_number(write_number(value)) == value


@given(st.dates(min_value=date(1000, 1, 1)))
def test_dates_there_and_back(day: date) -> None:
    assert first_day(write_date(day)) == day


def test_dates_as_danes_write_them() -> None:
    assert write_date(date(2026, 4, 28)) == "28. april 2026"
    assert [write_partial_date(value) for value in ("2024-06-14", "2021-12", "2019")] == [
        "14. juni 2024",
        "december 2021",
        "2019",
    ]


def test_slugs() -> None:
    assert slug("Beskæftigelses- og Socialudvalget") == "beskaeftigelses-og-socialudvalget"
    assert slug("Ældre- og Handicapudvalget, Århus") == "aeldre-og-handicapudvalget-aarhus"
    assert number_slug("15.40.00-Ø34-1-24") == "15.40.00-oe34-1-24"
    assert slug("../../etc/passwd") == "etc-passwd"
    assert number_slug("..") != number_slug("...") and "." not in number_slug("..")


@given(st.text())
def test_a_slug_is_a_safe_path_word(text: str) -> None:
    for made in (slug(text), number_slug(text)):
        assert made and len(made) <= LONGEST
        assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
        assert not made.startswith((".", "-")) and not made.endswith(".")


keys = st.builds(
    MeetingKey,
    municipality=st.sampled_from(["odense", "koebenhavn"]),
    body=st.text(min_size=1, max_size=60),
    day=st.dates(),
    sitting=st.integers(1, 3),
)


@given(keys, st.text(min_size=1, max_size=5))
def test_iri_to_path_and_back(key: MeetingKey, number: str) -> None:
    for iri in (URIS.meeting(key), URIS.item(key, number), URIS.source_page(key), URIS.home()):
        assert str(URIS.document_at(URIS.path(iri))) == str(iri).partition("#")[0]


@given(keys, st.integers(1, 10**6), st.integers(0, 10**4))
def test_passages_are_described_by_the_source_page(key: MeetingKey, first: int, more: int) -> None:
    iri = URIS.passage(key, Span(first, first + more))
    assert URIS.document(iri) == str(URIS.source_page(key))


def test_rfc_5147_counts_positions_between_lines() -> None:
    assert passage_fragment(Span(121, 123)) == "line=120,123"


def test_iris_of_the_design() -> None:
    key = MeetingKey("odense", "Beskæftigelses- og Socialudvalget", date(2026, 4, 28))
    meeting = "https://data.example.dk/minutes/odense/moede/beskaeftigelses-og-socialudvalget/2026-04-28/"
    assert str(URIS.meeting(key)) == f"{meeting}#moede"
    assert str(URIS.item(key, "3")) == f"{meeting}punkt-3/#punkt"
    assert str(URIS.passage(key, Span(121, 123))) == f"{meeting}referat.txt#line=120,123"
    assert URIS.case("odense", "27.12.04-G01-169-21").endswith("odense/sag/27.12.04-g01-169-21/#sag")
    assert URIS.document("https://w3id.org/referat/def#Meeting") == "https://data.example.dk/minutes/def/"
    assert URIS.document("https://w3id.org/referat/def/udfald/#godkendt") == "https://data.example.dk/minutes/def/udfald/"


@pytest.mark.parametrize(
    "base", ["", "data.example.dk/", "https://data.example.dk", "ftp://x/", "https://x/?a/", "https://x y/", "https:///"]
)
def test_a_base_must_be_an_absolute_address(base: str) -> None:
    with pytest.raises(Unusable, match="no absolute web address"):
        Uris(base)


def test_relative_links() -> None:
    assert relative("a/b/", "a/c/") == "../c/"
    assert relative("a/b/", "a/b/c/") == "c/"
    assert relative("a/b/", "a/") == "../"
    assert relative("a/b/", "x.ttl") == "../../x.ttl"
    assert relative("a/", "a/") == "./"
    assert relative("", "a/") == "a/"
    assert relative("", "") == "./"
    assert relative("a/", "") == "../"
