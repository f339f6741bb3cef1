"""What is said of the handwritten meeting: the meeting, its items, its text and its source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest
import saying
from rdflib import Literal, URIRef
from saying import short
from written_meeting import AGENDA, BUDGET, DROPPED, MINUTES, URIS

from mapping.describe import describe_meeting
from mapping.names import PROV, RDF, Triple

TRIPLES = tuple(describe_meeting(MINUTES, URIS))


def about(subject: str, triples: tuple[Triple, ...] = TRIPLES) -> set[str]:
    return saying.about(subject, triples)


def test_a_meeting_says_when_where_and_who() -> None:
    assert about("#moede") == {
        "rdf:type referat:Meeting",
        "rdf:type prov:Activity",
        'dcterms:title "Beskæftigelses- og Socialudvalget, 28. april 2026"@da',
        "referat:body odense/udvalg/beskaeftigelses-og-socialudvalget/#udvalg",
        "prov:wasAssociatedWith odense/udvalg/beskaeftigelses-og-socialudvalget/#2026-2029",
        'dcterms:date "2026-04-28"^^xsd:date',
        'referat:weekday "tirsdag"@da',
        'referat:plannedStart "2026-04-28T12:30:00+02:00"^^xsd:dateTime',
        'prov:endedAtTime "2026-04-28T14:45:00+02:00"^^xsd:dateTime',
        'referat:place "Udvalgsværelset, Stuen, Skulkenborg 1, 5000 Odense C"@da',
        "referat:minutes referat.txt",
        "dcterms:hasPart punkt-1/#punkt",
        "dcterms:hasPart punkt-2/#punkt",
        "dcterms:hasPart punkt-3/#punkt",
        "dcterms:hasPart punkt-4a/#punkt",
        "referat:sourceLines #line=2,3",
        "referat:sourceLines #line=4,5",
        "referat:sourceLines #line=6,7",
        "referat:sourceLines #line=36,37",
    }


def test_what_is_not_printed_is_not_said() -> None:
    bare = replace(
        MINUTES,
        body=replace(MINUTES.body, term=None),
        time=replace(MINUTES.time, weekday=None, start=None, end=None, end_span=None),
        place=None,
        contents=(),
        items=(replace(BUDGET, outcome=None, decision=None),),
    )
    triples = tuple(describe_meeting(bare, URIS))
    said = {short(p) for _, p, _ in triples}
    assert not said & {"referat:weekday", "referat:plannedStart", "prov:endedAtTime", "referat:place"}
    assert not said & {"referat:itemsExpected", "referat:outcome"}
    assert "prov:wasAssociatedWith odense/udvalg/beskaeftigelses-og-socialudvalget/#udvalg" in about("#moede", triples)
    assert about("punkt-3/#behandling", triples) == set()


def test_a_winter_meeting_has_the_other_distance_from_universal_time() -> None:
    winter = replace(MINUTES, time=replace(MINUTES.time, day=MINUTES.time.day.replace(month=1)))
    starts = [str(o) for _, p, o in describe_meeting(winter, URIS) if short(p) == "referat:plannedStart"]
    assert starts == ["2026-01-28T12:30:00+01:00"]


def test_an_item_points_to_its_parts_its_case_and_its_lines() -> None:
    assert about("punkt-2/#punkt") == {
        "rdf:type referat:AgendaItem",
        "rdf:type prov:Entity",
        "dcterms:isPartOf #moede",
        'referat:position "2"^^xsd:integer',
        'referat:number "2"',
        'dcterms:title "Drøftelse af småjobsindsats til borgere på kontanthjælp"@da',
        'referat:heading "Punkt 2: C-sag: Drøftelse af småjobsindsats til borgere på kontanthjælp"@da',
        "referat:caseType odense/sagstype/#c",
        'referat:caseNumber "00.01.00-A00-12-26"',
        "referat:caseFile odense/sag/00.01.00-a00-12-26/#sag",
        "dcterms:subject kle/00.01.00/#emne",
        "dcterms:hasPart punkt-2/#beslutning",
        "dcterms:hasPart punkt-2/#indstilling",
        "dcterms:hasPart punkt-2/#afsnit-1",
        "dcterms:hasPart punkt-2/#afsnit-2",
        "dcterms:hasPart punkt-2/#forslag-1",
        "dcterms:hasPart punkt-2/#bilag-1",
        "prov:wasQuotedFrom #line=38,39",
        "prov:wasQuotedFrom #line=40,41",
        "referat:sourceLines #line=38,130",
    }


def test_outcome_is_said_of_the_treatment_and_words_of_the_decision() -> None:
    assert about("punkt-2/#behandling") == {
        "rdf:type referat:Treatment",
        "rdf:type prov:Activity",
        "referat:treats punkt-2/#punkt",
        "dcterms:isPartOf #moede",
        "prov:wasAssociatedWith odense/udvalg/beskaeftigelses-og-socialudvalget/#2026-2029",
        "referat:outcome udfald:droeftet",
        'referat:wording "drøftede sagen"@da',
        "prov:used punkt-2/#indstilling",
        "prov:generated punkt-2/#beslutning",
        "referat:sourceLines #line=54,55",
    }
    assert about("punkt-2/#beslutning") == {
        "rdf:type referat:Decision",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-2/#punkt",
        'prov:value "Beskæftigelses- og Socialudvalget drøftede sagen."@da',
        "prov:wasGeneratedBy punkt-2/#behandling",
        "prov:wasQuotedFrom #line=54,55",
    }


def test_a_dropped_item_is_said_on_both_treatments_and_on_the_part_that_dropped_it() -> None:
    assert "referat:drops punkt-4a/#behandling" in about("punkt-1/#behandling")
    assert "referat:droppedBy punkt-1/#behandling" in about("punkt-4a/#behandling")
    assert not [said for said in about("punkt-2/#behandling") | about("punkt-3/#behandling") if "drop" in said]
    assert about("punkt-1/#beslutning-1") == {
        "rdf:type referat:DecisionPart",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-1/#beslutning",
        'referat:position "1"^^xsd:integer',
        'prov:value "Det blev besluttet ikke at behandle punkt 4a."@da',
        "referat:outcome udfald:udgaaet",
        'referat:wording "ikke at behandle"@da',
        "referat:about punkt-4a/#punkt",
        "prov:wasQuotedFrom #line=34,35",
    }


def test_a_decision_about_an_item_that_is_not_there_points_nowhere() -> None:
    alone = tuple(describe_meeting(replace(MINUTES, items=(AGENDA,)), URIS))
    orphan = tuple(describe_meeting(replace(MINUTES, items=(DROPPED,)), URIS))
    assert not [p for _, p, _ in alone if short(p) in ("referat:about", "referat:drops")]
    assert not [p for _, p, _ in orphan if short(p) == "referat:droppedBy"]


def test_a_recommendation_says_who_recommends_and_keeps_its_points() -> None:
    whole = about("punkt-2/#indstilling")
    assert "prov:wasAttributedTo odense/forvaltning/beskaeftigelses-og-socialforvaltningen/#forvaltning" in whole
    assert "dcterms:hasPart punkt-2/#indstilling-1" in whole
    assert about("punkt-2/#indstilling-1") == {
        "rdf:type referat:RecommendationPoint",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-2/#indstilling",
        'referat:position "1"^^xsd:integer',
        'referat:number "1"',
        'prov:value "Odense Kommunes småjobsindsats."@da',
        "prov:wasQuotedFrom #line=51,52",
    }


def test_a_section_has_its_kind_its_heading_and_its_whole_text() -> None:
    assert about("punkt-1/#afsnit-1") == {
        "rdf:type referat:Section",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-1/#punkt",
        'referat:position "1"^^xsd:integer',
        "referat:sectionKind afsnit:beslutning",
        'referat:heading "Beslutning"@da',
        'prov:value "Det blev besluttet ikke at behandle punkt 4a."@da',
        "prov:wasQuotedFrom #line=32,35",
    }
    assert not [said for said in about("punkt-3/#afsnit-1") if said.startswith("prov:value")], "nothing but a table"


def test_proposal_and_attachment() -> None:
    assert about("punkt-2/#forslag-1") == {
        "rdf:type referat:Proposal",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-2/#punkt",
        'referat:position "1"^^xsd:integer',
        "prov:wasAttributedTo odense/person/reza-javid/#person",
        'referat:partyLetter "Ø"',
        "referat:partyList odense/liste/oe/#2026-2029",
        'prov:value "et initiativretsforslag fra Reza Javid (Ø)"@da',
        "prov:wasQuotedFrom #line=44,45",
    }
    assert about("punkt-2/#bilag-1") == {
        "rdf:type referat:Attachment",
        "rdf:type prov:Entity",
        "rdf:type foaf:Document",
        "dcterms:isPartOf punkt-2/#punkt",
        'referat:position "1"^^xsd:integer',
        'dcterms:title "Veteranstrategi"@da',
        'referat:number "1"',
        "prov:wasQuotedFrom #line=53,54",
    }


def test_references_have_the_printed_precision() -> None:
    assert about("punkt-2/#henvisning-1") == {
        "rdf:type referat:Reference",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-2/#afsnit-1",
        'referat:position "1"^^xsd:integer',
        "referat:referenceKind henvisning:moede",
        "referat:direction henvisning:tidligere",
        'referat:printedDate "den 24. februar 2026"',
        'referat:referredDate "2026-02-24"^^xsd:date',
        'referat:printedBody "udvalget"',
        "referat:referredBody odense/udvalg/beskaeftigelses-og-socialudvalget/#udvalg",
        'prov:value "Udvalgsmødet den 24. februar 2026."@da',
        "prov:wasQuotedFrom #line=44,45",
    }
    second = about("punkt-2/#henvisning-2")
    assert 'referat:referredDate "2025-12"^^xsd:gYearMonth' in second
    assert 'referat:yearFromMeeting "true"^^xsd:boolean' in second
    assert {"prov:wasQuotedFrom #line=44,46", "prov:wasQuotedFrom #line=45,46"} <= second


def test_contents_entries_and_coverage() -> None:
    assert about("#indhold-1") == {
        "rdf:type referat:ContentsEntry",
        "rdf:type prov:Entity",
        "dcterms:isPartOf referat.txt",
        'referat:position "1"^^xsd:integer',
        'prov:value "Godkendelse af dagsorden"@da',
        'referat:page "3"^^xsd:integer',
        "prov:wasQuotedFrom #line=10,11",
    }
    assert about("#daekning") == {
        "rdf:type referat:Coverage",
        "rdf:type prov:Entity",
        "referat:coverageOf referat.txt",
        'referat:lines "100"^^xsd:integer',
        'referat:linesRead "97"^^xsd:integer',
        'referat:linesIgnored "1"^^xsd:integer',
        'referat:linesUnread "2"^^xsd:integer',
        'referat:itemsExpected "2"^^xsd:integer',
        'referat:itemsRead "4"^^xsd:integer',
        'referat:itemsNotClassified "0"^^xsd:integer',
    }


def test_the_source_the_graph_and_the_passages() -> None:
    assert about("referat.txt") == {
        "rdf:type referat:Minutes",
        "rdf:type foaf:Document",
        "rdf:type prov:Entity",
        'dcterms:title "Referat: Beskæftigelses- og Socialudvalget, 28. april 2026"@da',
        "foaf:primaryTopic #moede",
        "dcterms:language http://publications.europa.eu/resource/authority/language/DAN",
        'referat:fileName "odense/small.txt"',
        'referat:sha256 "000000000000000000000000000000000000000000000000000000000000000a"',
        'referat:sourceForm "text"',
        'referat:layout "generel"',
        "dqv:hasQualityMeasurement #maaling-linjer-forklaret",
        "dqv:hasQualityMeasurement #maaling-linjer-ikke-laest",
        "dqv:hasQualityMeasurement #maaling-punkter-mangler",
        "dqv:hasQualityMeasurement #maaling-ikke-klassificeret",
    }
    assert about("#graf") == {"rdf:type prov:Entity", "prov:wasDerivedFrom referat.txt"}
    assert about("#line=34,36") == {
        "rdf:type referat:Passage",
        "rdf:type prov:Entity",
        "dcterms:isPartOf referat.txt",
        'referat:firstLine "35"^^xsd:integer',
        'referat:lastLine "36"^^xsd:integer',
    }


@pytest.mark.parametrize(
    ("page", "topic"),
    [("", "#moede"), ("punkt-4a/", "punkt-4a/#punkt"), ("referat/", "referat.txt")],
)
def test_each_page_of_a_meeting_says_what_it_is_about(page: str, topic: str) -> None:
    said = about(page)
    assert {"rdf:type foaf:Document", f"foaf:primaryTopic {topic}"} <= said
    assert [title for title in said if title.startswith("dcterms:title ")]


def test_no_thing_is_both_an_activity_and_an_entity() -> None:
    kinds: dict[URIRef, set[URIRef | Literal]] = defaultdict(set)
    for subject, predicate, value in TRIPLES:
        if predicate == RDF.type:
            kinds[subject].add(value)
    assert not [subject for subject, types in kinds.items() if {PROV.Activity, PROV.Entity} <= types]


def test_everything_quoted_points_to_a_passage_that_is_described() -> None:
    passages = {s for s, p, o in TRIPLES if p == RDF.type and short(o) == "referat:Passage"}
    pointed = {o for _, p, o in TRIPLES if short(p) in ("prov:wasQuotedFrom", "referat:sourceLines")}
    assert passages == pointed
    quoted = {s for s, p, _ in TRIPLES if p == PROV.wasQuotedFrom}
    printed = {s for s, p, _ in TRIPLES if short(p) in ("prov:value", "referat:printed", "referat:heading")}
    assert printed <= quoted
