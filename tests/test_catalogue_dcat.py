"""The DCAT catalogue against the official shapes of DCAT-AP 3.0.1, and against the score of data.europa.eu."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from catalogue_site import COLLECTION, MINUTES, Made, make
from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from written_meeting import BODY, HELD, ODENSE

from mapping import collection as joined
from mapping.model import BodyName, MeetingKey, Minutes, Span
from mapping.names import ADMS, DCAT, DCTERMS, EU, FOAF, RDF, SH, SKOS, SPDX, VCARD, XSD
from mapping.problems import Unusable
from mapping.publish.catalogue import Dates, Publisher
from mapping.publish.catalogue.words import keywords

DATA = Path(__file__).parent / "data" / "dcat-ap"
SHAPES = DATA / "3.0.1"
ROOT = Path(__file__).parents[1]
BASE = "https://data.example.dk/"
WHOLE = URIRef(f"{BASE}data/#datasaet")
SERIES = URIRef(f"{BASE}data/odense/beskaeftigelses-og-socialudvalget/#serie")
OLDER = URIRef(f"{BASE}data/odense/beskaeftigelses-og-socialudvalget/2024/#datasaet")
NEWER = URIRef(f"{BASE}data/odense/beskaeftigelses-og-socialudvalget/2026/#datasaet")
ODENSE_AS_PLACE = URIRef("https://api.dataforsyningen.dk/kommuner/0461")


def meeting_of_2024() -> Minutes:
    when = replace(MINUTES.time, day=date(2024, 12, 10))
    return replace(MINUTES, time=when, body=BodyName(BODY, (2022, 2025), Span(3, 3)))


def two_years() -> joined.Collection:
    """The handwritten collection with a second meeting of the body, in 2024."""
    earlier = replace(HELD, key=MeetingKey("odense", BODY, date(2024, 12, 10)), term=(2022, 2025))
    body = replace(ODENSE.bodies[0], meetings=(HELD, earlier))
    municipality = replace(ODENSE, bodies=(body,), meetings=(HELD, earlier))
    return replace(COLLECTION, municipalities=(municipality,))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("spool"), (meeting_of_2024(), MINUTES), two_years())


@pytest.fixture(scope="module")
def catalogue(made: Made) -> Graph:
    return Graph().parse(data=made.text("catalog.ttl"), format="turtle")


@pytest.fixture(scope="module")
def with_code_lists(catalogue: Graph) -> Graph:
    """The catalogue together with the EU's tables: shapes look up there whether a value is in its list."""
    return catalogue + Graph().parse(DATA / "eu-codelists.ttl", format="turtle")


def results(data: Graph, shapes: str) -> Iterator[tuple[str, str, str]]:
    """Severity, focus and path of each result."""
    _, report, _ = validate(data, shacl_graph=str(SHAPES / shapes), advanced=True)
    # What stands under sh:detail says why a result is one, and is no result itself.
    for result in report.objects(None, SH.result):
        severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2]
        path = report.value(result, SH.resultPath)
        yield severity, str(report.value(result, SH.focusNode)), str(path)


@pytest.mark.parametrize("level", sorted(path.name for path in SHAPES.glob("*.ttl")))
def test_no_official_shape_is_violated(with_code_lists: Graph, level: str) -> None:
    assert [row for row in results(with_code_lists, level) if row[0] == "Violation"] == []


@pytest.mark.parametrize("level", ["shapes.ttl", "dcat-ap-SHACL.ttl"])
def test_the_shapes_bite(catalogue: Graph, level: str) -> None:
    spoilt = Graph() + catalogue
    spoilt.remove((None, DCTERMS.publisher, None))
    turtle = URIRef(f"{BASE}data/#fil-latest.ttl")
    spoilt.set((turtle, DCAT.byteSize, Literal("many")))
    found = {(row[1], row[2]) for row in results(spoilt, level) if row[0] == "Violation"}
    assert found == {(f"{BASE}data/#katalog", str(DCTERMS.publisher)), (str(turtle), str(DCAT.byteSize))}


