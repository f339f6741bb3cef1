"""Attendance in the forms that Danish minutes give it: lists, deviations, bounds, substitutes, officials, disqualification."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mapping.model import Attendance, Block, BlockKind, Section, Span, Stay
from mapping.read.attendance import read_attendance, read_item_attendance
from mapping.read.lines import Line
from mapping.read.persons import find_persons
from mapping.read.phrases import phrases

Lines = list[Line]


def lines(text: str) -> Lines:
    return [Line(number, line, marked=False) for number, line in enumerate(text.strip("\n").split("\n"), 1)]


def head(text: str) -> tuple[Attendance, ...]:
    return read_attendance(lines(text))[0]


def said(found: Sequence[Attendance]) -> list[str]:
    """Each entry as a line: name, what was said, and what else is known."""
    return [" ".join(str(part) for part in _parts(one) if part) for one in found]


def _parts(one: Attendance) -> list[object]:
    stays = ["{}{}".format("" if stay.present else "not ", _bounds(stay)) for stay in one.stays]
    capacity = "" if one.capacity.value == "member" else one.capacity.value
    whom = f"for {one.substitute_for}" if one.substitute_for else ""
    return [f"{one.name}:", one.party, one.role, capacity, one.presence.value, *stays, whom, one.disqualified and "disqualified"]


def _bounds(stay: Stay) -> str:
    begin, end = (moment.strftime("%H.%M") if moment else "" for moment in (stay.from_time, stay.to_time))
    return f"[{begin}/{stay.from_item or ''}-{end}/{stay.to_item or ''}]"


# Lists of the head ---------------------------------------------------------------------------------------------------

LISTS = [
    (
        "Til stede: Peter Holm (A), Anne Lund (V1) og Ole Bo",
        ["Peter Holm: A present", "Anne Lund: V1 present", "Ole Bo: present"],
    ),
    ("Deltagere\n\nPeter Holm\nAnne Lund", ["Peter Holm: present", "Anne Lund: present"]),
    (
        "Mødedeltagere:\n- Peter Holm (formand)\n- Anne Lund - næstformand",
        ["Peter Holm: formand present", "Anne Lund: næstformand present"],
    ),
    (
        "Medlemmer:\nBorgmester Peter Holm (A)\n1. viceborgmester Anne Lund (C)",
        ["Peter Holm: A Borgmester present", "Anne Lund: C 1. viceborgmester present"],
    ),
    (
        "Deltagerne var:\n1. Overborgmester Peter Holm (A)\n\n2. Anne Lund (Ø)",
        ["Peter Holm: A Overborgmester present", "Anne Lund: Ø present"],
    ),
    (
        "Tilstede: Peter Holm (Radikale Venstre), Anne Lund (løsgænger), Ole Bo (UP), Bo Ek (Lokallisten)",
        [
            "Peter Holm: Radikale Venstre present",
            "Anne Lund: løsgænger present",
            "Ole Bo: UP present",
            "Bo Ek: Lokallisten present",
        ],
    ),
    (
        "Til stede: Peter Holm, Anne Lund,\nOle Bo, Jens Chr. Yde, H.C.\nBech",
        ["Peter Holm: present", "Anne Lund: present", "Ole Bo: present", "Jens Chr. Yde: present", "H.C. Bech: present"],
    ),
    (
        "Navn\tParti\tRolle\nPeter Holm\tA\tFormand\nAnne Lund\tVenstre\t",
        ["Peter Holm: A Formand present", "Anne Lund: Venstre present"],
    ),
    (
        "| Navn | Parti | Fremmøde |\n| Peter Holm | A | Til stede |\n| Anne Lund | V | Afbud |",
        ["Peter Holm: A present", "Anne Lund: V excused"],
    ),
    ("Fraværende: Ingen.\nMødedeltagere: Peter Holm, Anne Lund", ["Peter Holm: present", "Anne Lund: present"]),
    ("Afbud fra: Fraværende: Ingen. Mødedeltagere: Peter Holm", ["Peter Holm: present"]),
    (
        "Fraværende med afbud:\nPeter Holm\n\nFraværende uden afbud:\nAnne Lund\n\nFraværende:\nOle Bo",
        ["Peter Holm: excused", "Anne Lund: unexcused", "Ole Bo: absent"],
    ),
    ("Lovligt forfald: Peter Holm (A)\nUdeblev: Anne Lund", ["Peter Holm: A excused", "Anne Lund: unexcused"]),
    ("Ikke til stede: Peter Holm", ["Peter Holm: absent"]),
    ("Fraværende: Peter Holm ved afbud\nAnne Lund (V) pga. sygdom", ["Peter Holm: excused", "Anne Lund: V absent"]),
    ("Afbud fra:\nBorgmester Anne Mee Lund pga. ferie.", ["Anne Mee Lund: Borgmester excused"]),
    (
        "Medlemmer\nPeter Holm (A)\nAnne Lund (A)\nFraværende\nAnne Lund (A), sag 129-138",
        ["Peter Holm: A present", "Anne Lund: A partial not [/129-/138]"],
    ),
    (
        "Fraværende i mødet:\nPeter Holm til kl. 18.40 i punkt 2\nAnne Lund fra kl. 21.33 i punkt 12",
        ["Peter Holm: partial not [/-18.40/2]", "Anne Lund: partial not [21.33/12-/]"],
    ),
    (
        "Deltagere: Peter Holm (A) (ankom kl. 17.15), Anne Lund forlod mødet efter pkt. 4",
        ["Peter Holm: A partial [17.15/-/]", "Anne Lund: partial [/-/4]"],
    ),
    (
        "Fraværende: Peter Holm (V) - Anne Lund (V) mødte som stedfortræder.",
        ["Peter Holm: V absent", "Anne Lund: V substitute present for Peter Holm"],
    ),
    ("Medlemmer:\nAnne Lund (A), Suppleant for Peter Holm (A)", ["Anne Lund: A substitute present for Peter Holm"]),
    (
        "Fraværende med afbud:\nPeter Holm, Anne Lund indkaldt\nOle Bo, Bo Ek deltog",
        ["Peter Holm: excused", "Ole Bo: excused", "Bo Ek: substitute present for Ole Bo"],
    ),
    (
        "Embedsmænd: Kommunaldirektør Ole Bo og sekretær Anne Lund\nGæster: Peter Holm",
        ["Ole Bo: Kommunaldirektør official present", "Anne Lund: sekretær official present", "Peter Holm: guest present"],
    ),
    ("Til stede: Peter Holm (A), teknisk chef Anne Lund", ["Peter Holm: A present", "Anne Lund: teknisk chef official present"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_of_the_head(text: str, expected: list[str]) -> None:
    assert said(head(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fraværende: Ingen",
        "Afbud: -",
        "Til stede: Alle",
        "Deltagere: Byrådet og Ældrerådet",
        "Fraværende\nGodkendelse af dagsorden\nLokalplan Nord Vest",
        "Deltagere: Odense Kommune og Dansk Industri",
        "Mødested: Lokale Nord Vest",
        "Dagsorden\n1. Fraværende\n2. Godkendelse af dagsorden",
        "Peter Holm",
        "Medlemmer af Ældrerådet: se bilag",
    ],
)
def test_what_names_nobody_gives_nothing(text: str) -> None:
    assert head(text) == ()


def test_a_list_ends_where_something_else_begins() -> None:
    found, numbers = read_attendance(lines("Deltagere:\nPeter Holm (A)\nAnne Lund (V)\n\nSager til behandling\nSalg Nord"))
    assert said(found) == ["Peter Holm: A present", "Anne Lund: V present"]
    assert numbers == {1, 2, 3}


def test_every_entry_has_its_lines_and_words() -> None:
    found = head("Deltagere:\nPeter Holm (A)\nPeter Holm (A) forlod mødet kl. 11:30.\nAfbud fra Anne Lund.")
    assert [(one.name, one.span, one.quote) for one in found] == [
        ("Peter Holm", Span(2, 3), "Peter Holm (A)\nPeter Holm (A) forlod mødet kl. 11:30."),
        ("Anne Lund", Span(4, 4), "Afbud fra Anne Lund."),
    ]
    assert [one.position for one in found] == [1, 2]


# Sentences -----------------------------------------------------------------------------------------------------------

SENTENCES = [
    ("Afbud fra Peter Holm. I stedet mødte Anne Lund.", ["Peter Holm: excused", "Anne Lund: substitute present for Peter Holm"]),
    (
        "Peter Holm havde meldt afbud, og Anne Lund deltog i stedet.",
        ["Peter Holm: excused", "Anne Lund: substitute present for Peter Holm"],
    ),
    (
        "Afbud fra Peter Holm stedfortræder Anne Lund. Afbud fra Ole Bo stedfortræder Bo Ek",
        [
            "Peter Holm: excused",
            "Anne Lund: substitute present for Peter Holm",
            "Ole Bo: excused",
            "Bo Ek: substitute present for Ole Bo",
        ],
    ),
    (
        "Afbud fra Peter Holm og Ole Bo. I stedet mødte Anne Lund.",
        ["Peter Holm: excused", "Ole Bo: excused", "Anne Lund: substitute present"],
    ),
    ("Peter Holm havde meldt afbud. 1. suppleant Anne Lund var indkaldt, men mødte ikke frem.", ["Peter Holm: excused"]),
    ("Afbud fra Peter Holm. Stedfortræder ikke indkaldt.", ["Peter Holm: excused"]),
    ("Peter Holm deltog ikke i mødet.", ["Peter Holm: absent"]),
    ("Peter Holm udeblev uden afbud.", ["Peter Holm: unexcused"]),
    ("Anne Lund (A) deltog som stedfortræder for Peter Holm (A).", ["Anne Lund: A substitute present for Peter Holm"]),
    ("Peter Holm, Anne Lund og Ole Bo var fraværende.", ["Peter Holm: absent", "Anne Lund: absent", "Ole Bo: absent"]),
    ("Peter Holm (A) ankom kl. 17.15.", ["Peter Holm: A partial [17.15/-/]"]),
    ("Peter Holm forlod mødet kl. 11:30.", ["Peter Holm: partial [/-11.30/]"]),
    ("Peter Holm forlod mødet efter pkt. 4.", ["Peter Holm: partial [/-/4]"]),
    ("Peter Holm forlod mødet før punkt 5.", ["Peter Holm: partial not [/5-/]"]),
    ("Peter Holm ankom efter punkt 4.", ["Peter Holm: partial not [/-/4]"]),
    ("Peter Holm forlod mødet kl. 17.40 under behandling af pkt. 5.", ["Peter Holm: partial [/-17.40/5]"]),
    ("Peter Holm (A) deltog fra og med punkt 5.", ["Peter Holm: A partial [/5-/]"]),
    ("Peter Holm (A) deltog til og med punkt 5.", ["Peter Holm: A partial [/-/5]"]),
    ("Peter Holm deltog ikke i punkt 3.", ["Peter Holm: partial not [/3-/3]"]),
    ("Peter Holm var fraværende under punkt 3 og 5-7.", ["Peter Holm: partial not [/3-/3] not [/5-/7]"]),
    ("Peter Holm var fraværende kl. 17.00-18.30.", ["Peter Holm: partial not [17.00/-18.30/]"]),
    (
        "Fra forvaltningen deltog direktør Anne Lund og Ole Bo.",
        ["Anne Lund: direktør official present", "Ole Bo: official present"],
    ),
    ("Desuden deltog kommunaldirektør Ole Bo.", ["Ole Bo: kommunaldirektør official present"]),
    ("Peter Holm fra Bylauget havde foretræde.", ["Peter Holm: guest present"]),
    ("Peter Holm fra Idrætsforeningen Nord deltog under punktet.", ["Peter Holm: guest present"]),
    (
        "På grund af inhabilitet deltog Peter Holm ikke i behandlingen af punkt 4.",
        ["Peter Holm: partial not [/4-/4] disqualified"],
    ),
    ("Peter Holm erklærede sig inhabil.", ["Peter Holm: partial disqualified"]),
    ("Byrådet fandt Peter Holm inhabil i sag 12.", ["Peter Holm: partial not [/12-/12] disqualified"]),
    (
        "Poul-Erik de la Cour og Ingolf af Rosenborg var fraværende.",
        ["Poul-Erik de la Cour: absent", "Ingolf af Rosenborg: absent"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence(text: str, expected: list[str]) -> None:
    assert said(head(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anne Lund blev ikke fundet inhabil.",
        "Anne Lund er ikke inhabil i sagen.",
        "Odense Kommune deltog ikke i mødet.",
        "Radikale Venstre og Dansk Folkeparti var fraværende.",
        "Afbud fra to medlemmer.",
        "Børne- og Ungeudvalget havde meldt afbud.",
        "Formanden forlod mødet kl. 11.30.",
        "Peter forlod mødet kl. 11.30.",
        "Der var 40 til stede fra Region Syddanmark.",
        "Peter Holm Byg deltog ikke i udbuddet.",
        "Peter Holm kom med et ændringsforslag.",
        "Peter Holm mødte modstand.",
        "Peter Holm (A) deltog i debatten.",
        "Spørgsmålet om Peter Holms habilitet blev drøftet.",
        "Peter Holm gik ind for forslaget.",
    ],
)
def test_a_sentence_that_says_nothing_of_a_person_s_presence(text: str) -> None:
    assert head(text) == ()


def test_the_examples_of_every_wording() -> None:
    for wording in phrases().attendance.sentences:
        assert wording.examples, wording.pattern
        for example in wording.examples:
            found = read_item_attendance([section(example)], lines(example), "7", "Veje")[1]
            assert found, example
            assert any(one.disqualified for one in found) == (wording.says == "disqualified"), example


# Under an item -------------------------------------------------------------------------------------------------------


def section(text: str, kind: str = "beslutning", first: int = 1) -> Section:
    """Each paragraph of the text is a block."""
    blocks, number, kept = [], first, list[str]()
    for line in [*text.split("\n"), ""]:
        if line:
            kept.append(line)
        elif kept:
            blocks.append(Block(BlockKind.PARAGRAPH, " ".join(kept), Span(number - len(kept), number - 1)))
            kept = []
        number += 1
    return Section(1, kind, None, tuple(blocks), Span(first, number - 1))


def under(text: str, title: str = "Veje") -> tuple[list[str], list[str]]:
    """What is left of the decision, and what its sentences say of attendance, under item 7."""
    sections, found = read_item_attendance([section(text)], lines(text), "7", title)
    return [block.text for block in sections[0].blocks], said(found)


def test_absence_under_an_item_is_no_part_of_the_decision() -> None:
    assert under("Godkendt.\n\nFraværende: Peter Holm (A)") == (["Godkendt."], ["Peter Holm: A absent"])


def test_absence_in_the_same_paragraph_is_cut_out() -> None:
    assert under("Godkendt.\nFraværende: Peter Holm (A), Anne Lund (V)") == (
        ["Godkendt."],
        ["Peter Holm: A absent", "Anne Lund: V absent"],
    )
    assert under("Godkendt. Fraværende: Peter Holm (A)") == (["Godkendt."], ["Peter Holm: A absent"])
    assert under("Afbud fra Peter Holm. Udvalget godkendte\nindstillingen.") == (
        ["Udvalget godkendte indstillingen."],
        ["Peter Holm: excused"],
    )


def test_what_stands_between_two_parts_of_a_decision_parts_it() -> None:
    left, found = under("Godkendt.\nFraværende: Peter Holm\nSagen sendes i høring.")
    assert left == ["Godkendt.", "Sagen sendes i høring."]
    assert found == ["Peter Holm: absent"]


def test_a_heading_over_attendance_and_its_sentences_go() -> None:
    text = "Dagsordenen blev godkendt.\n\nFremmøde og inhabilitet:\n\nPeter Holm havde meldt afbud, og Anne Lund deltog i stedet."
    assert under(text) == (
        ["Dagsordenen blev godkendt."],
        ["Peter Holm: excused", "Anne Lund: substitute present for Peter Holm"],
    )


def test_names_one_on_each_line_of_a_paragraph_stay_apart() -> None:
    assert under("Til stede var:\nPeter Holm\nAnne Lund\n\nDagsordenen blev godkendt.") == (
        ["Dagsordenen blev godkendt."],
        ["Peter Holm: present", "Anne Lund: present"],
    )


def test_a_sentence_that_decides_too_stays_whole() -> None:
    text = "Godkendt med 5 stemmer, idet Peter Holm (A) var fraværende."
    assert under(text) == ([text], ["Peter Holm: A absent"])


def test_taking_no_part_in_this_item_is_bounded_by_it_and_no_disqualification() -> None:
    assert under("Peter Holm (A) deltog ikke i sagens behandling.\n\nGodkendt.") == (
        ["Godkendt."],
        ["Peter Holm: A partial not [/7-/7]"],
    )
    assert under("Peter Holm forlod lokalet under punktets behandling.")[1] == ["Peter Holm: partial not [/7-/7]"]
    assert under("Peter Holm forlod mødet under punktet.")[1] == ["Peter Holm: partial [/-/7]"]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Holm erklærede sig inhabil og deltog ikke i sagens behandling.",
        "Peter Holm deltog ikke i sagens behandling på grund af inhabilitet.",
        "På grund af inhabilitet deltog Peter Holm ikke i sagens behandling.",
        "Peter Holm blev erklæret inhabil og forlod lokalet.",
    ],
)
def test_disqualification_is_said_only_with_its_ground(text: str) -> None:
    assert under(text) == ([], ["Peter Holm: partial not [/7-/7] disqualified"])


def test_an_item_about_attendance_keeps_its_decision() -> None:
    assert under("Peter Holm, Anne Lund og Ole Bo.", "Fraværende") == (
        ["Peter Holm, Anne Lund og Ole Bo."],
        ["Peter Holm: absent", "Anne Lund: absent", "Ole Bo: absent"],
    )
    assert under("Ingen.", "Fraværende") == (["Ingen."], [])


def test_whom_the_body_appoints_did_not_therefore_attend() -> None:
    text = "Følgende udpeges:\nMedlemmer: Peter Holm (A), Anne Lund (V)\nStedfortræder: Ole Bo"
    assert under(text) == ([text.replace("\n", " ")], [])


def test_attendance_of_earlier_sections_is_not_this_meeting_s() -> None:
    earlier, own = "Anbefales.\nFraværende: Peter Holm", "Godkendt."
    both = [section(earlier), section(own, first=3)]
    left, found = read_item_attendance(both, lines(f"{earlier}\n{own}"), "7", "Veje")
    assert found == () and left == tuple(both)


def test_the_case_s_own_story_is_not_looked_through() -> None:
    story = section("Peter Holm deltog ikke i mødet.", "sagsfremstilling")
    assert read_item_attendance([story], lines("Peter Holm deltog ikke i mødet."), "7", "Veje") == ((story,), ())


# Names ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Poul-Erik Holm og H.C. Lund", ["Poul-Erik Holm", "H.C. Lund"]),
        ("Jens Chr. Yde, Anne von Lund, Ole van der Bo", ["Jens Chr. Yde", "Anne von Lund", "Ole van der Bo"]),
        ("Çelik Öztürk og Åse Ærø-Østergård", ["Çelik Öztürk", "Åse Ærø-Østergård"]),
        ("PETER HOLM", ["PETER HOLM"]),
        ("Fremlagt af Peter Holm.", ["Peter Holm"]),
        ("Borgmester Peter Holm Rådmand Anne Lund", ["Peter Holm", "Anne Lund"]),
        ("Peter Holm. Anne Lund", ["Peter Holm", "Anne Lund"]),
        ("Peter\nHolm", []),
        ("Dansk Byggeri, Region Nord, Nordre Skole", []),
        ("Bo", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [person.name for person in find_persons(text)] == names


def test_reading_a_long_line_or_many_lines_takes_time_in_proportion() -> None:
    long = "Til stede: " + ", ".join(["Peter Holm (A)"] * 20_000)
    many = "Deltagere:\n" + "Peter Holm,\n" * 20_000
    assert len(head(long)) <= 1
    assert len(head(many)) == 1
