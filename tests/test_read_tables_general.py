"""Tables as minutes of any municipality print them: tabs, bars, blanks, one cell a line; units, years, signs and totals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.check.sums import sums
from mapping.model import BlockKind, Table, TableKind
from mapping.problems import Problem
from mapping.read.aligned import tabbed
from mapping.read.blocks import RawBlock, read_blocks
from mapping.read.cells import budget_year, figure, is_total
from mapping.read.lines import Line
from mapping.read.table_heads import sign_convention_in, unit_in
from mapping.read.tables import read_table


def lines(text: str) -> list[Line]:
    return [Line(number, fold_but_tabs(line), marked=False) for number, line in enumerate(tabbed(text.split("\n")), 1)]


def fold_but_tabs(line: str) -> str:
    return "\t".join(" ".join(part.split(" ")).strip() if part.strip() else "" for part in line.split("\t"))


def blocks(text: str) -> list[RawBlock]:
    return read_blocks(lines(text))


def tables(text: str) -> list[tuple[Table, list[Problem]]]:
    return [read_table(block.table, 1, 1, "prøveby/møde.txt") for block in blocks(text) if block.table]


def table(text: str) -> Table:
    ((found, problems),) = tables(text)
    assert problems == []
    return found


def values(found: Table) -> list[list[str | None]]:
    """Row by row: the label, then each cell's number or text, nothing for a blank one."""
    grid = []
    for row in found.rows:
        cells = {cell.column: cell for cell in row.cells}
        shown = [cells.get(column.position) for column in found.columns]
        grid.append(
            [row.label, *(None if one is None else str(one.printed if one.value is None else one.value) for one in shown)]
        )
    return grid


BUDGET = [["Havnen", "1000", "-250", "750"], ["I alt", "1000", "-250", "750"]]


@pytest.mark.parametrize(
    "text",
    [
        "1.000 kr.\t2026\t2027\tI alt\nHavnen\t1.000\t-250\t750\nI alt\t1.000\t-250\t750",
        (
            "| 1.000 kr. | 2026 | 2027 | I alt |\n|---|---:|:---:|---|\n| Havnen | 1.000 | -250 | 750 |\n"
            "| I alt | 1.000 | -250 | 750 |"
        ),
        "1.000 kr. | 2026 | 2027 | I alt\n--- | --- | --- | ---\nHavnen | 1.000 | -250 | 750\nI alt | 1.000 | -250 | 750",
        "1.000 kr.      2026    2027    I alt\nHavnen        1.000    -250      750\nI alt         1.000    -250      750",
        "1.000 kr.\n\n2026\n\n2027\n\nI alt\n\nHavnen\n\n1.000\n\n-250\n\n750\n\nI alt\n\n1.000\n\n-250\n\n750",
        "1.000 kr.\n2026\n2027\nI alt\nHavnen\n1.000\n-250\n750\nI alt\n1.000\n-250\n750",
        "1.000 kr.\t2026\t2027\tI alt\n\nHavnen\t1.000\t-250\t750\n\nI alt\t1.000\t-250\t750",
        "1.000 kr.\tB 2026\tBO2027\tI alt\nHavnen\t1.000\t−250\t750\nI alt\t1.000\t250-\t750",
        "1.000 kr.\tBudget 2026\tOverslag 2027\tI alt\nHavnen\t1.000\t(250)\t750\nI alt\t1.000\t(250)\t750",
    ],
    ids=["tabs", "bars", "bare-bars", "blanks", "one-cell-a-line", "without-gaps", "rows-with-gaps", "minus-signs", "brackets"],
)
def test_a_budget_is_read_from_every_layout(text: str) -> None:
    found = table(text)
    assert (found.kind, found.unit, found.multiplier) == (TableKind.BUDGET, "1.000 kr.", 1000)
    assert [column.year for column in found.columns] == [2026, 2027, None]
    assert values(found) == BUDGET
    assert [row.is_total for row in found.rows] == [False, True]
    assert all(total.holds for total in sums(found))


