"""The table of what is known across meetings is what the tree gives, and nothing that is not so is found too often."""

from __future__ import annotations

import pytest

from .knowledge import Row, faults, rows, table
from .readme import KNOWLEDGE, table_in_readme, write_table


def test_the_table_in_the_readme_is_true(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        write_table(table(), KNOWLEDGE)
    assert table() == table_in_readme(KNOWLEDGE), "python -m tests.accuracy --accept\n" + "\n".join(faults())


def test_every_kind_is_planted_often_enough_to_say_something() -> None:
    few = {row.name: len(row.gold) for row in rows() if 0 < len(row.gold) < 8}
    assert few == {"verdicts: tilfoejet": 4}


def test_a_row_counts_what_was_missed_and_what_is_false() -> None:
    row = Row("names", frozenset({"a", "b"}), frozenset({"b", "c"}))
    assert (row.missed, row.false) == ({"a"}, {"c"})
