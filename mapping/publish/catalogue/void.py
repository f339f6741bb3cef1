"""VoID: what the data hold, in figures, for programs that plan queries and people who look before they load."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from rdflib import Literal, Namespace, URIRef

from ...names import DCTERMS, FOAF, RDF, VOID, XSD, Triple
from ...slugs import natural
from ..dumps import NQUADS, TURTLE
from ..prefixes import split
from .addresses import is_part, slice_path
from .counts import Counts, site_of
from .licence import licence_of
from .source import Source

PATH: Final = "void.ttl"
_FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")
_FEATURES: Final = ("Turtle", "JSON-LD", "N-Quads")


def describe_dataset(source: Source, counts: Counts, slices: Mapping[str, int]) -> Iterator[Triple]:
    """Yield all of ``void.ttl``. ``slices`` are the triples of each dump that is not of everything, by its path."""
    this = source.addresses.whole
    yield from _describe_file(source, this)
    yield this, RDF.type, VOID.Dataset
    yield this, DCTERMS.title, Literal(source.settings.title_da, lang="da")
    yield this, DCTERMS.title, Literal(source.settings.title_en, lang="en")
    yield this, DCTERMS.license, licence_of(source)
    yield this, DCTERMS.publisher, source.addresses.publisher
    yield this, FOAF.homepage, source.uris.home()
    yield this, VOID.uriSpace, Literal(source.uris.base)
    yield this, VOID.triples, _count(counts.triples)
    yield this, VOID.entities, _count(counts.entities)
    yield this, VOID.documents, _count(counts.documents)
    yield this, VOID.classes, _count(len(counts.classes))
    yield this, VOID.properties, _count(len(counts.properties))
    yield from _describe_access(source, this)
    for namespace in sorted({site_of(term) for term in (*counts.classes, *counts.properties)}):
        yield this, VOID.vocabulary, URIRef(namespace)
    yield from _describe_classes(source, counts)
    yield from _describe_properties(this, _thing(source, "egenskab"), counts.properties)
    yield from _describe_links(source, counts)
    yield from _describe_slices(source, slices)


def _describe_file(source: Source, this: URIRef) -> Iterator[Triple]:
    file = source.file(PATH)
    yield file, RDF.type, VOID.DatasetDescription
    yield file, FOAF.primaryTopic, this


def _describe_access(source: Source, this: URIRef) -> Iterator[Triple]:
    for path in (TURTLE, NQUADS):
        for dump in (path, f"{path}.gz"):
            yield this, VOID.dataDump, source.file(dump)
    for feature in _FEATURES:
        yield this, VOID.feature, _FORMATS[feature]
    for municipality in source.collection.municipalities:
        for meeting in municipality.meetings[:1]:
            yield this, VOID.exampleResource, source.uris.meeting(meeting.key)
        for initiative in municipality.initiatives[:1]:
            yield this, VOID.exampleResource, source.uris.initiative(municipality.slug, initiative.slug)


def _describe_classes(source: Source, counts: Counts) -> Iterator[Triple]:
    properties = {
        kind: Counter({predicate: number for (_, predicate), number in found})
        for kind, found in groupby(sorted(counts.class_properties.items()), key=lambda row: row[0][0])
    }
    for kind, entities in sorted(counts.classes.items()):
        part = _thing(source, f"klasse-{_name(kind)}")
        yield source.addresses.whole, VOID.classPartition, part
        yield part, VOID["class"], URIRef(kind)
        yield part, VOID.entities, _count(entities)
        yield from _describe_properties(part, part, properties.get(kind, Counter()))


def _describe_properties(whole: URIRef, stem: URIRef, properties: Counter[str]) -> Iterator[Triple]:
    for predicate, number in sorted(properties.items()):
        part = URIRef(f"{stem}-{_name(predicate)}")
        yield whole, VOID.propertyPartition, part
        yield part, VOID.property, URIRef(predicate)
        yield part, VOID.triples, _count(number)


def _describe_links(source: Source, counts: Counts) -> Iterator[Triple]:
    """One set of links for each property and each site that it leads to."""
    for (predicate, site), number in sorted(counts.links.items()):
        part = _thing(source, f"links-{_name(predicate)}-{_hash(site)}")
        yield part, RDF.type, VOID.Linkset
        yield part, VOID.subjectsTarget, source.addresses.whole
        yield part, VOID.linkPredicate, URIRef(predicate)
        yield part, VOID.triples, _count(number)
        yield from _describe_target(part, site, source)
        yield source.addresses.whole, VOID.subset, part


def _describe_target(part: URIRef, site: str, source: Source) -> Iterator[Triple]:
    target = _thing(source, f"maal-{_hash(site)}")
    yield part, VOID.objectsTarget, target
    yield target, RDF.type, VOID.Dataset
    yield target, VOID.uriSpace, Literal(site)


def _describe_slices(source: Source, slices: Mapping[str, int]) -> Iterator[Triple]:
    where = source.addresses
    for one in source.slices:
        path = slice_path(one.municipality.slug, one.body.name, one.year)
        if path in slices:
            this = where.thing(where.page(*one.words), "datasaet")
            yield where.whole, VOID.subset, this
            yield this, RDF.type, VOID.Dataset
            yield this, VOID.triples, _count(slices[path])
            yield this, VOID.dataDump, source.file(path)
    for path in sorted(filter(is_part, slices)):
        this = where.distribution(where.page(), path)
        yield where.whole, VOID.subset, this
        yield this, RDF.type, VOID.Dataset
        yield this, VOID.triples, _count(slices[path])
        yield this, VOID.dataDump, source.file(path)


def in_order(triples: Iterator[Triple], source: Source) -> tuple[Triple, ...]:
    """By subject, the file itself and the whole first; classes first; each once."""
    first = (str(source.file(PATH)), str(source.addresses.whole))
    return tuple(sorted(dict.fromkeys(triples), key=lambda triple: _place(triple, first)))


def _place(triple: Triple, first: tuple[str, ...]) -> tuple[object, ...]:
    subject, predicate, value = str(triple[0]), triple[1], triple[2]
    rank = first.index(subject) if subject in first else len(first)
    return rank, natural(subject), predicate != RDF.type, str(predicate), natural(str(value)), value.n3()


def _thing(source: Source, fragment: str) -> URIRef:
    return URIRef(f"{source.file(PATH)}#{fragment}")


def _name(iri: str) -> str:
    """``referat-Meeting``; a hash for a term in no namespace of ours, which has no short name."""
    short = split(iri)
    return "-".join(short) if short and short[1].isascii() and short[1].isalnum() else _hash(iri)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)
