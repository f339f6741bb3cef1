"""The same data as other councils' systems write them: what each format asks, the two real minutes, and what is never said."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pyoxigraph as ox
import pytest
from catalogue_site import SETTINGS, URIS, Memory
from pyshacl import validate
from rdflib import RDF, Graph, URIRef
from written_council import JOINED
from written_council import MINUTES as COUNCIL

from mapping.describe import describe_collection, describe_meeting
from mapping.link import join, summarise
from mapping.model import Reading
from mapping.names import DCTERMS, PREFIXES, SH
from mapping.profiles import read_profile
from mapping.publish.bridges import BRIDGES, OPARL, Bridging, bridge_paths, open_bridges
from mapping.publish.bridges.construct import asked, construct, named, queries
from mapping.publish.definitions import definitions
from mapping.publish.documents import by_document
from mapping.publish.terms import Terms
from mapping.publish.turtle import ox_triple
from mapping.read import read_minutes, without_persons

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data" / "bridges"
ODENSE = read_profile(ROOT / "mapping" / "municipalities" / "odense.toml")
BESLUIT = "http://data.vlaanderen.be/ns/besluit#"
ELI_DL = "http://data.europa.eu/eli/eli-draft-legislation-ontology#"
KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1},
    "number": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "address": {"type": "string", "pattern": r"^https?://[^\s<>\"{}|^`\\]+$"},
    "day": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "moment": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$"},
    "date": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?$"},
}


def schema(form: str) -> dict[str, Any]:
    """What a format asks, as JSON Schema: a definition for each class, which allows no property that is not in the table."""
    tables = tomllib.loads((DATA / f"{form}.toml").read_text("utf-8"))
    return {"$defs": {name: _class(rows) for name, rows in tables.items()}}


def _class(rows: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, kind in rows.items() if kind.endswith("!")],
        "properties": {name: _value(kind.removesuffix("!")) for name, kind in rows.items()},
    }


def _value(kind: str) -> dict[str, Any]:
    if kind.startswith("["):
        return {"type": "array", "minItems": 1, "items": _value(kind[1:-1])} if "Legis" not in kind else {"type": "array"}
    return KINDS.get(kind) or {"$ref": f"#/$defs/{kind}"}


def check(form: str, kind: str, value: object) -> None:
    jsonschema.Draft202012Validator({**schema(form), "$ref": f"#/$defs/{kind}"}).validate(value)


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    files = sorted((ROOT / "minutes" / "odense").iterdir())
    return [read_minutes(file.read_bytes(), f"odense/{file.name}", ODENSE) for file in files]


@pytest.fixture(scope="module")
def odense(readings: list[Reading]) -> dict[str, bytes]:
    return written([(reading, "odense") for reading in readings])


@pytest.fixture(scope="module")
def nordby() -> dict[str, bytes]:
    """The handwritten council: votes, attendance, members, closed doors."""
    tree, bridging = Memory(), Bridging(SETTINGS, URIS)
    with open_bridges(tree, SETTINGS, URIS, ["nordby"]) as bridges:
        for triples in (describe_meeting(COUNCIL, URIS), describe_collection(JOINED, URIS)):
            part = bridging.of(by_document(triples, URIS), "nordby")
            bridges.add("nordby", part)
            for file in part.files:
                tree.add(file)
    return tree.files


def written(readings: list[tuple[Reading, str]]) -> dict[str, bytes]:
    """All files of the bridges of some minutes of Odense."""
    tree, bridging = Memory(), Bridging(SETTINGS, URIS)
    collection = join((summarise(reading.minutes) for reading, _ in readings), {"odense": ODENSE})
    with open_bridges(tree, SETTINGS, URIS, ["odense"]) as bridges:
        parts = [bridging.of(by_document(describe_meeting(reading.minutes, URIS), URIS), slug) for reading, slug in readings]
        for part in [*parts, bridging.of(by_document(describe_collection(collection, URIS), URIS), "odense")]:
            bridges.add("odense", part)
            for file in part.files:
                tree.add(file)
    return tree.files


def graph(files: dict[str, bytes], form: str) -> Graph:
    return Graph().parse(data=files[f"bridges/{form}.ttl"], format="turtle")


def path(address: str) -> str:
    assert address.startswith(URIS.base), address
    return address.removeprefix(URIS.base)


def objects(files: dict[str, bytes]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every OParl object that is a file, with its path."""
    for name, data in files.items():
        if name.startswith("bridges/oparl/"):
            value = json.loads(data)
            if "data" not in value:
                yield name, value


