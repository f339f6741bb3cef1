"""Pages of things that have grown: they end somewhere, say how much there is, and lead on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from trial_settings import SETTINGS
from written_references import STRATEGY, joined, minutes

from mapping.collection import LIST_PAGE, MeetingSummary
from mapping.describe.collection import joined_documents
from mapping.link import summarise
from mapping.publish.documents import Document, by_document
from mapping.publish.pages import Pages
from mapping.publish.pages.frame import render
from mapping.publish.pages.lists import list_pages
from mapping.publish.pages.organs import municipality_page
from mapping.publish.pages.things import Things, thing_page
from mapping.uris import Uris

URIS = Uris("https://data.example.dk/")
BODY = "Byrådet"
MANY = LIST_PAGE + 30
FIRST = date(2010, 1, 5)


@cache
def pages() -> Pages:
    one = minutes(BODY, FIRST, (("B-sag: Strategi", STRATEGY, "Udkastet drøftes."),))
    summary = summarise(one)
    return Pages(SETTINGS, URIS, joined(*(_moved(summary, FIRST + timedelta(weeks=week)) for week in range(MANY))))


def _moved(summary: MeetingSummary, day: date) -> MeetingSummary:
    """The same meeting on another day."""
    key = replace(summary.key, day=day)
    items = tuple(replace(item, meeting=key) for item in summary.items)
    treated = tuple(replace(each, item=items[0]) for each in summary.knowledge.treated)
    return replace(summary, key=key, items=items, knowledge=replace(summary.knowledge, treated=treated, words=()))


@cache
def documents() -> dict[str, Document]:
    triples = [triple for _, said in joined_documents(pages().site.lookup.collection, URIS) for triple in said]
    return {document.iri: document for document in by_document(triples, URIS)}


def thing(iri: str) -> str:
    site = pages().site
    return render(site, thing_page(site, Things(site.lookup.collection, URIS)[iri], documents()[iri])).data.decode()


def test_a_body_shows_its_latest_meetings_and_how_many_there_are() -> None:
    html = thing(str(URIS.body_page("odense", BODY)))
    shown = html.partition('<section id="moeder">')[2].partition("</section>")[0]
    assert shown.count("<li>") == LIST_PAGE
    assert f"Her er de seneste {LIST_PAGE} af {MANY} møder." in shown
    assert (FIRST + timedelta(weeks=MANY - 1)).isoformat() in shown and FIRST.isoformat() not in shown


def test_the_list_of_data_on_a_page_ends_and_leads_to_the_whole() -> None:
    html = thing(str(URIS.body_page("odense", BODY)))
    assert f'<dd>og {MANY - LIST_PAGE} til; alle er i <a href="index.ttl">sidens data</a></dd>' in html


def test_a_municipality_shows_its_latest_meetings_and_leads_to_all() -> None:
    site = pages().site
    (one,) = site.lookup.collection.municipalities
    html = render(site, municipality_page(site, one, None)).data.decode()
    assert f'<a href="moede/">Alle {MANY} møder</a>' in html
    assert html.partition('<section id="moeder">')[2].partition("</section>")[0].count("<li>") == LIST_PAGE


def test_a_case_shows_its_latest_treatments_and_how_many_there_are() -> None:
    html = thing(str(URIS.case_page("odense", STRATEGY)))
    assert f"Her er de seneste 100 af {MANY} behandlinger." in html


def test_a_long_list_is_on_several_pages_each_with_its_own() -> None:
    found = {page.path: page for page in list_pages(pages().site, {}) if page.path.startswith("odense/moede/")}
    assert list(found) == ["odense/moede/", "odense/moede/side/2/"]
    entries = [sum(len(group.entries) for group in page.view.groups) for page in found.values()]  # type: ignore[attr-defined]
    assert entries == [LIST_PAGE, MANY - LIST_PAGE]


def test_no_page_of_a_grown_thing_is_large() -> None:
    sizes = {iri: len(thing(iri)) for iri in Things(pages().site.lookup.collection, URIS)}
    assert max(sizes.values()) < 250_000, max(sizes, key=lambda iri: sizes[iri])
