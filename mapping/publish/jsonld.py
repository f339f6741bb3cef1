"""A document as JSON-LD that is pleasant as plain JSON: one object a subject, short names, its context inside.

Written here because neither library gives it: rdflib's writer keeps no stable order and is some twenty times slower,
and Oxigraph writes the expanded form only, in which every value is a list of objects and every name a whole IRI.
Nothing is left to a remote context, so no reader of the file needs the network.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from rdflib import Literal, URIRef

from ..names import RDF, XSD, Triple
from ..uris import Uris
from .documents import Document
from .prefixes import split, used

Json = dict[str, Any]


def jsonld(document: Document, uris: Uris) -> bytes:
    """The document's JSON-LD, with the same triples as its Turtle. IRIs of the site are written whole."""
    return (json.dumps(_whole(document), ensure_ascii=False, indent=2) + "\n").encode()


def jsonld_in_html(document: Document) -> str:
    """The same JSON-LD for a ``script`` element: in one line, and without any «<» that could end the element."""
    return json.dumps(_whole(document), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _whole(document: Document) -> Json:
    context = _context(document.triples)
    subjects: dict[URIRef, Json] = {}
    for subject, predicate, value in document.triples:
        node = subjects.setdefault(subject, {"@id": _name(subject, context)})
        if predicate == RDF.type and isinstance(value, URIRef):
            node.setdefault("@type", []).append(_name(value, context))
        else:
            node.setdefault(_name(predicate, context), []).append(_value(value, context))
    graph = [{key: _alone(node[key]) for key in sorted(node)} for node in subjects.values()]
    return {"@context": context, "@graph": graph}


def _context(triples: Iterable[Triple]) -> dict[str, str]:
    """The prefixes in use, without any that is also the scheme of an IRI here: ``<org:x>`` must stay what it is."""
    triples = tuple(triples)
    prefixes = used(triples)
    iris = {term for triple in triples for term in triple if isinstance(term, URIRef)}
    iris.update(value.datatype for _, _, value in triples if isinstance(value, Literal) and value.datatype)
    schemes = {iri.partition(":")[0] for iri in iris}
    return {prefix: namespace for prefix, namespace in prefixes.items() if prefix not in schemes}


def _name(iri: str, context: dict[str, str]) -> str:
    short = split(iri)
    # What follows «prefix:» may not begin with «//»: JSON-LD takes that for a whole IRI.
    if short is None or short[0] not in context or short[1].startswith("//"):
        return str(iri)
    return f"{short[0]}:{short[1]}"


def _value(value: URIRef | Literal, context: dict[str, str]) -> str | Json:
    if isinstance(value, URIRef):
        return {"@id": _name(value, context)}
    if value.language:
        return {"@language": value.language, "@value": str(value)}
    if value.datatype is None or value.datatype == XSD.string:
        return str(value)
    return {"@type": _name(value.datatype, context), "@value": str(value)}


def _alone(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value
