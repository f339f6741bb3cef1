"""What tells of all that is in the new tree: changes, example queries, catalogue, sitemaps, and the index that is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Final

from . import places
from .cache import Cache
from .fingerprint import digest_of, program
from .gathered import Assembled, Gathered, put
from .publish.catalogue import (
    Publisher,
    Source,
    Weighed,
    Weight,
    catalogue_documents,
    catalogue_files,
    finding_files,
    put_versions,
)
from .publish.catalogue.addresses import COMMON, matters_path, slice_path, slices
from .publish.catalogue.source import dump_dates
from .publish.changes import Log, lastmod, notes, publish_changes
from .publish.changes.feed import ROOT
from .publish.changes.log import Kind, entries_of
from .publish.definitions import definitions
from .publish.dumps import TURTLE
from .publish.pages import Pages
from .publish.queries import read_queries, run_queries
from .publish.search import can_index, licence_file, part_index, search_page, searched
from .publish.search_parts import MOST_PAGES, SearchPart, search_parts
from .publish.sparql_page import Source as Data
from .publish.sparql_page import sparql_files
from .publish.tree import NotPublished, Tree
from .units import put_anew, stands_again
from .workers import Progress
from .writing import data_files

_AT_ONCE: Final = 2
"""Parts of the search index made at a time, where they have no more than ``MOST_PAGES`` pages together: it is they that take
memory."""


def finish(tree: Tree, log: Log, weighed: Weighed, gathered: Gathered, pages: Pages, progress: Progress) -> Assembled:
    """Put the rest of a site in its tree, when all its documents are there, but for the search index. Raises NotPublished and
    Unusable."""
    settings, collection = pages.site.settings, pages.site.lookup.collection
    progress("changes", 0, 1)
    changes = publish_changes(tree, log, gathered.hashes, pages.site)
    progress("queries", 0, 1)
    _put_queries(tree, pages, gathered)
    history = dump_dates((entry.path, entry.time.date()) for entry in chain(entries_of(tree.before, log), changes))
    versions = put_versions(tree, weighed.weights, settings.published, settings.keep_versions)
    feed = ROOT if log.time else None
    if feed:
        weighed.weights[feed] = Weight.of(tree.read(feed))
    asked = Publisher(settings.publisher_cvr, settings.publisher_kind, settings.frequency)
    source = Source(settings, gathered.uris, collection, weighed.weights, versions, history, asked, feed)
    progress("catalog", 0, 1)
    _put_catalogue(tree, source, gathered, pages)
    progress("sitemaps", 0, 1)
    indexed, parts = can_index(), search_parts(tree.paths)
    tree.add(search_page(pages.site, indexed, parts))
    removed = frozenset(path for path, entry in log.latest.items() if entry.kind is Kind.DELETE)
    put(tree, finding_files(source, tree.paths, lastmod(log), removed))
    return Assembled(gathered.counts.triples, feed is not None, tuple(notes(log)), parts if indexed else ())


def _put_queries(tree: Tree, pages: Pages, gathered: Gathered) -> None:
    """The SPARQL page; each of its examples is run on the new dump first."""
    queries = read_queries(places.site() / "queries")
    answers = run_queries(queries, tree.place(TURTLE))
    if answers.problems:
        raise NotPublished(f"An example query does not work, so nothing was published.\n{answers.problems[0]}")
    whole = Data("Alt", f"{TURTLE}.gz", gathered.counts.triples)
    several = len(pages.site.lookup.collection.municipalities) > 1
    parts = [Data("Fælles oplysninger", COMMON, gathered.slices.common, common=True)]
    for one in pages.site.lookup.collection.municipalities:
        path, name = matters_path(one.slug), "Sager, initiativer og personer"
        if path in gathered.slices.matters:
            parts.append(Data(f"{name}, {one.name}" if several else name, path, gathered.slices.matters[path]))
    for year in slices(pages.site.lookup.collection):
        path = slice_path(year.municipality.slug, year.body.name, year.year)
        name = f"{year.body.name}, {year.municipality.name}" if several else year.body.name
        parts.append(Data(name, path, gathered.slices.triples[path], year=str(year.year)))
    terms = definitions(places.ontology())
    put(tree, sparql_files(pages.site, places.site(), queries, answers, terms, whole, parts))


def _put_catalogue(tree: Tree, source: Source, gathered: Gathered, pages: Pages) -> None:
    """The catalogue's pages stay out of the dumps that they weigh."""
    documents = catalogue_documents(source)
    for document in documents:
        put(tree, data_files(document, gathered.uris))
    put(tree, pages.of_documents(documents))
    put(tree, catalogue_files(source, documents, gathered.counts, gathered.slices.all))


def put_index(tree: Tree, cache: Cache, parts: Sequence[SearchPart]) -> None:
    """The search index: those of its parts whose pages are as they were are taken over. Raises NotPublished."""
    if not parts:  # Pagefind is not made for every machine.
        return
    stale = {}
    for part in parts:
        key = digest_of(program(), part.name, *(f"{path} {tree.stamp_of(path)}" for path in searched(tree.folder, part)))
        if not stands_again(tree, cache, key):
            stale[part] = key
    for several in _together(stale):
        with ThreadPoolExecutor(_AT_ONCE) as threads:  # Each has pagefind at work, which is a process of its own.
            made = threads.map(lambda part: tuple(part_index(tree.folder, tree.spool, part)), several)
            for part, files in zip(several, made, strict=True):
                put_anew(tree, cache, stale[part], files)
    tree.add(licence_file(places.site()))


def _together(parts: Iterable[SearchPart]) -> Iterator[tuple[SearchPart, ...]]:
    several: tuple[SearchPart, ...] = ()
    for part in parts:
        if several and (len(several) == _AT_ONCE or sum(len(each.pages) for each in (*several, part)) > MOST_PAGES):
            yield several
            several = ()
        several = (*several, part)
    if several:
        yield several