@pytest.mark.parametrize(
    ("text", "unit", "multiplier"),
    [
        ("Beløb i 1.000 kr.\t2026\nHavnen\t5", "1.000 kr.", 1000),
        ("(i t.kr.)\t2026\nHavnen\t5", "t.kr.", 1000),
        ("Mio. kr.\t2026\nHavnen\t5", "Mio. kr.", 1_000_000),
        ("mkr.\t2026\nHavnen\t5", "mkr.", 1_000_000),
        ("Hele 1.000 kr.\t2026\nHavnen\t5", "1.000 kr.", 1000),
        ("Beløb i kr.\t2026\nHavnen\t5", "kr.", 1),
        ("Projekt\t2026 (1.000 kr.)\nHavnen\t5", "1.000 kr.", 1000),
        ("Projekt\t2026\n1.000 kr.\t\nHavnen\t5", "1.000 kr.", 1000),
        ("(i mio. kr.)\nProjekt\t2026\nHavnen\t5", "mio. kr.", 1_000_000),
        ("Tabel 2. Havnens udgifter, 1.000 kr.\n\nProjekt\t2026\nHavnen\t5", "1.000 kr.", 1000),
        ("Projekt\t2026\nHavnen\t5\n\nBeløb i 1.000 kr.", "1.000 kr.", 1000),
        ("Formål\t2026\nDrift\t500.000 kr.\nLøn\t200.000 kr.", "kr.", 1),
    ],
)
def test_a_unit_of_money_stands_in_many_places(text: str, unit: str, multiplier: int) -> None:
    found = table(text)
    assert (found.kind, found.unit, found.multiplier) == (TableKind.BUDGET, unit, multiplier)


@pytest.mark.parametrize(
    "text",
    [
        "Udmøntning af 64,9 mio. kr.\n\nProjekt\t2026\nHavnen\t5",
        "Projekt\t2026\nHavnen\t5",
        "1.000 kr.\tRegnskab 2024\nHavnen\t5",
        "1.000 kr.\t2026/27\nHavnen\t5",
        "1.000 kr.\tBudget\tForbrug\tAfvigelse\nHavnen\t5\t4\t1",
        "1.000 kr.\tOprindeligt budget 2025\tKorrigeret budget 2025\nHavnen\t5\t4",
        "1.000 kr.\t2026\nHavnen\t5\nÅrsværk\t12",
        "1.000 kr.\t2026\nHavnen\t5\nVækst\t4,1 %",
        "Formål\t2026\nDrift\t500.000 kr.\nLøn\t2,5 mio. kr.",
        "Formål\t2026\nDrift\t500.000 kr.\nElever\t25",
    ],
)
def test_what_is_not_surely_a_budget_is_none(text: str) -> None:
    assert table(text).kind is TableKind.STATISTICS


def test_a_table_of_money_without_years_keeps_its_unit() -> None:
    found = table("1.000 kr.\tBudget\tForbrug\tAfvigelse i %\nHavnen\t5\t-\t20\nI alt\t5\t-\t20")
    assert (found.kind, found.unit, found.multiplier) == (TableKind.STATISTICS, "1.000 kr.", 1000)
    assert [cell.unit for cell in found.rows[0].cells] == [None, None, "%"]
    assert [cell.value for cell in found.rows[0].cells] == [Decimal(5), Decimal(0), Decimal(20)]


def test_a_lone_dash_is_nil_in_tables_of_money_and_a_blank_cell_is_nothing() -> None:
    found = table("1.000 kr.\t2026\t2027\nHavnen\t-\t\nKajen\t–\t5")
    assert [[(cell.column, cell.value) for cell in row.cells] for row in found.rows] == [
        [(1, Decimal(0))],
        [(1, Decimal(0)), (2, Decimal(5))],
    ]


def test_a_lone_dash_in_other_tables_is_no_number() -> None:
    assert table("Svar\tAntal\nJa\t-\nNej\t5").rows[0].cells[0].value is None


def test_blank_cells_of_an_aligned_table_keep_their_column() -> None:
    found = table(
        "1.000 kr.      2026     2027     2028\nHavnen        1.000             1.500\n"
        "Kajen                    250\nI alt         1.000      250    1.500"
    )
    assert values(found) == [["Havnen", "1000", None, "1500"], ["Kajen", None, "250", None], ["I alt", "1000", "250", "1500"]]


def test_a_row_of_bars_with_blank_cells_is_not_odd() -> None:
    found = table("| 1.000 kr. | 2026 | 2027 |\n| Indtægter | ||\n| Skat | -100 | -90 |\n| Salg | -5 | |")
    assert values(found) == [["Indtægter", None, None], ["Skat", "-100", "-90"], ["Salg", "-5", None]]
    assert found.kind is TableKind.BUDGET