# Every format -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", BRIDGES)
def test_every_term_of_a_query_is_in_the_index_of_foreign_terms_or_ours(form: str) -> None:
    index = {subject for file in (ROOT / "ontology" / "external").glob("*.ttl") for subject in Graph().parse(file).subjects()}
    assert queries(form)
    for query in queries(form):
        for prefix, namespace in re.findall(r"^PREFIX ([\w-]+): <([^>]+)>$", query, re.MULTILINE):
            assert prefix == "key" or PREFIXES[prefix] == namespace
        for term in map(URIRef, named(query)):
            assert str(term).startswith(("key:", PREFIXES["xsd"])) or "w3id.org" in term or term in index, term


@pytest.mark.parametrize("form", BRIDGES)
def test_no_meeting_at_all_gives_whole_files(form: str) -> None:
    tree = Memory()
    with open_bridges(tree, SETTINGS, URIS, []):
        pass
    for file in bridge_paths()[form]:
        data = gzip.decompress(tree.files[file]) if file.endswith(".gz") else tree.files[file]
        assert not json.loads(data) or file == OPARL if file.endswith(".json") else not Graph().parse(data=data)


def test_the_order_of_triples_makes_no_difference() -> None:
    triples, bridging = list(describe_meeting(COUNCIL, URIS)), Bridging(SETTINGS, URIS)
    there, back = (bridging.of(by_document(said, URIS), "nordby") for said in (triples, reversed(triples)))
    assert there == back


def test_compressed_twins_hold_the_same(odense: dict[str, bytes]) -> None:
    for form in ("oslo", "eli-dl"):
        assert gzip.decompress(odense[f"bridges/{form}.ttl.gz"]) == odense[f"bridges/{form}.ttl"]


def test_without_persons_no_bridge_knows_any(readings: list[Reading], odense: dict[str, bytes]) -> None:
    masked = written([(without_persons(reading), "odense") for reading in readings])
    assert json.loads(odense["bridges/popolo/persons.json"]) != []
    assert json.loads(masked["bridges/popolo/persons.json"]) == json.loads(masked["bridges/popolo/memberships.json"]) == []
    names = [person["name"].encode() for person in json.loads(odense["bridges/popolo/persons.json"])]
    assert not [name for name in names for data in masked.values() if name in data]


# OSLO Besluit -------------------------------------------------------------------------------------------------------


