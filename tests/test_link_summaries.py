"""A meeting in brief."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_minutes import budget, case_number, entries, item, mention, minutes, recommended_by

from mapping.collection import BudgetFigure, Coverage
from mapping.link import summarise
from mapping.link.summaries import LONGEST_DECISION, shortened
from mapping.model import Decision, LineNote, Outcome, Proposal, SourceFile, Span, TableKind

TABLE = budget("1.000 kr.\t2026\t2027\tI alt", "Inv - Flere seniorer\t1.500\t\t1.500", "Støtte\t5\t\t5", "I alt\t1.505\t\t1.505")


def test_an_item_in_brief() -> None:
    whole = minutes(item("3", case_type="D", case_number=case_number("27.12.04-G01-169-21")))
    (brief,) = summarise(whole).items
    assert (brief.meeting, brief.number, brief.position, brief.case_type) == (whole.key, "3", 3, "D")
    assert (brief.case_number, brief.kle_topic) == ("27.12.04-G01-169-21", "27.12.04")
    assert (brief.outcome, brief.decision, brief.heading_span) == ("godkendt", "Dagsordenen blev godkendt.", Span(5, 5))


def test_nothing_is_made_up_for_an_item_without_decision_or_case() -> None:
    (brief,) = summarise(minutes(item(decision=None, outcome=None))).items
    assert (brief.outcome, brief.decision, brief.case_number, brief.kle_topic) == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orientering\n\ngivet.", "Orientering givet."),
        ("x" * 300, "x" * 300),
        ("x" * 301, "x" * 299 + "…"),
        ("x" * 200 + " " + "y" * 200, "x" * 200 + "…"),
        ("x" * 200 + ", " + "y" * 200, "x" * 200 + "…"),
        ("", ""),
    ],
)
def test_a_long_decision_ends_with_a_word(text: str, expected: str) -> None:
    assert shortened(text) == expected


@given(st.text(st.sampled_from("ab ,.\n"), max_size=900))
def test_a_short_form_is_never_too_long_and_is_how_the_text_begins(text: str) -> None:
    short = shortened(text)
    assert len(short) <= LONGEST_DECISION
    assert " ".join(text.split()).startswith(short.removesuffix("…"))


def test_a_budget_line_has_its_years_in_kroner_and_no_totals() -> None:
    named = mention(1, "Flere seniorer", "budget-line", (1, 1), "Inv - Flere seniorer")
    whole = minutes(item(tables=(TABLE,), mentions=(named,)))
    (line,) = summarise(whole).budget_lines
    assert (line.table, line.row, line.label) == (1, 1, "Inv - Flere seniorer")
    assert line.figures == (BudgetFigure(2026, Decimal(1_500_000), "1.500"),)


def test_a_row_of_statistics_is_no_budget_line() -> None:
    table = replace(TABLE, kind=TableKind.STATISTICS)
    whole = minutes(item(tables=(table,), mentions=(mention(1, "Flere seniorer", "keyword", (1, 1)),)))
    assert summarise(whole).budget_lines == ()


def test_a_person_has_the_term_of_the_meeting() -> None:
    (person,) = summarise(minutes(item(proposals=(Proposal(1, "Reza Javid", "Ø", "Reza Javid (Ø)", Span(5, 5)),)))).persons
    assert (person.name, person.party_letter, person.term, person.proposal) == ("Reza Javid", "Ø", (2026, 2029), 1)


def test_recommenders_are_sorted_and_once() -> None:
    items = (item("1", recommendation=recommended_by("B", "A")), item("2", recommendation=recommended_by("A")), item("3"))
    assert summarise(minutes(*items)).recommenders == ("A", "B")


def test_case_numbers_are_sorted_and_once() -> None:
    numbers = ("85.02.02-P35-31-25", "27.12.04-G01-169-21", "27.12.04-G01-169-21")
    items = (item(str(place), case_number=case_number(number)) for place, number in enumerate(numbers, 1))
    assert [each.printed for each in summarise(minutes(*items)).case_numbers] == ["27.12.04-G01-169-21", "85.02.02-P35-31-25"]


def test_coverage_counts_lines_with_text() -> None:
    unknown = item("2", outcome=Outcome("ikke-klassificeret", None, Span(7, 7)), decision=Decision("Hm.", (), Span(7, 7)))
    whole = minutes(
        item("1"),
        unknown,
        contents=entries("a", "b", "c"),
        source=SourceFile("odense/a.txt", "00", "text", 100, 40),
        ignored=(LineNote(9, "Side 1", "side"),),
        unread=(LineNote(10, "?", "unread"), LineNote(11, "?", "unread")),
    )
    assert summarise(whole).coverage == Coverage(60, 57, 1, 2, 3, 2, 1)
    assert summarise(minutes(item())).coverage.items_expected is None
