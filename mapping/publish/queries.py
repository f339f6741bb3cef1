"""The example queries in ``site/queries/``: read, run on the data that is being published, and described as data.

Each file begins with what it is called and what it answers, so that it can be understood wherever it is copied to::

    # nr: 1
    # titel: En sag fra møde til møde
    # title: A case from meeting to meeting
    # da: Hvornår er sagen behandlet, …?
    # en: When was the case treated, …?
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import Literal, URIRef

from ..names import DCTERMS, FOAF, RDF, RDFS, SH, Triple
from ..problems import Problem, Unusable, shorten
from ..uris import Uris

PAGE: Final = "sparql"
_HEAD: Final = re.compile(r"^# (nr|titel|title|da|en): (.+)$", re.MULTILINE)
_KEYS: Final = ("nr", "titel", "title", "da", "en")
_FORM: Final = re.compile(r"^\s*(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.MULTILINE)
_MOST_BYTES: Final = 30_000_000
"""A dump of up to this size is loaded whole: about 250,000 triples, some 0.6 GB of memory."""
_MOST_TRIPLES: Final = 100_000
"""Of a larger dump, the queries are run on its beginning: they need to be proven sound, not answered."""


@dataclass(frozen=True, slots=True)
class Query:
    """One worked example."""

    name: str
    """The name of its file, and the fragment of its IRI."""
    number: int
    title_da: str
    title_en: str
    says_da: str
    """A sentence on what it answers."""
    says_en: str
    text: str
    """The whole file, comments and all."""
    form: str
    """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``."""

    @property
    def file(self) -> str:
        """Where it is published."""
        return f"{PAGE}/{self.name}.rq"


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of running the examples."""

    rows: dict[str, int]
    """How many rows, or triples, each query gave, by name; those that failed are left out."""
    whole: bool
    """Whether they ran on all data; otherwise the counts say nothing."""
    problems: tuple[Problem, ...]


def read_queries(folder: Path) -> tuple[Query, ...]:
    """The examples in their order. Raises Unusable for a file that lacks a line of its head, or whose number is taken."""
    queries = sorted((_read(file) for file in folder.glob("*.rq")), key=lambda query: query.number)
    numbers = [query.number for query in queries]
    if numbers != list(range(1, len(queries) + 1)):
        raise Unusable(
            f"site/queries: the examples are numbered {numbers}; they need the numbers 1 to {len(queries)}, each once."
        )
    return tuple(queries)


def _read(file: Path) -> Query:
    text = file.read_text("utf-8")
    head = {key: value.strip() for key, value in _HEAD.findall(text)}
    form = _FORM.search(text)
    missing = [key for key in _KEYS if key not in head]
    if missing or not form or not head["nr"].isdecimal():
        lacks = ", ".join(f"«# {key}:»" for key in missing) or "a number, or a SELECT, ASK, CONSTRUCT or DESCRIBE of its own line"
        raise Unusable(f"site/queries/{file.name}: lacks {lacks}.")
    number, title_da, title_en, says_da, says_en = (head[key] for key in _KEYS)
    return Query(file.stem, int(number), title_da, title_en, says_da, says_en, text, form[1])


def run_queries(queries: Iterable[Query], dump: Path) -> Answers:
    """Run each example on the Turtle dump; one that cannot be read, or fails, is a Problem that names it."""
    whole = dump.stat().st_size <= _MOST_BYTES
    store = ox.Store()
    if whole:
        store.bulk_load(path=str(dump), format=ox.RdfFormat.TURTLE)
    else:
        store.bulk_extend(islice(ox.parse(path=str(dump), format=ox.RdfFormat.TURTLE), _MOST_TRIPLES))
    rows: dict[str, int] = {}
    problems = []
    for query in queries:
        try:
            rows[query.name] = _count(store.query(query.text))
        except (SyntaxError, ValueError, OSError) as error:
            problems.append(_broken(query, error))
    return Answers(rows, whole, tuple(problems))


def _count(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> int:
    return 1 if isinstance(answer, ox.QueryBoolean) else sum(1 for _ in answer)


def _broken(query: Query, error: Exception) -> Problem:
    needs = "a query that Oxigraph can read and answer: every example that is published works."
    return Problem(f"site/queries/{query.name}.rq", None, "query-fails", shorten(str(error)), needs)


def describe_queries(queries: Iterable[Query], uris: Uris) -> Iterator[Triple]:
    """Say of the page and its examples what they are, as SHACL executables that query editors can list."""
    page = uris.folder(PAGE)
    yield page, URIRef(RDF.type), URIRef(FOAF.Document)
    yield page, URIRef(DCTERMS.title), Literal("Spørg med SPARQL", lang="da")
    yield page, URIRef(DCTERMS.title), Literal("Ask with SPARQL", lang="en")
    for query in queries:
        this = URIRef(f"{uris.fragments(page)}{query.name}")
        form = query.form.capitalize()
        yield page, URIRef(FOAF.topic), this
        yield this, URIRef(RDF.type), URIRef(SH.SPARQLExecutable)
        yield this, URIRef(RDF.type), URIRef(SH[f"SPARQL{form}Executable"])
        yield this, URIRef(RDFS.label), Literal(query.title_da, lang="da")
        yield this, URIRef(RDFS.label), Literal(query.title_en, lang="en")
        yield this, URIRef(RDFS.comment), Literal(query.says_da, lang="da")
        yield this, URIRef(RDFS.comment), Literal(query.says_en, lang="en")
        yield this, URIRef(SH[form.lower()]), Literal(query.text)
