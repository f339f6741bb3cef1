"""What a catalogue, a series and a dataset have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rdflib import Literal, URIRef

from ...collection import Municipality
from ...names import DAWA, DCAT, DCTERMS, EU, FOAF, RDF, XSD, Triple
from .licence import licence_of
from .source import Dates, Source
from .terms import DANISH, DENMARK, GOVERNMENT, ONTOLOGY, PUBLIC, SHAPES_OF_DATA


def described_page(page: URIRef, titles: Iterable[Literal], topic: URIRef) -> Iterator[Triple]:
    yield page, RDF.type, FOAF.Document
    yield from ((page, DCTERMS.title, title) for title in titles)
    yield page, FOAF.primaryTopic, topic


def told(this: URIRef, titles: Iterable[Literal], texts: Iterable[Literal]) -> Iterator[Triple]:
    yield from ((this, DCTERMS.title, title) for title in titles)
    yield from ((this, DCTERMS.description, text) for text in texts)


def dated(this: URIRef, dates: Dates) -> Iterator[Triple]:
    yield this, DCTERMS.issued, day(dates.issued)
    yield this, DCTERMS.modified, day(dates.modified)


def dataset_terms(this: URIRef, page: URIRef, source: Source) -> Iterator[Triple]:
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
    yield this, DCTERMS.accrualPeriodicity, frequency(source.publisher.frequency)
    yield this, DCTERMS.conformsTo, ONTOLOGY
    yield this, DCTERMS.conformsTo, SHAPES_OF_DATA
    yield this, DCAT.landingPage, page


def temporal(this: URIRef, page: URIRef, days: tuple[date, ...]) -> Iterator[Triple]:
    """From the first meeting to the last."""
    period = URIRef(f"{this}-periode")
    yield this, DCTERMS.temporal, period
    yield period, RDF.type, DCTERMS.PeriodOfTime
    yield period, DCAT.startDate, day(days[0])
    yield period, DCAT.endDate, day(days[-1])


def spatial(this: URIRef, municipalities: Iterable[Municipality]) -> Iterator[Triple]:
    """The municipalities by the national register, and the country, which is what the EU's lists know."""
    yield this, DCTERMS.spatial, DENMARK
    for one in municipalities:
        if one.code:
            yield this, DCTERMS.spatial, DAWA[one.code]


def day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=XSD.date)


def frequency(word: str) -> URIRef:
    """How often, in the EU's list: ``IRREG``, ``WEEKLY``."""
    return EU[f"frequency/{word}"]
