"""The document of the change feed itself, ``ldes/``: what it is, how it is read, and where it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import Literal, URIRef

from ...names import DCTERMS, FOAF, RDF, XSD, Triple
from ...settings import Settings
from ...uris import Uris
from ..documents import Document, by_document
from ..files import File
from ..jsonld import jsonld
from ..pages.definitions import resource_page
from ..pages.frame import render
from ..pages.links import Site
from ..turtle import turtle
from .feed import AS, DAY_IN_SECONDS, LDES, ROOT, TREE, stream

_SAID: Final = (
    (DCTERMS.title, Literal("Ændringer som datastrøm", lang="da")),
    (DCTERMS.title, Literal("Changes as a data stream", lang="en")),
    (
        DCTERMS.description,
        Literal("Hver ændring af hvert dokument, i den rækkefølge de er udgivet, med dokumentets data.", lang="da"),
    ),
    (
        DCTERMS.description,
        Literal("Every change of every document in the order of publication, each with the document's data.", lang="en"),
    ),
    (RDF.type, LDES.EventStream),
    (LDES.timestampPath, AS.published),
    (LDES.versionOfPath, DCTERMS.isVersionOf),
    (LDES.versionCreateObject, AS.Create),
    (LDES.versionUpdateObject, AS.Update),
    (LDES.versionDeleteObject, AS.Delete),
    (LDES.pollingInterval, Literal(str(DAY_IN_SECONDS), datatype=XSD.integer)),
)


def stream_files(site: Site) -> Iterator[File]:
    """Yield the page, the Turtle and the JSON-LD."""
    document = stream_document(site.uris, site.settings)
    yield File(f"{document.path}index.ttl", turtle(document, site.uris))
    yield File(f"{document.path}index.jsonld", jsonld(document, site.uris))
    yield render(site, resource_page(site, document))


def stream_document(uris: Uris, settings: Settings) -> Document:
    """All that is said of the stream outside its own pages. A client that begins here is led to the root."""
    page, this = uris.folder("ldes"), stream(uris)
    triples: list[Triple] = [
        (page, RDF.type, FOAF.Document),
        (page, FOAF.primaryTopic, this),
        *((this, predicate, value) for predicate, value in _SAID),
        (this, DCTERMS.license, URIRef(settings.licence)),
        (this, TREE.view, uris.document_at(ROOT)),
    ]
    (document,) = by_document(triples, uris)
    return document
