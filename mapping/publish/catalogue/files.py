"""The catalogue as files and as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import Literal, URIRef

from ... import places
from ...names import DAWA, DCTERMS, FOAF, RDF, SKOS, Triple
from ...problems import Unusable
from ..documents import Document, by_document, document_of
from ..files import File
from ..jsonld import jsonld
from ..prefixes import used
from ..terms import Terms, grouped
from ..turtle import prefix_header, turtle, turtle_body
from . import void
from .common import frequency
from .counts import Counts
from .dcat import describe_catalogue
from .licence import licence_of
from .sitemap import Changed, sitemap_files
from .source import Source
from .terms import PUBLISHER_TYPES
from .versions import FOLDER, SUMS, sums
from .wellknown import api_catalog, linkset, robots
from .words import read_stubs


def catalogue_documents(source: Source) -> tuple[Document, ...]:
    """The pages under ``data/`` and what they say: the catalogue, the series, the datasets.

    Raises Unusable for settings that no portal understands.
    """
    _check(source)
    return tuple(by_document(describe_catalogue(source), source.uris))


def catalogue_files(source: Source, documents: Iterable[Document], counts: Counts, slices: Mapping[str, int]) -> Iterator[File]:
    """Yield the catalogue and the figures as whole files. ``documents`` are those of ``catalogue_documents``."""
    said = [triple for document in documents for triple in document.triples]
    whole = document_of((*said, *_stubs(said, source)), str(source.addresses.page()), "")
    yield File("catalog.ttl", turtle(whole, source.uris))
    yield File("catalog.jsonld", jsonld(whole, source.uris))
    figures = void.in_order(void.describe_dataset(source, counts, slices), source)
    prefixes = {"": f"{source.file(void.PATH)}#", **used(figures)}
    data = prefix_header(prefixes) + turtle_body(grouped(figures, Terms()), prefixes[""])
    yield File(void.PATH, data)
    yield File(".well-known/void", data)
    yield File(f"{FOLDER}{SUMS}", sums(source.weights))


def finding_files(source: Source, paths: Iterable[str], changed: Changed, hidden: frozenset[str] = frozenset()) -> Iterator[File]:
    """Yield what leads to the pages among ``paths``, which are all paths of the tree: sitemaps, ``robots.txt``, sets of links."""
    yield from sitemap_files(paths, source.uris, changed, hidden)
    yield robots(source)
    yield api_catalog(source)
    yield linkset(source)


def _stubs(said: Iterable[Triple], source: Source) -> Iterator[Triple]:
    """What the file says of things that are not the catalogue's own: DCAT-AP's shapes ask for their classes."""
    values = dict.fromkeys(value for _, _, value in said if isinstance(value, URIRef))
    yield from read_stubs(places.site()).of(values)
    licence = licence_of(source)
    if not read_stubs(places.site()).knows(licence):
        yield licence, RDF.type, DCTERMS.LicenseDocument
        yield licence, DCTERMS.title, Literal(source.settings.licence_name)
    yield source.uris.home(), RDF.type, FOAF.Document
    for one in source.collection.municipalities:
        if one.code:
            yield DAWA[one.code], RDF.type, DCTERMS.Location
            yield DAWA[one.code], DCTERMS.identifier, Literal(one.code)
            yield DAWA[one.code], SKOS.prefLabel, Literal(one.name, lang="da")


def _check(source: Source) -> None:
    """Raise Unusable where the settings name a list's entry that ``site/catalogue.ttl`` does not have."""
    known, chosen = read_stubs(places.site()), source.publisher
    for key, word, iri in (
        ("publisher_kind", chosen.kind, PUBLISHER_TYPES[chosen.kind]),
        ("frequency", chosen.frequency, frequency(chosen.frequency)),
    ):
        if not known.knows(iri):
            raise Unusable(f"site.toml: «{key}»: «{word}» is not in site/catalogue.ttl; it needs one of the words listed there.")
