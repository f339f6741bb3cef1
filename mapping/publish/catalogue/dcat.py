"""The catalogue in DCAT-AP 3.0.1: everything as one dataset, and one for each body and year, in a series for each body.

No statement depends on when the build ran: the same input gives the same statements, and portals, which compare what they
harvest with what they have, find nothing new. Datasets and files keep their IRIs when they change, since CKAN deletes and
makes anew what has another IRI.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from rdflib import URIRef

from ... import places
from ...names import DCAT, DCTERMS, FOAF, RDF, Triple
from ..bridges import bridge_paths
from ..dumps import NQUADS, TURTLE
from ..tables import read_layouts
from .addresses import COMMON, Slice, matters_path, series_words, slice_path
from .agents import describe_agents
from .common import dataset_terms, dated, described_page, frequency, spatial, temporal, told
from .distribution import CSVW, LDES, STANDARDS, Offer, describe_distribution, offer
from .history import describe_versions
from .licence import licence_of
from .quality import describe_quality
from .source import Dates, Source
from .terms import DANISH, ENGLISH, ONTOLOGY, THEMES
from .words import Names, keywords, read_words


def describe_catalogue(source: Source) -> Iterator[Triple]:
    """Yield all that the catalogue says of its own things: those that pages under ``data/`` describe."""
    days = source.days
    if not days:
        return
    yield from _describe_catalogue(source, days)
    yield from describe_agents(source)
    yield from _describe_whole(source, days)
    for _, found in groupby(source.slices, key=lambda one: series_words(one.body)):
        yield from _describe_series(tuple(found), source)
    yield from describe_quality(source)


def _describe_catalogue(source: Source, days: tuple[date, ...]) -> Iterator[Triple]:
    where, names = source.addresses, _names(source)
    this, words = where.catalogue, read_words(places.site()).catalogue
    yield from described_page(where.page(), words.titles(names), this)
    yield this, RDF.type, DCAT.Catalog
    yield from told(this, words.titles(names), words.texts(names))
    yield from dated(this, source.dates(NQUADS, days[-1]))
    yield this, DCTERMS.publisher, where.publisher
    yield this, DCTERMS.license, licence_of(source)
    yield this, DCTERMS.language, DANISH
    yield this, DCTERMS.language, ENGLISH
    yield from spatial(this, source.collection.municipalities)
    yield this, DCAT.themeTaxonomy, THEMES
    yield this, FOAF.homepage, source.uris.home()
    yield this, DCAT.dataset, where.whole
    for one in source.slices:
        yield this, DCAT.dataset, _dataset(one, source)
    for words_of in dict.fromkeys(series_words(one.body) for one in source.slices):
        yield this, DCAT.resource, where.thing(where.page(*words_of), "serie")


def _describe_whole(source: Source, days: tuple[date, ...]) -> Iterator[Triple]:
    where, texts, names = source.addresses, read_words(places.site()), _names(source)
    this, page, dates = where.whole, where.page(), source.dates(NQUADS, days[-1])
    yield this, RDF.type, DCAT.Dataset
    yield from told(this, texts.whole.titles(names), texts.whole.texts(names))
    yield from dated(this, dates)
    yield from dataset_terms(this, page, source)
    yield from temporal(this, page, days)
    yield from spatial(this, source.collection.municipalities)
    municipalities = [one.name for one in source.collection.municipalities]
    yield from ((this, DCAT.keyword, word) for word in keywords(texts.keywords, municipalities))
    yield from describe_versions(this, source)
    for one in _offers(source):
        yield this, DCAT.distribution, where.distribution(page, one.path)
        yield from describe_distribution(one, page, source.dates(one.path, days[-1]), licence_of(source), source)


def _offers(source: Source) -> Iterator[Offer]:
    """Yield the files that hold everything, or all of one kind."""
    forms = read_words(places.site()).forms
    for stem in (TURTLE, NQUADS):
        for path in (stem, f"{stem}.gz"):
            yield offer(path, forms[path.partition(".")[2]], {})
    yield from _parts(source)
    for name, layout in read_layouts(places.site()).items():
        path = f"dumps/csv/{name}.csv"
        if path in source.weights:
            yield offer(path, forms["csv"], {"table_da": layout.da, "table_en": layout.en}, (ONTOLOGY, CSVW))
    if source.feed:
        yield offer(source.feed, forms["ldes"], {}, (ONTOLOGY, LDES))
    for form, paths in bridge_paths().items():
        for path in (path for path in paths if path in source.weights):
            names = {"packed": " (gzip)" if path.endswith(".gz") else "", "name": path.rpartition("/")[2].partition(".")[0]}
            yield offer(path, forms[form], names, (STANDARDS[form],))


def _parts(source: Source) -> Iterator[Offer]:
    """Yield the files of what no single body and year says."""
    forms = read_words(places.site()).forms
    if COMMON in source.weights:
        yield offer(COMMON, forms["common"], {})
    for one in source.collection.municipalities:
        if matters_path(one.slug) in source.weights:
            yield offer(matters_path(one.slug), forms["matters"], {"municipality": one.name})


def _describe_series(found: tuple[Slice, ...], source: Source) -> Iterator[Triple]:
    """One body, year by year."""
    where, first, last = source.addresses, found[0], found[-1]
    page = where.page(*series_words(first.body))
    this, words, names = where.thing(page, "serie"), read_words(places.site()).series, _slice_names(first)
    dates = [_slice_dates(one, source) for one in found]
    yield from described_page(page, words.titles(names), this)
    yield this, RDF.type, DCAT.DatasetSeries
    yield from told(this, words.titles(names), words.texts(names))
    yield from dated(this, Dates(min(one.issued for one in dates), max(one.modified for one in dates)))
    yield this, DCTERMS.publisher, where.publisher
    yield this, DCAT.contactPoint, where.contact
    yield this, DCTERMS.accrualPeriodicity, frequency(source.publisher.frequency)
    yield from temporal(this, page, (first.days[0], last.days[-1]))
    yield from spatial(this, (first.municipality,))
    yield this, DCAT.first, _dataset(first, source)
    yield this, DCAT.last, _dataset(last, source)
    for earlier, later in pairwise(found):
        yield _dataset(later, source), DCAT.prev, _dataset(earlier, source)
    for one in found:
        yield _dataset(one, source), DCAT.inSeries, this
        yield from _describe_slice(one, source)


def _describe_slice(one: Slice, source: Source) -> Iterator[Triple]:
    """One body in one year."""
    where, texts, names = source.addresses, read_words(places.site()), _slice_names(one)
    page, this, dates = where.page(*one.words), _dataset(one, source), _slice_dates(one, source)
    yield from described_page(page, texts.slice.titles(names), this)
    yield this, RDF.type, DCAT.Dataset
    yield from told(this, texts.slice.titles(names), texts.slice.texts(names))
    yield from dated(this, dates)
    yield from dataset_terms(this, page, source)
    yield from temporal(this, page, one.days)
    yield from spatial(this, (one.municipality,))
    yield from ((this, DCAT.keyword, word) for word in keywords(texts.keywords, [one.municipality.name, one.body.name]))
    file = offer(_slice_path(one), texts.forms["slice"], names)
    yield this, DCAT.distribution, where.distribution(page, file.path)
    yield from describe_distribution(file, page, dates, licence_of(source), source)


def _names(source: Source) -> Names:
    settings = source.settings
    return {"title_da": settings.title_da, "title_en": settings.title_en, "publisher": settings.publisher}


def _slice_names(one: Slice) -> Names:
    return {"municipality": one.municipality.name, "body": one.body.name, "year": one.year, "meetings": len(one.days)}


def _dataset(one: Slice, source: Source) -> URIRef:
    where = source.addresses
    return where.thing(where.page(*one.words), "datasaet")


def _slice_path(one: Slice) -> str:
    return slice_path(one.municipality.slug, one.body.name, one.year)


def _slice_dates(one: Slice, source: Source) -> Dates:
    return source.dates(_slice_path(one), one.days[-1])
