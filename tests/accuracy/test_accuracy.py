"""The table in the README is what the tree gives, and the measure itself counts rightly."""

from __future__ import annotations

import pytest

from .facts import ANY, Fact, compare
from .measure import documents, faults, profile_of, scores, table
from .readme import table_in_readme, write_table


def test_the_table_in_the_readme_is_true(request: pytest.FixtureRequest) -> None:
    found = scores()
    if request.config.getoption("--accept"):
        write_table(table(found))
    assert table(found) == table_in_readme(), "python -m tests.accuracy --accept\n" + "\n".join(faults(found))


def test_every_document_has_gold_and_a_municipality() -> None:
    assert len(documents()) >= 11
    for path in documents():
        assert path.with_suffix(".toml").exists()
        assert profile_of(path).code


def gold(text: str, optional: bool = False, words: bool = False) -> Fact:
    return Fact("decisions", "1", text, optional, words)


def counts(expected: list[Fact], read: list[Fact]) -> tuple[int, int, int]:
    found = compare(expected, read)["decisions"]
    return found.right, len(found.missed), len(found.false)


def test_a_fact_is_right_missed_or_false() -> None:
    assert counts([gold("a"), gold("b")], [gold("a"), gold("c")]) == (1, 1, 1)


def test_a_fact_that_is_read_twice_is_right_once() -> None:
    assert counts([gold("a")], [gold("a"), gold("a")]) == (1, 0, 1)


def test_an_optional_fact_counts_for_nothing() -> None:
    assert counts([gold("a", optional=True)], [gold("a")]) == (0, 0, 0)
    assert counts([gold("a", optional=True)], []) == (0, 0, 0)


def test_a_demanded_fact_is_met_before_an_optional_one() -> None:
    assert counts([gold("a", optional=True), gold("a")], [gold("a")]) == (1, 0, 0)


def test_the_same_words_under_another_item_are_another_fact() -> None:
    assert counts([gold("a")], [Fact("decisions", "2", "a")]) == (0, 1, 1)


@pytest.mark.parametrize(
    ("expected", "read", "right"),
    [
        (f"Godkendt. {ANY}", "Godkendt.", 1),
        (f"Godkendt. {ANY}", "Ikke godkendt. Udsat.", 0),
        (f"{ANY} Godkendt.", "Fraværende: Ane Lund. Godkendt.", 1),
        ("Parkeringsanlæg", "parke-ringsanlæg", 1),
        ("Godkendt", "Godkendt.", 0),
    ],
)
def test_how_texts_are_compared(expected: str, read: str, right: int) -> None:
    assert counts([gold(expected, words=True)], [gold(read)])[0] == right
