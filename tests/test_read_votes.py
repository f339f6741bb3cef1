"""Votes: numbers, parties and members as printed, and nothing that is not."""

from __future__ import annotations

import pytest
from item_text import decided, read

from mapping.model import Vote
from mapping.read.parties import read_named


def sides(vote: Vote) -> dict[str, tuple[int | None, str, tuple[str, ...]]]:
    """Choice to number, parties and members without a party."""
    return {side.choice.value: (side.count, " ".join(p.party for p in side.parties), side.members) for side in vote.sides}


def only(text: str, body: str = "Byrådet") -> Vote:
    (vote,) = decided(text, body).votes
    return vote


def test_numbers_with_lists_of_letters() -> None:
    vote = only(
        "Indstillingen blev godkendt med 42 stemmer mod 4. 8 medlemmer undlod at stemme.\n\n"
        "For stemte: A, B, C, F og V.\n\nImod stemte: Ø.\n\nUndlod at stemme: Å og O."
    )
    assert (vote.subject, vote.adopted, vote.is_amendment, vote.unanimous) == ("Indstillingen", True, False, False)
    assert sides(vote) == {"for": (42, "A B C F V", ()), "against": (4, "Ø", ()), "abstained": (8, "Å O", ())}


@pytest.mark.parametrize(
    ("text", "adopted", "counts"),
    [
        ("Forslaget blev vedtaget med 17 stemmer mod 4.", True, (17, 4)),
        ("Forslaget blev tiltrådt med 34 stemmer imod 15.", True, (34, 15)),
        ("Forslaget blev forkastet med 40 stemmer imod 12.", False, (12, 40)),
        ("Forslaget blev ikke vedtaget med 1 stemme mod 8.", False, (1, 8)),
        ("Forslaget blev forkastet med 5 stemmer for og 20 imod.", False, (5, 20)),
        ("Godkendt med stemmerne 6-3.", True, (6, 3)),
    ],
)
def test_of_a_rejected_motion_the_larger_number_is_against(text: str, adopted: bool, counts: tuple[int, int]) -> None:
    vote = only(text)
    assert vote.adopted is adopted
    assert tuple(side.count for side in vote.sides) == counts
    assert [side.choice.value for side in vote.sides] == ["for", "against"]


def test_numbers_with_abstentions_in_one_sentence() -> None:
    vote = only("Indstillingen blev vedtaget med 17 stemmer for, 4 imod og 2 hverken for eller imod.")
    assert [side.count for side in vote.sides] == [17, 4, 2]


def test_a_split_party_has_its_members_in_brackets() -> None:
    vote = only("For stemte: A, O (Bo Holm og Ida Lund) og V.\n\nImod stemte: O (Per Gran).\n\nIndstillingen blev godkendt.")
    assert [(p.party, p.members) for p in vote.sides[0].parties] == [("A", ()), ("O", ("Bo Holm", "Ida Lund")), ("V", ())]
    assert [(p.party, p.members) for p in vote.sides[1].parties] == [("O", ("Per Gran",))]
    assert vote.adopted is True


def test_independents_are_members_without_a_party() -> None:
    vote = only("Imod stemte: C, Ben Dahl (løsgænger), O og Eva Ask (løsgænger).")
    assert sides(vote) == {"against": (None, "C O", ("Ben Dahl", "Eva Ask"))}


def test_named_members_with_their_parties() -> None:
    vote = only("For: 3 (Bo Holm (A), Ida Lund (A), Kim Ask (Frie Liberale))\n\nImod: 2 (Lis Bak (B), Ole Dam (Ø))")
    assert [(p.party, p.members) for p in vote.sides[0].parties] == [
        ("A", ("Bo Holm", "Ida Lund")),
        ("Frie Liberale", ("Kim Ask",)),
    ]
    assert [side.count for side in vote.sides] == [3, 2]


def test_parties_and_persons_mixed_with_the_result_behind() -> None:
    vote = only(
        "For flertalsindstillingen fra ØK stemte 4 (Radikale Venstre, Konservative, Bylisten, Bo Elm Holm)\n\n"
        "Imod stemte 3 (Den Sociale Fællesliste, Jeppe Gran, Venstre)\n\nGodkendt."
    )
    assert (vote.subject, vote.adopted) == ("flertalsindstillingen fra ØK", True)
    assert sides(vote)["for"] == (4, "Radikale Venstre Konservative Bylisten", ("Bo Elm Holm",))
    assert sides(vote)["against"] == (3, "Den Sociale Fællesliste Venstre", ("Jeppe Gran",))


def test_members_counted_with_letters() -> None:
    found = decided(
        "5 medlemmer (A+V+C) anbefaler indstillingen.\n\n1 medlem (O) stemmer imod, da sagen haster.", "Økonomiudvalget"
    )
    assert sides(found.votes[0]) == {"for": (5, "A V C", ()), "against": (1, "O", ())}
    assert (found.votes[0].adopted, found.concept) == (True, "anbefalet")


def test_those_who_vote_stand_before_the_verb() -> None:
    vote = only("V og C stemte for, O stemte imod, mens Ø undlod at stemme. Indstillingen godkendt.")
    assert sides(vote) == {"for": (None, "V C", ()), "against": (None, "O", ()), "abstained": (None, "Ø", ())}


