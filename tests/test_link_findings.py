"""Findings: every one of the two real minutes by hand, and texts written to be harder, with what must not be found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mapping import places
from mapping.briefs import BudgetFigure, BudgetLineSummary, ItemSummary, ReferenceSummary
from mapping.collection import Initiative, MeetingSummary
from mapping.inputs import Input
from mapping.knowledge import (
    Because,
    Certainty,
    Claim,
    ClaimKind,
    Finding,
    Gap,
    JoinedName,
    MeetingBrief,
    Quote,
    ResolvedReference,
    Series,
    Story,
)
from mapping.link import join, summarise
from mapping.link.findings import brief_findings, join_findings
from mapping.model import MeetingKey, Precision, PrintedDate, Span
from mapping.profiles import Dismissal, Profile, read_profile
from mapping.read import read_minutes

ROOT = Path(__file__).parents[1]
BY_NAME = Because("navn", Certainty.SURE, "Samme navn.")
PROFILE = read_profile(places.municipalities() / "odense.toml")


# The two real minutes ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> tuple[Finding, ...]:
    files = sorted((ROOT / "minutes" / "odense").iterdir())
    summaries = [
        summarise(read_minutes(Input("odense", file).path.read_bytes(), f"odense/{file.name}", PROFILE).minutes) for file in files
    ]
    return join(summaries, {"odense": PROFILE}).municipalities[0].knowledge.findings


def lines(finding: Finding) -> tuple[str, ...]:
    """«2024:1187» for each statement."""
    quotes = [finding.first, *([finding.second] if finding.second else [])]
    return tuple(f"{quote.item.meeting.day.year}:{quote.span.first}" for quote in quotes)


def test_every_finding_of_the_two_real_minutes(real: tuple[Finding, ...]) -> None:
    """Contradictions first; nothing else is found."""
    found = [(each.severity.value, each.kind.value, *lines(each)) for each in real]
    assert sorted(found) == sorted(
        [
            ("modstrid", "datoer-afviger", "2024:750", "2026:159"),  # byrådet extended it on 14 August, or on 14/6 2024
            ("modstrid", "procent-afviger", "2024:1187"),  # 9 and 8 persons printed as 50,0 % each
            ("mindre", "overskrift-afviger", "2024:24", "2024:937"),  # «ikke-vestlige lande», «ikke-vestlige ledige i job»
            ("mindre", "overskrift-afviger", "2024:27", "2024:1085"),  # «Socialforhold», «Socialforvaltningen»
            ("afrunding", "procent-stemmer", "2024:1186"),  # 9 of 16 is 56,25, printed 56,2
            ("overensstemmelse", "tekst-og-tabel-stemmer", "2026:145", "2026:173"),  # 64,9 and 64.863
            ("overensstemmelse", "tekst-og-tabel-stemmer", "2026:145", "2026:173"),  # 40,1 and 40.089
            ("overensstemmelse", "tekst-og-tabel-stemmer", "2026:145", "2026:173"),  # 24,5 and 24.512
            ("overensstemmelse", "tekst-og-tabel-stemmer", "2026:145", "2026:173"),  # 12,7 and 12.650
            ("overensstemmelse", "tekst-og-tabel-stemmer", "2026:147", "2026:173"),  # 24,8 less from 2026 to 2027: 24.774
            ("overensstemmelse", "tekst-og-tabel-stemmer", "2026:150", "2026:157"),  # Fra ufaglært til faglært, 4,8
            ("overensstemmelse", "tekst-og-tabel-stemmer", "2026:151", "2026:172"),  # Indsats mod partnervold, 1,0
            ("overensstemmelse", "sum-stemmer", "2026:147", "2026:149"),  # 19,0 + 4,8 + 1,0
            ("overensstemmelse", "sum-stemmer", "2026:173"),  # 23 totals of the budget table
            ("overensstemmelse", "beloeb-stemmer", "2024:532", "2026:163"),  # 3 mio. a year, in text and in the table
            ("overensstemmelse", "datoer-stemmer", "2024:215", "2026:215"),  # VeteranTeam, 10 December 2024
            ("overensstemmelse", "procent-stemmer", "2024:806"),  # 215 of 279
            ("overensstemmelse", "procent-stemmer", "2024:806"),  # 60 of 279
            ("overensstemmelse", "procent-stemmer", "2024:806"),  # 4 of 279
            ("overensstemmelse", "procent-stemmer", "2024:843"),  # 5 of 12
            ("overensstemmelse", "procent-stemmer", "2024:1181"),  # 11 of the table's 14
        ]
    )
    weights = [finding.severity.value for finding in real]
    assert weights == sorted(weights, key=["modstrid", "mindre", "afrunding", "overensstemmelse"].index)


def test_what_the_findings_say(real: tuple[Finding, ...]) -> None:
    said = {finding.first_value: finding for finding in real}
    extended = said["Den 14. august 2024"]
    assert (extended.initiative, extended.second_value) == ("alle-unge-skal-med", "14/6 2024")
    assert extended.subject == "Alle unge skal med: forlænget af Byrådet"
    assert "14. august 2024, det andet sted 14. juni 2024" in extended.explanation
    assert said["50,0 % og 50,0 %"].second_value == "52,9 % (9 af 17) og 47,1 % (8 af 17)"
    assert "9 af 16 er præcis 56,25 %" in said["56,2 %"].explanation
    assert said["12,7 mio. kr."].second_value == "12.650 (1.000 kr.)"
    assert said["12,7 mio. kr."].explanation.endswith("12.650.000 kr. Det er det samme, afrundet til nærmeste 0,1 mio. kr.")


def test_the_order_of_meetings_and_their_lines_make_no_difference(real: tuple[Finding, ...]) -> None:
    files = sorted((ROOT / "minutes" / "odense").iterdir(), reverse=True)
    shifted = [b"\n\n\n" + file.read_bytes() for file in files]
    read = [read_minutes(data, f"odense/{file.name}", PROFILE) for data, file in zip(shifted, files, strict=True)]
    again = join([summarise(each.minutes) for each in read], {"odense": PROFILE}).municipalities[0].knowledge.findings
    assert [finding.slug for finding in again] == [finding.slug for finding in real]


# One document --------------------------------------------------------------------------------------------------------


def found(body: str, contents: str = "") -> list[tuple[str, str, str, str]]:
    """Kind, severity and both values of what is found in one item with this text."""
    text = (
        "REFERAT Socialudvalget 2022-2025 d. 10-12-2024\n\n"
        + (f"Indholdsfortegnelse\n\n{contents}\n\n" if contents else "")
        + f"Punkt 1: B-sag: Nye pladser\n\n27.00.00-A00-1-24\n\nSagsfremstilling\n\n{body}\n\nBeslutning\n\nGodkendt.\n"
    )
    minutes = read_minutes(text.encode(), "odense/x.txt", PROFILE).minutes
    items = {item.number: item for item in summarise(minutes).items}
    return [
        (each.kind.value, each.severity.value, each.first_value, each.second_value) for each in brief_findings(minutes, items)
    ]


BUDGET = (
    "Overblik over midlerne\n\n1.000 kr.\t2026\t2027\tI alt\nInv - Flere seniorer i job\t1.500\t1.250\t2.750\n"
    "B2026 - Styrket indsats mod vold\t3.300\t3.300\t6.600\nI alt\t{0}\t4.550\t{1}\n"
)


def test_totals_that_do_not_add_up() -> None:
    assert found(BUDGET.format("4.800", "9.350")) == [
        ("sum-stemmer", "overensstemmelse", "4.800 · 4.550 · 9.350", "det samme, da tallene blev lagt sammen")
    ]
    wrong = found(BUDGET.format("4.900", "9.350"))
    assert [each for each in wrong if each[0] == "sum-afviger"] == [
        ("sum-afviger", "modstrid", "4.900", "4.800 (lagt sammen af 2 tal)")
    ]
    near = found(BUDGET.format("4.801", "9.350"))
    assert ("sum-afviger", "afrunding", "4.801", "4.800 (lagt sammen af 2 tal)") in near


def test_a_part_of_another_row_is_not_added() -> None:
    text = (
        "Overblik\n\n1.000 kr.\t2026\t2027\nDrift\t1.500\t1.250\n- heraf løn\t900\t800\nHusleje\t300\t250\nI alt\t1.800\t1.500\n"
    )
    assert [each[0] for each in found(text)] == ["sum-stemmer"]


def told(sentence: str) -> list[tuple[str, str, str, str]]:
    """What is found of text against the table."""
    return [each for each in found(f"{sentence}\n\n{BUDGET.format('4.800', '9.350')}") if each[0].startswith("tekst")]


def test_text_against_the_tables_sums() -> None:
    assert told("Udvalget har i 2026 på i alt 4,8 mio. kr., som falder til 4,6 mio. kr. i 2027.") == [
        ("tekst-og-tabel-stemmer", "overensstemmelse", "4,8 mio. kr.", "4.800 (1.000 kr.)"),
        ("tekst-og-tabel-stemmer", "overensstemmelse", "4,6 mio. kr.", "4.550 (1.000 kr.)"),  # half up, not to even
    ]
    assert ("tekst-og-tabel-afviger", "modstrid", "5,4 mio. kr.", "4.550 (1.000 kr.)") not in told(
        "Udvalget har i alt 4,8 mio. kr. i 2026 og 5,4 mio. kr. i 2027."
    ), "one that agrees is not enough to show that the sentence speaks of the table"
    assert told("Oversigten viser, at der i 2026 er i alt 4,7 mio. kr.") == [
        ("tekst-og-tabel-afviger", "modstrid", "4,7 mio. kr.", "4.800 (1.000 kr.)")
    ]


@pytest.mark.parametrize("opening", ["I 2026 er der", "I budgettet for 2026 er der", "For 2026 er der", "I år 2026 bliver der"])
def test_a_year_that_opens_the_sentence_is_that_of_its_amount(opening: str) -> None:
    assert told(f"{opening} i alt afsat 4,8 mio. kr.") == [
        ("tekst-og-tabel-stemmer", "overensstemmelse", "4,8 mio. kr.", "4.800 (1.000 kr.)")
    ]
    assert told(f"{opening} i alt afsat 4,7 mio. kr.") == [
        ("tekst-og-tabel-afviger", "modstrid", "4,7 mio. kr.", "4.800 (1.000 kr.)")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunens anlægsudgifter er i alt 300 mio. kr. i 2026.",  # other money
        "Udvalget har i alt ca. 4,7 mio. kr. i 2026.",  # not exact
        "Oversigten viser, at der i 2025 er i alt 4,7 mio. kr.",  # a year that the table has not
        "Oversigten viser i alt 4,7 mio. kr. i 2026 (2024-P/L).",  # another price level is told elsewhere
        "Prisen i oversigten er i alt 4,7 mio. kr. pr. plads i 2026.",  # for one of something
        "En fjerde del eller 4,8 mio. kr. i 2026 kommer fra staten.",  # agrees by chance: two figures are too few
        "I 2026 er der i alt afsat 4,7 mio. kr. til ledsagelse.",  # near the table's sum, for a purpose of its own
        "Siden 2026 er der i alt afsat 4,7 mio. kr.",
        "I forhold til 2026 er der i alt 4,7 mio. kr.",
        "I 2026 blev der i alt afsat 4,7 mio. kr. til perioden 2027-2029.",
        "I januar 2026 var der i alt afsat 4,7 mio. kr.",
    ],
)
def test_text_that_is_not_about_the_tables_sums(sentence: str) -> None:
    assert [each for each in told(sentence) if each[0] == "tekst-og-tabel-afviger"] == []
    if "fjerde" in sentence:
        assert told(sentence) == []


def test_a_row_that_the_sentence_names() -> None:
    assert told("Styrket indsats mod vold har 3,3 mio. kr. i 2027.") == [
        ("tekst-og-tabel-stemmer", "overensstemmelse", "3,3 mio. kr.", "3.300 (1.000 kr.)")
    ]
    assert told("Styrket indsats mod vold har 3,3 mio. kr. i 2029.") == []
    assert told("Styrket indsats mod hærværk har 3,3 mio. kr. i 2027.") == []
    assert told("Flere seniorer i job får 1,5 mio. kr.") == [], "the row has two amounts, and no year is printed"


def test_what_changes_between_two_years() -> None:
    assert told("Mellem 2026 og 2027 bortfalder samlet 0,3 mio. kr.") == [
        ("tekst-og-tabel-stemmer", "overensstemmelse", "0,3 mio. kr.", "4.800 og 4.550 (1.000 kr.)")
    ]
    assert told("Mellem 2026 og 2027 bortfalder samlet 0,9 mio. kr.") == []


def test_an_amount_and_the_list_of_its_parts() -> None:
    points = "- Vold med 1,2 mio. kr.\n- Bolig med 2,0 mio. kr."
    lead = f"Der ophører bevillinger på samlet {{0}} fordelt på følgende indsatser:\n\n{points}"
    assert found(lead.format("3,2 mio. kr.")) == [
        ("sum-stemmer", "overensstemmelse", "3,2 mio. kr.", "1,2 mio. kr. + 2,0 mio. kr.")
    ]
    assert found(lead.format("4,2 mio. kr.")) == [("sum-afviger", "modstrid", "4,2 mio. kr.", "1,2 mio. kr. + 2,0 mio. kr.")]
    assert found(lead.format("4,2 mio. kr.").replace("fordelt på følgende", "blandt andet til disse")) == []
    assert found(lead.format("4,2 mio. kr.") + "\n- Rådgivning") == [], "one part has no amount"


SHARES = (
    "Tabel\n\nÅr\tAntal piger\tProcent piger\tAntal drenge\tProcent drenge\n"
    "2021\t11\t61,1 %\t7\t38,9 %\n2022\t22\t78,6 %\t6\t21,4 %\n"
)


def test_percentages_of_a_table() -> None:
    assert [each[:2] for each in found(SHARES)] == [("procent-stemmer", "overensstemmelse")]
    assert found(f"{SHARES}2023\t17\t70,0 %\t5\t30,0 %\n")[0] == (
        "procent-afviger",
        "modstrid",
        "70,0 % og 30,0 %",
        "77,3 % (17 af 22) og 22,7 % (5 af 22)",
    )
    assert ("procent-afviger", "afrunding", "77,2 %", "77,3 % (17 af 22)") in found(f"{SHARES}2023\t17\t77,2 %\t5\t22,7 %\n")


def test_percentages_that_are_of_something_else() -> None:
    """Shares of another whole, as most tables have them, are never held against the counts beside them."""
    text = "Tabel\n\nÅr\tAntal\tAndel af alle borgere\n2021\t11\t6,1 %\n2022\t22\t8,6 %\n2023\t30\t9,9 %\n"
    assert found(text) == []
    assert found("Tabel\n\n\tOdense\tHele landet\nI alt\t10,1 %\t9,4 %\nHeraf jobparat\t17,2 %\t16,6 %\n") == []


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Ud af de 279 unge er 215 (77 %) klar, og 60 unge (22 %) er det ikke.", ["procent-stemmer", "procent-stemmer"]),
        ("Ud af de 200 unge er 100 (60 %) klar.", ["procent-afviger"]),
        ("Fem af disse 12 unge er i job, hvilket svarer til 42 %.", ["procent-stemmer"]),
        ("Fem af de 12 unge er i job, svarende til 52 %.", ["procent-afviger"]),
        ("Fem ud af 12 unge er i job, og 80 % er glade.", []),
        ("519 af de 2.333 borgere er i job; effektandelen er 29 %.", []),
        ("Der er 12 unge, og 42 % er i job.", []),
        ("Ud af de 279 unge er 215 (77 % flere end sidste år) klar.", []),
        ("Fem af de 12 unge er i job, svarende til 5 procentpoint mere.", []),
    ],
)
def test_percentages_of_a_sentence(sentence: str, kinds: list[str]) -> None:
    assert [each[0] for each in found(sentence)] == kinds


def test_contents_list_against_headings() -> None:
    assert found("Tekst.", "B-sag: Nye pladser.....3") == []
    assert found("Tekst.", "B-sag: Nye pl.....3") == [], "an entry may be cut short"
    assert found("Tekst.", "B-sag: Noget helt andet.....3") == [], "where most entries differ, the list is of something else"


# Several documents ---------------------------------------------------------------------------------------------------


def item(day: date, number: str = "3", body: str = "Socialudvalget") -> ItemSummary:
    key = MeetingKey("odense", body, day)
    return ItemSummary(key, number, int(number), "Et punkt", None, None, None, None, None, Span(1, 1))


def printed(value: str, words: str = "") -> PrintedDate:
    precision = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}[len(value)]
    return PrintedDate(words or value, value, precision, False, Span(1, 1))


FIRST, LATER = item(date(2024, 12, 10)), item(date(2026, 4, 28))


def event(place: ItemSummary, day: str, kind: ClaimKind = ClaimKind.EXTENDED, body: str = "Byrådet") -> Claim:
    return Claim(kind, "Flere i job", Quote(place, f"forlænget {day}", Span(5, 5)), printed(day), (body,) if body else ())


def story(slug: str = "flere-i-job", **parts: object) -> Story:
    empty: dict[str, object] = {"events": (), "series": (), "target_groups": (), "amounts": ()}
    return Story(municipality="odense", slug=slug, names=(JoinedName("Flere i job", BY_NAME),), **{**empty, **parts})  # type: ignore[arg-type]


def joined(
    stories: Sequence[Story], lines: Sequence[BudgetLineSummary] = (), profile: Profile = PROFILE
) -> list[tuple[str, str, str]]:
    made = [Initiative("odense", each.slug, "Flere i job", (), (), tuple(lines), ()) for each in stories]
    every = join_findings(profile, (), made, stories, ())
    return [(each.kind.value, each.first_value, each.second_value) for each in every]


def test_two_dates_for_one_event() -> None:
    assert joined([story(events=(event(FIRST, "2024-08-14"), event(LATER, "2024-06-14")))]) == [
        ("datoer-afviger", "2024-08-14", "2024-06-14")
    ]
    assert joined([story(events=(event(FIRST, "2024-08-14"), event(LATER, "2024-08-14")))])[0][0] == "datoer-stemmer"


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (event(FIRST, "2022-08-14"), event(LATER, "2024-06-14")),  # two extensions, in two years
        (event(FIRST, "2024-08-14"), event(LATER, "2024-06-14", body="Socialudvalget")),  # two bodies
        (event(FIRST, "2024-08-14"), event(LATER, "2024-06-14", body="")),  # nobody is named
        (event(FIRST, "2024-12-18"), event(LATER, "2024-11-18")),  # planned in one, done in the other
        (event(FIRST, "2024-08-14"), event(FIRST, "2024-06-14")),  # one item alone is no second source
        (event(FIRST, "2024-08-14"), event(LATER, "2024-08")),  # a month is held against months only
        (event(FIRST, "2024-08-14", ClaimKind.DECIDED), event(LATER, "2024-06-14", ClaimKind.DECIDED)),  # decided twice
        (event(FIRST, "2024-08-14", ClaimKind.FUNDED), event(LATER, "2024-06-14")),  # two events
    ],
)
def test_dates_that_may_both_be_right(first: Claim, later: Claim) -> None:
    assert joined([story(events=(first, later))]) == []


def test_initiatives_are_kept_apart() -> None:
    assert joined([story("a", events=(event(FIRST, "2024-08-14"),)), story("b", events=(event(LATER, "2024-06-14"),))]) == []


def amount(place: ItemSummary, value: int, words: str, years: tuple[int, ...], text: str = "") -> Claim:
    quote = Quote(place, text or f"I budgettet for 2025 afsattes {words}", Span(7, 7))
    return Claim(ClaimKind.FUNDED, "Flere i job", quote, value=Decimal(value), printed=words, unit="kr.", years=years)


def line(label: str, *figures: tuple[int, int]) -> BudgetLineSummary:
    cells = tuple(BudgetFigure(year, Decimal(kroner), str(kroner // 1000)) for year, kroner in figures)
    return BudgetLineSummary(LATER, 1, 4, label, cells, Span(9, 9), (2026, 2027))


THREE_A_YEAR = amount(
    FIRST, 3_000_000, "3 mio. kr.", (2025, 2026, 2027), "I budgettet for 2025 afsattes 3 mio. kr. om året i 2025-2027"
)


def test_an_amount_of_the_text_against_the_budget() -> None:
    both = line("B2025 - Flere i job", (2026, 3_000_000), (2027, 3_000_000))
    assert joined([story(amounts=(THREE_A_YEAR,))], [both]) == [("beloeb-stemmer", "3 mio. kr.", "3000 (2026), 3000 (2027)")]
    less = line("B2025 - Flere i job", (2026, 3_000_000), (2027, 1_000_000))
    assert joined([story(amounts=(THREE_A_YEAR,))], [less]) == [("beloeb-afviger", "3 mio. kr.", "3000 (2026), 1000 (2027)")]


@pytest.mark.parametrize(
    ("claim", "lines_"),
    [
        (THREE_A_YEAR, [line("B2026 - Flere i job", (2026, 1_000_000))]),  # the money of another budget
        (THREE_A_YEAR, [line("Inv - Flere i job", (2026, 1_000_000))]),  # an investment beside it
        (THREE_A_YEAR, [line("B2025 - Flere i job*", (2026, 1_000_000))]),  # a footnote: a part of it
        (THREE_A_YEAR, [line("B2025 - Flere i job", (2026, 1_000_000)), line("Flere i job", (2026, 2_000_000))]),  # two rows
        (THREE_A_YEAR, [line("B2025 - Flere i job", (2028, 1_000_000))]),  # other years
        (amount(FIRST, 9_000_000, "9 mio. kr.", (2025, 2026, 2027)), [line("B2025 - Flere i job", (2026, 3_000_000))]),  # in all
        (
            amount(FIRST, 4_000_000, "4 mio. kr.", (2026,), "Budgettet for 2025: 4 mio. kr. (2024-P/L)"),
            [line("B2025 - Flere i job", (2026, 3_000_000))],
        ),
    ],
)
def test_amounts_that_may_both_be_right(claim: Claim, lines_: list[BudgetLineSummary]) -> None:
    assert joined([story(amounts=(claim,))], lines_) == []


@pytest.mark.parametrize(
    "text",
    [
        "Til projektet «Flere i job» er der bevilget 2 mio. kr. årligt i 2025-2027 fra Socialstyrelsen.",
        "Der er afsat yderligere 2 mio. kr. årligt i 2025-2027 til projektet «Flere i job».",
        "Heraf er der afsat 2 mio. kr. årligt i 2025-2027 til projektet «Flere i job».",
        "Der er bevilget 2 mio. kr. årligt i 2025-2027 til projektet «Flere i job» i statslige puljemidler.",
    ],
)
def test_money_from_elsewhere_and_a_part_are_not_held_against_the_budget(text: str) -> None:
    row = line("B2025 - Flere i job", (2026, 3_000_000), (2027, 3_000_000))
    plain = "Der er bevilget 2 mio. kr. årligt i 2025-2027 til projektet «Flere i job»."
    said = [amount(FIRST, 2_000_000, "2 mio. kr.", (2025, 2026, 2027), words) for words in (text, plain)]
    assert [[each[0] for each in joined([story(amounts=(one,))], [row])] for one in said] == [[], ["beloeb-afviger"]]


def test_two_texts_on_the_same_years() -> None:
    three, two = amount(FIRST, 3_000_000, "3 mio. kr.", (2026,)), amount(LATER, 2_000_000, "2 mio. kr.", (2026,))
    assert joined([story(amounts=(three, two))]) == [("beloeb-afviger", "3 mio. kr.", "2 mio. kr.")]
    exact = amount(LATER, 2_950_000, "2,95 mio. kr.", (2026,))
    assert joined([story(amounts=(three, exact))]) == [("beloeb-stemmer", "3 mio. kr.", "2,95 mio. kr.")]
    assert joined([story(amounts=(three, replace(two, years=(2027,))))]) == []
    assert joined([story(amounts=(three, two, amount(LATER, 3_000_000, "3 mio. kr.", (2026,))))]) == [], "two in one item"


def figure(place: ItemSummary, value: str, period: str | None = None, back: int = 0) -> Claim:
    return Claim(
        ClaimKind.FIGURE,
        "Flere i job",
        Quote(place, f"effektandel {value} %", Span(8, 8)),
        value=Decimal(value.replace(",", ".")),
        printed=f"{value} %",
        unit="%",
        measure="effektandel",
        period=period,
        years_back=back,
    )


def measured(*points: Claim) -> list[tuple[str, str, str]]:
    return joined([story(series=(Series("effektandel", "%", points),))])


def test_figures_for_the_same_time() -> None:
    when = "pr. 15. november 2024"
    assert measured(figure(FIRST, "53,4", when), figure(LATER, "52,1", when)) == [("andele-afviger", "53,4 %", "52,1 %")]
    assert measured(figure(FIRST, "53,4", when), figure(LATER, "53", when)) == [("andele-stemmer", "53,4 %", "53 %")]
    assert measured(figure(FIRST, "53,4", when), figure(LATER, "57,7", "pr. 15. november 2025")) == []
    assert measured(figure(FIRST, "53,4", "1. kvartal"), figure(LATER, "57,7", "1. kvartal")) == []
    assert measured(figure(FIRST, "53,4"), figure(LATER, "57,7")) == []


def test_what_a_report_says_of_the_report_before() -> None:
    before, after = item(date(2023, 12, 12)), FIRST
    assert measured(figure(before, "57,7"), figure(after, "57,7", back=1)) == [("andele-stemmer", "57,7 %", "57,7 %")]
    assert measured(figure(before, "58,9"), figure(after, "57,7", back=1)) == [("andele-afviger", "58,9 %", "57,7 %")]
    assert measured(figure(item(date(2023, 6, 12)), "58,9"), figure(after, "57,7", back=1)) == []


def test_a_reference_to_a_meeting_that_was_not_held() -> None:
    reference = ReferenceSummary(LATER, 1, ("Byrådet",), printed("2024-06-14"), "decision", "earlier", "Vedtaget.", Span(4, 4))
    wrong, away = ResolvedReference(reference, (), Gap.NO_SUCH_MEETING), ResolvedReference(reference, (), Gap.NOT_IN_COLLECTION)
    assert [each.kind.value for each in join_findings(PROFILE, (), (), (), (wrong, away))] == ["henvisning-passer-ikke"]
    assert join_findings(PROFILE, (), (), (), (away,)) == ()


def test_a_dismissed_finding_stays_with_its_reason(real: tuple[Finding, ...]) -> None:
    meeting = MeetingSummary.__new__(MeetingSummary)
    object.__setattr__(
        meeting, "knowledge", MeetingBrief(findings=tuple(each for each in real if each.kind.value.startswith("procent")))
    )
    slug = real[1].slug
    profile = replace(PROFILE, dismissals=(Dismissal(slug, "Tabellen tæller forløb, ikke personer."),))
    reasons = {each.slug: each.dismissed for each in join_findings(profile, (meeting,), (), (), ())}
    assert reasons.pop(slug) == "Tabellen tæller forløb, ikke personer."
    assert set(reasons.values()) == {None}


def test_a_hundred_reports_of_one_event_are_told_briefly() -> None:
    days = [item(date(2024, 9, 1), str(number)) for number in range(1, 201)]
    agreeing = [event(place, "2024-08-14") for place in days]
    assert len(joined([story(events=tuple(agreeing))])) == 1
