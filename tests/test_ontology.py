"""The vocabulary: every term of ours is explained and used, every foreign term is in the index."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node
from written_commitments import said_of_commitments
from written_council import JOINED
from written_council import MINUTES as COUNCIL
from written_meeting import CLAIMS, COLLECTION, MINUTES, URIS
from written_references import said_of_references

from mapping import names
from mapping.describe import JoinedFacts, describe_claims, describe_collection, describe_comparisons, describe_meeting, terms
from mapping.link import compare_meeting
from mapping.names import DCTERMS, HENVISNING, OWL, QB, RDF, RDFS, REFERAT, SKOS

ROOT = Path(__file__).parents[1]
OURS = "https://w3id.org/referat/"
INDEX_FILES = sorted((ROOT / "ontology" / "external").glob("*.ttl"))
OUR_FILES = [*sorted((ROOT / "ontology").glob("*.ttl")), *sorted((ROOT / "shapes").glob("*.ttl"))]
LICENCES = {URIRef("https://creativecommons.org/publicdomain/zero/1.0/")}
"""Documents, which are no terms."""


def turtle(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")


INDEX = {subject for path in INDEX_FILES for subject in turtle(path).subjects()}
ONTOLOGY = turtle(ROOT / "ontology" / "referat.ttl")
DEFINED = {subject for subject in ONTOLOGY.subjects() if subject.startswith(REFERAT)}
COMPONENTS = set(ONTOLOGY.subjects(RDF.type, QB.ComponentSpecification))
SAID = (
    *describe_meeting(MINUTES, URIS),
    *describe_meeting(COUNCIL, URIS),
    *describe_claims(MINUTES, CLAIMS, URIS),
    *describe_comparisons(MINUTES, compare_meeting(MINUTES), URIS),
    *describe_comparisons(COUNCIL, compare_meeting(COUNCIL), URIS),
    *describe_collection(COLLECTION, URIS),
    *describe_collection(JOINED, URIS),
    *JoinedFacts(COLLECTION.municipalities[0], URIS).of(MINUTES.key),
    *(
        triple
        for meeting in JOINED.municipalities[0].meetings
        for triple in JoinedFacts(JOINED.municipalities[0], URIS).of(meeting.key)
    ),
    *said_of_references(URIS),
    *said_of_commitments(URIS),
)


def foreign(nodes: Iterable[Node]) -> set[Node]:
    """The IRIs among some nodes that are not ours, datatypes of literals too."""
    iris = {node.datatype if isinstance(node, Literal) else node for node in nodes}
    return {iri for iri in iris if isinstance(iri, URIRef) and not iri.startswith(OURS)}


@pytest.mark.parametrize("path", OUR_FILES, ids=lambda path: path.stem)
def test_every_foreign_term_in_our_turtle_is_in_the_index(path: Path) -> None:
    assert foreign(node for triple in turtle(path) for node in triple) - LICENCES - INDEX == set()


def test_every_foreign_term_in_what_is_said_is_in_the_index() -> None:
    predicates = (p for _, p, _ in SAID)
    classes = (o for _, p, o in SAID if p == RDF.type)
    literals = (o for _, _, o in SAID if isinstance(o, Literal))
    assert foreign((*predicates, *classes, *literals)) - INDEX == set()


def foreign_terms_in(module: Path) -> Iterator[URIRef]:
    """The terms that a module takes from the namespaces of ``names``: ``DCTERMS.title``, ``EU["currency/DKK"]``."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        whole = node.value if isinstance(node, (ast.Attribute, ast.Subscript)) else None
        namespace = getattr(names, whole.id, None) if isinstance(whole, ast.Name) else None
        if not isinstance(namespace, Namespace) or namespace.startswith(OURS):
            continue
        if isinstance(node, ast.Attribute):
            yield namespace[node.attr]
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            yield namespace[str(node.slice.value)]


def test_every_foreign_term_in_python_is_in_the_index() -> None:
    used = {term for module in (ROOT / "mapping").rglob("*.py") for term in foreign_terms_in(module)}
    assert DCTERMS.title in used
    assert used - INDEX == set()


@pytest.mark.parametrize("path", INDEX_FILES, ids=lambda path: path.stem)
def test_the_index_tells_what_each_term_is(path: Path) -> None:
    graph = turtle(path)
    for term in set(graph.subjects()):
        assert graph.value(term, RDF.type), term
        assert graph.value(term, RDFS.label), term
        assert term.startswith(str(graph.value(term, RDFS.isDefinedBy))), term


def test_each_foreign_term_is_indexed_once() -> None:
    times = Counter(term for path in INDEX_FILES for term in set(turtle(path).subjects()))
    assert [term for term, count in times.items() if count > 1] == []


@pytest.mark.parametrize("path", OUR_FILES, ids=lambda path: path.stem)
def test_nothing_of_ours_is_a_blank_node(path: Path) -> None:
    assert not [node for triple in turtle(path) for node in triple if isinstance(node, BNode)]


