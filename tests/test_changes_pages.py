"""What people and machines find of changes: the feed's files word for word, tombstones, the page, and the news feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib
from changing_site import BASE, SETTINGS, URIS, contents, document, members, publish, publish_documents, relations, replay
from page_reader import PageReader
from rdflib import Literal, URIRef
from rdflib.compare import isomorphic

from mapping.names import DCTERMS, FOAF, RDF, SKOS
from mapping.publish.changes.atom import atom
from mapping.publish.changes.digest import Digest, Row, Rows, whole_of
from mapping.publish.changes.log import Kind
from mapping.publish.documents import by_document
from mapping.publish.tree import NotPublished

APRIL, MAY = date(2026, 4, 30), date(2026, 5, 1)
MEETING = "odense/moede/b/2026-04-28/"
ITEM = f"{MEETING}punkt-1/"
ATOM = "{http://www.w3.org/2005/Atom}"


def page(out: Path, path: str) -> PageReader:
    reader = PageReader()
    reader.feed((out / path).read_text("utf-8"))
    reader.close()
    assert reader.open == []
    return reader


def hrefs(reader: PageReader) -> list[str]:
    return [element.get("href") for element in reader.elements if element.name == "a"]


# The feed -------------------------------------------------------------------------------------------------------------


def test_a_member_word_for_word(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"kle/": "A"}, APRIL)
    (member,) = members(out)
    digest = member.iri.partition("#")[2]
    assert (
        (out / "ldes/2026-04/20260430T000000Z-1.trig").read_text("utf-8")
        == f"""\
@prefix as: <https://www.w3.org/ns/activitystreams#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ldes: <https://w3id.org/ldes#> .
@prefix tree: <https://w3id.org/tree#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<> a tree:Node ;
	ldes:immutable true .

<https://data.example.dk/ldes/#stroem> tree:member <https://data.example.dk/ldes/2026-04/20260430T000000Z-1.trig#{digest}> .

<https://data.example.dk/ldes/2026-04/20260430T000000Z-1.trig#{digest}> a as:Create ;
	as:object <https://data.example.dk/kle/> ;
	as:published "2026-04-30T00:00:00Z"^^xsd:dateTime ;
	dcterms:isVersionOf <https://data.example.dk/kle/> .

@prefix : <https://data.example.dk/kle/#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .

<https://data.example.dk/ldes/2026-04/20260430T000000Z-1.trig#{digest}> {{
<https://data.example.dk/kle/> a foaf:Document ;
	foaf:primaryTopic :ting .

