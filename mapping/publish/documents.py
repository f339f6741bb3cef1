"""Triples put into the documents that describe them, in the order that every writer keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Any, Final, TypeVar, cast

from ..names import FOAF, RDF, Triple
from ..packing import PackedTriples, made_of
from ..slugs import natural
from ..uris import Uris
from .terms import Iri, Subject, Term, Terms, grouped

_TYPE: Final = str(RDF.type)
_TOPIC: Final = str(FOAF.primaryTopic)
Made = TypeVar("Made")
_Said = dict[Iri, dict[Iri, list[Term]]]
_place = attrgetter("place")


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One document and all that is said in it; equal to another that says the same in the same order."""

    iri: str
    path: str
    """Its folder relative to the output folder: ``odense/udvalg/…/``, or nothing for the home page."""
    subjects: tuple[Subject, ...]
    """The document itself first, its primary topic next, then the rest in natural order; of each, its classes first."""
    terms: Terms = field(default_factory=Terms, repr=False)
    """Its terms, and those of other documents that came with it."""
    _made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return (self.iri, self.path, self.triples) == (other.iri, other.path, other.triples)

    def __hash__(self) -> int:
        return hash((self.iri, self.path))

    @property
    def triples(self) -> tuple[Triple, ...]:
        """All that it says, in the same order."""
        return self.once(_triples)

    @property
    def size(self) -> int:
        """How many triples it has."""
        return sum(len(values) for _, properties in self.subjects for _, values in properties)

    def once(self, make: Callable[[Document], Made]) -> Made:
        """What ``make`` gives for this document: made when it is first asked for, since several writers need the same."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])


def by_document(triples: Iterable[Triple], uris: Uris) -> Iterator[Document]:
    """Yield the documents of some triples by path. Raises ValueError for a subject that is not this site's to describe."""
    terms = Terms()
    of = terms.of
    yield from _documents(((of(subject), of(predicate), of(value)) for subject, predicate, value in triples), terms, uris)


def by_document_packed(packed: Iterable[PackedTriples], uris: Uris) -> Iterator[Document]:
    """The same of packed triples: their distinct terms are at hand."""
    terms = Terms()
    yield from _documents(chain.from_iterable(made_of(each, terms.packed) for each in packed), terms, uris)


def document_of(triples: Iterable[Triple], iri: str, path: str) -> Document:
    """A document that says some triples in the order given."""
    terms = Terms()
    return Document(iri, path, tuple(grouped(triples, terms)), terms)


def _documents(said: Iterable[tuple[Term, Term, Term]], terms: Terms, uris: Uris) -> Iterator[Document]:
    found: _Said = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in cast(Iterable[tuple[Iri, Iri, Term]], said):
        found[subject][predicate].append(value)
    documents: dict[str, _Said] = {}
    places = _Places(uris)
    for thing, properties in found.items():
        documents.setdefault(places[thing.text.partition("#")[0]], {})[thing] = properties
    for iri in sorted(documents, key=natural):
        yield Document(iri, uris.path(iri), tuple(in_order(documents[iri], iri)), terms)


def in_order(said: _Said, document: str = "") -> Iterator[Subject]:
    """Yield things: a document, its primary topic, then all others in natural order."""
    own = next((properties for subject, properties in said.items() if subject.text == document), {})
    topics = {value.text for predicate, values in own.items() if predicate.text == _TOPIC for value in values}
    orders: dict[tuple[Iri, ...], list[Iri]] = {}
    for subject in sorted(said, key=lambda iri: (iri.text != document, iri.text not in topics, iri.place)):
        properties = said[subject]
        # Things of a kind say the same of themselves in the same order.
        order = orders.get(found := tuple(properties))
        if order is None:
            order = orders[found] = sorted(found, key=lambda iri: (iri.text != _TYPE, iri.text))
        yield subject, tuple([(predicate, _in_order(properties[predicate])) for predicate in order])


class _Places(dict[str, str]):
    """The document that describes each thing, by the thing's IRI without its fragment."""

    def __init__(self, uris: Uris) -> None:
        self._uris = uris

    def __missing__(self, whole: str) -> str:
        if not self._uris.is_ours(whole):
            raise ValueError(f"<{whole}> is not described by a site at <{self._uris.base}>")
        self[whole] = found = self._uris.document(whole)
        return found


def _in_order(values: list[Term]) -> tuple[Term, ...]:
    return tuple(values) if len(values) == 1 else tuple(sorted(dict.fromkeys(values), key=_place))


def _triples(document: Document) -> tuple[Triple, ...]:
    return tuple(
        (subject.term, predicate.term, value.term)
        for subject, properties in document.subjects
        for predicate, values in properties
        for value in values
    )
