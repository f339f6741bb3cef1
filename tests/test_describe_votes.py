"""What is said of the written council's meeting: votes, statements, earlier decisions, attendance, closed items, gaps, pages."""

from __future__ import annotations

from dataclasses import replace

import saying
from rdflib import Literal, URIRef
from saying import short
from written_council import COUNCIL, HARBOUR, JOINED, LATER, MAIN, MINUTES, URIS

from mapping.describe import describe_collection, describe_meeting
from mapping.describe.source import page_of
from mapping.describe.vote import side_fragments
from mapping.model.elected import is_full_name, list_letter
from mapping.names import PROV, RDF, Triple

TRIPLES = tuple(describe_meeting(MINUTES, URIS))
COLLECTION = tuple(describe_collection(JOINED, URIS))
MEETING = "nordby/moede/byraadet/2026-03-11/"


def about(subject: str, triples: tuple[Triple, ...] = TRIPLES) -> set[str]:
    """What is said of a thing of this meeting, the meeting's own part of IRIs left out."""
    found = saying.about(MEETING + subject, triples)
    return {text.replace(f"{MEETING}referat.txt#", "#").replace(MEETING, "") for text in found}


def everything(triples: tuple[Triple, ...]) -> str:
    return "\n".join(str(value) for triple in triples for value in triple)


# Votes ---------------------------------------------------------------------------------------------------------------


def test_a_vote_is_a_part_of_the_treatment_and_points_to_its_item_and_its_lines() -> None:
    assert about("punkt-4a/#afstemning-1") == {
        "rdf:type referat:Vote",
        "rdf:type prov:Activity",
        "dcterms:isPartOf punkt-4a/#behandling",
        "referat:agendaItem punkt-4a/#punkt",
        'referat:position "1"^^xsd:integer',
        'referat:voteSubject "Ændringsforslag fra Ø"@da',
        'referat:isAmendment "true"^^xsd:boolean',
        'referat:adopted "false"^^xsd:boolean',
        'referat:quote "Ændringsforslaget fra Ø blev forkastet med 27 stemmer mod 4."@da',
        "referat:side punkt-4a/#afstemning-1-for",
        "referat:side punkt-4a/#afstemning-1-imod",
        "referat:sourceLines #line=42,43",
    }
    assert {"dcterms:hasPart punkt-4a/#afstemning-1", "dcterms:hasPart punkt-4a/#afstemning-2"} <= about("punkt-4a/#behandling")


def test_a_side_says_what_is_printed_of_it() -> None:
    assert about("punkt-4a/#afstemning-2-imod") == {
        "rdf:type referat:VoteSide",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-4a/#afstemning-2",
        "referat:choice stemme:imod",
        'referat:voteCount "6"^^xsd:integer',
        'referat:printedParty "Ø"',
        "referat:partyList nordby/liste/oe/#2026-2029",
        'referat:printedParty "V"',
        "referat:partyList nordby/liste/v/#2026-2029",
        "referat:member nordby/person/ulla-vang/#person",
        "referat:member nordby/person/bo-sund/#person",
        "referat:member nordby/person/ane-thy/#person",
        'referat:printedName "Olsen"',
        "referat:partyVote punkt-4a/#afstemning-2-imod-parti-1",
        "prov:wasQuotedFrom #line=46,47",
    }


def test_a_split_party_keeps_its_members_together() -> None:
    assert about("punkt-4a/#afstemning-2-imod-parti-1") == {
        "rdf:type referat:PartyVote",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-4a/#afstemning-2-imod",
        'referat:printedParty "V"',
        "referat:partyList nordby/liste/v/#2026-2029",
        "referat:member nordby/person/bo-sund/#person",
        "referat:member nordby/person/ane-thy/#person",
        "prov:wasQuotedFrom #line=46,47",
    }


def test_what_is_not_printed_of_a_vote_is_not_zero() -> None:
    neither = about("punkt-4a/#afstemning-2-undlod")
    assert not [text for text in neither if text.startswith(("referat:voteCount", "referat:member"))]
    unanimous = about("punkt-3/#afstemning-1")
    assert 'referat:unanimous "true"^^xsd:boolean' in unanimous
    assert not [text for text in unanimous if text.startswith(("referat:side", "referat:voteSubject", "referat:isAmendment"))]
    silent = replace(MINUTES, items=(replace(HARBOUR, votes=(replace(MAIN, adopted=None, position=1),)),))
    said = about("punkt-4a/#afstemning-1", tuple(describe_meeting(silent, URIS)))
    assert not [text for text in said if text.startswith("referat:adopted")]


