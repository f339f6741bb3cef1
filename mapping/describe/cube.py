"""The cube of a municipality's budget figures: one data set of the figures of all budget tables.

The figures themselves are described with the items that print them; what is said of them here are the dimensions that need more
than their own table (which initiative a row names) or the municipality's own codes.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from ..collection import LIST_PAGE, Municipality
from ..knowledge import MoneyFigure
from ..names import BEVILLING, PENGE, STYRINGSOMRAADE, Triple
from ..uris import Uris
from . import terms
from .literals import danish
from .page import describe_list_page, describe_page
from .table import row_fragment, table_fragment

ORIGIN: str = "oprindelse"
PRICE_LEVEL: str = "prisniveau"
NOT_PRINTED: URIRef = PENGE["ikke-trykt"]


def describe_cube(municipality: Municipality, uris: Uris) -> Iterator[Triple]:
    """Say the data set, the codes of its own, and the page of each year. A municipality without budget figures has none."""
    slug, figures = municipality.slug, [each for each in municipality.knowledge.money if not each.is_total]
    if not figures:
        return
    this, name = uris.money(slug), f"Budgettal, {municipality.name}"
    yield from describe_page(uris.money_page(slug), f"Penge, {municipality.name}", this)
    yield this, terms.TYPE, terms.DATA_SET
    yield this, terms.LABEL, danish(name)
    yield this, terms.TITLE, danish(name)
    yield this, terms.STRUCTURE, terms.BUDGET_STRUCTURE
    yield this, terms.CURRENCY, terms.KRONER
    yield this, terms.OF_MUNICIPALITY, uris.municipality(slug)
    yield from _codes(slug, ORIGIN, "Pengenes oprindelse", {each.origin for each in figures}, uris)
    yield from _codes(slug, PRICE_LEVEL, "Prisniveauer", {each.price_level for each in figures}, uris)
    tables: dict[int, dict[URIRef, None]] = {}
    for each in figures:
        place = uris.in_item(each.item.meeting, each.item.number, table_fragment(each.table))
        tables.setdefault(each.year, {})[place] = None
    for year in sorted(tables):
        page = uris.money_year_page(slug, year)
        yield from describe_list_page(page, f"Penge {year}, {municipality.name}", tuple(tables[year])[:LIST_PAGE])
        yield page, terms.PART_OF, uris.money_page(slug)
        yield uris.money_page(slug), terms.HAS_PART, page


def _codes(slug: str, kind: str, title: str, printed: set[str | None], uris: Uris) -> Iterator[Triple]:
    """Words of this municipality's tables as a list of concepts; spellings that make one IRI are one concept."""
    made: dict[URIRef, str] = {}
    for text in sorted(text for text in printed if text):
        made.setdefault(uris.money_code(slug, kind, text), text)
    scheme = uris.money_code(slug, kind, "liste")
    if made:
        yield scheme, terms.TYPE, terms.CONCEPT_SCHEME
        yield scheme, terms.TITLE, danish(title)
    for concept, text in made.items():
        yield concept, terms.TYPE, terms.CONCEPT
        yield concept, terms.PREF_LABEL, danish(text)
        yield concept, terms.IN_SCHEME, scheme


def describe_dimensions(figure: MoneyFigure, uris: Uris) -> Iterator[Triple]:
    """Say a figure's place in the cube, beside its line and year."""
    place, slug = figure.item, figure.item.meeting.municipality
    this = uris.in_item(place.meeting, place.number, f"{row_fragment(figure.table, figure.row)}-{figure.year}")
    yield this, terms.OF_BODY, uris.body(slug, figure.body)
    yield this, terms.BUDGET_INITIATIVE, uris.initiative(slug, figure.initiative) if figure.initiative else NOT_PRINTED
    yield this, terms.CONTROL_AREA, STYRINGSOMRAADE[figure.area] if figure.area else NOT_PRINTED
    yield this, terms.BUDGET_ORIGIN, uris.money_code(slug, ORIGIN, figure.origin) if figure.origin else NOT_PRINTED
    yield this, terms.BUDGET_STAGE, BEVILLING[figure.stage] if figure.stage else NOT_PRINTED
    yield this, terms.BUDGET_PRICE_LEVEL, _price_level(slug, figure, uris)


def _price_level(slug: str, figure: MoneyFigure, uris: Uris) -> URIRef:
    return uris.money_code(slug, PRICE_LEVEL, figure.price_level) if figure.price_level else NOT_PRINTED
