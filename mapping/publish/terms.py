"""Terms as text: each is put into words once, however many statements it stands in, and in however many formats.

A meeting's statements have some eight times as many places for terms as there are terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

import pyoxigraph as ox
from rdflib import Literal, URIRef

from ..names import XSD, Triple
from ..packing import Key
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

    node: ox.NamedNode
    text: str
    ntriples: str
    turtle: str
    """By the project's prefixes, where it has one for this namespace."""
    prefix: str | None
    local: str
    _place: Place | None = None

    @property
    def term(self) -> URIRef:
        """As rdflib has it."""
        return URIRef(self.text)

    @property
    def place(self) -> Place:
        """Where it stands among values."""
        if self._place is None:
            self._place = (False, natural(self.text))
        return self._place


@dataclass(slots=True, eq=False)
class Value:
    """A literal; one object for all its places."""

    text: str
    ntriples: str
    turtle: str
    language: str | None
    datatype: Iri | None
    """Nothing for a plain string, and for one in a language."""

    @property
    def term(self) -> Literal:
        """As rdflib has it."""
        return Literal(self.text, lang=self.language, datatype=self.datatype.term if self.datatype else None)

    @property
    def node(self) -> ox.Literal:
        """As Oxigraph has it."""
        if self.language:
            return ox.Literal(self.text, language=self.language)
        return ox.Literal(self.text, datatype=self.datatype.node if self.datatype else None)

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
        self._iris: dict[str, Iri] = {}
        self._values: dict[tuple[str, str | None, str | None], Value] = {}

    def of(self, term: URIRef | Literal) -> Term:
        """One of rdflib's terms."""
        if isinstance(term, URIRef):
            return self.named(str(term))
        return self.value(str(term), term.language, None if term.datatype is None else str(term.datatype))

    def node(self, node: object) -> Term:
        """One of Oxigraph's terms. Raises ValueError for a blank node: nothing here has any."""
        if isinstance(node, ox.NamedNode):
            return self.named(node.value)
        if not isinstance(node, ox.Literal):
            raise ValueError(f"{node} has no IRI")
        return self.value(node.value, node.language, None if node.language else node.datatype.value)

    def packed(self, key: Key) -> Term:
        """A term by what ``packing`` knows it by."""
        return self.named(key) if isinstance(key, str) else self.value(*key)

    def named(self, text: str) -> Iri:
        """The IRI that is written so."""
        return self._iris.get(text) or self._iris.setdefault(text, _iri(text))

    def value(self, text: str, language: str | None, datatype: str | None) -> Value:
        """The literal with this text; nothing for its datatype is the same as that of strings."""
        key = text, language, None if datatype == _STRING else datatype
        return self._values.get(key) or self._values.setdefault(key, self._value(*key))

    def _value(self, text: str, language: str | None, datatype: str | None) -> Value:
        if language:
            tagged = str(ox.Literal(text, language=language))
            return Value(text, tagged, tagged, language, None)
        quoted = str(ox.Literal(text))
        if datatype is None:
            return Value(text, quoted, quoted, None, None)
        kind = self.named(datatype)
        short = text if _is_bare(text, kind) else f"{quoted}^^{kind.turtle}"
        return Value(text, f"{quoted}^^{kind.ntriples}", short, None, kind)


@lru_cache(maxsize=4096)
def _iri(text: str) -> Iri:
    """Kept for a while: documents one after another share their vocabulary, and speak of the same meetings."""
    node = ox.NamedNode(text)
    whole = str(node)
    prefix, local = split(text) or (None, "")
    short = f"{prefix}:{local}" if prefix is not None and is_simple(local) else whole
    return Iri(node, text, whole, short, prefix, local)


def is_simple(name: str) -> bool:
    """Whether a name may follow a prefix in Turtle as it is."""
    return _LOCAL.fullmatch(name) is not None


def _is_bare(text: str, datatype: Iri) -> bool:
    form = _BARE.get(datatype.text)
    return form is not None and form.fullmatch(text) is not None


def grouped(triples: Iterable[Triple], terms: Terms) -> Iterator[Subject]:
    """Yield what triples say, by subject and property, in their order; what is said in two places is not brought together."""
    of = terms.of
    said = ((of(subject), of(predicate), of(value)) for subject, predicate, value in triples)
    for subject, statements in groupby(said, key=lambda each: each[0]):
        properties = groupby(statements, key=lambda each: each[1])
        yield subject, tuple((predicate, tuple(value for _, _, value in same)) for predicate, same in properties)
