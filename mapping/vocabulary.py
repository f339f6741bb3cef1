"""The code lists of ``ontology/`` as tables: what concepts are called, and the wordings by which minutes mean them.

The Turtle is the only source of phrases, and it is published, so that anybody can read our reading rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import Graph, Literal, URIRef

from . import places
from .names import DCTERMS, REFERAT, SKOS

NOT_CLASSIFIED: Final = "ikke-klassificeret"
"""The outcome of a decision whose wording no concept knows."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a code list."""

    slug: str
    """The last part of its IRI."""
    label_da: str
    label_en: str
    definition_da: str
    order: int
    """``referat:readingOrder``: of two concepts that match, the lower wins."""
    wordings: tuple[str, ...]
    title_wordings: tuple[str, ...]
    marked_wordings: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeList:
    """A SKOS concept scheme."""

    title_da: str
    concepts: dict[str, Concept]
    """By slug, in reading order, then by slug."""

    def label(self, slug: str) -> str:
        """The Danish label that pages show."""
        return self.concepts[slug].label_da


@cache
def outcomes() -> CodeList:
    """How items end."""
    return _code_list("outcomes.ttl", "udfald")


@cache
def qualifiers() -> CodeList:
    """What may be added to an outcome."""
    return _code_list("qualifiers.ttl", "tillaeg")


@cache
def sections() -> CodeList:
    """The sections of an agenda item."""
    return _code_list("sections.ttl", "afsnit")


@cache
def bodies() -> CodeList:
    """Kinds of political body."""
    return _code_list("bodies.ttl", "organ")


@cache
def stages() -> CodeList:
    """What an amount is to the budget: granted, released, carried over …"""
    return _code_list("stages.ttl", "bevilling")


@cache
def control_areas() -> CodeList:
    """Kinds of spending."""
    return _code_list("control_areas.ttl", "styringsomraade")


def words(text: str) -> str:
    """Text as lower-case words with one space between: how wordings and texts are compared."""
    return " ".join(_WORD.findall(text.casefold()))


def word_places(text: str) -> list[tuple[int, int]]:
    """Where the words of ``words`` begin and end in the text."""
    return [match.span() for match in _WORD.finditer(text)]


_WORD: Final = re.compile(r"[^\W_]+(?:[-/'’][^\W_]+)*-?")


@dataclass(frozen=True, slots=True)
class Wording:
    """One hiddenLabel of an outcome or a qualifier, ready to be searched for in ``words``."""

    concept: Concept
    pattern: re.Pattern[str]
    first: str
    """The words it begins with: where they are not in a text, the pattern need not be tried."""
    edge: bool
    """True for a single word, which counts only where a clause begins or ends."""


@cache
def outcome_wordings() -> tuple[Wording, ...]:
    """Every outcome's wordings, the lowest reading order and the longest wording first."""
    return _wordings(outcomes())


@cache
def qualifier_wordings() -> tuple[Wording, ...]:
    """Every qualifier's wordings, in the same order."""
    return _wordings(qualifiers())


def _wordings(listed: CodeList) -> tuple[Wording, ...]:
    found = [
        (concept, wording)
        for concept in listed.concepts.values()
        for wording in sorted(concept.wordings, key=lambda wording: (-len(wording), wording))
    ]
    return tuple(
        Wording(concept, wording_pattern(wording), words(wording.strip("… ").split("…")[0]), _at_edge(wording))
        for concept, wording in found
    )


def _at_edge(wording: str) -> bool:
    return " " not in wording and not wording.endswith(".")


def wording_pattern(wording: str) -> re.Pattern[str]:
    """A hiddenLabel of ``outcomes.ttl`` as a pattern over ``words``; its comment tells the notation."""
    pieces = [re.escape(words(piece)) for piece in wording.strip("… ").split("…")]
    body = r"(?: \S+){0,12} ".join(pieces)
    if wording.endswith("."):
        return re.compile(rf"^{body}$")
    if _at_edge(wording):
        return re.compile(rf"^{body}(?= |$)|(?<= ){body}$")
    return re.compile(rf"(?:^|(?<= )){body}(?= |$)")


@cache
def section_headings() -> dict[str, tuple[str, bool]]:
    """Folded heading to the section's slug, and whether it counts only on a line marked as a heading."""
    found: dict[str, tuple[str, bool]] = {}
    for concept in sections().concepts.values():
        found.update({words(wording): (concept.slug, False) for wording in concept.wordings})
        found.update({words(wording): (concept.slug, True) for wording in concept.marked_wordings})
    return found


def body_kind(name: str) -> str:
    """The kind of a body, from its name: the slug of a concept in ``bodies.ttl``."""
    folded = name.casefold()
    if folded.endswith(("område", "området")):  # «Handleplan for ungeområdet» is no council («…rådet»).
        return "andet"
    for concept in bodies().concepts.values():
        for wording in concept.wordings:
            known = wording.casefold()
            if folded == known or (known.startswith("…") and folded.endswith(known.removeprefix("…"))):
                return concept.slug
    return "andet"


def _code_list(file: str, scheme: str) -> CodeList:
    graph = Graph().parse(places.ontology() / file, format="turtle")
    base = f"https://w3id.org/referat/def/{scheme}/"
    concepts = sorted(_concepts(graph, f"{base}#"), key=lambda concept: (concept.order, concept.slug))
    return CodeList(
        title_da=_text(graph, URIRef(base), DCTERMS.title, "da"),
        concepts={concept.slug: concept for concept in concepts},
    )


def _concepts(graph: Graph, namespace: str) -> Iterator[Concept]:
    for subject in graph.subjects(SKOS.prefLabel, None, unique=True):
        if not isinstance(subject, URIRef) or not subject.startswith(namespace):
            continue
        order = graph.value(subject, REFERAT.readingOrder)
        yield Concept(
            slug=subject.removeprefix(namespace),
            label_da=_text(graph, subject, SKOS.prefLabel, "da"),
            label_en=_text(graph, subject, SKOS.prefLabel, "en"),
            definition_da=_text(graph, subject, SKOS.definition, "da"),
            order=500 if order is None else int(str(order)),
            wordings=_texts(graph, subject, SKOS.hiddenLabel),
            title_wordings=_texts(graph, subject, REFERAT.titleWording),
            marked_wordings=_texts(graph, subject, REFERAT.markedWording),
            examples=_texts(graph, subject, SKOS.example),
        )


def _text(graph: Graph, subject: URIRef, predicate: URIRef, language: str) -> str:
    found = [str(o) for o in graph.objects(subject, predicate) if isinstance(o, Literal) and o.language == language]
    return found[0] if found else ""


def _texts(graph: Graph, subject: URIRef, predicate: URIRef) -> tuple[str, ...]:
    return tuple(sorted(str(o) for o in graph.objects(subject, predicate)))
