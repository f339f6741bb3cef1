"""A document as Turtle.

Written here because statements come sorted and their terms as text already: an engine would be handed each term again for
each format. What Oxigraph and rdflib read of it is what was meant, and tests hold it against Oxigraph's own Turtle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Final

import pyoxigraph as ox
from rdflib import Literal, URIRef

from ..names import RDF, Triple
from ..uris import Uris
from .documents import Document
from .prefixes import declared
from .terms import Iri, Subject, Term, is_simple

_TYPE: Final = str(RDF.type)
_short: Final[Callable[[Term], str]] = attrgetter("turtle")


def turtle(document: Document, uris: Uris) -> bytes:
    """The document's Turtle, in which ``:beslutning`` is a fragment of the document itself."""
    own, iris = uris.fragments(document.iri), document.once(iris_of)
    prefixes = declared(iri.prefix for iri in iris if iri.prefix)
    if any(iri.text.startswith(own) for iri in iris):
        prefixes = {"": own, **prefixes}
    return prefix_header(prefixes) + turtle_body(document.subjects, own)


def iris_of(document: Document) -> frozenset[Iri]:
    """Every IRI of a document, those of datatypes among them, also where Turtle does without."""
    found: set[Term] = set()
    for subject, properties in document.subjects:
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
    text = _Own(own).__getitem__ if own else _short
    parts: list[str] = []
    for subject, properties in subjects:
        lead = f"\n{text(subject)} "
        for predicate, values in properties:
            verb = "a" if predicate.text == _TYPE else text(predicate)
            said = text(values[0]) if len(values) == 1 else " , ".join(map(text, values))
            parts.append(f"{lead}{verb} {said}")
            lead = " ;\n\t"
        parts.append(" .\n")
    return "".join(parts).encode()


class _Own(dict[Term, str]):
    """The text of each term in a document whose own things have no prefix."""

    def __init__(self, own: str) -> None:
        self._own = own

    def __missing__(self, term: Term) -> str:
        found = term.turtle
        if isinstance(term, Iri) and term.text.startswith(self._own) and is_simple(term.text[len(self._own) :]):
            found = f":{term.text[len(self._own) :]}"
        self[term] = found
        return found


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
