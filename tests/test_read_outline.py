"""The outline of minutes in many layouts: head, items, numbers, case numbers, groups, closed doors, gaps."""

from __future__ import annotations

from datetime import date, time

import outline_minutes as written
import pytest

from mapping.model import Minutes
from mapping.problems import Unreadable
from mapping.profiles import CaseTypeForm, Group, IgnoreRule, Layout, Profile
from mapping.read import read_minutes

PROFILE = Profile(slug="prøveby", name="Prøveby Kommune")
HEAD = "REFERAT Byrådet 2026-2029 d. 06-05-2026\n\nMødedato Onsdag d. 6. maj 2026 kl. 17:00\n\n"


def read(text: str, profile: Profile = PROFILE) -> Minutes:
    return read_minutes(text.encode(), "prøveby/referat.txt", profile).minutes


def titles(minutes: Minutes) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in minutes.items]


def cases(minutes: Minutes) -> list[str | None]:
    return [item.case_number.printed if item.case_number else None for item in minutes.items]


def unread(minutes: Minutes) -> list[str]:
    return [note.text for note in minutes.unread]


def test_a_heading_printed_as_a_link_and_again_is_one_item() -> None:
    minutes = read(written.POINT_PAGES)
    assert (minutes.body.name, minutes.time.day) == ("Kultur- og Idrætsudvalget", date(2019, 4, 3))
    assert (minutes.time.weekday, minutes.time.start, minutes.time.end) == ("onsdag", time(18), None)
    assert titles(minutes) == [("42", "Beslutninger om dagsordenen"), ("43", "Ny plan for roklubben")]
    assert cases(minutes) == ["299835", "315923"]
    assert [item.decision.text for item in minutes.items if item.decision] == ["Godkendt.", "Godkendt."]
    assert unread(minutes) == []


def test_a_contents_heading_glued_to_the_first_item_is_taken_off() -> None:
    minutes = read(written.GLUED_CONTENTS)
    assert (minutes.body.name, minutes.time.start) == ("Byrådet", time(19))
    assert minutes.place and minutes.place.text == "Byrådssalen, Rådhuset"
    assert titles(minutes) == [
        ("1", "Fraværende"),
        ("2", "Bemærkninger til dagsordenen"),
        ("5", "2. behandling af budget 2022"),
    ]
    assert minutes.missing_numbers == ("3", "4")


def test_labels_of_a_machine_give_a_term_but_no_end() -> None:
    minutes = read(written.MACHINE_LABELS)
    assert (minutes.body.name, minutes.body.term) == ("Økonomiudvalget", (2014, 2017))
    assert (minutes.time.start, minutes.time.end) == (time(14), None)
    assert [number for number, _ in titles(minutes)] == ["18", "20", "23"]
    assert [item.group for item in minutes.items] == [None, "SAGER TIL DRØFTELSE", "SAGER TIL BESLUTNING"]
    assert minutes.missing_numbers == ("22",)
    assert [entry.closed for entry in minutes.contents] == [False, False, True]


def test_points_of_recommendations_are_no_items_and_headings_printed_twice_are_one() -> None:
    minutes = read(written.PRINTED_TWICE)
    assert titles(minutes) == [("1", "Godkendelse af dagsorden (B)"), ("2", "Siden sidst fra medlemmerne (O)")]
    assert cases(minutes) == ["330-2019-2104", "330-2019-9361"]
    number = minutes.items[0].case_number
    assert number and (number.kle_topic, number.serial, number.year_opened) == (None, 2104, 2019)


def test_the_body_may_stand_in_the_decisions_headings_alone() -> None:
    minutes = read(written.NO_BODY_IN_HEAD)
    assert (minutes.body.name, minutes.body.term) == ("Byrådet", (2018, 2021))
    assert (minutes.time.day, minutes.time.start) == (date(2018, 10, 1), time(18))
    assert titles(minutes) == [("143", "Godkendelse af dagsorden"), ("144", "2. behandling af budget 2019-2022")]
    assert [item.sections[-1].heading for item in minutes.items] == ["Beslutning i Byrådet (18-21) den 01-10-2018"] * 2


