"""The versions of the dumps, as the dataset of everything tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import Literal, URIRef

from ... import places
from ...names import ADMS, DCAT, DCTERMS, RDF, RDFS, XSD, Triple
from .source import Source
from .versions import LOG, SUMS, Version
from .words import read_words

MOST: Final = 10
"""How many versions are described; all of them are in the log of versions."""


def describe_versions(this: URIRef, source: Source) -> Iterator[Triple]:
    """Say which version a dataset is, and which came before. Nothing is said where no versions are kept."""
    if not source.versions:
        return
    yield this, DCAT.version, Literal(source.versions[0].name)
    yield from ((this, ADMS.versionNotes, note) for note in read_words(places.site()).versions.titles({}))
    yield this, RDFS.seeAlso, source.file(LOG)
    shown = source.versions[:MOST]
    if len(shown) > 1:
        yield this, DCAT.previousVersion, _iri(shown[1], source)
    for place, version in enumerate(shown):
        yield this, DCTERMS.relation, _iri(version, source)
        yield from _describe_version(version, source)
        if 0 < place < len(shown) - 1:
            yield _iri(version, source), DCAT.previousVersion, _iri(shown[place + 1], source)


def _describe_version(version: Version, source: Source) -> Iterator[Triple]:
    """A version is a resource and not a dataset: portals would list every one of them as a dataset of its own."""
    this = _iri(version, source)
    yield this, RDF.type, DCAT.Resource
    yield this, DCTERMS.title, Literal(version.name)
    yield this, DCAT.version, Literal(version.name)
    yield this, RDFS.seeAlso, source.file(f"{version.folder}{SUMS}")
    if version.published:
        yield this, DCTERMS.issued, Literal(version.published.isoformat(), datatype=XSD.date)


def _iri(version: Version, source: Source) -> URIRef:
    where = source.addresses
    return where.thing(where.page(), f"udgave-{version.name}")
