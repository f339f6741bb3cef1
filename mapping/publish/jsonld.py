"""A document as JSON-LD that is pleasant as plain JSON: one object a subject, short names, its context inside.

Written here because neither library gives it: rdflib's writer keeps no stable order and is some twenty times slower,
and Oxigraph writes the expanded form only, in which every value is a list of objects and every name a whole IRI.
Nothing is left to a remote context, so no reader of the file needs the network.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

import orjson

from ..names import RDF
from ..uris import Uris
from .documents import Document
from .prefixes import declared
from .terms import Iri, Term
from .turtle import iris_of

Json = dict[str, Any]

_TYPE: Final = str(RDF.type)


def jsonld(document: Document, uris: Uris) -> bytes:
    """The document's JSON-LD, with the same triples as its Turtle. IRIs of the site are written whole."""
    return orjson.dumps(document.once(_whole), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def jsonld_in_html(document: Document) -> str:
    """The same JSON-LD for a ``script`` element: in one line, and without any «<» that could end the element."""
    return orjson.dumps(document.once(_whole)).decode().replace("<", "\\u003c")


def _whole(document: Document) -> Json:
    context = _context(document.once(iris_of))
    names = _Names(context)
    values = _Values(names)
    nodes: dict[Iri, Json] = {}
    for subject, properties in document.subjects:
        node = nodes.setdefault(subject, {"@id": names[subject]})
        for predicate, said in properties:
            if predicate.text == _TYPE:
                _add(node, "@type", [names[each] for each in said if isinstance(each, Iri)])
                said = tuple(each for each in said if not isinstance(each, Iri))
            name = names[predicate]
            if len(said) == 1 and name not in node:
                node[name] = values[said[0]]
            else:
                _add(node, name, [values[each] for each in said])
    order = _Order()
    return {"@context": context, "@graph": [{key: node[key] for key in order[tuple(node)]} for node in nodes.values()]}


def _add(node: Json, name: str, made: list[Any]) -> None:
    """One value stands alone; several are a list, also where they come at different times."""
    if name in node:
        before = node[name]
        made = [*(before if isinstance(before, list) else [before]), *made]
    if made:
        node[name] = made[0] if len(made) == 1 else made


def _context(iris: Collection[Iri]) -> dict[str, str]:
    """The prefixes in use, without any that is also the scheme of an IRI here: ``<org:x>`` must stay what it is."""
    schemes = {iri.text.partition(":")[0] for iri in iris}
    return declared(iri.prefix for iri in iris if iri.prefix is not None and iri.prefix not in schemes)


class _Names(dict[Iri, str]):
    """What each IRI is called in a document with a context."""

    def __init__(self, context: dict[str, str]) -> None:
        self._context = context

    def __missing__(self, iri: Iri) -> str:
        # What follows «prefix:» may not begin with «//»: JSON-LD takes that for a whole IRI.
        short = iri.prefix in self._context and not iri.local.startswith("//")
        self[iri] = found = f"{iri.prefix}:{iri.local}" if short else iri.text
        return found


class _Order(dict[tuple[str, ...], tuple[str, ...]]):
    """The keys of each node sorted: many nodes of a document have the same keys."""

    def __missing__(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        self[keys] = found = tuple(sorted(keys))
        return found


class _Values(dict[Term, str | Json]):
    """What stands for each term where it is a value."""

    def __init__(self, names: _Names) -> None:
        self._names = names

    def __missing__(self, term: Term) -> str | Json:
        self[term] = found = self._made(term)
        return found

    def _made(self, term: Term) -> str | Json:
        if isinstance(term, Iri):
            return {"@id": self._names[term]}
        if term.language:
            return {"@language": term.language, "@value": term.text}
        return {"@type": self._names[term.datatype], "@value": term.text} if term.datatype else term.text