def test_a_head_of_five_lines_and_numbered_sub_headings() -> None:
    minutes = read(written.FIVE_LINE_HEAD)
    assert (minutes.body.name, minutes.time.day, minutes.time.start) == ("Kommunalbestyrelsen", date(2015, 9, 28), time(19))
    assert minutes.place and minutes.place.text == "Kommunalbestyrelsens mødesal"
    assert titles(minutes) == [("227", "Spørgsmål om broen"), ("228", "Lokalplan 191"), ("231", "Salg af grund")]
    assert [entry.text for entry in minutes.contents] == ["227 Spørgsmål om broen", "228 Lokalplan 191", "231 Salg af grund"]
    assert minutes.missing_numbers == ("229", "230")
    assert unread(minutes) == []


def test_case_numbers_above_the_headings_belong_to_the_items_below_them() -> None:
    minutes = read(written.NUMBER_ABOVE)
    assert minutes.body.name == "Udvalget for Teknik og Miljø"
    assert minutes.place and minutes.place.text == "Rådhuset, Østergade 22 - Mødelokale Skoven"
    assert cases(minutes) == ["85.02.02-G01-5-17", "02.34.02-P19-12-20", "02.34.02-P19-13-20"]
    assert [item.closed for item in minutes.items] == [False, False, True]
    assert minutes.missing_numbers == ("133",)
    assert minutes.items[0].span.first < minutes.items[0].heading_span.first


def test_titles_above_their_numbers() -> None:
    minutes = read(written.TITLE_ABOVE)
    assert titles(minutes) == [("129", "Spørgetid"), ("130", "Tillæg 1 til Lokalplan 145"), ("131", "Salg af areal")]
    assert minutes.items[1].heading == "Tillæg 1 til Lokalplan 145 Sag nr. 130"
    assert [section.kind for section in minutes.items[0].sections] == ["kompetence", "resume", "beslutning"]


def test_titles_below_the_data_of_the_file() -> None:
    minutes = read(written.TITLE_BELOW_DATA)
    assert (minutes.time.day, minutes.time.weekday, minutes.time.start) == (date(2009, 5, 14), "torsdag", time(7, 30))
    assert titles(minutes) == [("1", "Meddelelser"), ("2", "Havnen - generalforsamling")]
    assert cases(minutes) == ["09/10438", "09/11524"]
    assert [(entry.text, entry.page) for entry in minutes.contents][:2] == [("Meddelelser", 3), ("Havnen - generalforsamling", 5)]
    assert [note.rule for note in minutes.ignored].count("running-head") == 2
    assert minutes.items[0].informs and not minutes.items[1].informs


def test_roman_pages_groups_of_doors_and_a_printed_end() -> None:
    minutes = read(written.ROMAN_PAGES)
    assert (minutes.time.day, minutes.time.start, minutes.time.end) == (date(2002, 5, 15), time(19), time(21, 35))
    assert [entry.page for entry in minutes.contents] == [1, 2, 15]
    assert titles(minutes)[-1] == ("103", "Tandpleje for unge")
    assert [item.closed for item in minutes.items] == [False, False, True]
    assert minutes.items[0].group == "Til efterretning - for åbne døre"
    number = minutes.items[0].case_number
    assert number and (number.kle_topic, number.kle_facet, number.year_opened) == ("00.01.00", "A04", 2002)
    assert minutes.items[0].decision and minutes.items[0].decision.text == "Taget til efterretning."
    assert minutes.missing_numbers == ()


def test_a_page_of_one_item_with_two_numbers() -> None:
    minutes = read(written.ONE_ITEM_PAGE)
    assert (minutes.body.name, minutes.time.start) == ("Borgerrepræsentationen", time(17, 30))
    (item,) = minutes.items
    assert (item.number, item.other_numbers, item.title) == ("20", ("BR 366/07",), "Indmeldelse i foreningen")
    assert unread(minutes) == []


def test_case_numbers_in_brackets_after_titles() -> None:
    minutes = read(written.BRACKETS)
    assert titles(minutes) == [("1", "Velkomst"), ("2", "Godkendelse af dagsorden"), ("3", "Midler")]
    assert cases(minutes) == [None, "2018-0073256", "2018-0073257"]
    assert minutes.items[1].heading == "2. Godkendelse af dagsorden (2018-0073256)"
    assert minutes.body.name == "Havnens Lokaludvalg"


