"""Triples put into the documents that describe them, in the order that every writer keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final, TypeVar, cast

from ..names import FOAF, RDF, Triple
from ..slugs import natural
from ..uris import Uris
from .terms import Iri, Subject, Term, Terms, grouped

_TYPE: Final = str(RDF.type)
_TOPIC: Final = str(FOAF.primaryTopic)
Made = TypeVar("Made")
_Said = dict[Iri, dict[Iri, list[Term]]]
_place = attrgetter("place")


@dataclass(frozen=True, slots=True)
class Document:
    """One document and all that is said in it."""

    iri: str
    path: str
    """Its folder relative to the output folder: ``odense/udvalg/…/``, or nothing for the home page."""
    triples: tuple[Triple, ...]
    """The document itself first, its primary topic next, then the rest in natural order; of each, its classes first."""
    terms: Terms = field(default_factory=Terms, compare=False, repr=False)
    """The terms of its triples, and of those of other documents that came with it."""
    _made: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Its triples by subject and property, in their order."""
        return self.once(_subjects)

    def once(self, make: Callable[[Document], Made]) -> Made:
        """What ``make`` gives for this document: made when it is first asked for, since several writers need the same."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])


def by_document(triples: Iterable[Triple], uris: Uris) -> Iterator[Document]:
    """Yield the documents of some triples by path. Raises ValueError for a subject that is not this site's to describe."""
    terms = Terms()
    documents: dict[str, _Said] = {}
    for subject, properties in gathered(triples, terms).items():
        documents.setdefault(_document(subject, uris), {})[subject] = properties
    for iri in sorted(documents, key=natural):
        said = tuple(in_order(documents[iri], iri))
        made = Document(iri, uris.path(iri), tuple(_triples(said)), terms)
        made._made[_subjects] = said  # As ``grouped`` would give it again.
        yield made


def gathered(triples: Iterable[Triple], terms: Terms) -> _Said:
    """What triples say by subject and property, wherever it stands among them."""
    found: _Said = defaultdict(lambda: defaultdict(list))
    iris, of = terms.iris, terms.of
    for subject, predicate, value in triples:
        found[iris[subject]][iris[predicate]].append(of(value))
    return found


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
        yield subject, tuple([(predicate, _values(properties[predicate])) for predicate in order])


def _document(subject: Iri, uris: Uris) -> str:
    if not uris.is_ours(subject.text):
        raise ValueError(f"<{subject.text}> is not described by a site at <{uris.base}>")
    return uris.document(subject.text)


def _values(values: list[Term]) -> tuple[Term, ...]:
    return tuple(values) if len(values) == 1 else tuple(sorted(dict.fromkeys(values), key=_place))


def _triples(subjects: Iterable[Subject]) -> Iterator[Triple]:
    for subject, properties in subjects:
        for predicate, values in properties:
            for value in values:
                yield subject.term, predicate.term, value.term


def _subjects(document: Document) -> tuple[Subject, ...]:
    return tuple(grouped(document.triples, document.terms))
