"""The tables: what stands in them, that spreadsheets and parsers read them right, and that they say what the data say."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from catalogue_site import COLLECTION, MINUTES, SETTINGS, URIS, Made, make
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef
from written_meeting import MEETING, SOURCE

from mapping import places
from mapping.describe import JoinedFacts
from mapping.names import PREFIXES
from mapping.publish.tables import TableWriter, metadata_files, read_layouts
from mapping.publish.tables.cells import encoded, guarded, header
from mapping.publish.tables.layout import Column, Kind, Layout

ITEM_2 = f"{MEETING}punkt-2/#"
ITEM_3 = f"{MEETING}punkt-3/#"
TABLES = (
    *("moeder", "punkter", "beslutninger", "indstillingspunkter", "forhold"),
    *("beloeb", "budgetlinjer", "henvisninger", "omtaler"),
)
ALL = (*TABLES, "bilag", "sager", "initiativer", "daekning")
OF_MEMBERS = ("tidligere_beslutninger", "afstemninger", "stemmer", "udtalelser", "fremmoede")
"""Tables that this meeting adds nothing to: see test_csv_votes.py."""
JOINED = ("sager", "initiativer", "tilsagn", "fund", "daekning")
EMPTY = (*OF_MEMBERS, "tilsagn")
"""Nothing is promised here: see test_pages_commitments.py."""
FILES = (*TABLES, "bilag", *OF_MEMBERS, *JOINED)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("spool"))


def rows(made: Made, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.text(f"dumps/csv/{name}.csv"), newline=""), strict=True))


def test_there_is_a_table_for_each_class(made: Made) -> None:
    assert tuple(read_layouts(places.site())) == (
        *TABLES,
        *("bilag", *OF_MEMBERS, *JOINED),
    )
    assert [name for name in FILES if not rows(made, name)] == list(EMPTY)
    counts = {name: len(rows(made, name)) for name in ALL}
    assert counts == {
        "moeder": 1,
        "punkter": 4,
        "beslutninger": 6,  # four decisions, one of them with two parts
        "indstillingspunkter": 1,
        "forhold": 1,
        "beloeb": 2,
        "budgetlinjer": 3,  # two years and one year; the row and the column of sums are left out
        "henvisninger": 2,
        "omtaler": 2,
        "bilag": 1,
        "sager": 3,
        "initiativer": 2,
        "daekning": 1,
    }


def test_a_budget_line_is_tidy(made: Made) -> None:
    assert rows(made, "budgetlinjer")[1] == {
        "iri": f"{ITEM_3}tabel-1-r1-2027",
        "kommune": "Odense Kommune",
        "udvalg": "Beskæftigelses- og Socialudvalget",
        "moededato": "2026-04-28",
        "punkt": "3",
        "punkt_titel": "Orientering om budgetmidler med udløb 2026-2030",
        "punkt_iri": f"{ITEM_3}punkt",
        "tabel": f"{ITEM_3}tabel-1",
        "tabel_titel": "Oversigt over budgetmidler med udløb i perioden 2026-2030",
        "linje": "B2024 - Alle unge skal med 15-17 år",
        "linje_iri": f"{ITEM_3}tabel-1-r1",
        "initiativ": "Alle unge skal med",
        "initiativ_iri": "https://data.example.dk/odense/initiativ/alle-unge-skal-med/#initiativ",
        "oprindelse": "B2024",
        "oprindelse_iri": "https://data.example.dk/odense/penge/#oprindelse-b2024",
        "styringsomraade": "",
        "styringsomraade_iri": "",
        "aar": "2027",
        "beloeb_kr": "3300000",
        "trykt": "3.300",
        "enhed": "1.000 kr.",
        "prisniveau": "",
        "bevillingstrin": "",
        "fortegn": "",
        "kilde": f"{SOURCE}#line=155,156",
    }
    assert sum(int(row["beloeb_kr"]) for row in rows(made, "budgetlinjer")) == 7_600_000, "the printed sum of sums"
    assert [row["initiativ"] for row in rows(made, "budgetlinjer")] == ["Alle unge skal med", "Alle unge skal med", ""]


def test_an_item_has_its_labels_beside_its_iris(made: Made) -> None:
    item = rows(made, "punkter")[1]
    assert item["iri"] == f"{ITEM_2}punkt"
    assert (item["nummer"], item["plads"]) == ("2", "2")
    assert (item["sagstype"], item["sagstype_navn"]) == ("C", "Til drøftelse eller forberedelse")
    assert (item["sagsnummer"], item["kle"]) == ("00.01.00-A00-12-26", "00.01.00")
    assert item["sag"] == "https://data.example.dk/odense/sag/00.01.00-a00-12-26/#sag"
    assert (item["udfald"], item["udfald_iri"]) == ("Drøftet", "https://w3id.org/referat/def/udfald/#droeftet")
    assert [row["nummer"] for row in rows(made, "punkter")] == ["1", "2", "3", "4a"]


def test_a_meeting_has_its_hours(made: Made) -> None:
    meeting = rows(made, "moeder")[0]
    assert (meeting["dato"], meeting["start"], meeting["slut"], meeting["ugedag"]) == ("2026-04-28", "12:30", "14:45", "tirsdag")
    assert (meeting["referat"], meeting["antal_punkter"]) == (SOURCE, "4")


def test_a_decision_and_its_parts(made: Made) -> None:
    found = [(row["punkt"], row["del"], row["udfald_iri"].rpartition("#")[2]) for row in rows(made, "beslutninger")]
    assert found == [
        ("1", "", "dagsorden-godkendt"),
        ("1", "1", "udgaaet"),
        ("1", "2", "dagsorden-godkendt"),
        ("2", "", "droeftet"),
        ("3", "", "orientering-givet"),
        ("4a", "", "udgaaet"),
    ]


def test_amounts_are_exact(made: Made) -> None:
    first, second = rows(made, "beloeb")
    assert (first["lavest_kr"], first["hoejest_kr"], first["pr_aar"], first["aar"]) == ("200000000", "250000000", "true", "2026")
    assert (first["trykt"], first["forbehold"]) == ("200-250 mio. kr.", "ca.")
    assert (second["lavest_kr"], second["pr_aar"], second["aar"]) == ("19996", "false", "")


def test_references_mentions_attachments_and_what_was_joined(made: Made) -> None:
    reference = rows(made, "henvisninger")[0]
    assert (reference["slags"], reference["retning"], reference["dato"]) == ("møde", "tidligere", "2026-02-24")
    assert reference["organer_iri"] == "https://data.example.dk/odense/udvalg/beskaeftigelses-og-socialudvalget/#udvalg"
    mention = rows(made, "omtaler")[1]
    assert (mention["initiativ"], mention["linje_iri"]) == ("Alle unge skal med", f"{ITEM_3}tabel-1-r1")
    assert mention["kendt_paa"] == "linje i budgettabellen"
    assert rows(made, "bilag")[0]["titel"] == "Veteranstrategi"
    case = rows(made, "sager")[1]
    assert (case["sagsnummer"], case["handlingsfacet"], case["aar"]) == ("15.40.00-Ø34-1-24", "Ø34", "2024")
    assert (case["antal_punkter"], case["foerste_moede"], case["seneste_udfald"]) == ("1", "2026-04-28", "Ikke behandlet")
    initiative = rows(made, "initiativer")[0]
    assert (initiative["navn"], initiative["andre_navne"], initiative["antal_budgetlinjer"]) == (
        "Alle unge skal med",
        "Alle Unge Skal Med",
        "1",
    )


@pytest.mark.parametrize("name", ALL)
def test_every_column_says_what_the_data_say(made: Made, name: str) -> None:
    """Each cell of a column with a property is a statement of the dump, word for word."""
    joined = JoinedFacts(COLLECTION.municipalities[0], URIS).of(MINUTES.key)
    said = {(str(s), str(p), str(o)) for s, p, o in (*made.triples, *joined)}
    subjects = {subject for subject, _, _ in said}
    layout, found = read_layouts(places.site())[name], rows(made, name)
    assert list(found[0]) == [column.name for column in layout.columns]
    for row in found:
        assert row["iri"] in subjects
        for column in layout.columns:
            if column.property and row[column.name]:
                prefix, _, local = column.property.partition(":")
                values = row[column.name].split("|") if column.many else [row[column.name]]
                assert {(row["iri"], PREFIXES[prefix] + local, value) for value in values} <= said, column.name


@pytest.mark.parametrize("name", ALL)
def test_every_iri_in_a_table_is_described(made: Made, name: str) -> None:
    subjects = {str(subject) for subject, _, _ in made.triples}
    iris = [column for column in read_layouts(places.site())[name].columns if column.type is Kind.IRI]
    for row in rows(made, name):
        for column in iris:
            ours = [iri for iri in row[column.name].split("|") if iri.startswith(URIS.base)]
            assert set(ours) <= subjects, column.name


# Cells -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")'),
        ("+45 65 51 11 11", "'+45 65 51 11 11"),
        ("- at udvalget drøfter sagen", "'- at udvalget drøfter sagen"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("'=1", "''=1"),
        ("'citat'", "'citat'"),
        ("15-17 år", "15-17 år"),
        ("", ""),
    ],
)
def test_no_text_is_a_formula(text: str, cell: str) -> None:
    assert guarded(text) == cell


@given(st.text())
def test_a_guard_can_be_taken_off(text: str) -> None:
    cell = guarded(text)
    assert not cell or cell[0] not in "=+-@\t\r\n＝＋－＠"
    assert text == (cell if cell == text else cell[1:])


EVERYTHING = Layout("Alt", "All", tuple(Column(kind.value, kind.value, kind) for kind in Kind))


def test_cells_of_every_kind() -> None:
    values: dict[str, Any] = {
        "text": 'a\nb, "c"',
        "code": "-1",
        "iri": URIRef("https://example.org/#a"),
        "integer": -3,
        "decimal": Decimal("-1250.50"),
        "year": "2026",
        "date": date(2026, 4, 28),
        "time": time(9, 5),
        "boolean": True,
    }
    whole = header(EVERYTHING) + encoded(EVERYTHING, [values, {}])
    assert whole.decode() == (
        "text,code,iri,integer,decimal,year,date,time,boolean\r\n"
        '"a\nb, ""c""",\'-1,https://example.org/#a,-3,-1250.5,2026,2026-04-28,09:05,true\r\n'
        ",,,,,,,,\r\n"
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [("1200000.00", "1200000"), ("1E+6", "1000000"), ("0.10", "0.1"), ("-0.5", "-0.5"), ("100", "100")],
)
def test_numbers_have_no_exponent_and_no_empty_decimals(number: str, text: str) -> None:
    layout = Layout("", "", (Column("a", "a", Kind.DECIMAL),))
    assert encoded(layout, [{"a": Decimal(number)}]).decode() == f"{text}\r\n"