:ting a foaf:Project ;
	dcterms:title "A"@da .
}}
"""
    )


def test_the_root_is_small_and_leads_to_months_which_lead_to_pages(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {f"kle/{number}/": "a" for number in range(7)}, APRIL)
    publish(out, {f"kle/{number}/": "a" for number in range(8)}, MAY)
    assert relations(out, "ldes/feed.ttl") == [
        ("GreaterThanOrEqualToRelation", "2026-04-01T00:00:00Z", "ldes/maaned-2026-04.ttl"),
        ("LessThanRelation", "2026-05-01T00:00:00Z", "ldes/maaned-2026-04.ttl"),
        ("GreaterThanOrEqualToRelation", "2026-05-01T00:00:00Z", "ldes/maaned-2026-05.ttl"),
        ("LessThanRelation", "2026-06-01T00:00:00Z", "ldes/maaned-2026-05.ttl"),
    ]
    pages = [f"ldes/2026-04/20260430T000000Z-{number}.trig" for number in (1, 2, 3)]
    assert relations(out, "ldes/maaned-2026-04.ttl") == [
        *(("GreaterThanOrEqualToRelation", "2026-04-30T00:00:00Z", path) for path in pages),
        *(("LessThanRelation", "2026-04-30T00:00:01Z", path) for path in pages),
    ]
    assert [len([one for one in members(out) if path in one.iri]) for path in pages] == [3, 3, 1]


def test_a_month_is_closed_when_the_next_begins_and_then_stays_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "public"
    april, may = out / "ldes/maaned-2026-04.ttl", out / "ldes/maaned-2026-05.ttl"
    publish(out, {"kle/": "a"}, APRIL)
    assert "immutable" not in april.read_text()
    publish(out, {"kle/": "b"}, MAY)
    assert "ldes:immutable true" in april.read_text()
    assert "immutable" not in may.read_text()
    april.write_text(april.read_text() + "# What another version of the program would have written otherwise\n")
    publish(out, {"kle/": "c"}, date(2026, 5, 2))
    assert "otherwise" in april.read_text()


def test_a_december_is_followed_by_january(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"kle/": "a"}, date(2026, 12, 31))
    assert [value for _, value, _ in relations(out, "ldes/feed.ttl")] == ["2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"]


def test_months_are_those_of_utc(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"kle/": "a"}, datetime.fromisoformat("2026-05-01T01:00:00+02:00"))
    (member,) = members(out)
    assert member.iri.startswith(f"{BASE}ldes/2026-04/20260430T230000Z-1.trig#")
    assert member.time == "2026-05-01T01:00:00+02:00"


def test_hostile_words_stay_in_their_member(tmp_path: Path) -> None:
    out = tmp_path / "public"
    hostile = '}\n<x> <y> <z> .\n@prefix as: <http://evil.example/> .\n"""\\u0022\\\x00\r {'
    publish(out, {"kle/": hostile, "kle/1/": "tame"}, APRIL)
    assert {triple[2].value for triple in replay(out)["kle/"]} >= {hostile}
    assert [member.document for member in members(out)] == ["kle/", "kle/1/"]


def test_the_streams_own_document_leads_to_the_root(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"kle/": "a"}, APRIL)
    graph = rdflib.Graph().parse(out / "ldes/index.ttl")
    stream = URIRef(f"{BASE}ldes/#stroem")
    assert graph.value(stream, URIRef("https://w3id.org/tree#view")) == URIRef(f"{BASE}ldes/feed.ttl")
    assert graph.value(stream, RDF.type) == URIRef("https://w3id.org/ldes#EventStream")
    assert isomorphic(graph, rdflib.Graph().parse(out / "ldes/index.jsonld"))
    assert any(element.get("id") == "stroem" for element in page(out, "ldes/index.html").elements)


# Tombstones -----------------------------------------------------------------------------------------------------------


def test_a_tombstone_names_all_that_was_there_and_says_nothing_of_it(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {ITEM: "En hemmelighed", "kle/": "k"}, APRIL)
    publish(out, {"kle/": "k"}, MAY)
    _, _, removal = members(out)
    assert (
        (out / ITEM / "index.ttl").read_text("utf-8")
        == f"""\
@prefix : <https://data.example.dk/odense/moede/b/2026-04-28/punkt-1/#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://data.example.dk/odense/moede/b/2026-04-28/punkt-1/> a foaf:Document ;
	owl:deprecated true ;
	prov:invalidatedAtTime "2026-05-01T00:00:00Z"^^xsd:dateTime ;
	prov:wasInvalidatedBy <{removal.iri}> .

:ting a foaf:Project ;
	owl:deprecated true ;
	prov:wasInvalidatedBy <{removal.iri}> .
"""
    )
    turtle, json = (rdflib.Graph().parse(out / ITEM / name) for name in ("index.ttl", "index.jsonld"))
    assert isomorphic(turtle, json)
    shown = page(out, f"{ITEM}index.html")
    assert [element.get("content") for element in shown.elements if element.get("name") == "robots"] == ["noindex"]
    assert [element.get("id") for element in shown.elements if element.get("id")] == ["ting"]
    assert {"../../../../../", "../../../../../aendringer/", "index.ttl", "index.jsonld"} == set(hrefs(shown))
    now = {path: data for path, data in contents(out).items() if not path.startswith("ldes/2026-04/")}
    assert not any(b"hemmelighed" in data for data in now.values())


def test_a_tombstone_keeps_its_day_and_its_anchors_in_all_later_builds(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {ITEM: "a", "kle/": "k"}, APRIL)
    publish(out, {"kle/": "k"}, MAY)
    first = contents(out, MEETING)
    for number in range(3):
        publish(out, {"kle/": f"k{number}"}, date(2026, 6, 1))
    assert contents(out, MEETING) == first
    publish(out, {ITEM: "a", "kle/": "k"}, date(2026, 7, 1))
    assert "deprecated" not in (out / ITEM / "index.ttl").read_text()
    assert members(out)[-2].kind == "Update"
    assert (members(out)[-1].kind, members(out)[-1].document) == ("Create", ITEM)


