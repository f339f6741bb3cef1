"""The national plan's tables are those that its figures give, and its sums are right."""

from __future__ import annotations

import re

import pytest

from benchmarks.national import PLAN, UNKNOWN, Figure, read_figures, rewritten, shown, value_of

FIGURES = read_figures()


def test_the_plan_shows_the_figures_that_there_are() -> None:
    assert PLAN.read_text("utf-8") == rewritten(PLAN.read_text("utf-8"), FIGURES), "run python -m benchmarks.national"


def test_every_figure_is_in_the_plan() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", PLAN.read_text("utf-8"), re.MULTILINE))
    assert named == set(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_where_it_comes_from(name: str) -> None:
    figure = FIGURES[name]
    assert (figure.kind == "reckoned") == (figure.formula is not None) == (figure.table is not None)
    assert (figure.kind in ("measured", "published")) == (figure.how is not None)
    assert figure.value is not None or figure.kind in ("measured", "reckoned")
    assert figure.value is None or figure.kind != "reckoned"


def test_a_formula_is_reckoned() -> None:
    figures = {
        "meetings": Figure("assumed", "", "", 500.0),
        "each": Figure("measured", "", "", 4.0, how="by hand"),
        "lost": Figure("measured", "", "", how="by hand"),
        "all": Figure("reckoned", "", "", formula="meetings * (each - 1) / 2 + 1e3", table="size"),
        "more": Figure("reckoned", "", "", formula="all * lost", table="size"),
        "wrong": Figure("reckoned", "", "", formula="__import__('os')", table="size"),
    }
    assert value_of("all", figures) == 1750.0
    assert value_of("more", figures) is None
    with pytest.raises(ValueError, match="no sum of figures"):
        value_of("wrong", figures)


@pytest.mark.parametrize(
    ("value", "told"), [(1234567, "1,234,567"), (138.1, "138"), (50.9, "50.9"), (20, "20"), (2.6395, "2.64"), (None, UNKNOWN)]
)
def test_figures_are_shown_with_the_digits_that_they_are_worth(value: float | None, told: str) -> None:
    assert shown(value) == told
