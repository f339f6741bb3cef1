"""What is said of the handwritten meeting's money and tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
import saying
from saying import short
from written_meeting import AGENDA, BUDGET, MINUTES, SMALL_JOBS, URIS, figure

from mapping.describe import describe_meeting
from mapping.describe.literals import decimal
from mapping.model import Column, Minutes, Row, Table
from mapping.names import RDF, Triple

TRIPLES = tuple(describe_meeting(MINUTES, URIS))


def about(subject: str, triples: tuple[Triple, ...] = TRIPLES) -> set[str]:
    return saying.about(subject, triples)


def test_an_amount_is_exact_and_a_range_has_no_single_amount() -> None:
    assert about("punkt-2/#beloeb-1") == {
        "rdf:type referat:Amount",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-2/#afsnit-2",
        'referat:position "1"^^xsd:integer',
        'referat:printed "200-250 mio. kr."',
        'referat:lowestAmount "200000000"^^xsd:decimal',
        'referat:highestAmount "250000000"^^xsd:decimal',
        "referat:currency http://publications.europa.eu/resource/authority/currency/DKK",
        'referat:unit "mio. kr."',
        'referat:qualifier "ca."@da',
        'referat:perYear "true"^^xsd:boolean',
        'referat:fiscalYear "2026"^^xsd:gYear',
        'prov:value "Anlægsudgift på ca. 200-250 mio. kr. om året i 2026."@da',
        "prov:wasQuotedFrom #line=58,59",
    }
    assert 'referat:amount "19996"^^xsd:decimal' in about("punkt-2/#beloeb-2")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("64900000.0", "64900000"),
        ("56.20", "56.2"),
        ("0.00", "0"),
        ("-0", "0"),
        ("-12.5", "-12.5"),
        ("1E+6", "1000000"),
        ("1200", "1200"),
    ],
)
def test_decimals_have_one_form(number: str, written: str) -> None:
    assert str(decimal(Decimal(number))) == written


def test_a_mention_points_to_its_budget_line() -> None:
    assert about("punkt-3/#omtale-1") == {
        "rdf:type referat:InitiativeMention",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-3/#punkt",
        'referat:position "1"^^xsd:integer',
        'referat:mentionedName "Alle unge skal med"@da',
        'referat:printed "Alle unge skal med"',
        "referat:evidence henvisning:budgetlinje",
        "referat:budgetLine punkt-3/#tabel-1-r1",
        "prov:wasQuotedFrom #line=155,156",
    }


def test_other_tables_keep_every_cell_with_its_row_and_column() -> None:
    assert {"rdf:type referat:Table", "rdf:type referat:StatisticsTable", 'referat:corner "År"'} <= about("punkt-2/#tabel-1")
    assert 'referat:footnote "*) Foreløbige tal."@da' in about("punkt-2/#tabel-1")
    assert 'rdfs:label "Tilbagefald – Procent"@da' in about("punkt-2/#tabel-1-k1")
    assert about("punkt-2/#tabel-1-r1-k1") == {
        "rdf:type referat:TableCell",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-2/#tabel-1",
        "referat:row punkt-2/#tabel-1-r1",
        "referat:column punkt-2/#tabel-1-k1",
        'referat:printed "22,7 %"',
        'referat:numericValue "22.7"^^xsd:decimal',
        'referat:unit "%"',
        "prov:wasQuotedFrom #line=104,105",
    }
    words = about("punkt-2/#tabel-1-r1-k2")
    assert not [said for said in words if said.startswith("referat:numericValue")], "«skøn» is no number"


def test_the_figures_of_a_budget_table_are_in_the_cube_of_the_municipality() -> None:
    assert about("punkt-3/#tabel-1") == {
        "rdf:type referat:Table",
        "rdf:type referat:BudgetTable",
        "rdf:type prov:Entity",
        "dcterms:isPartOf punkt-3/#afsnit-1",
        'referat:position "1"^^xsd:integer',
        'dcterms:title "Oversigt over budgetmidler med udløb i perioden 2026-2030"@da',
        'referat:corner "1.000 kr."',
        'referat:unit "1.000 kr."',
        'referat:unitMultiplier "1000"^^xsd:integer',
        "referat:currency http://publications.europa.eu/resource/authority/currency/DKK",
        "prov:wasQuotedFrom #line=154,158",
    }
    assert about("punkt-3/#tabel-1-r1-2027") == {
        "rdf:type referat:BudgetObservation",
        "rdf:type qb:Observation",
        "rdf:type prov:Entity",
        "qb:dataSet odense/penge/#budgettal",
        "referat:budgetLine punkt-3/#tabel-1-r1",
        'referat:fiscalYear "2027"^^xsd:gYear',
        'referat:amount "3300000"^^xsd:decimal',
        'referat:printed "3.300"',
        "prov:wasQuotedFrom #line=155,156",
    }


def test_printed_totals_tell_what_they_are_totals_of() -> None:
    totals = {short(s): about(short(s)) for s, p, o in TRIPLES if p == RDF.type and short(o) == "referat:PrintedTotal"}
    assert set(totals) == {
        "punkt-3/#tabel-1-r1-i-alt",
        "punkt-3/#tabel-1-r2-i-alt",
        "punkt-3/#tabel-1-i-alt-2026",
        "punkt-3/#tabel-1-i-alt-2027",
        "punkt-3/#tabel-1-i-alt",
    }
    assert {"referat:totalOf punkt-3/#tabel-1-r1", 'referat:amount "6600000"^^xsd:decimal'} <= totals["punkt-3/#tabel-1-r1-i-alt"]
    by_year = totals["punkt-3/#tabel-1-i-alt-2027"]
    assert {"referat:totalOf punkt-3/#tabel-1", 'referat:fiscalYear "2027"^^xsd:gYear'} <= by_year
    assert 'referat:amount "3300000"^^xsd:decimal' in by_year
    grand = totals["punkt-3/#tabel-1-i-alt"]
    assert {"referat:totalOf punkt-3/#tabel-1", 'referat:amount "7600000"^^xsd:decimal', 'rdfs:label "I alt"@da'} <= grand
    assert not [said for said in grand if said.startswith("referat:fiscalYear")]


def test_a_blank_cell_is_not_zero_and_a_word_is_not_an_amount() -> None:
    assert about("punkt-3/#tabel-1-r2-2027") == set()
    assert 'referat:printed "udløber"' in about("punkt-3/#tabel-1-r1-k4")
    assert "rdf:type referat:TableCell" in about("punkt-3/#tabel-1-r1-k4")


def with_table(table: Table) -> tuple[Triple, ...]:
    minutes: Minutes = replace(MINUTES, items=(AGENDA, SMALL_JOBS, replace(BUDGET, tables=(table,), mentions=())))
    return tuple(describe_meeting(minutes, URIS))


def test_a_year_that_stands_twice_makes_no_two_amounts_for_one_observation() -> None:
    columns = (Column(1, ("Budget", "2026"), 2026, False), Column(2, ("Forbrug", "2026"), 2026, False))
    rows = (Row(1, "Drift", (figure(1, "10", "10"), figure(2, "12", "12")), False, BUDGET.tables[0].rows[0].span),)
    triples = with_table(replace(BUDGET.tables[0], columns=columns, rows=rows))
    assert not [s for s, _, _ in triples if str(s).endswith("#tabel-1-r1-2026")]
    assert 'referat:numericValue "12"^^xsd:decimal' in about("punkt-3/#tabel-1-r1-k2", triples)


def test_a_part_sum_stays_a_row_and_the_last_sum_is_the_total() -> None:
    table = BUDGET.tables[0]
    part = Row(4, "I alt service", (figure(1, "5.000", "5000"),), True, table.rows[2].span)
    last = replace(table.rows[2], position=5)
    triples = with_table(replace(table, rows=(*table.rows[:2], part, last)))
    assert {"rdf:type referat:TableRow", 'referat:isTotal "true"^^xsd:boolean'} <= about("punkt-3/#tabel-1-r4", triples)
    assert 'referat:numericValue "5000"^^xsd:decimal' in about("punkt-3/#tabel-1-r4-k1", triples)
    assert 'referat:amount "4300000"^^xsd:decimal' in about("punkt-3/#tabel-1-i-alt-2026", triples)
    assert about("punkt-3/#tabel-1-r5", triples) == set()
