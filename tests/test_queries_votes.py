"""The example queries on votes, reservations, closed items, attendance and earlier decisions, against the written council."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
from written_council import COUNCIL, JOINED, LATER, MINUTES, URIS

from mapping import places
from mapping.describe import describe_collection
from mapping.meetings import described
from mapping.publish.definitions import definitions
from mapping.publish.documents import by_document
from mapping.publish.dumps import turtle_chunk
from mapping.publish.prefixes import used
from mapping.publish.queries import read_queries
from mapping.publish.turtle import prefix_header

QUERIES = {query.name: query for query in read_queries(places.site() / "queries")}
ITEM = f"{COUNCIL}punkt-4a/#"


@cache
def store() -> ox.Store:
    said = [*described(MINUTES, URIS), *described(LATER, URIS), *describe_collection(JOINED, URIS)]
    triples = [*said, *definitions(places.ontology())]
    found = ox.Store()
    data = prefix_header(used(triples)) + b"".join(turtle_chunk(document) for document in by_document(triples, URIS))
    found.load(data, format=ox.RdfFormat.TURTLE)
    return found


def rows(name: str, *columns: str) -> list[tuple[str | None, ...]]:
    found = store().query(QUERIES[name].text)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(value.value if (value := row[each]) else None for each in columns) for row in found]


def test_who_voted_against_what() -> None:
    assert rows("hvem-stemte-imod", "om", "hvem", "slags", "vedtaget", "afstemning") == [
        ("Indstillingen", "V", "parti", "true", f"{ITEM}afstemning-2"),
        ("Indstillingen", "Ø", "parti", "true", f"{ITEM}afstemning-2"),
        ("Indstillingen", "Ane Thy", "medlem", "true", f"{ITEM}afstemning-2"),
        ("Indstillingen", "Bo Sund", "medlem", "true", f"{ITEM}afstemning-2"),
        ("Indstillingen", "Olsen", "medlem", "true", f"{ITEM}afstemning-2"),
        ("Indstillingen", "Ulla Vang", "medlem", "true", f"{ITEM}afstemning-2"),
    ]


def test_where_a_party_voted_against_or_made_a_reservation() -> None:
    assert rows("parti-imod-eller-med-forbehold", "dato", "organ", "nummer", "hvordan", "ord") == [
        ("2026-03-11", "Byrådet", "4a", "Imod", "Indstillingen blev vedtaget med 25 stemmer mod 6."),
        ("2026-03-11", "Byrådet", "4a", "Mindretalsudtalelse", "Ø kan ikke støtte planen, fordi støjen ikke er målt."),
    ]


def test_the_share_of_closed_items() -> None:
    assert rows("lukkede-punkter", "organ", "aar", "punkter", "lukkede", "procent", "manglendeNumre") == [
        ("Byrådet", "2026", "5", "2", "40", "3")
    ]


def test_attendance() -> None:
    assert rows("fremmoede", "organ", "navn", "fremmoede", "moeder") == [
        ("Byrådet", "Grete Holm", "Til stede", "1"),
        ("Byrådet", "Ib Juul", "Til stede", "1"),
        ("Byrådet", "Lis Kær", "Afbud", "1"),
        ("Byrådet", "Mie Nørgaard", "Til stede en del af mødet", "1"),
        ("Byrådet", "Per Lund", "Til stede", "1"),
    ]


def test_what_others_said_first_and_how_it_ended() -> None:
    assert rows("tidligere-og-nu", "foerstOrgan", "foerstDato", "foerstUdfald", "udfald", "tillaeg") == [
        ("Teknisk Udvalg", "2026-02-24", "Anbefalet", "Vedtaget", "Med ændring"),
        ("Økonomiudvalget", "2026-03-03", "Anbefalet", "Vedtaget", "Med ændring"),
        (None, None, "Drøftet", "Vedtaget", "Med ændring"),
    ]
