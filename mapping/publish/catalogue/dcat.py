"""The catalogue in DCAT-AP 3.0.1: everything as one dataset, and one for each body and year, in a series for each body.

No statement depends on when the build ran: the same input gives the same statements, and portals, which compare what they
harvest with what they have, find nothing new. Datasets and files keep their IRIs when they change, since CKAN deletes and
makes anew what has another IRI.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, pairwise

from rdflib import Literal, URIRef

from ... import places
from ...collection import Municipality
from ...names import DAWA, DCAT, DCTERMS, EU, FOAF, RDF, XSD, Triple
from ..tables import read_layouts
from .addresses import Slice, series_words, slice_path
from .agents import describe_agents
from .distribution import CSVW, LDES, Offer, describe_distribution, offer
from .history import describe_versions
from .licence import licence_of
from .source import NQUADS, TURTLE, Dates, Source
from .terms import DANISH, DENMARK, ENGLISH, GOVERNMENT, ONTOLOGY, PUBLIC, SHAPES_OF_DATA, THEMES
from .words import keywords, read_words


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


def _describe_catalogue(source: Source, days: tuple[date, ...]) -> Iterator[Triple]:
    where, names = source.addresses, _names(source)
    this, words = where.catalogue, read_words(places.site()).catalogue
    yield from _page(where.page(), words.titles(**names), this)
    yield this, RDF.type, DCAT.Catalog
    yield from _told(this, words.titles(**names), words.texts(**names))
    yield from _dated(this, source.dates(NQUADS, days[-1]))
    yield this, DCTERMS.publisher, where.publisher
    yield this, DCTERMS.license, licence_of(source)
    yield this, DCTERMS.language, DANISH
    yield this, DCTERMS.language, ENGLISH
    yield from _spatial(this, source.collection.municipalities)
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
    yield from _told(this, texts.whole.titles(**names), texts.whole.texts(**names))
    yield from _dated(this, dates)
    yield from _dataset_terms(this, page, source)
    yield from _temporal(this, page, days)
    yield from _spatial(this, source.collection.municipalities)
    municipalities = [one.name for one in source.collection.municipalities]
    yield from ((this, DCAT.keyword, word) for word in keywords(texts.keywords, municipalities))
    yield from describe_versions(this, source)
    for one in _offers(source):
        yield this, DCAT.distribution, where.distribution(page, one.path)
        yield from describe_distribution(one, page, source.dates(one.path, days[-1]), licence_of(source), source)


def _offers(source: Source) -> Iterator[Offer]:
    """Yield the files that hold everything, or all of one class."""
    forms = read_words(places.site()).forms
    for stem in (TURTLE, NQUADS):
        for path in (stem, f"{stem}.gz"):
            yield offer(path, forms[path.partition(".")[2]])
    for name, layout in read_layouts(places.site()).items():
        path = f"dumps/csv/{name}.csv"
        if path in source.weights:
            titles = [Literal(text, lang=title.language) for text, title in zip((layout.da, layout.en), _two(), strict=True)]
            yield _table_offer(path, [str(title) for title in titles], source)
    if source.feed:
        yield offer(source.feed, forms["ldes"], (ONTOLOGY, LDES))


def _describe_series(found: tuple[Slice, ...], source: Source) -> Iterator[Triple]:
    """One body, year by year."""
    where, first, last = source.addresses, found[0], found[-1]
    page = where.page(*series_words(first.body))
    this, words, names = where.thing(page, "serie"), read_words(places.site()).series, _slice_names(first)
    dates = [_slice_dates(one, source) for one in found]
    yield from _page(page, words.titles(**names), this)
    yield this, RDF.type, DCAT.DatasetSeries
    yield from _told(this, words.titles(**names), words.texts(**names))
    yield from _dated(this, Dates(min(one.issued for one in dates), max(one.modified for one in dates)))
    yield this, DCTERMS.publisher, where.publisher
    yield this, DCAT.contactPoint, where.contact
    yield this, DCTERMS.accrualPeriodicity, EU[f"frequency/{source.publisher.frequency}"]
    yield from _temporal(this, page, (first.days[0], last.days[-1]))
    yield from _spatial(this, (first.municipality,))
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
    yield from _page(page, texts.slice.titles(**names), this)
    yield this, RDF.type, DCAT.Dataset
    yield from _told(this, texts.slice.titles(**names), texts.slice.texts(**names))
    yield from _dated(this, dates)
    yield from _dataset_terms(this, page, source)
    yield from _temporal(this, page, one.days)
    yield from _spatial(this, (one.municipality,))
    yield from ((this, DCAT.keyword, word) for word in keywords(texts.keywords, [one.municipality.name, one.body.name]))
    file = offer(_slice_path(one), texts.forms["slice"], **names)
    yield this, DCAT.distribution, where.distribution(page, file.path)
    yield from describe_distribution(file, page, dates, licence_of(source), source)


# What datasets have in common ------------------------------------------------------------------------------------------


def _page(page: URIRef, titles: Iterable[Literal], topic: URIRef) -> Iterator[Triple]:
    yield page, RDF.type, FOAF.Document
    yield from ((page, DCTERMS.title, title) for title in titles)
    yield page, FOAF.primaryTopic, topic


def _told(this: URIRef, titles: Iterable[Literal], texts: Iterable[Literal]) -> Iterator[Triple]:
    yield from ((this, DCTERMS.title, title) for title in titles)
    yield from ((this, DCTERMS.description, text) for text in texts)


def _dated(this: URIRef, dates: Dates) -> Iterator[Triple]:
    yield this, DCTERMS.issued, _day(dates.issued)
    yield this, DCTERMS.modified, _day(dates.modified)


def _dataset_terms(this: URIRef, page: URIRef, source: Source) -> Iterator[Triple]:
    """What is the same of every dataset."""
    where = source.addresses
    yield this, DCTERMS.identifier, Literal(str(this))
    yield this, DCTERMS.publisher, where.publisher
    yield this, DCTERMS.creator, where.publisher
    yield this, DCAT.contactPoint, where.contact
    yield this, DCAT.theme, GOVERNMENT
    yield this, DCTERMS.language, DANISH
    yield this, DCTERMS.accessRights, PUBLIC
    yield this, DCTERMS.license, licence_of(source)
    yield this, DCTERMS.accrualPeriodicity, EU[f"frequency/{source.publisher.frequency}"]
    yield this, DCTERMS.conformsTo, ONTOLOGY
    yield this, DCTERMS.conformsTo, SHAPES_OF_DATA
    yield this, DCAT.landingPage, page


def _temporal(this: URIRef, page: URIRef, days: tuple[date, ...]) -> Iterator[Triple]:
    """From the first meeting to the last."""
    period = URIRef(f"{this}-periode")
    yield this, DCTERMS.temporal, period
    yield period, RDF.type, DCTERMS.PeriodOfTime
    yield period, DCAT.startDate, _day(days[0])
    yield period, DCAT.endDate, _day(days[-1])


def _spatial(this: URIRef, municipalities: Iterable[Municipality]) -> Iterator[Triple]:
    """The municipalities by the national register, and the country, which is what the EU's lists know."""
    yield this, DCTERMS.spatial, DENMARK
    for one in municipalities:
        if one.code:
            yield this, DCTERMS.spatial, DAWA[one.code]


def _day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=XSD.date)


def _names(source: Source) -> dict[str, object]:
    return {"title": source.settings.title_da, "publisher": source.settings.publisher}


def _slice_names(one: Slice) -> dict[str, object]:
    return {"municipality": one.municipality.name, "body": one.body.name, "year": one.year, "meetings": len(one.days)}


def _dataset(one: Slice, source: Source) -> URIRef:
    where = source.addresses
    return where.thing(where.page(*one.words), "datasaet")


def _slice_path(one: Slice) -> str:
    return slice_path(one.municipality.slug, one.body.name, one.year)


def _slice_dates(one: Slice, source: Source) -> Dates:
    return source.dates(_slice_path(one), one.days[-1])
