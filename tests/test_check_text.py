"""Head, contents list, numbers, decisions and unread lines against themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from small_minutes import WHEN, entries, item, minutes, reading, titled

from mapping.check.contents import check_contents
from mapping.check.doubles import check_item_numbers, check_section_headings
from mapping.check.missing import check_decisions, check_outcomes, check_unread
from mapping.check.weekday import check_term, check_weekday
from mapping.model import BodyName, Decision, DecisionPart, LineNote, Outcome, Section, Span
from mapping.problems import Severity

UNKNOWN = Outcome("ikke-klassificeret", None, Span(7, 7))


def test_minutes_that_agree_with_themselves_give_no_problem() -> None:
    whole = reading(item(), contents=entries("Godkendelse af dagsorden"))
    numbers, rest = (check_item_numbers, check_section_headings), (check_decisions, check_outcomes, check_unread)
    assert [problem for check in (check_weekday, check_term, check_contents, *numbers, *rest) for problem in check(whole)] == []


def test_a_weekday_of_another_date_is_a_warning_with_both() -> None:
    (problem,) = check_weekday(reading(item(), time=replace(WHEN, day=date(2026, 4, 29))))
    assert str(problem) == (
        "odense/referat.txt:2: weekday-differs-from-date\n"
        "  saw    «tirsdag» for 2026-04-29, which is a onsdag.\n"
        "  needs  the right date or the right weekday in the minutes; the date is published as printed."
    )
    assert problem.severity is Severity.WARNING


def test_no_printed_weekday_is_no_wrong_one() -> None:
    assert not list(check_weekday(reading(item(), time=replace(WHEN, weekday=None))))


@pytest.mark.parametrize(
    ("term", "found"), [((2026, 2029), 0), ((2022, 2026), 0), ((2022, 2025), 1), ((2030, 2033), 1), (None, 0)]
)
def test_the_term_holds_the_meetings_year(term: tuple[int, int] | None, found: int) -> None:
    problems = list(check_term(reading(item(), body=BodyName("Socialudvalget", term, Span(1, 1)))))
    assert [problem.code for problem in problems] == ["term-does-not-hold-date"] * found


# The table of contents -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ('D-sag: Afrapportering "Alle skal med"', "Afrapportering ”Alle skal med”"),
        ("D-sag: Indfrielse af ledigheds mål", "Indfrielse af ledighedsmål"),
        ('D-sag: Status på projekt "Den gode overgang fr', "Status på projekt ”Den gode overgang fra skole til job”"),
        ("Status - på unge", "Status – på unge"),
        ("Punkt 1: D-sag: Status", "Status"),
        ("1. D-SAG: STATUS", "Status"),
    ],
)
def test_an_entry_may_be_torn_cut_short_or_set_otherwise(entry: str, title: str) -> None:
    assert list(check_contents(reading(titled("1", title), contents=entries(entry)))) == []


def test_an_entry_with_other_words_is_a_note_with_both_places() -> None:
    whole = reading(titled("14", "Orientering om ledige i job"), contents=entries("D-sag: Orientering om ledige lande"))
    (problem,) = check_contents(whole)
    assert str(problem) == (
        "odense/referat.txt:4: contents-differ-from-heading\n"
        "  saw    «D-sag: Orientering om ledige lande» in the table of contents,\n"
        "         «Punkt 14: D-sag: Orientering om ledige i job» as the heading on line 5.\n"
        "  needs  the same words in both; the heading is the one that is published as the item's title."
    )
    assert problem.severity is Severity.NOTE


def test_an_entry_without_item_is_a_warning_and_the_others_still_find_theirs() -> None:
    contents = entries("D-sag: Første", "D-sag: Anden", "D-sag: Tredje")
    whole = reading(titled("1", "Første"), titled("3", "Tredje"), contents=contents)
    (problem,) = check_contents(whole)
    assert (problem.line, problem.code, problem.severity) == (5, "item-missing", Severity.WARNING)
    assert "«D-sag: Anden»" in problem.saw and "3 entries, 2 items" in problem.saw


def test_an_item_without_entry_is_a_note() -> None:
    (problem,) = check_contents(reading(titled("1", "Første"), titled("2", "Anden"), contents=entries("D-sag: Første")))
    assert (problem.line, problem.code, problem.severity) == (5, "contents-differ-from-heading", Severity.NOTE)
    assert "«Punkt 2: D-sag: Anden»" in problem.saw


def test_minutes_without_table_of_contents_pass() -> None:
    assert list(check_contents(reading(item()))) == []


# Doubles ---------------------------------------------------------------------------------------------------------


def test_two_items_of_one_number_are_an_error() -> None:
    (problem,) = check_item_numbers(reading(item("4a"), item("5"), item("4A", heading_span=Span(40, 40))))
    assert (problem.line, problem.code, problem.severity) == (40, "item-number-twice", Severity.ERROR)
    assert "line 5 has that number already" in problem.saw


def test_a_second_decision_in_an_item_is_a_warning() -> None:
    twice = tuple(Section(place, "beslutning", "Beslutning", (), Span(place, place)) for place in (6, 9))
    (problem,) = check_section_headings(reading(item(sections=twice)))
    assert (problem.line, problem.code, problem.severity) == (9, "section-twice", Severity.WARNING)


def test_two_accounts_of_the_case_are_allowed() -> None:
    twice = tuple(Section(place, "sagsfremstilling", "Sagsfremstilling", (), Span(place, place)) for place in (6, 9))
    assert list(check_section_headings(reading(item(sections=twice)))) == []


# What is missing -------------------------------------------------------------------------------------------------


def test_an_item_without_decision_is_a_warning() -> None:
    (problem,) = check_decisions(reading(item("1", decision=None, outcome=None), item("2")))
    assert (problem.line, problem.code, problem.severity) == (5, "no-decision", Severity.WARNING)
    assert "cut off" not in problem.needs


def test_a_last_item_without_decision_may_be_a_cut_file() -> None:
    (problem,) = check_decisions(reading(item("1"), item("2", decision=None, outcome=None)))
    assert "The minutes end on line 7, inside this item." in problem.saw
    assert problem.needs.startswith("the whole file, if it was cut off")


def test_an_item_that_another_took_off_the_agenda_needs_no_decision() -> None:
    assert list(check_decisions(reading(item("3", decision=None, outcome=None, dropped_by="1")))) == []


def test_an_unknown_wording_tells_where_to_teach_it() -> None:
    unknown = item(heading="Punkt 7: Lokalplan 1187", outcome=UNKNOWN, decision=Decision("Sendes i høring.", (), Span(7, 7)))
    (problem,) = check_outcomes(reading(unknown))
    assert str(problem) == (
        "odense/referat.txt:7: unknown-outcome\n"
        "  saw    «Sendes i høring.» under «Punkt 7: Lokalplan 1187».\n"
        "  needs  a skos:hiddenLabel in ontology/outcomes.ttl, if it is a decision;\n"
        "         an ignore line in mapping/municipalities/odense.toml, if it is not."
    )
    assert problem.severity is Severity.WARNING


def test_an_unknown_part_is_told_once_and_by_its_own_words() -> None:
    part = DecisionPart(2, "Sendes i høring.", replace(UNKNOWN, span=Span(8, 8)), None, Span(8, 8))
    unknown = item(outcome=UNKNOWN, decision=Decision("Godkendt.\nSendes i høring.", (part,), Span(7, 8)))
    (problem,) = check_outcomes(reading(unknown))
    assert problem.line == 8 and "«Sendes i høring.»" in problem.saw


def test_unread_lines_are_listed_and_then_counted() -> None:
    notes = tuple(LineNote(line, f"linje {line}", "unread") for line in range(10, 18))
    found = list(check_unread(reading(item(), unread=notes)))
    assert [problem.line for problem in found] == [10, 11, 12, 13, 14, 15]
    assert found[0].saw == "«linje 10»." and found[-1].saw == "3 more lines that were not read, from line 15 to line 17."
    assert {problem.severity for problem in found} == {Severity.WARNING}


def test_a_message_shows_hostile_text_harmless() -> None:
    note = LineNote(3, "\x1b[2J" + "x" * 1_000_000, "unread")
    (problem,) = check_unread(reading(item(), unread=(note,)))
    assert "\x1b" not in str(problem) and len(str(problem)) < 500


def test_minutes_without_items_have_nothing_to_check() -> None:
    assert not minutes().items and list(check_decisions(reading())) == []
