"""What stays where a document was: that it was here, when it was removed, and nothing of what it said.

A tombstone names every thing that the document described, with its class, so that each IRI still leads to a place. What it
must name is read from the site that was published before, whether the document still stands there or its tombstone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from markupsafe import Markup
from rdflib import Literal, URIRef

from ...danish import write_date
from ...names import FOAF, OWL, PROV, RDF, XSD, Triple
from ...settings import Settings
from ...uris import SOURCE_NAME, Uris, relative
from ..documents import Document, by_document
from ..files import File
from ..jsonld import jsonld
from ..pages.frame import render_bare
from ..tree import NotPublished
from ..turtle import turtle
from .feed import member
from .log import Entry, write_time

CHANGES: Final = "aendringer/"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a removed document described."""

    anchor: str
    iri: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A removed document, as its page shows it."""

    iri: str
    day: str
    iso: str
    things: tuple[Thing, ...]
    json: Markup
    """Its JSON-LD, fit for a script element."""


def tombstone_files(entry: Entry, before: Path, settings: Settings, uris: Uris) -> Iterator[File]:
    """Yield the files of one removed document: page, Turtle, JSON-LD, and a source text's own. Raises NotPublished."""
    document = tombstone(entry, before, uris)
    yield File(f"{document.path}index.ttl", turtle(document, uris))
    json = jsonld(document, uris)
    yield File(f"{document.path}index.jsonld", json)
    yield _page(document, entry, json, settings)
    for text in sorted({whole for subject, _, _ in document.triples if (whole := _whole(subject)).endswith(f"/{SOURCE_NAME}")}):
        yield File(text.removeprefix(uris.base), _notice(document, entry).encode())


def tombstone(entry: Entry, before: Path, uris: Uris) -> Document:
    """The triples of a removed document; ``entry`` is its removal, ``before`` the site as it was published last."""
    iri = uris.document_at(entry.path)
    kept = {(iri, RDF.type, FOAF.Document), *_classes(iri, before / entry.path / "index.ttl", uris)}
    removal, time = member(entry, uris), Literal(write_time(entry.time), datatype=XSD.dateTime)
    triples: list[Triple] = [*kept, (iri, PROV.invalidatedAtTime, time)]
    for subject in {subject for subject, _, _ in kept}:
        triples.append((subject, OWL.deprecated, Literal("true", datatype=XSD.boolean)))
        triples.append((subject, PROV.wasInvalidatedBy, removal))
    (document,) = by_document(triples, uris)
    return document


def _classes(iri: str, file: Path, uris: Uris) -> Iterator[Triple]:
    """Yield the class of each thing that a document described; a site that lost the file has nothing more to say."""
    if not file.is_file():
        return
    try:
        for triple in ox.parse(input=file.read_bytes(), format=ox.RdfFormat.TURTLE):
            subject, value = triple.subject, triple.object
            if triple.predicate.value == str(RDF.type) and isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode):
                if uris.is_ours(subject.value) and uris.document(subject.value) == str(iri):
                    yield URIRef(subject.value), RDF.type, URIRef(value.value)
    except (SyntaxError, ValueError) as error:
        raise NotPublished(
            f"«{uris.path(iri)}index.ttl» of what is published cannot be read ({error}), and what it described must not be"
            " forgotten. Nothing was published. Put the file back from a copy of the site."
        ) from error


def _whole(subject: str) -> str:
    return str(subject).partition("#")[0]


def _page(document: Document, entry: Entry, json: bytes, settings: Settings) -> File:
    subjects = dict.fromkeys(str(subject) for subject, _, _ in document.triples)
    things = tuple(Thing(anchor, iri) for iri in subjects if (anchor := iri.partition("#")[2]))
    # A script ends at the first «</», wherever it stands; JSON may write «<» as an escape.
    script = Markup(json.decode().replace("<", "\\u003c"))
    values = {
        "removed": Tombstone(document.iri, write_date(entry.time.date()), entry.time.date().isoformat(), things, script),
        "site_title": settings.title_da,
        "home": relative(document.path, ""),
        "changes": relative(document.path, CHANGES),
        "static": relative(document.path, "static/"),
    }
    return render_bare("tombstone.html", f"{document.path}index.html", values)


def _notice(document: Document, entry: Entry) -> str:
    day = entry.time.date()
    return (
        f"Teksten, der stod her, er fjernet {write_date(day)}.\n"
        f"The text that stood here was removed on {day.isoformat()}.\n\n{document.iri}\n"
    )
