"""What single municipalities print differently, read by general rules: decisions without a heading, tables torn to lines, …"""

from __future__ import annotations

import pytest
from item_text import decided

from mapping.model import Attendance, Minutes, Vote
from mapping.profiles import Profile
from mapping.read import read_minutes
from mapping.read.furniture import PageLine, furniture
from mapping.read.sentences import sentences
from mapping.vocabulary import body_kind

HEAD = "Prøveby Kommune\nReferat\nUdvalg: Byrådet\nDato: 11. oktober 2007\n\n"


def minutes(items: str, head: str = HEAD) -> Minutes:
    return read_minutes((head + items).encode(), "proeveby/moede.txt", Profile("proeveby", "Prøveby Kommune", "999")).minutes


# Sentences ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tillægget blev optaget på dagsordenen som punkt 55. Herefter godkendt.",
            ["Tillægget blev optaget på dagsordenen som punkt 55.", "Herefter godkendt."],
        ),
        ("Udvalget ønsker at udsætte pkt. 4. Byrådet godkendte.", ["Udvalget ønsker at udsætte pkt. 4.", "Byrådet godkendte."]),
        ("Der blev stemt om punkt 3. Godkendelse af budget.", ["Der blev stemt om punkt 3. Godkendelse af budget."]),
        ("Ad punkt 2. Udvalget godkendte.", ["Ad punkt 2. Udvalget godkendte."]),
        ("Loven er ændret i stk. 2. Herefterbruget falder.", ["Loven er ændret i stk. 2. Herefterbruget falder."]),
    ],
)
def test_a_numbers_stop_ends_a_sentence_before_a_word_that_opens_one(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


# Pages ----------------------------------------------------------------------------------------------------------------


def edges(pages: list[list[str]], place: int | None = None) -> set[str]:
    drawn = [[PageLine(text, place) for text in page] for page in pages]
    return {pages[page][line] for page, line in furniture(drawn)}


BODY = ["Sagen om stien.", "Sagen om skolen.", "Sagen om havnen.", "Sagen om vejen."]


def test_the_last_attachment_of_half_the_items_is_no_running_foot() -> None:
    last = ["Oversigt over tilbud", "Plan", "Oversigt over tilbud", "Kort"]
    assert edges([[body, end] for body, end in zip(BODY, last, strict=True)]) == set()


def test_an_entry_of_a_list_is_no_running_foot_on_whichever_pages() -> None:
    assert edges([[body, "- Handleplan for havnen"] for body in BODY]) == set()


def test_a_foot_on_every_page_is_one_and_on_every_left_page() -> None:
    assert edges([[body, "Prøveby Kommune"] for body in BODY]) == {"Prøveby Kommune"}
    six = [*BODY, "Sagen om parken.", "Sagen om torvet."]
    assert edges([[body, "Byrådet"] if i % 2 else [body] for i, body in enumerate(six)]) == {"Byrådet"}


def test_two_pages_that_end_alike_prove_nothing_but_where_numbers_count_them() -> None:
    assert edges([["Sagen om stien.", "Kort"], ["Sagen om skolen.", "Kort"]]) == set()
    assert edges([["Sagen om stien.", "Side 1"], ["Sagen om skolen.", "Side 2"]]) == {"Side 1", "Side 2"}


def test_an_area_is_no_council() -> None:
    assert body_kind("Oversigt over tilbud på ungeområdet") == "andet"
    assert body_kind("Ældrerådet") != "andet"


def test_the_last_attachment_before_an_item_is_no_heading_over_it() -> None:
    read = minutes("# Punkt 1: Sti\n\n## Bilag\n\nHandleplan for ungeområdet\n\n# Punkt 2: Havn\n\n## Beslutning\n\nGodkendt.\n")
    assert [one.title for one in read.items[0].attachments] == ["Handleplan for ungeområdet"]


# Votes ----------------------------------------------------------------------------------------------------------------


def sides(vote: Vote) -> list[tuple[str, int | None, str, tuple[str, ...]]]:
    return [(one.choice.value, one.count, " ".join(p.party for p in one.parties), one.members) for one in vote.sides]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Godkendt med 17 stemmer for. 1 stemme (Ø) imod.", [("for", 17, "", ()), ("against", 1, "Ø", ())]),
        (
            "For indstillingen stemte 20 (V, A). Imod stemte 9 (S, O). 1 undlod at stemme (Ø).",
            [("for", 20, "V A", ()), ("against", 9, "S O", ()), ("abstained", 1, "Ø", ())],
        ),
        (
            "Godkendt med 5 stemmer for (A, V) og 2 stemmer imod (Ø og F).",
            [("for", 5, "A V", ()), ("against", 2, "Ø F", ())],
        ),
        (
            "For stemte: A og V.\n\nImod stemte: Ø.\n\nAnbefales med 5 stemmer for og 2 imod.",
            [("for", 5, "A V", ()), ("against", 2, "Ø", ())],
        ),
    ],
)
def test_one_vote(text: str, expected: list[tuple[str, int | None, str, tuple[str, ...]]]) -> None:
    (vote,) = decided(text, "Byrådet").votes
    assert (vote.adopted, sides(vote)) == (None if text.startswith("For indst") else True, expected)


