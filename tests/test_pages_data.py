"""A page's data: the list of all of it, to read, and the JSON-LD within the page, for programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pyoxigraph as ox
import pytest
from page_reader import PageReader, read_page
from rdflib import Graph, Literal, URIRef

from mapping.link import join
from mapping.names import DCTERMS, FOAF, OWL, PROV, RDF, RDFS, REFERAT, XSD, Triple
from mapping.publish.documents import Document, by_document, document_of
from mapping.publish.jsonld import jsonld
from mapping.publish.pages import Pages
from mapping.publish.pages.definitions import resource_page
from mapping.publish.pages.embedded import embedded
from mapping.publish.pages.facts import data_list
from mapping.publish.pages.frame import render
from mapping.publish.pages.links import Links, Site, ways_up
from mapping.settings import Settings
from mapping.uris import Uris, relative

URIS = Uris("https://data.example.dk/a/")
SETTINGS = Settings(URIS.base, "Prøve", "Trial", "Udgiver", "https://example.dk/licence", "CC0")
PAGE = URIRef("https://data.example.dk/a/nordby/sag/7/")
THING = URIRef(f"{PAGE}#sag")
PART = URIRef(f"{PAGE}#del-1")
HOSTILE = '<b>"@id":"https://data.example.dk/a/"</b>: "x\x7f\u202e</script>'


@pytest.fixture(scope="module")
def site() -> Site:
    return Pages(SETTINGS, URIS, join([], {})).site


def document(*said: Triple) -> Document:
    """The page of a case with a part, and what else is said."""
    triples = (
        (PAGE, RDF.type, FOAF.Document),
        (PAGE, FOAF.primaryTopic, THING),
        (THING, RDF.type, REFERAT.CaseFile),
        (THING, DCTERMS.title, Literal("En sag", lang="da")),
        (THING, DCTERMS.hasPart, PART),
        (PART, DCTERMS.isPartOf, THING),
        *said,
    )
    (made,) = by_document(triples, URIS)
    return made


def shown(site: Site, *said: Triple, taken: tuple[str, ...] = ()) -> PageReader:
    made = document(*said)
    return read_page(str(data_list(made, Links(site, made.path), taken)))


def links(page: PageReader) -> dict[str, str]:
    """Where each text leads."""
    found, inside = {}, [one.get("href") for one in page.all("a")]
    texts = [text for open_, text in page.texts if open_[-1:] == ("a",)]
    found.update(zip(texts, inside, strict=True))
    return found


def test_each_thing_has_a_heading_its_address_and_an_anchor_unless_the_page_has_one(site: Site) -> None:
    page = shown(site)
    assert [one.get("id") for one in page.all("h3")] == ["", "sag", "del-1", "listens-ord"]
    assert "En sag #sag Type Sag Har del #del-1 Titel En sag #del-1 Del af En sag" in page.text
    assert [one.get("id") for one in shown(site, taken=("sag",)).all("h3")] == ["", "", "del-1", "listens-ord"]


def test_words_are_explained_once_with_the_type_that_all_their_values_have(site: Site) -> None:
    page = shown(
        site,
        (PART, REFERAT.position, Literal("1", datatype=XSD.integer)),
        (THING, REFERAT.position, Literal("2", datatype=XSD.integer)),
    )
    before, _, words = page.text.partition("Ordene i listen")
    assert "integer" not in before
    assert "Plads referat:position xsd:integer" in words and "Titel dcterms:title da" in words
    assert f"dcterms: {DCTERMS}" in words and f"xsd: {XSD}" in words and "skos:" not in words
    assert links(page)["referat:position"] == "../../../def/#position"


def test_values_of_several_types_tell_theirs_one_by_one(site: Site) -> None:
    page = shown(
        site,
        (PART, DCTERMS.title, Literal("Part", lang="en")),
        (PART, DCTERMS.date, Literal("2026")),
        (THING, DCTERMS.date, Literal("2026-01-02", datatype=XSD.date)),
    )
    before, _, words = page.text.partition("Ordene i listen")
    assert "En sag da" in before and "Part en" in before and "2026-01-02 xsd:date" in before and "2026 " in before
    assert "dcterms:title da" not in words


def test_words_that_share_their_label_are_told_apart(site: Site) -> None:
    first, second = URIRef("https://example.org/first"), URIRef("https://example.org/second")
    words = replace(site.words, danish={**site.words.danish, str(first): "Ens", str(second): "Ens"})
    page = shown(replace(site, words=words), (THING, first, Literal("a")), (THING, second, Literal("b")))
    assert "Ens (https://example.org/first) a Ens (https://example.org/second) b" in page.text


def test_a_thing_elsewhere_on_the_web_is_led_to(site: Site) -> None:
    same = URIRef("https://api.dataforsyningen.dk/kommuner/0461")
    assert links(shown(site, (THING, OWL.sameAs, same)))[str(same)] == str(same)


def test_text_is_text(site: Site) -> None:
    page = shown(site, (THING, DCTERMS.description, Literal(HOSTILE)))
    assert not page.all("b") and not page.all("script")
    assert HOSTILE.replace("\x7f", "") in page.text.replace("\x7f", "")


def test_a_page_without_a_template_is_the_list_and_has_no_second_one(site: Site) -> None:
    html = render(site, resource_page(site, document())).data.decode()
    page = read_page(html)
    assert html.count("Ordene i listen") == 1 and "Alle data om denne side" not in page.text
    assert {"sag", "del-1"} <= set(page.ids) and [one.name for one in page.elements if one.name in ("h1", "h2")][:2] == [
        "h1",
        "h2",
    ]


SAID = (
    (THING, DCTERMS.description, Literal(HOSTILE)),
    (THING, RDFS.seeAlso, URIRef(URIS.base)),
    (THING, PROV.wasQuotedFrom, URIRef(f"{URIS.base}nordby/moede/byraadet/2026-01-02/referat.txt#line=3,4")),
)


@pytest.mark.parametrize("said", [(), SAID])
def test_json_ld_in_a_page_says_what_its_file_says_in_less_room(said: tuple[Triple, ...]) -> None:
    made = document(*said)
    within, beside = str(embedded(made, URIS)), jsonld(made, URIS)
    assert "<" not in within and "\x7f" not in within and len(within.encode()) < len(beside)
    assert set(ox.parse(within, format=ox.RdfFormat.JSON_LD)) == set(ox.parse(beside, format=ox.RdfFormat.JSON_LD))
    assert set(Graph().parse(data=within, format="json-ld")) == set(made.triples)


def test_json_ld_without_prefixes_has_its_base_alone() -> None:
    made = document_of([(PAGE, URIRef("https://example.org/p"), Literal("x"))], str(PAGE), URIS.path(PAGE))
    assert json.loads(str(embedded(made, URIS)))["@context"] == {"@base": str(PAGE)}


@pytest.mark.parametrize("page", ["", "a/", "a/b/c/", "a/bc/"])
@pytest.mark.parametrize("target", ["", "a/", "a/b/", "a/b/c/", "a/b/c/d/", "a/b/cd/", "a/b", "x.ttl", "b/c/", "a/b/c/d.txt"])
def test_ways_up_lead_where_relative_addresses_lead(site: Site, page: str, target: str) -> None:
    assert Links(site, page).file(target) == relative(page, target)
    assert ways_up(page)[-1][0] == ""
