"""Pages a second, and what a page weighs: the pages of meetings that were read and described before the clock starts.

    python -m benchmarks.pages ../corpus --meetings 20 --repeats 5

Data to files: the clock runs from a meeting's triples to its pages on the disk, and counts the processor's time of this one
process, the system's part included. Where jinja-rdf is installed (``pip install jinja-rdf``), it writes a page of each item
from the same triples in the same run, by ``peers/jinja_rdf.html``: once with what a reader looks for first, once with the same
facts and formats as ours. Of both, what is to be shown is loaded, and put apart by document, before the clock starts.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.util
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any, Final

import jinja2
from rdflib import Graph

from benchmarks.measure import machine, row
from mapping import places
from mapping.describe import JoinedFacts
from mapping.inputs import find_inputs, known_municipalities, read_profiles
from mapping.link import join, summarise
from mapping.meetings import described
from mapping.model import Reading
from mapping.names import FOAF, PREFIXES, Triple
from mapping.publish.documents import Document, by_document
from mapping.publish.files import File
from mapping.publish.jsonld import jsonld
from mapping.publish.pages import Pages
from mapping.publish.pages.frame import render
from mapping.publish.pages.item import item_page
from mapping.publish.turtle import turtle
from mapping.read import read_minutes
from mapping.settings import read_settings
from mapping.uris import Uris

SETTINGS: Final = read_settings(places.site() / "site.toml")
URIS: Final = Uris(SETTINGS.base)
PEER: Final = Path(__file__).parent / "peers" / "jinja_rdf.html"
HEAD: Final = ("what is written", "pages", "ms a page", "pages a second", "spread", "kB of HTML a page")

Meetings = Sequence[tuple[Reading, tuple[Triple, ...]]]
Documents = Mapping[str, Document]
Writing = Callable[[], Iterator[File]]
"""Made before each run, since a document remembers what was made of it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run of one way of writing gave."""

    seconds: float
    pages: int
    size: int
    """Bytes of its pages."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description="Measure how fast pages are written.")
    parser.add_argument("minutes", type=Path, help="a folder that benchmarks.generate made")
    parser.add_argument("--meetings", type=int, default=20, help="how many of its meetings (default 20)")
    parser.add_argument("--repeats", type=int, default=5, help="runs of which the median is told (default 5)")
    given = parser.parse_args(arguments)
    pages, meetings = prepared(given.minutes, given.meetings)
    print(f"{machine()}\n{len(meetings)} meetings; medians of {given.repeats}, processor time.\n")
    print(row(HEAD) + "\n" + row(["---", *(["---:"] * (len(HEAD) - 1))]), flush=True)
    found = dict(ways(pages, meetings))
    gc.collect()
    gc.freeze()  # What was prepared would be looked through again and again, in a heap as large as no build's.
    runs: dict[str, list[Figures]] = {name: [] for name in found}
    for _ in range(given.repeats + 1):  # By turns, so that what else the machine does falls on all alike.
        for name, writing in found.items():
            runs[name].append(measured(writing))
    for name, figures in runs.items():
        print(told(name, figures[1:]))  # The first run compiles templates.
    return 0


def prepared(folder: Path, most: int) -> tuple[Pages, Meetings]:
    """Meetings read, described and joined."""
    inputs, _ = find_inputs([folder], known_municipalities(places.municipalities()))
    profiles, _ = read_profiles(inputs[:most], places.municipalities())
    readings = [read_minutes(each.read(), each.name, profiles[each.municipality]) for each in inputs[:most]]
    collection = join((summarise(each.minutes) for each in readings), profiles)
    facts = JoinedFacts(collection.municipalities[0], URIS)
    said = [(*described(each.minutes, URIS), *facts.of(each.minutes.key)) for each in readings]
    return Pages(SETTINGS, URIS, collection), tuple(zip(readings, said, strict=True))


def ways(pages: Pages, meetings: Meetings) -> Iterator[tuple[str, Callable[[], Writing]]]:
    """Yield each way of writing pages, with what it is called."""
    yield "items: HTML", lambda: partial(items, pages, loaded(meetings), beside=False)
    yield "items: HTML, Turtle, JSON-LD", lambda: partial(items, pages, loaded(meetings), beside=True)
    yield "meetings, items, source texts: HTML, Turtle, JSON-LD", lambda: partial(whole, pages, loaded(meetings))
    if importlib.util.find_spec("jinja_rdf"):
        peer = Peer(meetings)
        yield "items by jinja-rdf: HTML, a fifth of the page", lambda: peer.bare
        yield "items by jinja-rdf: the same facts on the page, Turtle, JSON-LD", lambda: peer.alike


