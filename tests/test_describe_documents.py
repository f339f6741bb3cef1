"""What is known across meetings, one document at a time: whole, once, and in the order of the site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from written_meeting import COLLECTION, URIS

from benchmarks.generate import Wanted, make
from mapping import places
from mapping.collection import LIST_PAGE, Collection, Municipality
from mapping.describe import describe_collection, joined_documents
from mapping.describe.body import describe_administration, describe_body
from mapping.describe.case import describe_case
from mapping.describe.case_type import describe_case_types
from mapping.describe.cube import describe_cube
from mapping.describe.finding import describe_finding
from mapping.describe.hole import describe_hole
from mapping.describe.initiative import describe_initiative
from mapping.describe.kle import describe_kle_topic
from mapping.describe.municipality import describe_municipality
from mapping.describe.person import describe_party_lists, describe_person
from mapping.inputs import find_inputs, known_municipalities
from mapping.link import join, summarise
from mapping.names import DCTERMS, FOAF, RDF, Triple
from mapping.profiles import Profile, read_profile
from mapping.publish.documents import by_document
from mapping.read import read_minutes

MINUTES = Path(__file__).parents[1] / "minutes"


def odense() -> Profile:
    return read_profile(places.municipalities() / "odense.toml")


def real() -> Collection:
    inputs, _ = find_inputs([MINUTES], known_municipalities(places.municipalities()))
    return join((summarise(read_minutes(each.read(), each.name, odense()).minutes) for each in inputs), {"odense": odense()})


@cache
def generated() -> Collection:
    made = make(Wanted(meetings=16, seed=3))
    minutes = (read_minutes(data, f"odense/{name}", odense()).minutes for name, data, _ in made)
    return join(map(summarise, minutes), {"odense": odense()})


@pytest.fixture(scope="module", params=[lambda: COLLECTION, real, generated], ids=["written", "real", "generated"])
def collection(request: pytest.FixtureRequest) -> Collection:
    found: Collection = request.param()
    return found


def test_a_document_comes_once_and_holds_its_own(collection: Collection) -> None:
    documents = list(joined_documents(collection, URIS))
    assert len({iri for iri, _ in documents}) == len(documents)
    for iri, triples in documents:
        assert triples, iri
        assert {URIS.document(subject) for subject, _, _ in triples} == {iri}


def test_documents_come_in_the_order_of_the_site(collection: Collection) -> None:
    in_order = [document.iri for document in by_document(describe_collection(collection, URIS), URIS)]
    assert [iri for iri, _ in joined_documents(collection, URIS)] == in_order


def test_nothing_is_lost_or_added(collection: Collection) -> None:
    said = {triple for _, triples in joined_documents(collection, URIS) for triple in triples}
    things = set(of_things(collection))
    assert said == set(describe_collection(collection, URIS))
    assert things <= said
    lists = {RDF.type, DCTERMS.title, FOAF.topic, DCTERMS.hasPart, DCTERMS.isPartOf}
    assert {predicate for _, predicate, _ in said - things} <= lists


def test_a_long_list_is_paged() -> None:
    generous = generated()
    cases = generous.municipalities[0].cases
    assert len(cases) > LIST_PAGE, "the corpus is too small for this test"
    documents = {iri: set(triples) for iri, triples in joined_documents(generous, URIS)}
    first, second = (URIS.list_page(("odense", "sag"), number) for number in (1, 2))
    assert (first, DCTERMS.hasPart, second) in documents[str(first)]
    assert (second, DCTERMS.isPartOf, first) in documents[str(second)]
    listed = {topic for page in (first, second) for _, predicate, topic in documents[str(page)] if predicate == FOAF.topic}
    assert listed == {URIS.case("odense", case.number) for case in cases}


def of_things(collection: Collection) -> Iterator[Triple]:
    """All that is said of things, kind by kind: the lists that lead to them are left out."""
    for municipality in collection.municipalities:
        yield from of_municipality(municipality)
    for topic in collection.kle_topics:
        yield from describe_kle_topic(topic, URIS)


def of_municipality(one: Municipality) -> Iterator[Triple]:
    yield from describe_municipality(one, URIS)
    yield from describe_case_types(one, URIS)
    yield from describe_cube(one, URIS)
    yield from describe_party_lists(one, URIS)
    for body in one.bodies:
        yield from describe_body(body, URIS)
    for administration in one.administrations:
        yield from describe_administration(administration, URIS)
    for person in one.persons:
        yield from describe_person(person, URIS)
    for finding in one.knowledge.findings:
        yield from describe_finding(finding, URIS)
    for hole in one.knowledge.holes:
        yield from describe_hole(hole, URIS)
    histories = {history.number: history for history in one.knowledge.histories}
    for case in one.cases:
        yield from describe_case(case, histories.get(case.number), URIS)
    stories = {story.slug: story for story in one.knowledge.stories}
    for initiative in one.initiatives:
        yield from describe_initiative(initiative, stories.get(initiative.slug), URIS)