def test_a_removed_source_text_leaves_a_notice_and_the_anchors_of_its_lines(tmp_path: Path) -> None:
    out = tmp_path / "public"
    source = URIRef(f"{BASE}{MEETING}referat.txt")
    triples = [(source, RDF.type, FOAF.Document), (URIRef(f"{source}#line=0,2"), RDF.type, SKOS.Concept)]
    publish_documents(out, [*by_document(triples, URIS), document("kle/", "k")], APRIL)
    publish(out, {"kle/": "k"}, MAY)
    assert (out / MEETING / "referat.txt").read_text("utf-8") == (
        "Teksten, der stod her, er fjernet 1. maj 2026.\n"
        "The text that stood here was removed on 2026-05-01.\n\n"
        "https://data.example.dk/odense/moede/b/2026-04-28/referat/\n"
    )
    assert "line=0,2" in [element.get("id") for element in page(out, f"{MEETING}referat/index.html").elements]
    before = contents(out, MEETING)
    publish(out, {"kle/": "kk"}, MAY)
    assert contents(out, MEETING) == before


def test_a_removed_document_whose_turtle_is_lost_still_has_its_place(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"kle/1/": "a", "kle/": "k"}, APRIL)
    (out / "kle/1/index.ttl").unlink()
    publish(out, {"kle/": "k"}, MAY)
    graph = rdflib.Graph().parse(out / "kle/1/index.ttl")
    assert set(graph.subjects()) == {URIRef(f"{BASE}kle/1/")}


def test_a_removed_document_whose_turtle_cannot_be_read_stops_the_build(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"kle/1/": "a", "kle/": "k"}, APRIL)
    (out / "kle/1/index.ttl").write_text("<<<")
    with pytest.raises(NotPublished, match="«kle/1/index.ttl» of what is published cannot be read"):
        publish(out, {"kle/": "k"}, MAY)


def test_hostile_fragments_are_anchors_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "public"
    thing = URIRef(f"{BASE}kle/1/#x'onmouseover='alert(1)&lt;/script>".replace(">", "%3E"))
    made = [*by_document([(thing, RDF.type, SKOS.Concept), (thing, DCTERMS.title, Literal("a"))], URIS), document("kle/", "k")]
    publish_documents(out, made, APRIL)
    publish(out, {"kle/": "k"}, MAY)
    shown = page(out, "kle/1/index.html")
    assert [element.get("id") for element in shown.elements if element.get("id")] == [str(thing).partition("#")[2]]
    assert "</script" not in (out / "kle/1/index.html").read_text().replace("</script>\n</head>", "", 1)


# The page for people --------------------------------------------------------------------------------------------------


def headings(reader: PageReader, *names: str) -> list[str]:
    return [text.strip() for inside, text in reader.texts if inside and set(inside) & set(names) and text.strip()]


def test_the_page_tells_what_each_publication_changed_latest_first(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {MEETING: "m", ITEM: "p", "odense/sag/1/": "s"}, APRIL)
    publish(out, {MEETING: "m", f"{MEETING}punkt-2/": "q", "odense/sag/1/": "s"}, MAY)
    publish(out, {}, datetime(2026, 5, 2, 14, 5, tzinfo=UTC))
    shown = page(out, "aendringer/index.html")
    assert headings(shown, "h2", "h3")[:-1] == [
        "2. maj 2026, kl. 14.05",
        "Fjernet",
        "1. maj 2026",
        "Ændret",
        "30. april 2026",
        "Tilføjet",
    ]
    rows = [
        text for inside, text in shown.texts if "section" in inside and "article" in inside and "li" in inside and text.strip()
    ]
    meeting = "odense/moede/b/2026-04-28"
    assert [row.strip() for row in rows] == [
        *(meeting, "2 sider", "odense/sag/1"),
        *(meeting, "2 sider"),
        *(meeting, "2 sider", "odense/sag/1"),
    ]


