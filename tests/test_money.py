"""Budget figures across documents: what is read of the two real minutes, and what must never be added together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapping import places
from mapping.collection import Collection
from mapping.describe import JoinedFacts, describe_collection, describe_meeting
from mapping.inputs import Input
from mapping.knowledge import Knowledge, MoneyFigure
from mapping.link import join, summarise
from mapping.link.money import control_area, origin
from mapping.model import Minutes
from mapping.names import Triple
from mapping.profiles import Profile, read_profile
from mapping.publish.pages import Pages
from mapping.read import read_minutes
from mapping.settings import read_settings
from mapping.uris import Uris
from mapping.vocabulary import control_areas

ROOT = Path(__file__).parents[1]
URIS = Uris("http://localhost:8000/")
SETTINGS = read_settings(places.site() / "site.toml")
FIRST = "\n".join(
    (
        "Afsat i budgettet (2025-priser)",
        "",
        "| 1.000 kr. | 2025 | 2026 | 2027 |",
        "|---|---|---|---|",
        "| Service | | | |",
        "| B2025 - Ny havn | 500 | 400 | |",
        "| B2025 - Cykelstier | 300 | 0 | - |",
        "| Inv - Gadelys | -200 | -200 | -200 |",
        "| Anlæg | | | |",
        "| Broer | 100 | | |",
        "| I alt | 700 | 200 | -200 |",
    )
)
SECOND = "\n".join(
    (
        "Anlægsbevilling, 2026-P/L",
        "",
        "| 1.000 kr. | 2026 | 2027 | 2028 |",
        "|---|---|---|---|",
        "| B2025 - Ny havn | 450 | 450 | |",
        "| B2026 - Stier | 1.000 | | |",
    )
)
THIRD = "\n".join(
    (
        "Forbrug, der er brugt",
        "",
        "| 1.000 kr. | 2026 | 2027 |",
        "|---|---|---|",
        "| Legepladser | 70 | |",
    )
)


def meeting(day: str, table: str, profile: Profile) -> Minutes:
    text = (
        f"REFERAT Socialudvalget 2022-2025 d. {day}\n\nPunkt 1: D-sag: Budget for by og havn\n\n27.00.00-A00-1-24\n\n"
        f"Økonomi\n\n{table}\n\nBeslutning\n\nOrientering givet.\n"
    )
    return read_minutes(text.encode(), f"odense/{day}.md", profile).minutes


@pytest.fixture(scope="module")
def profile() -> Profile:
    return read_profile(places.municipalities() / "odense.toml")


@pytest.fixture(scope="module")
def real(profile: Profile) -> tuple[Minutes, ...]:
    given = [Input("odense", path) for path in sorted((ROOT / "minutes" / "odense").iterdir())]
    return tuple(read_minutes(each.path.read_bytes(), each.name, profile).minutes for each in given)


@pytest.fixture(scope="module")
def written(profile: Profile) -> tuple[Minutes, ...]:
    return meeting("10-12-2024", FIRST, profile), meeting("11-02-2025", SECOND, profile), meeting("11-03-2025", THIRD, profile)


def joined(minutes: tuple[Minutes, ...], profile: Profile) -> Collection:
    return join([summarise(each) for each in minutes], {"odense": profile})


def known(minutes: tuple[Minutes, ...], profile: Profile) -> Knowledge:
    (municipality,) = joined(minutes, profile).municipalities
    return municipality.knowledge


# The two real minutes --------------------------------------------------------------------------------------------------


def test_the_real_table_gives_its_42_figures_in_17_lines(real: tuple[Minutes, ...], profile: Profile) -> None:
    money = known(real, profile).money
    lines = [figure for figure in money if not figure.is_total]
    assert (len(lines), len({(figure.table, figure.row) for figure in lines})) == (42, 17)
    assert {figure.item.number for figure in money} == {"3"}, "tables of other minutes are no budgets"
    sums = {year: sum(figure.amount for figure in lines if figure.year == year) for year in range(2026, 2031)}
    assert sums == {2026: 64863000, 2027: 40089000, 2028: 24512000, 2029: 12650000, 2030: 12000000}
    assert {figure.year: figure.amount for figure in money if figure.is_total} == sums
    origins = [figure.origin for figure in lines if figure.year == 2026]
    assert {name: origins.count(name) for name in set(origins)} == {"Inv": 4, "B2024": 2, "B2025": 5, "B2026": 6}
    assert {(figure.area, figure.stage, figure.price_level) for figure in money} == {(None, None, None)}, "none is printed"


def test_lines_of_the_real_table_have_their_initiatives_and_no_others(real: tuple[Minutes, ...], profile: Profile) -> None:
    named = {figure.label: figure.initiative for figure in known(real, profile).money if figure.initiative}
    assert named["Inv - Udvidelse af Alle unge skal med (forlænget BYR 14/6 2024)"] == "alle-unge-skal-med"
    assert named["B2024 - Alle unge skal med 15-17 år"] == "alle-unge-skal-med-15-17-aar"
    assert "B2026 - Indsats mod partnervold" not in named and "I alt" not in named


def test_what_ends_in_the_real_table(real: tuple[Minutes, ...], profile: Profile) -> None:
    ends = known(real, profile).expiries
    assert [(end.last_year, int(end.last.amount)) for end in ends if end.last_year != 2027] == [
        (2026, 5000000),
        (2026, 4800000),
        (2026, 1000000),
        (2028, 4667000),
        (2028, 3000000),
        (2028, 1400000),
        (2028, 1372000),
        (2028, 1300000),
        (2028, 123000),
        (2029, 650000),
    ]
    assert len([end for end in ends if end.last_year == 2027]) == 6
    assert not [end for end in ends if end.label == "B2026 - Det specialiserede socialområde"], "it has money in the last year"


# Written documents: unlike stages and price levels, zero, nil, below zero --------------------------------------------------


def figures(knowledge: Knowledge, label: str) -> list[MoneyFigure]:
    return [figure for figure in knowledge.money if figure.label == label]


def test_each_document_keeps_its_own_figures(written: tuple[Minutes, ...], profile: Profile) -> None:
    harbour = figures(known(written, profile), "B2025 - Ny havn")
    assert [(figure.year, int(figure.amount), figure.stage, figure.price_level) for figure in harbour] == [
        (2026, 450000, "anlaegsbevilling", "2026-P/L"),
        (2027, 450000, "anlaegsbevilling", "2026-P/L"),
        (2025, 500000, "afsat", "2025-priser"),
        (2026, 400000, "afsat", "2025-priser"),
    ]


def test_zero_nil_and_blank_are_three_things(written: tuple[Minutes, ...], profile: Profile) -> None:
    knowledge = known(written, profile)
    assert [(figure.year, figure.amount, figure.printed) for figure in figures(knowledge, "B2025 - Cykelstier")] == [
        (2025, Decimal(300000), "300"),
        (2026, Decimal(0), "0"),
        (2027, Decimal(0), "-"),
    ]
    assert [figure.year for figure in figures(knowledge, "B2025 - Ny havn") if figure.stage == "afsat"] == [2025, 2026]
    assert {figure.amount for figure in figures(knowledge, "Inv - Gadelys")} == {Decimal(-200000)}
    assert [figure.is_total for figure in figures(knowledge, "I alt")] == [True, True, True]


def test_control_areas_are_those_printed_over_the_lines(written: tuple[Minutes, ...], profile: Profile) -> None:
    knowledge = known(written, profile)
    assert {figure.area for figure in figures(knowledge, "Broer")} == {"anlaeg"}
    assert {figure.area for figure in figures(knowledge, "B2025 - Cykelstier")} == {"service"}
    assert {figure.area for figure in figures(knowledge, "B2026 - Stier")} == {None}


def test_ends_are_of_lines_and_like_stages(written: tuple[Minutes, ...], profile: Profile) -> None:
    ends = known(written, profile).expiries
    assert [(end.last_year, end.label, end.last.stage) for end in ends] == [
        (2025, "B2025 - Cykelstier", "afsat"),
        (2025, "Broer", "afsat"),
        (2026, "B2026 - Stier", "anlaegsbevilling"),
        (2026, "B2025 - Ny havn", "afsat"),
        (2027, "B2025 - Ny havn", "anlaegsbevilling"),
    ], "zero and nil are no money; what was spent ends nothing; the savings go on; totals are no lines"


def test_a_later_meeting_tells_of_a_line_instead(profile: Profile) -> None:
    later = SECOND.replace("| 450 | 450 | |", "| 450 | 450 | 450 |")
    minutes = meeting("11-02-2025", SECOND, profile), meeting("10-06-2025", later, profile)
    assert [end.label for end in known(minutes, profile).expiries] == ["B2026 - Stier"]


def test_the_order_of_meetings_does_not_matter(written: tuple[Minutes, ...], profile: Profile) -> None:
    assert known(written, profile) == known(tuple(reversed(written)), profile)


@pytest.mark.parametrize(
    ("label", "prefix"),
    [
        ("Inv - Fra ufaglært til faglært", "Inv"),
        ("B2024 - Alle unge skal med", "B2024"),
        ("B2026 – Sti", "B2026"),
        ("B2026 er vedtaget", None),
        ("Invalide - hjælp", None),
        ("Inventar", None),
        ("", None),
    ],
)
def test_origins_are_prefixes_of_labels(label: str, prefix: str | None) -> None:
    assert origin(label) == prefix


@pytest.mark.parametrize(
    ("slug", "example"), [(one.slug, example) for one in control_areas().concepts.values() for example in one.examples]
)
def test_examples_of_control_areas_are_read_so(slug: str, example: str) -> None:
    assert control_area(example) == slug


@pytest.mark.parametrize(
    "text", ["Borgerservice", "Overførsel af mindreforbrug", "Anlægschefens løn", "Serviceudgifter og anlægsudgifter", "", "Lån"]
)
def test_what_names_no_one_control_area(text: str) -> None:
    assert control_area(text) is None


# The cube --------------------------------------------------------------------------------------------------------------

QB = "PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " + (
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    "PREFIX referat: <https://w3id.org/referat/def#> "
)
CONSTRAINTS = {
    "IC-1 one data set": """{ ?obs a qb:Observation } FILTER NOT EXISTS { ?obs qb:dataSet ?d . ?d a qb:DataSet } """,
    "IC-1 not two data sets": """ { ?obs a qb:Observation ; qb:dataSet ?d1 , ?d2 FILTER (?d1 != ?d2) } """,
    "IC-2 one structure": """{ ?d a qb:DataSet } FILTER NOT EXISTS { ?d qb:structure ?s . ?s a qb:DataStructureDefinition }""",
    "IC-3 a measure": """{ ?s a qb:DataStructureDefinition }
        FILTER NOT EXISTS { ?s qb:component/qb:measure ?m . ?m a qb:MeasureProperty }""",
    "IC-4 dimensions have a range": """{ ?dim a qb:DimensionProperty } FILTER NOT EXISTS { ?dim rdfs:range ?range }""",
    "IC-5 dimensions of concepts have code lists": """{ ?dim a qb:DimensionProperty ; rdfs:range skos:Concept }
        FILTER NOT EXISTS { ?dim qb:codeList ?list }""",
    "IC-6 only attributes are optional": """{ ?s qb:component ?c . ?c qb:componentRequired false ; qb:dimension ?p }""",
    "IC-11 every dimension is there": """{ ?obs qb:dataSet/qb:structure/qb:component/qb:dimension ?dim }
        FILTER NOT EXISTS { ?obs ?dim ?value }""",
    "IC-12 no two alike": """{ ?obs1 qb:dataSet ?d . ?obs2 qb:dataSet ?d .
          ?obs1 referat:budgetLine ?line . ?obs2 referat:budgetLine ?line FILTER (STR(?obs1) < STR(?obs2)) }
        FILTER NOT EXISTS { ?d qb:structure/qb:component/qb:dimension ?dim . ?obs1 ?dim ?v1 . ?obs2 ?dim ?v2
          FILTER (?v1 != ?v2) }""",
    "IC-13 required attributes are there": """{ ?obs qb:dataSet/qb:structure/qb:component ?c .
          ?c qb:componentRequired true ; qb:attribute ?attr
          FILTER NOT EXISTS { ?c qb:componentAttachment qb:DataSet } }
        FILTER NOT EXISTS { ?obs ?attr ?value }""",
    "IC-13 attributes of the data set are there": """{ ?d a qb:DataSet ; qb:structure/qb:component ?c .
          ?c qb:componentAttachment qb:DataSet ; qb:attribute ?attr } FILTER NOT EXISTS { ?d ?attr ?value }""",
    "IC-14 every measure is there": """{ ?obs qb:dataSet/qb:structure/qb:component/qb:measure ?m }
        FILTER NOT EXISTS { ?obs ?m ?value }""",
    "IC-19 codes are in their lists": """{ ?obs qb:dataSet/qb:structure/qb:component/qb:dimension ?dim .
          ?dim qb:codeList ?list . ?obs ?dim ?code } FILTER NOT EXISTS { ?code a skos:Concept ; skos:inScheme ?list }""",
    "one value of each dimension": """{ ?obs qb:dataSet/qb:structure/qb:component/qb:dimension ?dim .
          ?obs ?dim ?v1 , ?v2 FILTER (?v1 != ?v2) }""",
}
"""The integrity constraints of RDF Data Cube (section 11.1) as ASK queries that must answer no; those on slices and on several
measures have nothing to say of a cube that has neither."""


def said(minutes: tuple[Minutes, ...], profile: Profile) -> Iterator[Triple]:
    collection = joined(minutes, profile)
    facts = JoinedFacts(collection.municipalities[0], URIS)
    yield from describe_collection(collection, URIS)
    for each in minutes:
        yield from describe_meeting(each, URIS)
        yield from facts.of(each.key)


def store_of(triples: Iterator[Triple]) -> ox.Store:
    store = ox.Store()
    lines = "\n".join(f"{s.n3()} {p.n3()} {o.n3()} ." for s, p, o in triples)
    store.load(input=lines.encode(), format=ox.RdfFormat.TURTLE)
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        store.load(input=path.read_bytes(), format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def cube(written: tuple[Minutes, ...], real: tuple[Minutes, ...], profile: Profile) -> ox.Store:
    return store_of(said((*written, real[1]), profile))


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_the_cube_is_well_formed(cube: ox.Store, name: str) -> None:
    assert not bool(cube.query(f"{QB} ASK {{ {CONSTRAINTS[name]} }}"))


def test_the_constraints_find_what_is_wrong(written: tuple[Minutes, ...], profile: Profile) -> None:
    lame = [triple for triple in said(written, profile) if not str(triple[1]).endswith("#budgetOrigin")]
    store = store_of(iter(lame))
    assert bool(store.query(f"{QB} ASK {{ {CONSTRAINTS['IC-11 every dimension is there']} }}"))


def test_the_cube_holds_every_figure_once(cube: ox.Store) -> None:
    query = f"{QB} SELECT (COUNT(?obs) AS ?n) {{ ?obs qb:dataSet <http://localhost:8000/odense/penge/#budgettal> }}"
    ((count,),) = cube.query(query)  # type: ignore[misc]
    # Of the real table 42; of the first 2 + 3 + 3 + 1, since a dash is printed for nil; of the second 2 + 1; of the third 1.
    assert int(count.value) == 42 + 9 + 3 + 1


def test_like_is_added_to_like_only(cube: ox.Store) -> None:
    text = (places.site() / "queries" / "budgettal-pr-oprindelse-og-aar.rq").read_text("utf-8")
    found = [
        tuple(row[name].value for name in ("aar", "oprindelse", "sum", "linjer", "trin", "prisniveau"))
        for row in cube.query(text)  # type: ignore[union-attr]
    ]
    assert ("2026", "B2025", "400000", "2", "Afsat i budgettet", "2025-priser") in found
    assert ("2026", "B2025", "450000", "1", "Anlægsbevilling", "2026-P/L") in found
    assert ("2026", "B2025", "11772000", "5", "Ikke trykt", "Ikke trykt") in found


def test_grants_for_a_project_by_stage(cube: ox.Store) -> None:
    text = (
        (places.site() / "queries" / "bevillinger-til-et-projekt.rq").read_text("utf-8").replace("alle unge skal med", "ny havn")
    )
    found = [
        tuple(row[name].value if row[name] else None for name in ("trin", "kroner", "aar", "prisniveau"))
        for row in cube.query(text)  # type: ignore[union-attr]
    ]
    assert found == [
        ("Afsat i budgettet", "500000", "2025", "2025-priser"),
        ("Afsat i budgettet", "400000", "2026", "2025-priser"),
        ("Anlægsbevilling", "450000", "2026", "2026-P/L"),
        ("Anlægsbevilling", "450000", "2027", "2026-P/L"),
    ]


def test_what_ends_in_a_year_asked_of_the_data(cube: ox.Store) -> None:
    text = (places.site() / "queries" / "penge-der-udloeber.rq").read_text("utf-8")
    for year, expected in (("2025", {"B2025 - Cykelstier", "Broer"}), ("2028", None), ("2030", set())):
        found = {row["linje"].value for row in cube.query(text.replace("2027", year))}  # type: ignore[union-attr]
        assert found == expected if expected is not None else len(found) == 6


# Pages -----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def files(written: tuple[Minutes, ...], profile: Profile) -> dict[str, str]:
    pages = Pages(SETTINGS, URIS, joined(written, profile))
    return {file.path: file.data.decode() for file in pages.of_collection({}) if file.path.startswith("odense/penge/")}


def test_there_is_a_page_and_a_file_for_each_year(files: dict[str, str]) -> None:
    years = {f"odense/penge/{year}/" for year in (2025, 2026, 2027)}
    folders = {"odense/penge/", *years}
    assert set(files) == {f"{folder}{name}" for folder in folders for name in ("index.html", "budgettal.csv")}


def test_a_year_never_adds_two_tables(files: dict[str, str]) -> None:
    page = files["odense/penge/2026/index.html"]
    assert "Bevillingstrin: anlægsbevilling. Prisniveau: 2026-P/L" in page
    assert "Bevillingstrin: afsat i budgettet. Prisniveau: 2025-priser" in page
    assert "2 linjer med 1.450 t.kr. lagt sammen" in page
    assert "3 linjer med 200 t.kr. lagt sammen. Tabellen trykker selv 200 t.kr." in page
    assert "1.650" not in page and "1.720" not in page


def test_tables_stand_beside_charts_and_csv_beside_both(files: dict[str, str]) -> None:
    page = files["odense/penge/index.html"]
    assert page.count("<svg") == page.count("<desc") > 1
    assert page.count('href="budgettal.csv"') == 2
    assert page.count("<table>") == page.count("<caption>") == 2
    rows = files["odense/penge/2026/budgettal.csv"].splitlines()
    assert rows[0].startswith("iri,aar,beloeb_kr,trykt,linje,")
    assert len(rows) == 1 + 3 + 2 + 1
    assert [row.split(",")[2] for row in rows[1:]] == ["70000", "450000", "1000000", "400000", "0", "-200000"]


def test_a_municipality_without_budgets_has_no_page_of_money(real: tuple[Minutes, ...], profile: Profile) -> None:
    pages = Pages(SETTINGS, URIS, joined(real[:1], profile))
    assert not [file for file in pages.of_collection({}) if file.path.startswith("odense/penge/")]
