"""How much there is of what, counted document by document, in any process, and added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, TypeVar

from rdflib import URIRef

from ...names import RDF, Triple
from ...uris import Uris

_TYPE: Final = str(RDF.type)
Key = TypeVar("Key")

Kinds = tuple[str, ...]
"""The classes of one thing."""


@dataclass(slots=True)
class Counts:
    """Counts of triples, things, classes and properties. Small, whatever is counted: it holds no thing's IRI."""

    documents: int = 0
    things: Counter[Kinds] = field(default_factory=Counter)
    """Things by all their classes."""
    said: Counter[tuple[Kinds, str]] = field(default_factory=Counter)
    """Triples by the classes of their subject, and by property."""
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Triples of each property that lead to another site, by property and by that site's address."""

    def add(self, triples: Iterable[Triple], uris: Uris) -> None:
        """Count one document, each of its triples given once, those of a subject together, as ``documents`` gives them.

        All that is said of a thing is in one document, so no thing is counted twice.
        """
        self.documents += 1
        for _, found in groupby(triples, key=lambda triple: triple[0]):
            self._add_subject(list(found), uris)

    def merge(self, other: Counts) -> None:
        """Add what was counted elsewhere, of other documents."""
        self.documents += other.documents
        self.things.update(other.things)
        self.said.update(other.said)
        self.links.update(other.links)

    def _add_subject(self, said: list[Triple], uris: Uris) -> None:
        kinds = tuple(str(value) for _, predicate, value in said if str(predicate) == _TYPE)
        self.things[kinds] += 1
        for _, predicate, value in said:
            name = str(predicate)
            self.said[kinds, name] += 1
            if name != _TYPE and isinstance(value, URIRef) and not uris.is_ours(value):
                self.links[name, site_of(value)] += 1

    @property
    def triples(self) -> int:
        return self.said.total()

    @property
    def entities(self) -> int:
        return self.things.total()

    @property
    def classes(self) -> Counter[str]:
        """Things of each class."""
        return _summed((kind, number) for kinds, number in self.things.items() for kind in kinds)

    @property
    def properties(self) -> Counter[str]:
        """Triples of each property."""
        return _summed((name, number) for (_, name), number in self.said.items())

    @property
    def class_properties(self) -> Counter[tuple[str, str]]:
        """Triples of each property whose subject is of each class."""
        return _summed(((kind, name), number) for (kinds, name), number in self.said.items() for kind in kinds)


def _summed(numbers: Iterable[tuple[Key, int]]) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for key, number in numbers:
        found[key] += number
    return found


def site_of(iri: str) -> str:
    """What an IRI begins with, up to its last ``#`` or ``/``."""
    cut = max(iri.rfind("#"), iri.rfind("/"))
    return str(iri)[: cut + 1]