@pytest.mark.parametrize("term", sorted(DEFINED - COMPONENTS))
def test_each_term_is_explained_in_danish_and_english_with_an_example(term: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        assert sorted(str(value.language) for value in ONTOLOGY.objects(term, predicate)) == ["da", "en"]
    assert all(str(value).strip() for value in ONTOLOGY.objects(term, SKOS.definition))
    assert [str(value) for value in ONTOLOGY.objects(term, SKOS.example) if str(value).strip()]
    assert ONTOLOGY.value(term, RDFS.isDefinedBy) == URIRef("https://w3id.org/referat/def/")


def test_no_two_classes_have_one_name() -> None:
    labels = Counter(label for term in ONTOLOGY.subjects(RDF.type, OWL.Class) for label in ONTOLOGY.objects(term, RDFS.label))
    assert [label for label, count in labels.items() if count > 1] == []


def test_what_is_said_is_defined_and_what_is_defined_is_said() -> None:
    in_lists = {p for path in (ROOT / "ontology").glob("*.ttl") for _, p, _ in turtle(path) if p.startswith(REFERAT)}
    in_code = {value for value in vars(terms).values() if isinstance(value, URIRef) and value.startswith(REFERAT)}
    in_output = {node for triple in SAID for node in triple if node.startswith(REFERAT)}
    assert in_code == in_output, "the handwritten meeting has one of everything"
    assert in_code | in_lists == DEFINED - COMPONENTS


def test_the_terms_of_descriptions_are_all_used() -> None:
    others = [path for path in (ROOT / "mapping" / "describe").glob("*.py") if path.name != "terms.py"]
    code = "".join(path.read_text("utf-8") for path in others)
    assert [name for name, value in vars(terms).items() if isinstance(value, URIRef) and f"terms.{name}" not in code] == []


def test_alignments_speak_of_defined_terms_only() -> None:
    assert set(turtle(ROOT / "ontology" / "alignments.ttl").subjects()) <= DEFINED


def test_the_header_agrees_with_the_program() -> None:
    ontology = URIRef("https://w3id.org/referat/def/")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert str(ONTOLOGY.value(ontology, OWL.versionInfo)) == version
    assert str(ONTOLOGY.value(ontology, OWL.versionIRI)) == f"https://w3id.org/referat/{version}/def/"
    assert sorted(str(value.language) for value in ONTOLOGY.objects(ontology, DCTERMS.title)) == ["da", "en"]


def test_the_concepts_of_references_and_mentions_are_those_the_program_uses() -> None:
    scheme = turtle(ROOT / "ontology" / "references.ttl")
    concepts = set(scheme.subjects(RDF.type, SKOS.Concept))
    written = {
        "beslutning": "Decision",
        "moede": "Meeting",
        "budget": "Budget",
        "tidligere": "Earlier",
        "samme": "Same day",
        "kommende": "Coming",
        "titel": "Title",
        "stikord": "Keyword",
        "navneform": "Form of the name",
        "budgetlinje": "Line of a budget table",
    }
    english = {slug: Literal(label, lang="en") for slug, label in written.items()}
    assert concepts == {HENVISNING[slug] for slug in written}
    assert all((HENVISNING[slug], SKOS.prefLabel, label) in scheme for slug, label in english.items())


def test_the_structure_of_budget_tables_is_sound() -> None:
    components = set(ONTOLOGY.objects(REFERAT.BudgetTableStructure, QB.component))
    assert components == COMPONENTS
    dimensions = {ONTOLOGY.value(component, QB.dimension) for component in components} - {None}
    measures = {ONTOLOGY.value(component, QB.measure) for component in components} - {None}
    attributes = {ONTOLOGY.value(component, QB.attribute) for component in components} - {None}
    assert dimensions == {
        REFERAT.budgetLine,
        REFERAT.fiscalYear,
        REFERAT.body,
        REFERAT.budgetInitiative,
        REFERAT.controlArea,
        REFERAT.budgetOrigin,
        REFERAT.budgetStage,
        REFERAT.budgetPriceLevel,
    }
    assert measures == {REFERAT.amount}
    assert attributes == {REFERAT.printed, REFERAT.currency}
    assert all(ONTOLOGY.value(dimension, RDFS.range) for dimension in dimensions)
    for kind, found in ((QB.DimensionProperty, dimensions), (QB.MeasureProperty, measures), (QB.AttributeProperty, attributes)):
        assert set(ONTOLOGY.subjects(RDF.type, kind)) == found
    whole = {ONTOLOGY.value(component, QB.attribute) for component in ONTOLOGY.subjects(QB.componentAttachment, QB.DataSet)}
    assert whole == {REFERAT.currency}


def test_observations_follow_the_structure() -> None:
    graph = Graph()
    for triple in SAID:
        graph.add(triple)
    observations = set(graph.subjects(RDF.type, QB.Observation))
    assert len(observations) == 4
    keys: Counter[tuple[Node, Node, Node]] = Counter()
    for observation in observations:
        (cube,) = graph.objects(observation, QB.dataSet)
        assert graph.value(cube, QB.structure) == REFERAT.BudgetTableStructure and graph.value(cube, REFERAT.currency)
        (line,), (year,) = graph.objects(observation, REFERAT.budgetLine), graph.objects(observation, REFERAT.fiscalYear)
        for each in (REFERAT.amount, REFERAT.printed):
            assert len(list(graph.objects(observation, each))) == 1
        keys[cube, line, year] += 1
    assert set(keys.values()) == {1}
