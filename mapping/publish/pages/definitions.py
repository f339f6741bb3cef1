"""The pages of what words mean: the ontology, the code lists, and anything else that has no template of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup
from rdflib import Literal, URIRef

from ...names import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, Triple
from ..documents import Document
from .facts import data_list, name_of, names, subject_iris
from .frame import Page, describe
from .links import Link, Links, Site

_TITLES: Final = (DCTERMS.title, SKOS.prefLabel, RDFS.label)
_TEXTS: Final = (SKOS.definition, DCTERMS.description, DCTERMS.abstract, RDFS.comment)
_EXAMPLES: Final = (VANN.example, SKOS.example)
_CLASSES: Final = (OWL.Class, RDFS.Class)

Facts = Mapping[URIRef, tuple[URIRef | Literal, ...]]
"""The values of one subject's properties."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property or a concept, in both languages."""

    id: str
    iri: str
    short: str
    danish: str
    english: str
    meaning_da: str
    meaning_en: str
    examples: tuple[str, ...]
    relations: tuple[tuple[str, tuple[Link, ...]], ...]
    """Label of a property, and what it leads to."""
    wordings: tuple[str, ...]
    """How minutes write it."""


@dataclass(frozen=True, slots=True)
class TermGroup:
    heading: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class VocabularyView:
    """The ontology or a code list."""

    title: str
    title_en: str
    text: str
    text_en: str
    groups: tuple[TermGroup, ...]
    lists: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ResourceView:
    title: str
    data: Markup


def vocabulary_page(site: Site, document: Document, documents: Mapping[str, Document]) -> Page:
    """A page of ``def/``, of which ``documents`` has all: the ontology's own page leads to the code lists."""
    links = Links(site, document.path)
    ontology = str(site.uris.definitions_page())
    others = sorted(iri for iri in documents if iri != ontology) if document.iri == ontology else []
    found = by_subject(document.triples)
    head = _head(document, site)
    title = text_in(head, _TITLES, "da") or document.path
    view = VocabularyView(
        title=title,
        title_en=text_in(head, _TITLES, "en"),
        text=text_in(head, _TEXTS, "da"),
        text_en=text_in(head, _TEXTS, "en"),
        groups=tuple(_groups(found, links)),
        lists=tuple(_list_link(documents[iri], links) for iri in others),
    )
    crumbs = () if document.iri == ontology else (Link("Ontologi", links.ours(ontology)),)
    return Page(document.path, "vocabulary.html", title, describe(view.text or title), view, crumbs, document)


def resource_page(site: Site, document: Document) -> Page:
    """A page for a document that has no template of its own: its triples, in human form."""
    known, subjects = names(document), subject_iris(document)
    title = name_of(next((iri for iri in subjects if "#" in iri), subjects[0]), known) if subjects else document.path
    view = ResourceView(title, data_list(document, Links(site, document.path), level=2))
    return Page(document.path, "resource.html", title, describe(title), view, document=document, is_list=True)


def by_subject(triples: Iterable[Triple]) -> dict[URIRef, dict[URIRef, tuple[URIRef | Literal, ...]]]:
    found: dict[URIRef, dict[URIRef, tuple[URIRef | Literal, ...]]] = {}
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        facts: dict[URIRef, tuple[URIRef | Literal, ...]] = {}
        for _, predicate, value in group:
            facts[predicate] = (*facts.get(predicate, ()), value)
        found[subject] = facts
    return found


def _head(document: Document, site: Site) -> Facts:
    """What is said of the vocabulary itself, whose IRI has no fragment."""
    found = by_subject(document.triples)
    heads = (facts for iri, facts in found.items() if "#" not in iri.rstrip("#"))
    return next((facts for facts in heads if any(title in facts for title in _TITLES)), {})


def _groups(subjects: Mapping[URIRef, Facts], links: Links) -> Iterable[TermGroup]:
    classes: list[Term] = []
    properties: list[Term] = []
    concepts: list[Term] = []
    for subject, facts in subjects.items():
        kinds = facts.get(RDF.type, ())
        if not subject.partition("#")[2] or not any(title in facts for title in _TITLES):
            continue
        term = _term(subject, facts, links)
        (concepts if SKOS.Concept in kinds else classes if any(kind in _CLASSES for kind in kinds) else properties).append(term)
    for heading, terms in (("Begreber", concepts), ("Klasser", classes), ("Egenskaber", properties)):
        if terms:
            yield TermGroup(heading, tuple(sorted(terms, key=lambda term: term.id.casefold())))


def _term(subject: URIRef, facts: Facts, links: Links) -> Term:
    shown = {*_TITLES, *_TEXTS, *_EXAMPLES, SKOS.hiddenLabel, RDF.type, RDFS.isDefinedBy, SKOS.inScheme, SKOS.topConceptOf}
    relations = tuple(
        (links.site.words.term(predicate), tuple(links.named(value) for value in values if isinstance(value, URIRef)))
        for predicate, values in facts.items()
        if predicate not in shown and any(isinstance(value, URIRef) for value in values)
    )
    return Term(
        id=subject.partition("#")[2],
        iri=str(subject),
        short=_short(subject),
        danish=text_in(facts, _TITLES, "da") or _short(subject),
        english=text_in(facts, _TITLES, "en"),
        meaning_da=text_in(facts, _TEXTS, "da"),
        meaning_en=text_in(facts, _TEXTS, "en"),
        examples=tuple(str(value) for predicate in _EXAMPLES for value in facts.get(predicate, ())),
        relations=relations,
        wordings=tuple(str(value) for value in facts.get(SKOS.hiddenLabel, ())),
    )


def _short(subject: URIRef) -> str:
    return subject.partition("#")[2]


def text_in(facts: Facts, predicates: Iterable[URIRef], language: str) -> str:
    for predicate in predicates:
        for value in facts.get(predicate, ()):
            if isinstance(value, Literal) and value.language == language:
                return str(value)
    return ""


def _list_link(document: Document, links: Links) -> Link:
    title = text_in(_head(document, links.site), _TITLES, "da")
    return Link(title or document.path, links.ours(document.iri))
