"""Dates and times of day in every spelling that minutes have."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.model import Span
from mapping.read import date_spellings as spellings
from mapping.read.clock import times_in
from mapping.read.dates import ImpossibleDate, find_dates, first_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mødedato: 8/12 2015", date(2015, 12, 8)),
        ("14/6 2024", date(2024, 6, 14)),
        ("Tirsdag d. 28-04-2026 kl. 12:30", date(2026, 4, 28)),
        ("05.02.2004", date(2004, 2, 5)),
        ("d. 3.12.2019", date(2019, 12, 3)),
        ("d. 8/12-2015", date(2015, 12, 8)),
        ("Onsdag den 15-maj-2002", date(2002, 5, 15)),
        ("30. aug 2022", date(2022, 8, 30)),
        ("30. aug. 2022", date(2022, 8, 30)),
        ("28 april 2026", date(2026, 4, 28)),
        ("28.april 2026", date(2026, 4, 28)),
        ("28. APRIL 2026", date(2026, 4, 28)),
        ("Onsdag, April 3, 2019 - 18:00", date(2019, 4, 3)),
        ("Monday, May 6, 2019 - 18:00", date(2019, 5, 6)),
        ("2026-04-28", date(2026, 4, 28)),
        ("24-06-2014 10:00:00", date(2014, 6, 24)),
        ("d. 28.4.26", date(2026, 4, 28)),
        ("Mandag den 03-04-17 kl. 16", date(2017, 4, 3)),
        ("Dato: 03/04-98", date(1998, 4, 3)),
    ],
)
def test_a_head_gives_its_day(text: str, day: date) -> None:
    assert first_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "27.12.04-G01-169-21",
        "den 27.12.04-G01-169-21",
        "Sag 2025-0211873",
        "28.4.26",
        "kl. 12.30",
        "2022-2025",
        "maj 2024",
        "26/27",
    ],
)
def test_what_is_no_day_of_a_head(text: str) -> None:
    assert first_day(text) is None


@pytest.mark.parametrize("text", ["31. februar 2026", "d. 30.2.26", "2026-02-30", "31-apr-2020"])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ImpossibleDate):
        first_day(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("mødet den 30. aug 2022 og den 6. sept. 2022", ["2022-08-30", "2022-09-06"]),
        ("Den 10. og 11. december mødes byrådet", ["2024-12-10", "2024-12-11"]),
        ("d. 14.6.24 blev det drøftet", ["2024-06-14"]),
        ("fra 2024-06-14 til 2024-06-15", ["2024-06-14", "2024-06-15"]),
        ("i maj 2024", ["2024-05"]),
        ("emne 27.12.04 og sag 14.06.24", []),
        ("15-maj-2002", ["2002-05-15"]),
    ],
)
def test_dates_of_running_text(text: str, values: list[str]) -> None:
    assert [one.date.value for one in find_dates(text, date(2024, 12, 10), Span(1, 1))] == values


def test_each_date_is_found_once() -> None:
    found = list(find_dates("den 28. april 2026", date(2026, 4, 28), Span(1, 1)))
    assert [(one.date.printed, one.date.value) for one in found] == [("den 28. april 2026", "2026-04-28")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kl. 14.45", time(14, 45)),
        ("kl.: 12:41", time(12, 41)),
        ("Kl. 16", time(16)),
        ("kl. 19.00-23.55", time(19)),
        ("14:45", None),
        ("kl. 25", None),
    ],
)
def test_the_first_time(text: str, found: time | None) -> None:
    assert times_in(text)[0] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kl. 19.00-23.55", (time(19), time(23, 55))),
        ("kl. 17:00 – 19:30", (time(17), time(19, 30))),
        ("kl. 8-10", (time(8), time(10))),
        ("kl. 17 til 19.30", (time(17), time(19, 30))),
        ("kl. 17", (time(17), None)),
        ("kl. 17-99", (time(17), None)),
    ],
)
def test_a_span_of_time(text: str, found: tuple[time | None, time | None]) -> None:
    assert times_in(text) == found


def test_a_bare_time_in_a_line_of_the_head() -> None:
    assert times_in("Onsdag, April 3, 2019 - 18:00", bare=True) == (time(18), None)
    assert times_in("04-06-2020 09:00:00", bare=True) == (time(9), None)
    assert times_in("målestok 1:5000", bare=True) == (None, None)


@given(st.text(alphabet="0123456789.-/ denmajkltilogTA,:", max_size=200))
def test_no_text_makes_the_readers_stumble(text: str) -> None:
    for one in find_dates(text, date(2024, 12, 10), Span(1, 1)):
        assert one.date.printed in text
    try:
        assert first_day(text) is None or isinstance(first_day(text), date)
    except ImpossibleDate as error:
        assert str(error) in text
    assert times_in(text)[1] is None or times_in(text, bare=True)[1] is not None


PIECES = (
    "den |d. |D.|1|2|12|28|31|.|-|/| |, |og |maj|Maj |april|APRIL |januar |sept. |sep|march |May |2024|2026|19|20|1999|2024-06-14"
    "|14.6.24|mandag |dato: | 3|x|juni |kl. 12|: |dec|oktober"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=14).map("".join))
def test_looking_around_figures_finds_all_that_looking_everywhere_does(text: str) -> None:
    found: list[tuple[int, int]] = []
    for pattern in spellings.SPELLINGS:
        every = [match.span() for match in pattern.finditer(text)]
        found += [(a, b) for a, b in every if not any(a < end and start < b for start, end in found)]
    assert [match.span() for match in spellings.dates_in(text)] == sorted(found)
    assert spellings.may_have_date(text) or not found


@pytest.mark.parametrize("piece", ["1", "1.", "1-", "d. 1.", "den ", "1. maj ", "1. maj 2024 ", " ", "kl. 1", "2024-01-01 ", "-"])
def test_long_runs_are_read_in_one_pass(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(one.end <= len(text) for one in find_dates(text, date(2024, 12, 10), Span(1, 1)))
    assert times_in(text)[0] is None or isinstance(times_in(text)[0], time)
