"""Charts: where bars stand, and what they say; and the short phrases of pages."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from mapping.model import Span
from mapping.publish import charts
from mapping.publish.charts import Bar, Chart
from mapping.publish.pages import phrases


def bars(*values: int) -> list[Bar]:
    return [Bar(str(2026 + place), str(value), (Decimal(value),)) for place, value in enumerate(values)]


def drawn(*values: int) -> Chart:
    found = charts.chart("d", "I alt", bars(*values))
    assert found is not None
    return found


def test_upright_bars_stand_on_the_axis_in_proportion() -> None:
    chart = drawn(10, 5)
    assert chart.upright and chart.width == 360
    assert [(bar.pieces[0].y, bar.pieces[0].height) for bar in chart.bars] == [(22.0, 150.0), (97.0, 75.0)]
    assert [bar.label for bar in chart.bars] == ["2026", "2027"] and chart.axis == 172.0
    assert chart.description == "2026: 10. 2027: 5."


def test_a_figure_below_zero_hangs_from_the_axis() -> None:
    chart = drawn(10, -5)
    assert chart.axis == 122.0
    assert [(bar.pieces[0].y, bar.pieces[0].height) for bar in chart.bars] == [(22.0, 100.0), (122.0, 50.0)]


def test_many_bars_lie_down() -> None:
    chart = drawn(*range(1, 10))
    assert not chart.upright and len(chart.bars) == 9
    assert chart.bars[8].pieces[0].width == 210.0 and chart.bars[0].pieces[0].x == 74.0


@pytest.mark.parametrize("values", [(), (5,), (0, 0)])
def test_nothing_to_compare_is_no_chart(values: tuple[int, ...]) -> None:
    assert charts.chart("d", "I alt", bars(*values)) is None


def test_parts_are_stacked_and_told_apart_by_letter_and_pattern() -> None:
    both = Bar("2026", "100", (Decimal(75), Decimal(25)))
    chart = charts.chart("d", "I alt", [both, Bar("2027", "50", (Decimal(50), Decimal(0)))])
    assert chart is not None
    assert [(piece.pattern, piece.letter, piece.y, piece.height) for piece in chart.bars[0].pieces] == [
        (0, "A", 59.5, 112.5),
        (1, "B", 22.0, 37.5),
    ]
    assert [piece.letter for piece in chart.bars[1].pieces] == ["A"]


def test_a_part_below_zero_is_not_stacked() -> None:
    chart = charts.chart("d", "I alt", [Bar("2026", "50", (Decimal(75), Decimal(-25))), Bar("2027", "100", (Decimal(100),))])
    assert chart is not None and len(chart.bars[0].pieces) == 1 and chart.bars[0].pieces[0].height == 75.0


def test_a_blank_cell_has_no_bar_in_the_small_ones() -> None:
    spark = charts.spark([Decimal(10), None, Decimal(5)])
    assert [(piece.x, piece.height) for piece in spark.pieces] == [(2, 18.0), (20, 9.0)]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("64863000", "64.863 t.kr."),
        ("1000", "1 t.kr."),
        ("19996", "19.996 kr."),
        ("0", "0 kr."),
        ("1234.5", "1.234,5 kr."),
        ("-2000", "−2 t.kr."),
        ("132000000000", "132.000.000 t.kr."),
    ],
)
def test_kroner(value: str, written: str) -> None:
    assert phrases.kroner(Decimal(value)) == written


def test_phrases() -> None:
    assert phrases.clock(time(14, 5)) == "kl. 14.05"
    assert phrases.day_and_weekday(date(2026, 4, 28), "tirsdag") == "tirsdag den 28. april 2026"
    assert phrases.day_and_weekday(date(2026, 4, 28), None) == "28. april 2026"
    assert phrases.count(1, "punkt", "punkter") == "1 punkt" and phrases.count(1240, "punkt", "punkter") == "1.240 punkter"
    assert phrases.lines(Span(121, 121)) == "linje 121" and phrases.lines(Span(121, 123)) == "linje 121–123"
    assert phrases.years((2025, 2026, 2027)) == "2025–2027" and phrases.years((2025, 2027)) == "2025, 2027"
    assert phrases.years((2026,)) == "2026" and phrases.capital("øget") == "Øget"
