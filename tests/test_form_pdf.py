"""PDF: the same minutes, whether they come as text, set by a library or printed by a browser."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_pdf import CHROMIUM, drawn, printed_by_browser, set_by_library
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from mapping import places
from mapping.model import Minutes, TableKind
from mapping.problems import Severity, Unreadable
from mapping.profiles import read_profile
from mapping.read import read_minutes
from mapping.read.forms.pdf import read_pdf
from mapping.read.lines import Role, SourceText

ODENSE = Path(__file__).parents[1] / "minutes" / "odense"
FILES = {2024: "2024-12-10-beskaeftigelses-og-socialudvalget.md", 2026: "2026-04-28-beskaeftigelses-og-socialudvalget.txt"}
HEADINGS = ("Indholdsfortegnelse", "Sagsresumé", "Effekt", "Indstilling", "Beslutning", "Sagsfremstilling", "Økonomi", "Bilag")


def text(year: int) -> str:
    return (ODENSE / FILES[year]).read_text("utf-8")


def minutes(data: bytes, name: str = "odense/referat.pdf") -> Minutes:
    return read_minutes(data, name, read_profile(places.municipalities() / "odense.toml")).minutes


@cache
def as_text(year: int) -> Minutes:
    return minutes(text(year).encode(), "odense/referat.txt")


@cache
def as_pdf(year: int) -> Minutes:
    return minutes(set_by_library(text(year), HEADINGS, head="Odense Kommune"))


def said(read: Minutes) -> list[object]:
    """What must not hang on the form."""
    return [
        (
            item.number,
            item.title,
            item.case_number and item.case_number.printed,
            [section.kind for section in item.sections],
            item.decision and item.decision.text.replace("\n", " "),
            item.outcome and item.outcome.concept,
            [point.text for point in item.recommendation.points] if item.recommendation else [],
            [attachment.title for attachment in item.attachments],
            [(amount.printed, amount.low) for amount in item.amounts],
            [[(row.label, [(cell.column, cell.printed) for cell in row.cells]) for row in table.rows] for table in item.tables],
        )
        for item in read.items
    ]


def lines(data: bytes) -> list[str]:
    return [line.text for line in read_pdf(data, "prøveby/møde.pdf").lines if not line.blank]


# The real minutes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", FILES)
def test_a_set_pdf_says_what_the_text_says(year: int) -> None:
    for one, other in zip(said(as_text(year)), said(as_pdf(year)), strict=True):
        assert one == other


def test_a_printed_pdf_says_what_the_text_says(tmp_path: Path) -> None:
    if CHROMIUM is None:
        reason = "Chromium is needed to print a PDF"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    read = minutes(printed_by_browser(text(2026), tmp_path))
    for one, other in zip(said(as_text(2026)), said(read), strict=True):
        assert one == other
    (budget,) = [table for item in read.items for table in item.tables if table.kind is TableKind.BUDGET]
    assert sum(len(row.cells) for row in budget.rows) == sum(len(row.cells) for row in budget_of(2026).rows)
    assert read.source.page_starts[0] == 1 and len(read.source.page_starts) > 8


def budget_of(year: int):  # type: ignore[no-untyped-def]
    (budget,) = [table for item in as_text(year).items for table in item.tables if table.kind is TableKind.BUDGET]
    return budget


def test_running_heads_and_feet_are_passed_over_by_name() -> None:
    notes = as_pdf(2026).ignored
    pages = len(as_pdf(2026).source.page_starts)
    assert {note.rule for note in notes} == {"running-head"}
    assert len(notes) == 2 * pages and {note.text for note in notes if note.text[0] == "O"} == {"Odense Kommune"}
    assert as_pdf(2026).unread == ()


def test_two_readings_are_equal() -> None:
    data = set_by_library(text(2026), HEADINGS)
    assert read_pdf(data, "a/b.pdf") == read_pdf(data, "a/b.pdf")


# Pages -----------------------------------------------------------------------------------------------------------


def test_each_page_begins_on_a_line() -> None:
    source = read_pdf(drawn([(60, 700, "Første side")], [], [(60, 700, "Tredje side")]), "a/b.pdf")
    assert source.file.page_starts == (1, 3, 4)
    assert [source.lines[start - 1].text for start in source.file.page_starts] == ["Første side", "", "Tredje side"]


def test_what_the_file_says_of_itself_is_hidden() -> None:
    source = read_pdf(set_by_library("Et referat"), "a/b.pdf")
    assert source.hidden[:2] == ("Referat", "Prøveby Kommune")
    assert "Prøveby" not in source.text


@pytest.mark.parametrize("pages", [2, 3, 9])
def test_page_numbers_are_furniture_and_numbers_of_items_are_not(pages: int) -> None:
    data = drawn(
        *[
            [(60, 780, f"Punkt {i}: Lukket sag"), (60, 700, f"Tekst {'abcdefghi'[i]}"), (290, 30, str(i + 1))]
            for i in range(pages)
        ]
    )
    roles = {line.text: line.role for line in read_pdf(data, "a/b.pdf").lines if not line.blank}
    assert [line for line, role in roles.items() if role is Role.FURNITURE] == [str(i + 1) for i in range(pages)]


# Lines and paragraphs --------------------------------------------------------------------------------------------

LONG = "Udvalget har drøftet sagen og ønsker, at forvaltningen arbejder videre med den til det næste møde i"


def test_wrapped_lines_are_one_line_and_torn_words_whole() -> None:
    first = "foråret, hvor der er nyt om kommunens planer og de nye pladser og kommu-"
    data = drawn([(60, 700, LONG), (60, 687, first), (60, 674, "nernes aftale."), (60, 640, LONG), (60, 627, "foråret.")])
    assert lines(data) == [
        f"{LONG} foråret, hvor der er nyt om kommunens planer og de nye pladser og kommunernes aftale.",
        f"{LONG} foråret.",
    ]


def test_a_line_that_had_room_ends_where_it_ends() -> None:
    data = drawn([(60, 740, LONG), (60, 700, "Anne Holm (A)"), (60, 687, "Bo Lind (V)"), (60, 674, "Eva Krogh (C)")])
    assert lines(data)[1:] == ["Anne Holm (A)", "Bo Lind (V)", "Eva Krogh (C)"]


def test_paragraphs_are_parted_by_their_distance() -> None:
    data = drawn([(60, 740, LONG), (60, 727, "foråret."), (60, 700, "Godkendt."), (60, 687, "Intet.")])
    source = read_pdf(data, "a/b.pdf")
    assert [line.text for line in source.lines] == [f"{LONG} foråret.", "", "Godkendt.", "Intet.", ""]


def test_bold_lines_are_headings_and_bold_sentences_are_not() -> None:
    data = drawn(
        [
            (60, 740, "**Beslutning"),
            (60, 727, LONG),
            (60, 700, "**Byrådet godkender indstillingen med de faldne bemærkninger."),
            (60, 680, LONG),
        ]
    )
    assert [line.text for line in read_pdf(data, "a/b.pdf").lines if line.marked] == ["Beslutning"]


@pytest.mark.parametrize("data", [
    drawn([(60 + 16 * i, 700, letter) for i, letter in enumerate("BESLUTNING")]),
    drawn([(60, 700, "B E S L U T N I N G")]),
])  # fmt: skip
def test_letter_spaced_type(data: bytes) -> None:
    assert lines(data) == ["BESLUTNING"]


def test_words_are_read_from_the_top_whatever_their_order_in_the_file() -> None:
    assert lines(drawn([(60, 600, "nederst"), (165, 700, "til højre,"), (60, 700, "Øverst til venstre og")])) == [
        "Øverst til venstre og til højre,",
        "nederst",
    ]


# Heads and tables ------------------------------------------------------------------------------------------------


def test_a_head_in_two_columns_is_a_line_for_each_label() -> None:
    data = drawn(
        [
            (60, 740, LONG),
            (60, 700, "Mødedato:"),
            (140, 700, "28. april 2026"),
            (330, 700, "Mødested:"),
            (410, 700, "Rådhuset,"),
            (410, 687, "lokale 3"),
        ]
    )
    assert lines(data)[1:] == ["Mødedato: 28. april 2026", "Mødested: Rådhuset, lokale 3"]


def test_labels_and_values_in_columns_are_no_table() -> None:
    rows = [("Dato", "6. maj 2026"), ("Sted", "Rådhuset"), ("Afbud:", "Bo Lind (V)")]
    data = drawn(
        [place for i, (label, value) in enumerate(rows) for place in ((60, 700 - 14 * i, label), (160, 700 - 14 * i, value))]
    )
    assert lines(data) == ["Dato 6. maj 2026", "Sted Rådhuset", "Afbud: Bo Lind (V)"]


def test_numbered_points_with_a_wide_gap_are_no_table() -> None:
    data = drawn(
        [place for i in range(4) for place in ((60, 700 - 14 * i, f"{i + 1}."), (90, 700 - 14 * i, f"At punkt {i} godkendes."))]
    )
    assert lines(data) == [f"{i + 1}. At punkt {i} godkendes." for i in range(4)]


def test_columns_without_rules_are_a_table() -> None:
    rows = [
        ("1.000 kr.", "2026", "2027"),
        ("Skoler og", "", ""),
        ("fritidshjem", "1.200", "1.300"),
        ("Veje", "", "80"),
        ("I alt", "1.200", "1.380"),
    ]
    data = drawn(
        [(60 + 150 * column, 700 - 13 * i, cell) for i, row in enumerate(rows) for column, cell in enumerate(row) if cell]
    )
    assert lines(data) == ["1.000 kr.\t2026\t2027", "Skoler og fritidshjem\t1.200\t1.300", "Veje\t\t80", "I alt\t1.200\t1.380"]


def test_a_wide_gap_in_one_line_is_no_table() -> None:
    data = drawn([(60, 740, LONG + " alle"), (60, 700, "3. Budget"), (470, 700, "25/4311"), (60, 670, LONG)])
    assert lines(data)[1:3] == ["3. Budget", "25/4311"]


def long_table(rows: int) -> str:
    body = "".join(f"Linje {'abcdefghijklmnopqrstuvwxyzæøå'[i % 29]}{i}\t{i}\t{2 * i}\n" for i in range(1, rows))
    head = "REFERAT Byrådet 2026-2029 d. 06-05-2026\n\nPunkt 1: Budget\n\nSagsfremstilling\n\n"
    return f"{head}1.000 kr.\t2026\t2027\n{body}\nBeslutning\n\nGodkendt.\n"


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_over_pages_is_one_table(ruled: bool) -> None:
    printed = set_by_library(long_table(120), HEADINGS, head="Prøveby Kommune", ruled=ruled)
    read = minutes(printed)
    (table,) = read.items[0].tables
    assert len(table.rows) == 119 and [cell.printed for cell in table.rows[-1].cells] == ["119", "238"]
    assert len(read.source.page_starts) > 2


# What cannot be read ---------------------------------------------------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as unreadable:
        read_pdf(data, "prøveby/møde.pdf")
    assert unreadable.value.problem.saw and unreadable.value.problem.needs
    return unreadable.value.problem.code


def test_a_pdf_that_cannot_be_read_says_why() -> None:
    whole = drawn([(60, 700, "Referat")])
    assert refused(b"%PDF-1.7\n" + b"\x00" * 400) == "pdf-damaged"
    assert refused(whole[: len(whole) // 4]) == "pdf-damaged"
    assert refused(drawn([], [])) == "pdf-without-text"


def test_a_locked_pdf_says_so() -> None:
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("hemmelig", canPrint=0))
    canvas.drawString(60, 700, "Referat")
    canvas.save()
    assert refused(out.getvalue()) == "pdf-locked"


def test_a_page_of_pictures_among_others_is_told() -> None:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(60, 700, "Referat")
    canvas.showPage()
    canvas.rect(60, 600, 200, 100)
    canvas.showPage()
    canvas.save()
    (problem,) = read_pdf(out.getvalue(), "a/b.pdf").problems
    assert (problem.code, problem.severity) == ("page-without-text", Severity.WARNING) and "page 2 of 2" in problem.saw


def test_a_pdf_without_its_end_is_told() -> None:
    whole = drawn([(60, 700, "Referat")])
    (problem,) = read_pdf(whole.replace(b"%%EOF", b"      "), "a/b.pdf").problems
    assert (problem.code, problem.severity) == ("pdf-without-end", Severity.WARNING)


WHOLE = drawn([(60, 700, "Referat"), (60, 600, "Punkt 1: Havnen")], [(60, 700, "Beslutning")])
changes = st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=6)), max_size=12)


@settings(max_examples=200)
@given(changes, st.integers(0, len(WHOLE)))
def test_no_damage_makes_the_reader_crash(damage: list[tuple[int, bytes]], end: int) -> None:
    data = bytearray(WHOLE)
    for at, other in damage:
        data[at : at + len(other)] = other
    for each in (bytes(data), bytes(data[:end])):
        try:
            source = read_pdf(each, "prøveby/møde.pdf")
        except Unreadable:
            continue
        assert isinstance(source, SourceText) and replace(source, problems=()).lines == source.lines
        assert len(source.lines) == source.file.lines


def test_two_tables_with_a_gap_between_are_two() -> None:
    one = [("År", "Antal"), ("2024", "12"), ("2025", "14")]
    other = [("Skole", "Elever", "Klasser", "Lærere"), ("Havneskolen", "120", "6", "14"), ("Byskolen", "240", "12", "25")]
    places = [(60 + 90 * x, 700 - 13 * y, cell) for y, row in enumerate(one) for x, cell in enumerate(row)]
    places += [(60 + 110 * x, 630 - 13 * y, cell) for y, row in enumerate(other) for x, cell in enumerate(row)]
    assert lines(drawn(places)) == ["\t".join(row) for row in (*one, *other)]


def test_a_page_full_of_scattered_words_is_read_whole() -> None:
    places = [((i * 37) % 500 + 40.0, 800 - (i * 7919) % 7500 / 10, f"ord{i % 97}") for i in range(20_000)]
    assert len(re.findall(r"ord\d", read_pdf(drawn(places, size=1), "a/b.pdf").text)) == 20_000