def test_a_party_is_a_list_only_where_a_letter_is_printed_and_the_term_is_known() -> None:
    assert {'referat:printedParty "Radikale Venstre"', 'referat:printedParty "A"'} <= about("punkt-4a/#afstemning-2-for")
    lists = [text for text in about("punkt-4a/#afstemning-2-for") if text.startswith("referat:partyList")]
    assert lists == ["referat:partyList nordby/liste/a/#2026-2029"]
    assert "referat:partyList nordby/liste/v1/#2026-2029" in about("punkt-4a/#afstemning-2-undlod")
    termless = tuple(describe_meeting(replace(MINUTES, body=replace(MINUTES.body, term=None)), URIS))
    assert not [p for _, p, _ in termless if short(p) == "referat:partyList"]
    assert 'referat:printedParty "Ø"' in about("punkt-4a/#afstemning-2-imod", termless)


def test_letters_are_letters() -> None:
    assert [list_letter(party) for party in ("A", "Ø", "V1", "SF", "a", "Radikale Venstre", "", None)] == [
        *("A", "Ø", "V1"),
        *(None, None, None, None, None),
    ]


def test_a_name_is_enough_for_a_person_only_with_a_first_and_a_last_name() -> None:
    assert [is_full_name(name) for name in ("Ib Juul", "Anne-Lise Sø Kær", "Olsen", "I. Juul", "")] == [
        *(True, True),
        *(False, False, False),
    ]


def test_a_vote_under_an_item_without_a_decision_is_a_part_of_the_meeting() -> None:
    undecided = replace(MINUTES, items=(replace(HARBOUR, decision=None, outcome=None),))
    triples = tuple(describe_meeting(undecided, URIS))
    assert "dcterms:isPartOf #moede" in about("punkt-4a/#afstemning-1", triples)
    assert about("punkt-4a/#behandling", triples) == set()


def test_a_side_that_is_printed_twice_has_two_names() -> None:
    twice = replace(MAIN, position=1, sides=(*MAIN.sides, MAIN.sides[0], MAIN.sides[0]))
    assert side_fragments(twice) == [
        "afstemning-1-for",
        "afstemning-1-imod",
        "afstemning-1-undlod",
        "afstemning-1-for-2",
        "afstemning-1-for-3",
    ]


# Statements, earlier decisions, qualifiers -----------------------------------------------------------------------------


def test_a_statement_says_of_what_kind_and_whose_it_is() -> None:
    assert about("punkt-4a/#udtalelse-3") == {
        "rdf:type referat:Statement",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-4a/#punkt",
        'referat:position "3"^^xsd:integer',
        "referat:statementKind udtalelse:bemaerkning",
        'referat:printedParty "V"',
        "referat:partyList nordby/liste/v/#2026-2029",
        "prov:wasAttributedTo nordby/person/bo-sund/#person",
        'referat:printedName "Vang"',
        'prov:value "Bo Sund og Vang ønskede tilført protokollen, at …"@da',
        "prov:wasQuotedFrom #line=51,52",
    }
    kinds = {text for number in range(1, 5) for text in about(f"punkt-4a/#udtalelse-{number}") if "statementKind" in text}
    assert {text.rpartition(":")[2] for text in kinds} == {"mindretalsudtalelse", "forbehold", "bemaerkning", "standsningsret"}


def test_an_earlier_decision_has_its_own_outcome_body_date_and_number() -> None:
    assert about("punkt-4a/#tidligere-1") == {
        "rdf:type referat:EarlierDecision",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-4a/#punkt",
        'referat:position "1"^^xsd:integer',
        'prov:value "Udvalget anbefaler indstillingen. Ø tager forbehold."@da',
        "referat:outcome udfald:anbefalet",
        'referat:wording "anbefaler indstillingen"@da',
        "referat:outcomeQualifier tillaeg:forbehold",
        'referat:printedBody "Teknisk Udvalg"',
        "referat:referredBody nordby/udvalg/teknisk-udvalg/#udvalg",
        'referat:earlierNumber "65"',
        'referat:printedDate "den 24. februar 2026"',
        'referat:referredDate "2026-02-24"^^xsd:date',
        "prov:wasQuotedFrom #line=29,31",
        "prov:wasQuotedFrom #line=30,31",
        "prov:wasQuotedFrom #line=29,30",
    }
    assert 'referat:yearFromMeeting "true"^^xsd:boolean' in about("punkt-4a/#tidligere-2")
    nameless = about("punkt-4a/#tidligere-3")
    assert not [text for text in nameless if text.startswith(("referat:printedBody", "referat:referred", "referat:printedDate"))]


def test_this_bodys_outcome_is_not_the_earlier_bodys() -> None:
    treatment = about("punkt-4a/#behandling")
    assert [text for text in treatment if text.startswith("referat:outcome ")] == ["referat:outcome udfald:vedtaget"]
    assert "referat:outcomeQualifier tillaeg:med-aendring" in treatment


