"""Understood meetings as bytes: small enough to keep thousands, and the same in every process that may be handed them.

Bytes are pickles, so they are only ever read from where this program put them: its cache, its own processes, its cluster.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar

from isal import igzip
from rdflib import Literal, URIRef

from .fingerprint import digest_of
from .names import Triple
from .pickling import dumps

Key = str | tuple[str, str | None, str | None]
"""A term: an IRI, or the text, language and datatype of a literal."""
PackedTriples = tuple[list[Any], bytes]
"""Distinct terms, each a ``Key``, and for each triple the places of its three."""
Made = TypeVar("Made")
_LEVEL: Final = 1
"""Of three: the next makes what is packed 3 % smaller."""


def pack(value: object) -> bytes:
    """Any value of this program's own classes."""
    return bytes(igzip.compress(dumps(value), _LEVEL))


def unpack(data: bytes) -> Any:
    """What was packed."""
    return pickle.loads(igzip.decompress(data))  # type: ignore[no-untyped-call]


def triples_out(triples: Iterable[Triple]) -> PackedTriples:
    """Triples as their distinct terms and the places of each triple's terms among these: half the bytes and half the time
    of pickling them as they are."""
    places: dict[Key, int] = {}
    rows = array("I")
    met: dict[int, tuple[int, URIRef | Literal]] = {}  # By identity, which is a term's own as long as it is kept here.
    for triple in triples:
        for term in triple:
            known = met.get(id(term))
            if known is None:
                key = str(term) if isinstance(term, URIRef) else (str(term), term.language, _text(term.datatype))
                known = met[id(term)] = places.setdefault(key, len(places)), term
            rows.append(known[0])
    return list(places), rows.tobytes()


def triples_in(packed: PackedTriples) -> tuple[Triple, ...]:
    """The triples that ``triples_out`` was given. Equal terms are one object."""
    return tuple(made_of(packed, _term))  # type: ignore[arg-type]


def made_of(packed: PackedTriples, make: Callable[[Key], Made]) -> Iterator[tuple[Made, Made, Made]]:
    """Yield each triple as three of what ``make`` gives for a term; it is asked once for each."""
    each = map([make(key) for key in packed[0]].__getitem__, array("I", packed[1]))
    return zip(each, each, each, strict=True)


def digest_of_triples(packed: PackedTriples) -> str:
    """Of triples in their order."""
    return digest_of(repr(packed[0]), packed[1])


def _term(key: Key) -> URIRef | Literal:
    if isinstance(key, str):
        return URIRef(key)
    text, language, datatype = key
    return Literal(text, lang=language, datatype=URIRef(datatype) if datatype else None)


def _text(datatype: URIRef | None) -> str | None:
    return None if datatype is None else str(datatype)