def test_what_is_recommended_is_there_but_for_the_outlines_of_places(with_code_lists: Graph) -> None:
    """No bounding boxes and no centres: a register of municipalities gives them to whoever has use for them."""
    rows = Counter((severity, focus, path) for severity, focus, path in results(with_code_lists, "shapes_recommended.ttl"))
    ours = {(focus, path) for _, focus, path in rows if "publications.europa.eu" not in focus}
    assert ours == {(str(ODENSE_AS_PLACE), str(DCAT.bbox)), (str(ODENSE_AS_PLACE), str(DCAT.centroid))}


def test_two_things_are_in_no_list_of_the_eu(with_code_lists: Graph) -> None:
    """A municipality is no corporate body of the EU's list, and no place of it."""
    found = {path for _, _, path in results(with_code_lists, "mdr-vocabularies.shape.ttl")}
    assert found == {str(DCTERMS.publisher), str(DCTERMS.spatial)}


def test_nothing_deprecated_is_used(with_code_lists: Graph) -> None:
    # The one result: these shapes also ask for the old list of statuses, which 3.0 has replaced by the EU's.
    assert {path for _, _, path in results(with_code_lists, "deprecateduris.ttl")} == {str(ADMS.status)}


# The score of data.europa.eu ------------------------------------------------------------------------------------------


def quality(graph: Graph, dataset: URIRef, distribution: URIRef, served: frozenset[str]) -> dict[str, int]:
    """The points that the portal's Metadata Quality Assurance gives one distribution of a dataset."""
    known = Graph().parse(DATA / "eu-codelists.ttl", format="turtle")
    formats = json.loads((DATA / "mqa-formats.json").read_text("utf-8"))

    def has(subject: URIRef, *predicates: URIRef) -> bool:
        return all(graph.value(subject, predicate) is not None for predicate in predicates)

    def listed(value: object) -> bool:
        return isinstance(value, URIRef) and (value, SKOS.inScheme, None) in known

    def answers(predicate: URIRef) -> bool:
        return str(graph.value(distribution, predicate)) in served

    form = str(graph.value(distribution, DCTERMS["format"])).rpartition("/")[2]
    media = str(graph.value(distribution, DCAT.mediaType))
    vocabulary = listed(graph.value(distribution, DCTERMS["format"])) and "iana.org/assignments/media-types/" in media
    points = {
        "keyword": 30 * has(dataset, DCAT.keyword),
        "theme": 30 * has(dataset, DCAT.theme),
        "spatial": 20 * has(dataset, DCTERMS.spatial),
        "temporal": 20 * has(dataset, DCTERMS.temporal),
        "accessURL answers": 50 * answers(DCAT.accessURL),
        "downloadURL": 20 * has(distribution, DCAT.downloadURL),
        "downloadURL answers": 30 * answers(DCAT.downloadURL),
        "format": 20 * has(distribution, DCTERMS["format"]),
        "mediaType": 10 * has(distribution, DCAT.mediaType),
        "both from vocabulary": 10 * vocabulary,
        "non-proprietary": 20 * (form in formats["non_proprietary"]),
        "machine-readable": 20 * (form in formats["machine_readable"]),
        "licence": 20 * has(distribution, DCTERMS.license),
        "licence known": 10 * listed(graph.value(distribution, DCTERMS.license)),
        "access": 10 * has(dataset, DCTERMS.accessRights),
        "access from vocabulary": 5 * listed(graph.value(dataset, DCTERMS.accessRights)),
        "contact": 20 * has(dataset, DCAT.contactPoint),
        "publisher": 10 * has(dataset, DCTERMS.publisher),
        "rights": 5 * has(distribution, DCTERMS.rights),
        "byteSize": 5 * has(distribution, DCAT.byteSize),
        "issued": 5 * has(dataset, DCTERMS.issued) * has(distribution, DCTERMS.issued),
        "modified": 5 * has(dataset, DCTERMS.modified) * has(distribution, DCTERMS.modified),
    }
    return points


