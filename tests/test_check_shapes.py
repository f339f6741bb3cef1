"""What SHACL finds is told at the line of the minutes, in the words of the shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from small_minutes import minutes

from mapping.check.shapes import Shapes, check_collection_shapes, check_meeting_shapes, short_name
from mapping.model import Span
from mapping.names import AFSNIT, DCTERMS, PROV, RDF, REFERAT, SKOS, UDFALD, Triple
from mapping.problems import Problem, Severity
from mapping.uris import Uris

URIS = Uris("https://data.example.dk/")
KEY = minutes().key
ITEM = URIS.item(KEY, "3")
DECISION = URIS.in_item(KEY, "3", "beslutning")

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix referat: <https://w3id.org/referat/def#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
referat:ItemShape a sh:NodeShape ; sh:targetClass referat:Item ;
    sh:property [ sh:path dcterms:title ; sh:minCount 1 ; sh:maxCount 1 ; sh:message "An item has one title." ] ,
        [ sh:path referat:position ; sh:datatype xsd:integer ; sh:severity sh:Warning ; sh:message "A whole number." ] ,
        [ sh:path referat:number ; sh:minLength 2 ; sh:severity sh:Info ; sh:message "A number has two figures." ] ,
        [ sh:path referat:outcome ; sh:class skos:Concept ; sh:message "An outcome is a concept of ontology/outcomes.ttl." ] ,
        [ sh:path dcterms:identifier ; sh:maxCount 0 ] .
referat:ConceptShape a sh:NodeShape ; sh:targetClass skos:Concept ;
    sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ; sh:message "A concept has a label." ] .
"""
CODES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://w3id.org/referat/def> a owl:Ontology ; owl:imports <https://example.invalid/never-fetched> .
<https://w3id.org/referat/def/udfald/#godkendt> a skos:Concept .
"""


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Shapes:
    folder = tmp_path_factory.mktemp("turtle")
    for name, text in (("shapes", SHAPES), ("ontology", CODES)):
        (folder / name).mkdir()
        (folder / name / "all.ttl").write_text(text, "utf-8")
    return Shapes(folder / "shapes", folder / "ontology")


def item(*more: Triple, title: str | None = "Budget") -> list[Triple]:
    titles: list[Triple] = [(ITEM, DCTERMS.title, Literal(title, lang="da"))] if title else []
    passage = URIS.passage(KEY, Span(121, 123))
    return [(ITEM, RDF.type, REFERAT.Item), *titles, (ITEM, REFERAT.sourceLines, passage), *more]


def check(triples: list[Triple], shapes: Shapes) -> list[Problem]:
    return list(check_meeting_shapes(triples, "odense/a.txt", KEY, URIS, shapes))


def test_what_fits_its_shape_gives_no_problem(shapes: Shapes) -> None:
    assert check(item((ITEM, REFERAT.outcome, UDFALD.godkendt)), shapes) == []


def test_a_missing_value_is_told_at_the_first_line_of_its_thing(shapes: Shapes) -> None:
    (problem,) = check(item(title=None), shapes)
    assert str(problem) == (
        "odense/a.txt:121: shape\n  saw    punkt-3/#punkt, and its dcterms:title.\n  needs  An item has one title."
    )
    assert problem.severity is Severity.ERROR


def test_a_wrong_value_is_shown(shapes: Shapes) -> None:
    (problem,) = check(item((ITEM, REFERAT.position, Literal("tre"))), shapes)
    assert problem.saw == "«tre» as referat:position of punkt-3/#punkt."
    assert (problem.severity, problem.needs) == (Severity.WARNING, "A whole number.")


def test_an_info_is_a_note(shapes: Shapes) -> None:
    assert [problem.severity for problem in check(item((ITEM, REFERAT.number, Literal("3"))), shapes)] == [Severity.NOTE]


def test_a_concept_must_be_of_the_code_lists(shapes: Shapes) -> None:
    (problem,) = check(item((ITEM, REFERAT.outcome, AFSNIT.bilag)), shapes)
    assert problem.saw == "«https://w3id.org/referat/def/afsnit/#bilag» as referat:outcome of punkt-3/#punkt."


def test_a_shape_without_message_says_nothing_of_the_engine(shapes: Shapes) -> None:
    (problem,) = check(item((ITEM, DCTERMS.identifier, Literal("x"))), shapes)
    assert problem.needs == "what its shape in shapes/ asks for; that shape has no message of its own."
    assert "sh:" not in str(problem) and "Constraint" not in str(problem)


def test_the_line_is_that_of_the_thing_itself_or_of_its_document(shapes: Shapes) -> None:
    quoted = (DECISION, PROV.wasQuotedFrom, URIS.passage(KEY, Span(140, 140)))
    typed = (DECISION, RDF.type, REFERAT.Item)
    assert [problem.line for problem in check(item(typed, quoted), shapes)] == [140]
    assert [problem.line for problem in check(item(typed), shapes)] == [121]


def test_a_thing_without_any_lines_has_none(shapes: Shapes) -> None:
    meeting = URIS.meeting(KEY)
    (problem,) = check([(meeting, RDF.type, REFERAT.Item)], shapes)
    assert problem.line is None and problem.saw == "#moede, and its dcterms:title."


def test_several_problems_come_in_one_order(shapes: Shapes) -> None:
    triples = item((ITEM, REFERAT.position, Literal("a")), (ITEM, REFERAT.position, Literal("b")), title=None)
    found = [problem.saw[:3] for problem in check(triples, shapes)]
    assert found == ["pun", "«a»", "«b»"]
    assert [problem.saw[:3] for problem in check(triples[::-1], shapes)] == found


def test_joined_data_is_placed_by_its_path(shapes: Shapes) -> None:
    case = URIS.case("odense", "27.12.04-G01-169-21")
    (problem,) = check_collection_shapes([(case, RDF.type, REFERAT.Item)], URIS, shapes)
    assert (problem.file, problem.line) == ("odense/sag/27.12.04-g01-169-21/", None)
    assert problem.saw == "odense/sag/27.12.04-g01-169-21/#sag, and its dcterms:title."


def test_hostile_text_is_shown_harmless(shapes: Shapes) -> None:
    (problem,) = check(item((ITEM, REFERAT.position, Literal("\x1b[2J\u202e" + "x" * 10_000))), shapes)
    assert "\x1b" not in str(problem) and "\u202e" not in str(problem) and len(str(problem)) < 400


def test_names_are_short_where_there_is_a_prefix() -> None:
    assert short_name(str(SKOS.prefLabel)) == "skos:prefLabel"
    assert short_name(str(UDFALD.godkendt)) == "udfald:godkendt"
    assert short_name("https://example.org/x") == "<https://example.org/x>"


def test_turtle_that_is_none_stops_at_once(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("this is no Turtle", "utf-8")
    with pytest.raises(SyntaxError):
        Shapes(tmp_path, tmp_path)


def test_an_iri_of_another_kind_is_left_whole(shapes: Shapes) -> None:
    (problem,) = check(item((ITEM, REFERAT.position, URIRef("https://example.org/x"))), shapes)
    assert problem.saw == "«https://example.org/x» as referat:position of punkt-3/#punkt."


def test_literals_are_never_rewritten_after_a_check(shapes: Shapes) -> None:
    """rdflib made «2026-05-01T00:00:00Z» into «+00:00» once pyshacl had run, so that bytes hung on what ran before."""
    check(item(), shapes)
    moment = "2026-05-01T00:00:00Z"
    assert str(Literal(moment, datatype=URIRef("http://www.w3.org/2001/XMLSchema#dateTime"))) == moment