def test_numbers_after_a_vote_that_has_its_own_are_another_votes() -> None:
    text = "Forslaget blev forkastet med 3 stemmer for og 6 imod. Indstillingen blev godkendt med 6 stemmer for og 3 imod."
    assert [vote.adopted for vote in decided(text, "Byrådet").votes] == [False, True]


# Attendance -----------------------------------------------------------------------------------------------------------


def told(found: tuple[Attendance, ...]) -> list[tuple[str, str | None, str, str, str | None]]:
    return [(one.name, one.party, one.capacity.value, one.presence.value, one.substitute_for) for one in found]


OLD = """Nr. 1 BR 401/07. Godkendelse af dagsorden

Fraværende med afbud:

Borgmester Agnete Holm (B), tjenesterejse.

Mogens Bo (A), sygdom.

Fraværende uden afbud:

Ingen.

Delvist fraværende:

Birthe Lund (V) til kl. 18.40 i punkt 2.

Stedfortræder Rikke Dam (A) deltog i mødet for Mogens Bo (A).

Dagsordenen blev godkendt.

Nr. 2 BR 402/07. Cykelstier

Det foreslås,

1. at der anlægges stier.

Medlemsforslaget blev oversendt til Teknisk Udvalg uden afstemning.

Nr. 3 BR 403/07. Havnen

Sagsfremstilling

Forslaget blev vedtaget.
"""


def test_attendance_with_reasons_above_a_decision_without_a_heading() -> None:
    first = minutes(OLD).items[0]
    assert told(first.attendance) == [
        ("Agnete Holm", "B", "member", "excused", None),
        ("Mogens Bo", "A", "member", "excused", None),
        ("Birthe Lund", "V", "member", "partial", None),
        ("Rikke Dam", "A", "substitute", "present", "Mogens Bo"),
    ]
    assert first.decision and first.decision.text == "Dagsordenen blev godkendt."
    assert first.outcome and first.outcome.concept == "dagsorden-godkendt"


def test_a_decision_without_a_heading_stands_last_and_only_where_no_other_section_does() -> None:
    _, second, third = minutes(OLD).items
    assert second.outcome and second.outcome.concept == "oversendt"
    assert second.sections[-1].kind != "beslutning", "what is published stays as printed"
    assert third.decision is None


@pytest.mark.parametrize(
    "text", ["Forslaget blev vedtaget i 2005.", "Byrådet skal vedtage forslaget.", "Forslaget bør godkendes."]
)
def test_history_and_wishes_are_no_decision_without_a_heading(text: str) -> None:
    read = minutes(f"Punkt 1: Sti\n\n{text}\n\nPunkt 2: Havn\n\nBeslutning\n\nGodkendt.\n")
    assert read.items[0].decision is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Stedfortrædere: Anne Lund (V) for Peter Holm (V)", [("Anne Lund", "V", "substitute", "present", "Peter Holm")]),
        ("Deltagere:\nAnna Holm, (A)\nOle Bo, (V)", [("Anna Holm", "A"), ("Ole Bo", "V")]),
        ("Bemærkninger: Ikke til stede: Peter Holm (N). Mødet slut kl. 17.40.", [("Peter Holm", "N", "member", "absent", None)]),
    ],
)
def test_lists_of_the_head(line: str, expected: list[tuple[str, ...]]) -> None:
    read = minutes("Punkt 1: Sti\n\nBeslutning\n\nGodkendt.\n", f"{HEAD}{line}\n\n")
    assert [one[: len(expected[0])] for one in told(read.attendance)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fraværende: Peter Holm (A)\nAnne Lund (A) var indkaldt som suppleant for Peter Holm og blev godkendt.",
        "Peter Holm (A) var fraværende. Som suppleant var indkaldt Anne Lund (A).",
    ],
)
def test_a_substitute_who_was_called(text: str) -> None:
    item = minutes(f"Punkt 1: Sti\n\nBeslutning\n\n{text}\n\nGodkendt.\n").items[0]
    assert told(item.attendance) == [
        ("Peter Holm", "A", "member", "absent", None),
        ("Anne Lund", "A", "substitute", "present", "Peter Holm"),
    ]
    assert item.decision and item.decision.text == "Godkendt."