def test_data_of_the_file_under_a_heading_is_no_lead() -> None:
    minutes = read(written.FILE_DATA)
    assert (minutes.time.start, minutes.time.end) == (time(19), time(23, 55))
    assert titles(minutes) == [("1", "Spørgetid for borgerne"), ("2", "Budget")]
    assert cases(minutes) == ["306-2009-600", "306-2019-700"]
    assert [item.sections[0].kind for item in minutes.items] == ["sagsfremstilling", "indstilling"]
    assert [note.text for note in minutes.ignored if note.rule == "item-metadata"][:3] == [
        "Dok. 306-2019-263412",
        "Initialer: PIM",
        "Åbent",
    ]


def test_an_item_without_sections_and_contents_printed_like_headings() -> None:
    minutes = read(written.NO_SECTIONS)
    assert titles(minutes) == [("1", "Meddelelser"), ("2", "Anden budgetopfølgning"), ("3", "Nyt køkken")]
    assert [entry.page for entry in minutes.contents] == [2, 3, 4]
    assert [item.group for item in minutes.items] == [None, "ØKONOMIUDVALGET", "ØKONOMIUDVALGET"]
    assert minutes.place and minutes.place.text == "Kommunalbestyrelsens mødesal"


def test_markdown_with_open_and_closed_in_brackets() -> None:
    minutes = read(written.MARKDOWN)
    assert minutes.body.name == "Teknik- og Bygningsudvalget"
    assert titles(minutes) == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Bæredygtigt byggeri"),
        ("3", "Udbud"),
        ("4", "Eventuelt"),
    ]
    assert [item.closed for item in minutes.items] == [False, False, True, True]
    assert cases(minutes) == ["25/4311", "25/4312", "25/4313", None]
    assert minutes.time.end == time(17, 40)


def test_numbers_alone_on_their_lines() -> None:
    minutes = read(written.NUMBER_ALONE)
    assert (minutes.body.name, minutes.time.weekday, minutes.time.start) == ("Byrådet", "tirsdag", time(17))
    assert titles(minutes) == [("1", "Godkendelse af dagsorden"), ("2", "Budget")]
    assert minutes.items[1].heading == "2. Budget"


def test_items_without_numbers_are_called_by_their_place() -> None:
    minutes = read(written.UNNUMBERED)
    assert (minutes.body.name, minutes.time.day) == ("Lindeby Byråd", date(2019, 9, 11))
    assert titles(minutes) == [("1", "Fælles ansvar for hjem"), ("2", "Ny skole i byen")]


# Numbers ---------------------------------------------------------------------------------------------------------


def item(heading: str, *lines: str) -> str:
    return "\n\n".join([heading, *(lines or ("Beslutning", "Godkendt."))]) + "\n\n"


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        (["Punkt 1: A", "Punkt 17: B", "Punkt 2: C"], ["1", "17", "2"]),
        (["4. Havn", "4a. Kaj", "5. Skole"], ["4", "4a", "5"]),
        (["Nr.178 - Havn", "Nr.179 - Skole"], ["178", "179"]),
        (["Sag 12: Havn", "Sag 13: Skole"], ["12", "13"]),
        (["Punkt nr. 4 Havn", "Punkt nr. 5 Skole"], ["4", "5"]),
        (["Sag nr. 129 Havn", "Sag nr. 130 Skole"], ["129", "130"]),
        (["492. Havn", "493. Skole"], ["492", "493"]),
        (["4 Havn", "5 Skole"], ["4", "5"]),
        (["# 1. Havn", "## 2. Skole"], ["1", "2"]),
        (["**Pkt. 8** ", "Pkt. 9 Skole"], ["8", "9"]),
    ],
)
def test_numbers_are_labels_in_printed_order(headings: list[str], numbers: list[str]) -> None:
    minutes = read(HEAD + "".join(item(heading) for heading in headings))
    assert [each.number for each in minutes.items] == numbers


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [([1, 2, 4], ("3",)), ([1, 2, 3], ()), ([5, 3, 2], ("4",)), ([1, 40], ()), ([7], ()), ([12, 13, 16, 17], ("14", "15"))],
)
def test_gaps_are_told_only_within_a_numbering(numbers: list[int], missing: tuple[str, ...]) -> None:
    minutes = read(HEAD + "".join(item(f"Punkt {number}: Sag {number}") for number in numbers))
    assert minutes.missing_numbers == missing


