"""What pages, calendar and data show of promises, on the two real minutes."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_reader import read_page
from rdflib import Graph, Literal
from rdflib.namespace import XSD
from test_pages import SETTINGS, URIS
from written_commitments import COMMITMENT, said_of_commitments

from mapping import places
from mapping.collection import Collection, Municipality
from mapping.describe import JoinedFacts, describe_collection
from mapping.inputs import Input
from mapping.knowledge import Commitment
from mapping.link import join, summarise
from mapping.meetings import described
from mapping.model import Reading
from mapping.names import REFERAT, TILSAGN
from mapping.profiles import read_profile
from mapping.publish.documents import by_document
from mapping.publish.pages import Pages
from mapping.publish.pages.calendar import calendar_file
from mapping.read import read_minutes

ROOT = Path(__file__).parents[1]
FILES = ("2024-12-10-beskaeftigelses-og-socialudvalget.md", "2026-04-28-beskaeftigelses-og-socialudvalget.txt")
ITEM = "odense/moede/beskaeftigelses-og-socialudvalget/2024-12-10/punkt-4/"


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    profile = read_profile(places.municipalities() / "odense.toml")
    given = [Input("odense", ROOT / "minutes" / "odense" / name) for name in FILES]
    return tuple(read_minutes(each.path.read_bytes(), each.name, profile) for each in given)


@pytest.fixture(scope="module")
def collection(readings: tuple[Reading, ...]) -> Collection:
    profile = read_profile(places.municipalities() / "odense.toml")
    return join([summarise(reading.minutes) for reading in readings], {"odense": profile})


@pytest.fixture(scope="module")
def shown(collection: Collection) -> dict[str, str]:
    documents = {document.iri: document for document in by_document(tuple(describe_collection(collection, URIS)), URIS)}
    found = {file.path: file.data for file in Pages(SETTINGS, URIS, collection).of_collection(documents)}
    return {path: content.decode() for path, content in found.items() if path.startswith("odense/tilsagn/")}


def test_the_list_leads_with_what_was_decided_and_never_spoken_of(shown: dict[str, str]) -> None:
    page = shown["odense/tilsagn/index.html"]
    silent, due, met = (page.index(f'<section id="{word}">') for word in ("ikke-omtalt-siden", "ikke-forfalden", "indfriet"))
    assert silent < due < met
    assert silent < page.index("En boliggaranti for veteraner") < page.index("De resterende otte IGU-forløb") < due
    assert page.index("Etablering af &#34;VeteranTeam Odense&#34;") > met
    assert "Sagen var på igen 28. april 2026, punkt 5, men det punkt nævner det ikke." in page
    assert "Set fra 28. april 2026" in page
    assert 'href="frister.ics"' in page


def test_an_item_shows_what_it_promised_and_what_became_of_it(readings: tuple[Reading, ...], collection: Collection) -> None:
    documents = {str(each.iri): each for each in by_document(said(readings[0], collection), URIS)}
    files = {file.path: file for file in Pages(SETTINGS, URIS, collection).of_meeting(readings[0], documents)}
    page = read_page(files[f"{ITEM}index.html"].data.decode())
    assert {"tilsagn", "tilsagn-1", "tilsagn-1-spor-1", "tilsagn-2"} <= set(page.ids)


def said(reading: Reading, collection: Collection) -> tuple[tuple, ...]:  # type: ignore[type-arg]
    return (*described(reading.minutes, URIS), *JoinedFacts(collection.municipalities[0], URIS).of(reading.minutes.key))


def test_a_status_is_told_with_its_day(readings: tuple[Reading, ...], collection: Collection) -> None:
    graph = Graph()
    for triple in said(readings[0], collection):
        graph.add(triple)
    homes, team = (URIS.document_at(ITEM) + f"#tilsagn-{number}" for number in (2, 1))
    assert graph.value(homes, REFERAT.commitmentStatus) == TILSAGN["ikke-omtalt-siden"]
    assert graph.value(homes, REFERAT.asOf) == Literal("2026-04-28", datatype=XSD.date)
    assert graph.value(team, REFERAT.commitmentStatus) == TILSAGN["indfriet"]
    trace = graph.value(team, REFERAT.trace)
    assert str(graph.value(trace, REFERAT.laterItem)).endswith("2026-04-28/punkt-5/#punkt")


def calendar(one: Municipality) -> str:
    return calendar_file(one, URIS).data.decode()


def test_the_calendar_has_the_coming_days(collection: Collection) -> None:
    text = calendar(collection.municipalities[0])
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20260602",
        "DTSTART;VALUE=DATE:20260602",
        "DTSTART;VALUE=DATE:20290630",
    ]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "DTSTAMP:20260428T000000Z" in lines, "the day of the status: a build has no clock"
    unfolded = text.replace("\r\n ", "")
    assert "Etablering" not in unfolded, "what is met is no coming day"
    assert "\\, er med udgangen af 1. halvår 2029" in unfolded


def test_the_written_promise_has_all_there_is_to_say() -> None:
    predicates = {predicate for _, predicate, _ in said_of_commitments(URIS)}
    assert {REFERAT.due, REFERAT.everyMonths, REFERAT.trace, REFERAT.initiative, REFERAT.promisedBy} <= predicates
    assert isinstance(COMMITMENT, Commitment)
