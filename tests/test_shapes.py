"""The shapes: one for each class, each accepts the handwritten meeting, and each finds what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node
from written_commitments import said_of_commitments
from written_council import JOINED
from written_council import MINUTES as COUNCIL
from written_meeting import CLAIMS, COLLECTION, MINUTES, URIS
from written_references import said_of_references

from mapping.describe import describe_claims, describe_collection, describe_comparisons, describe_meeting
from mapping.link import compare_meeting
from mapping.names import OWL, PREFIXES, RDF, REFERAT, SH, SHAPES

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "shapes").glob("*.ttl"))
ONTOLOGY = Graph().parse(ROOT / "ontology" / "referat.ttl")
CLASSES = sorted(str(each).removeprefix(str(REFERAT)) for each in ONTOLOGY.subjects(RDF.type, OWL.Class))
SAID = (
    *describe_meeting(MINUTES, URIS),
    *describe_meeting(COUNCIL, URIS),
    *describe_claims(MINUTES, CLAIMS, URIS),
    *describe_comparisons(MINUTES, compare_meeting(MINUTES), URIS),
    *describe_comparisons(COUNCIL, compare_meeting(COUNCIL), URIS),
    *describe_collection(COLLECTION, URIS),
    *describe_collection(JOINED, URIS),
    *said_of_references(URIS),
    *said_of_commitments(URIS),
)


@cache
def every_shape() -> Graph:
    graph = Graph()
    for path in FILES:
        graph.parse(path)
    return graph


@cache
def shape_of(name: str) -> Graph:
    (path,) = [path for path in FILES if (SHAPES[f"{name}Shape"], SH.targetClass, REFERAT[name]) in Graph().parse(path)]
    return Graph().parse(path)


def term(short: str) -> URIRef:
    prefix, _, local = short.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def good() -> Graph:
    graph = Graph()
    for triple in SAID:
        graph.add(triple)
    return graph


def messages(graph: Graph, shapes: Graph, meta: bool = False) -> set[str]:
    """What the shapes say of a graph: the messages written in them."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, meta_shacl=meta)
    assert isinstance(report, Graph)
    written = {str(message) for message in shapes.objects(None, SH.message)}
    return {str(message) for message in report.objects(None, SH.resultMessage)} & written


def test_every_class_has_a_shape_in_a_file_of_its_own() -> None:
    for path in FILES:
        shapes = list(Graph().parse(path).subject_objects(SH.targetClass))
        assert len(shapes) == 1
        shape, kind = shapes[0]
        assert shape == SHAPES[f"{str(kind).removeprefix(str(REFERAT))}Shape"]
        assert path.stem.replace("_", "") == str(kind).removeprefix(str(REFERAT)).lower()
    targets = {str(each).removeprefix(str(REFERAT)) for each in every_shape().objects(None, SH.targetClass)}
    assert targets == set(CLASSES)