def test_a_label_of_absence_with_nobody_under_it_is_no_decision() -> None:
    item = minutes("Punkt 1: Sti\n\nBeslutning\n\nGodkendt.\n\nFraværende:\n").items[0]
    assert (item.attendance, item.decision and item.decision.text) == ((), "Godkendt.")


def test_from_one_item_up_to_and_with_another() -> None:
    item = minutes("Punkt 1: Sti\n\nBeslutning\n\nGodkendt.\n\nPeter Holm (A) deltog ikke i punkterne 3 til og med 6.\n").items[0]
    (stay,) = item.attendance[0].stays
    assert (stay.present, stay.from_item, stay.to_item) == (False, "3", "6")


# Items ----------------------------------------------------------------------------------------------------------------


def test_time_and_place_under_an_item_are_not_the_meetings() -> None:
    read = minutes("Punkt 1: Sti\n\nSted: Lokale 4\n\nTid: 16:00 - 17:00\n\nBeslutning\n\nGodkendt.\n")
    assert (read.place, read.time.start, read.time.end) == (None, None, None)


def test_a_table_of_treatment_torn_to_lines_is_of_the_items_file() -> None:
    torn = "Behandling\n\nMødedato\n\nÅbent punkt\n\nLukket punkt\n\nByrådet\n\n11-10-2007\n\n1\n\n"
    item = minutes(f"Punkt 1: Sti\n\n{torn}Resumé\n\nStien er kort.\n\nBeslutning\n\nGodkendt.\n").items[0]
    assert [section.kind for section in item.sections] == ["resume", "beslutning"]
    assert item.closed is False


def test_treatment_alone_is_a_sections_heading() -> None:
    item = minutes("Punkt 1: Sti\n\nBehandling\n\nByrådet\n\nBeslutning\n\nGodkendt.\n").items[0]
    assert [section.kind for section in item.sections] == ["historik", "beslutning"]


def test_points_each_in_its_own_paragraph_without_commas() -> None:
    item = minutes("Punkt 1: Sti\n\nIndstilling\n\nDirektionen indstiller,\n\nat stien anlægges\n\nat havnen lukkes\n").items[0]
    assert item.recommendation and [one.text for one in item.recommendation.points] == ["at stien anlægges", "at havnen lukkes"]


def test_a_price_level_between_an_amount_and_its_year() -> None:
    item = minutes("Punkt 1: Sti\n\nSagsfremstilling\n\nDer afsættes 1,2 mio. kr. (2020 p/l) i 2021 til stien.\n").items[0]
    assert [(one.years, one.price_level) for one in item.amounts] == [((2021,), "2020 p/l")]


@pytest.mark.parametrize(
    ("title", "concept"),
    [
        ("Beslutninger om dagsordenen", "dagsorden-godkendt"),
        ("Godkendelse af dagsorden til møde den 11. oktober 2007", "dagsorden-godkendt"),
        ("Godkendelse af dagsorden for havneselskabet", "godkendt"),
    ],
)
def test_the_approval_of_the_agenda_is_known_by_a_title_with_no_other_matter(title: str, concept: str) -> None:
    item = minutes(f"Punkt 1: {title}\n\nBeslutning\n\nGodkendt.\n").items[0]
    assert item.outcome and item.outcome.concept == concept


def test_open_attachments_right_before_an_item_are_no_heading_over_it() -> None:
    read = minutes("Punkt 1: Sti\n\nBilag:\nÅben - Kort\nÅben - Plan\n\nPunkt 2: Havn\n\nBeslutning\n\nGodkendt.\n")
    assert [one.title for one in read.items[0].attachments] == ["Åben - Kort", "Åben - Plan"]
    assert read.items[1].group is None


def test_a_heading_of_closed_doors_after_an_empty_list_of_attachments_stays_one() -> None:
    read = minutes("Punkt 1: Sti\n\nBilag\n\nLUKKEDE SAGER\n\nPunkt 2: Havn\n\nBeslutning\n\nGodkendt.\n")
    assert (read.items[1].group, read.items[1].closed) == ("LUKKEDE SAGER", True)


@pytest.mark.parametrize(
    ("second", "adds"),
    [("Taget til efterretning.", ()), ("Anbefales.", ()), ("Udsat.", ("delvis",)), ("Forkastet.", ("delvis",))],
)
def test_a_recommendation_is_followed_in_part_where_a_point_was_not(second: str, adds: tuple[str, ...]) -> None:
    points = "Indstilling\n\nDirektionen indstiller,\n\n1. at stien anlægges\n\n2. at havnen lukkes\n\n"
    item = minutes(f"Punkt 1: Sti\n\n{points}Beslutning\n\nAd 1. Anbefales.\n\nAd 2. {second}\n").items[0]
    assert item.outcome and (item.outcome.concept, item.outcome.qualifiers) == ("anbefalet", adds)