def test_no_page_of_changes_is_endless(tmp_path: Path) -> None:
    out = tmp_path / "public"
    for day in range(1, 8):
        publish(out, {f"kle/{number}/": str(day) for number in range(60)}, date(2026, 5, day), most=200)
    first, second = page(out, "aendringer/index.html"), page(out, "aendringer/side/2/index.html")
    assert headings(first, "h2")[:-1] == ["7. maj 2026", "6. maj 2026", "5. maj 2026", "4. maj 2026"]
    assert headings(second, "h2")[:-1] == ["3. maj 2026", "2. maj 2026", "1. maj 2026"]
    assert len([one for one in hrefs(first) if one.startswith("../kle/")]) == 200
    assert [text for _, text in first.texts].count("Og 10 til.") == 4
    assert "side/2/" in hrefs(first)
    assert "../../" in hrefs(second)
    assert "../../../kle/0/" in hrefs(second)


def test_matters_come_before_lists_even_where_not_all_is_told() -> None:
    rows = Rows()
    for path in (*(f"kle/{number}/" for number in range(49)), "odense/sag/", "odense/sag/1/", "odense/initiativ/a/", MEETING):
        rows.add(Row(path, 1))
    assert rows.whole == 53
    assert [row.path for row in rows.shown][:4] == [MEETING, "odense/initiativ/a/", "odense/sag/1/", "kle/0/"]
    assert len(rows.shown) == 50


@pytest.mark.parametrize(
    ("path", "whole"),
    [
        ("odense/moede/b/2026-04-28/punkt-1/", "odense/moede/b/2026-04-28/"),
        ("odense/moede/b/2026-04-28/", "odense/moede/b/2026-04-28/"),
        ("odense/moede/", "odense/moede/"),
        ("odense/sag/moede/1/2/", "odense/sag/moede/1/2/"),
        ("", ""),
    ],
)
def test_what_belongs_to_a_meeting(path: str, whole: str) -> None:
    assert whole_of(path) == whole


# The news feed --------------------------------------------------------------------------------------------------------


def entries(out: Path) -> list[tuple[str | None, str | None, str | None]]:
    feed = ElementTree.parse(out / "aendringer/feed.xml").getroot()
    return [
        (one.findtext(f"{ATOM}id"), one.findtext(f"{ATOM}updated"), one.findtext(f"{ATOM}summary"))
        for one in feed.iter(f"{ATOM}entry")
    ]


def test_the_news_feed_has_each_document_once_by_its_latest_change(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"kle/": "a", "kle/1/": "b"}, APRIL)
    publish(out, {"kle/": "c"}, MAY)
    assert entries(out) == [
        (f"{BASE}kle/", "2026-05-01T00:00:00Z", "Ændret."),
        (f"{BASE}kle/1/", "2026-05-01T00:00:00Z", "Fjernet."),
    ]
    feed = ElementTree.parse(out / "aendringer/feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}id") == f"{BASE}aendringer/"
    assert feed.findtext(f"{ATOM}updated") == "2026-05-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Referat"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}aendringer/feed.xml", "alternate": f"{BASE}aendringer/"}


def test_every_part_that_atom_demands_is_there(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {f"kle/{number}/": "a" for number in range(60)}, APRIL)
    feed = ElementTree.parse(out / "aendringer/feed.xml").getroot()
    for part in (feed, *feed.iter(f"{ATOM}entry")):
        assert [len(part.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
    ids = [each.findtext(f"{ATOM}id") for each in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 50


def test_names_that_xml_cannot_hold_are_made_fit() -> None:
    rows = Rows()
    rows.add(Row("kle/", 1))
    digest = Digest(datetime(2026, 5, 1, tzinfo=UTC), {Kind.CREATE: rows})
    made = atom([digest], replace(SETTINGS, publisher="A & <B>"), URIS, lambda path: "x\x00\x1b\ufffe]]><script>&")
    feed = ElementTree.fromstring(made.data)
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "x\ufffd\ufffd\ufffd]]><script>&"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "A & <B>"


def test_a_dump_of_the_members_is_sound_n_quads(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"kle/": "æ"}, APRIL)
    path = "ldes/2026-04/20260430T000000Z-1.trig"
    quads = list(ox.parse(input=(out / path).read_bytes(), format=ox.RdfFormat.TRIG, base_iri=BASE + path))
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))
