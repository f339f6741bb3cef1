"""What is said across meetings, and that it does not meddle with what each meeting says."""

from __future__ import annotations

from rdflib import URIRef
from saying import about
from written_meeting import CLAIMS, COLLECTION, MINUTES, URIS

from mapping.describe import describe_claims, describe_collection, describe_meeting

TRIPLES = tuple(describe_meeting(MINUTES, URIS))
CLAIMED = tuple(describe_claims(MINUTES, CLAIMS, URIS))
JOINED = tuple(describe_collection(COLLECTION, URIS))


def test_municipality_and_case_types() -> None:
    assert about("odense/#kommune", JOINED) == {
        "rdf:type referat:Municipality",
        "rdf:type org:FormalOrganization",
        'skos:prefLabel "Odense Kommune"@da',
        'referat:municipalityCode "0461"',
        "rdfs:seeAlso https://api.dataforsyningen.dk/kommuner/0461",
        'referat:cvrNumber "35209115"',
        "org:hasUnit odense/udvalg/beskaeftigelses-og-socialudvalget/#udvalg",
        "org:hasUnit odense/forvaltning/beskaeftigelses-og-socialforvaltningen/#forvaltning",
    }
    assert about("odense/sagstype/#d", JOINED) == {
        "rdf:type referat:CaseType",
        "rdf:type skos:Concept",
        'skos:notation "D"',
        'skos:prefLabel "Til orientering"@da',
        'skos:prefLabel "For information"@en',
        "skos:inScheme odense/sagstype/",
        "referat:municipality odense/#kommune",
    }


def test_bodies_have_kinds_terms_and_meetings() -> None:
    assert about("odense/udvalg/beskaeftigelses-og-socialudvalget/#udvalg", JOINED) == {
        "rdf:type referat:Body",
        "rdf:type org:OrganizationalUnit",
        'skos:prefLabel "Beskæftigelses- og Socialudvalget"@da',
        "org:classification organ:udvalg",
        "org:unitOf odense/#kommune",
        "referat:term odense/udvalg/beskaeftigelses-og-socialudvalget/#2026-2029",
        "referat:meeting #moede",
    }
    assert about("odense/udvalg/beskaeftigelses-og-socialudvalget/#2026-2029", JOINED) == {
        "rdf:type referat:BodyTerm",
        "rdf:type org:OrganizationalUnit",
        'skos:prefLabel "Beskæftigelses- og Socialudvalget 2026-2029"@da',
        "prov:specializationOf odense/udvalg/beskaeftigelses-og-socialudvalget/#udvalg",
        "org:unitOf odense/#kommune",
        'referat:firstYear "2026"^^xsd:gYear',
        'referat:lastYear "2029"^^xsd:gYear',
    }


def test_cases_and_their_subjects() -> None:
    assert about("odense/sag/15.40.00-oe34-1-24/#sag", JOINED) == {
        "rdf:type referat:CaseFile",
        'dcterms:title "Godkendelse af ansøgning"@da',
        'referat:caseNumber "15.40.00-Ø34-1-24"',
        "referat:municipality odense/#kommune",
        "dcterms:subject kle/15.40.00/#emne",
        'referat:kleFacet "Ø34"',
        'referat:serialNumber "1"^^xsd:integer',
        'referat:yearOpened "2024"^^xsd:gYear',
        "dcterms:hasPart punkt-4a/#punkt",
    }
    assert about("kle/00.01/#emne", JOINED) == {
        "rdf:type referat:KleTopic",
        "rdf:type skos:Concept",
        'skos:notation "00.01"',
        'skos:prefLabel "KLE 00.01"@da',
        "skos:broader kle/00/#emne",
    }


def test_initiatives_point_to_their_mentions_and_budget_lines() -> None:
    assert about("odense/initiativ/alle-unge-skal-med/#initiativ", JOINED) == {
        "rdf:type referat:Initiative",
        "rdf:type foaf:Project",
        'skos:prefLabel "Alle unge skal med"@da',
        'skos:altLabel "Alle Unge Skal Med"@da',
        "referat:municipality odense/#kommune",
        "referat:mention punkt-3/#omtale-1",
        "referat:budgetLine punkt-3/#tabel-1-r1",
        "dcterms:relation odense/initiativ/veteranteam-odense/#initiativ",
    }


def test_members_and_lists() -> None:
    assert about("odense/person/reza-javid/#person", JOINED) == {
        "rdf:type referat:Person",
        "rdf:type foaf:Person",
        'foaf:name "Reza Javid"',
        "referat:municipality odense/#kommune",
        "referat:proposal punkt-2/#forslag-1",
        "referat:namedIn punkt-2/#forslag-1",
        "referat:partyList odense/liste/oe/#2026-2029",
    }
    assert about("odense/liste/oe/#2026-2029", JOINED) == {
        "rdf:type referat:PartyList",
        "rdf:type org:Organization",
        'skos:prefLabel "Liste Ø, 2026-2029"@da',
        'referat:partyLetter "Ø"',
        "referat:municipality odense/#kommune",
        'referat:firstYear "2026"^^xsd:gYear',
        'referat:lastYear "2029"^^xsd:gYear',
    }
    assert "foaf:topic odense/liste/oe/#2026-2029" in about("odense/liste/oe/", JOINED)


def test_the_same_input_gives_the_same_triples_in_the_same_order_each_once() -> None:
    assert tuple(describe_meeting(MINUTES, URIS)) == TRIPLES
    assert tuple(describe_collection(COLLECTION, URIS)) == JOINED
    assert len(set(TRIPLES)) == len(TRIPLES)
    assert len(set(JOINED)) == len(JOINED)


def test_meeting_and_collection_keep_to_their_own_subjects_and_leave_no_gap() -> None:
    of_meeting, of_collection = {s for s, _, _ in (*TRIPLES, *CLAIMED)}, {s for s, _, _ in JOINED}
    assert not of_meeting & of_collection
    used = {o for _, _, o in (*TRIPLES, *CLAIMED, *JOINED) if isinstance(o, URIRef) and o.startswith(URIS.base)}
    assert used - of_meeting - of_collection == set()
