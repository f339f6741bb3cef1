"""Terms as text: each is put into words once, however many statements it stands in, and in however many formats.

A meeting's statements have some eight times as many places for terms as there are terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

import pyoxigraph as ox
from rdflib import Literal, URIRef

from ..names import XSD, Triple
from ..slugs import natural
from .prefixes import split

_LOCAL: Final = re.compile(r"(?:[A-Za-z0-9_:À-ÖØ-öø-ÿ](?:[A-Za-z0-9_:.À-ÖØ-öø-ÿ-]*[A-Za-z0-9_:À-ÖØ-öø-ÿ-])?)?")
"""A name that Turtle takes as it is. Others could be escaped, which not every reader understands: they stay whole IRIs."""
_STRING: Final = str(XSD.string)
_BARE: Final = {
    str(XSD.boolean): re.compile(r"true|false"),
    str(XSD.integer): re.compile(r"[+-]?[0-9]+"),
    str(XSD.decimal): re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    str(XSD.double): re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+"),
}
"""Values that Turtle writes without quotation marks and type."""

Place = tuple[Any, ...]
"""A sort key."""


# Neither class is frozen: that would double the time it takes to make one. Nothing changes them.


@dataclass(slots=True, eq=False)
class Iri:
    """An IRI; one object for all its places."""

    term: URIRef
    node: ox.NamedNode
    text: str
    ntriples: str
    turtle: str
    """By the project's prefixes, where it has one for this namespace."""
    prefix: str | None
    local: str
    _place: Place | None = None

    @property
    def place(self) -> Place:
        """Where it stands among values."""
        if self._place is None:
            self._place = (False, natural(self.text))
        return self._place


@dataclass(slots=True, eq=False)
class Value:
    """A literal; one object for all its places."""

    term: Literal
    node: ox.Literal
    text: str
    ntriples: str
    turtle: str
    language: str | None
    datatype: Iri | None
    """Nothing for a plain string, and for one in a language."""

    @property
    def place(self) -> Place:
        """Where it stands among values: after every IRI."""
        return True, natural(self.text), self.language or "", self.datatype.text if self.datatype else ""


Term = Iri | Value
Property = tuple[Iri, tuple[Term, ...]]
Subject = tuple[Iri, tuple[Property, ...]]
"""A thing, with its properties and their values."""


class Terms:
    """The terms of some documents. Raises ValueError for what is no IRI, and for a language that is none."""

    def __init__(self) -> None:
        self._by_text: dict[str, Iri] = {}
        self._values: dict[tuple[str, str | None, URIRef | None], Value] = {}
        self.iris: Final[dict[URIRef, Iri]] = _Iris(self._by_text)
        """Every IRI, whether it was asked for before or not."""

    def of(self, term: URIRef | Literal) -> Term:
        if isinstance(term, URIRef):
            return self.iris[term]
        key = str(term), term.language, term.datatype
        found = self._values.get(key)
        if found is None:
            found = self._values[key] = self._value(term, *key)
        return found

    def node(self, node: object) -> Term:
        """One of Oxigraph's terms. Raises ValueError for a blank node: nothing here has any."""
        if isinstance(node, ox.NamedNode):
            return self.named(node.value)
        if not isinstance(node, ox.Literal):
            raise ValueError(f"{node} has no IRI")
        if node.language:
            return self.of(Literal(node.value, lang=node.language))
        plain = node.datatype.value == _STRING
        return self.of(Literal(node.value, datatype=None if plain else self.named(node.datatype.value).term))

    def named(self, text: str) -> Iri:
        """The IRI that is written so."""
        return self._by_text.get(text) or self.iris[URIRef(text)]

    def _value(self, term: Literal, text: str, language: str | None, datatype: URIRef | None) -> Value:
        if language:
            node = ox.Literal(text, language=language)
            tagged = str(node)
            return Value(term, node, text, tagged, tagged, language, None)
        node = ox.Literal(text)
        quoted = str(node)
        if datatype is None or str(datatype) == _STRING:
            return Value(term, node, text, quoted, quoted, None, None)
        kind = self.iris[datatype]
        short = text if _is_bare(text, kind) else f"{quoted}^^{kind.turtle}"
        node = ox.Literal(text, datatype=kind.node)
        return Value(term, node, text, f"{quoted}^^{kind.ntriples}", short, None, kind)


class _Iris(dict[URIRef, Iri]):
    """IRIs by what rdflib calls them. Equal terms are often one object, and such are found here the fastest."""

    def __init__(self, by_text: dict[str, Iri]) -> None:
        self._by_text = by_text

    def __missing__(self, term: URIRef) -> Iri:
        text = str(term)
        node = ox.NamedNode(text)
        whole = str(node)
        prefix, local = split(text) or (None, "")
        short = f"{prefix}:{local}" if prefix is not None and is_simple(local) else whole
        self[term] = self._by_text[text] = made = Iri(term, node, text, whole, short, prefix, local)
        return made


def is_simple(name: str) -> bool:
    """Whether a name may follow a prefix in Turtle as it is."""
    return _LOCAL.fullmatch(name) is not None


def _is_bare(text: str, datatype: Iri) -> bool:
    form = _BARE.get(datatype.text)
    return form is not None and form.fullmatch(text) is not None


def grouped(triples: Iterable[Triple], terms: Terms) -> Iterator[Subject]:
    """Yield what triples say, by subject and property, in their order; what is said in two places is not brought together."""
    iris = terms.iris
    said = ((iris[subject], iris[predicate], terms.of(value)) for subject, predicate, value in triples)
    for subject, statements in groupby(said, key=lambda each: each[0]):
        properties = groupby(statements, key=lambda each: each[1])
        yield subject, tuple((predicate, tuple(value for _, _, value in same)) for predicate, same in properties)
