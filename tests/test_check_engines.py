"""The compiled engine of SHACL finds what pyshacl finds: over every property of every shape, broken in every way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node
from test_shapes import CLASSES, FILES, SAID, WRONG, shape_of, term
from written_meeting import URIS

from mapping import places
from mapping.check.engines import Compiled, Reference, Result, _node
from mapping.check.ntriples import ntriples
from mapping.check.shapes import Shapes, shipped
from mapping.meetings import described
from mapping.names import OWL, PROV, RDF, RDFS, REFERAT, SH, SHAPES, SKOS, XSD, Triple
from mapping.packing import triples_out
from mapping.profiles import read_profile
from mapping.read import read_minutes

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "tests" / "minutes" / "odense").glob("*.txt"))


def typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=XSD[datatype])


WRONG_THING = URIRef("https://data.example.dk/forkert/#ting")
VALUES: tuple[Literal | URIRef, ...] = (
    *(Literal(text) for text in ("", "x", "æ" * 3, "a" * 64, "0461", "461", "27.12.04", "3\u00a0a", '"\\\t\r\n.', "٠٤٦١")),
    *(Literal(text, lang=language) for text in ("", "x", "nej\nda") for language in ("da", "en")),
    *(typed(text, "integer") for text in ("1", "0", "-1", "1001", "+1", "01", "9" * 23)),
    *(typed(text, "decimal") for text in ("1.5", "-5", ".5", "5.", "1,5")),
    *(typed(text, "boolean") for text in ("true", "1", "ja", "TRUE")),
    *(typed(text, "date") for text in ("2020-01-01", "2020-02-30", "24/2", "2020-01-01Z")),
    *(typed(text, "gYear") for text in ("2020", "20", "02026", "2020Z")),
    *(typed(text, "dateTime") for text in ("2020-01-01T10:00:00", "2020-01-01T10:00:00+01:00", "2020-01-01T25:00:00")),
    *(typed(text, "time") for text in ("10:00:00", "25:00:00")),
    typed("1.5", "double"),
    typed("x", "langString"),
    Literal("x", datatype=URIRef("https://elsewhere.example/type")),
    URIRef("https://elsewhere.example/æøå/#x"),
    WRONG_THING,
    term("udfald:udsat"),
)
"""Some are right for some properties, none is for all."""
ORDERED: dict[Node | None, list[Literal | URIRef]] = {
    XSD.integer: [Literal("x"), *(typed(text, "integer") for text in ("-1", "0", "4", "1001"))],
    XSD.decimal: [Literal("x"), *(typed(text, "decimal") for text in ("-5", "1.5", "99999999999.5"))],
    XSD.dateTime: [Literal("x"), *(typed(text, "dateTime") for text in ("2020-01-01T10:00:00", "2040-01-01T10:00:00+01:00"))],
}
"""Values that are held against another property's: engines differ over two that cannot be compared."""


PAIRS = frozenset(
    path
    for name in CLASSES
    for one in shape_of(name).subjects(SH.lessThanOrEquals)
    for path in (*shape_of(name).objects(one, SH.path), *shape_of(name).objects(one, SH.lessThanOrEquals))
)


@cache
def engines() -> tuple[Compiled, Reference]:
    shapes = [triple for path in FILES for triple in read(path)]
    return Compiled(shapes), Reference(shapes)


def read(path: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=path, rename_blank_nodes=True)]


def both(triples: list[Triple]) -> set[Result]:
    """What both engines find, which is the same."""
    compiled, reference = (engine.results((*triples, *shipped().kinds)) for engine in engines())
    assert compiled == reference
    return compiled


