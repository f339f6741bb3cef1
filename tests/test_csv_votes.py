"""The tables of votes, statements, attendance and earlier decisions: the council's written meeting as rows."""

from __future__ import annotations

import csv
import io

import pytest
from catalogue_site import Made, make
from written_council import COUNCIL, JOINED, LATER, MINUTES, URIS

from mapping import places
from mapping.names import PREFIXES
from mapping.publish.tables import read_layouts
from mapping.publish.tables.layout import Kind

ITEM = f"{COUNCIL}punkt-4a/#"
PERSON = "https://data.example.dk/nordby/person/"
LIST = "https://data.example.dk/nordby/liste/"
NEW = ("tidligere_beslutninger", "afstemninger", "stemmer", "udtalelser", "fremmoede")
TOUCHED = (*NEW, "moeder", "punkter", "beslutninger", "beloeb", "budgetlinjer")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("spool"), (MINUTES, LATER), JOINED)


def rows(made: Made, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.text(f"dumps/csv/{name}.csv"), newline=""), strict=True))


def test_there_is_a_row_for_each_thing_that_is_printed(made: Made) -> None:
    assert {name: len(rows(made, name)) for name in NEW} == {
        "tidligere_beslutninger": 3,
        "afstemninger": 3,
        "stemmer": 5,
        "udtalelser": 4,
        "fremmoede": 9,
    }


@pytest.mark.parametrize("name", TOUCHED)
def test_every_column_says_what_the_data_say(made: Made, name: str) -> None:
    said = {(str(s), str(p), str(o)) for s, p, o in made.triples}
    for row in rows(made, name):
        for column in read_layouts(places.site())[name].columns:
            if column.property and row[column.name]:
                prefix, _, local = column.property.partition(":")
                values = row[column.name].split("|") if column.many else [row[column.name]]
                values = [value.removeprefix("'") for value in values]
                assert {(row["iri"], PREFIXES[prefix] + local, value) for value in values} <= said, column.name


@pytest.mark.parametrize("name", TOUCHED)
def test_every_iri_in_a_table_is_described(made: Made, name: str) -> None:
    subjects = {str(subject) for subject, _, _ in made.triples}
    iris = [column for column in read_layouts(places.site())[name].columns if column.type is Kind.IRI]
    for row in rows(made, name):
        for column in iris:
            ours = [iri for iri in row[column.name].split("|") if iri.startswith(URIS.base)]
            assert set(ours) <= subjects, column.name


def test_a_side_has_its_count_its_parties_and_its_members(made: Made) -> None:
    against = next(row for row in rows(made, "stemmer") if row["iri"] == f"{ITEM}afstemning-2-imod")
    assert (against["stemme"], against["antal"], against["om"]) == ("Imod", "6", "Indstillingen")
    assert (against["partier"], against["lister_iri"]) == ("Ø|V", f"{LIST}oe/#2026-2029|{LIST}v/#2026-2029")
    assert against["medlemmer"] == "Ulla Vang|Olsen|Bo Sund|Ane Thy"
    assert against["medlemmer_iri"] == f"{PERSON}ulla-vang/#person|{PERSON}bo-sund/#person|{PERSON}ane-thy/#person"


def test_what_is_not_printed_is_empty_and_not_zero(made: Made) -> None:
    neither = next(row for row in rows(made, "stemmer") if row["iri"] == f"{ITEM}afstemning-2-undlod")
    assert (neither["antal"], neither["partier"], neither["medlemmer"]) == ("", "V1", "")
    unanimous = rows(made, "afstemninger")[0]
    assert (unanimous["om"], unanimous["vedtaget"], unanimous["enstemmigt"]) == ("", "true", "true")


def test_officials_and_guests_have_a_role_and_no_name(made: Made) -> None:
    found = [(row["navn"], row["egenskab"], row["rolle"]) for row in rows(made, "fremmoede")]
    assert found[-3:] == [("", "Embedsperson", "kommunaldirektør"), ("", "Gæst", ""), ("Grete Holm", "Medlem", "")]
    text = made.text("dumps/csv/fremmoede.csv")
    assert "Embedsmand" not in text and "Besøgende" not in text


def test_attendance_under_an_item_says_which(made: Made) -> None:
    last = rows(made, "fremmoede")[-1]
    assert (last["punkt"], last["hvor"], last["inhabil"]) == ("4a", f"{ITEM}punkt", "true")
    assert [row["punkt"] for row in rows(made, "fremmoede")[:-1]] == [""] * 8


def test_an_earlier_decision_keeps_its_own_outcome(made: Made) -> None:
    first = rows(made, "tidligere_beslutninger")[0]
    assert (first["organ_trykt"], first["dato"], first["nummer"]) == ("Teknisk Udvalg", "2026-02-24", "65")
    assert (first["udfald"], first["tillaeg"]) == ("Anbefalet", "Forbehold taget")
    item = next(row for row in rows(made, "punkter") if row["nummer"] == "4a")
    assert (item["udfald"], item["tillaeg"], item["andre_numre"]) == ("Vedtaget", "Med ændring", "BR 40/26")


def test_gaps_and_later_days_stand_with_the_meeting(made: Made) -> None:
    meeting = rows(made, "moeder")[0]
    assert (meeting["fortsat"], meeting["manglende_numre"]) == ("2026-03-12", "5|6|7")
    assert [row["lukket"] for row in rows(made, "punkter")] == ["false", "false", "true", "true", "false"]


def test_money_has_its_price_level_its_stage_and_its_sign(made: Made) -> None:
    (amount,) = rows(made, "beloeb")
    assert (amount["prisniveau"], amount["bevillingstrin"]) == ("2026-P/L", "Anlægsbevilling")
    assert (amount["fortegnsord"], amount["lavest_kr"]) == ("mindreforbrug", "2000000")
    (line,) = rows(made, "budgetlinjer")
    assert (line["prisniveau"], line["fortegn"]) == ("2026-P/L", "'- = mindreforbrug")