def test_a_list_that_counts_on_from_an_items_number_makes_no_items() -> None:
    points = ("Indstilling", "Forvaltningen indstiller,", "1. Planen vedtages", "2. Planen sendes ud", "3. Sagen lukkes")
    minutes = read(
        HEAD + item("1. Havn", *points, "Beslutning", "Godkendt.") + item("2. Skole", *points, "Beslutning", "Godkendt.")
    )
    assert titles(minutes) == [("1", "Havn"), ("2", "Skole")]


def test_numbered_sub_headings_after_the_last_item_make_no_items() -> None:
    report = (
        "Sagsfremstilling",
        "1. Boliger",
        "Der bygges.",
        "2. Veje",
        "Der køres.",
        "3. Skoler",
        "Der læses.",
        "Beslutning",
        "Ja.",
    )
    minutes = read(HEAD + item("1. Havn") + item("2. Plan", *report))
    assert titles(minutes) == [("1", "Havn"), ("2", "Plan")]


def test_dates_amounts_and_years_at_the_beginning_of_lines_make_no_items() -> None:
    text = (
        "Sagsfremstilling",
        "3. maj 2026 mødes vi.",
        "2 mio. kr. er nok.",
        "2027 Budgettet falder.",
        "3.000 kr. hver",
        "Beslutning",
        "Ja.",
    )
    minutes = read(HEAD + item("1. Havn", *text) + item("2. Plan", *text))
    assert titles(minutes) == [("1", "Havn"), ("2", "Plan")]


def test_a_number_printed_twice_with_two_decisions_stays_twice() -> None:
    minutes = read(HEAD + item("Punkt 2: Havn") + item("Punkt 2: Havn"))
    assert [each.number for each in minutes.items] == ["2", "2"]


def test_contents_with_the_words_of_the_headings_are_no_items() -> None:
    listed = "Indholdsfortegnelse\nPunkt 1: Havn\nPunkt 2: Skole\nPunkt 3: Lukket punkt\n\n"
    minutes = read(HEAD + listed + item("Punkt 1: Havn") + item("Punkt 2: Skole"))
    assert titles(minutes) == [("1", "Havn"), ("2", "Skole")]
    assert [entry.text for entry in minutes.contents] == ["Punkt 1: Havn", "Punkt 2: Skole", "Punkt 3: Lukket punkt"]


# Time ------------------------------------------------------------------------------------------------------------


def test_a_meeting_over_two_days() -> None:
    head = "Kommunalbestyrelsen\n\nReferat\n\nMødedato: 8. juni 2006 kl. 18.00\n\nMødet fortsatte den 19. juni.\n\n"
    minutes = read(head + item("1. Havn"))
    assert (minutes.time.day, minutes.time.continued) == (date(2006, 6, 8), (date(2006, 6, 19),))
    assert unread(minutes) == []


def test_start_and_end_in_one_line_of_a_decision() -> None:
    said = ("Beslutning", "Mødet startede kl. 15.30 og sluttede kl. 16.45.", "Godkendt.")
    minutes = read("Referat fra møde i Økonomiudvalget den 31. marts 2020\n\n" + item("1. Dagsorden", *said))
    assert (minutes.time.start, minutes.time.end) == (time(15, 30), time(16, 45))
    assert minutes.items[0].decision and minutes.items[0].decision.text == "Godkendt."


def test_no_printed_end_is_no_end() -> None:
    assert read(HEAD + item("Punkt 1: Havn")).time.end is None


# Layouts ---------------------------------------------------------------------------------------------------------

LETTERED = Layout(
    name="bogstaver",
    item_marks=("Emne",),
    headings={"Hvad mener vi": "sagsfremstilling"},
    case_type_forms=(CaseTypeForm(r" ?\((?P<letter>[BO])\)$", ()), CaseTypeForm(r"^(?P<letter>D) - ", ())),
    groups=(Group(r"[A-Z]\. Sager til .*", "A"), Group("Bag døren", None, True)),
    ignore=(IgnoreRule("foot", "Prøveby .*", ()),),
)


