"""All that a document says, in human form: the list at the foot of every page, and the page of things without a template."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rdflib import Literal, URIRef

from ...names import DCTERMS, FOAF, RDFS, SKOS, XSD, Triple
from ...uris import SOURCE_NAME
from ..documents import Document
from .links import Link, Links
from .words import short

_NAMING: Final = (SKOS.prefLabel, DCTERMS.title, FOAF.name, RDFS.label, SKOS.notation, DCTERMS.identifier)
_PLAIN: Final = (str(XSD.string), "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a thing, with its values in the document's order."""

    label: str
    href: str | None
    iri: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """One subject of a document."""

    anchor: str | None
    """Its fragment, where nothing else on the page carries it."""
    name: str
    iri: str
    properties: tuple[Property, ...]


def things(document: Document, links: Links, taken: Collection[str]) -> tuple[Thing, ...]:
    """Every subject of a document with all its triples; ``taken`` are the ids that the page already has."""
    names = {str(subject): name for subject, name in _names(document.triples)}
    by_subject = groupby(document.triples, key=lambda triple: triple[0])
    return tuple(_thing(subject, tuple(triples), links, names, taken) for subject, triples in by_subject)


def subject_iris(document: Document) -> tuple[str, ...]:
    """The subjects of a document, each once, in its order."""
    return tuple(dict.fromkeys(str(subject) for subject, _, _ in document.triples))


def _thing(subject: URIRef, triples: Iterable[Triple], links: Links, names: Mapping[str, str], taken: Collection[str]) -> Thing:
    _, _, fragment = subject.partition("#")
    properties = tuple(
        Property(
            links.site.words.term(predicate),
            links.to(predicate) if links.site.uris.is_ours(predicate) else None,
            short(str(predicate)),
            tuple(_value(value, links, names) for _, _, value in group),
        )
        for predicate, group in groupby(triples, key=lambda triple: triple[1])
    )
    anchor = fragment if fragment and fragment not in taken else None
    return Thing(anchor, names.get(str(subject)) or _place(subject), str(subject), properties)


def _value(value: URIRef | Literal, links: Links, names: Mapping[str, str]) -> Link:
    if isinstance(value, Literal):
        datatype = str(value.datatype or "")
        note = value.language or (None if datatype in ("", *_PLAIN) else short(datatype))
        return Link(str(value), None, note)
    if (name := names.get(str(value))) is not None:
        return Link(name, links.to(value))
    href = links.to(value) or ""
    if f"/{SOURCE_NAME}#" in value or (href.startswith("#") and str(value) not in links.site.lookup.names):
        return Link(_place(value), href)
    return links.named(value)


def _names(triples: Iterable[Triple]) -> Iterator[tuple[str, str]]:
    """The best name that each subject gives itself, in Danish where it can be had."""
    best: dict[str, tuple[int, str]] = {}
    for subject, predicate, value in triples:
        if predicate in _NAMING and isinstance(value, Literal):
            rank = _NAMING.index(predicate) * 2 + (value.language not in (None, "da"))
            if rank < best.get(str(subject), (99, ""))[0]:
                best[str(subject)] = (rank, str(value))
    for iri, (_, name) in best.items():
        yield iri, name


def _place(iri: str) -> str:
    """What to call a thing without a name: «#tabel-1-r5», or for lines of the source «referat.txt, linje 121–123»."""
    whole, _, fragment = iri.partition("#")
    if not fragment:
        return "Dokumentet" if whole.endswith("/") else whole.rpartition("/")[2]
    start, comma, end = fragment.removeprefix("line=").partition(",")
    if fragment.startswith("line=") and comma and start.isdigit() and end.isdigit():
        first = int(start) + 1
        return f"{SOURCE_NAME}, linje {first}" + ("" if first == int(end) else f"–{end}")
    return f"#{fragment}"