def test_a_label_alone_between_rows_is_a_row() -> None:
    found = table("1.000 kr.\t2026\t2027\nSkat\t-100\t-90\nUdgifter\nHavnen\t60\t50")
    assert values(found) == [["Skat", "-100", "-90"], ["Udgifter", None, None], ["Havnen", "60", "50"]]


def test_a_head_of_two_rows() -> None:
    found = table("\tTilbagefald\t\nÅr\tAntal\tProcent\n2024\t12\t4,1\n2025\t10\t3,9")
    assert [column.headings for column in found.columns] == [("Tilbagefald", "Antal"), ("Tilbagefald", "Procent")]


def test_a_table_that_a_page_break_cut_is_one() -> None:
    found = table("1.000 kr.\t2026\t2027\nHavnen\t1\t2\nKajen\t3\t4\n\n1.000 kr.\t2026\t2027\nMolen\t5\t6\nI alt\t9\t12")
    assert [row.label for row in found.rows] == ["Havnen", "Kajen", "Molen", "I alt"]
    assert all(total.holds for total in sums(found))


def test_what_stands_over_and_under_a_table_is_kept() -> None:
    found = table(
        "Tillægsbevilling, 2026-P/L\n1.000 kr.\t2026\t2027\nHavnen\t1*\t2\nKajen\t3\t4\n\n"
        "- = mindreforbrug, + = merforbrug\n\n* Delt med havnens brugere."
    )
    assert found.caption == "Tillægsbevilling, 2026-P/L"
    assert (found.price_level, found.stage) == ("2026-P/L", "tillaegsbevilling")
    assert found.sign_convention == "- = mindreforbrug, + = merforbrug"
    assert found.notes == ("- = mindreforbrug, + = merforbrug", "* Delt med havnens brugere.")
    assert found.rows[0].cells[0].value == Decimal(1)


@pytest.mark.parametrize(
    "printed",
    [
        "(+ = udgift, - = indtægt)",
        "Negative tal angiver mindreforbrug",
        "Minus = indtægt",
        "Et positivt tal er udtryk for et merforbrug",
    ],
)
def test_sign_conventions_are_kept_as_printed(printed: str) -> None:
    assert sign_convention_in([printed]) == printed.strip("()")


def test_a_table_that_says_nothing_of_signs_has_no_convention() -> None:
    assert sign_convention_in(["1.000 kr.", "Budget 2026-2029", None]) is None


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("2026", 2026),
        ("B 2026", 2026),
        ("B2026", 2026),
        ("BO 2027", 2027),
        ("Budget 2026", 2026),
        ("Budgetoverslag 2027", 2027),
        ("2026 (1.000 kr.)", 2026),
        ("Regnskab 2024", None),
        ("2026/27", None),
        ("2026-2029", None),
        ("Forbrug", None),
        ("R 2024", None),
    ],
)
def test_years_of_columns(heading: str, year: int | None) -> None:
    assert budget_year(heading) == year


@pytest.mark.parametrize(
    "label", ["I alt", "Total", "Sum", "Samlet udgift", "Samlede udgifter", "Nettoændring i alt", "Indtægter i alt", "i alt"]
)
def test_totals(label: str) -> None:
    assert is_total(label)


@pytest.mark.parametrize("label", ["Summerfestival", "Totalentreprise", "Havnen", "I altovervejende grad", "Alt i alting"])
def test_what_is_no_total(label: str) -> None:
    assert not is_total(label)


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("1.250", "1250", None),
        ("-1.250", "-1250", None),
        ("−1.250", "-1250", None),
        ("1.250-", "-1250", None),
        ("(1.250)", "-1250", None),
        ("+1.250", "1250", None),
        ("1 250 000", "1250000", None),
        ("1.250*", "1250", None),
        ("4,1 %", "4.1", "%"),
        ("500.000 kr.", "500000", "kr."),
        ("2,5 mio. kr.", "2.5", "mio. kr."),
        ("200.000,-", "200000", ",-"),
        ("-2.093,8", "-2093.8", None),
    ],
)
def test_figures_of_cells(printed: str, value: str, unit: str | None) -> None:
    assert figure(printed) == (Decimal(value), unit)


@pytest.mark.parametrize("printed", ["Havnen", "2.5", "2026-", "1,2,3", "12-14", "", "-", "kr.", "(1.250", "1.250 og 3"])
def test_what_is_no_figure(printed: str) -> None:
    assert figure(printed) == (None, None)


