"""How much there is of what, counted document by document, in any process, and added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import URIRef

from ...names import RDF, Triple
from ...uris import Uris


@dataclass(slots=True)
class Counts:
    """Counts of triples, things, classes and properties. Small, whatever is counted: it holds no thing's IRI."""

    triples: int = 0
    documents: int = 0
    entities: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    """Things of each class."""
    properties: Counter[str] = field(default_factory=Counter)
    """Triples of each property."""
    class_properties: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Triples of each property whose subject is of each class."""
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Triples of each property that lead to another site, by property and by that site's address."""

    def add(self, triples: Iterable[Triple], uris: Uris) -> None:
        """Count one document. All that is said of a thing is in one document, so no thing is counted twice."""
        subjects: dict[URIRef, list[Triple]] = {}
        for triple in dict.fromkeys(triples):
            subjects.setdefault(triple[0], []).append(triple)
        self.documents += 1
        self.entities += len(subjects)
        for said in subjects.values():
            self._add_subject(said, uris)

    def _add_subject(self, said: list[Triple], uris: Uris) -> None:
        kinds = [str(value) for _, predicate, value in said if predicate == RDF.type]
        self.triples += len(said)
        self.classes.update(kinds)
        for _, predicate, value in said:
            self.properties[str(predicate)] += 1
            self.class_properties.update((kind, str(predicate)) for kind in kinds)
            if predicate != RDF.type and isinstance(value, URIRef) and not uris.is_ours(value):
                self.links[str(predicate), site_of(value)] += 1

    def merge(self, other: Counts) -> None:
        """Add what was counted elsewhere, of other documents."""
        self.triples += other.triples
        self.documents += other.documents
        self.entities += other.entities
        self.classes.update(other.classes)
        self.properties.update(other.properties)
        self.class_properties.update(other.class_properties)
        self.links.update(other.links)


def site_of(iri: str) -> str:
    """What an IRI begins with, up to its last ``#`` or ``/``."""
    cut = max(iri.rfind("#"), iri.rfind("/"))
    return str(iri)[: cut + 1]
