"""Knowledge is data, and every piece of it carries examples: they all run here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

import pytest

from mapping import places
from mapping.model import Block, BlockKind, Section, Span
from mapping.profiles import read_profile
from mapping.read.clock import meeting_times, times_in
from mapping.read.dates import ImpossibleDate, find_dates, first_day, first_weekday
from mapping.read.decisions import classify
from mapping.read.items import case_number, item_heading, section_kind
from mapping.read.lines import Line
from mapping.read.money import read_amounts
from mapping.read.phrases import phrases
from mapping.read.recommendations import recommenders
from mapping.read.sentences import sentences
from mapping.vocabulary import bodies, body_kind, outcomes, sections


def line(text: str, marked: bool = False) -> Line:
    return Line(1, text, marked)


def outcome_examples() -> Iterator[tuple[str, str]]:
    yield from ((example, concept.slug) for concept in outcomes().concepts.values() for example in concept.examples)


@pytest.mark.parametrize(("example", "slug"), list(outcome_examples()))
def test_outcome_examples(example: str, slug: str) -> None:
    found = classify(example)
    assert found and found[0].slug == slug


def test_every_outcome_with_wordings_has_an_example() -> None:
    assert [c.slug for c in outcomes().concepts.values() if c.wordings and not c.examples] == []


@pytest.mark.parametrize(
    "sentence",
    ["Sendes i høring i lokaludvalget.", "Borgmesteren bød velkommen.", "De socialt udsatte borgere.", "Mange fik hjælp."],
)
def test_an_unknown_wording_never_falls_to_a_default(sentence: str) -> None:
    assert classify(sentence) is None


def test_section_examples() -> None:
    for concept in sections().concepts.values():
        for example in concept.examples:
            assert section_kind(line(example)) == concept.slug


@pytest.mark.parametrize("text", ["Effekt – veteranernes vurdering", "Nøgletal og effekt", "Baggrund", "Beslutningen faldt."])
def test_false_friends_open_no_section(text: str) -> None:
    assert section_kind(line(text, marked=True)) is None


def test_a_soft_heading_counts_only_where_it_is_marked() -> None:
    assert section_kind(line("Hvad sker der nu")) is None
    assert section_kind(line("Hvad sker der nu", marked=True)) == "videre-proces"


def test_body_examples() -> None:
    for concept in bodies().concepts.values():
        for example in concept.examples:
            assert body_kind(example) == concept.slug


def test_ignore_rules_match_their_examples() -> None:
    profiles = [read_profile(path) for path in sorted(places.municipalities().glob("*.toml"))]
    rules = [*phrases().ignore, *(rule for profile in profiles for rule in profile.ignore)]
    assert rules
    for rule in rules:
        assert rule.examples, rule.name
        assert all(re.fullmatch(rule.pattern, example) for example in rule.examples), rule.name


def test_group_and_head_rules_match_their_examples() -> None:
    rules = [*phrases().item.groups, *phrases().header.furniture]
    assert rules and all(rule.examples for rule in rules)
    assert [each for rule in rules for each in rule.examples if not re.fullmatch(rule.pattern, each.casefold())] == []


@pytest.mark.parametrize(
    ("text", "number", "letter", "title"),
    [
        ("Punkt 3: D-sag: Orientering om budget", "3", "D", "Orientering om budget"),
        ("Punkt 4a: Sag", "4a", None, "Sag"),
        ("Pkt. 42 Lokalplan 7", "42", None, "Lokalplan 7"),
        ("Sag nr. 129 - Skoler", "129", None, "Skoler"),
        ("PUNKT 5: B-sag: Veje", "5", "B", "Veje"),
    ],
)
def test_item_headings(text: str, number: str, letter: str | None, title: str) -> None:
    found = item_heading(line(text))
    assert found and (found.number, found.case_type, found.title) == (number, letter, title)


@pytest.mark.parametrize("text", ["1. Boligsituationen", "punkt 3. Godkendelse", "Punktafgifter 2026", "Punkt 3:"])
def test_what_is_no_item_heading(text: str) -> None:
    assert item_heading(line(text)) is None


def test_a_case_number_stands_alone_on_its_line() -> None:
    found = case_number(line("15.40.00-Ø34-1-24"))
    assert found and (found.kle_topic, found.kle_facet, found.serial, found.year_opened) == ("15.40.00", "Ø34", 1, 2024)
    assert case_number(line("Sagen 15.40.00-Ø34-1-24 er åben")) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("den 24. februar 2026", ["2026-02-24"]),
        ("d. 25. juni 2024", ["2024-06-25"]),
        ("8/12 2015", ["2015-12-08"]),
        ("14/6 2024", ["2024-06-14"]),
        ("28-04-2026", ["2026-04-28"]),
        ("05.02.2004", ["2004-02-05"]),
        ("i december 2021", ["2021-12"]),
        ("Den 10. og 11. december", ["2024-12-10", "2024-12-11"]),
        ("den 21. januar", ["2025-01-21"]),
        ("den 28. oktober", ["2024-10-28"]),
        ("Budget 2019", ["2019"]),
        ("den 31. februar 2026", []),
        ("4,1 % i 2024", []),
        ("domstype 2, 3-4 kommuner", []),
    ],
)
def test_dates_in_text(text: str, values: list[str]) -> None:
    found = find_dates(text, date(2024, 12, 10), Span(1, 1))
    assert [one.date.value for one in found] == values


def test_a_date_that_no_calendar_has_is_refused_in_a_head() -> None:
    with pytest.raises(ImpossibleDate, match="31. februar 2026"):
        first_day("Mødedato Tirsdag d. 31. februar 2026")


def test_times_and_weekdays() -> None:
    assert times_in("kl. 12:30") == (time(12, 30), None)
    assert meeting_times("Mødet hævet kl. 14.45.") == (None, time(14, 45))
    assert meeting_times("Mødet startede kl. 15.30 og sluttede kl. 16.45.") == (time(15, 30), time(16, 45))
    assert times_in("kl. 16") == (time(16, 0), None)
    assert times_in("kl. 29:70") == (None, None)
    assert first_weekday("Mødedato Tirsdag d. 28. april") == "tirsdag"


def test_sentences_end_where_danes_end_them() -> None:
    assert list(sentences("Puljen er på 3,0 mio. kr. Forvaltningen søger kl. 14.30. Det sker jf. § 3.")) == [
        "Puljen er på 3,0 mio. kr.",
        "Forvaltningen søger kl. 14.30.",
        "Det sker jf. § 3.",
    ]
    assert list(sentences("Det blev besluttet ikke at behandle punkt 3. Godkendelse af pulje. Herefter gik man.")) == [
        "Det blev besluttet ikke at behandle punkt 3. Godkendelse af pulje.",
        "Herefter gik man.",
    ]


def in_prose(text: str) -> Section:
    return Section(1, "oekonomi", None, (Block(BlockKind.PARAGRAPH, text, Span(1, 1)),), Span(1, 1))


@pytest.mark.parametrize(
    ("text", "low", "high", "printed"),
    [
        ("Det koster 64,9 mio. kr. i 2026.", "64900000", "64900000", "64,9 mio. kr."),
        ("en udgift på 200-250 mio. kr.", "200000000", "250000000", "200-250 mio. kr."),
        ("op til 200-250.000 kr. til møbler", "200000", "250000", "200-250.000 kr."),
        ("der afsættes kr. 200.000 til formålet", "200000", "200000", "kr. 200.000"),
        ("i alt 8.000.000 kr.", "8000000", "8000000", "8.000.000 kr."),
        ("91,919 mio. kr.", "91919000", "91919000", "91,919 mio. kr."),
        ("et mindreforbrug på -2,5 mia. kroner", "-2500000000", "-2500000000", "-2,5 mia. kroner"),
        ("500 t.kr. om året", "500000", "500000", "500 t.kr."),
        ("12,50 kr. pr. stk.", "12.5", "12.5", "12,50 kr."),
    ],
)
def test_amounts(text: str, low: str, high: str, printed: str) -> None:
    found = list(read_amounts([in_prose(text)]))
    assert [(amount.low, amount.high, amount.printed) for amount in found] == [(Decimal(low), Decimal(high), printed)]


@pytest.mark.parametrize("text", ["4,1 % i 2024", "1.798 unge", "krav til 3 kredse", "27.12.04-G01-169-21", "kr. er en møntfod"])
def test_what_is_no_amount(text: str) -> None:
    assert list(read_amounts([in_prose(text)])) == []


def test_recommenders() -> None:
    text = "Sundheds-, Omsorgs- og Forebyggelsesforvaltningen og By- og Kulturforvaltningen indstiller, at noget sker."
    assert recommenders(text) == ("Sundheds-, Omsorgs- og Forebyggelsesforvaltningen", "By- og Kulturforvaltningen")
