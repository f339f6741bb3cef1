"""A file that a dataset is to be had as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef

from ...names import ADMS, DCAT, DCATAP, DCTERMS, EU, RDF, SPDX, XSD, Triple
from .source import Dates, Source
from .terms import DANISH, IANA, ONTOLOGY, SHA256, SHAPES_OF_DATA
from .words import Names, Words

CSVW: Final = URIRef("http://www.w3.org/ns/csvw")
LDES: Final = URIRef("https://w3id.org/ldes/specification")
STANDARDS: Final = {
    "oslo": URIRef("http://data.vlaanderen.be/ns/besluit"),
    "eli-dl": URIRef("http://data.europa.eu/eli/eli-draft-legislation-ontology"),
    "oparl": URIRef("https://schema.oparl.org/1.1/"),
    "popolo": URIRef("http://www.popoloproject.com/specs/"),
}
"""What each bridge follows."""
_FORMS: Final = {
    "ttl": (EU["file-type/RDF_TURTLE"], "text/turtle"),
    "nq": (EU["file-type/RDF_N_QUADS"], "application/n-quads"),
    "trig": (EU["file-type/RDF_TRIG"], "application/trig"),
    "csv": (EU["file-type/CSV"], "text/csv"),
    "json": (EU["file-type/JSON"], "application/json"),
}
"""By the end of a file's name: the EU's file type and IANA's media type. Of a compressed file they are those of what is
inside, since portals count gzip as a form that machines cannot read."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One file, and what to call it."""

    path: str
    titles: tuple[Literal, ...]
    texts: tuple[Literal, ...]
    follows: tuple[URIRef, ...] = (ONTOLOGY, SHAPES_OF_DATA)


def offer(path: str, words: Words, names: Names, follows: tuple[URIRef, ...] = (ONTOLOGY, SHAPES_OF_DATA)) -> Offer:
    """A file called by some words, whose names in braces are filled in."""
    return Offer(path, tuple(words.titles(names)), tuple(words.texts(names)), follows)


def describe_distribution(one: Offer, page: URIRef, dates: Dates, licence: URIRef, source: Source) -> Iterator[Triple]:
    """Say what the file is, where it is, how big, and what its bytes hash to."""
    this, form = source.addresses.distribution(page, one.path), one.path.removesuffix(".gz").rpartition(".")[2]
    yield this, RDF.type, DCAT.Distribution
    yield from ((this, DCTERMS.title, title) for title in one.titles)
    yield from ((this, DCTERMS.description, text) for text in one.texts)
    yield this, DCAT.accessURL, page
    yield this, DCAT.downloadURL, source.file(one.path)
    yield this, DCTERMS["format"], _FORMS[form][0]
    yield this, DCAT.mediaType, IANA[_FORMS[form][1]]
    if one.path.endswith(".gz"):
        yield this, DCAT.compressFormat, IANA["application/gzip"]
    yield this, DCTERMS.license, licence
    yield this, DCTERMS.rights, source.addresses.rights
    yield this, DCTERMS.language, DANISH
    yield this, DCATAP.availability, EU["planned-availability/STABLE"]
    yield this, ADMS.status, EU["distribution-status/COMPLETED"]
    yield this, DCTERMS.issued, Literal(dates.issued.isoformat(), datatype=XSD.date)
    yield this, DCTERMS.modified, Literal(dates.modified.isoformat(), datatype=XSD.date)
    yield from ((this, DCTERMS.conformsTo, standard) for standard in one.follows)
    yield from _describe_bytes(this, one.path, source)


def media_type(path: str) -> str:
    """What a file is served as."""
    return "application/gzip" if path.endswith(".gz") else _FORMS[path.rpartition(".")[2]][1]


def _describe_bytes(this: URIRef, path: str, source: Source) -> Iterator[Triple]:
    weight, checksum = source.weights[path], URIRef(f"{this}-sha256")
    yield this, DCAT.byteSize, Literal(str(weight.size), datatype=XSD.nonNegativeInteger)
    yield this, SPDX.checksum, checksum
    yield checksum, RDF.type, SPDX.Checksum
    yield checksum, SPDX.algorithm, SHA256
    yield checksum, SPDX.checksumValue, Literal(weight.sha256, datatype=XSD.hexBinary)
