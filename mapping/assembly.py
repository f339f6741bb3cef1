"""Every file of the site, put in the new tree: the second half of a build, after reading, describing, checking and joining."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from . import places
from .collection import Collection
from .gather import Joined, Progress
from .meetings import Meeting, Written, data_files, writer
from .pool import in_order
from .problems import Problem
from .publish.bridges import Bridges, Bridging, open_bridges
from .publish.catalogue import (
    Counts,
    Publisher,
    Slices,
    Source,
    Weighed,
    Weight,
    catalogue_documents,
    catalogue_files,
    finding_files,
    put_versions,
)
from .publish.catalogue.addresses import slice_path, slices
from .publish.catalogue.slices import COMMON
from .publish.catalogue.source import dump_dates
from .publish.changes import Log, content_hash, lastmod, notes, publish_changes
from .publish.changes.feed import ROOT
from .publish.changes.log import Kind, entries_of
from .publish.definitions import definition_files, definitions
from .publish.documents import Document, by_document
from .publish.dumps import TURTLE, Dumps, open_dumps, turtle_chunk
from .publish.files import File
from .publish.pages import Pages
from .publish.queries import read_queries, run_queries
from .publish.search import can_index, licence_file, search_index, search_page
from .publish.servers import server_files
from .publish.sparql_page import Source as Data
from .publish.sparql_page import sparql_files
from .publish.tables import Tables, joined_chunks, metadata_files, open_tables
from .publish.tree import NotPublished, Tree
from .settings import Settings
from .uris import Uris


@dataclass(frozen=True, slots=True)
class Assembled:
    """What publishing came to."""

    triples: int
    has_feed: bool
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Data:
    """What gathers all data while documents come, one meeting at a time."""

    uris: Uris
    dumps: Dumps
    tables: Tables
    slices: Slices
    bridges: Bridges
    counts: Counts = field(default_factory=Counts)
    hashes: dict[str, str] = field(default_factory=dict)
    """The ``content_hash`` of each document, by folder."""

    def add_meeting(self, meeting: Meeting, written: Written) -> None:
        self.dumps.add_written(written.turtle, written.nquads)
        self.tables.add(written.tables)
        if meeting.key is not None:
            self.bridges.add(meeting.key.municipality, written.bridges)
        self.counts.merge(written.counts)
        self.hashes |= written.hashes
        if meeting.key is not None:
            self.slices.add(meeting.key, written.turtle, written.triples)

    def add(self, document: Document, graph: str) -> None:
        self.dumps.add(document, graph)
        self.counts.add(document.triples, self.uris)
        self.hashes[document.path] = content_hash(document.triples)
        self.slices.add_common(turtle_chunk(document), len(document.triples))


def publish(tree: Tree, log: Log, joined: Joined, settings: Settings, jobs: int, progress: Progress) -> Assembled:
    """Write every file of the site. Raises NotPublished and Unusable."""
    uris = Uris(settings.base)
    pages = Pages(settings, uris, joined.collection)
    documents = {document.iri: document for document in by_document(joined.triples, uris)}
    dumped, parts = Weighed(tree), Slices(tree.spool)
    with ExitStack() as files:
        dumps, tables = files.enter_context(open_dumps(dumped)), files.enter_context(open_tables(dumped))
        slugs = [each.slug for each in joined.collection.municipalities]
        bridges = files.enter_context(open_bridges(dumped, settings, uris, slugs))
        data = _Data(uris, dumps, tables, parts, bridges)
        _put_meetings(tree, data, joined, settings, jobs, progress)
        _put_joined(tree, data, documents, joined.collection, progress)
        _put_bridged(tree, data, documents, Bridging(settings, uris), slugs)
    parts.write(dumped)
    _put(dumped, metadata_files(settings))
    rules = server_files(settings.base, places.site() / "servers")
    shipped = chain(pages.static(), definition_files(places.ontology(), places.shapes()), rules)
    _put(tree, chain(_joined_pages(pages, documents, uris, progress), shipped))
    return _put_the_rest(tree, log, dumped, data, pages)


def _put_the_rest(tree: Tree, log: Log, dumped: Weighed, data: _Data, pages: Pages) -> Assembled:
    """What tells of all that is in the tree by now: changes, example queries, search, catalogue, sitemaps."""
    settings, collection = pages.site.settings, pages.site.lookup.collection
    changes = publish_changes(tree, log, data.hashes, pages.site)
    _put_queries(tree, pages, data)
    history = dump_dates((entry.path, entry.time.date()) for entry in chain(entries_of(tree.before, log), changes))
    versions = put_versions(tree, dumped.weights, settings.published)
    feed = ROOT if log.time else None
    if feed:
        dumped.weights[feed] = Weight.of(tree.read(feed))
    asked = Publisher(settings.publisher_cvr, settings.publisher_kind, settings.frequency)
    source = Source(settings, data.uris, collection, dumped.weights, versions, history, asked, feed)
    _put_catalogue(tree, source, data, pages)
    _put_search(tree, pages)
    removed = frozenset(path for path, entry in log.latest.items() if entry.kind is Kind.DELETE)
    _put(tree, finding_files(source, tree.paths, lastmod(log), removed))
    return Assembled(data.counts.triples, feed is not None, tuple(notes(log)))


def _put(tree: Tree | Weighed, files: Iterable[File]) -> None:
    for file in files:
        tree.add(file)


def _put_meetings(tree: Tree, data: _Data, joined: Joined, settings: Settings, jobs: int, progress: Progress) -> None:
    total = len(joined.meetings)
    progress("publish", 0, total)
    task = partial(writer, settings, data.uris, joined.collection)
    written = in_order(task, joined.meetings, jobs)
    for done, (meeting, made) in enumerate(zip(joined.meetings, written, strict=True), 1):
        _put(tree, made.files)
        _put(tree, made.bridges.files)
        data.add_meeting(meeting, made)
        progress("publish", done, total)


def _put_joined(tree: Tree, data: _Data, documents: dict[str, Document], collection: Collection, progress: Progress) -> None:
    """The data files of what no single meeting says, each document also into the dumps under its named graph."""
    uris, municipalities = data.uris, {each.slug for each in collection.municipalities}
    data.tables.add(joined_chunks(collection, uris))
    for done, document in enumerate(documents.values(), 1):
        word = document.path.partition("/")[0]
        page = uris.folder(word) if word in municipalities or word == "def" else uris.home()
        data.add(document, uris.graph(page))
        _put(tree, data_files(document, uris))
        progress("join", done, len(documents))


def _put_bridged(
    tree: Tree, data: _Data, documents: dict[str, Document], bridging: Bridging, municipalities: Iterable[str]
) -> None:
    """What no single meeting says to the bridges: each municipality's bodies, administrations, persons and lists."""
    for slug in municipalities:
        roots = tuple(f"{slug}/{word}" for word in ("udvalg/", "forvaltning/", "person/", "liste/"))
        found = [each for each in documents.values() if each.path == f"{slug}/" or each.path.startswith(roots)]
        made = bridging.of((triple for document in found for triple in document.triples), slug)
        _put(tree, made.files)
        data.bridges.add(slug, made)