def broken(name: str) -> Iterator[Triple]:
    """Copies of one thing, each with one property left out, said twice or wrong, and the classes of what it points to."""
    shapes = shape_of(name)
    thing = min(subject for subject, predicate, value in SAID if (predicate, value) == (RDF.type, REFERAT[name]))
    own = [triple for triple in dict.fromkeys(SAID) if triple[0] == thing]
    beside = {value for _, _, value in own} - {thing}
    yield from (triple for triple in SAID if triple[1] == RDF.type and triple[0] in beside)
    yield WRONG_THING, RDF.type, REFERAT.KleTopic
    for part in sorted(shapes.objects(SHAPES[f"{name}Shape"], SH.property)):
        path = shapes.value(part, SH.path)
        without = [triple for triple in own if triple[1] != path]
        wrong = [value for kind, short, value, _ in WRONG if kind == name and term(short) == path]
        values = ORDERED[shapes.value(part, SH.datatype)] if path in PAIRS else [*VALUES, *wrong]
        copies = [without, *([*without, (thing, path, value)] for value in values)]
        copies += [[*own, (thing, path, values[0]), (thing, path, value)] for value in values[1::6]]
        for number, copy in enumerate(copies):
            yield from (copied(triple, thing, f"{part}/{number}") for triple in copy)


def copied(triple: Triple, thing: URIRef, name: str) -> Triple:
    copy = URIRef(f"https://data.example.dk/{name.partition('#')[2]}/#x")
    return copy, triple[1], copy if triple[2] == thing else triple[2]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", CLASSES)
def test_both_find_the_same_wherever_a_property_is_broken(name: str) -> None:
    found = both(list(broken(name)))
    shapes = shape_of(name)
    paths = {str(shapes.value(each, SH.path)) for each in shapes.subjects(SH.path)}
    assert paths <= {each.path for each in found}, "a property that no value breaks"
    assert {message for each in found for message in each.messages} <= {str(each) for each in all_messages()}


@cache
def all_messages() -> frozenset[Node]:
    return frozenset(message for name in CLASSES for message in shape_of(name).objects(None, SH.message))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_both_find_nothing_in_the_example_meetings(path: Path) -> None:
    assert both(meeting(path)) == set()


@cache
def _meeting(path: Path) -> tuple[Triple, ...]:
    profile = read_profile(places.municipalities() / "odense.toml")
    return described(read_minutes(path.read_bytes(), "odense/a.txt", profile).minutes, URIS)


def meeting(path: Path) -> list[Triple]:
    return list(_meeting(path))


changes = st.lists(
    st.tuples(st.integers(0, 10_000), st.sampled_from("drop add set move".split()), st.sampled_from(VALUES)), max_size=12
)


@pytest.mark.filterwarnings("ignore")
@given(changes)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_both_find_the_same_however_a_meeting_is_broken(changes: list[tuple[int, str, Literal | URIRef]]) -> None:
    triples = meeting(EXAMPLES[0])
    for number, how, value in changes:
        subject, predicate, before = triples[number % len(triples)]
        if how == "move":
            triples.append((triples[(number * 7) % len(triples)][0], predicate, before))
        elif how != "drop" and predicate not in PAIRS:
            triples.append((subject, predicate, value))
        if how in ("drop", "set") and len(triples) > 1:
            triples.remove((subject, predicate, before))
    both(triples)


DIFFERENT: tuple[tuple[str, str, Literal, str], ...] = (
    ("AgendaItem", "referat:number", Literal("3\n"), "Python's $ lets a last line feed through"),
    ("Amount", "referat:amount", typed("1e5", "decimal"), "rdflib reads it as a number"),
    ("Amount", "referat:amount", typed("9" * 44, "decimal"), "more digits than a decimal of Rust has"),
    ("Stay", "referat:fromTime", typed("10:00", "time"), "rdflib reads it as a time"),
)


