"""Amounts of money in running text: every form, sign, unit and word around them, and what only looks like money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.model import Amount, Block, BlockKind, Section, Span
from mapping.read.money import read_amounts
from mapping.read.money_words import price_level_pattern
from mapping.read.phrases import phrases
from mapping.vocabulary import stages


def amounts(text: str) -> list[Amount]:
    section = Section(1, "oekonomi", None, (Block(BlockKind.PARAGRAPH, text, Span(1, 1)),), Span(1, 1))
    return list(read_amounts([section]))


@pytest.mark.parametrize(
    ("text", "value", "printed", "unit"),
    [
        ("Det koster 64,9 mio. kr. i alt.", "64900000", "64,9 mio. kr.", "mio. kr."),
        ("Det koster 1,2 mia. kr. i alt.", "1200000000", "1,2 mia. kr.", "mia. kr."),
        ("Det koster 64,9 mio.kr. i alt.", "64900000", "64,9 mio.kr.", "mio.kr."),
        ("Det koster 64,9 mio kr i alt.", "64900000", "64,9 mio kr", "mio kr"),
        ("Det koster 3 mil. kr. i alt.", "3000000", "3 mil. kr.", "mil. kr."),
        ("Det koster 5,2 mkr. i alt.", "5200000", "5,2 mkr.", "mkr."),
        ("Det koster 500 t.kr. i alt.", "500000", "500 t.kr.", "t.kr."),
        ("Det koster 500 tkr. i alt.", "500000", "500 tkr.", "tkr."),
        ("Det koster 500 t. kr. i alt.", "500000", "500 t. kr.", "t. kr."),
        ("Det koster 8.000.000 kr. i alt.", "8000000", "8.000.000 kr.", "kr."),
        ("Det koster 200.000 kr i alt.", "200000", "200.000 kr", "kr"),
        ("Det koster 91,919 mio. kr. i alt.", "91919000", "91,919 mio. kr.", "mio. kr."),
        ("Det koster kr. 200.000 i alt.", "200000", "kr. 200.000", "kr."),
        ("Det koster kr. 200.000, som er afsat.", "200000", "kr. 200.000", "kr."),
        ("Det koster kr. 200.000,00 i alt.", "200000", "kr. 200.000,00", "kr."),
        ("Det koster kr.200.000 i alt.", "200000", "kr.200.000", "kr."),
        ("Det koster DKK 200.000 i alt.", "200000", "DKK 200.000", "DKK"),
        ("Det koster 200.000 DKK i alt.", "200000", "200.000 DKK", "DKK"),
        ("Det koster 200.000,- i alt.", "200000", "200.000,-", ",-"),
        ("Det koster 200.000,- kr. i alt.", "200000", "200.000,- kr.", "kr."),
        ("Det koster kr. 200.000,- i alt.", "200000", "kr. 200.000,-", "kr."),
        ("Det koster kr. 2,6 mio. i alt.", "2600000", "kr. 2,6 mio.", "kr. … mio."),
        ("Det koster 3.5 mio. kr. i alt.", "3500000", "3.5 mio. kr.", "mio. kr."),
        ("Det koster 1 250 000 kr. i alt.", "1250000", "1 250 000 kr.", "kr."),
        ("Det koster 12 500 kr. i alt.", "12500", "12 500 kr.", "kr."),
        ("Det koster 2 millioner kroner.", "2000000", "2 millioner kroner", "millioner kroner"),
        ("Det koster 12,50 kr. pr. stk.", "12.5", "12,50 kr.", "kr."),
        ("Det koster 1.000 kr. at være med.", "1000", "1.000 kr.", "kr."),
        ("Det blev -2,5 mio. kr.", "-2500000", "-2,5 mio. kr.", "mio. kr."),
        ("Det blev −2,5 mio. kr.", "-2500000", "−2,5 mio. kr.", "mio. kr."),
        ("Det blev − 2,5 mio. kr.", "-2500000", "− 2,5 mio. kr.", "mio. kr."),
        ("Det blev –2,5 mio. kr.", "-2500000", "–2,5 mio. kr.", "mio. kr."),
        ("Det blev kr. -200.000 i alt.", "-200000", "kr. -200.000", "kr."),
    ],
)
def test_an_amount_is_read_in_every_form(text: str, value: str, printed: str, unit: str) -> None:
    (found,) = amounts(text)
    assert (found.low, found.high, found.printed, found.unit) == (Decimal(value), Decimal(value), printed, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "printed"),
    [
        ("en udgift på 200-250 mio. kr.", "200000000", "250000000", "200-250 mio. kr."),
        ("en udgift på 200 – 250 mio. kr.", "200000000", "250000000", "200 – 250 mio. kr."),
        ("op til 200-250.000 kr. til møbler", "200000", "250000", "200-250.000 kr."),
        ("mellem 2 og 3 mio. kr. om året", "2000000", "3000000", "2 og 3 mio. kr."),
        ("kr. 200.000-250.000 til møbler", "200000", "250000", "kr. 200.000-250.000"),
        ("som vist under 3 - 200.000 kr. til møbler", "200000", "200000", "200.000 kr."),
        ("i budget 2024 - 200.000 kr. til møbler", "200000", "200000", "200.000 kr."),
    ],
)
def test_a_range_has_two_ends(text: str, low: str, high: str, printed: str) -> None:
    (found,) = amounts(text)
    assert (found.low, found.high, found.printed) == (Decimal(low), Decimal(high), printed)


@pytest.mark.parametrize(
    "text",
    [
        "Stigningen er 4,1 % i 2024, skriver kredsen.",
        "Sagen har nr. 27.12.04-G01-169-21 og handler om kredse.",
        "Sag 2025-0211873 om kredse.",
        "Alle tal er i 1.000 kr.",
        "Beløb i hele 1.000 kr. er afrundet.",
        "Alle tal er i mio. kr. 2024 var et godt år.",
        "Grunden er kr. matr. nr. 5 og 7.",
        "Opgjort i kr. 2024 er brugt som basisår.",
        "1,234,567 kr. er skrevet på engelsk.",
        "kr. er en møntfod",
        "Klokken 12,- og så videre; kredsen mødes 3,-4 gange.",
    ],
)
def test_what_only_looks_like_money_is_no_amount(text: str) -> None:
    assert [found.printed for found in amounts(text) if found.printed != "12,-"] == []


def test_a_row_of_digits_that_is_no_sum_of_money_is_none() -> None:
    assert amounts("9" * 40 + " kr. og kr. " + "1" * 90 + ".") == []


def test_a_label_before_an_amount_is_no_part_of_it() -> None:
    (found,) = amounts("Til punkt 3 200 kr. fra kassen.")
    assert (found.printed, found.low) == ("200 kr.", Decimal(200))


def test_words_that_loosen_an_amount() -> None:
    texts = ("ca. 2 mio. kr.", "op til 2 mio. kr.", "min. 2 mio. kr.", "knap 2 mio. kr.")
    assert [amounts(f"Det koster {text}")[0].qualifier for text in texts] == ["ca.", "op til", "min.", "knap"]


@pytest.mark.parametrize(
    ("text", "per_year", "per_unit"),
    [
        ("2 mio. kr. om året", True, None),
        ("2 mio. kr. pr. år", True, None),
        ("450 kr. pr. elev", False, "pr. elev"),
        ("450 kr. pr. m2 etageareal", False, "pr. m2"),
        ("450 kr./time", False, "/time"),
        ("2 mio. kr. pr. december 2025", False, None),
        ("2 mio. kr. pr. 31. maj", False, None),
    ],
)
def test_what_an_amount_is_for_one_of(text: str, per_year: bool, per_unit: str | None) -> None:
    (found,) = amounts(f"Det koster {text}.")
    assert (found.per_year, found.per_unit) == (per_year, per_unit)


@pytest.mark.parametrize("printed", phrases().money.words.price_level_examples)
def test_price_levels_are_known(printed: str) -> None:
    assert price_level_pattern().fullmatch(printed)


def test_a_price_level_belongs_to_the_amounts_of_its_sentence() -> None:
    found = amounts("Der afsættes 2 mio. kr. i 2026 og 3 mio. kr. i 2027 (2026-P/L). Resten er 1 mio. kr.")
    assert [one.price_level for one in found] == ["2026-P/L", "2026-P/L", None]


def test_of_two_price_levels_each_amount_has_the_one_behind_it() -> None:
    found = amounts("Prisen var 2 mio. kr. i 2020-priser og er 3 mio. kr. i 2025-priser.")
    assert [one.price_level for one in found] == ["2020-priser", "2025-priser"]


def test_an_index_year_is_no_price_level_by_itself() -> None:
    assert [one.price_level for one in amounts("Der er brugt 2 mio. kr. i 2025.")] == [None]


@pytest.mark.parametrize(
    ("slug", "example"), [(one.slug, example) for one in stages().concepts.values() for example in one.examples]
)
def test_every_stage_reads_its_examples(slug: str, example: str) -> None:
    assert amounts(example)[0].stage == slug


def test_every_stage_has_an_example_and_both_labels() -> None:
    assert all(one.examples and one.label_da and one.label_en and one.definition_da for one in stages().concepts.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Af anlægsbevillingen på 5 mio. kr. frigives 2 mio. kr. i 2026.", ["anlaegsbevilling", "frigivelse"]),
        ("Der er afsat 5 mio. kr., hvoraf 2 mio. kr. frigives nu.", ["afsat", "frigivelse"]),
        ("Der gives tillægsbevilling på 2 mio. kr. i 2025 og 3 mio. kr. i 2026.", ["tillaegsbevilling", "tillaegsbevilling"]),
        ("Der bevilges 5 mio. kr., og det drøftes at give tillægsbevilling.", [None]),
        ("Overførsler til pensionister udgør 5 mio. kr.", [None]),
        ("Der er et mindreforbrug på 5 mio. kr.", [None]),
        ("De afsatte 2 mio. kr. frigives.", ["frigivelse"]),
        ("Prisen er 5 mio. kr.", [None]),
    ],
)
def test_the_stage_is_the_one_that_the_words_at_the_amount_name(text: str, found: list[str | None]) -> None:
    assert [one.stage for one in amounts(text)] == found


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("Der er et mindreforbrug på 2 mio. kr.", "mindreforbrug", "2000000"),
        ("Der er et merforbrug på -2 mio. kr.", "merforbrug", "-2000000"),
        ("Der ventes merindtægter for 2 mio. kr.", "merindtægter", "2000000"),
        ("Der ventes mindreindtægter for 2 mio. kr.", "mindreindtægter", "2000000"),
        ("En besparelse på 2 mio. kr.", "besparelse", "2000000"),
        ("Der gives en negativ tillægsbevilling på 2 mio. kr.", "negativ tillægsbevilling", "2000000"),
        ("Der er 2 mio. kr. i merforbrug.", "merforbrug", "2000000"),
        ("Der er brugt 2 mio. kr., og merforbruget dækkes.", None, "2000000"),
    ],
)
def test_a_word_carries_the_sign_and_never_turns_the_figure(text: str, word: str | None, value: str) -> None:
    (found,) = amounts(text)
    assert (found.sign_word, found.low) == (word, Decimal(value))


def test_an_amount_that_a_line_break_cut_is_whole() -> None:
    """The lines of a paragraph are joined by blanks before money is read."""
    (found,) = amounts("Det koster 64,9\nmio.\nkr. i 2026.")
    assert (found.printed, found.years) == ("64,9 mio. kr.", (2026,))


def test_years_after_a_budget_word() -> None:
    assert amounts("Der er 2 mio. kr. i hvert af årene 2026-2029.")[0].years == (2026, 2027, 2028, 2029)
    assert amounts("Der er 2 mio. kr. i Budget 2027.")[0].years == (2027,)


@given(st.text(alphabet="0123456789., -–−()kr%mio/t\t ", max_size=300))
def test_no_figures_make_the_reader_stumble(text: str) -> None:
    for found in amounts(text):
        assert found.low <= found.high
        assert found.printed in found.sentence


@pytest.mark.parametrize("piece", ["1", "1.", "1 ", "100 ", "1.000", "-1", "1,", "kr. ", "kr. 1 ", "1-", "mio. ", " ", "(1"])
def test_long_runs_are_read_in_one_pass(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + " kr."
    assert all(found.printed in found.sentence for found in amounts(text))


def test_brackets_after_kroner_belong_to_the_amount() -> None:
    (found,) = amounts("Der gives anlægsbevilling på 8.000.000 kr. (2023-P/L), og sagen er ny.")
    assert found.price_level == "2023-P/L"
