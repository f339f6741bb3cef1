"""What the project itself defines, as a site serves it under ``def/``: the ontology, its code lists, the shapes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import Literal, URIRef

from ..names import Triple
from .files import File


def definitions(*folders: Path) -> Iterator[Triple]:
    """Yield the statements of every Turtle file directly in some folders of data, by file.

    Raises ValueError for a blank node, and for what is no Turtle.
    """
    for file in (file for folder in folders for file in sorted(folder.glob("*.ttl"))):
        known = file.stat()
        yield from _read(file, known.st_size, known.st_mtime_ns)


def definition_files(ontology: Path, shapes: Path) -> Iterator[File]:
    """Yield what is published as it lies: the shapes, whose blank nodes no document holds, and the JSON Schema of ``read``."""
    for file in sorted(shapes.glob("*.ttl")):
        yield File(f"def/shapes/{file.name}", file.read_bytes())
    for file in sorted(ontology.glob("*.schema.json")):
        yield File(f"def/{file.name}", file.read_bytes())


@cache
def _read(file: Path, size: int, changed: int) -> tuple[Triple, ...]:
    """Read once a process: a build asks for the same definitions at several of its stages."""
    statements = ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)
    return tuple(_triple(each.subject, each.predicate, each.object, file.name) for each in statements)


def _triple(subject: object, predicate: ox.NamedNode, value: object, file: str) -> Triple:
    if not isinstance(subject, ox.NamedNode):
        raise ValueError(f"{file}: {subject} has no IRI")
    return URIRef(subject.value), URIRef(predicate.value), _value(value, file)


def _value(value: object, file: str) -> URIRef | Literal:
    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    if not isinstance(value, ox.Literal):
        raise ValueError(f"{file}: {value} has no IRI")
    if value.language:
        return Literal(value.value, lang=value.language)
    plain = value.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return Literal(value.value, datatype=None if plain else URIRef(value.datatype.value))
