"""Short names: which prefixes a piece of data uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import Literal

from ..names import PREFIXES, XSD, Triple

_PREFIX_OF: Final = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_STRING: Final = XSD.string


def split(iri: str) -> tuple[str, str] | None:
    """``('dcterms', 'title')``, or nothing for an IRI in no namespace of ours.

    A namespace ends at the last ``#``, or at the last ``/`` where there is no ``#``.
    """
    cut = iri.rfind("#")
    cut = (cut if cut >= 0 else iri.rfind("/")) + 1
    prefix = _PREFIX_OF.get(iri[:cut])
    return None if prefix is None else (prefix, iri[cut:])


def used(triples: Iterable[Triple]) -> dict[str, str]:
    """The prefixes that some triples use, in the project's order."""
    iris = dict.fromkeys(iri for triple in triples for iri in _iris(triple))
    return declared(short[0] for short in map(split, iris) if short)


def declared(prefixes: Iterable[str]) -> dict[str, str]:
    """Some of the project's prefixes with their namespaces, in its order."""
    found = frozenset(prefixes)
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix in found}


def _iris(triple: Triple) -> Iterator[str]:
    subject, predicate, value = triple
    yield subject
    yield predicate
    if not isinstance(value, Literal):
        yield value
    elif value.datatype is not None and value.datatype != _STRING:
        yield value.datatype
