"""What pages ask of the collection, and that the same answers make the same pages."""

from __future__ import annotations

import ast
import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trial_settings import SETTINGS
from written_references import AGENDA, BSU, COUNCIL, DECEMBER, FEBRUARY, JANUARY, MEETINGS, STRATEGY, Items, joined, minutes

from mapping.knowledge import Gap
from mapping.link import summarise
from mapping.model import MeetingKey, Minutes, Reading, Span
from mapping.publish.files import File
from mapping.publish.pages import Pages, lookup
from mapping.publish.pages.asked import Trace
from mapping.publish.pages.canonical import Canonical
from mapping.publish.pages.frame import render
from mapping.publish.pages.lookup import Lookup
from mapping.publish.pages.pager import pager
from mapping.publish.pages.things import Things, thing_page
from mapping.uris import Uris

URIS = Uris("https://data.example.dk/")
PROMISE: Items = (
    (
        "B-sag: Opfølgning på værestedet",
        "27.03.00-G01-4-23",
        "Forvaltningen vender tilbage med en status på værestedet i oktober 2024.\n\nOpfølgningen drøftes den 3. december 2024.",
    ),
)
POOL: Items = (AGENDA, *JANUARY[1:], *FEBRUARY[1:], *COUNCIL[1:], *DECEMBER[1:], *PROMISE)
TITLES = (None, "B-sag: Strategi for socialt udsatte, tredje udkast", 'D-sag: Projektet "Unge på vej"')
DAYS = (date(2024, 1, 16), date(2024, 2, 13), date(2024, 2, 14), date(2024, 10, 9), date(2024, 12, 3), date(2025, 3, 4))

Plan = tuple[str, date, tuple[tuple[int, str | None], ...]]
"""A body, a day, and items of ``POOL``, perhaps under another title."""


@cache
def written(plan: Plan) -> Minutes:
    body, day, places = plan
    return minutes(body, day, tuple((title or POOL[place][0], *POOL[place][1:]) for place, title in places))


def item_plans() -> st.SearchStrategy[tuple[tuple[int, str | None], ...]]:
    one = st.tuples(st.integers(0, len(POOL) - 1), st.sampled_from(TITLES))
    return st.lists(one, min_size=1, max_size=4, unique_by=lambda each: each[0]).map(tuple)


PLANS = st.tuples(st.sampled_from((BSU, "Byrådet")), st.sampled_from(DAYS), item_plans())


@dataclass(frozen=True)
class Unit:
    """What a page's files depend on besides the collection, and its trace."""

    name: str
    given: object
    trace: Trace
    files: tuple[File, ...]


def units(made: list[Minutes]) -> tuple[Lookup, Iterator[Unit]]:
    pages = Pages(SETTINGS, URIS, joined(*map(summarise, made)))
    return pages.site.lookup, _units(pages, made)


def _units(pages: Pages, made: list[Minutes]) -> Iterator[Unit]:
    site, asking = pages.site, pages.site.lookup
    for one in made:
        with asking.recording(one.key) as recording:
            files = tuple(pages.of_meeting(Reading(one, "\n" * 80, ()), {}))
        yield Unit(str(one.key), one, recording.trace, files)
    for iri, thing in Things(asking.collection, URIS).items():
        with asking.recording() as recording:
            file = render(site, thing_page(site, thing, None))
        yield Unit(iri, asking.digest(thing), recording.trace, (file,))


@given(st.lists(PLANS, min_size=1, max_size=4, unique_by=lambda plan: plan[:2]), st.data())
def test_a_trace_that_agrees_means_the_same_page(plans: list[Plan], data: st.DataObject) -> None:
    others = st.lists(PLANS, min_size=0, max_size=2, unique_by=lambda plan: plan[:2])
    kept = data.draw(st.lists(st.sampled_from(plans), unique=True))
    added = [plan for plan in data.draw(others) if plan[:2] not in {each[:2] for each in kept}]
    _, before = units([written(plan) for plan in plans])
    asking, after = units([written(plan) for plan in (*kept, *added)])
    now = {unit.name: unit for unit in after}
    for unit in before:
        same = now.get(unit.name)
        if same and same.given == unit.given and asking.agrees(unit.trace):
            assert same.files == unit.files
        if same and same.given == unit.given and not asking.agrees(unit.trace):
            assert same.trace.answers != unit.trace.answers or same.trace.questions != unit.trace.questions