def test_a_layout_teaches_marks_headings_letters_groups_and_feet() -> None:
    text = (
        HEAD
        + "A. Sager til byrådet\n\nEmne 1: Havn (B)\n\nHvad mener vi\n\nDet er godt.\n\nPrøveby 2026\n\nBeslutning\n\nJa.\n\n"
    )
    minutes = read(text + "Bag døren\n\nEmne 2: D - Salg\n\nEmne 3: Køb\n", Profile("prøveby", "Prøveby", layouts=(LETTERED,)))
    assert minutes.layout == "bogstaver"
    assert [(each.title, each.case_type, each.closed) for each in minutes.items] == [
        ("Havn", "B", False),
        ("Salg", "D", True),
        ("Køb", None, True),
    ]
    assert minutes.items[0].group == "A. Sager til byrådet"
    assert [section.kind for section in minutes.items[0].sections] == ["sagsfremstilling", "beslutning"]
    assert [note.rule for note in minutes.ignored if note.line > 4] == ["group-heading", "foot", "group-heading"]


def test_a_layout_of_another_time_is_not_used() -> None:
    old = Layout(name="gammel", last=date(2020, 12, 31))
    assert read(HEAD + item("Punkt 1: Havn"), Profile("prøveby", "Prøveby", layouts=(old,))).layout == "generel"


# What is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Referat\n\n1. Havn\n\nBeslutning\n\nJa.\n", "no-body"),
        ("Økonomiudvalget\n\nReferat\n\n1. Havn\n\nBeslutning\n\nJa.\n", "no-date"),
        ("Økonomiudvalget\n\n31. februar 2026\n\n1. Havn\n\nBeslutning\n\nJa.\n", "impossible-date"),
        ("Økonomiudvalget\n\nReferat 3. marts 2026\n\nKun tekst.\n", "no-items"),
        ("Indkøb\n\n- Mælk\n", "no-minutes"),
    ],
)
def test_what_cannot_be_published_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.problem.code == code and caught.value.problem.needs


# Hostile ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "1. Titel\n" * 10_000,
        "".join(f"{n}. Titel {n}\n" for n in range(10_000)),
        "".join(f"{n % 7}. Titel\nBeslutning\nJa.\n" for n in range(4_000)),
        "Punkt 1: Titel\n" * 10_000,
        "1. Titel\n" + "Lukkede sager\n" * 10_000 + "2. Titel\nBeslutning\nJa.\n",
        "".join(f"{n}. Sager til drøftelse\n" for n in range(10_000)),
    ],
    ids=["same", "rising", "wrapping", "strong", "groups", "numbered-groups"],
)
def test_ten_thousand_candidates_are_read_or_refused(body: str) -> None:
    try:
        minutes = read(HEAD + body)
    except Unreadable as unreadable:
        assert unreadable.problem.code == "no-items"
    else:
        assert minutes.items


# Found on written documents ----------------------------------------------------------------------------------------


def test_remarks_tell_of_times_and_further_days() -> None:
    said = (
        "Bemærkninger: Afbud: Per Prøve. Mødet startede kl. 18.00 og sluttede kl. 20.45. Mødet blev fortsat den 19. august 2021."
    )
    minutes = read(
        f"Beslutningsprotokol\n\nonsdag den 18. august 2021 kl. 18:00\n\nUdvalg: Byrådet\n{said}\n\n" + item("1. Havn")
    )
    assert (minutes.time.start, minutes.time.end) == (time(18), time(20, 45))
    assert minutes.time.continued == (date(2021, 8, 19),)


def test_a_late_item_stands_in_its_group_with_a_higher_number() -> None:
    late = [item(f"{number}. Sag", "Åbent - 01.02.05-P16-8-15", "Beslutning", "Ja.") for number in (1, 2, 9, 3, 4)]
    minutes = read(HEAD + "".join(late))
    assert [each.number for each in minutes.items] == ["1", "2", "9", "3", "4"]
    assert cases(minutes) == ["01.02.05-P16-8-15"] * 5


def test_a_group_printed_again_under_a_heading_is_no_lead() -> None:
    group = "Sager til orientering"
    minutes = read(HEAD + f"{group}\n\n" + item("1. Havn", group, "Sagsfremstilling", "Vand.", "Beslutning", "Ja."))
    assert minutes.items[0].group == group
    assert [section.kind for section in minutes.items[0].sections] == ["sagsfremstilling", "beslutning"]


def test_an_item_may_be_called_as_a_section_is() -> None:
    minutes = read(
        HEAD
        + item("1. Budget", "Sagsnr.: 25/4311", "Beslutning", "Ja.")
        + item("2. Økonomi", "Sagsnr.: 25/4312", "Beslutning", "Ja.")
    )
    assert titles(minutes) == [("1", "Budget"), ("2", "Økonomi")]
