"""Over a whole site: each of our IRIs that is used is described, by one input, at a path of its own."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef

from mapping.check import Ledger, account
from mapping.names import DCTERMS, RDF, REFERAT, Triple
from mapping.problems import Problem
from mapping.uris import Uris

URIS = Uris("https://data.example.dk/")
MEETING = URIRef("https://data.example.dk/odense/moede/udvalget/2026-04-28/#moede")
ITEM = URIRef("https://data.example.dk/odense/moede/udvalget/2026-04-28/punkt-3/#punkt")
BODY = URIRef("https://data.example.dk/odense/udvalg/udvalget/#udvalg")
TITLE: Triple = (ITEM, DCTERMS.title, Literal("Budget", lang="da"))
PUBLISHED: Triple = (ITEM, DCTERMS.publisher, BODY)


def problems(*inputs: tuple[str, Sequence[Triple]]) -> list[Problem]:
    ledger = Ledger(URIS)
    for name, triples in inputs:
        ledger.add(name, account(iter(triples), URIS))
    return list(ledger.problems())


def test_what_one_input_uses_may_be_described_by_a_later_one() -> None:
    assert problems(("odense/a.txt", [TITLE, PUBLISHED]), ("joined", [(BODY, DCTERMS.title, Literal("U"))])) == []


def test_foreign_iris_need_no_description() -> None:
    licence = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
    assert problems(("odense/a.txt", [TITLE, (ITEM, DCTERMS.license, licence)])) == []


def test_an_iri_without_description_names_the_input_that_uses_it() -> None:
    (problem,) = problems(("odense/a.txt", [TITLE, PUBLISHED]), ("odense/b.txt", [(MEETING, DCTERMS.publisher, BODY)]))
    assert str(problem) == (
        "odense/a.txt: iri-not-described\n"
        "  saw    <https://data.example.dk/odense/udvalg/udvalget/#udvalg> is used, but nothing is said of it,"
        " so the link leads nowhere.\n"
        "  needs  a description of it, or no link to it: this is a fault of Referat or of ontology/, not of the minutes."
    )


def test_our_classes_and_properties_need_a_description_too() -> None:
    said: list[Triple] = [(ITEM, RDF.type, REFERAT.AgendaItem), (ITEM, REFERAT.number, Literal("3"))]
    inputs = ("odense/a.txt", said)
    assert [problem.code for problem in problems(inputs)] == ["iri-not-described"] * 2
    ontology = [(term, DCTERMS.title, Literal("term")) for term in (REFERAT.AgendaItem, REFERAT.number)]
    assert problems(inputs, ("ontology", ontology)) == []


def test_many_lost_iris_are_listed_and_then_counted() -> None:
    lost = [URIRef(f"https://data.example.dk/odense/sag/{number:03}/#sag") for number in range(50)]
    found = problems(("odense/a.txt", [(ITEM, DCTERMS.references, iri) for iri in lost]))
    assert len(found) == 21 and found[-1].saw == "30 more such IRIs."
    assert "/sag/000/" in found[0].saw and "/sag/019/" in found[19].saw


def test_two_files_of_one_meeting_are_told_with_both_names() -> None:
    other: list[Triple] = [(ITEM, DCTERMS.title, Literal("Regnskab", lang="da"))]
    (problem,) = problems(("odense/a.txt", [TITLE]), ("odense/b.md", other))
    assert (problem.file, problem.code) == ("odense/b.md", "described-twice")
    assert problem.saw == f"<{ITEM}> is described in one way here and in another by odense/a.txt."


def test_one_triple_more_is_another_description() -> None:
    more: Triple = (ITEM, DCTERMS.identifier, Literal("3"))
    assert [problem.code for problem in problems(("a", [TITLE]), ("b", [TITLE, more]))] == ["described-twice"]
    assert [problem.code for problem in problems(("a", [TITLE, more]), ("b", [TITLE]))] == ["described-twice"]


def test_a_language_or_a_datatype_is_part_of_a_description() -> None:
    english: list[Triple] = [(ITEM, DCTERMS.title, Literal("Budget", lang="en"))]
    assert [problem.code for problem in problems(("a", [TITLE]), ("b", english))] == ["described-twice"]


def test_the_same_description_twice_is_allowed() -> None:
    assert problems(("a", [TITLE, TITLE]), ("b", [TITLE])) == []


def test_two_inputs_may_describe_different_things_of_one_document() -> None:
    mention: list[Triple] = [(URIRef(f"{ITEM.removesuffix('#punkt')}#omtale-1"), DCTERMS.title, Literal("Alle unge skal med"))]
    assert problems(("a", [TITLE]), ("b", mention)) == []


def test_paths_that_differ_in_case_alone_stop_the_build() -> None:
    upper = URIRef("https://data.example.dk/odense/udvalg/Udvalget/#udvalg")
    (problem,) = problems(("joined", [(BODY, DCTERMS.title, Literal("a")), (upper, DCTERMS.title, Literal("b"))]))
    assert problem.code == "two-on-one-path" and "«odense/udvalg/udvalget/»" in problem.saw


def test_a_term_has_one_path_with_the_document_that_serves_it() -> None:
    page = URIRef("https://data.example.dk/def/")
    ontology: list[Triple] = [(REFERAT.number, DCTERMS.title, Literal("nummer")), (page, DCTERMS.title, Literal("Ontologi"))]
    assert problems(("ontology", ontology)) == []


def test_two_properties_that_change_values_are_another_description() -> None:
    one: list[Triple] = [(ITEM, DCTERMS.title, Literal("a")), (ITEM, DCTERMS.identifier, Literal("b"))]
    other: list[Triple] = [(ITEM, DCTERMS.title, Literal("b")), (ITEM, DCTERMS.identifier, Literal("a"))]
    assert [problem.code for problem in problems(("a", one), ("b", other))] == ["described-twice"]


def test_a_thing_is_named_whole_whatever_its_iri_looks_like() -> None:
    """A document, a passage of the text (of the meeting's document), a term, and a thing of a page."""
    page = "https://data.example.dk/odense/moede/udvalget/2026-04-28/"
    things = [page, f"{page}referat.txt#line=3,4", str(REFERAT.number), str(ITEM)]
    for thing in things:
        one, other = ([(URIRef(thing), DCTERMS.title, Literal(title))] for title in "ab")
        (problem,) = [each for each in problems(("a", one), ("b", other)) if each.code == "described-twice"]
        assert problem.saw.startswith(f"<{thing}> is described in one way here")
    many = [[(URIRef(thing), DCTERMS.title, Literal(title)) for thing in things] for title in "ab"]
    found = problems(("a", many[0]), ("b", many[1]))
    assert [problem.saw.partition(" described")[0] for problem in found] == [f"<{min(things)}> and 3 other things are"]


def test_an_account_is_small_and_may_come_from_another_process() -> None:
    many = [(URIRef(f"{ITEM}-{number}"), DCTERMS.title, Literal(f"Titel {number}", lang="da")) for number in range(1000)]
    assert len(pickle.dumps(account(many, URIS))) < 35 * len(many)
    program = (
        "import pickle, sys; from test_check_ledger import account, said, URIS;"
        " sys.stdout.buffer.write(pickle.dumps(account(said(), URIS)))"
    )
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[1])])
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
        assert pickle.loads(done.stdout) == account(said(), URIS)


