"""What is said of recommendations against decisions and of cases, and the example queries that ask for it."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import saying
from written_case import JOINED, NURSERY, READINGS, URIS

from mapping import places
from mapping.describe import describe_collection
from mapping.meetings import described
from mapping.names import Triple
from mapping.publish.definitions import definitions
from mapping.publish.documents import by_document
from mapping.publish.dumps import turtle_chunk
from mapping.publish.prefixes import used
from mapping.publish.turtle import prefix_header

COUNCIL = "odense/moede/byraadet/2026-02-25/"
CASE = f"odense/sag/{NURSERY.lower()}/"
MEETINGS: tuple[Triple, ...] = tuple(triple for one in READINGS for triple in described(one.minutes, URIS))
COLLECTION = tuple(describe_collection(JOINED, URIS))


def about(subject: str, triples: tuple[Triple, ...]) -> set[str]:
    return {text.replace(COUNCIL, "").replace(CASE, "") for text in saying.about(subject, triples)}


def test_a_verdict_says_what_was_recommended_what_was_decided_and_why() -> None:
    assert about(f"{COUNCIL}punkt-1/#forhold-2", MEETINGS) == {
        "rdf:type referat:Comparison",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-1/#punkt",
        'referat:position "2"^^xsd:integer',
        "referat:verdict forhold:ikke-fulgt",
        "referat:ofRecommendation punkt-1/#indstilling-2",
        'referat:decidedWords "Forkastet."@da',
        'referat:rule "punktet-naevnt"',
        "referat:certainty sikkerhed:sikker",
        'referat:reason "Beslutningen nævner punkt 2 for sig."@da',
        "referat:sourceLines referat.txt#line=24,25",
    }


def test_the_treatment_carries_the_verdict_on_the_whole() -> None:
    assert "referat:verdict forhold:aendret" in about(f"{COUNCIL}punkt-1/#behandling", MEETINGS)


def test_every_line_that_a_verdict_points_to_is_described_once() -> None:
    assert len(MEETINGS) == len(set(MEETINGS))
    passage = about(f"{COUNCIL}referat.txt#line=24,25", MEETINGS)
    assert 'referat:firstLine "25"^^xsd:integer' in passage


def test_a_case_has_its_steps_in_order() -> None:
    assert about(f"{CASE}#trin-2", COLLECTION) == {
        "rdf:type referat:CaseStep",
        "dcterms:isPartOf #sag",
        'referat:position "2"^^xsd:integer',
        "referat:agendaItem punkt-1/#punkt",
        "referat:earlierDecision punkt-1/#tidligere-1",
        'dcterms:date "2026-02-18"^^xsd:date',
    }
    assert about(f"{CASE}#trin-3", COLLECTION) == {
        "rdf:type referat:CaseStep",
        "dcterms:isPartOf #sag",
        'referat:position "3"^^xsd:integer',
        "referat:agendaItem punkt-1/#punkt",
        'dcterms:date "2026-02-25"^^xsd:date',
        'referat:change "Overskriften er en anden. Før: «Ny daginstitution»."@da',
    }


def test_a_standing_case_says_why_and_has_no_steps() -> None:
    found = about("odense/sag/00.22.04-g01-1-26/#sag", COLLECTION)
    assert {
        'referat:standing "true"^^xsd:boolean',
        'referat:rule "fast-overskrift"',
        "referat:certainty sikkerhed:sikker",
    } <= found
    assert not about("odense/sag/00.22.04-g01-1-26/#trin-1", COLLECTION)


# Queries -------------------------------------------------------------------------------------------------------------


@cache
def store() -> ox.Store:
    triples = [*MEETINGS, *COLLECTION, *definitions(places.ontology())]
    found = ox.Store()
    data = prefix_header(used(triples)) + b"".join(turtle_chunk(document) for document in by_document(triples, URIS))
    found.load(data, format=ox.RdfFormat.TURTLE)
    return found


def rows(name: str, *columns: str, case: str = "27.12.04-G01-169-21") -> list[tuple[str | None, ...]]:
    """What an example answers; one that asks of a certain case is asked of ``case``."""
    text = (places.site() / "queries" / f"{name}.rq").read_text("utf-8").replace("27.12.04-G01-169-21", case)
    found = store().query(text)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(value.value if (value := row[each]) else None for each in columns) for row in found]


def test_every_treatment_of_a_case_with_what_changed() -> None:
    assert rows("sagens-forloeb", "plads", "dato", "organ", "udfald", "forhold", "aendret", case=NURSERY) == [
        ("1", "2026-02-03", "Børneudvalget", "Anbefalet", "Fulgt", None),
        ("2", "2026-02-18", "Økonomiudvalget", "Anbefalet", None, None),
        ("3", "2026-02-25", "Byrådet", "Godkendt", "Ændret", "Overskriften er en anden. Før: «Ny daginstitution»."),
    ]


def test_what_a_committee_recommended_and_the_council_changed() -> None:
    assert rows("anbefalet-og-aendret", "dato", "titel", "udfald", "punkt") == [
        ("2026-02-25", "Ny daginstitution på Kongensgade", "Godkendt", f"{URIS.base}{COUNCIL}punkt-1/#punkt")
    ]
    ((who,),) = rows("anbefalet-og-aendret", "anbefaletAf")
    assert set((who or "").split(", ")) == {"Børneudvalget", "Økonomiudvalget"}


def test_what_did_not_become_as_recommended() -> None:
    assert rows("ikke-som-indstillet", "titel", "blev", "besluttet") == [
        ("Ny daginstitution på Kongensgade", "Ikke fulgt", "Forkastet."),
        ("Lokalplan for Åsum", "Ændret", "Byrådet beslutter, at lokalplan 7-123 vedtages endeligt med bygninger i tre etager."),
        ("Salg af Havnegade 4", "Ikke behandlet", "blev udsat"),
    ]
