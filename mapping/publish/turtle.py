"""A document as Turtle.

Written here because statements come sorted and their terms as text already: an engine would be handed each term again for
each format. What Oxigraph and rdflib read of it is what was meant, and tests hold it against Oxigraph's own Turtle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox
from rdflib import Literal, URIRef

from ..names import RDF, Triple
from ..uris import Uris
from .documents import Document
from .prefixes import declared
from .terms import Iri, Subject, Term, is_simple

_TYPE: Final = str(RDF.type)


def turtle(document: Document, uris: Uris) -> bytes:
    """The document's Turtle, in which ``:beslutning`` is a fragment of the document itself."""
    own, iris = uris.fragments(document.iri), document.once(iris_of)
    prefixes = declared(iri.prefix for iri in iris if iri.prefix)
    near = _near(iris, own)
    if near:
        prefixes = {"": own, **prefixes}
    return prefix_header(prefixes) + _joined(document.once(_pieces_of), near)


def turtle_plain(document: Document) -> bytes:
    """The same without declarations, and without names that have no prefix."""
    return _joined(document.once(_pieces_of), {})


def iris_of(document: Document) -> frozenset[Iri]:
    """Every IRI of a document, those of datatypes among them, also where Turtle does without."""
    return _iris(document.subjects)


def _iris(subjects: Iterable[Subject]) -> frozenset[Iri]:
    found: set[Term] = set()
    for subject, properties in subjects:
        found.add(subject)
        for predicate, values in properties:
            found.add(predicate)
            found.update(values)
    kinds = (term if isinstance(term, Iri) else term.datatype for term in found)
    return frozenset(iri for iri in kinds if iri is not None)


def prefix_header(prefixes: dict[str, str]) -> bytes:
    """The declarations, in the order given."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes.items()).encode()


def turtle_body(subjects: Iterable[Subject], own: str = "") -> bytes:
    """Turtle without declarations, an empty line before each subject, in the order given.

    Names have the project's prefixes, and no prefix at all where they begin with ``own``.
    """
    several = tuple(subjects)
    return _joined(_pieces(several), _near(_iris(several), own) if own else {})


def _pieces_of(document: Document) -> list[str]:
    return _pieces(document.subjects)


def _pieces(subjects: Iterable[Subject]) -> list[str]:
    """Terms, and what stands between them. No literal is written as an IRI is, so a term can be told by its piece."""
    pieces: list[str] = []
    for subject, properties in subjects:
        pieces += ("\n", subject.turtle)
        lead = " "
        for predicate, values in properties:
            pieces += (lead, "a" if predicate.text == _TYPE else predicate.turtle, " ", values[0].turtle)
            for value in values[1:]:
                pieces += (" , ", value.turtle)
            lead = " ;\n\t"
        pieces.append(" .\n")
    return pieces


def _near(iris: Iterable[Iri], own: str) -> dict[str, str]:
    """What a document's own things are called in its Turtle, by what they are called elsewhere."""
    names = ((iri.turtle, iri.text[len(own) :]) for iri in iris if iri.text.startswith(own))
    return {piece: f":{name}" if is_simple(name) else piece for piece, name in names}


def _joined(pieces: Iterable[str], near: Mapping[str, str]) -> bytes:
    return "".join([near.get(piece, piece) for piece in pieces] if near else pieces).encode()


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
