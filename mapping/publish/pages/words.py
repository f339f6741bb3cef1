"""Words that pages show: labels of terms from Turtle and ``site/labels.toml``, and the names of things that were found."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from pydantic import ConfigDict, TypeAdapter
from rdflib import Graph, Literal, URIRef

from ...names import PREFIXES, RDFS, SKOS, UDFALD

_LABELS: Final = (SKOS.prefLabel, RDFS.label)


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list is called, and the sentence under its name."""

    title: str
    lead: str


@dataclass(frozen=True, slots=True)
class _File:
    """``site/labels.toml``; a key that is missing or strange is a fault of the program, not of its user."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    quiet: frozenset[str]
    signs: dict[str, str]
    choices: dict[str, str]
    verdicts: dict[str, str]
    evidence: dict[str, str]
    directions: dict[str, str]
    kinds: dict[str, str]
    lists: dict[str, ListWords]
    terms: dict[str, str]
    page_types: dict[str, tuple[str, ...]]


_FILE: Final[TypeAdapter[_File]] = TypeAdapter(_File)


@dataclass(frozen=True, slots=True)
class Words:
    """Labels by IRI, Danish first, and the small tables of ``site/labels.toml``."""

    danish: Mapping[str, str]
    english: Mapping[str, str]
    quiet: frozenset[str]
    """Outcomes that decide nothing."""
    signs: Mapping[str, str]
    choices: Mapping[str, str]
    """Signs of the sides of a vote."""
    verdicts: Mapping[str, str]
    """Signs of what a decision made of a recommendation."""
    evidence: Mapping[str, str]
    directions: Mapping[str, str]
    kinds: Mapping[str, str]
    lists: Mapping[str, ListWords]
    """By the path word that the list lies under."""
    page_types: Mapping[str, tuple[str, ...]]
    """By the template's file name, classes of schema.org for FAIR Signposting; ``page`` is every other page's."""

    def term(self, iri: str) -> str:
        """The Danish label of a term, or its short form where nobody has given one."""
        return self.danish.get(str(iri)) or short(str(iri))

    def outcome(self, concept: str) -> str:
        """The Danish word for an outcome, by the last part of its IRI."""
        return self.term(str(UDFALD[concept]))


@cache
def read_words(ontology: Path, site: Path) -> Words:
    """The labels of every term in the Turtle files of ``ontology``, then those of ``site/labels.toml``."""
    file = _FILE.validate_python(tomllib.loads((site / "labels.toml").read_text("utf-8")))
    danish = {expanded(name): label for name, label in file.terms.items()}
    english: dict[str, str] = {}
    for path in sorted(ontology.glob("*.ttl")):
        for subject, language, label in _labels(path):
            (english if language == "en" else danish)[subject] = label
    said = (file.evidence, file.directions, file.kinds, file.lists, file.page_types)
    return Words(danish, english, file.quiet, file.signs, file.choices, file.verdicts, *said)


def _labels(path: Path) -> list[tuple[str, str | None, str]]:
    graph = Graph().parse(path, format="turtle")
    found = [
        (str(subject), value.language, str(value))
        for predicate in _LABELS
        for subject, value in graph.subject_objects(predicate)
        if isinstance(value, Literal)
    ]
    return sorted(found, key=lambda row: (row[0], row[1] or "", row[2]))


@lru_cache(maxsize=4096)
def short(iri: str) -> str:
    """``skos:broader`` where the namespace is known, the whole IRI where it is not."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def expanded(name: str) -> str:
    """The other way round: ``skos:broader`` as an IRI."""
    prefix, _, local = name.partition(":")
    return str(URIRef(PREFIXES[prefix] + local))
