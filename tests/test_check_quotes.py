"""What is published as printed stands where it is said to stand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from small_minutes import TEXT, budget, entries, item, mention, printed_date, reading, recommended_by

from mapping.check.quotes import check_quotes
from mapping.model import (
    Amount,
    Attachment,
    Block,
    BlockKind,
    CaseNumber,
    Decision,
    DecisionPart,
    Direction,
    Outcome,
    Place,
    Proposal,
    Recommendation,
    RecommendationPoint,
    Reference,
    ReferenceKind,
    Section,
    Span,
)
from mapping.problems import Severity

AT = Span(7, 7)
MAY = printed_date("24. maj", "2026-05-24")
GIVEN = Outcome("godkendt", "godkendt", AT)


def test_values_that_stand_on_their_lines_pass() -> None:
    whole = reading(item(), contents=entries("Godkendelse af dagsorden"), place=None)
    assert list(check_quotes(whole)) == []


def test_mark_up_and_white_space_are_folded_on_both_sides() -> None:
    text = TEXT.replace("Punkt 1: Godkendelse af dagsorden", "# **Punkt 1:  Godkendelse\u00a0af dags\\_orden**")
    heading = "Punkt 1: Godkendelse af dags_orden"
    assert list(check_quotes(reading(item(heading=heading, title="Godkendelse af dags_orden"), text=text))) == []


def test_paragraphs_are_looked_for_one_after_the_other() -> None:
    text = "\n".join(["", "", "", "", "Punkt 1: Godkendelse af dagsorden", "", "- Først dette.", "", "- Så hint.", ""])
    both = Decision("Først dette.\n\nSå hint.", (), Span(7, 9))
    turned = Decision("Så hint.\n\nFørst dette.", (), Span(7, 9))
    outcome = Outcome("godkendt", None, Span(7, 9))
    readings = [reading(item(decision=decision, outcome=outcome), text=text) for decision in (both, turned)]
    saws = [[problem.saw for problem in check_quotes(each) if "decision" in problem.saw] for each in readings]
    assert saws == [[], ["a decision «Først dette.», which lines 7 to 9 do not hold."]]


@pytest.mark.parametrize("span", [Span(0, 1), Span(7, 8), Span(7, 6), Span(-3, 2)])
def test_a_span_outside_the_text_is_an_error(span: Span) -> None:
    (problem,) = check_quotes(reading(item(mentions=(_mention(span),))))
    assert problem.code == "quote-not-in-lines" and problem.line is None and "in a text of 7 lines" in problem.saw


def _mention(span: Span) -> Any:
    return replace(mention(1, "Dagsordenen", "keyword"), span=span)


WRONG: dict[str, dict[str, Any]] = {
    "a decision": {"decision": Decision("Dagsordenen blev afvist.", (), AT)},
    "a part of a decision": {"decision": Decision("Dagsordenen", (DecisionPart(1, "Intet.", GIVEN, None, AT),), AT)},
    "an outcome": {"outcome": Outcome("udsat", "udsat", AT)},
    "an item's title": {"title": "Noget andet"},
    "a case number": {"case_number": CaseNumber("27.12.04-G01-169-21", None, None, None, None, AT)},
    "a section's heading": {"sections": (Section(1, "resume", "Resume", (), AT),)},
    "a section's paragraph": {"sections": (Section(1, "resume", None, (Block(BlockKind.PARAGRAPH, "Andet.", AT),), AT),)},
    "a recommending administration": {"recommendation": recommended_by("Borgmesterforvaltningen")},
    "a recommendation's point": {
        "recommendation": Recommendation("Dagsorden", (), (RecommendationPoint(1, "1", "Andet.", AT),), AT)
    },
    "an attachment": {"attachments": (Attachment(1, "Kort", None, AT),)},
    "who proposes": {"proposals": (Proposal(1, "Reza Javid", "Ø", "godkendt", AT),)},
    "an amount": {"amounts": (Amount(1, "5 kr.", Decimal(5), Decimal(5), "kr.", None, False, (), 1, "godkendt", AT),)},
    "an amount's sentence": {"amounts": (Amount(1, "godkendt", Decimal(5), Decimal(5), "kr.", None, False, (), 1, "Ja.", AT),)},
    "a reference's date": {
        "references": (Reference(1, ReferenceKind.MEETING, Direction.EARLIER, None, (), MAY, 1, "godkendt", AT),)
    },
    "an initiative": {"mentions": (mention(1, "VeteranTeam Odense", "title"),)},
    "a table's row": {"tables": (budget("Punkt\tGodkendelse", "Beslutning\t7", first_line=5),)},
}


@pytest.mark.parametrize("what", WRONG)
def test_a_value_that_its_lines_do_not_hold_is_an_error_of_ours(what: str) -> None:
    found = [problem for problem in check_quotes(reading(item(**WRONG[what]))) if problem.saw.startswith(f"{what} «")]
    assert len(found) == 1, list(check_quotes(reading(item(**WRONG[what]))))
    assert found[0].severity is Severity.ERROR
    assert found[0].needs.startswith("nothing from you: this is a fault of Referat's reader")


def test_cells_stand_in_the_order_of_their_columns() -> None:
    text = "x\t2026\t2027\nStøtte\t5\t7\n"
    table = budget("x\t2026\t2027", "Støtte\t7\t5")
    found = [problem.saw for problem in check_quotes(reading(item(tables=(table,)), text=text)) if "row" in problem.saw]
    assert found == ["a table's row «5», which lines 2 to 2 do not hold."]


def test_the_place_and_the_contents_are_read_again() -> None:
    whole = reading(item(), contents=entries("Noget andet"), place=Place("Rådhuset", Span(2, 2)))
    assert [problem.line for problem in check_quotes(whole)] == [2, 4]