TABLES = len(tomllib.loads((ROOT / "site" / "tables.toml").read_text("utf-8")))
DUMPS = 4 + 2
"""Turtle and N-Quads, plain and compressed; what all have in common; the matters of one municipality."""
BRIDGES = 4 + 1 + 6
"""Turtle of two bridges, plain and compressed; one file for OParl; six for Popolo."""
CONFORMANCE = 30
"""Of the 405: no violation of the base shapes, which has tests of its own above."""


@pytest.mark.parametrize("dataset", [WHOLE, OLDER, NEWER])
def test_every_distribution_scores_405_of_405(made: Made, catalogue: Graph, dataset: URIRef) -> None:
    pages = {f"{BASE}{document.path}" for document in made.documents}
    served = frozenset({*pages, *(BASE + path for path in made.files)})
    distributions = [each for each in catalogue.objects(dataset, DCAT.distribution) if isinstance(each, URIRef)]
    assert len(distributions) == (TABLES + DUMPS + BRIDGES if dataset == WHOLE else 1)
    for distribution in distributions:
        points = quality(catalogue, dataset, distribution, served)
        assert {name for name, value in points.items() if value == 0} == set()
        assert sum(points.values()) + CONFORMANCE == 405


# What it says ---------------------------------------------------------------------------------------------------------


def test_everything_has_a_name_and_json_says_the_same(made: Made, catalogue: Graph) -> None:
    assert [node for triple in catalogue for node in triple if isinstance(node, BNode)] == []
    assert isomorphic(catalogue, Graph().parse(data=made.text("catalog.jsonld"), format="json-ld"))


def test_the_publisher_the_contact_and_the_licence(catalogue: Graph) -> None:
    publisher = catalogue.value(WHOLE, DCTERMS.publisher)
    assert catalogue.value(publisher, DCTERMS.identifier) == Literal("35209115")
    assert catalogue.value(publisher, DCTERMS.type) == URIRef("http://purl.org/adms/publishertype/LocalAuthority")
    assert catalogue.value(publisher, FOAF.name) == Literal("Odense Kommune", lang="da")
    contact = catalogue.value(WHOLE, DCAT.contactPoint)
    assert catalogue.value(contact, VCARD.hasEmail) == URIRef("mailto:data@example.dk")
    licence = catalogue.value(WHOLE, DCTERMS.license)
    assert licence == EU["licence/CC0"]
    assert catalogue.value(licence, DCTERMS.title) == Literal("Creative Commons CCZero"), "the title that CKAN knows"


def test_a_body_has_a_series_with_a_dataset_for_each_year(catalogue: Graph) -> None:
    assert set(catalogue.subjects(DCAT.inSeries, SERIES)) == {OLDER, NEWER}
    assert catalogue.value(SERIES, DCAT.first) == OLDER and catalogue.value(SERIES, DCAT.last) == NEWER
    assert catalogue.value(NEWER, DCAT.prev) == OLDER and catalogue.value(OLDER, DCAT.prev) is None
    title = Literal("Beskæftigelses- og Socialudvalget, Odense Kommune: referater 2024", lang="da")
    assert title in set(catalogue.objects(OLDER, DCTERMS.title))
    period = catalogue.value(WHOLE, DCTERMS.temporal)
    assert catalogue.value(period, DCAT.startDate) == Literal("2024-12-10", datatype=XSD.date)
    assert catalogue.value(period, DCAT.endDate) == Literal("2026-04-28", datatype=XSD.date)
    assert {EU["country/DNK"], ODENSE_AS_PLACE} == set(catalogue.objects(OLDER, DCTERMS.spatial))


def test_sizes_and_hashes_are_those_of_the_files(made: Made, catalogue: Graph) -> None:
    for distribution in catalogue.subjects(RDF.type, DCAT.Distribution):
        data = made.files[str(catalogue.value(distribution, DCAT.downloadURL)).removeprefix(BASE)]
        assert str(catalogue.value(distribution, DCAT.byteSize)) == str(len(data))
        checksum = catalogue.value(distribution, SPDX.checksum)
        assert str(catalogue.value(checksum, SPDX.checksumValue)) == hashlib.sha256(data).hexdigest()