def test_a_part_says_which_point_of_the_recommendation_it_answers() -> None:
    assert "referat:answers punkt-4a/#indstilling-1" in about("punkt-4a/#beslutning-1")
    assert "referat:answers punkt-4a/#indstilling-2" in about("punkt-4a/#beslutning-2")
    assert "referat:outcomeQualifier tillaeg:med-aendring" in about("punkt-4a/#beslutning-1")
    alone = tuple(describe_meeting(replace(MINUTES, items=(replace(HARBOUR, recommendation=None),)), URIS))
    assert not [p for _, p, _ in alone if short(p) == "referat:answers"]


# Attendance --------------------------------------------------------------------------------------------------------------


def test_a_member_who_left_early_has_the_printed_bounds() -> None:
    assert about("#deltager-5") == {
        "rdf:type referat:Attendance",
        "rdf:type prov:Entity",
        "dcterms:isPartOf #moede",
        'referat:position "5"^^xsd:integer',
        "referat:presence fremmoede:delvis",
        "referat:capacity fremmoede:medlem",
        "referat:member nordby/person/mie-noergaard/#person",
        'referat:printedParty "Radikale Venstre"',
        'prov:value "Mie Nørgaard (Radikale Venstre) til kl. 18.40"@da',
        "referat:stay #deltager-5-ophold-1",
        "referat:stay #deltager-5-ophold-2",
        "prov:wasQuotedFrom #line=8,9",
    }
    assert about("#deltager-5-ophold-2") == {
        "rdf:type referat:Stay",
        "rdf:type prov:Entity",
        "dcterms:isPartOf #deltager-5",
        "referat:presence fremmoede:fravaerende",
        'referat:fromTime "18:40:00"^^xsd:time',
        'referat:fromNumber "4"',
        'referat:untilNumber "8"',
        "prov:wasQuotedFrom #line=8,9",
    }


def test_a_substitute_is_said_to_meet_for_a_member() -> None:
    substitute = about("#deltager-4")
    assert "referat:substituteFor nordby/person/lis-kaer/#person" in substitute
    assert "referat:capacity fremmoede:stedfortraeder" in substitute


def test_officials_and_guests_are_a_role_without_name_and_quote() -> None:
    assert about("#deltager-7") == {
        "rdf:type referat:Attendance",
        "rdf:type prov:Entity",
        "dcterms:isPartOf #moede",
        'referat:position "7"^^xsd:integer',
        "referat:presence fremmoede:til-stede",
        "referat:capacity fremmoede:embedsperson",
        'referat:role "kommunaldirektør"@da',
        "prov:wasQuotedFrom #line=10,11",
    }
    said = everything((*TRIPLES, *COLLECTION))
    assert "Embedsmand" not in said and "embedsmand" not in said.replace("embedsperson", "")
    assert "Besøgende" not in said and "besoegende" not in said


def test_a_last_name_alone_is_printed_and_no_person() -> None:
    assert 'referat:printedName "Olsen"' in about("#deltager-6")
    assert "person/olsen" not in everything((*TRIPLES, *COLLECTION))


def test_attendance_of_an_item_is_part_of_the_item() -> None:
    mine = about("punkt-4a/#deltager-1")
    assert {"dcterms:isPartOf punkt-4a/#punkt", 'referat:disqualified "true"^^xsd:boolean'} <= mine
    assert {'referat:fromNumber "4a"', 'referat:untilNumber "4a"'} <= about("punkt-4a/#deltager-1-ophold-1")
    assert not [text for text in about("#deltager-1") if "disqualified" in text]


# Items, the meeting, the source --------------------------------------------------------------------------------------------


def test_closed_is_said_only_where_it_is_printed() -> None:
    closed = [str(s).removeprefix(COUNCIL) for s, p, _ in TRIPLES if short(p) == "referat:closed"]
    assert closed == ["punkt-8/#punkt", "punkt-9/#punkt"]
    assert about("punkt-8/#behandling") == set()
    assert "referat:outcome udfald:godkendt" in about("punkt-9/#behandling")


def test_an_item_has_its_group_and_its_other_numbers() -> None:
    assert {'referat:group "Sager til afgørelse i byrådet"@da', 'referat:otherNumber "BR 40/26"'} <= about("punkt-4a/#punkt")


def test_the_meeting_has_its_later_day_and_its_gaps() -> None:
    said = about("#moede")
    assert 'referat:continuedOn "2026-03-12"^^xsd:date' in said
    assert {text for text in said if "missingNumber" in text} == {f'referat:missingNumber "{number}"' for number in "567"}
    plain = saying.about("nordby/moede/byraadet/2026-04-08/#moede", tuple(describe_meeting(LATER, URIS)))
    assert not [text for text in plain if "continuedOn" in text or "missingNumber" in text]


