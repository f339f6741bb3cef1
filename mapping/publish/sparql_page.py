"""The page on which readers ask SPARQL: the site's own dump, asked in the reader's own browser, with worked examples.

Without the parts that npm brings, and without JavaScript, the page still has every example, as text and as a file, and
the data to take elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from ..names import OWL, PREFIXES, RDF, W3ID, Triple
from ..uris import Uris, relative
from .documents import by_document
from .dumps import NQUADS, TURTLE
from .files import File
from .jsonld import jsonld
from .pages import phrases
from .pages.frame import Page, render
from .pages.links import Link, Site
from .parts import FOLDER, Parts, part_files, read_parts
from .queries import PAGE, Answers, Query, describe_queries
from .turtle import turtle

MOST_TRIPLES: Final = 300_000
"""What a telephone's browser still loads in a few seconds."""
_PATH: Final = f"{PAGE}/"
_DUMPS: Final = (
    ("Turtle", TURTLE, "komprimeret"),
    ("N-Quads", NQUADS, "komprimeret; siger også, hvilket referat hver oplysning er taget fra"),
)
_TERMS: Final = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)


@dataclass(frozen=True, slots=True)
class Source:
    """A file of data that the page may load: Turtle, plain or compressed."""

    label: str
    path: str
    """Relative to the output folder."""
    triples: int
    common: bool = False
    """What every choice of the others needs: bodies, subjects, definitions. Loaded with any of them."""
    year: str = ""
    """Sources of one label and several years are offered together."""


@dataclass(frozen=True, slots=True)
class Example:
    id: str
    title: str
    title_en: str
    says: str
    says_en: str
    text: str
    file: str
    rows: str | None
    """What it gave when the site was built."""


@dataclass(frozen=True, slots=True)
class Tool:
    """The parts, as the page links to them."""

    editor: str
    style: str
    licences: str


@dataclass(frozen=True, slots=True)
class SparqlView:
    tool: Tool | None
    examples: tuple[Example, ...]
    setup: dict[str, Any]
    """What the page's script needs to know."""
    triples: str
    dumps: tuple[Link, ...]
    static: str
    too_much: bool
    """Whether the reader chooses parts of the data."""


def sparql_files(
    site: Site,
    folder: Path,
    queries: Sequence[Query],
    answers: Answers,
    terms: Iterable[Triple],
    whole: Source,
    slices: Sequence[Source] = (),
) -> Iterator[File]:
    """Yield the page, its data, the examples and the browser parts.

    ``folder`` is the site's folder of templates and parts, ``terms`` the statements of the ontology, which the editor
    completes; ``whole`` is the dump, and ``slices`` are the parts of it that are offered where it is too large.
    Raises Unusable for browser parts that are not what was built.
    """
    parts = read_parts(folder)
    (document,) = by_document(describe_queries(queries, site.uris), site.uris)
    page = Page(
        path=_PATH,
        template="sparql.html",
        title="Spørg med SPARQL",
        description="Stil spørgsmål til alle data på siden, med færdige eksempler. Alt sker i din egen browser.",
        view=_view(parts, queries, answers, _setup(site.uris, parts, terms, whole, slices), whole),
        document=document,
    )
    yield render(site, page)
    yield File(f"{_PATH}index.ttl", turtle(document, site.uris))
    yield File(f"{_PATH}index.jsonld", jsonld(document, site.uris))
    for query in queries:
        yield File(query.file, query.text.encode())
    if parts:
        yield from part_files(folder, parts)


def _view(parts: Parts | None, queries: Iterable[Query], answers: Answers, setup: dict[str, Any], whole: Source) -> SparqlView:
    return SparqlView(
        tool=Tool(*(relative(_PATH, FOLDER + path) for path in (parts.editor, parts.style, parts.licences))) if parts else None,
        examples=tuple(_example(query, answers) for query in queries),
        setup=setup,
        triples=phrases.count(whole.triples, "oplysning", "oplysninger"),
        dumps=tuple(Link(text, relative(_PATH, f"{path}.gz"), note) for text, path, note in _DUMPS),
        static=relative(_PATH, "static/sparql/"),
        too_much=bool(setup["slices"]),
    )


def _example(query: Query, answers: Answers) -> Example:
    rows = answers.rows.get(query.name) if answers.whole else None
    words = ("oplysning", "oplysninger") if query.form in ("CONSTRUCT", "DESCRIBE") else ("række", "rækker")
    return Example(
        id=query.name,
        title=query.title_da,
        title_en=query.title_en,
        says=query.says_da,
        says_en=query.says_en,
        text=query.text.split("\n\n", 1)[-1].strip(),
        file=relative(_PATH, query.file),
        rows=None if rows is None else phrases.count(rows, *words),
    )


def _setup(uris: Uris, parts: Parts | None, terms: Iterable[Triple], whole: Source, slices: Sequence[Source]) -> dict[str, Any]:
    chosen = slices if whole.triples > MOST_TRIPLES else ()
    return {
        "base": uris.base,
        "definitions": W3ID,
        "root": relative(_PATH, ""),
        "engine": parts and relative(_PATH, FOLDER + parts.engine),
        "most": MOST_TRIPLES,
        "whole": _source(whole),
        "slices": [_grouped(list(group)) for _, group in groupby(chosen, key=lambda source: (source.label, source.common))],
        "prefixes": PREFIXES,
        "terms": sorted({str(subject) for subject, predicate, value in terms if predicate == RDF.type and value in _TERMS}),
    }


def _source(source: Source) -> dict[str, Any]:
    return {"label": source.label, "href": relative(_PATH, source.path), "triples": source.triples}


def _grouped(sources: Sequence[Source]) -> dict[str, Any]:
    """The years of one body in little space: there may be thousands. Each with its file in their common folder and its size."""
    first, folder = sources[0], sources[0].path.rpartition("/")[0]
    return {
        "label": first.label,
        "common": first.common,
        "folder": relative(_PATH, f"{folder}/"),
        "parts": [[source.year, source.path.removeprefix(f"{folder}/"), source.triples] for source in sources],
    }
