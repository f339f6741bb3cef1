"""What the publisher's register does to initiatives, which slips of the pen join, and the reason each name is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from small_minutes import WHEN, item, mention, minutes

from mapping import places
from mapping.collection import Municipality
from mapping.knowledge import JoinedName
from mapping.link import join, summarise
from mapping.link.initiatives import InitiativeWordings, find, finder, investment
from mapping.link.slips import near_pairs, slips
from mapping.link.wordings import wordings
from mapping.model import Minutes
from mapping.profiles import InitiativeEntry, Profile, read_profile
from mapping.read import read_minutes

ODENSE = Path(__file__).parents[1] / "minutes" / "odense"


def meeting(*names: str, day: int = 1, evidence: str = "title") -> Minutes:
    mentions = tuple(mention(place, name, evidence) for place, name in enumerate(names, 1))
    return minutes(item(mentions=mentions), time=replace(WHEN, day=date(2026, 4, day)))


def joined(*meetings: Minutes, register: tuple[InitiativeEntry, ...] = ()) -> Municipality:
    profiles = {"odense": Profile("odense", "Odense Kommune", initiatives=register)}
    return join([summarise(each) for each in meetings], profiles).municipalities[0]


def slugs(*meetings: Minutes, register: tuple[InitiativeEntry, ...] = ()) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {one.slug: (one.name, one.other_names) for one in joined(*meetings, register=register).initiatives}


def reasons(names: tuple[JoinedName, ...]) -> list[tuple[str, str, str]]:
    return [(one.spelling, one.because.rule, one.because.certainty.value) for one in names]


def test_the_register_merges_and_renames() -> None:
    register = (InitiativeEntry("Veje til job", spellings=("Nye veje ud", "Vejen ud")),)
    found = joined(meeting("Nye veje ud", "Vejen ud", "Andre veje"), register=register)
    assert [(one.slug, one.name, one.other_names) for one in found.initiatives] == [
        ("andre-veje", "Andre veje", ()),
        ("veje-til-job", "Veje til job", ("Nye veje ud", "Vejen ud")),
    ]
    assert reasons(found.knowledge.stories[1].names) == [
        ("Veje til job", "navnet", "sikker"),
        ("Nye veje ud", "registeret", "sikker"),
        ("Vejen ud", "registeret", "sikker"),
    ]


def test_the_register_splits_what_a_rule_would_join() -> None:
    older, younger = "Alle med - 15-17-årige", "Alle med 15-17 år"
    assert list(slugs(meeting(older, younger))) == ["alle-med-15-17-aar"]
    found = slugs(meeting(older, younger), register=(InitiativeEntry(older, apart=(younger,)),))
    assert found == {"alle-med-15-17-aar": (older, ()), "alle-med-15-17-aar-for-sig": (younger, ())}


def test_what_is_split_is_still_told_as_related() -> None:
    older, younger = "Alle med - 15-17-årige", "Alle med 15-17 år"
    found = joined(meeting(older, younger), register=(InitiativeEntry(older, apart=(younger,)),)).initiatives
    assert [one.related for one in found] == [("alle-med-15-17-aar-for-sig",), ("alle-med-15-17-aar",)]


def test_the_register_forbids() -> None:
    register = (InitiativeEntry("Traumbaseret tilgang", never=True),)
    assert list(slugs(meeting("”Traumbaseret  Tilgang”", "Nye veje"), register=register)) == ["nye-veje"]


def test_the_register_makes_an_initiative_of_a_budget_line() -> None:
    lines = meeting("Indsats mod partnervold", evidence="budget-line")
    assert slugs(lines) == {}
    register = (InitiativeEntry("Indsats mod partnervold"),)
    assert slugs(lines, register=register) == {"indsats-mod-partnervold": ("Indsats mod partnervold", ())}


def test_a_register_without_its_names_changes_nothing() -> None:
    register = (InitiativeEntry("Noget andet", spellings=("Og mere",), apart=("Vejen",)),)
    assert slugs(meeting("Nye veje ud"), register=register) == slugs(meeting("Nye veje ud"))


RIGHT, WRONG = "Flere seniorer i beskæftigelse", "Flere seniorer i beskæftgelse"


def test_a_slip_of_the_pen_joins_the_usual_spelling_with_its_reason() -> None:
    found = joined(meeting(RIGHT, RIGHT, RIGHT), meeting(WRONG, day=2))
    assert [(one.slug, one.name, one.other_names) for one in found.initiatives] == [
        ("flere-seniorer-i-beskaeftigelse", RIGHT, (WRONG,))
    ]
    assert reasons(found.knowledge.stories[0].names)[1] == (WRONG, "skrivefejl", "sandsynlig")
    assert joined(meeting(WRONG, day=2), meeting(RIGHT, RIGHT, RIGHT)).initiatives == found.initiatives


def test_the_register_can_keep_a_slip_apart() -> None:
    register = (InitiativeEntry(RIGHT, apart=(WRONG,)),)
    assert len(slugs(meeting(RIGHT, RIGHT, RIGHT), meeting(WRONG, day=2), register=register)) == 2


@pytest.mark.parametrize(
    ("usual", "rare"),
    [
        ("Alle skal med i gang", "Alle skal mod i gang"),  # a short word is another word
        ("Flere unge i uddannelsen", "Flere unge i uddannelser"),  # bent, not misspelt
        ("Flere unge i uddannelse", "Flere unge i uddannelser"),
        ("Indsats for unge fra 2025", "Indsats for unge fra 2026"),
        ("Den nye sundhedsplan for alle", "Den nye rundhedsplan for alle"),  # the first letter
        ("Veje ud", "Veje od"),  # too short to tell
    ],
)
def test_names_one_letter_apart_are_not_joined_where_it_is_not_sure(usual: str, rare: str) -> None:
    assert len(slugs(meeting(usual, usual, usual), meeting(rare, day=2))) == 2


def test_two_equally_usual_spellings_stay_two_and_related() -> None:
    found = joined(meeting(RIGHT, RIGHT, WRONG, WRONG)).initiatives
    assert [one.related for one in found] == [("flere-seniorer-i-beskaeftigelse",), ("flere-seniorer-i-beskaeftgelse",)]


def test_a_slip_with_two_right_spellings_is_left_alone() -> None:
    names = {
        "a": ("flere seniorer i jobcentret", 3),
        "b": ("flere juniorer i jobcentret", 9),
        "c": ("flere seniorer i jobcintret", 1),
    }
    assert slips(names) == {"c": "a"}
    assert slips({**names, "d": ("flere seniorer i jobcantret", 4)}) == {}


def test_slips_are_found_without_comparing_all_names_with_all() -> None:
    names = {f"n{place}": f"et langt navn med tallet {'abcdefghij'[place % 10] * 4}{place}" for place in range(5000)}
    assert list(near_pairs(names)) == []


def test_a_name_is_found_by_spelling_and_by_key() -> None:
    made = joined(meeting("Alle unge skal med - 15-17-årige", "Alle unge skal med")).initiatives
    names = finder(made)
    assert find(names, "ALLE UNGE SKAL MED 15-17 år") == "alle-unge-skal-med-15-17-aar"
    assert find(names, "”Alle unge skal med”") == "alle-unge-skal-med"
    assert find(names, "Alle unge") is None


def test_the_marks_of_investments_are_data() -> None:
    assert wordings("initiatives", InitiativeWordings).investment == ("Inv",)
    assert investment().match("Inv - Flere seniorer") and not investment().match("Investering - Flere seniorer")


# The real minutes ---------------------------------------------------------------------------------------------------


def real() -> Municipality:
    profile = read_profile(places.municipalities() / "odense.toml")
    files = sorted(ODENSE.iterdir())
    return join(
        [summarise(read_minutes(file.read_bytes(), f"odense/{file.name}", profile).minutes) for file in files],
        {"odense": profile},
    ).municipalities[0]


def test_every_initiative_of_the_real_minutes_with_its_names_and_no_other() -> None:
    odense = real()
    assert {one.slug: [(name, rule) for name, rule, _ in reasons(one.names)][1:] for one in odense.knowledge.stories} == {
        "alle-skal-med": [],
        "alle-unge-skal-med": [("Inv - Udvidelse af Alle unge skal med (forlænget BYR 14/6 2024)", "budgetlinje")],
        "alle-unge-skal-med-15-17-aar": [
            ("Alle unge skal med 15-17 år", "samme-ord"),
            ("B2024 - Alle unge skal med 15-17 år", "budgetlinje"),
        ],
        "den-gode-overgang-fra-ung-til-voksen": [],
        "en-fremtid-med-faerre-unge-paa-foertidspension": [
            ("B2025 - En fremtid med færre unge på førtidspension", "budgetlinje")
        ],
        "flere-borgere-med-ikke-vestlig-baggrund-i-beskaeftigelse": [],
        "flere-seniorer-i-beskaeftigelse": [("Inv - Flere seniorer i beskæftigelse", "budgetlinje")],
        "fra-ufaglaert-til-faglaert": [("Inv - Fra ufaglært til faglært", "budgetlinje")],
        "veteranteam-odense": [],
        "virksomhederne-viser-vejen": [],
        "oeget-kontrol-med-sociale-ydelser": [("Inv - Øget kontrol med sociale ydelser", "budgetlinje")],
    }
    related = {one.slug: one.related for one in odense.initiatives if one.related}
    assert related == {
        "alle-unge-skal-med": ("alle-unge-skal-med-15-17-aar",),
        "alle-unge-skal-med-15-17-aar": ("alle-unge-skal-med",),
    }


def test_the_series_of_the_real_minutes_run_in_order_of_time() -> None:
    (story,) = [one for one in real().knowledge.stories if one.slug == "alle-unge-skal-med"]
    assert [(one.measure, [point.printed for point in one.points]) for one in story.series] == [
        ("effektandel", ["57,7 %", "53,4 %"]),
        ("unge (aktuelt)", ["277", "279"]),
        ("forløb afsluttet fra uddannelseshjælp til selvforsørgelse (siden start)", ["1.104"]),
        ("unge (siden start)", ["1.798"]),
    ]
    assert [(one.kind.value, one.date.printed if one.date else None) for one in story.events] == [
        ("startet", "den 1. februar 2020"),
        ("bevilget", "budget for 2022"),
        ("forlaenget", "14/6 2024"),
        ("forlaenget", "Den 14. august 2024"),
        ("forlaenget", "Den 14. august 2024"),
        ("afrapporteret", "10. december 2024"),
        ("slutter", "udgangen af 2027"),
        ("slutter", "udgangen af 2027"),
    ]


def test_the_order_of_meetings_does_not_matter() -> None:
    days = [meeting("Nye veje ud", "Vejen", day=day) for day in (1, 2, 3)]
    assert joined(*days).knowledge == joined(*reversed(days)).knowledge