def test_several_values_in_one_cell() -> None:
    layout = Layout("", "", (Column("a", "a", Kind.TEXT, many=True), Column("b", "b", Kind.TEXT)))
    assert encoded(layout, [{"a": ["x", "y|z"], "b": "v|w"}]).decode() == "x|y¦z,v|w\r\n"


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))))
def test_hostile_text_comes_back_as_it_was(texts: list[tuple[str, str]]) -> None:
    layout = Layout("", "", (Column("a", "a", Kind.TEXT), Column("b", "b", Kind.CODE)))
    data = encoded(layout, [{"a": a, "b": b} for a, b in texts]).decode()
    back = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    assert back == [[guarded(a.replace("\0", "␀")), guarded(b.replace("\0", "␀"))] for a, b in texts]


def test_hostile_minutes_stay_in_their_cells() -> None:
    hostile = replace(MINUTES.items[0], title="=cmd|' /C calc'!A0\r\n,\"", mentions=(), tables=())
    data = TableWriter(URIS, COLLECTION).chunks(replace(MINUTES, items=(hostile,)))["punkter"].decode()
    (row,) = csv.reader(io.StringIO(data, newline=""), strict=True)
    assert row[7] == "'=cmd|' /C calc'!A0\r\n,\""


# Metadata --------------------------------------------------------------------------------------------------------------


