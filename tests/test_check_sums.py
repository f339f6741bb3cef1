"""Budget tables are re-added."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from small_minutes import budget, item, reading

from mapping.check.sums import check_sums, sums
from mapping.model import Table, TableKind
from mapping.problems import Severity

MINUTES = Path(__file__).parent.parent / "minutes" / "odense" / "2026-04-28-beskaeftigelses-og-socialudvalget.txt"
SOUND = ("1.000 kr.\t2026\t2027\tI alt", "Vejledning\t1.000\t\t1.000", "Støtte\t250\t-50\t200", "I alt\t1.250\t-50\t1.200")


def problems_of(table: Table) -> list[str]:
    return [f"{problem.line}: {problem.saw}" for problem in check_sums(reading(item(tables=(table,))))]


def test_the_printed_budget_table_adds_up() -> None:
    """42 cells: 17 row totals, 5 column totals, and the grand total by row totals, by column totals and by cells."""
    lines = MINUTES.read_text("utf-8").splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("1.000 kr.\t2026"))
    found = list(sums(budget(*lines[start : start + 19])))
    assert sum(" row «I alt»" not in each.what and "total of the row" in each.what for each in found) == 17
    assert sum(" of the column " in each.what for each in found) == 5
    assert [each.total.printed for each in found if "I alt" in each.what and "column" not in each.what] == ["154.114"] * 3
    assert len(next(each.over[0] for each in found if "from all cells" in each.what)) == 42
    assert all(each.holds for each in found)


def test_a_table_that_adds_up_gives_no_problem() -> None:
    assert problems_of(budget(*SOUND)) == []


def test_a_wrong_cell_breaks_its_row_its_column_and_the_grand_total() -> None:
    table = budget(SOUND[0], "Vejledning\t1.001\t\t1.000", *SOUND[2:], first_line=30)
    assert problems_of(table) == [
        "31: the total of the row «Vejledning» printed as 1.000,\n"
        "but its 1 figures add up to 1.001 (under «Punkt 1: Godkendelse af dagsorden»).",
        "33: «I alt» of the column «2026» printed as 1.250,\n"
        "but its 2 figures add up to 1.251 (under «Punkt 1: Godkendelse af dagsorden»).",
        "33: the grand total «I alt» from all cells printed as 1.200,\n"
        "but its 3 figures add up to 1.201 (under «Punkt 1: Godkendelse af dagsorden»).",
    ]
    assert {problem.severity for problem in check_sums(reading(item(tables=(table,))))} == {Severity.WARNING}


def test_a_wrong_grand_total_fails_against_all_three() -> None:
    assert len(problems_of(budget(*SOUND[:3], "I alt\t1.250\t-50\t1.300"))) == 3


def test_a_blank_total_is_not_zero() -> None:
    assert problems_of(budget(*SOUND[:3], "I alt\t1.250\t\t1.250")) == [
        "4: the grand total «I alt» from all cells printed as 1.250,\n"
        "but its 3 figures add up to 1.200 (under «Punkt 1: Godkendelse af dagsorden»).",
        "4: the grand total «I alt» from the row totals printed as 1.250,\n"
        "but its 2 figures add up to 1.200 (under «Punkt 1: Godkendelse af dagsorden»).",
    ]


def test_subtotals_add_what_stands_since_the_total_before_them() -> None:
    table = budget("1.000 kr.\t2026\tI alt", "A\t1\t1", "I alt\t1\t1", "B\t2\t2", "C\t4\t4", "I alt\t6\t6", "I alt\t7\t7")
    assert problems_of(table) == []


def test_other_tables_are_not_added() -> None:
    table = replace(budget(SOUND[0], *SOUND[2:]), kind=TableKind.STATISTICS)
    assert problems_of(table) == []


cells = st.lists(st.lists(st.none() | st.integers(-(10**9), 10**9), min_size=3, max_size=3), min_size=1, max_size=6)


@given(cells, st.integers(1, 999))
def test_any_table_with_its_own_sums_adds_up_and_with_another_grand_total_does_not(
    rows: list[list[int | None]], more: int
) -> None:
    lines = [_line(f"r{place}", row) for place, row in enumerate(rows)]
    columns = [_sum([row[place] for row in rows]) for place in range(3)]
    total = sum(value for row in rows for value in row if value is not None)
    head = "kr.\t2026\t2027\t2028\tI alt"
    assert problems_of(budget(head, *lines, _line("I alt", columns))) == []
    wrong = "\t".join(["I alt", *("" if each is None else str(each) for each in columns), str(total + more)])
    assert len(problems_of(budget(head, *lines, wrong))) >= 2


def _line(label: str, row: list[int | None]) -> str:
    return "\t".join([label, *("" if each is None else str(each) for each in [*row, sum(each or 0 for each in row)])])


def _sum(column: list[int | None]) -> int | None:
    there = [Decimal(each) for each in column if each is not None]
    return int(sum(there)) if there else None