def _joined_pages(pages: Pages, documents: dict[str, Document], uris: Uris, progress: Progress) -> Iterator[File]:
    under_def = uris.definitions_page()
    defined = {iri: document for iri, document in documents.items() if iri.startswith(under_def)}
    others = {iri: document for iri, document in documents.items() if iri not in defined}
    for done, file in enumerate(chain(pages.of_collection(others), pages.of_definitions(defined))):
        yield file
        progress("pages", min(done, len(documents)), len(documents))


def _put_queries(tree: Tree, pages: Pages, data: _Data) -> None:
    """The SPARQL page; each of its examples is run on the new dump first."""
    queries = read_queries(places.site() / "queries")
    answers = run_queries(queries, tree.place(TURTLE))
    if answers.problems:
        raise NotPublished(f"An example query does not work, so nothing was published.\n{answers.problems[0]}")
    whole = Data("Alt", f"{TURTLE}.gz", data.counts.triples)
    parts = [Data("Fælles oplysninger", COMMON, data.slices.common, common=True)]
    for one in slices(pages.site.lookup.collection):
        path = slice_path(one.municipality.slug, one.body.name, one.year)
        parts.append(Data(f"{one.body.name} {one.year}", path, data.slices.triples[path]))
    terms = definitions(places.ontology())
    _put(tree, sparql_files(pages.site, places.site(), queries, answers, terms, whole, parts))


def _put_catalogue(tree: Tree, source: Source, data: _Data, pages: Pages) -> None:
    """The catalogue's pages stay out of the dumps that they weigh."""
    documents = catalogue_documents(source)
    for document in documents:
        _put(tree, data_files(document, data.uris))
    _put(tree, pages.of_documents(documents))
    _put(tree, catalogue_files(source, documents, data.counts, data.slices.triples))


def _put_search(tree: Tree, pages: Pages) -> None:
    """The search page; its index only where pagefind is installed, which is not made for every machine."""
    indexed = can_index()
    tree.add(search_page(pages.site, indexed))
    if indexed:
        _put(tree, search_index(tree.folder, tree.spool))
        tree.add(licence_file(places.site()))
