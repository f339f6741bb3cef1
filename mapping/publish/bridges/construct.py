"""The declared alignments, run: what a few triples of ours say in another vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import Literal, URIRef

from ... import places
from ...names import SKOS, Triple
from ..definitions import definitions
from ..documents import natural
from ..turtle import ox_triple

_SHARED: Final = frozenset({SKOS.prefLabel, SKOS.broadMatch})
"""What the queries ask of code lists: what a concept is called, and which concept of others is broader."""
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


def construct(form: str, triples: Iterable[Triple]) -> list[Triple]:
    """What the queries under ``ontology/bridges/<form>/`` make of some triples, each statement once, in natural order."""
    store = ox.Store()
    store.extend(ox.Quad(made.subject, made.predicate, made.object) for made in map(ox_triple, triples))
    store.extend(ox.Quad(made.subject, made.predicate, made.object) for made in _code_lists())
    found: set[Triple] = set()
    for query in queries(form):
        answer = store.query(query)
        assert isinstance(answer, ox.QueryTriples), "every query of a bridge is a CONSTRUCT"
        found.update(map(_triple, answer))
    return sorted(found, key=_order)


@cache
def queries(form: str) -> tuple[str, ...]:
    """The queries of one form, by the names of their files."""
    folder: Path = places.ontology() / "bridges" / form
    return tuple(file.read_text("utf-8") for file in sorted(folder.glob("*.rq")))


@cache
def _code_lists() -> tuple[ox.Triple, ...]:
    return tuple(ox_triple(triple) for triple in definitions(places.ontology()) if triple[1] in _SHARED)


def _triple(made: ox.Triple) -> Triple:
    assert isinstance(made.subject, ox.NamedNode), "no bridge makes blank nodes"
    return URIRef(made.subject.value), URIRef(made.predicate.value), _value(made.object)


def _value(value: object) -> URIRef | Literal:
    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    assert isinstance(value, ox.Literal), "no bridge makes blank nodes"
    if value.language:
        return Literal(value.value, lang=value.language)
    return Literal(value.value, datatype=None if value.datatype.value == _STRING else URIRef(value.datatype.value))


def _order(triple: Triple) -> tuple[object, ...]:
    subject, predicate, value = triple
    kind = not str(predicate).endswith("#type")
    return natural(str(subject)), kind, str(predicate), isinstance(value, Literal), natural(str(value))