def test_layout_and_masks_are_counted_where_there_are_any() -> None:
    assert 'referat:layout "generel"' in about("referat.txt")
    assert 'referat:masks "3"^^xsd:integer' in about("#daekning")
    assert not [p for _, p, _ in describe_meeting(LATER, URIS) if short(p) == "referat:masks"]


def test_a_passage_of_a_pdf_has_its_pages_and_one_of_a_text_has_none() -> None:
    assert {'referat:firstPage "2"^^xsd:integer', 'referat:lastPage "3"^^xsd:integer'} <= about("referat.txt#line=22,54")
    assert {'referat:firstPage "1"^^xsd:integer', 'referat:lastPage "1"^^xsd:integer'} <= about("referat.txt#line=0,1")
    assert not [p for _, p, _ in describe_meeting(LATER, URIS) if short(p) in ("referat:firstPage", "referat:lastPage")]
    assert [page_of(line, (1, 22, 40)) for line in (1, 21, 22, 39, 40, 60)] == [1, 1, 2, 2, 3, 3]


def test_money_says_price_level_stage_and_sign_as_printed() -> None:
    amount = about("punkt-4a/#beloeb-1")
    assert {
        'referat:priceLevel "2026-P/L"@da',
        "referat:budgetStage bevilling:anlaegsbevilling",
        'referat:signWord "mindreforbrug"@da',
        'referat:amount "2000000"^^xsd:decimal',
    } <= amount
    table = about("punkt-4a/#tabel-1")
    assert {'referat:signConvention "- = mindreforbrug"@da', "referat:budgetStage bevilling:anlaegsbevilling"} <= table


# Across ----------------------------------------------------------------------------------------------------------------------


def test_a_member_is_described_by_what_is_printed_and_by_nothing_else() -> None:
    assert saying.about("nordby/person/bo-sund/#person", COLLECTION) == {
        "rdf:type referat:Person",
        "rdf:type foaf:Person",
        'foaf:name "Bo Sund"',
        "referat:municipality nordby/#kommune",
        "referat:partyList nordby/liste/v/#2026-2029",
        f"referat:namedIn {MEETING}punkt-4a/#afstemning-2-imod",
        f"referat:namedIn {MEETING}punkt-4a/#udtalelse-3",
    }


def test_only_who_is_named_as_a_member_has_a_seat() -> None:
    seats = {short(s).split("/")[2] for s, p, o in COLLECTION if short(p) == "rdf:type" and short(o) == "referat:Membership"}
    assert seats == {"grete-holm", "ib-juul", "lis-kaer", "mie-noergaard"}
    assert saying.about("nordby/person/lis-kaer/#byraadet-2026-2029", COLLECTION) == {
        "rdf:type referat:Membership",
        "rdf:type org:Membership",
        "org:member nordby/person/lis-kaer/#person",
        "org:organization nordby/udvalg/byraadet/#2026-2029",
    }


def test_earlier_bodies_are_described() -> None:
    bodies = {short(s) for s, p, o in COLLECTION if short(p) == "rdf:type" and short(o) == "referat:Body"}
    assert bodies == {f"nordby/udvalg/{name}/#udvalg" for name in ("byraadet", "teknisk-udvalg", "oekonomiudvalget")}


def test_nothing_is_both_an_activity_and_an_entity() -> None:
    activities = {s for s, p, o in TRIPLES if p == RDF.type and o == PROV.Activity}
    assert activities & {s for s, p, o in TRIPLES if p == RDF.type and o == PROV.Entity} == set()
    quoted = {s for s, p, _ in TRIPLES if p in (PROV.wasQuotedFrom, PROV.value)}
    assert activities & quoted == set()


def test_everything_is_said_once_and_leaves_no_gap() -> None:
    triples = (*TRIPLES, *describe_meeting(LATER, URIS), *COLLECTION)
    assert len(set(triples)) == len(triples)
    subjects = {s for s, _, _ in triples}
    used = {o for _, _, o in triples if isinstance(o, URIRef) and o.startswith(URIS.base)}
    assert used - subjects == set()
    assert all(isinstance(o, (URIRef, Literal)) for _, _, o in triples)


def test_lines_of_a_meeting_without_any_of_this_say_none_of_it() -> None:
    said = {short(o) for _, p, o in describe_meeting(LATER, URIS) if p == RDF.type}
    assert not said & {f"referat:{name}" for name in ("Vote", "VoteSide", "Statement", "EarlierDecision", "Attendance", "Stay")}
