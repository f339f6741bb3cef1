"""The declared alignments, run: what a few documents of ours say in other vocabularies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from ... import places
from ...names import RDF, SKOS
from ..definitions import definitions
from ..documents import Document, in_order
from ..terms import Iri, Subject, Term, Terms
from ..turtle import ox_triple

_TYPE: Final = str(RDF.type)
_SHARED: Final = frozenset({SKOS.prefLabel, SKOS.broadMatch})
"""What the queries ask of code lists: what a concept is called, and which concept of others is broader."""
_PREFIX: Final = re.compile(r"^PREFIX ([\w-]+): <([^>]+)>$", re.MULTILINE)
_NO_NAME: Final = re.compile(r'"[^"\n]*"|<[^>\n]*>|^#.*$|^PREFIX.*$', re.MULTILINE)
_NAME: Final = re.compile(r"(?<![\w?-])([a-z][\w-]*):([\w-]+(?:\.[\w-]+)*)")


def asked(documents: Iterable[Document]) -> ox.Store:
    """A store of what the queries ask of some documents, and of the concepts of code lists that these name."""
    names = _names()
    store, values = ox.Store(), dict[Term, None]()
    quads: list[ox.Quad] = []
    for document in documents:
        for subject, properties in document.subjects:
            for predicate, said in properties:
                if predicate.text in names:
                    kept = [value for value in said if value.text in names] if predicate.text == _TYPE else said
                    quads += [ox.Quad(subject.node, predicate.node, value.node) for value in kept]
                    values.update(dict.fromkeys(kept))
    shared = _code_lists()
    for value in values:
        quads += shared.get(value.text, ())
    store.extend(quads)
    return store


def construct(form: str, store: ox.Store, terms: Terms) -> list[Subject]:
    """What the queries under ``ontology/bridges/<form>/`` make of a store, each statement once, in natural order."""
    found: defaultdict[Iri, dict[Iri, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for query in queries(form):
        answer = store.query(query)
        assert isinstance(answer, ox.QueryTriples), "every query of a bridge is a CONSTRUCT"
        for made in answer:
            assert isinstance(made.subject, ox.NamedNode), "no bridge makes blank nodes"
            found[terms.named(made.subject.value)][terms.named(made.predicate.value)].append(terms.node(made.object))
    return list(in_order(found))


@cache
def queries(form: str) -> tuple[str, ...]:
    """The queries of one form, by the names of their files."""
    folder: Path = places.ontology() / "bridges" / form
    return tuple(file.read_text("utf-8") for file in sorted(folder.glob("*.rq")))


def named(query: str) -> Iterator[str]:
    """Yield every IRI that a query names by a prefix."""
    prefixes = dict(_PREFIX.findall(query))
    for prefix, local in _NAME.findall(_NO_NAME.sub("", query)):
        yield prefixes[prefix] + local


@cache
def _names() -> frozenset[str]:
    """All properties and classes that any query asks for: nothing else need be in a store."""
    folders = sorted(folder.name for folder in (places.ontology() / "bridges").iterdir() if folder.is_dir())
    return frozenset({_TYPE, *(name for form in folders for query in queries(form) for name in named(query))})


@cache
def _code_lists() -> dict[str, tuple[ox.Quad, ...]]:
    """What is shared, by concept."""
    found: dict[str, tuple[ox.Quad, ...]] = {}
    for triple in definitions(places.ontology()):
        if triple[1] in _SHARED:
            made = ox_triple(triple)
            quad = ox.Quad(made.subject, made.predicate, made.object)
            found[str(triple[0])] = (*found.get(str(triple[0]), ()), quad)
    return found