def missing(data: Graph) -> Counter[tuple[str, str]]:
    """What the Flemish shapes miss: class and property."""
    _, report, _ = validate(data, shacl_graph=Graph().parse(DATA / "oslo-besluit.ttl"))
    assert isinstance(report, Graph)
    return Counter(
        (_short(report.value(result, SH.sourceConstraintComponent)), _short(report.value(result, SH.resultPath)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )


def _short(iri: object) -> str:
    return re.split(r"[#/]", str(iri))[-1]


def test_flemish_shapes_miss_only_what_danish_minutes_do_not_print(odense: dict[str, bytes], nordby: dict[str, bytes]) -> None:
    """One of the two prints when the meeting ended («hævet kl.»); none when it began in fact, or that an item was public."""
    assert missing(graph(odense, "oslo")) == {
        ("MinCountConstraintComponent", "startedAtTime"): 2,
        ("MinCountConstraintComponent", "endedAtTime"): 1,
        ("MinCountConstraintComponent", "geplandOpenbaar"): 29,
    }
    assert missing(graph(nordby, "oslo")).keys() == {
        ("MinCountConstraintComponent", "startedAtTime"),
        ("MinCountConstraintComponent", "endedAtTime"),
        ("MinCountConstraintComponent", "geplandOpenbaar"),
    }


def test_only_what_was_adopted_or_rejected_is_a_besluit(odense: dict[str, bytes]) -> None:
    """Three recommendations approved and one decision in own words; 18 notings, 3 discussions and the rest are none."""
    data = graph(odense, "oslo")
    classes = Counter(_short(kind) for kind in data.objects(None, RDF.type))
    assert (classes["Zitting"], classes["Agendapunt"], classes["BehandelingVanAgendapunt"], classes["Besluit"]) == (2, 29, 29, 4)
    assert classes["Stemming"] == 0


def test_what_alignments_say_of_a_class_holds_in_the_export(nordby: dict[str, bytes]) -> None:
    """Every thing of a class that ontology/alignments.ttl makes a subclass of a Flemish one is one there."""
    ours = Graph()
    for triple in (*describe_meeting(COUNCIL, URIS), *describe_collection(JOINED, URIS)):
        ours.add(triple)
    theirs = graph(nordby, "oslo")
    aligned = Graph().parse(ROOT / "ontology" / "alignments.ttl").subject_objects(URIRef(f"{PREFIXES['rdfs']}subClassOf"))
    pairs = [(one, other) for one, other in aligned if str(other).startswith(BESLUIT)]
    assert len(pairs) >= 4
    for one, other in pairs:
        assert set(ours.subjects(RDF.type, one)) == set(theirs.subjects(RDF.type, other)) != set(), one


# ELI-DL -------------------------------------------------------------------------------------------------------------


def test_a_decision_of_eli_dl_is_a_treatment_that_decided(odense: dict[str, bytes]) -> None:
    data = graph(odense, "eli-dl")
    decisions = set(data.subjects(RDF.type, URIRef(f"{ELI_DL}Decision")))
    assert len(decisions) == 4 and all(str(each).endswith("#behandling") for each in decisions)
    assert not decisions & set(data.subjects(RDF.type, URIRef(f"{ELI_DL}Activity")))
    assert {_short(each) for each in data.objects(None, URIRef(f"{ELI_DL}decision_outcome"))} == {"DecisionOutcome-Adopted"}
    veterans = URIRef(f"{URIS.base}odense/sag/27.12.04-g01-169-21/#sag")
    treated = sorted(map(str, data.objects(veterans, URIRef(f"{ELI_DL}consists_of"))))
    assert [re.findall(r"\d{4}-\d\d-\d\d", each) for each in treated] == [["2024-12-10"], ["2026-04-28"]]


def test_counts_of_votes_are_those_printed(nordby: dict[str, bytes]) -> None:
    data, item = graph(nordby, "eli-dl"), f"{URIS.base}nordby/moede/byraadet/2026-03-11/punkt-4a/#afstemning-1"
    said = {_short(p): str(o) for p, o in data.predicate_objects(URIRef(item)) if "number_of" in str(p)}
    assert said == {"number_of_votes_against": "27", "number_of_votes_favor": "4"}


# OParl --------------------------------------------------------------------------------------------------------------


def test_every_oparl_object_is_what_the_format_asks(odense: dict[str, bytes], nordby: dict[str, bytes]) -> None:
    for files in (odense, nordby):
        found = Counter[str]()
        for name, value in objects(files):
            kind = value["type"].removeprefix("https://schema.oparl.org/1.1/")
            check("oparl", kind, value)
            assert path(value["id"]) == name
            found[kind] += 1
        assert found["System"] == found["Body"] == 1
    assert found["Person"] >= 8 and found["Membership"] == 4


def addresses(value: Any) -> Iterator[str]:
    """Every address in an object or list that leads to another part of the export."""
    if isinstance(value, str) and value.startswith(f"{URIS.base}bridges/"):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from addresses(each)


def test_every_address_in_the_export_is_a_file_of_it(odense: dict[str, bytes], nordby: dict[str, bytes]) -> None:
    for files in (odense, nordby):
        for name, data in files.items():
            if name.startswith("bridges/oparl/"):
                assert [each for each in addresses(json.loads(data)) if path(each) not in files] == [], name


def test_a_client_finds_all_from_the_system_on(odense: dict[str, bytes]) -> None:
    system = json.loads(odense[OPARL])
    (body,) = json.loads(odense[path(system["body"])])["data"]
    meetings = json.loads(odense[path(body["meeting"])])["data"]
    assert [len(meeting["agendaItem"]) for meeting in meetings] == [20, 9]
    items = json.loads(odense[path(body["agendaItem"])])["data"]
    assert len(items) == 29 and all(item["meeting"] for item in items)
    assert [item["number"] for item in meetings[1]["agendaItem"]] == [str(number) for number in range(1, 10)]
    assert meetings[1]["start"] == "2026-04-28T12:30:00+02:00"
    assert json.loads(odense[path(body["paper"])])["data"] == []
    assert [term["name"] for term in body["legislativeTerm"]] == ["2022-2025", "2026-2029"]


def test_an_item_has_its_outcome_and_its_decision_word_for_word(odense: dict[str, bytes]) -> None:
    item = json.loads(odense["bridges/oparl/odense/moede/beskaeftigelses-og-socialudvalget/2026-04-28/punkt-1/punkt.json"])
    assert (
        item["result"] == "Dagsorden godkendt"
        and item["resolutionText"] == "Beskæftigelses- og Socialudvalget godkender dagsordenen."
    )
    assert "public" not in item, "nothing printed says whether it was"


def test_a_list_goes_on_from_page_to_page(readings: list[Reading]) -> None:
    tree, bridging = Memory(), Bridging(SETTINGS, URIS)
    part = bridging.of(by_document(describe_meeting(readings[0].minutes, URIS), URIS), "odense")
    with open_bridges(tree, SETTINGS, URIS, ["odense"]) as bridges:
        for _ in range(6):
            bridges.add("odense", part)
    seen, address = [], f"{URIS.base}bridges/oparl/odense/agendaItem.json"
    while address:
        page = json.loads(tree.files[path(address)])
        assert page["links"]["self"] == address and len(page["data"]) <= page["pagination"]["elementsPerPage"]
        seen += page["data"]
        address = page["links"].get("next")
    assert len(seen) == 6 * 20


# Popolo -------------------------------------------------------------------------------------------------------------


def test_every_popolo_object_is_what_the_format_asks(odense: dict[str, bytes], nordby: dict[str, bytes]) -> None:
    for files in (odense, nordby):
        for file in bridge_paths()["popolo"]:
            values, kind = json.loads(files[file]), Path(file).stem
            for value in values:
                check("popolo", kind, value)
            assert len({value["id"] for value in values}) == len(values)


def test_what_points_to_an_organization_or_person_of_popolo_finds_it(nordby: dict[str, bytes]) -> None:
    read = {Path(file).stem: json.loads(nordby[file]) for file in bridge_paths()["popolo"]}
    known = {value["id"] for kind in ("organizations", "persons") for value in read[kind]}
    pointed = {value for rows in read.values() for row in rows for key, value in row.items() if key.endswith("_id")}
    assert pointed <= known
    assert {vote["voter_id"] for event in read["vote_events"] for vote in event.get("votes", ())} <= known


def test_votes_of_popolo_are_those_printed(nordby: dict[str, bytes], odense: dict[str, bytes]) -> None:
    first, amendment, whole = json.loads(nordby["bridges/popolo/vote_events.json"])
    assert "counts" not in first and first["result"] == "pass"
    assert [(each["option"], each["value"]) for each in amendment["counts"]] == [("yes", 4), ("no", 27)]
    assert amendment["result"] == "fail"
    assert sum(each["value"] for each in whole["counts"]) == 31
    assert json.loads(odense["bridges/popolo/vote_events.json"]) == []


def test_a_motion_passed_only_where_something_was_adopted(odense: dict[str, bytes]) -> None:
    motions = json.loads(odense["bridges/popolo/motions.json"])
    assert Counter(motion.get("result") for motion in motions if motion["classification"] == "Indstilling")["fail"] == 0
    assert all("creator_id" in motion for motion in motions if motion["classification"] == "Forslag")


@pytest.mark.parametrize("form", BRIDGES)
def test_queries_get_all_that_they_ask_for(form: str, readings: list[Reading]) -> None:
    """A query names the class of each thing that it asks of: nothing else is put before it, and where none is there it is not
    asked. It gives no more when it is handed everything."""
    meetings = [describe_meeting(minutes, URIS) for minutes in (*(reading.minutes for reading in readings), COUNCIL)]
    for triples in map(tuple, (*meetings, describe_collection(JOINED, URIS))):
        everything = ox.Store()
        everything.extend(ox.Quad(*ox_triple(triple)) for triple in (*triples, *definitions(ROOT / "ontology")))
        whole = {tuple(map(str, made)) for query in queries(form) for made in everything.query(query)}  # type: ignore[union-attr]
        made = construct(form, asked(by_document(triples, URIS)), Terms())
        found = {(thing, name, value) for thing, row in made for name, values in row for value in values}
        assert {tuple(term.ntriples for term in triple) for triple in found} == whole


def test_a_construct_says_nothing_of_what_it_is_not_given() -> None:
    title = next(triple for triple in describe_meeting(COUNCIL, URIS) if triple[1] == DCTERMS.title)
    store = asked(by_document([title], URIS))
    assert all(construct(form, store, Terms()) == [] for form in BRIDGES)
