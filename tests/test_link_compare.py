"""Recommendation against decision, on the two real minutes and on sentences written to be harder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mapping import places
from mapping.inputs import Input
from mapping.knowledge import Comparison, Verdict
from mapping.link.compare import compare_meeting
from mapping.link.difference import difference, likeness
from mapping.profiles import Profile, read_profile
from mapping.read import read_minutes

ROOT = Path(__file__).parents[1]
FORVALTNINGEN = "Forvaltningen indstiller, at udvalget godkender"


@pytest.fixture(scope="module")
def profile() -> Profile:
    return read_profile(places.municipalities() / "odense.toml")


def compared(recommendation: str, decision: str, profile: Profile) -> Comparison:
    """The comparison of an item with these words."""
    text = (
        "REFERAT Socialudvalget 2022-2025 d. 10-12-2024\n\nPunkt 1: B-sag: Nye pladser\n\n27.00.00-A00-1-24\n\n"
        f"Indstilling\n\n{recommendation}\n\nBeslutning\n\n{decision}\n"
    )
    (found,) = compare_meeting(read_minutes(text.encode(), "odense/x.txt", profile).minutes)
    return found


def real(name: str, profile: Profile) -> Iterator[Comparison]:
    given = Input("odense", ROOT / "minutes" / "odense" / name)
    yield from compare_meeting(read_minutes(given.path.read_bytes(), given.name, profile).minutes)


def test_the_meeting_of_2024(profile: Profile) -> None:
    found = {each.item_number: each for each in real("2024-12-10-beskaeftigelses-og-socialudvalget.md", profile)}
    verdicts = {number: [point.verdict.value for point in each.points] for number, each in found.items()}
    assert verdicts == {
        "2": ["fulgt", "fulgt"],
        "3": ["ikke-behandlet"],
        "4": ["fulgt", "fulgt"],
        "5": ["fulgt", "tilfoejet", "tilfoejet"],
        "6": ["fulgt"],
        "7": ["fulgt"],
        "8": ["ikke-behandlet"],
        "9": ["fulgt"],
    }
    assert found["3"].dropped_by == "1"
    assert "punkt 1" in found["3"].points[0].because.said
    chosen = found["5"].points[0]
    assert (chosen.because.rule, chosen.because.certainty.value) == ("valg-truffet", "sandsynlig")
    assert "er med udgangen af 1. halvår 2029." in [piece.text for piece in chosen.pieces if piece.mark == "added"]
    assert "kataloget af indsatser" in (found["5"].points[1].decided or "")


def test_the_meeting_of_2026_was_followed_throughout(profile: Profile) -> None:
    found = list(real("2026-04-28-beskaeftigelses-og-socialudvalget.txt", profile))
    assert [each.item_number for each in found] == [str(number) for number in range(1, 10)]
    assert {each.verdict for each in found} == {Verdict.FOLLOWED}


def test_a_rejection_is_not_followed(profile: Profile) -> None:
    found = compared(f"{FORVALTNINGEN} projektet.", "Forslaget blev forkastet.", profile)
    assert found.verdict is Verdict.NOT_FOLLOWED
    assert found.points[0].because.said == "Udfaldet er «blev forkastet»."


def test_a_rejection_that_was_recommended_is_followed(profile: Profile) -> None:
    found = compared("Forvaltningen indstiller, at ansøgningen afvises.", "Ansøgningen blev afvist.", profile)
    assert (found.verdict, found.points[0].because.rule) == (Verdict.FOLLOWED, "afvist-som-indstillet")


def test_own_words_that_say_the_recommendation_again_follow_it(profile: Profile) -> None:
    found = compared(
        "Forvaltningen indstiller, at udvalget beslutter, at der oprettes tolv nye pladser på Solvang i 2025.",
        "Udvalget beslutter, at der oprettes tolv nye pladser på Solvang i 2025.",
        profile,
    )
    assert (found.verdict, found.points[0].because.rule, found.points[0].pieces) == (Verdict.FOLLOWED, "samme-ord", ())


def test_own_words_that_differ_are_marked(profile: Profile) -> None:
    found = compared(
        "Forvaltningen indstiller, at udvalget beslutter, at der oprettes tolv nye pladser på Solvang i 2025.",
        "Udvalget beslutter, at der oprettes otte nye pladser på Solvang i 2026.",
        profile,
    )
    assert found.verdict is Verdict.CHANGED
    marked = [(piece.mark, piece.text) for piece in found.points[0].pieces]
    assert marked == [
        ("same", "der oprettes"),
        ("removed", "tolv"),
        ("added", "otte"),
        ("same", "nye pladser på Solvang i"),
        ("removed", "2025."),
        ("added", "2026."),
    ]


def test_one_figure_in_a_long_sentence_makes_another_decision(profile: Profile) -> None:
    point = (
        "at der opføres en daginstitution med 120 pladser på Kongensgade i samarbejde med boligselskabet, og at institutionen"
        " tages i brug ved skoleårets begyndelse, når den gamle bygning er revet ned og legepladsen er lagt om til grønt"
    )
    decided = f"Udvalget beslutter, {point.replace('120', '96')}."
    found = compared(f"Forvaltningen indstiller, at udvalget beslutter, {point}.", decided, profile)
    assert found.verdict is Verdict.CHANGED
    assert [piece.text for piece in found.points[0].pieces if piece.mark != "same"] == ["120", "96"]


def test_a_named_point_that_is_decided_anew_is_held_against_its_words(profile: Profile) -> None:
    found = compared(
        "Forvaltningen indstiller, at\n\n1. at der oprettes tolv pladser på Solvang\n\n2. at sagen evalueres\n\n"
        "3. at taksten er 400 kr.",
        "Ad 1. Udvalget beslutter, at der oprettes otte pladser på Solvang.\n\nAd 2. Vedtaget.\n\n"
        "Ad 3. Udvalget beslutter, at borgmesteren skriver til ministeren.",
        profile,
    )
    assert [each.verdict for each in found.points] == [Verdict.CHANGED, Verdict.FOLLOWED, Verdict.UNCLEAR]
    assert [piece.text for piece in found.points[0].pieces if piece.mark != "same"] == ["tolv", "otte"]


def test_something_else_is_unclear_and_never_guessed(profile: Profile) -> None:
    found = compared(
        f"{FORVALTNINGEN}, at der oprettes tolv nye pladser.",
        "Udvalget beslutter, at borgmesteren skriver til ministeren.",
        profile,
    )
    assert [(each.verdict, each.decided) for each in found.points] == [(Verdict.UNCLEAR, None)]


def test_a_discussion_of_what_was_to_be_approved_is_unclear(profile: Profile) -> None:
    assert compared(f"{FORVALTNINGEN} projektet.", "Udvalget drøftede sagen.", profile).verdict is Verdict.UNCLEAR


def test_what_is_decided_beside_an_approval_is_added(profile: Profile) -> None:
    found = compared(
        f"{FORVALTNINGEN} projektet.",
        "Udvalget godkender indstillingen.\n\nUdvalget beslutter endvidere, at sagen evalueres efter et år.",
        profile,
    )
    assert [each.verdict for each in found.points] == [Verdict.FOLLOWED, Verdict.ADDED]
    assert found.verdict is Verdict.FOLLOWED
    assert found.points[1].decided == "Udvalget beslutter endvidere, at sagen evalueres efter et år."


@pytest.mark.parametrize("decision", ["Sagen blev udsat.", "Punktet udgik.", "Sagen blev oversendt til Økonomiudvalget."])
def test_what_was_left_for_another_time_is_not_taken_up(decision: str, profile: Profile) -> None:
    assert compared(f"{FORVALTNINGEN} projektet.", decision, profile).verdict is Verdict.NOT_TAKEN_UP


def test_points_that_the_decision_names_have_their_own_verdicts(profile: Profile) -> None:
    found = compared(
        "Forvaltningen indstiller, at\n\n1. at planen godkendes\n\n2. at taksten sættes op\n\n3. at sagen evalueres",
        "Ad 1. Godkendt.\n\nAd 2. Forkastet.\n\nAd 3. Udsat.",
        profile,
    )
    assert [(each.point, each.verdict) for each in found.points] == [
        ("1", Verdict.FOLLOWED),
        ("2", Verdict.NOT_FOLLOWED),
        ("3", Verdict.NOT_TAKEN_UP),
    ]
    assert found.verdict is Verdict.CHANGED


def test_an_item_without_recommendation_has_nothing_to_compare(profile: Profile) -> None:
    text = "REFERAT Socialudvalget 2022-2025 d. 10-12-2024\n\nPunkt 1: Orientering\n\nBeslutning\n\nOrientering givet.\n"
    assert compare_meeting(read_minutes(text.encode(), "odense/x.txt", profile).minutes) == ()


def test_likeness_counts_words_in_order() -> None:
    assert likeness("tolv nye pladser", "Tolv nye pladser.") == 1.0
    assert likeness("tolv nye pladser", "en helt anden sag") == 0.0
    assert likeness("", "noget") == 0.0


def test_a_difference_puts_both_texts_together_again() -> None:
    pieces = difference("a b c d", "a x c d e")
    assert " ".join(piece.text for piece in pieces if piece.mark != "added") == "a b c d"
    assert " ".join(piece.text for piece in pieces if piece.mark != "removed") == "a x c d e"


def test_a_committee_that_does_not_recommend_has_not_followed(profile: Profile) -> None:
    found = compared(f"{FORVALTNINGEN} projektet.", "Udvalget kan ikke anbefale indstillingen.", profile)
    assert (found.verdict, found.points[0].because.rule) == (Verdict.NOT_FOLLOWED, "afvist")