@pytest.mark.parametrize(("name", "path", "value", "reason"), DIFFERENT)
def test_where_the_compiled_engine_is_known_to_be_stricter(name: str, path: str, value: Literal, reason: str) -> None:
    """So the judge is asked, and finds nothing wrong: none of this is ever said by what describes meetings."""
    thing = min(subject for subject, predicate, kind in SAID if (predicate, kind) == (RDF.type, REFERAT[name]))
    triples = [triple for triple in SAID if (triple[0], triple[1]) != (thing, term(path))]
    compiled, reference = (engine.results([*triples, (thing, term(path), value), *shipped().kinds]) for engine in engines())
    assert reference == set(), reason
    assert {(each.path, each.value) for each in compiled} == {(str(term(path)), str(value))}


def test_values_that_pyshacl_cannot_compare_are_a_value_error() -> None:
    thing = min(subject for subject, predicate, kind in SAID if (predicate, kind) == (RDF.type, REFERAT.Meeting))
    triples = [*SAID, (thing, PROV.endedAtTime, typed("2020-01-01T25:00:00", "dateTime"))]
    with pytest.raises(ValueError, match="cannot be compared"):
        engines()[1].results(triples)
    assert engines()[0].results(triples)


def test_no_shapes_are_an_error_and_not_an_engine_that_finds_nothing() -> None:
    with pytest.raises(ValueError, match="no shapes"):
        Compiled([])


def test_flattening_changes_no_result() -> None:
    """Each shape's parts are aimed at its targets for speed: the same is found as by the shapes as written."""
    shapes = [triple for path in FILES for triple in read(path)]
    as_written = Reference(shapes, as_written=True)
    for gap in (3, 7, 11):
        triples = [triple for place, triple in enumerate(meeting(EXAMPLES[0])) if place % gap]
        found = engines()[1].results(triples)
        assert len(found) > 20
        assert as_written.results(triples) == found


def test_shapes_are_read_as_rdflib_reads_them() -> None:
    for path in FILES:
        ours = {(_node(each.subject), _node(each.predicate), _node(each.object)) for each in read(path)}
        assert ours == set(Graph().parse(path))


def test_no_shape_asks_more_of_the_ontology_than_is_shown() -> None:
    """``Shapes`` shows an engine the classes that lie under each other, and terms of the classes that ``sh:class`` names."""
    ontology = [triple for path in sorted((ROOT / "ontology").glob("*.ttl")) for triple in Graph().parse(path)]
    asked = (RDF.type, RDFS.subClassOf, SKOS.inScheme, SKOS.topConceptOf)
    kinds = [triple for triple in ontology if triple[1] in asked and triple[2] != OWL.Class]
    for gap in (3, 5):
        triples = [triple for place, triple in enumerate(meeting(EXAMPLES[0])) if place % gap]
        subjects = {str(triple[0]) for triple in triples}
        whole = {each for each in engines()[1].results([*triples, *kinds]) if each.focus in subjects}
        assert whole == both(triples) != set()
    for path in FILES:
        assert not {SH.sparql, SH.js, SH.rule} & set(Graph().parse(path).predicates())
        assert all(isinstance(each, URIRef) for each in Graph().parse(path).objects(None, SH.path)), (
            "no path of more than one step"
        )


def test_what_is_broken_is_told_by_pyshacl_and_nobody_disagrees() -> None:
    shapes = Shapes(places.shapes(), places.ontology())
    for gap in (2, 5):
        verdict = shapes.verdict([triple for place, triple in enumerate(meeting(EXAMPLES[0])) if place % gap])
        assert len(verdict.results) > 20 and not (verdict.missed or verdict.invented or verdict.unread)


texts = st.text(st.characters(exclude_categories=["Cs"]))
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(Literal, texts, lang=st.sampled_from(["da", "en-GB"])),
    st.builds(typed, texts, st.just("date")),
)


@given(st.lists(literals, max_size=5))
def test_any_text_is_read_back_from_ntriples(values: list[Literal]) -> None:
    text = ntriples(triples_out((WRONG_THING, RDF.value, value) for value in values))
    assert text.count("\n") == len(values)
    back = [_node(quad.object) for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES)]
    assert back == values
