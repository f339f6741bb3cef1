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
_A: Final = ox.NamedNode(_TYPE)
_SHARED: Final = frozenset({SKOS.prefLabel, SKOS.broadMatch})
"""What the queries ask of code lists: what a concept is called, and which concept of others is broader."""
_PREFIX: Final = re.compile(r"^PREFIX ([\w-]+): <([^>]+)>$", re.MULTILINE)
_NO_NAME: Final = re.compile(r'"[^"\n]*"|<[^>\n]*>|^#.*$|^PREFIX.*$', re.MULTILINE)
_NAME: Final = re.compile(r"(?<![\w?-])([a-z][\w-]*):([\w-]+(?:\.[\w-]+)*)")
_INNER: Final = re.compile(r"\{[^{}]*\}")
"""What is asked for only where it is there, or as one of several."""
_CLASS: Final = re.compile(r"\ba ([a-z][\w-]*):([\w-]+)")


def asked(documents: Iterable[Document]) -> ox.Store:
    """A store of what the queries ask of some documents: things of the classes that they name, and concepts of code lists
    that these lead to."""
    names = _names()
    store, values = ox.Store(), dict[Term, None]()
    quads: list[ox.Quad] = []
    for document in documents:
        for subject, properties in document.subjects:
            kinds = [value for value in properties[0][1] if value.text in names] if properties[0][0].text == _TYPE else ()
            if not kinds:
                continue
            quads += [ox.Quad(subject.node, _A, kind.node) for kind in kinds]
            for predicate, said in properties[1:]:
                if predicate.text in names:
                    quads += [ox.Quad(subject.node, predicate.node, value.node) for value in said]
                    values.update(dict.fromkeys(said))
    shared = _code_lists()
    for value in values:
        quads += shared.get(value.text, ())
    store.extend(quads)
    return store


def construct(form: str, store: ox.Store, terms: Terms) -> list[Subject]:
    """What the queries under ``ontology/bridges/<form>/`` make of a store, each statement once, in natural order."""
    found: defaultdict[Iri, dict[Iri, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for query in queries(form):
        if not _has_what(query, store):
            continue
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


def _has_what(query: str, store: ox.Store) -> bool:
    """Whether a store has things of the classes without which a query gives nothing. To read a query takes longer than to
    answer many, and in most meetings nobody votes."""
    always, some = classes(query)
    return all(_has(store, kind) for kind in always) and any(_has(store, kind) for kind in some)


def _has(store: ox.Store, kind: str) -> bool:
    return next(store.quads_for_pattern(None, _A, ox.NamedNode(kind)), None) is not None


@cache
def classes(query: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The classes of things that a query asks for always, and all that it asks for."""
    always = whole = query.partition("WHERE {")[2].rpartition("}")[0]
    while always != (outer := _INNER.sub("", always)):
        always = outer
    prefixes = dict(_PREFIX.findall(query))
    first, every = ([prefixes[prefix] + name for prefix, name in _CLASS.findall(text)] for text in (always, whole))
    return tuple(dict.fromkeys(first)), tuple(dict.fromkeys(every))


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
