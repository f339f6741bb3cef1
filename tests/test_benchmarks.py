"""The made-up minutes that measurements stand on: always the same, sound in themselves, and read for what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from benchmarks.generate import Wanted, make, planned
from benchmarks.measure import STAGES as MEASURED
from benchmarks.measure import row
from benchmarks.stage import STAGES
from benchmarks.truth import ItemTruth, MeetingTruth
from mapping import places
from mapping.check.sums import check_sums
from mapping.model import AgendaItem, Reading
from mapping.profiles import Profile, read_profile
from mapping.read import read_minutes

SMALL = Wanted(meetings=24, seed=5, items=12, length=0.5, wrong_totals=0.0)


@cache
def corpus(wanted: Wanted) -> tuple[tuple[str, bytes, MeetingTruth], ...]:
    return tuple(make(wanted))


@cache
def odense() -> Profile:
    return read_profile(places.municipalities() / "odense.toml")


@cache
def readings(wanted: Wanted) -> tuple[tuple[Reading, MeetingTruth], ...]:
    return tuple((read_minutes(data, f"odense/{name}", odense()), truth) for name, data, truth in corpus(wanted))


def items() -> Iterator[tuple[AgendaItem, ItemTruth]]:
    for reading, truth in readings(SMALL):
        assert len(reading.minutes.items) == len(truth.items), truth.file
        yield from zip(reading.minutes.items, truth.items, strict=True)


# The generator -----------------------------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes() -> None:
    again = tuple(make(SMALL))
    assert [(name, data) for name, data, _ in again] == [(name, data) for name, data, _ in corpus(SMALL)]
    assert [truth.json() for _, _, truth in again] == [truth.json() for _, _, truth in corpus(SMALL)]


def test_another_seed_gives_other_minutes_of_the_same_meetings() -> None:
    other = corpus(Wanted(meetings=24, seed=6, items=12, length=0.5, wrong_totals=0.0))
    assert {data for _, data, _ in other}.isdisjoint(data for _, data, _ in corpus(SMALL))
    assert {(truth.body, truth.day) for _, _, truth in other} == {(truth.body, truth.day) for _, _, truth in corpus(SMALL)}


@pytest.mark.parametrize("meetings", [10, 100])
def test_there_are_as_many_meetings_as_asked_for_in_two_election_periods(meetings: int) -> None:
    made = corpus(Wanted(meetings, items=6, length=0.1))
    assert len({name for name, _, _ in made}) == meetings
    assert {truth.term for _, _, truth in made} >= {(2022, 2025), (2026, 2029)}
    assert {name.rpartition(".")[2] for name, _, _ in made} == {"md", "txt"}
    assert len({truth.body for _, _, truth in made}) == {10: 2, 100: 7}[meetings]


def test_printed_weekdays_are_those_of_the_calendar() -> None:
    weekdays = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
    for _, data, truth in corpus(SMALL):
        printed = re.search(r"Mødedato(?:\*\*)? (\w+) d\. \d+\. \w+ \d{4} kl\. \d\d:\d\d", data.decode())
        assert printed and printed[1].lower() == weekdays[date.fromisoformat(truth.day).weekday()]


def test_budget_tables_add_up() -> None:
    tables = [table for _, _, truth in corpus(SMALL) for item in truth.items for table in item.tables if table.kind == "budget"]
    assert tables
    for table in tables:
        for line in table.rows.values():
            assert sum(cell or 0 for cell in line[:-1]) == line[-1]
        assert [sum(line[at] or 0 for line in table.rows.values()) for at in range(len(table.columns))] == list(table.totals)
        assert not table.wrong


def test_a_share_of_totals_is_wrong_where_that_is_asked_for() -> None:
    wrong = Wanted(meetings=24, seed=5, items=12, length=0.5, wrong_totals=1.0)
    found = {reading.minutes.source.name for reading, _ in readings(wrong) if list(check_sums(reading))}
    meant = {f"odense/{truth.file}" for _, _, truth in corpus(wrong) if any(t.wrong for item in truth.items for t in item.tables)}
    missed = meant - found
    assert found <= meant and len(missed) <= 1 < len(meant)  # A wrong total may by chance be that of the rows right above it.
    assert not any(list(check_sums(reading)) for reading, _ in readings(SMALL))


def test_prose_and_table_tell_the_same_totals() -> None:
    """The first two amounts of a budget item are its first two yearly totals, in millions with one decimal."""
    for _, _, truth in corpus(SMALL):
        for item in truth.items:
            if item.title.startswith("Orientering om budgetmidler"):
                told = [amount.low for amount in item.amounts[:2]]
                assert all(abs(low - 1000 * total) <= 50_000 for low, total in zip(told, item.tables[0].totals, strict=False))


def test_references_lead_to_meetings_that_exist() -> None:
    held = {(truth.body, truth.day) for _, _, truth in corpus(SMALL)}
    told = [(reference, truth) for _, _, truth in corpus(SMALL) for item in truth.items for reference in item.references]
    assert {reference.direction for reference, _ in told} == {"earlier", "coming"}
    for reference, truth in told:
        assert (reference.body, reference.date) in held
        assert (reference.date < truth.day) == (reference.direction == "earlier")


def test_cases_and_initiatives_come_back_at_later_meetings() -> None:
    cases = Counter(item.case_number for _, _, truth in corpus(SMALL) for item in truth.items)
    names = Counter(one.name for _, _, truth in corpus(SMALL) for item in truth.items for one in item.initiatives)
    assert sum(count > 1 for count in cases.values()) > 20
    assert sum(count > 1 for count in names.values()) > 5


def test_the_usual_size_is_that_of_real_minutes() -> None:
    made = corpus(Wanted(meetings=24))
    mean = sum(len(data) for _, data, _ in made) / len(made)
    assert 60_000 < mean < 100_000
    assert 17 < sum(len(truth.items) for _, _, truth in made) / len(made) < 23


# What the program reads of them --------------------------------------------------------------------------------------------


def test_the_head_is_read() -> None:
    for reading, truth in readings(SMALL):
        minutes = reading.minutes
        assert (minutes.body.name, minutes.body.term) == (truth.body, truth.term)
        assert (minutes.time.day.isoformat(), minutes.time.weekday) == (truth.day, truth.weekday)
        assert (f"{minutes.time.end:%H.%M}" if minutes.time.end else None) == truth.end
        assert [(_run_on(entry.text), entry.page) for entry in minutes.contents] == [(_run_on(t), p) for t, p in truth.contents]


def _run_on(text: str) -> str:
    """The text without its blanks: the reader heals compounds that conversion has torn in two."""
    return text.replace(" ", "")


def test_nothing_is_left_unread() -> None:
    assert [(truth.file, reading.minutes.unread) for reading, truth in readings(SMALL) if reading.minutes.unread] == []


def test_items_are_read() -> None:
    for read, truth in items():
        assert (read.number, read.title, read.heading) == (truth.number, truth.title, truth.heading)
        assert (read.case_type, read.case_number and read.case_number.printed) == (truth.case_type, truth.case_number)


def test_outcomes_are_read() -> None:
    outcomes = Counter(truth.outcome for _, truth in items())
    assert len(outcomes) >= 5
    for read, truth in items():
        assert (read.outcome and read.outcome.concept, read.dropped_by) == (truth.outcome, truth.dropped_by)
        assert read.decision and read.decision.text == "\n\n".join(truth.decision)


def test_sections_and_recommendations_are_read() -> None:
    for read, truth in items():
        own = [section for section in read.sections if section.kind != "vurdering"]  # Its heading may stand within a section.
        assert [(section.kind, section.heading) for section in own] == truth.sections
        points = read.recommendation.points if read.recommendation else ()
        assert tuple(point.text for point in points) == truth.recommendation_points
        titles = [attachment.title for attachment in read.attachments]
        assert titles == truth.attachments


# Planted matters ------------------------------------------------------------------------------------------------------------

PLANTED = Wanted(meetings=300, seed=5, items=4, length=0.05, matters=True)


def test_planted_matters_come_out_the_same_each_time_and_leave_the_rest_alone() -> None:
    again = tuple(make(PLANTED))
    assert [(name, data) for name, data, _ in again] == [(name, data) for name, data, _ in corpus(PLANTED)]
    assert planned(PLANTED)[1].json() == planned(PLANTED)[1].json()
    without = {truth.day: [item.case_number for item in truth.items] for truth in _truths(replace(PLANTED, matters=False))}
    planted = {truth.day: [item.case_number for item in truth.items if not item.planted] for truth in _truths(PLANTED)}
    assert planted == without


def test_planted_items_are_read_as_they_were_planted() -> None:
    meant = {item.planted.place: item.planted for meeting in planned(PLANTED)[0] for item in meeting.items if item.planted}
    seen = set()
    for reading, truth in readings(PLANTED):
        for read, item in zip(reading.minutes.items, truth.items, strict=True):
            if item.planted:
                planted = meant[item.planted]
                seen.add(item.planted)
                assert (read.title, read.case_number and read.case_number.printed) == (planted.title, item.case_number)
                assert read.decision and read.decision.text == "\n\n".join(planted.decision)
                assert (
                    tuple(point.text for point in (read.recommendation.points if read.recommendation else ())) == planted.points
                )
                assert len(read.tables) == bool(planted.table)
    assert seen == set(meant)


def test_every_place_that_the_truth_speaks_of_was_planted() -> None:
    matters = planned(PLANTED)[1]
    spoken = {place for each in matters.findings for place in (each.first, each.second)}
    spoken |= {each.place for each in (*matters.names, *matters.leads, *matters.promises, *matters.points, *matters.verdicts)}
    spoken |= {place for each in matters.cases for place in each.places} | {lead.target for lead in matters.leads if lead.target}
    assert spoken and spoken <= {item.planted for truth in _truths(PLANTED) for item in truth.items}


def _truths(wanted: Wanted) -> list[MeetingTruth]:
    return [truth for _, _, truth in corpus(wanted)]


# What is measured ----------------------------------------------------------------------------------------------------------


def test_every_measured_stage_exists() -> None:
    assert set(MEASURED) < set(STAGES)


def test_a_table_row() -> None:
    assert row(["10", "read", "0.5"]) == "| 10 | read | 0.5 |"
