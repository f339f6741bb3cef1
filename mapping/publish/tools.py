"""What readers use the data with, made of the site once all else is in its tree: the SPARQL page and the search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import places
from .definitions import definitions
from .dumps import TURTLE
from .files import File
from .pages.links import Site
from .queries import read_queries, run_queries
from .search import can_index, licence_file, search_index, search_page
from .sparql_page import Source, sparql_files
from .tree import NotPublished, Tree


def tool_files(tree: Tree, site: Site, triples: int, slices: Sequence[Source] = ()) -> Iterator[File]:
    """Yield both, with all that belongs to them. ``triples`` is how many the dump holds.

    To be called when the dumps and all pages are in the tree: the examples are run on the one, and the others are
    indexed. Raises NotPublished for an example query that does not work and for an index that cannot be made, and
    Unusable for files of the site that cannot be used.
    """
    yield from _asked(tree, site, triples, slices)
    yield from _searched(tree, site)


def _asked(tree: Tree, site: Site, triples: int, slices: Sequence[Source]) -> Iterator[File]:
    queries = read_queries(places.site() / "queries")
    answers = run_queries(queries, tree.folder / TURTLE)
    if answers.problems:
        told = "\n".join(map(str, answers.problems))
        raise NotPublished(f"An example query does not work, so nothing was published.\n{told}")
    whole = Source("data", f"{TURTLE}.gz", triples)
    yield from sparql_files(site, places.site(), queries, answers, definitions(places.ontology()), whole, slices)


def _searched(tree: Tree, site: Site) -> Iterator[File]:
    built = can_index()
    if built:
        yield licence_file(places.site())
        yield from search_index(tree.folder, tree.spool)
    yield search_page(site, built)
