"""What sentences and budget lines state of initiatives: the phrases' own examples, the two real minutes, and harder texts."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from mapping import places
from mapping.briefs import ItemSummary
from mapping.knowledge import Certainty, Claim, ClaimKind
from mapping.knowledge.claims import NAMED
from mapping.link import claims_of
from mapping.link.claim_sentences import Sentence, amounts, events, figures, number, quote, target_group
from mapping.link.claim_words import THIS, AmountRule, EventRule, FigureRule, claim_words, pattern
from mapping.model import Block, BlockKind, MeetingKey, Minutes, Section, Span
from mapping.profiles import Profile, read_profile
from mapping.read import read_minutes
from mapping.read.money import read_amounts
from mapping.read.references import Meeting, read_references

ODENSE = Path(__file__).parents[1] / "minutes" / "odense"
DAY = date(2026, 4, 28)
BODY = "Beskæftigelses- og Socialudvalget"
WORDS = claim_words()
TEXT = """# **REFERAT Beskæftigelses- og Socialudvalget 2026-2029 d. 28-04-2026**

**Mødedato** Tirsdag d. 28. april 2026 kl. 12:30

# **Punkt 1: D-sag: {title}**

27.12.04-G01-169-21

## Sagsfremstilling

{text}

## Indstilling

{recommendation}

## Beslutning

