"""A document as Turtle, by Oxigraph: rdflib's own writer is many times slower on IRIs with fragments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox
from rdflib import Literal, URIRef

from ..names import XSD, Triple
from ..uris import Uris
from .documents import Document
from .prefixes import used

_BARE: Final = frozenset(str(XSD[name]) for name in ("boolean", "integer"))
"""Turtle writes these values without naming their type. A decimal only where it has a point."""


def turtle(document: Document, uris: Uris) -> bytes:
    """The document's Turtle, in which ``:beslutning`` is a fragment of the document itself."""
    own = uris.fragments(document.iri)
    prefixes = used(document.triples, _BARE)
    if any(iri.startswith(own) for triple in document.triples for iri in (triple[0], triple[2]) if isinstance(iri, URIRef)):
        prefixes = {"": own, **prefixes}
    return prefix_header(prefixes) + turtle_body(document.triples, prefixes)


def prefix_header(prefixes: dict[str, str]) -> bytes:
    """The declarations, in the order given."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes.items()).encode()


def turtle_body(triples: Iterable[Triple], prefixes: dict[str, str]) -> bytes:
    """Turtle without declarations, an empty line before each subject. The order of the triples is kept."""
    whole = ox.serialize(map(ox_triple, triples), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    assert whole is not None, "pyoxigraph gives bytes where it is given no file"
    # Oxigraph orders declarations by a rule it does not state, so we write our own. Line feeds in literals are
    # escaped: a line that does not begin with a tab begins a subject.
    lines = [line for line in whole.split(b"\n") if line and not line.startswith(b"@prefix ")]
    return b"".join((line if line.startswith(b"\t") else b"\n" + line) + b"\n" for line in lines)


def ox_triple(triple: Triple) -> ox.Triple:
    """The same statement in Oxigraph's terms. Raises ValueError for what is no IRI."""
    subject, predicate, value = triple
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox_term(value))


def ox_term(value: URIRef | Literal) -> ox.NamedNode | ox.Literal:
    """The same value in Oxigraph's terms."""
    if isinstance(value, URIRef):
        return ox.NamedNode(value)
    if value.language:
        return ox.Literal(str(value), language=value.language)
    return ox.Literal(str(value), datatype=ox.NamedNode(value.datatype) if value.datatype else None)
