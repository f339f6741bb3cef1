"""How much there is of what, counted document by document, in any process, and added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from ...names import RDF
from ...uris import Uris
from ..documents import Document
from ..terms import Iri, Term

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

    def add(self, document: Document, uris: Uris) -> None:
        """Count one document. All that is said of a thing is in one document, so no thing is counted twice."""
        self.documents += 1
        sites, said, links = _Sites(uris), self.said, self.links
        for _, properties in document.subjects:
            kinds = tuple(value.text for predicate, values in properties if predicate.text == _TYPE for value in values)
            self.things[kinds] += 1
            for predicate, values in properties:
                name = predicate.text
                said[kinds, name] += len(values)
                if name != _TYPE:
                    for value in values:
                        if (site := sites[value]) is not None:
                            links[name, site] += 1

    def merge(self, other: Counts) -> None:
        """Add what was counted elsewhere, of other documents."""
        self.documents += other.documents
        self.things.update(other.things)
        self.said.update(other.said)
        self.links.update(other.links)

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


class _Sites(dict[Term, str | None]):
    """The site that each value leads to; nothing for what does not lead elsewhere."""

    def __init__(self, uris: Uris) -> None:
        self._uris = uris

    def __missing__(self, value: Term) -> str | None:
        is_elsewhere = isinstance(value, Iri) and not self._uris.is_ours(value.text)
        self[value] = site = site_of(value.text) if is_elsewhere else None
        return site


def _summed(numbers: Iterable[tuple[Key, int]]) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for key, number in numbers:
        found[key] += number
    return found


def site_of(iri: str) -> str:
    """What an IRI begins with, up to its last ``#`` or ``/``."""
    cut = max(iri.rfind("#"), iri.rfind("/"))
    return str(iri)[: cut + 1]
