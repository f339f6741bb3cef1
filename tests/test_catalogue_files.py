"""VoID, sitemaps, versions and the small files that programs look for."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from catalogue_site import MINUTES, SETTINGS, URIS, Made, Memory, laid, make
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from test_catalogue_dcat import meeting_of_2024, two_years

from mapping.names import DCAT, DCTERMS, RDF, REFERAT, VOID
from mapping.publish.catalogue import Counts, Dates, Slices, Weighed, Weight, dump_dates, put_versions, sitemap, sums
from mapping.publish.catalogue.sitemap import MOST, sitemap_files
from mapping.publish.catalogue.source import Source
from mapping.publish.catalogue.wellknown import api_catalog, linkset
from mapping.publish.documents import by_document
from mapping.publish.dumps import Dumped
from mapping.publish.files import File
from mapping.publish.packed import Part
from mapping.uris import Uris

BASE = "https://data.example.dk/"
WHOLE = URIRef(f"{BASE}data/#datasaet")
BODY = "beskaeftigelses-og-socialudvalget"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("spool"), (meeting_of_2024(), MINUTES), two_years())


def number(graph: Graph, subject: Any, predicate: URIRef) -> int:
    return int(str(graph.value(subject, predicate)))


# VoID -----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def void(made: Made) -> Graph:
    return Graph().parse(data=made.text("void.ttl"), format="turtle")


@pytest.fixture(scope="module")
def dump(made: Made) -> Graph:
    return Graph().parse(data=made.text("dumps/latest.ttl"), format="turtle")


def test_the_figures_are_those_of_the_dump(void: Graph, dump: Graph) -> None:
    assert number(void, WHOLE, VOID.triples) == len(dump)
    assert number(void, WHOLE, VOID.entities) == len(set(dump.subjects()))
    classes = Counter(str(kind) for _, kind in set(dump.subject_objects(RDF.type)))
    parts = {str(void.value(part, VOID["class"])): part for part in void.objects(WHOLE, VOID.classPartition)}
    assert {kind: number(void, part, VOID.entities) for kind, part in parts.items()} == dict(classes)
    properties = Counter(str(predicate) for _, predicate, _ in dump)
    found = {str(void.value(part, VOID.property)): part for part in void.objects(WHOLE, VOID.propertyPartition)}
    assert {name: number(void, part, VOID.triples) for name, part in found.items()} == dict(properties)
    assert number(void, WHOLE, VOID.classes) == len(classes) and number(void, WHOLE, VOID.properties) == len(properties)


def test_each_class_tells_its_properties(void: Graph, dump: Graph) -> None:
    (part,) = void.subjects(VOID["class"], REFERAT.BudgetObservation)
    lines = set(dump.subjects(RDF.type, REFERAT.BudgetObservation))
    wanted = Counter(str(predicate) for subject, predicate, _ in dump if subject in lines)
    parts = void.objects(part, VOID.propertyPartition)
    found = {str(void.value(each, VOID.property)): number(void, each, VOID.triples) for each in parts}
    assert found == dict(wanted) and len(lines) == 6


def test_links_to_other_sites_are_counted(void: Graph) -> None:
    sets: dict[tuple[str, str], int] = {}
    for links in void.subjects(RDF.type, VOID.Linkset):
        site = void.value(void.value(links, VOID.objectsTarget), VOID.uriSpace)
        sets[str(void.value(links, VOID.linkPredicate)), str(site)] = number(void, links, VOID.triples)
    see_also = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
    assert sets[see_also, "https://api.dataforsyningen.dk/kommuner/"] == 1
    assert sets[str(DCTERMS.language), "http://publications.europa.eu/resource/authority/language/"] == 2
    assert not any("data.example.dk" in site or "w3id.org/referat" in site for _, site in sets)


def test_a_slice_holds_its_own_meetings(void: Graph, made: Made) -> None:
    for year in (2024, 2026):
        path = f"dumps/odense/{BODY}/{year}.ttl.gz"
        part = URIRef(f"{BASE}data/odense/{BODY}/{year}/#datasaet")
        triples = list(ox.parse(gzip.decompress(made.files[path]), format=ox.RdfFormat.TURTLE))
        assert number(void, part, VOID.triples) == len(triples) > 100
        assert all(f"/{year}-" in triple.subject.value for triple in triples)
        assert void.value(part, VOID.dataDump) == URIRef(BASE + path)


@pytest.mark.parametrize(
    ("path", "fragment", "holds", "lacks"),
    [
        ("dumps/odense/sager.ttl.gz", "fil-odense-sager.ttl.gz", "odense/sag/", "odense/udvalg/"),
        ("dumps/faelles.ttl.gz", "fil-faelles.ttl.gz", "odense/udvalg/", "odense/sag/"),
    ],
)
def test_what_no_single_meeting_says_is_offered_and_counted(
    void: Graph, made: Made, path: str, fragment: str, holds: str, lacks: str
) -> None:
    part = URIRef(f"{BASE}data/#{fragment}")
    triples = list(ox.parse(gzip.decompress(made.files[path]), format=ox.RdfFormat.TURTLE))
    subjects = {triple.subject.value.removeprefix(BASE) for triple in triples}
    assert any(subject.startswith(holds) for subject in subjects)
    assert not any(subject.startswith(lacks) for subject in subjects)
    assert (WHOLE, VOID.subset, part) in void and number(void, part, VOID.triples) == len(triples)
    catalogue = Graph().parse(data=made.text("catalog.ttl"), format="turtle")
    assert (WHOLE, DCAT.distribution, part) in catalogue
    assert catalogue.value(part, DCAT.downloadURL) == URIRef(BASE + path) == void.value(part, VOID.dataDump)
    assert str(catalogue.value(part, DCAT.byteSize)) == str(len(made.files[path]))


def test_void_lies_in_both_places_and_names_everything(void: Graph, made: Made) -> None:
    assert made.files[".well-known/void"] == made.files["void.ttl"]
    assert [node for triple in void for node in triple if isinstance(node, BNode)] == []
    assert set(void.objects(WHOLE, VOID.dataDump)) == {
        URIRef(f"{BASE}dumps/latest.{end}") for end in ("ttl", "ttl.gz", "nq", "nq.gz")
    }
    assert void.value(WHOLE, VOID.uriSpace) == Literal(BASE)
    assert made.text("void.ttl").startswith(f"@prefix : <{BASE}void.ttl#> .\n")


def test_counts_of_two_processes_add_up(made: Made) -> None:
    whole, halves = Counts(), (Counts(), Counts())
    for place, document in enumerate(by_document(made.triples, URIS)):
        whole.add(document, URIS)
        halves[place % 2].add(document, URIS)
    halves[0].merge(halves[1])
    assert halves[0] == whole == made.counts


# Slices and weights ---------------------------------------------------------------------------------------------------


def dumped(turtle: str) -> Dumped:
    return Dumped(Part.of(turtle.encode()), Part.of(b""), 1)


def test_slices_of_one_body_and_year_are_one_file(tmp_path: Path) -> None:
    tree, slices = Memory(), Slices(tmp_path)
    slices.add(MINUTES.key, dumped("\n<a:1> <a:p> <a:2> .\n"))
    slices.add(meeting_of_2024().key, dumped("\n<a:3> <a:p> <a:4> .\n"))
    slices.add(MINUTES.key, dumped("\n<a:5> <a:p> <a:6> .\n"))
    slices.write(tree)
    assert list(tree.files) == [f"dumps/odense/{BODY}/2024.ttl.gz", f"dumps/odense/{BODY}/2026.ttl.gz"]
    data = tree.files[f"dumps/odense/{BODY}/2026.ttl.gz"]
    assert [triple.subject.value for triple in ox.parse(gzip.decompress(data), format=ox.RdfFormat.TURTLE)] == ["a:1", "a:5"]
    assert data[4:8] == b"\0\0\0\0", "no time in the header"
    assert slices.triples[f"dumps/odense/{BODY}/2026.ttl.gz"] == 2


def test_what_joins_the_meetings_of_a_municipality_is_a_file_beside_what_every_slice_needs(tmp_path: Path) -> None:
    tree, slices = Memory(), Slices(tmp_path)
    for number, path in enumerate(("", "def/fund/", "odense/", "odense/udvalg/byraadet/", "kle/27.12.04/", "odense/sag/1/")):
        slices.add_common(dumped(f"\n<a:{number}> <a:p> <a:q> .\n"), path)
    slices.add_common(dumped("\n<a:6> <a:p> <a:q> .\n"), "odense/person/side/2/")
    slices.write(tree)
    assert list(tree.files) == ["dumps/faelles.ttl.gz", "dumps/odense/sager.ttl.gz"]
    assert b"<a:4>" in gzip.decompress(tree.files["dumps/faelles.ttl.gz"])
    assert (slices.common, slices.matters) == (5, {"dumps/odense/sager.ttl.gz": 2})


def test_files_are_weighed_as_they_are_written() -> None:
    tree = Memory()
    site = Weighed(tree)
    site.add(File("a", b"abc"))
    with site.open("b") as file:
        file.write(b"ab")
        file.flush()
        file.write(b"c")
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert site.weights == {"a": Weight(3, digest), "b": Weight(3, digest)} and tree.files == {"a": b"abc", "b": b"abc"}


class _Failing(Memory):
    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        with super().open(path) as file:
            yield file
            raise OSError("disk full")


def test_a_file_that_fails_is_not_weighed() -> None:
    site = Weighed(_Failing())
    with pytest.raises(OSError, match="disk full"), site.open("a") as file:
        file.write(b"abc")
    assert site.weights == {}


# Versions -------------------------------------------------------------------------------------------------------------


def test_sums_are_such_as_sha256sum_checks(made: Made) -> None:
    lines = made.text("dumps/SHA256SUMS").splitlines()
    assert lines == sorted(lines, key=lambda line: line[66:])
    names = [line[66:] for line in lines]
    assert {"latest.ttl", "latest.nq.gz", "csv/budgetlinjer.csv", f"odense/{BODY}/2026.ttl.gz"} <= set(names)
    assert not any(name.startswith("sha256-") or name == "SHA256SUMS" for name in names)
    for line in lines:
        assert line == f"{hashlib.sha256(made.files['dumps/' + line[66:]]).hexdigest()}  {line[66:]}"


def built(
    before: Path | None, data: bytes, published: date | None, packed: bytes = b"", keep: int | None = None
) -> tuple[Memory, list[str]]:
    """A tree with a dump of some data, after an old one; and the names of its versions."""
    tree = Memory(before) if before else Memory()
    site = Weighed(tree)
    site.add(File("dumps/latest.nq", data))
    site.add(File("dumps/latest.nq.gz", packed or data))
    site.add(File("dumps/csv/moeder.csv", b"iri\r\n"))
    site.add(File("dumps/odense/b/2026.ttl.gz", data))
    versions = put_versions(tree, site.weights, published, keep)
    return tree, [version.name for version in versions]


def test_a_version_holds_everything_once_and_stays(tmp_path: Path) -> None:
    first, (name,) = built(None, b"one", date(2026, 5, 1))
    folder = f"dumps/{name}/"
    assert sorted(path.removeprefix(folder) for path in first.files if path.startswith(folder)) == [
        "SHA256SUMS",
        "csv/moeder.csv",
        "referat.nq.gz",
    ]
    again, names = built(laid(first.files, tmp_path / "1"), b"one", date(2026, 6, 1))
    assert names == [name] and again.files == first.files, "the same data are the same version, with its first date"
    second, names = built(laid(again.files, tmp_path / "2"), b"two", date(2026, 7, 1))
    assert len(names) == 2 and names[1] == name
    assert {path: data for path, data in second.files.items() if path.startswith(folder)} == {
        path: data for path, data in first.files.items() if path.startswith(folder)
    }
    log = ["version,udgivet,fjernet", f"{names[0]},2026-07-01,", f"{name},2026-05-01,"]
    assert second.files["dumps/versions.csv"].decode().splitlines() == log
    _, back = built(laid(second.files, tmp_path / "3"), b"one", None)
    assert back == [name, names[0]], "data that come back are their old version"


def test_another_packing_of_the_same_data_is_no_new_version(tmp_path: Path) -> None:
    first, names = built(None, b"one", None)
    second, again = built(laid(first.files, tmp_path / "1"), b"one", None, packed=b"packed by another zlib")
    assert again == names
    assert second.files[f"dumps/{names[0]}/referat.nq.gz"] == b"one", "what was published stays"


@pytest.mark.parametrize("log", [None, b"", b"\xff\xfe", b"version,udgivet\r\nsha256-", b"x,y\r\n../../etc,2026-01-01\r\n"])
def test_a_version_is_kept_although_the_log_has_lost_it(log: bytes | None, tmp_path: Path) -> None:
    first, (name,) = built(None, b"one", date(2026, 5, 1))
    old = {path: data for path, data in first.files.items() if path != "dumps/versions.csv"}
    if log is not None:
        old["dumps/versions.csv"] = log
    second, names = built(laid(old, tmp_path / "1"), b"two", date(2026, 7, 1))
    assert names[1:] == [name] and f"dumps/{name}/referat.nq.gz" in second.files
    assert second.files["dumps/versions.csv"].decode().splitlines()[2] == f"{name},,"


def test_earlier_versions_are_thinned_to_the_latest_and_the_last_of_each_month(tmp_path: Path) -> None:
    days = [date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 29), date(2026, 4, 30), date(2026, 5, 1)]
    tree, before, name = Memory(), None, {}
    for day in days:
        tree, names = built(before, day.isoformat().encode(), day, keep=2)
        name[day], before = names[0], laid(tree.files, tmp_path / day.isoformat())
    assert names == [name[days[5]], name[days[4]], name[days[1]]], "two, and the last of March"
    assert {path.split("/")[1] for path in tree.files if path.startswith("dumps/sha256-")} == set(names)
    assert tree.files["dumps/versions.csv"].decode().splitlines() == [
        "version,udgivet,fjernet",
        f"{name[days[5]]},2026-05-01,",
        f"{name[days[4]]},2026-04-30,",
        f"{name[days[3]]},2026-04-29,2026-05-01",
        f"{name[days[2]]},2026-04-01,2026-04-30",
        f"{name[days[1]]},2026-03-31,",
        f"{name[days[0]]},2026-03-30,2026-04-01",
    ]
    again, names = built(before, days[3].isoformat().encode(), date(2026, 5, 2), keep=2)
    assert f"dumps/{name[days[3]]}/referat.nq.gz" in again.files, "what comes back after it was taken away is there again"
    assert again.files["dumps/versions.csv"].decode().splitlines()[1] == f"{name[days[3]]},2026-04-29,"


def test_versions_stay_where_no_date_of_publication_tells_their_age(tmp_path: Path) -> None:
    first, (name,) = built(None, b"one", date(2026, 5, 1))
    _, names = built(laid(first.files, tmp_path / "1"), b"two", None, keep=1)
    assert names[1:] == [name]


def test_a_version_of_a_publication_at_a_time_of_day_has_its_date(tmp_path: Path) -> None:
    first, (name,) = built(None, b"one", datetime(2026, 5, 1, 3, 0, tzinfo=UTC))
    assert first.files["dumps/versions.csv"].decode().splitlines()[1] == f"{name},2026-05-01,"


def test_the_catalogue_tells_of_the_versions(made: Made, tmp_path: Path) -> None:
    before = laid(made.files, tmp_path / "before")
    later = make(tmp_path, (MINUTES,), before=before, published=date(2026, 6, 1))
    graph = Graph().parse(data=later.text("catalog.ttl"), format="turtle")
    dcat = "http://www.w3.org/ns/dcat#"
    new, old = (version.name for version in later.source.versions)
    assert graph.value(WHOLE, URIRef(f"{dcat}version")) == Literal(new)
    assert graph.value(WHOLE, URIRef(f"{dcat}previousVersion")) == URIRef(f"{BASE}data/#udgave-{old}")
    assert str(graph.value(URIRef(f"{BASE}data/#udgave-{old}"), DCTERMS.issued)) == "2026-05-12"
    assert f"dumps/{old}/SHA256SUMS" in later.files and f"dumps/{new}/SHA256SUMS" in later.files


def test_the_dates_of_dumps_come_from_the_changes_of_their_documents() -> None:
    changes = [
        ("odense/moede/b/2024-12-10/punkt-1/", date(2025, 1, 1)),
        ("odense/moede/b/2026-04-28/", date(2026, 5, 1)),
        ("odense/udvalg/b/", date(2026, 5, 1)),
        ("odense/moede/side/2/", date(2026, 5, 1)),
        ("odense/moede/b/2024-12-10/", date(2026, 6, 1)),
        ("odense/sag/27-35-00-p27-1-2026/", date(2026, 6, 2)),
    ]
    found = dump_dates(changes)
    assert found["dumps/odense/b/2024.ttl.gz"] == Dates(date(2025, 1, 1), date(2026, 6, 1))
    assert found["dumps/odense/b/2026.ttl.gz"] == Dates(date(2026, 5, 1), date(2026, 5, 1))
    assert found["dumps/latest.nq"] == found["dumps/latest.ttl.gz"] == Dates(date(2025, 1, 1), date(2026, 6, 2))
    assert found["dumps/faelles.ttl.gz"] == Dates(date(2026, 5, 1), date(2026, 5, 1)), "the body"
    assert found["dumps/odense/sager.ttl.gz"] == Dates(date(2026, 5, 1), date(2026, 6, 2)), "a page of a list, then a case"
    assert len(found) == 8


# Sitemaps -------------------------------------------------------------------------------------------------------------

XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "rs": "http://www.openarchives.org/rs/terms/"}
ODENSE = ("odense/index.html", "odense/index.ttl", "odense/index.jsonld")
PATHS = ("index.html", "404.html", *ODENSE, "odense/x/index.html", "void.ttl")


def parsed(files: list[File]) -> dict[str, ElementTree.Element]:
    return {file.path: ElementTree.fromstring(file.data) for file in files}


def test_a_sitemap_lists_pages_with_the_day_they_changed() -> None:
    changed = {"odense/": date(2026, 5, 1), "odense/x/": date(2020, 1, 1)}
    files = parsed(list(sitemap_files(PATHS, URIS, changed, hidden=frozenset({"odense/x/"}))))
    assert sorted(files) == ["signmap.xml", "sitemap.xml"]
    listed = [(url.findtext("s:loc", None, XML), url.findtext("s:lastmod", None, XML)) for url in files["sitemap.xml"]]
    assert listed == [(BASE, None), (f"{BASE}odense/", "2026-05-01")]


def test_a_signmap_leads_to_the_data_of_each_page() -> None:
    files = parsed(list(sitemap_files(PATHS, URIS, {})))
    signs = [[dict(sign.attrib) for sign in url.findall("rs:ln", XML)] for url in files["signmap.xml"]]
    assert signs == [
        [{"rel": "cite-as", "href": BASE}],
        [
            {"rel": "cite-as", "href": f"{BASE}odense/"},
            {"rel": "describedby", "href": f"{BASE}odense/index.ttl", "type": "text/turtle"},
            {"rel": "describedby", "href": f"{BASE}odense/index.jsonld", "type": "application/ld+json"},
        ],
        [{"rel": "cite-as", "href": f"{BASE}odense/x/"}],
    ]


def test_no_file_is_larger_than_the_protocol_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_BYTES", 10_000)
    paths = [f"p/{place:03d}{'ø' * place}/index.html" for place in range(100)]
    files = {file.path: file.data for file in sitemap_files(paths, URIS, {})}
    parts = {path: data for path, data in files.items() if "-" in path}
    assert len(parts) > 2
    assert max(map(len, parts.values())) <= 10_000
    assert b"".join(parts.values()).count(b"<url>") == 2 * len(paths)


def test_many_pages_make_an_index() -> None:
    assert MOST == 50_000
    paths = [f"p/{place:06d}/index.html" for place in range(MOST + 1)]
    changed = {"p/000001/": date(2026, 1, 1), "p/000002/": date(2026, 2, 2)}
    files = parsed(list(sitemap_files(paths, URIS, changed)))
    names = ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert [name for name in sorted(files) if name.startswith("sitemap")] == names
    assert [len(files[name]) for name in names] == [MOST, 1, 2]
    assert files["sitemap.xml"].tag == f"{{{XML['s']}}}sitemapindex"
    index = [(each.findtext("s:loc", None, XML), each.findtext("s:lastmod", None, XML)) for each in files["sitemap.xml"]]
    assert index == [(f"{BASE}sitemap-1.xml", "2026-02-02"), (f"{BASE}sitemap-2.xml", None)]


def test_addresses_are_escaped() -> None:
    files = parsed(list(sitemap_files(["index.html"], Uris("https://data.example.dk/a&b/'c'/"), {})))
    assert files["signmap.xml"][0].findtext("s:loc", None, XML) == "https://data.example.dk/a&b/'c'/"
    assert files["signmap.xml"][0].findall("rs:ln", XML)[0].get("href") == "https://data.example.dk/a&b/'c'/"


# The small files ------------------------------------------------------------------------------------------------------


def test_robots_may_read_everything_and_are_told_where_it_is_listed(made: Made) -> None:
    robots = RobotFileParser()
    robots.parse(made.text("robots.txt").splitlines())
    assert robots.can_fetch("*", f"{BASE}odense/")
    assert robots.site_maps() == [f"{BASE}sitemap.xml", f"{BASE}signmap.xml"]


def addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["href"]] if "href" in value else [])
        yield from ([value["anchor"]] if "anchor" in value else [])
        for inner in value.values():
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


@pytest.mark.parametrize("path", [".well-known/api-catalog", "linkset.json"])
def test_every_link_leads_to_something_that_is_published(made: Made, path: str) -> None:
    found = set(addresses(json.loads(made.files[path])))
    ours = {address.removeprefix(BASE) for address in found if address.startswith(BASE)}
    pages = {document.path for document in made.documents}
    assert len(ours) > 5 and ours <= {*made.files, *pages}


def test_the_api_catalogue_has_the_form_of_rfc_9727(made: Made) -> None:
    catalogue = json.loads(made.files[".well-known/api-catalog"])
    assert list(catalogue) == ["linkset"]
    this, data = catalogue["linkset"]
    assert this == {"anchor": f"{BASE}.well-known/api-catalog", "item": [{"href": f"{BASE}data/"}]}
    assert set(data) == {"anchor", "service-doc", "service-desc", "service-meta"}
    assert data["service-desc"][0] == {"href": f"{BASE}catalog.ttl", "type": "text/turtle"}


def test_a_stream_of_changes_is_announced_where_there_is_one(made: Made) -> None:
    source = Source(SETTINGS, URIS, made.source.collection, made.source.weights, feed="ldes/index.ttl")
    links = json.loads(api_catalog(source).data)["linkset"]
    assert {"href": f"{BASE}ldes/index.ttl"} in links[0]["item"]
    assert links[2]["anchor"] == f"{BASE}ldes/index.ttl"


def test_the_set_of_links_has_what_signposting_asks_for(made: Made) -> None:
    whole = json.loads(linkset(made.source).data)["linkset"][0]
    assert whole["cite-as"] == [{"href": f"{BASE}data/"}]
    assert whole["license"] == [{"href": "http://publications.europa.eu/resource/authority/licence/CC0"}]
    assert {"href": f"{BASE}dumps/latest.nq.gz", "type": "application/gzip"} in whole["item"]
    assert [each["href"] for each in whole["type"]] == ["https://schema.org/Dataset", "https://schema.org/AboutPage"]


def test_a_base_with_a_path_and_another_licence(tmp_path: Path) -> None:
    made = make(tmp_path, base="https://example.dk/aabne/data/", licence="https://creativecommons.org/licenses/by/4.0/")
    graph = Graph().parse(data=made.text("catalog.ttl"), format="turtle")
    assert (URIRef("https://example.dk/aabne/data/data/#katalog"), RDF.type, None) in graph
    assert isomorphic(graph, Graph().parse(data=made.text("catalog.jsonld"), format="json-ld"))
    licence = graph.value(URIRef("https://example.dk/aabne/data/data/#datasaet"), DCTERMS.license)
    assert graph.value(licence, DCTERMS.title) == Literal("Creative Commons Attribution")


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    hostile = 'Odense" . <urn:x> <urn:y> "{publisher} {__class__} \n</script>'
    made = make(tmp_path, publisher=hostile, title_da="{title} {0.__class__}")
    graph = Graph().parse(data=made.text("catalog.ttl"), format="turtle")
    assert (URIRef("urn:x"), None, None) not in graph
    assert isomorphic(graph, Graph().parse(data=made.text("catalog.jsonld"), format="json-ld"))
    assert Literal("{title} {0.__class__}: alle data", lang="da") in set(graph.objects(WHOLE, DCTERMS.title))


def test_weights_of_versions_are_not_among_the_sums() -> None:
    paths = ("dumps/latest.nq", f"dumps/sha256-{'0' * 16}/SHA256SUMS", "dumps/SHA256SUMS", "index.html")
    assert sums({path: Weight(1, "a") for path in paths}) == b"a  latest.nq\n"