def traces(made: list[Minutes]) -> dict[str, Trace]:
    return {unit.name: unit.trace for unit in units(made)[1]}


def lookup_of(*made: Minutes) -> Lookup:
    return Lookup(joined(*map(summarise, made)), URIS)


def test_asked_of_the_same_collection_joined_again_every_trace_agrees() -> None:
    again = lookup_of(*reversed(MEETINGS))
    found = traces(list(MEETINGS))
    assert len(found) > len(MEETINGS)
    assert all(again.agrees(pickle.loads(pickle.dumps(trace))) for trace in found.values())


def test_an_unrelated_meeting_leaves_the_pages_of_others_alone() -> None:
    other = minutes("Kulturudvalget", date(2024, 11, 1), (("B-sag: Teatret", "20.01.00-P20-1-24", "Teatret spiller."),))
    again = lookup_of(*MEETINGS, other)
    assert {name for name, trace in traces(list(MEETINGS)).items() if not again.agrees(trace)} == set()


def test_the_next_meeting_of_a_body_changes_the_page_that_leads_to_it() -> None:
    other = minutes("Byrådet", date(2024, 11, 13), (("A-sag: Teatret", "20.01.00-P20-1-24", "Teatret spiller."),))
    again = lookup_of(*MEETINGS, other)
    stale = {name for name, trace in traces(list(MEETINGS)).items() if not again.agrees(trace)}
    assert stale == {str(MEETINGS[4].key)}


def test_no_page_of_one_thing_asks_for_the_whole_collection() -> None:
    assert {name for name, trace in traces(list(MEETINGS)).items() if "everything" in dict(trace.questions)} == set()


