"""Cases from meeting to meeting: the two real minutes, and histories written to be harder."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from mapping import places
from mapping.collection import ItemSummary, MeetingSummary
from mapping.inputs import Input
from mapping.knowledge import CaseHistory, Certainty
from mapping.link import join, summarise
from mapping.link.standing import CaseWordings, are_kin, is_standing_title, why_standing
from mapping.link.wordings import wordings
from mapping.model import MeetingKey, Span
from mapping.profiles import Profile, read_profile
from mapping.read import read_minutes

ROOT = Path(__file__).parents[1]
TITLES = wordings("cases", CaseWordings).titles


@pytest.fixture(scope="module")
def profile() -> Profile:
    return read_profile(places.municipalities() / "odense.toml")


def written(body: str, day: str, *items: str, profile: Profile) -> MeetingSummary:
    """Minutes of a meeting; ``items`` are what stands below «Punkt N: », the title first."""
    whole = "\n\n".join(f"Punkt {number}: {text}" for number, text in enumerate(items, 1))
    text = f"REFERAT {body} 2022-2025 d. {day}\n\n{whole}\n"
    return summarise(read_minutes(text.encode(), f"odense/{day}-{body}.txt", profile).minutes)


def item(title: str, number: str, decision: str, *, recommended: str = "", before: str = "") -> str:
    parts = [title, number]
    parts += ["Tidligere beslutninger", before] if before else []
    parts += ["Indstilling", recommended] if recommended else []
    return "\n\n".join([*parts, "Beslutning", decision])


def histories(meetings: Iterable[MeetingSummary], profile: Profile) -> dict[str, CaseHistory]:
    (municipality,) = join(meetings, {"odense": profile}).municipalities
    return {history.number: history for history in municipality.knowledge.histories}


NURSERY = "17.00.00-P20-7-25"
ASKED = "Forvaltningen indstiller, at der opføres en daginstitution med 120 pladser på Kongensgade."


def nursery(profile: Profile) -> list[MeetingSummary]:
    """A committee twice, then the council, which quotes it and the finance committee."""
    return [
        written(
            "Børneudvalget",
            "07-01-2025",
            item("Ny daginstitution", NURSERY, "Sagen blev udsat.", recommended=ASKED),
            profile=profile,
        ),
        written(
            "Børneudvalget",
            "04-02-2025",
            item(
                "Ny daginstitution på Kongensgade",
                NURSERY,
                "Udvalget anbefaler indstillingen.",
                recommended=ASKED.replace("120", "96"),
            ),
            profile=profile,
        ),
        written(
            "Byrådet",
            "26-02-2025",
            item(
                "Ny daginstitution på Kongensgade",
                NURSERY,
                "Byrådet godkender indstillingen.\n\nByrådet beslutter endvidere, at sagen evalueres efter et år.",
                recommended=ASKED.replace("120", "96"),
                before="Børneudvalget den 4. februar 2025\n\nAnbefales.\n\nØkonomiudvalget den 18. februar 2025\n\n"
                "Anbefales godkendt.",
            ),
            profile=profile,
        ),
    ]


def test_the_two_real_minutes(profile: Profile) -> None:
    given = [Input("odense", path) for path in sorted((ROOT / "minutes" / "odense").iterdir())]
    found = histories([summarise(read_minutes(each.read(), each.name, profile).minutes) for each in given], profile)
    assert {number for number, history in found.items() if len(history.treatments) > 1} == {
        "27.12.04-G01-169-21",
        "27.00.00-A00-29-23",
    }
    assert {number for number, history in found.items() if history.standing} == {
        "00.22.04-G01-12-25",
        "00.22.04-G01-15-23",
        "85.02.02-P35-25-23",
        "85.02.02-P35-31-25",
    }
    first, second = found["27.12.04-G01-169-21"].treatments
    assert (first.verdict, first.changes, second.verdict) == ("fulgt", (), "fulgt")
    assert [change.said for change in second.changes] == [
        "Overskriften er en anden. Før: «Beslutning om VeteranTeam Odense og boliggaranti til veteraner i Odense».",
        "Udfaldet er et andet: før godkendt, nu orientering givet.",
        "Indstillingen er en anden.",
    ]


def test_a_case_goes_through_bodies_by_date_with_what_is_only_quoted_in_its_place(profile: Profile) -> None:
    history = histories(nursery(profile), profile)[NURSERY]
    assert history.standing is None
    assert [(step.item.meeting.body, step.quoted.bodies if step.quoted else None) for step in history.treatments] == [
        ("Børneudvalget", None),
        ("Børneudvalget", None),
        ("Byrådet", ("Økonomiudvalget",)),
        ("Byrådet", None),
    ], "the committee's own minutes are there, so what the council quotes of them is not told twice"
    assert [step.verdict for step in history.treatments] == ["ikke-behandlet", "fulgt", None, "fulgt"]
    assert [step.added for step in history.treatments] == [0, 0, 0, 1]


def test_what_changed_between_treatments_is_told(profile: Profile) -> None:
    steps = histories(nursery(profile), profile)[NURSERY].treatments
    assert [change.said for change in steps[1].changes] == [
        "Overskriften er en anden. Før: «Ny daginstitution».",
        "Udfaldet er et andet: før udsat, nu anbefalet.",
        "Indstillingen er ændret.",
    ]
    marked = [(piece.mark, piece.text) for piece in steps[1].changes[2].pieces if piece.mark != "same"]
    assert marked == [("removed", "120"), ("added", "96")]
    assert steps[3].changes == (), "what two bodies came to are two outcomes, not a changed one"


def test_the_order_of_input_makes_no_difference(profile: Profile) -> None:
    meetings = nursery(profile)
    expected = histories(meetings, profile)
    for seed in range(5):
        shuffled = meetings[:]
        random.Random(seed).shuffle(shuffled)
        assert histories(shuffled, profile) == expected


def test_an_earlier_decision_that_two_items_quote_is_one_step(profile: Profile) -> None:
    quoted = "Økonomiudvalget den 18. februar 2025\n\nAnbefales godkendt."
    meetings = [
        written(
            "Byrådet", "26-02-2025", item("Skolen", "17.01.00-A00-1-25", "Sagen blev udsat.", before=quoted), profile=profile
        ),
        written("Byrådet", "26-03-2025", item("Skolen", "17.01.00-A00-1-25", "Godkendt.", before=quoted), profile=profile),
    ]
    steps = histories(meetings, profile)["17.01.00-A00-1-25"].treatments
    assert [step.quoted is not None for step in steps] == [True, False, False]


def test_long_recommendations_are_cut_and_their_missing_ends_are_no_change(profile: Profile) -> None:
    long = f"Forvaltningen indstiller, at udvalget godkender {'planen for parkerne og ' * 60}havnen."
    meetings = [
        written("Byrådet", "26-02-2025", item("Planen", "01.00.00-A00-1-25", "Udsat.", recommended=long), profile=profile),
        written(
            "Byrådet", "26-03-2025", item("Planen", "01.00.00-A00-1-25", "Godkendt.", recommended=f"Nu: {long}"), profile=profile
        ),
    ]
    _, later = histories(meetings, profile)["01.00.00-A00-1-25"].treatments
    assert later.recommended is not None
    assert len(later.recommended) <= 600
    assert [(change.said, change.pieces) for change in later.changes if change.what == "indstilling"] == [
        ("Indstillingen er en anden.", ())
    ]


# Standing cases ------------------------------------------------------------------------------------------------------


def summary(title: str, day: int = 1, position: int = 1) -> ItemSummary:
    key = MeetingKey("odense", "Byrådet", date(2025, 1, day))
    return ItemSummary(key, str(position), position, title, None, "00.01.00-A00-1-25", None, None, None, Span(1, 1))


@pytest.mark.parametrize("title", TITLES.examples)
def test_titles_that_stand_on_every_agenda(title: str) -> None:
    assert is_standing_title(title)


@pytest.mark.parametrize("title", TITLES.not_examples)
def test_titles_that_only_begin_like_them(title: str) -> None:
    assert not is_standing_title(title)


def test_a_case_of_aktuelle_sager_is_a_standing_one() -> None:
    because = why_standing([summary("Aktuelle sager", day) for day in (1, 2, 3)])
    assert because is not None
    assert (because.rule, because.certainty) == ("fast-overskrift", Certainty.SURE)


def test_two_unlike_items_at_one_meeting_are_no_single_story() -> None:
    because = why_standing([summary("Salg af Havnegade 4"), summary("Valg af stiftsråd", position=2)])
    assert because is not None
    assert because.rule == "flere-emner-paa-et-moede"
    assert "«Salg af Havnegade 4» og «Valg af stiftsråd»" in because.said


@pytest.mark.parametrize(
    "titles",
    [
        ("Budget 2026", "Budget 2026, lukket del"),
        ("Salg af Havnegade 4", "Havnegade 4, klage over salget"),
        ("Lokalplan for havnen", "Tillæg til havneplanen"),
        ("Orientering", "Salg af Havnegade 4"),
    ],
)
def test_items_about_the_same_at_one_meeting_stay_one_story(titles: tuple[str, str]) -> None:
    assert why_standing([summary(title, position=place) for place, title in enumerate(titles, 1)]) is None


def test_titles_that_never_have_a_word_in_common_over_many_meetings() -> None:
    titles = ("Salg af Havnegade 4", "Valg af stiftsråd", "Cykelstier ved skoler", "Ny frist for regnskab")
    because = why_standing([summary(title, day) for day, title in enumerate(titles, 1)])
    assert because is not None
    assert (because.rule, because.certainty) == ("uens-overskrifter", Certainty.LIKELY)
    assert why_standing([summary(title, day) for day, title in enumerate(titles[:3], 1)]) is None, "three may be one story"


def test_a_story_told_in_changing_words_stays_one() -> None:
    titles = (
        "VeteranTeam Odense",
        "Boliggaranti til veteraner",
        "Veteranstrategi",
        "Evaluering af VeteranTeam",
        "Videreførelse af VeteranTeam Odense",
    )
    assert why_standing([summary(title, day) for day, title in enumerate(titles, 1)]) is None


def test_kin_titles() -> None:
    assert are_kin("Boliggaranti til veteraner", "Veteranstrategi")
    assert not are_kin("Salg af Havnegade 4", "Valg af stiftsråd")
    assert are_kin("Orientering", "Status"), "nothing tells them apart"
