"""The example queries, each against what a person reads in the two Odense minutes."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapping import places
from mapping.pipeline import build
from mapping.problems import Unusable
from mapping.publish.queries import Query, describe_queries, read_queries, run_queries
from mapping.settings import read_settings
from mapping.uris import Uris

QUERIES = {query.name: query for query in read_queries(places.site() / "queries")}
NOT_IN_THE_TWO = {
    *("hvem-stemte-imod", "parti-imod-eller-med-forbehold", "fremmoede", "tidligere-og-nu"),
    *("anbefalet-og-aendret", "udsat-flere-gange"),
}
"""They ask for what the two minutes do not print: see test_queries_votes.py, test_describe_cases.py and test_competency.py."""
COMMITTEE = "Beskæftigelses- og Socialudvalget"
BASE = "http://localhost:8000/"
FIRST, SECOND = (f"{BASE}odense/moede/beskaeftigelses-og-socialudvalget/{day}/" for day in ("2024-12-10", "2026-04-28"))


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("queries") / "public"
    settings = read_settings(places.site() / "site.toml")
    build([Path(__file__).parents[1] / "minutes"], out, settings, 1, lambda stage, done, total: None)
    return out / "dumps/latest.ttl"


@pytest.fixture(scope="module")
def store(dump: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(dump), format=ox.RdfFormat.TURTLE)
    return store


def rows(store: ox.Store, name: str, *columns: str) -> list[tuple[str | None, ...]]:
    """What a query answers, by the columns named; all of them where none is."""
    found = store.query(QUERIES[name].text)
    assert isinstance(found, ox.QuerySolutions)
    names = columns or tuple(variable.value for variable in found.variables)
    return [tuple(value.value if (value := row[each]) else None for each in names) for row in found]


def test_there_are_enough_and_each_says_what_it_answers_in_both_languages() -> None:
    assert len(QUERIES) >= 12
    for query in QUERIES.values():
        assert query.says_da.strip()[-1] in "?." and query.says_en.strip()[-1] in "?."
        assert len({query.title_da, query.title_en, query.says_da, query.says_en}) == 4


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_none_is_quadratic_and_none_is_random_in_its_order(query: Query) -> None:
    assert not re.search(r"\bEXISTS\b", query.text, re.IGNORECASE)
    assert query.form == "CONSTRUCT" or "ORDER BY" in query.text


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_none_names_a_place_of_one_site(query: Query) -> None:
    assert BASE not in query.text


def test_all_run_on_the_site(dump: Path) -> None:
    answers = run_queries(QUERIES.values(), dump)
    assert answers.problems == ()
    assert answers.whole
    assert {name for name, count in answers.rows.items() if count == 0} == {"ikke-klassificeret", *NOT_IN_THE_TWO}


def test_a_case_from_meeting_to_meeting(store: ox.Store) -> None:
    assert rows(store, "sag-fra-moede-til-moede") == [
        (
            "2024-12-10",
            COMMITTEE,
            "4",
            "Beslutning om VeteranTeam Odense og boliggaranti til veteraner i Odense",
            "Godkendt",
            f"{FIRST}punkt-4/#punkt",
        ),
        (
            "2026-04-28",
            COMMITTEE,
            "5",
            "Orientering om videreførelse af VeteranTeam Odense efter gennemført prøvehandling",
            "Orientering givet",
            f"{SECOND}punkt-5/#punkt",
        ),
    ]


def test_cases_at_several_meetings(store: ox.Store) -> None:
    assert rows(store, "sager-paa-flere-moeder", "sagsnummer", "moeder", "foerste", "seneste") == [
        ("27.00.00-A00-29-23", "2", "2024-12-10", "2026-04-28"),
        ("27.12.04-G01-169-21", "2", "2024-12-10", "2026-04-28"),
    ]


def test_what_was_promised_to_veterans_and_what_became_of_it(store: ox.Store) -> None:
    found = rows(store, "tilsagn", "loefte", "status", "dato", "setFra")
    days = ("2024-12-10", "2026-04-28")
    assert len(found) == 18
    assert ('Etablering af "VeteranTeam Odense" som en 12-måneders prøvehandling', "Indfriet", *days) in found
    (homes,) = [row for row in found if str(row[0]).startswith("En boliggaranti for veteraner")]
    assert homes[1:] == ("Ikke omtalt siden", *days)


def test_money_that_ends_with_2027(store: ox.Store) -> None:
    assert rows(store, "penge-der-udloeber", "linje", "beloeb") == [
        ("Inv - Udvidelse af Alle unge skal med (forlænget BYR 14/6 2024)", "5020000"),
        ("B2024 - Alle unge skal med 15-17 år", "3300000"),
        ("B2025 - En fremtid med færre unge på førtidspension", "3000000"),
        ("Inv - Flere seniorer i beskæftigelse", "1500000"),
        ("B2025 - Screening af ledige til 'Fra ledig til velfærdsmedarbejder'", "1000000"),
        ("Inv - Øget kontrol med sociale ydelser", "1000000"),
    ]


def test_the_budget_by_origin_and_year(store: ox.Store) -> None:
    assert rows(store, "budgettal-pr-oprindelse-og-aar", "aar", "oprindelse", "sum", "linjer", "trin")[:6] == [
        ("2026", "B2024", "4155000", "2", "Ikke trykt"),
        ("2026", "B2025", "11772000", "5", "Ikke trykt"),
        ("2026", "B2026", "36616000", "6", "Ikke trykt"),
        ("2026", "Inv", "12320000", "4", "Ikke trykt"),
        ("2027", "B2024", "4180000", "2", "Ikke trykt"),
        ("2027", "B2025", "6772000", "4", "Ikke trykt"),
    ]


def test_the_grants_for_a_project(store: ox.Store) -> None:
    assert rows(store, "bevillinger-til-et-projekt", "trin", "kroner", "aar", "titel") == [
        ("Afsat i budgettet", "16300000", None, 'Afrapportering "Alle unge skal med"'),
        ("Ikke trykt", "5020000", "2026", "Inv - Udvidelse af Alle unge skal med (forlænget BYR 14/6 2024)"),
        ("Ikke trykt", "3300000", "2026", "B2024 - Alle unge skal med 15-17 år"),
        ("Ikke trykt", "5020000", "2027", "Inv - Udvidelse af Alle unge skal med (forlænget BYR 14/6 2024)"),
        ("Ikke trykt", "3300000", "2027", "B2024 - Alle unge skal med 15-17 år"),
    ]


def test_budget_lines_by_initiative_and_year(store: ox.Store) -> None:
    found = rows(store, "budget-pr-initiativ-og-aar", "initiativ", "aar", "beloeb")
    assert len(found) == 11
    assert found[:4] == [
        ("Alle unge skal med", "2026", "5020000"),
        ("Alle unge skal med", "2027", "5020000"),
        ("Alle unge skal med - 15-17-årige", "2026", "3300000"),
        ("Alle unge skal med - 15-17-årige", "2027", "3300000"),
    ]
    assert ("Fra ufaglært til faglært", "2026", "4800000") in found


def test_the_printed_totals_are_the_sums(store: ox.Store) -> None:
    assert rows(store, "trykt-sum-og-vores-sum", "aar", "trykt", "sum", "forskel") == [
        ("2026", "64863000", "64863000", "0"),
        ("2027", "40089000", "40089000", "0"),
        ("2028", "24512000", "24512000", "0"),
        ("2029", "12650000", "12650000", "0"),
        ("2030", "12000000", "12000000", "0"),
    ]


def test_amounts_above_a_limit(store: ox.Store) -> None:
    assert rows(store, "beloeb-over", "trykt", "kroner", "dato") == [
        ("132 mia. kr.", "132000000000", "2024-12-10"),
        ("200-250 mio. kr.", "250000000", "2024-12-10"),
        ("64,9 mio. kr.", "64900000", "2026-04-28"),
        ("40,1 mio. kr.", "40100000", "2026-04-28"),
        ("24,8 mio. kr.", "24800000", "2026-04-28"),
        ("24,5 mio. kr.", "24500000", "2026-04-28"),
    ]


def test_items_that_were_put_off_or_dropped(store: ox.Store) -> None:
    assert rows(store, "udsatte-punkter", "dato", "udfald", "gange", "senestPaaMoede", "punkt") == [
        ("2024-12-10", "Ikke behandlet", "1", "2024-12-10", f"{FIRST}punkt-3/#punkt"),
        ("2024-12-10", "Udsat", "1", "2024-12-10", f"{FIRST}punkt-8/#punkt"),
    ]


def test_the_lines_behind_each_outcome(store: ox.Store) -> None:
    found = rows(store, "linjerne-bag-udfaldet")
    assert [row[0] for row in found] == ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    assert found[0] == ("1", "Dagsorden godkendt", "godkender dagsordenen", "35", "35", f"{SECOND}referat.txt#line=34,35")
    assert found[2] == ("3", "Orientering givet", "Orientering givet", "185", "185", f"{SECOND}referat.txt#line=184,185")


def test_outcomes_by_body_and_year(store: ox.Store) -> None:
    assert rows(store, "udfald-pr-organ-og-aar", "aar", "udfald", "antal") == [
        ("2024", "Orientering givet", "11"),
        ("2024", "Godkendt", "3"),
        ("2024", "Drøftet", "2"),
        ("2024", "Dagsorden godkendt", "1"),
        ("2024", "Ikke behandlet", "1"),
        ("2024", "Udsat", "1"),
        ("2024", "Vedtaget", "1"),
        ("2026", "Orientering givet", "7"),
        ("2026", "Dagsorden godkendt", "1"),
        ("2026", "Drøftet", "1"),
    ]


def test_a_case_with_what_changed(store: ox.Store) -> None:
    assert rows(store, "sagens-forloeb", "plads", "dato", "udfald", "forhold") == [
        ("1", "2024-12-10", "Godkendt", "Fulgt"),
        ("2", "2026-04-28", "Orientering givet", "Fulgt"),
    ]
    changed = rows(store, "sagens-forloeb", "aendret")[1][0] or ""
    assert "Udfaldet er et andet: før godkendt, nu orientering givet." in changed


def test_what_did_not_become_as_recommended(store: ox.Store) -> None:
    assert rows(store, "ikke-som-indstillet", "dato", "blev", "hvad") == [
        ("2024-12-10", "Ikke behandlet", f"{FIRST}punkt-3/#forhold-1"),
        ("2024-12-10", "Tilføjet", f"{FIRST}punkt-5/#forhold-2"),
        ("2024-12-10", "Tilføjet", f"{FIRST}punkt-5/#forhold-3"),
        ("2024-12-10", "Ikke behandlet", f"{FIRST}punkt-8/#forhold-1"),
    ]


def test_what_refers_to_a_day(store: ox.Store) -> None:
    assert rows(store, "henvisninger-til-et-moede", "slags", "moededato", "titel") == [
        ("Møde", "2024-12-10", "Drøftelse af udkast til Flere Sunde Leveår - Forebyggelsespolitik"),
        ("Beslutning", "2026-04-28", "Orientering om videreførelse af VeteranTeam Odense efter gennemført prøvehandling"),
        ("Beslutning", "2026-04-28", "Orientering om videreførelse af VeteranTeam Odense efter gennemført prøvehandling"),
    ]


def test_what_was_looked_forward_to(store: ox.Store) -> None:
    assert rows(store, "det-kommende", "hvornaar", "organ", "skrevet") == [
        ("2024-12-11", "De stående politiske udvalg", "2024-12-10"),
        ("2025-01-21", "Sundhedsudvalget", "2024-12-10"),
        ("2025-02-04", "udvalgmøderne", "2024-12-10"),
        ("2025-05-07", "byrådet", "2024-12-10"),
        ("2026-06-02", "BSU", "2026-04-28"),
        ("2026-06-02", None, "2026-04-28"),
    ]


def test_initiatives(store: ox.Store) -> None:
    found = rows(store, "initiativer", "navn", "punkter", "foerste", "seneste")
    assert len(found) == 11
    assert found[0] == ("VeteranTeam Odense", "2", "2024-12-10", "2026-04-28")
    assert ("Alle unge skal med - 15-17-årige", "3", "2024-12-10", "2026-04-28") in found
    assert ("Virksomhederne Viser Vejen", "1", "2024-12-10", "2024-12-10") in found


def test_recommendation_beside_decision(store: ox.Store) -> None:
    found = rows(store, "indstilling-og-beslutning", "udfald", "punkt")
    assert sorted(found) == [
        ("Drøftet", f"{FIRST}punkt-7/#punkt"),
        ("Drøftet", f"{FIRST}punkt-9/#punkt"),
        ("Drøftet", f"{SECOND}punkt-2/#punkt"),
        ("Ikke behandlet", f"{FIRST}punkt-3/#punkt"),
        ("Udsat", f"{FIRST}punkt-8/#punkt"),
        ("Vedtaget", f"{FIRST}punkt-5/#punkt"),
    ]


def test_decisions_in_several_parts(store: ox.Store) -> None:
    assert rows(store, "beslutninger-i-flere-dele", "nummer", "del", "udfald", "omPunkt") == [
        ("1", "1", "Ikke behandlet", f"{FIRST}punkt-3/#punkt"),
        ("1", "2", "Dagsorden godkendt", None),
        ("5", "1", "Vedtaget", None),
        ("5", "2", "Vedtaget", None),
        ("5", "3", "Vedtaget", None),
    ]


def test_items_by_main_group(store: ox.Store) -> None:
    assert rows(store, "punkter-pr-emne", "hovedgruppe", "punkter") == [
        ("15", "12"),
        ("00", "8"),
        ("27", "6"),
        ("85", "2"),
        ("87", "1"),
    ]


def test_attachments(store: ox.Store) -> None:
    found = rows(store, "bilag", "punkt", "bilag")
    assert len(found) == 16
    assert found[-2:] == [(f"{SECOND}punkt-3/#punkt", "Webtilgængelig tabel"), (f"{SECOND}punkt-5/#punkt", "Veteranstrategi")]


def test_matters_raised_by_members(store: ox.Store) -> None:
    assert rows(store, "medlemmernes-forslag", "dato", "navn", "liste", "udfald") == [
        ("2026-04-28", "Reza Javid", "Ø", "Drøftet")
    ]


def test_items_without_a_recommendation(store: ox.Store) -> None:
    found = rows(store, "punkter-uden-indstilling", "dato", "nummer")
    assert found == [("2024-12-10", number) for number in ("1", *map(str, range(10, 21)))]


def test_no_item_of_the_two_minutes_is_closed(store: ox.Store) -> None:
    assert rows(store, "lukkede-punkter", "organ", "aar", "punkter", "lukkede", "procent", "manglendeNumre") == [
        (COMMITTEE, "2024", "20", "0", "0", "0"),
        (COMMITTEE, "2026", "9", "0", "0", "0"),
    ]


def test_how_much_was_read(store: ox.Store) -> None:
    assert rows(store, "daekning", "dato", "ikkeLaest", "punkterVentet", "punkterLaest", "ikkeForstaaet") == [
        ("2024-12-10", "0", "20", "20", "0"),
        ("2026-04-28", "0", "9", "9", "0"),
    ]


def test_all_about_an_item(store: ox.Store) -> None:
    found = {str(triple) for triple in store.query(QUERIES["alt-om-et-punkt"].text)}
    row, year = f"<{SECOND}punkt-3/#tabel-1-r1-2026>", "<https://w3id.org/referat/def#fiscalYear>"
    assert f'{row} {year} "2026"^^<http://www.w3.org/2001/XMLSchema#gYear>' in found
    assert not any(line.startswith(f"<{SECOND}punkt-4/") for line in found)


# Faults --------------------------------------------------------------------------------------------------------------

HEAD = "# nr: 1\n# titel: T\n# title: T\n# da: Hvad?\n# en: What?\n\n"


def test_a_query_that_does_not_work_is_a_problem_that_names_it(tmp_path: Path, dump: Path) -> None:
    (tmp_path / "daarlig.rq").write_text(f"{HEAD}SELECT * WHERE {{ ?s ?p", "utf-8")
    (problem,) = run_queries(read_queries(tmp_path), dump).problems
    assert (problem.file, problem.code) == ("site/queries/daarlig.rq", "query-fails")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD.replace("# en: What?\n", "") + "ASK {}", "lacks «# en:»"),
        (HEAD + "INSERT DATA {}", "lacks a number, or a SELECT, ASK, CONSTRUCT or DESCRIBE"),
        (HEAD.replace("nr: 1", "nr: 2") + "ASK {}", "numbered [2]; they need the numbers 1 to 1"),
    ],
)
def test_a_query_file_that_lacks_something_is_refused(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "fil.rq").write_text(text, "utf-8")
    with pytest.raises(Unusable, match=re.escape(words)):
        read_queries(tmp_path)


def test_they_are_published_as_shacl_executables() -> None:
    triples = {(str(s), str(p), str(o)) for s, p, o in describe_queries(QUERIES.values(), Uris(BASE))}
    this, sh = f"{BASE}sparql/#bilag", "http://www.w3.org/ns/shacl#"
    assert (this, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"{sh}SPARQLSelectExecutable") in triples
    assert (this, f"{sh}select", QUERIES["bilag"].text) in triples
    assert (f"{BASE}sparql/#alt-om-et-punkt", f"{sh}construct", QUERIES["alt-om-et-punkt"].text) in triples


def test_what_items_refer_to(store: ox.Store) -> None:
    found = rows(store, "kaede-af-henvisninger", "moededato", "punkt", "foerer_til", "udfald", "begrundelse", "sikkerhed")
    reason = "Punkterne har samme sagsnummer: 27.12.04-G01-169-21."
    assert found == [("2026-04-28", f"{SECOND}punkt-5/#punkt", f"{FIRST}punkt-4/#punkt", "Godkendt", reason, "Sikker")] * 2


def test_what_the_collection_lacks(store: ox.Store) -> None:
    assert rows(store, "huller-pr-organ", "organ", "hul", "antal", "fra", "til") == [
        ("Byrådet", "Ikke i samlingen", "13", "2017-02", "2025-05-07"),
        (COMMITTEE, "Ikke i samlingen", "12", "2021-12", "2026-03-17"),
        (None, "Organ ikke nævnt", "6", "2020-11", "2026-03-23"),
        ("Sundhedsudvalget", "Ikke i samlingen", "3", "2023-12-19", "2025-01-21"),
        (None, "Endnu ikke holdt", "1", "2026-06-02", "2026-06-02"),
        (COMMITTEE, "Endnu ikke holdt", "1", "2026-06-02", "2026-06-02"),
        ("Børn- og Ungeudvalget", "Ikke i samlingen", "1", "2024-08-13", "2024-08-13"),
    ]
