"""A site without persons: no name that the minutes give as data, or with a party or a role, is in any file of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_minutes import TEXT, item, reading

from mapping.check import check_meeting
from mapping.model import (
    Attendance,
    Capacity,
    Choice,
    PartyVote,
    Presence,
    Proposal,
    Reading,
    Span,
    Statement,
    StatementKind,
    Vote,
    VoteSide,
)
from mapping.pipeline import build
from mapping.profiles import Profile
from mapping.read import read_minutes, without_persons
from mapping.read.persons import Person, find_persons
from mapping.settings import read_settings
from mapping.uris import Uris

HERE = Profile("odense", "Odense Kommune")
MINUTES = """REFERAT Socialudvalget 2026-2029 d. 28-04-2026
Mødedato Tirsdag d. 28. april 2026 kl. 12:30
Deltagere:
Peter Holm (A)
Anne-Marie Lund (V)
Afbud fra: Ole Bech. I stedet mødte Karla Dam.
Punkt 1: Godkendelse af dagsorden
Beslutning
Dagsordenen blev godkendt. Ole
Bech ønskede punktet udsat.
Fraværende: Gerda Frost (A)
Punkt 2: Initiativretsforslag fra Reza Kvist (Ø)
Sagsfremstilling
Sagen er rejst som initiativretsforslag fra Reza Kvist (Ø). Rådmand Signe Ravn orienterede, og PETER HOLMS forslag omdeles.
Beslutning
Godkendt.
"""
NAMES = ("Peter Holm", "Anne-Marie Lund", "Ole Bech", "Karla Dam", "Gerda Frost", "Reza Kvist", "Signe Ravn")
WORDS = sorted(
    {word.casefold() for name in NAMES for word in name.split()} - {"ole", "dam", "frost", "kvist", "ravn", "lund", "holm"}
)


def hidden(text: str) -> list[str]:
    folded = " ".join(text.split()).casefold()
    return [name for name in NAMES if name.casefold() in folded]


def read(text: str = MINUTES) -> Reading:
    return read_minutes(text.encode(), "odense/referat.txt", HERE)


def test_the_reading_with_persons_has_them() -> None:
    assert hidden(repr(read())) == list(NAMES)


def test_nobody_is_left_in_values_text_or_problems() -> None:
    bare = without_persons(read())
    assert hidden(repr(bare)) == []
    assert [word for word in WORDS if word in repr(bare).casefold()] == []
    assert bare.minutes.attendance == ()
    assert all(item.attendance == () and item.proposals == () for item in bare.minutes.items)


def test_the_text_keeps_its_length_and_lines_and_every_quote_its_place() -> None:
    whole = read()
    bare = without_persons(whole)
    assert [len(line) for line in bare.text.split("\n")] == [len(line) for line in whole.text.split("\n")]
    assert [mask.kind for mask in bare.minutes.masks].count("name") == len(bare.minutes.masks) > 7
    found = check_meeting(bare, (), Uris("https://data.example.dk/"))
    assert [problem for problem in found if problem.code == "quote-not-in-lines"] == []


def test_votes_and_statements_keep_counts_and_parties() -> None:
    side = VoteSide(Choice.FOR, 2, (PartyVote("A", ("Peter Holm",)),), ("Ole Bech",), Span(7, 7))
    vote = Vote(1, "Forslag fra Peter Holm", False, True, False, (side,), "Peter Holm og Ole Bech stemte for.", Span(7, 7))
    said = Statement(1, StatementKind.REMARK, ("A",), ("Karla Dam",), "Karla Dam bemærkede", Span(7, 7))
    bare = without_persons(reading(item(votes=(vote,), statements=(said,)))).minutes.items[0]
    assert bare.votes[0].subject == "Forslag fra █████ ████"
    assert bare.votes[0].sides == (VoteSide(Choice.FOR, 2, (PartyVote("A", ()),), (), Span(7, 7)),)
    assert bare.statements[0].members == () and bare.statements[0].parties == ("A",)
    assert bare.statements[0].text == "█████ ███ bemærkede"


def test_a_substitute_s_member_and_a_proposer_are_known_too() -> None:
    one = Attendance(
        1,
        "Karla Dam",
        None,
        None,
        Capacity.SUBSTITUTE,
        Presence.PRESENT,
        (),
        "Ole Bech",
        False,
        "Karla Dam for Ole Bech",
        Span(1, 1),
    )
    proposal = Proposal(1, "Reza Kvist", None, "fra Reza Kvist", Span(7, 7))
    text = TEXT.replace("Dagsordenen blev", "Karla Dam, Ole Bech og Reza Kvist:")
    whole = replace(reading(item(proposals=(proposal,)), text=text, attendance=(one,)))
    assert hidden(without_persons(whole).text) == []


@pytest.mark.parametrize("how", ["setting", "option"])
def test_no_name_is_in_any_file_of_a_site_without_persons(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "minutes" / "odense"
    folder.mkdir(parents=True)
    (folder / "referat.txt").write_text(MINUTES, "utf-8")
    site = Path(__file__).parents[1] / "site" / "site.toml"
    chosen = tmp_path / "site.toml"
    chosen.write_text(site.read_text("utf-8") + ("\npersons = false\n" if how == "setting" else ""), "utf-8")
    settings = read_settings(chosen, persons=how != "option")
    report = build([tmp_path / "minutes"], tmp_path / "out", settings, 1, lambda *_: None)
    assert report.published == 1
    for file in sorted((tmp_path / "out").rglob("*")):
        if file.is_file():
            assert hidden(file.read_bytes().decode("utf-8", "ignore") + file.name) == [], file
            assert not any(slug in str(file) for slug in ("peter-holm", "reza-kvist"))


WORD = st.from_regex(r"[A-ZÆØÅ][a-zæøå]{2,8}", fullmatch=True)


@given(st.lists(st.tuples(WORD, WORD), min_size=1, max_size=4), st.text("abc .,\n", max_size=30))
def test_whoever_has_a_party_is_masked_wherever_named(names: list[tuple[str, str]], around: str) -> None:
    whole = [" ".join(name) for name in names]
    text = TEXT + "".join(f"{around} borgmester {name} (A) {around} {name.upper()}S sag\n" for name in whole)
    before = replace(reading(item()), text=text)
    known = {one.name for one in _named(text)}
    after = without_persons(before).text
    assert len(after) == len(text)
    assert all(name.casefold() not in after.casefold() for name in known)


def _named(text: str) -> list[Person]:
    return [one for line in text.split("\n") for one in find_persons(line) if one.party or one.role]