@pytest.mark.parametrize(
    ("text", "printed"),
    [("Beløb i mio. kr.", "mio. kr."), ("Afsat 2,5 mio. kr.", None), ("Tilskud over 1.000 kr.", None), ("Ikrafttræden", None)],
)
def test_an_amount_in_a_caption_is_no_unit(text: str, printed: str | None) -> None:
    unit = unit_in([text])
    assert (unit.printed if unit else None) == printed


PROSE = [
    "Antal elever\n120\nAntal lærere\n12",
    "Kredsen mødtes.\n1\n2\n3\n4",
    "1.   Godkendelse af dagsorden      3\n2.   Salg af havnen               4\n3.   Eventuelt                    5",
    "Mødedato:     28. april 2026\nMødested:     Rådhuset\nTil stede:    Alle",
    "Der er  to blanke her.\nOg  her er der  flere.",
    "Økonomi\nHavnen\n1.000\n2.000\nEn lang sætning, der slutter her.\nKajen\n5\n6",
]


@pytest.mark.parametrize("text", PROSE)
def test_what_only_looks_like_a_table_is_text(text: str) -> None:
    assert [block.kind for block in blocks(text) if block.kind is BlockKind.TABLE] == []


def test_a_table_one_cell_a_line_stands_between_paragraphs() -> None:
    text = (
        "Regnskabet ses her.\n\nTekst\n\nBudget\n\nForbrug\n\nHavnen\n\n1.000\n\n900\n\nKajen\n\n500\n\n"
        "-\n\nI alt\n\n1.500\n\n900\n\nDet er mindre end ventet."
    )
    kinds = [block.kind for block in blocks(text)]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert values(table(text)) == [["Havnen", "1000", "900"], ["Kajen", "500", "-"], ["I alt", "1500", "900"]]


def test_part_sums_that_nest_are_not_called_wrong() -> None:
    found = table(
        "1.000 kr.\t2026\nSkat\t-100\nTilskud\t-50\nIndtægter i alt\t-150\nSkoler\t80\nheraf løn\t60\n"
        "Veje\t40\nUdgifter i alt\t120\nResultat i alt\t-30"
    )
    assert [row.label for row in found.rows if row.is_total] == ["Indtægter i alt", "Udgifter i alt", "Resultat i alt"]
    assert all(total.holds for total in sums(found))


def test_a_wrong_total_is_still_found() -> None:
    found = table("1.000 kr.\t2026\nSkat\t-100\nTilskud\t-50\nI alt\t-151")
    assert [total.holds for total in sums(found)] == [False]


def test_a_row_with_accounts_beside_budget_years_is_not_added() -> None:
    found = table("1.000 kr.\tRegnskab 2024\tBudget 2026\tI alt\nHavnen\t7\t5\t5\nI alt\t7\t5\t5")
    assert found.kind is TableKind.BUDGET
    assert all(total.holds for total in sums(found))


@given(st.lists(st.text(alphabet="ab1.0 \t|-\n", max_size=40), max_size=30))
def test_every_line_is_in_one_block(texts: list[str]) -> None:
    whole = lines("\n".join(texts))
    spans = [block.span for block in read_blocks(whole)]
    solid = [line.number for line in whole if not line.blank]
    assert all(sum(span.first <= number <= span.last for span in spans) >= 1 for number in solid)


@given(st.lists(st.text(alphabet="ab1.0 -", max_size=60), max_size=20))
def test_tabs_are_all_that_an_aligned_table_gets(texts: list[str]) -> None:
    assert ["".join(line.split()) for line in tabbed(texts)] == ["".join(line.split()) for line in texts]


@pytest.mark.parametrize("line", ["1", "a", "a\t1", "| a | 1 |", "a   1   2", "1.", "-", "a   1.000", "|", "- = x"])
def test_many_lines_are_parted_in_one_pass(line: str) -> None:
    made = [Line(number, line, marked=False) for number in range(1, 20_001)]
    assert read_blocks(made)[-1].span.last == 20_000
    assert len(tabbed([line] * 20_000)) == 20_000


@pytest.mark.parametrize("piece", ["1", "1 ", "1.", "-", " ", "\t", "|", "(", "kr. ", "a  1  ", "1.000 ", "= "])
def test_one_long_line_is_parted_in_one_pass(piece: str) -> None:
    long = piece * (100_000 // len(piece))
    made = [Line(1, long, marked=False), Line(2, long, marked=False)]
    for block in read_blocks(made):
        if block.table:
            read_table(block.table, 1, 1, "prøveby/møde.txt")
    assert len(tabbed([long, long])) == 2