{decision}
"""


@cache
def profile() -> Profile:
    return read_profile(places.municipalities() / "odense.toml")


def written(title: str, text: str, recommendation: str = "Sagen fremsendes til orientering.", decision: str = "") -> Minutes:
    data = TEXT.format(title=title, text=text, recommendation=recommendation, decision=decision or "Orientering givet.").encode()
    return read_minutes(data, "odense/referat.md", profile()).minutes


def told(minutes: Minutes, *leave_out: ClaimKind) -> list[tuple[object, ...]]:
    """Kind, subject, date or value, and rule, in printed order."""
    return [
        (one.kind.value, one.subject, one.date.value if one.date else one.printed, one.because.rule)
        for one in claims_of(minutes)
        if one.kind not in (ClaimKind.REPORTED, *leave_out)
    ]


@cache
def real(year: int) -> tuple[Claim, ...]:
    (file,) = (each for each in ODENSE.iterdir() if each.name.startswith(str(year)))
    return claims_of(read_minutes(file.read_bytes(), f"odense/{file.name}", profile()).minutes)


def sentence(example: str) -> tuple[Sentence, str]:
    """An example as a sentence, and the same with what stands in «…» masked, a genitive with it."""
    marked, inside = "", False
    for letter in example:
        if letter in "«»":
            inside = letter == "«"
        else:
            marked += THIS if inside else letter
    plain = example.replace("«", "").replace("»", "")
    section = Section(1, "sagsfremstilling", None, (Block(BlockKind.PARAGRAPH, plain, Span(1, 1)),), Span(1, 1))
    meeting = Meeting(BODY, DAY, profile())
    item = ItemSummary(MeetingKey("odense", BODY, DAY), "1", 1, "", None, None, None, None, None, Span(1, 1))
    references = read_references([section], [], meeting)
    return Sentence(plain, quote(item, plain, Span(1, 1)), references, tuple(read_amounts([section])), DAY), marked


@pytest.mark.parametrize(("rule", "example"), [(rule, text) for rule in WORDS.events for text in rule.examples])
def test_the_examples_of_events_tell_of_them(rule: EventRule, example: str) -> None:
    here, text = sentence(example)
    assert [one for one in events(here, text, "X", NAMED) if one.kind is rule.kind and (one.date or rule.undated)]


@pytest.mark.parametrize(("rule", "example"), [(rule, text) for rule in WORDS.events for text in rule.never])
def test_what_an_event_is_not_is_none(rule: EventRule, example: str) -> None:
    here, text = sentence(example)
    assert [one for one in events(here, text, "X", NAMED) if one.kind is rule.kind] == []


@pytest.mark.parametrize(("rule", "example"), [(rule, text) for rule in WORDS.amounts for text in rule.examples])
def test_the_examples_of_amounts_give_one(rule: AmountRule, example: str) -> None:
    here, text = sentence(example)
    assert len(list(amounts(here, text, "X", NAMED))) == 1


@pytest.mark.parametrize(("rule", "example"), [(rule, text) for rule in WORDS.amounts for text in rule.never])
def test_an_amount_for_something_else_is_none(rule: AmountRule, example: str) -> None:
    here, text = sentence(example)
    assert list(amounts(here, text, "X", NAMED)) == []


@pytest.mark.parametrize(("rule", "example"), [(rule, text) for rule in WORDS.figures for text in rule.examples])
def test_the_examples_of_figures_count(rule: FigureRule, example: str) -> None:
    words, value, measure = example.split("|")
    here, text = sentence(words)
    found = [(str(one.value), one.measure) for one in figures(here, text, "X", NAMED, about=False)]
    assert (value, measure) in found


@pytest.mark.parametrize("example", [text for rule in WORDS.figures for text in rule.never])
def test_what_is_hoped_for_is_no_figure(example: str) -> None:
    here, text = sentence(example)
    assert list(figures(here, text, "X", NAMED, about=True)) == []


@pytest.mark.parametrize("example", WORDS.target_group.examples)
def test_the_examples_of_target_groups(example: str) -> None:
    words, printed = example.split("|")
    here, text = sentence(words)
    assert [one.printed for one in target_group(here, text, "X", NAMED)] == [printed]


@pytest.mark.parametrize("example", WORDS.target_group.never)
def test_what_is_no_target_group(example: str) -> None:
    here, text = sentence(example)
    assert list(target_group(here, text, "X", NAMED)) == []


def test_the_examples_of_what_is_repeated() -> None:
    assert all(pattern(WORDS.repeated.pattern).search(text) for text in WORDS.repeated.examples)


@pytest.mark.parametrize(("printed", "value"), [("2.333", "2333"), ("53,4", "53.4"), ("12", "12")])
def test_numbers(printed: str, value: str) -> None:
    assert str(number(printed)) == value


# The real minutes ---------------------------------------------------------------------------------------------------

SOME, YOUNG, YOUNGER = "Alle skal med", "Alle unge skal med", "Alle unge skal med - 15-17-årige"
VETERANS, LESS, MORE = (
    "VeteranTeam Odense",
    "En fremtid med færre unge på førtidspension",
    "Flere borgere med ikke-vestlig baggrund i beskæftigelse",
)
EVENTS_2024 = [
    ("4", "foreslaaet", VETERANS, "2024-12-10", ()),
    ("4", "besluttet", VETERANS, "2024-12-10", (BODY,)),
    ("8", "besluttet", LESS, "2025", ("Byrådet",)),
    ("8", "bevilget", LESS, "2025", ("Byrådet",)),
    ("10", "afrapporteret", SOME, "2024-12-10", (BODY,)),
    ("10", "besluttet", SOME, "2019", ("Byrådet",)),
    ("10", "forlaenget", SOME, "2022", ("Byrådet",)),
    ("10", "startet", SOME, "2019-05", ()),
    ("11", "afrapporteret", YOUNG, "2024-12-10", (BODY,)),
    ("11", "startet", YOUNG, "2020-02-01", ()),
    ("11", "bevilget", YOUNG, "2022", ("Byrådet",)),
    ("11", "forlaenget", YOUNG, "2024-08-14", ("Byrådet",)),
    ("11", "slutter", YOUNG, "2027", ()),
    ("11", "forlaenget", YOUNG, "2024-08-14", ("Byrådet",)),
    ("11", "slutter", YOUNG, "2027", ()),
    ("12", "afrapporteret", YOUNGER, "2024-12-10", (BODY,)),
    ("12", "startet", YOUNGER, "2024-01-01", ()),
    ("12", "startet", YOUNGER, "2024-01-01", ()),
    ("15", "besluttet", MORE, "2024-01-17", ("Byrådet",)),
]
EVENTS_2026 = [
    ("3", "forlaenget", YOUNG, "2024-06-14", ("Byrådet",)),
    ("5", "afrapporteret", VETERANS, "2026-04-28", (BODY,)),
    ("5", "besluttet", VETERANS, "2024-12-10", (BODY,)),
    ("5", "evalueret", VETERANS, "2026-03", ()),
    ("5", "forlaenget", VETERANS, "2026-03-23", ()),
    ("5", "besluttet", VETERANS, "2024-12-10", (BODY,)),
    ("5", "startet", VETERANS, "2025-03", ()),
    ("5", "evalueret", VETERANS, "2026-03", ()),
    ("5", "forlaenget", VETERANS, None, ()),
    ("6", "afrapporteret", "Den gode overgang fra ung til voksen", "2026-04-28", (BODY,)),
    ("6", "afrapporteret", "Den gode overgang fra ung til voksen", "2024-06-25", ()),
]
VALUES = (ClaimKind.AMOUNT, ClaimKind.FIGURE, ClaimKind.TARGET_GROUP)


@pytest.mark.parametrize(("year", "expected"), [(2024, EVENTS_2024), (2026, EVENTS_2026)])
def test_every_event_of_the_real_minutes_and_no_other(year: int, expected: list[tuple[object, ...]]) -> None:
    found = [
        (one.quote.item.number, one.kind.value, one.subject, one.date.value if one.date else None, one.bodies)
        for one in real(year)
        if one.kind not in VALUES and one.because.rule != "linjens-maerke"
    ]
    assert found == expected


def test_dates_are_kept_as_printed() -> None:
    printed = {one.date.printed for one in (*real(2024), *real(2026)) if one.kind is ClaimKind.EXTENDED and one.date}
    assert printed == {"Budget 2022", "Den 14. august 2024", "14/6 2024", "den 23. marts 2026"}


def test_every_figure_of_the_real_minutes_and_no_other() -> None:
    found = [
        (one.subject, one.measure, one.printed, one.period) for one in (*real(2024), *real(2026)) if one.kind is ClaimKind.FIGURE
    ]
    before, day = "afrapporteringen samme tid sidste år", "pr. 15. november 2024"
    ended = "forløb afsluttet fra uddannelseshjælp til selvforsørgelse (siden start)"
    closed, working = "unge under 18 år, som er afsluttet i projektet", "af de unge i projektet havde i juni måned et fritidsjob"
    assert found == [
        (SOME, "effektandel", "29 %", None),
        (SOME, "aktivitetsparate borgere (aktuelt)", "520", None),
        (SOME, "aktivitetsparate borgere (aktuelt)", "449", "sidste års afrapportering"),
        (SOME, "aktivitetsparate borgere (siden start)", "2.333", day),
        (SOME, "selvforsørgende (siden start)", "519", day),
        (SOME, "effektandel", "29 %", None),
        (SOME, "effektandel", "32 %", "sidste års afrapportering"),
        (YOUNG, "effektandel", "53,4 %", None),
        (YOUNG, "unge (aktuelt)", "279", None),
        (YOUNG, "unge (aktuelt)", "277", before),
        (YOUNG, "unge (siden start)", "1.798", day),
        (YOUNG, ended, "1.104", day),
        (YOUNG, "effektandel", "53,4 %", None),
        (YOUNG, "effektandel", "57,7 %", before),
        (YOUNGER, closed, "15", None),
        (YOUNGER, "unge (aktuelt)", "105", None),
        (YOUNGER, "unge (siden start)", "125", day),
        (YOUNGER, working, "25 %", "i juni måned"),
        (YOUNGER, closed, "15", None),
        (VETERANS, "henvendelser", "60", None),
        (VETERANS, "unikke veteraner", "21", None),
    ]


def test_every_amount_in_sentences_of_the_real_minutes_and_no_other() -> None:
    found = [
        (one.subject, str(one.value), one.years, one.period)
        for one in (*real(2024), *real(2026))
        if one.kind is ClaimKind.AMOUNT and one.table_row is None
    ]
    assert found == [
        (LESS, "3000000", (2025, 2026, 2027), "om året"),
        (SOME, "10500000", (), "permanent, fra 2023 og frem, om året"),
        (YOUNG, "16300000", (), "til udgangen af 2024"),
        ("Fra ufaglært til faglært", "4800000", (), None),
        ("Indsats mod partnervold", "1000000", (), None),
    ]


def test_every_target_group_of_the_real_minutes_and_no_other() -> None:
    found = [(one.subject, (one.printed or "")[:44]) for one in (*real(2024), *real(2026)) if one.kind is ClaimKind.TARGET_GROUP]
    assert found == [
        (SOME, "aktivitetsparate borgere, der er langt fra ar"[:44]),
        (SOME, "ledige borgere over 30 år, der modtager kontanthjælp"[:44]),
        (YOUNG, "udsatte unge mellem 18-29 år på uddannelseshjælp"[:44]),
        (YOUNG, "udsatte unge i alderen 18-29 år på uddannelseshjælp"[:44]),
        (YOUNGER, "unge mellem 15-17 år, som er i risiko for ikke"[:44]),
        (YOUNGER, "unge mellem 15-17 år, som er i risiko for ikke"[:44]),
        (MORE, "borgere på overgangsydelse, som bliver omfattet"[:44]),
    ]


def test_the_amounts_of_a_budget_line_come_year_by_year() -> None:
    rows = [(one.years, str(one.value), one.printed, one.table_row) for one in real(2026) if one.subject == YOUNG and one.value]
    assert rows == [((2026,), "5020000", "5.020", (1, 4)), ((2027,), "5020000", "5.020", (1, 4))]


def test_every_claim_says_why_and_how_sure_it_is() -> None:
    for claim in (*real(2024), *real(2026)):
        assert claim.because.said.endswith(".")
        assert (claim.because.certainty is Certainty.SURE) == (
            claim.because.rule
            in ("navn-i-saetningen", "tabelraekken", "punktets-beslutning", "punktets-indstilling", "punktets-overskrift")
        )


# Harder texts -------------------------------------------------------------------------------------------------------

TITLE = 'Afrapportering "Nye veje ud"'


def test_the_projects_of_one_sentence_are_told_apart() -> None:
    text = 'Projektet er forlænget i samme periode som projektet "Gamle veje ind".'
    assert told(written(TITLE, text)) == []


def test_a_project_compared_with_another_keeps_its_own_date() -> None:
    text = 'Projektet "Nye veje ud" startede den 1. maj 2024, mens projektet "Gamle veje ind" udløber ved udgangen af 2026.'
    assert told(written(TITLE, text)) == [
        ("startet", "Nye veje ud", "2024-05-01", "navn-i-saetningen"),
        ("slutter", "Gamle veje ind", "2026", "navn-i-saetningen"),
    ]


def test_after_two_names_nobody_knows_what_the_project_is() -> None:
    text = (
        'Projektet "Nye veje ud" ligner projektet "Gamle veje ind". '
        "Den 14. august 2024 besluttede byrådet at forlænge projektet frem til udgangen af 2027."
    )
    assert told(written(TITLE, text)) == []


def test_the_project_is_the_one_named_before_and_not_that_of_the_title() -> None:
    text = 'Vi har lært af projektet "Gamle veje ind". Projektet startede den 1. maj 2020.'
    assert told(written(TITLE, text)) == [("startet", "Gamle veje ind", "2020-05-01", "naevnt-lige-foer")]


def test_a_title_about_two_things_gives_no_subject() -> None:
    title = 'Afrapportering "Nye veje ud" og ny boligpolitik'
    assert told(written(title, "Projektet startede den 1. maj 2020. Effektandelen er 31 %.")) == []


def test_an_item_without_initiatives_states_nothing() -> None:
    text = "Projektet startede den 1. maj 2020. Byrådet besluttede den 14. august 2024 at forlænge indsatsen."
    assert claims_of(written("Orientering om veje", text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Den 14. august 2024 besluttede byrådet ikke at forlænge projektet.",
        "Byrådet besluttede den 14. august 2024, at forvaltningen undersøger, om projektet kan forlænges.",
        "Forvaltningen overvejer at forlænge projektet til udgangen af 2027.",
        "Hvis byrådet forlænger projektet, udløber det i 2029.",
        "Projektet blev ikke evalueret i marts 2026.",
        "Byrådet vedtog en evaluering af projektet den 14. august 2024.",
        "Målet er en effektandel på 35 %, og indsatsen skal nå 200 unge.",
        "Byrådet har afsat 4 mio. kr. til puljen, som projektet kan søge.",
        "Projektet forventes at koste 3-4 mio. kr.",
        "IPS-indsatsen startede den 1. maj 2020.",
    ],
)
def test_what_is_denied_hoped_for_or_about_something_else_is_no_claim(text: str) -> None:
    assert told(written(TITLE, text)) == []


def test_the_decision_of_the_item_itself() -> None:
    minutes = written(
        'Videreførelse af "Nye veje ud"',
        'Projektet "Nye veje ud" hjælper unge.',
        'Forvaltningen indstiller, at udvalget godkender, at projektet "Nye veje ud" forlænges til udgangen af 2028.',
        "Beskæftigelses- og Socialudvalget godkender indstillingen.",
    )
    assert told(minutes) == [
        ("foreslaaet", "Nye veje ud", "2026-04-28", "punktets-indstilling"),
        ("forlaenget", "Nye veje ud", "2026-04-28", "punktets-beslutning"),
    ]


@pytest.mark.parametrize("decision", ["Udvalget udsatte sagen.", "Udvalget afviste indstillingen.", "Sagen drøftet."])
def test_what_was_not_approved_was_not_decided(decision: str) -> None:
    recommendation = 'Forvaltningen indstiller, at udvalget godkender, at projektet "Nye veje ud" forlænges.'
    found = told(written('Videreførelse af "Nye veje ud"', "Tekst.", recommendation, decision))
    assert [kind for kind, *_ in found] == ["foreslaaet"]


def test_positions_count_from_one_in_each_item() -> None:
    for number_of in {claim.quote.item.number for claim in real(2024)}:
        places_of = [claim.position for claim in real(2024) if claim.quote.item.number == number_of]
        assert places_of == list(range(1, len(places_of) + 1))