def test_the_shapes_are_shapes() -> None:
    """SHACL's own shapes for shapes accept ours, and all of ours together accept the handwritten meeting."""
    conforms, _, text = pyshacl.validate(good(), shacl_graph=every_shape(), meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize("name", CLASSES)
def test_each_shape_names_orders_and_explains_its_properties(name: str) -> None:
    shapes = shape_of(name)
    properties = set(shapes.objects(SHAPES[f"{name}Shape"], SH.property))
    assert properties == set(shapes.subjects(RDF.type, SH.PropertyShape))
    assert sorted(int(str(shapes.value(each, SH.order))) for each in properties) == list(range(1, len(properties) + 1))
    for each in properties:
        assert sorted(str(label.language) for label in shapes.objects(each, SH.name)) == ["da", "en"]
        assert [str(message.language) for message in shapes.objects(each, SH.message)] == ["en"]


@pytest.mark.parametrize("name", CLASSES)
def test_each_shape_knows_every_property_that_is_said_of_its_class(name: str) -> None:
    """So that a page made from the shape has a name for everything it shows."""
    graph, shapes = good(), every_shape()
    kinds: dict[Node, set[Node]] = {}
    for thing in graph.subjects(RDF.type, REFERAT[name]):
        kinds[thing] = set(graph.objects(thing, RDF.type))
    assert kinds, f"the handwritten meeting has no {name}"
    for thing, types in kinds.items():
        nodes = (node for kind in types for node in shapes.subjects(SH.targetClass, kind))
        known = {path for node in nodes for each in shapes.objects(node, SH.property) for path in shapes.objects(each, SH.path)}
        assert set(graph.predicates(thing)) - {RDF.type} <= known


@pytest.mark.parametrize("name", CLASSES)
def test_each_shape_accepts_the_handwritten_meeting(name: str) -> None:
    conforms, _, text = pyshacl.validate(good(), shacl_graph=shape_of(name))
    assert conforms, text


def test_patterns_are_plain_enough_for_every_engine() -> None:
    for pattern in every_shape().objects(None, SH.pattern):
        assert not re.search(r"\\[pP]|\(\?|&&|\[[^\]]*-\[", str(pattern))


LACKS: tuple[tuple[str, str, str], ...] = (
    ("Municipality", "skos:prefLabel", "look at «name» in its file"),
    ("Body", "org:classification", "ontology/bodies.ttl"),
    ("BodyTerm", "referat:lastYear", "years after the body's name"),
    ("Administration", "org:unitOf", "the folder that its minutes lie in"),
    ("Meeting", "dcterms:date", "under «Mødedato»"),
    ("Minutes", "referat:sha256", "64 digits"),
    ("Passage", "referat:firstLine", "counted from 1"),
    ("ContentsEntry", "prov:value", "a page number that stands alone"),
    ("Coverage", "referat:lines", "a count is never below 0"),
    ("AgendaItem", "dcterms:title", "look at its heading"),
    ("AgendaItem", "prov:wasQuotedFrom", "the line of its heading"),
    ("Treatment", "referat:outcome", "look at the words under «Beslutning»"),
    ("Section", "referat:sectionKind", "ontology/sections.ttl"),
    ("Recommendation", "prov:value", "the text under «Indstilling» is missing"),
    ("RecommendationPoint", "referat:number", "the numbers under «Indstilling»"),
    ("Decision", "prov:value", "the text under «Beslutning» is missing"),
    ("DecisionPart", "referat:outcome", "ontology/outcomes.ttl"),
    ("Attachment", "dcterms:title", "look under «Bilag»"),
    ("Proposal", "prov:wasAttributedTo", "the name beside «initiativret»"),
    ("Amount", "referat:unit", "look behind the figure"),
    ("Reference", "referat:referredDate", "a date that does not exist"),
    ("InitiativeMention", "referat:mentionedName", "the quotation marks"),
    ("Initiative", "referat:mention", "mentioned at least once"),
    ("CaseFile", "dcterms:hasPart", "at least one item"),
    ("Table", "prov:wasQuotedFrom", "has no line of the minutes behind it"),
    ("StatisticsTable", "dcterms:isPartOf", "stands in one section"),
    ("BudgetTable", "referat:unitMultiplier", "look for «1.000 kr.»"),
    ("TableRow", "referat:position", "one place in its table"),
    ("TableColumn", "dcterms:isPartOf", "belongs to one table"),
    ("TableCell", "referat:column", "more cells than the head of the table"),
    ("BudgetLine", "rdfs:label", "figures and no label"),
    ("BudgetObservation", "referat:amount", "full stops and commas"),
    ("PrintedTotal", "referat:totalOf", "one budget line or of the whole table"),
    ("Person", "referat:namedIn", "what the person did in office"),
    ("Vote", "referat:agendaItem", "under one item"),
    ("VoteSide", "referat:choice", "the words before the number of votes"),
    ("PartyVote", "referat:printedParty", "the letter or name before the brackets"),
    ("Statement", "referat:statementKind", "such as «tager forbehold»"),
    ("EarlierDecision", "referat:outcome", "under the earlier body's name"),
    ("Attendance", "referat:presence", "one name in two lists"),
    ("Stay", "referat:presence", "such as «forlod mødet kl. 11.30»"),
    ("Membership", "org:organization", "one election period"),
    ("Comparison", "referat:verdict", "ontology/verdicts.ttl"),
    ("Commitment", "prov:value", "the sentence that makes it"),
    ("CommitmentEvidence", "prov:value", "the words of the later item"),
    ("CaseStep", "referat:agendaItem", "one item"),
    ("Claim", "referat:claimKind", "ontology/claim_kinds.ttl"),
    ("JoinedName", "referat:mentionedName", "one spelling"),
    ("Finding", "referat:findingKind", "ontology/finding_kinds.ttl"),
    ("ComparedStatement", "prov:wasQuotedFrom", "points to its lines"),
    ("PartyList", "referat:partyLetter", "the brackets after a member's name"),
    ("KleTopic", "skos:notation", "the first part of the case number"),
    ("CaseType", "skos:notation", "case_types"),
)


@pytest.mark.parametrize(("name", "path", "words"), LACKS)
def test_what_is_missing_is_found(name: str, path: str, words: str) -> None:
    graph = good()
    for thing in set(graph.subjects(RDF.type, REFERAT[name])):
        graph.remove((thing, term(path), None))
    assert [found for found in messages(graph, shape_of(name)) if words in found]


EARLY = Literal("2026-04-28T11:00:00+02:00", datatype=term("xsd:dateTime"))
"""Before the handwritten meeting begins."""
WRONG: tuple[tuple[str, str, Literal | URIRef, str], ...] = (
    ("Municipality", "referat:municipalityCode", Literal("461"), "four digits"),
    ("BodyTerm", "referat:firstYear", Literal("2030", datatype=term("xsd:gYear")), "one first year"),
    ("Meeting", "dcterms:title", Literal("Et andet møde", lang="da"), "look at the first heading"),
    ("Meeting", "prov:endedAtTime", EARLY, "it ends later than that"),
    ("Meeting", "referat:minutes", URIRef("https://data.example.dk/andet.txt"), "a second file of the same body and date"),
    ("Minutes", "referat:sha256", Literal("ABC"), "64 digits"),
    ("Passage", "referat:firstLine", Literal(0), "counted from 1"),
    ("Coverage", "referat:linesRead", Literal(101), "No more lines are read than there are"),
    ("AgendaItem", "referat:number", Literal("3/4"), "such as 3 or 4a"),
    ("AgendaItem", "dcterms:title", Literal("Agenda", lang="en"), "one Danish title"),
    ("AgendaItem", "referat:caseNumber", Literal("00.00.00-A00-1-99"), "at most one case number"),
    ("Treatment", "referat:outcome", term("udfald:udsat"), "one outcome"),
    ("Treatment", "referat:outcome", URIRef("https://elsewhere.example/udsat"), "ontology/outcomes.ttl"),
    ("Treatment", "referat:droppedBy", URIRef("https://data.example.dk/intet"), "the decisions that name its number"),
    ("Section", "referat:heading", Literal("En til", lang="da"), "two headings with no text between them"),
    ("Proposal", "referat:partyLetter", Literal("enhed"), "one letter, in capitals"),
    ("Amount", "referat:lowestAmount", Literal("999000000000", datatype=term("xsd:decimal")), "not above its highest"),
    ("Amount", "referat:fiscalYear", Literal(2026), "four digits"),
    ("Reference", "referat:referredDate", Literal("24/2"), "2026-02-24"),
    ("CaseFile", "referat:kleFacet", Literal("34"), "such as G01"),
    ("StatisticsTable", "referat:unitMultiplier", Literal(0), "one unit of money at most"),
    ("TableCell", "referat:row", Literal("1"), "stands in one row"),
    ("BudgetObservation", "referat:amount", Literal(1.5), "exact amount in kroner"),
    ("BudgetObservation", "referat:fiscalYear", Literal("2031", datatype=term("xsd:gYear")), "a year that stands there twice"),
    ("KleTopic", "skos:notation", Literal("27-12"), "such as 27.12.04"),
    ("Vote", "referat:adopted", Literal("maybe"), "adopted or rejected, not both"),
    ("Vote", "referat:quote", Literal("En til", lang="da"), "the words that tell of it"),
    ("VoteSide", "referat:voteCount", Literal(-1), "not below 0"),
    ("VoteSide", "referat:choice", URIRef("https://elsewhere.example/for"), "for, against or neither"),
    ("PartyVote", "referat:printedParty", Literal("B"), "the votes of one party"),
    ("Statement", "referat:statementKind", term("udfald:udsat"), "of one kind"),
    ("EarlierDecision", "referat:referredDate", Literal("24/2"), "2026-02-24"),
    ("EarlierDecision", "referat:printedBody", Literal("Et andet udvalg"), "two decisions that were read as one"),
    ("EarlierDecision", "referat:outcomeQualifier", term("udfald:udsat"), "ontology/qualifiers.ttl"),
    ("Attendance", "referat:presence", term("fremmoede:delvis"), "one name in two lists"),
    ("Attendance", "referat:member", Literal("Grete Holm"), "two names that were read as one entry"),
    ("Attendance", "referat:disqualified", Literal("nej"), "said once that a member is disqualified"),
    ("Stay", "referat:fromTime", Literal("kl. 11.30"), "the times behind the name"),
    ("Membership", "org:member", Literal("Grete Holm"), "one member's"),
    ("AgendaItem", "referat:closed", Literal("ja"), "closed or is not"),
    ("AgendaItem", "referat:group", Literal("En anden gruppe", lang="en"), "one group heading"),
    ("Treatment", "referat:outcomeQualifier", term("udfald:udsat"), "ontology/qualifiers.ttl"),
    ("Treatment", "dcterms:hasPart", URIRef("https://data.example.dk/intet"), "its votes"),
    ("DecisionPart", "referat:answers", URIRef("https://data.example.dk/intet"), "one point of the recommendation"),
    ("Meeting", "referat:continuedOn", Literal("i morgen"), "such as 2026-03-12"),
    ("Meeting", "referat:missingNumber", Literal(""), "is not empty"),
    ("Minutes", "referat:layout", Literal("en anden"), "read by one layout"),
    ("Coverage", "referat:masks", Literal(-1), "masked is counted once"),
    ("Passage", "referat:firstPage", Literal(0), "counted from 1"),
    ("Amount", "referat:budgetStage", term("udfald:udsat"), "ontology/stages.ttl"),
    ("Amount", "referat:signWord", Literal("merindtægt", lang="en"), "one word for its sign"),
    ("Table", "referat:priceLevel", Literal("2025-priser", lang="en"), "at most one price level"),
    ("PartyList", "referat:partyLetter", Literal("radikale"), "one letter, in capitals"),
    ("CaseType", "skos:prefLabel", Literal("Et til", lang="da"), "a Danish and an English label"),
    ("Treatment", "referat:verdict", term("udfald:udsat"), "ontology/verdicts.ttl"),
    ("Comparison", "referat:ofRecommendation", URIRef("https://data.example.dk/intet"), "one point of the recommendation"),
    ("Comparison", "referat:decidedWords", Literal("something else", lang="en"), "one piece of the decision"),
    ("Comparison", "referat:rule", Literal("En regel"), "given by one rule"),
    ("Comparison", "referat:certainty", term("udfald:udsat"), "ontology/certainties.ttl"),
    ("Comparison", "referat:reason", Literal("because"), "a reason that people can read"),
    ("Comparison", "referat:sourceLines", URIRef("https://data.example.dk/intet"), "the lines of the decision"),
    ("Claim", "referat:claimKind", term("udfald:udsat"), "ontology/claim_kinds.ttl"),
    ("Claim", "referat:referredDate", Literal("24/2"), "2026-02-24"),
    ("Claim", "referat:numericValue", Literal("mange"), "one number at most"),
    ("Claim", "referat:measure", Literal("share", lang="en"), "counts one thing"),
    ("Claim", "referat:yearBefore", Literal("ja"), "true or not said"),
    ("Commitment", "referat:commitmentKind", term("udfald:udsat"), "ontology/commitment_kinds.ttl"),
    ("Commitment", "referat:commitmentStatus", term("udfald:udsat"), "ontology/commitment_statuses.ttl"),
    ("Commitment", "referat:due", Literal("til sommer"), "due on one day"),
    ("Commitment", "referat:everyMonths", Literal(0), "at most every month"),
    ("CommitmentEvidence", "referat:certainty", term("udfald:udsat"), "ontology/certainties.ttl"),
    ("CommitmentEvidence", "referat:laterItem", Literal("Punkt 5"), "one later item"),
    ("JoinedName", "referat:rule", Literal("En regel"), "given by one rule"),
    ("CaseStep", "dcterms:date", Literal("i går"), "on one day"),
    ("Finding", "referat:findingKind", term("udfald:udsat"), "ontology/finding_kinds.ttl"),
    ("Finding", "referat:severity", term("udfald:udsat"), "ontology/finding_severities.ttl"),
    ("Finding", "referat:rule", Literal("En regel"), "by one rule"),
    ("Finding", "referat:certainty", term("udfald:udsat"), "ontology/certainties.ttl"),
    ("Finding", "dcterms:date", Literal("i går"), "that of the later meeting"),
    ("Finding", "referat:dismissal", Literal("false", lang="en"), "in the TOML of the municipality"),
    ("Finding", "dcterms:hasPart", URIRef("https://data.example.dk/intet"), "one or two statements"),
    ("ComparedStatement", "referat:position", Literal(3), "the first or the second"),
    ("ComparedStatement", "prov:value", Literal("other words", lang="en"), "quoted once"),
    ("CaseStep", "referat:change", Literal("changed"), "told in words"),
    ("CaseStep", "referat:earlierDecision", Literal("Godkendt"), "one quoted decision"),
    ("CaseFile", "referat:standing", Literal("ja"), "a standing one or is not"),
    ("CaseFile", "referat:certainty", term("udfald:udsat"), "ontology/certainties.ttl"),
)


@pytest.mark.parametrize(("name", "path", "value", "words"), WRONG)
def test_what_is_wrong_is_found(name: str, path: str, value: Literal | URIRef, words: str) -> None:
    graph = good()
    for thing in set(graph.subjects(RDF.type, REFERAT[name])):
        graph.add((thing, term(path), value))
    assert [found for found in messages(graph, shape_of(name)) if words in found]


def test_every_class_has_a_violation_that_is_tried() -> None:
    assert {name for name, _, _ in LACKS} == set(CLASSES)


def severities(messages_of: Iterable[str]) -> set[Node]:
    shapes = every_shape()
    return {
        shapes.value(each, SH.severity) or URIRef(f"{SH}Violation")
        for each in shapes.subjects(RDF.type, SH.PropertyShape)
        for message in shapes.objects(each, SH.message)
        if str(message) in messages_of
    }


def test_a_meeting_that_ends_before_it_begins_is_published_with_a_warning() -> None:
    graph = good()
    meeting = next(graph.subjects(RDF.type, REFERAT.Meeting))
    graph.set((meeting, term("prov:endedAtTime"), EARLY))
    found = messages(graph, shape_of("Meeting"))
    assert len(found) == 1
    assert severities(found) == {SH.Warning}
