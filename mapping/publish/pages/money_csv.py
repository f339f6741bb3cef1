"""The figures of the pages of money as CSV, a file beside each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ...collection import Municipality
from ...knowledge import MoneyFigure
from ...names import BEVILLING, STYRINGSOMRAADE
from ..files import File
from ..tables.cells import Row, encoded, header
from ..tables.layout import Column, Kind, Layout
from .links import Site
from .money_tables import CSV

_LAYOUT: Final = Layout(
    da="Budgettal",
    en="Budget figures",
    columns=(
        Column("iri", "IRI", Kind.IRI),
        Column("aar", "budget year", Kind.YEAR),
        Column("beloeb_kr", "amount in kroner", Kind.DECIMAL),
        Column("trykt", "as printed", Kind.CODE),
        Column("linje", "line as printed", Kind.TEXT),
        Column("initiativ", "initiative", Kind.TEXT),
        Column("oprindelse", "origin as printed", Kind.CODE),
        Column("styringsomraade", "control area", Kind.TEXT),
        Column("bevillingstrin", "budget stage", Kind.TEXT),
        Column("prisniveau", "price level as printed", Kind.TEXT),
        Column("tabel_titel", "title of the table", Kind.TEXT),
        Column("tabel", "IRI of the table: add within one only", Kind.IRI),
        Column("udvalg", "body", Kind.TEXT),
        Column("moededato", "date of the meeting", Kind.DATE),
        Column("kilde", "source lines", Kind.IRI),
    ),
)


def money_files(site: Site, one: Municipality) -> Iterator[File]:
    """One file with all figures, and one for each year. Printed sums are left out."""
    figures = [figure for figure in one.knowledge.money if not figure.is_total]
    by_year: dict[int, list[MoneyFigure]] = {}
    for figure in figures:
        by_year.setdefault(figure.year, []).append(figure)
    if figures:
        yield _file(site, str(site.uris.money_page(one.slug)), figures)
    for year in sorted(by_year):
        yield _file(site, str(site.uris.money_year_page(one.slug, year)), by_year[year])


def _file(site: Site, page: str, figures: Iterable[MoneyFigure]) -> File:
    rows = encoded(_LAYOUT, (_row(figure, site) for figure in figures))
    return File(f"{site.uris.path(page)}{CSV}", header(_LAYOUT) + rows)


def _row(figure: MoneyFigure, site: Site) -> Row:
    uris, item, key, words = site.uris, figure.item, figure.item.meeting, site.words
    known = site.lookup.initiative_name(key.municipality, figure.initiative) if figure.initiative else None
    return {
        "iri": uris.in_item(key, item.number, f"tabel-{figure.table}-r{figure.row}-{figure.year}"),
        "aar": f"{figure.year:04d}",
        "beloeb_kr": figure.amount,
        "trykt": figure.printed,
        "linje": figure.label,
        "initiativ": known,
        "oprindelse": figure.origin,
        "styringsomraade": words.term(STYRINGSOMRAADE[figure.area]) if figure.area else None,
        "bevillingstrin": words.term(BEVILLING[figure.stage]) if figure.stage else None,
        "prisniveau": figure.price_level,
        "tabel_titel": figure.caption,
        "tabel": uris.in_item(key, item.number, f"tabel-{figure.table}"),
        "udvalg": figure.body,
        "moededato": key.day,
        "kilde": uris.passage(key, figure.span),
    }