@pytest.mark.parametrize(
    ("number", "whole", "shown"),
    [
        (1, 1, ""),
        (2, 3, "1 2 3"),
        (15, 15, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"),
        (1, 500, "1 2 3 50 100 150 200 250 300 350 400 450 500"),
        (77, 500, "1 50 75 76 77 78 79 100 150 200 250 300 350 400 450 500"),
    ],
)
def test_pages_of_a_long_list_lead_to_some_of_the_others(number: int, whole: int, shown: str) -> None:
    links = pager(number, whole, str)
    assert " ".join(link.text for link in links) == shown
    assert [link.text for link in links if link.href is None] == ([str(number)] if whole > 1 else [])


def test_a_title_that_another_page_shows_makes_its_trace_disagree() -> None:
    changed = minutes(BSU, date(2024, 1, 16), (JANUARY[0], ("B-sag: Et andet udkast", *JANUARY[1][1:]), *JANUARY[2:]))
    again = lookup_of(changed, *MEETINGS[1:])
    stale = {name for name, trace in traces(list(MEETINGS)).items() if not again.agrees(trace)}
    assert str(MEETINGS[5].key) in stale  # of the same case, and it refers to the item
    assert str(MEETINGS[2].key) in stale  # of the same case
    assert str(MEETINGS[3].key) not in stale


def test_lines_that_move_change_no_page_that_shows_no_lines() -> None:
    longer = minutes(BSU, date(2024, 1, 16), (JANUARY[0], JANUARY[1], *JANUARY[3:], JANUARY[2]))
    again = lookup_of(longer, *MEETINGS[1:])
    assert again.agrees(traces(list(MEETINGS))[str(MEETINGS[1].key)])


def test_a_page_of_the_whole_collection_agrees_only_with_the_whole() -> None:
    asking = lookup_of(*MEETINGS)
    with asking.recording() as recording:
        assert asking.collection
    assert [name for name, _ in recording.trace.questions] == ["everything"]
    assert lookup_of(*MEETINGS).agrees(recording.trace)
    assert not lookup_of(*MEETINGS[1:]).agrees(recording.trace)


def test_who_joined_the_collection_may_say_what_it_was_joined_from() -> None:
    collection = joined(*map(summarise, MEETINGS))
    with (asking := Lookup(collection, URIS, b"one")).recording() as recording:
        assert asking.collection
    assert Lookup(collection, URIS, b"one").agrees(recording.trace)
    assert not Lookup(collection, URIS, b"two").agrees(recording.trace)


def test_a_trace_of_a_question_that_nobody_answers_any_more_does_not_agree() -> None:
    assert not lookup_of(*MEETINGS).agrees(Trace((("weather", ((),)),), b""))
    assert not lookup_of(*MEETINGS).agrees(Trace((("digest", (("a",),)),), b""))


def test_a_case_is_followed_by_day_whatever_bodies_are_called() -> None:
    """Told wrongly once: by the bodies' names first, so that Byrådet's February came before the committee's January."""
    before, after = lookup_of(*MEETINGS).treatments_beside(MEETINGS[2].key, STRATEGY, 2)
    assert [(item.meeting.day, item.meeting.body) for item in before] == [(date(2024, 1, 16), BSU)]
    assert [(item.meeting.day, item.meeting.body) for item in after] == [(date(2024, 12, 3), BSU)]


def test_a_page_shows_the_nearest_treatments_of_a_long_case() -> None:
    many = [minutes(BSU, date(2020, 1, day), (("B-sag: Strategi", STRATEGY, f"Dag {day}."),)) for day in range(1, 31)]
    before, after = lookup_of(*many).treatments_beside(many[25].key, STRATEGY, 1)
    assert [item.meeting.day.day for item in before] == list(range(25, 25 - lookup.MOST_BESIDE, -1))
    assert [item.meeting.day.day for item in after] == [27, 28, 29, 30]


def test_nothing_but_questions_can_be_put_to_a_lookup() -> None:
    """A page sees nothing of the collection without its being recorded."""
    asking = lookup_of(*MEETINGS)
    open_ = {"over", "canonical", "recorded", "recording", "agrees", "digest", "collection"}
    of_asked = {"name", "knows", "mentioned", "findings", "promises", "resolved", "said_of_own_item", "initiatives", "money"}
    public = {name for name in {*dir(asking), *vars(asking)} if not name.startswith("_")} - open_ - of_asked
    assert {name for name in public if not hasattr(getattr(asking, name), "_question")} == set()


WHOLE = {"__init__", "coverage", "downloads", "finding_feed", "lists", "matters", "story_csv"}
"""Pages of the whole collection."""


def test_only_pages_of_the_whole_collection_take_the_whole_collection() -> None:
    folder = Path(lookup.__file__).parent
    taking = {
        module.stem
        for module in folder.glob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith("lookup.collection")
    }
    assert taking <= WHOLE


VALUES = (
    (Span(1, 2), Span(12, 0)),
    ("a", ("a",)),
    (("a", "b"), ("ab",)),
    ((1, None), (1, 0)),
    (True, 1),
    (Decimal("1.0"), "1.0"),
    (Gap.COMING, Gap.COMING.value),
    (date(2024, 1, 2), "2024-01-02"),
    ({"a": 1}, (("a", 1),)),
    (MeetingKey("odense", "Byrådet", date(2024, 1, 2)), MeetingKey("odense", "Byrådet", date(2024, 1, 2), 2)),
)


@pytest.mark.parametrize(("one", "other"), VALUES)
def test_values_that_differ_have_digests_that_differ(one: object, other: object) -> None:
    assert Canonical().digest(one) != Canonical().digest(other)
    assert Canonical().digest(one) == Canonical().digest(pickle.loads(pickle.dumps(one)))


def test_sets_and_mappings_have_no_order() -> None:
    assert Canonical().digest({"a": 1, "b": frozenset("xyz")}) == Canonical().digest({"b": frozenset("zyx"), "a": 1})


def test_a_value_without_a_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no canonical form"):
        Canonical().digest(object())


def test_digests_are_the_same_in_every_process() -> None:
    program = "from mapping.publish.pages.canonical import Canonical; print(Canonical().digest((frozenset('abc'), 'æ')).hex())"
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parents[1],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {f"{Canonical().digest((frozenset('abc'), 'æ')).hex()}\n".encode()}