def test_compressed_turtle_is_turtle_to_a_portal(catalogue: Graph) -> None:
    packed = URIRef(f"{BASE}data/#fil-latest.ttl.gz")
    assert catalogue.value(packed, DCTERMS["format"]) == EU["file-type/RDF_TURTLE"]
    assert catalogue.value(packed, DCAT.mediaType) == URIRef("http://www.iana.org/assignments/media-types/text/turtle")
    assert catalogue.value(packed, DCAT.compressFormat) == URIRef("http://www.iana.org/assignments/media-types/application/gzip")


def test_pages_do_not_say_what_other_peoples_terms_are(made: Made) -> None:
    assert [document.path for document in made.documents] == [
        "data/",
        "data/odense/beskaeftigelses-og-socialudvalget/",
        "data/odense/beskaeftigelses-og-socialudvalget/2024/",
        "data/odense/beskaeftigelses-og-socialudvalget/2026/",
    ]
    said = [triple for document in made.documents for triple in document.triples]
    assert SKOS.Concept not in {o for _, p, o in said if p == RDF.type}


def test_the_same_input_gives_the_same_catalogue(made: Made, tmp_path: Path) -> None:
    again = make(tmp_path, (meeting_of_2024(), MINUTES), two_years())
    assert again.files == made.files


def dates(graph: Graph, this: URIRef) -> tuple[str, str]:
    return str(graph.value(this, DCTERMS.issued)), str(graph.value(this, DCTERMS.modified))


def parsed(made: Made) -> Graph:
    return Graph().parse(data=made.text("catalog.ttl"), format="turtle")


def test_dates_come_from_the_log_or_the_settings_or_the_meetings(tmp_path: Path) -> None:
    years, both = two_years(), (meeting_of_2024(), MINUTES)
    path = "dumps/odense/beskaeftigelses-og-socialudvalget/2024.ttl.gz"
    logged = {path: Dates(date(2025, 1, 2), date(2025, 3, 4))}
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir(), two.mkdir()
    graph = parsed(make(one, both, years, history=logged))
    assert dates(graph, OLDER) == ("2025-01-02", "2025-03-04")
    assert dates(graph, NEWER) == ("2026-05-12", "2026-05-12")
    assert dates(graph, SERIES) == ("2025-01-02", "2026-05-12")
    graph = parsed(make(two, both, years, published=None))
    assert dates(graph, OLDER) == ("2024-12-10", "2024-12-10")
    assert dates(graph, WHOLE) == ("2026-04-28", "2026-04-28")


def test_a_publisher_without_number_and_address_and_with_a_licence_of_its_own(tmp_path: Path) -> None:
    graph = parsed(make(tmp_path, contact=None, publisher="Foreningen", licence="https://example.org/vilkaar", licence_name="V"))
    publisher, licence = graph.value(WHOLE, DCTERMS.publisher), graph.value(WHOLE, DCTERMS.license)
    assert graph.value(publisher, DCTERMS.identifier) is None
    assert graph.value(graph.value(WHOLE, DCAT.contactPoint), VCARD.hasURL) == URIRef(BASE)
    assert (licence, RDF.type, DCTERMS.LicenseDocument) in graph and graph.value(licence, DCTERMS.title) == Literal("V")


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (Publisher(kind="Kommune"), "site.toml: «publisher_kind»: «Kommune» is not in site/catalogue.ttl"),
        (Publisher(frequency="NAAR VI KAN"), "site.toml: «frequency»: «NAAR VI KAN» is not in site/catalogue.ttl"),
    ],
)
def test_words_that_no_portal_knows_are_refused(tmp_path: Path, chosen: Publisher, message: str) -> None:
    with pytest.raises(Unusable) as refused:
        make(tmp_path, publisher_terms=chosen)
    assert str(refused.value).startswith(message)


def test_keywords_are_such_as_ckan_takes() -> None:
    given = ["møder og udvalg (åbne)", "Børn & Unge", "a", "x" * 130, "budget", "Budget", "§ 17, stk. 4-udvalg", "/"]
    assert list(map(str, keywords(given))) == ["17 stk. 4-udvalg", "budget", "Børn Unge", "møder og udvalg åbne", "x" * 100]