def test_each_table_has_metadata_where_programs_look() -> None:
    files = {file.path: json.loads(file.data) for file in metadata_files(SETTINGS)}
    assert sorted(files) == sorted(["dumps/csv/csv-metadata.json", *(f"dumps/csv/{name}.csv-metadata.json" for name in FILES)])
    assert [table["url"] for table in files["dumps/csv/csv-metadata.json"]["tables"]] == [f"{name}.csv" for name in FILES]
    budget = files["dumps/csv/budgetlinjer.csv-metadata.json"]
    assert budget["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "da"}]
    assert budget["dc:license"] == {"@id": "http://creativecommons.org/publicdomain/zero/1.0/"}
    columns = {column["name"]: column for column in budget["tableSchema"]["columns"]}
    assert columns["beloeb_kr"] == {
        "name": "beloeb_kr",
        "titles": {"da": "beloeb_kr", "en": "amount in kroner"},
        "datatype": "decimal",
        "propertyUrl": "https://w3id.org/referat/def#amount",
    }
    assert columns["kommune"]["suppressOutput"] is True
    assert columns["klasse"] == {
        "name": "klasse",
        "virtual": True,
        "propertyUrl": "rdf:type",
        "valueUrl": "https://w3id.org/referat/def#BudgetObservation",
    }


def test_metadata_and_heads_agree(made: Made) -> None:
    for name in FILES:
        metadata = json.loads(made.text(f"dumps/csv/{name}.csv-metadata.json"))
        columns = [column for column in metadata["tableSchema"]["columns"] if not column.get("virtual")]
        head = next(csv.reader(io.StringIO(made.text(f"dumps/csv/{name}.csv"), newline="")))
        assert head == [column["titles"]["da"] for column in columns]
        assert [column["required"] for column in columns if "required" in column] == [True]
        keys = [row["iri"] for row in rows(made, name)]
        assert len(set(keys)) == len(keys), "iri is the key"


def test_tables_are_the_same_whoever_makes_them(made: Made, tmp_path: Path) -> None:
    again = make(tmp_path)
    assert {path: data for path, data in again.files.items() if "/csv/" in path} == {
        path: data for path, data in made.files.items() if "/csv/" in path
    }
