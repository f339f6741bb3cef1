"""The eight questions that the data must answer, each asked of four written meetings, with the answers made by hand."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from written_matters import write_matters

from mapping import places
from mapping.pipeline import build
from mapping.publish.queries import read_queries
from mapping.settings import read_settings

QUERIES = {query.name: query.text for query in read_queries(places.site() / "queries")}
MEETING = "http://localhost:8000/odense/moede/"
FEBRUARY, MARCH = (f"{MEETING}klima-og-miljoeudvalget/2026-{day}/" for day in ("02-10", "03-10"))
COUNCIL = f"{MEETING}odense-byraad/2026-03-18/"
KLIMA, BRIDGE = "Klima- og Miljøudvalget", "Anlægsbevilling til cykelbro ved havnen"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    folder = tmp_path_factory.mktemp("competency")
    settings = read_settings(places.site() / "site.toml")
    build([write_matters(folder / "minutes")], folder / "public", settings, 1, lambda stage, done, total: None)
    made = ox.Store()
    made.bulk_load(path=str(folder / "public/dumps/latest.ttl"), format=ox.RdfFormat.TURTLE)
    return made


def ask(store: ox.Store, name: str, *columns: str, **instead: str) -> list[tuple[str | None, ...]]:
    """What a query answers; ``instead`` holds what is asked for in place of what the example asks for, by the latter's value."""
    text = QUERIES[name]
    for given in instead.values():
        old, new = given.split(" => ")
        assert old in text
        text = text.replace(old, new)
    found = store.query(text)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(value.value if (value := row[each]) else None for each in columns) for row in found]


def test_every_treatment_of_a_case_by_date_with_body_and_outcome(store: ox.Store) -> None:
    case = "27.12.04-G01-169-21 => 05.01.02-P20-7-25"
    assert ask(store, "sag-fra-moede-til-moede", "dato", "organ", "nummer", "udfald", "punkt", case=case) == [
        ("2026-02-10", KLIMA, "2", "Anbefalet", f"{FEBRUARY}punkt-2/#punkt"),
        ("2026-03-18", "Odense Byråd", "1", "Godkendt", f"{COUNCIL}punkt-1/#punkt"),
    ]
    assert ask(store, "sagens-forloeb", "plads", "dato", "organ", "forhold", case=case) == [
        ("1", "2026-02-10", KLIMA, "Fulgt"),
        ("2", "2026-03-18", "Odense Byråd", "Ændret"),
    ]


def test_grants_for_a_project_by_stage(store: ox.Store) -> None:
    asked = '"alle unge skal med" 2025 2027 => "cykelbro" 2025 2026'
    assert ask(store, "bevillinger-til-et-projekt", "trin", "kroner", "aar", "dato", project=asked) == [
        ("Anlægsbevilling", "12500000", "2026", "2026-02-10"),
        ("Anlægsbevilling", "12500000", "2026", "2026-03-18"),
    ]


def test_where_a_party_voted_against(store: ox.Store) -> None:
    assert ask(store, "parti-imod-eller-med-forbehold", "dato", "organ", "nummer", "titel", "hvordan") == [
        ("2026-03-18", "Odense Byråd", "1", BRIDGE, "Imod")
    ]
    assert ask(store, "parti-imod-eller-med-forbehold", "dato", party='"Ø" => "V"') == []


def test_what_a_committee_recommended_and_the_council_changed(store: ox.Store) -> None:
    assert ask(store, "anbefalet-og-aendret", "dato", "titel", "anbefaletAf", "punkt") == [
        ("2026-03-18", BRIDGE, KLIMA, f"{COUNCIL}punkt-1/#punkt")
    ]


@pytest.mark.parametrize(
    ("year", "lines"),
    [("2026", [("B2025 - Regnvandsbede", "800000")]), ("2027", [("Inv - Grønne gårde", "1500000")]), ("2025", [])],
)
def test_what_ends_in_a_budget_year(store: ox.Store, year: str, lines: list[tuple[str, str]]) -> None:
    assert (
        ask(store, "penge-der-udloeber", "linje", "beloeb", year=f"VALUES ?aar {{ 2027 }} => VALUES ?aar {{ {year} }}") == lines
    )


def test_what_was_postponed_more_than_once(store: ox.Store) -> None:
    assert ask(store, "udsat-flere-gange", "sagsnummer", "gange", "foerste", "seneste") == [
        ("01.05.08-P15-3-26", "2", "2026-02-10", "2026-03-10")
    ]


def test_the_share_of_closed_items_by_body_and_year(store: ox.Store) -> None:
    assert ask(store, "lukkede-punkter", "organ", "aar", "punkter", "lukkede", "procent") == [
        (KLIMA, "2026", "7", "1", "14.3"),
        ("Odense Byråd", "2026", "2", "0", "0"),
    ]


def test_which_lines_say_so(store: ox.Store) -> None:
    day = "2026-04-28 => 2026-03-10"
    assert ask(store, "linjerne-bag-udfaldet", "nummer", "udfald", "ord", "fraLinje", "linjer", day=day) == [
        ("1", "Udsat", "blev udsat", "22", f"{MARCH}referat.txt#line=21,22"),
        ("2", "Orientering givet", "Orientering givet", "42", f"{MARCH}referat.txt#line=41,42"),
        ("3", "Godkendt", "godkender indstillingen", "48", f"{MARCH}referat.txt#line=47,48"),
    ]