def loaded(meetings: Meetings) -> list[tuple[Reading, Documents]]:
    """Meetings with their documents."""
    return [(reading, {each.iri: each for each in by_document(triples, URIS)}) for reading, triples in meetings]


def items(pages: Pages, meetings: Iterable[tuple[Reading, Documents]], beside: bool) -> Iterator[File]:
    """Every item's page, with its Turtle and JSON-LD beside it where wanted."""
    for reading, documents in meetings:
        for item in reading.minutes.items:
            document = documents[str(URIS.item_page(reading.minutes.key, item.number))]
            if beside:
                yield from data_files(document)
            yield render(pages.site, item_page(pages.site, reading.minutes, item, document))


def data_files(document: Document) -> Iterator[File]:
    yield File(f"{document.path}index.ttl", turtle(document, URIS))
    yield File(f"{document.path}index.jsonld", jsonld(document, URIS))


def whole(pages: Pages, meetings: Iterable[tuple[Reading, Documents]]) -> Iterator[File]:
    """Every page of every meeting, and its data beside it, as a build writes them."""
    for reading, documents in meetings:
        yield from chain.from_iterable(map(data_files, documents.values()))
        yield from pages.of_meeting(reading, documents)


class Peer:
    """jinja-rdf over rdflib, with everything it needs loaded."""

    def __init__(self, meetings: Meetings) -> None:
        jinja_rdf: Any = importlib.import_module("jinja_rdf")  # Not of the development tools: it is only measured against.
        self._get_context = jinja_rdf.get_context
        self._graph = graph_of(chain.from_iterable(triples for _, triples in meetings))
        made = (document for _, triples in meetings for document in by_document(triples, URIS))
        self._documents = {each.iri: (each.path, graph_of(each.triples)) for each in made if is_item(each)}
        environment = jinja2.Environment(autoescape=True)
        jinja_rdf.register_filters(environment)
        self._template = environment.from_string(PEER.read_text("utf-8"))

    def bare(self) -> Iterator[File]:
        """Every item's page with what a reader looks for first."""
        for iri, (path, _) in self._documents.items():
            yield self._page(iri, path)

    def alike(self) -> Iterator[File]:
        """Every item's page with all its data, to read and as JSON-LD, and the data beside it, as ours has them."""
        for iri, (path, graph) in self._documents.items():
            json = graph.serialize(format="json-ld", auto_compact=True)
            yield File(f"{path}index.ttl", graph.serialize(format="turtle", encoding="utf-8"))
            yield File(f"{path}index.jsonld", json.encode())
            yield self._page(iri, path, own=graph, json=json)

    def _page(self, iri: str, path: str, **more: object) -> File:
        html = self._template.render(**self._get_context(self._graph, iri), **more)
        return File(f"{path}index.html", html.encode())


def graph_of(triples: Iterable[Triple]) -> Graph:
    """The triples as rdflib holds them, with the project's prefixes."""
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph


def is_item(document: Document) -> bool:
    return any(predicate == FOAF.primaryTopic and value.endswith("#punkt") for _, predicate, value in document.triples)


def measured(prepare: Callable[[], Writing]) -> Figures:
    """One run, into a fresh folder."""
    pages, size, writing = 0, 0, prepare()
    with tempfile.TemporaryDirectory(prefix="referat-") as folder:
        before = time.process_time()
        for file in writing():
            place = Path(folder, file.path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.data)
            if place.suffix == ".html":
                pages, size = pages + 1, size + len(file.data)
        return Figures(time.process_time() - before, pages, size)


def told(name: str, runs: Sequence[Figures]) -> str:
    """A row of the table."""
    rates = sorted(run.pages / run.seconds for run in runs)
    each, rate = median(run.seconds / run.pages for run in runs), median(rates)
    spread, weight = f"{rates[0]:,.0f}-{rates[-1]:,.0f}", runs[0].size / runs[0].pages
    return row([name, f"{runs[0].pages:,}", f"{each * 1000:.2f}", f"{rate:,.0f}", spread, f"{weight / 1000:.1f}"])


if __name__ == "__main__":
    raise SystemExit(main())