def said() -> list[Triple]:
    return [TITLE, PUBLISHED, (MEETING, DCTERMS.publisher, BODY), (MEETING, DCTERMS.title, Literal("Møde", lang="da"))]


titles = st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"))


@given(st.lists(st.lists(titles, max_size=6), max_size=4))
def test_a_conflict_is_found_exactly_where_two_inputs_differ(inputs: list[list[tuple[str, str]]]) -> None:
    """Compared with the plain definition: a subject's set of titles in the first input that describes its document."""
    made = [[(URIRef(f"{BODY}-{subject}"), DCTERMS.title, Literal(title)) for subject, title in each] for each in inputs]
    sets = [{subject: {t for s, t in each if s == subject} for subject, _ in each} for each in inputs]
    first = next((each for each in sets if each), {})
    differing = [
        number
        for number, each in enumerate(sets)
        if each is not first and any(subject in first and first[subject] != found for subject, found in each.items())
    ]
    found = problems(*((str(number), list(triples)) for number, triples in enumerate(made)))
    assert [problem.file for problem in found] == [str(number) for number in differing]


@given(st.lists(st.lists(st.tuples(titles, st.integers(0, 2)), max_size=6), max_size=4))
def test_how_an_input_is_divided_among_its_accounts_changes_nothing(inputs: list[list[tuple[tuple[str, str], int]]]) -> None:
    whole, divided = Ledger(URIS), Ledger(URIS)
    for number, each in enumerate(inputs):
        parts: dict[Triple, int] = {(URIRef(f"{BODY}-{s}"), DCTERMS.title, Literal(t)): part for (s, t), part in each}
        whole.add(str(number), account(parts, URIS))
        divided.add(str(number), *(account([triple for triple in parts if parts[triple] == part], URIS) for part in range(3)))
    assert list(divided.problems()) == list(whole.problems())