def test_lists_with_numbers_and_outside_party() -> None:
    assert sides(only("For stemte: V1, V2 og UFP. Imod stemte: Ø.")) == {
        "for": (None, "V1 V2 UFP", ()),
        "against": (None, "Ø", ()),
    }


def test_a_partys_number_is_the_sides_only_where_it_stands_alone() -> None:
    vote = only("For stemte: A (9), V (5). Imod stemte: O (2).")
    assert [(p.party, p.count) for p in vote.sides[0].parties] == [("A", 9), ("V", 5)] and vote.sides[0].count is None
    assert vote.sides[1].count == 2


def test_nothing_is_computed() -> None:
    vote = only("For stemte: A og V. Imod stemte: O.")
    assert [side.count for side in vote.sides] == [None, None]
    assert only("Indstillingen blev godkendt med 17 stemmer mod 4.").sides[0].parties == ()


def test_an_amendment_is_voted_on_before_the_main_motion() -> None:
    found = decided(
        "Ø stillede ændringsforslag.\n\nÆndringsforslaget blev forkastet med 20 stemmer imod 5.\n\n"
        "For stemte: Ø.\n\nImod stemte: A og V.\n\n"
        "Indstillingen blev godkendt med 20 stemmer mod 5.\n\nFor stemte: A og V.\n\nImod stemte: Ø."
    )
    first, second = found.votes
    assert (first.subject, first.is_amendment, first.adopted) == ("Ændringsforslaget", True, False)
    assert sides(first) == {"for": (5, "Ø", ()), "against": (20, "A V", ())}
    assert (second.subject, second.is_amendment, second.adopted) == ("Indstillingen", False, True)
    assert sides(second) == {"for": (20, "A V", ()), "against": (5, "Ø", ())}
    assert found.concept == "godkendt"


def test_results_before_lists_and_lists_before_results() -> None:
    before = decided(
        "Ændringsforslaget faldt. For stemte: Ø. Imod stemte: A. Indstillingen blev vedtaget. For stemte: A. Imod stemte: Ø."
    )
    after = decided(
        "For ændringsforslaget stemte: Ø. Imod stemte: A. Ændringsforslaget faldt. For stemte: A. Imod stemte: Ø. Vedtaget."
    )
    for found in (before, after):
        assert [vote.adopted for vote in found.votes] == [False, True]
        assert [vote.is_amendment for vote in found.votes] == [True, False]


def test_unanimous_is_no_vote_unless_a_vote_is_said() -> None:
    assert decided("Enstemmigt vedtaget.").votes == ()
    assert decided("Indstillingen blev godkendt uden afstemning.").votes == ()
    vote = only("Indstillingen blev enstemmigt godkendt ved afstemning.")
    assert (vote.unanimous, vote.adopted, vote.sides) == (True, True, ())


def test_a_reason_for_a_vote_is_not_a_second_vote() -> None:
    vote = only(
        "For: 2 (Bo Holm (A), Ida Lund (A))\n\nImod: 1 (Lis Bak (B))\n\n"
        "Liste B stemte imod, idet sagen haster.\n\nListe F stemte imod."
    )
    assert sides(vote)["against"] == (1, "B", ())


def test_a_quotation_is_nobodys_vote() -> None:
    assert decided('Godkendt.\n\nØ afgav følgende protokolbemærkning:\n\n"V og O stemte for.\n\nFor stemte: A."').votes == ()


def test_guests_and_earlier_bodies_do_not_vote() -> None:
    assert decided("Godkendt.\n\nDirektør Bo Holm deltog under punktet.").votes == ()
    found = read(
        "Indstilling\nat planen vedtages.\n\nØkonomiudvalget, 3. maj 2022, pkt. 7:\n\nFor stemte: A.\n\nBeslutning\nGodkendt."
    )
    assert found.votes == ()


def test_abstaining_by_other_words() -> None:
    assert sides(only("B stemte blankt. A stemte for.")) == {"abstained": (None, "B", ()), "for": (None, "A", ())}
    assert sides(only("For stemte 15: A og V. Hverken for eller imod stemte 2: B."))["abstained"] == (2, "B", ())


@pytest.mark.parametrize(
    ("text", "count", "parties", "members"),
    [
        ("A, B, O og V", None, "A B O V", ()),
        ("A+V+C", None, "A V C", ()),
        ("C og N (5 medlemmer)", 5, "C N", ()),
        ("13 medlemmer (A, V og Ø)", 13, "A V Ø", ()),
        ("SF's byrådsgruppe", None, "SF", ()),
        ("Liste F og Ø", None, "F Ø", ()),
        ("Enhedslisten, Dansk Folkeparti og Ida Lund (løsgænger)", None, "Enhedslisten Dansk Folkeparti", ("Ida Lund",)),
    ],
)
def test_lists_of_parties(text: str, count: int | None, parties: str, members: tuple[str, ...]) -> None:
    named = read_named(text)
    assert (named.count, " ".join(named.parties), tuple(named.members), named.whole) == (count, parties, members, True)


def test_a_list_that_is_none() -> None:
    assert not read_named("den store plan for havnen").whole


def test_long_and_strange_lists_take_no_time() -> None:
    for text in ("(" * 5000, "A (" * 3000, "For stemte: " * 2000, "12 stemmer (" + "a" * 9000, "stemte imod, mens " * 2000):
        assert decided(text).outcome
