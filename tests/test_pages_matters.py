"""What the home page and a municipality's page lead with: what presses, of the two real minutes and of written findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from page_reader import read_page
from test_pages import SETTINGS, URIS
from written_meeting import FOUND

from mapping import places
from mapping.collection import Collection
from mapping.inputs import Input
from mapping.knowledge import FindingSeverity, Knowledge, Status
from mapping.link import join, summarise
from mapping.profiles import read_profile
from mapping.publish.pages import Pages
from mapping.publish.pages.links import Links
from mapping.publish.pages.pressing import FINDINGS, PROMISES, Pressing, pressing
from mapping.read import read_minutes

ROOT = Path(__file__).parents[1]
FILES = ("2024-12-10-beskaeftigelses-og-socialudvalget.md", "2026-04-28-beskaeftigelses-og-socialudvalget.txt")


@pytest.fixture(scope="module")
def collection() -> Collection:
    profile = read_profile(places.municipalities() / "odense.toml")
    given = [Input("odense", ROOT / "minutes" / "odense" / name) for name in FILES]
    read = (read_minutes(each.path.read_bytes(), each.name, profile).minutes for each in given)
    return join([summarise(minutes) for minutes in read], {"odense": profile})


@pytest.fixture(scope="module")
def shown(collection: Collection) -> dict[str, str]:
    wanted = {"index.html", "odense/index.html"}
    return {file.path: file.data.decode() for file in Pages(SETTINGS, URIS, collection).of_collection({}) if file.path in wanted}


def leading(collection: Collection, knowledge: Knowledge) -> Pressing:
    """What leads where this is all that is known of the municipality."""
    one = replace(collection.municipalities[0], knowledge=knowledge)
    return pressing((one,), Links(Pages(SETTINGS, URIS, collection).site, ""))


@pytest.mark.parametrize("path", ["index.html", "odense/index.html"])
def test_matters_come_before_bodies_and_meetings(shown: dict[str, str], path: str) -> None:
    page = shown[path]
    order = ["modstrid", "ikke-omtalt", "frister", "initiativer", "penge", "beslutninger", "sager", "moeder"]
    places_of = [page.index(f'<section id="{word}"') for word in order]
    assert places_of == sorted(places_of)
    told = read_page(page)
    assert {"modstrid", "ikke-omtalt", "frister"} <= set(told.ids)


def test_the_known_contradiction_and_the_forgotten_point_stand_on_the_home_page(shown: dict[str, str]) -> None:
    page = shown["index.html"]
    first = page[page.index('id="modstrid"') : page.index('id="ikke-omtalt"')]
    assert "Alle unge skal med: forlænget af Byrådet" in first and "Indholdsfortegnelsen" not in first
    silent = page[page.index('id="ikke-omtalt"') : page.index('id="frister"')]
    assert silent.index("En boliggaranti for veteraner") < silent.index("Alle løfter og frister")


def test_what_the_publisher_set_aside_and_what_agrees_do_not_lead(collection: Collection) -> None:
    assert leading(collection, Knowledge(findings=FOUND)).contradictions == ()
    open_one = replace(FOUND[0], dismissed=None)
    assert len(leading(collection, Knowledge(findings=(open_one, FOUND[1]))).contradictions) == 1
    small = replace(open_one, severity=FindingSeverity.MINOR)
    assert leading(collection, Knowledge(findings=(small,))).contradictions == ()


def test_where_nothing_is_known_nothing_is_said(collection: Collection) -> None:
    nothing = leading(collection, Knowledge())
    assert (nothing.contradictions, nothing.silent, nothing.coming, nothing.counts) == ((), (), (), ())
    assert (nothing.all_findings, nothing.all_promises, nothing.as_of) == ((), (), None)


def test_the_page_stays_short_however_much_there_is(collection: Collection) -> None:
    many = tuple(replace(FOUND[0], dismissed=None, slug=f"datoer-afviger-{at:08x}") for at in range(40))
    promises = tuple(replace(each, status=Status.SILENT) for each in collection.municipalities[0].knowledge.commitments)
    told = leading(collection, Knowledge(findings=many, commitments=promises))
    assert (len(told.contradictions), len(told.silent)) == (FINDINGS, PROMISES)
    assert [link.note for link in told.counts] == ["40", str(len(promises))]
