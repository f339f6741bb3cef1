"""Triples put into the documents that describe them, in the order that every writer keeps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef

from ..names import FOAF, RDF, Triple
from ..uris import Uris

_DIGITS: Final = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Document:
    """One document and all that is said in it."""

    iri: str
    path: str
    """Its folder relative to the output folder: ``odense/udvalg/…/``, or nothing for the home page."""
    triples: tuple[Triple, ...]
    """The document itself first, its primary topic next, then the rest in natural order; of each, its classes first."""


def by_document(triples: Iterable[Triple], uris: Uris) -> Iterator[Document]:
    """Yield the documents of some triples by path. Raises ValueError for a subject that is not this site's to describe."""
    subjects: dict[str, dict[URIRef, list[Triple]]] = {}
    for triple in triples:
        subject = triple[0]
        if not uris.is_ours(subject):
            raise ValueError(f"<{subject}> is not described by a site at <{uris.base}>")
        subjects.setdefault(uris.document(subject), {}).setdefault(subject, []).append(triple)
    for iri in sorted(subjects, key=natural):
        yield Document(iri, uris.path(iri), tuple(_in_order(iri, subjects[iri])))


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A sort key by which ``punkt-9`` comes before ``punkt-10``."""
    parts = enumerate(_DIGITS.split(text))
    return (*(_figures(part) if place % 2 else (0, part) for place, part in parts), (0, text))


def _figures(digits: str) -> tuple[int, str]:
    """Figures compare as text of a length, since Python refuses to read very long ones as numbers."""
    bare = digits.lstrip("0")
    return len(bare), bare


def _in_order(document: str, subjects: dict[URIRef, list[Triple]]) -> Iterator[Triple]:
    topics = {str(value) for _, predicate, value in subjects.get(URIRef(document), ()) if predicate == FOAF.primaryTopic}
    for subject in sorted(subjects, key=lambda iri: (str(iri) != document, str(iri) not in topics, natural(str(iri)))):
        yield from sorted(dict.fromkeys(subjects[subject]), key=_within_subject)


def _within_subject(triple: Triple) -> tuple[object, ...]:
    _, predicate, value = triple
    literal = isinstance(value, Literal)
    tags = (value.language or "", str(value.datatype or "")) if isinstance(value, Literal) else ("", "")
    return predicate != RDF.type, str(predicate), literal, natural(str(value)), tags
