"""Every file of the site, put in the new tree: the second half of a build, after reading, describing, checking and joining."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, groupby
from typing import Final

from . import places
from .cache import Cache
from .finish import finish
from .gather import Joined
from .gathered import Assembled, Gathered, put
from .meetings import Meeting
from .model import MeetingKey
from .names import Triple
from .packing import triples_in
from .publish.bridges import Bridges, Bridging, open_bridges
from .publish.catalogue import Slices, Weighed
from .publish.changes import Log, Standing, published
from .publish.definitions import definition_files
from .publish.documents import Document, by_document
from .publish.dumps import open_dumps
from .publish.files import File
from .publish.pages import Pages
from .publish.pages.lookup import Lookup
from .publish.pages.things import Thing, shown_of, things_by_page
from .publish.servers import server_files
from .publish.tables import joined_chunks, metadata_files, open_tables
from .publish.tree import Tree
from .settings import Settings, day_of
from .table import Table
from .told import Told
from .understood import TEXT, Progress
from .units import Given, Units, same_for_all
from .uris import Uris
from .workers import Workers
from .writing import DocumentUnit, Logged, MeetingUnit, data_files, joined_graph, share_of, writer

_BRIDGED: Final = ("udvalg/", "forvaltning/", "person/", "liste/")
"""What other councils' systems know besides meetings."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What a build works with."""

    tree: Tree
    cache: Cache
    workers: Workers
    progress: Progress


def publish(hands: Hands, log: Log, joined: Joined, settings: Settings) -> Assembled:
    """Write every file of the site. Raises NotPublished and Unusable."""
    uris, tree, collection = Uris(settings.base), hands.tree, joined.collection
    lookup = Lookup(collection, uris, joined.known_as, tree.spool)
    pages = Pages(settings, uris, lookup)
    known = published(log)
    logged = Logged(known, day_of(settings.published))
    slugs = [each.slug for each in collection.municipalities]
    make = partial(writer, settings, uris, lookup, slugs)
    units = Units(tree, hands.cache, hands.workers, make, lookup, logged, same_for_all(settings))
    weighed, slices = Weighed(tree), Slices(tree.spool)
    with ExitStack() as files:
        dumps, tables = files.enter_context(open_dumps(weighed)), files.enter_context(open_tables(weighed))
        bridges = files.enter_context(open_bridges(weighed, settings, uris, slugs))
        gathered = Gathered(uris, dumps, tables, slices, bridges, Table(tree.spool / "hashes"))
        _put_meetings(hands, units, gathered, joined, known)
        bridged = _Bridged(slugs, uris)
        broad = _put_documents(hands, units, gathered, joined, bridged)
        bridged.put(tree, bridges, Bridging(settings, uris))
    slices.write(weighed)
    put(weighed, metadata_files(settings))
    changed = {path: logged.changed(path, gathered.hashes[path]) for path in (document.path for document in broad.values())}
    put(tree, _broad_pages(pages, broad, changed, hands.progress))
    rules = server_files(settings.base, places.site() / "servers")
    put(tree, chain(pages.static(), definition_files(places.ontology(), places.shapes()), rules))
    return finish(tree, log, weighed, gathered, pages, hands.progress)


# Meetings, and documents of one joined thing --------------------------------------------------------------------------


def _put_meetings(hands: Hands, units: Units, gathered: Gathered, joined: Joined, known: Standing[tuple[str, date]]) -> None:
    uris, day = gathered.uris, units.logged.published

    def unit(meeting: Meeting, key: MeetingKey, facts: Told) -> MeetingUnit:
        logged = Logged(known.under(uris.path(uris.meeting_page(key))), day)
        return MeetingUnit(key, hands.cache.need(TEXT, meeting.place), facts.triples, logged)

    def given() -> Iterator[Given]:
        for meeting in joined.meetings:
            if meeting.key is not None:
                facts = joined.told.facts(meeting.key)
                depends = (meeting.place, facts.digest)
                yield Given(meeting.place, depends, partial(unit, meeting, meeting.key, facts))

    keys = [meeting.key for meeting in joined.meetings if meeting.key]
    hands.progress("publish", 0, len(keys))
    for done, (key, share) in enumerate(zip(keys, units.put(given()), strict=True), 1):
        gathered.add_meeting(key, share)
        hands.progress("publish", done, len(keys))


def _put_documents(hands: Hands, units: Units, gathered: Gathered, joined: Joined, bridged: _Bridged) -> dict[str, Document]:
    """Put what no single meeting says in the tree; give back the documents whose pages show many things at once."""
    uris = gathered.uris
    things = things_by_page(joined.collection, uris)
    gathered.tables.add(joined_chunks(joined.collection, uris, units.lookup))

    broad: list[Triple] = list(joined.defined)

    def unit(told: Told, thing: Thing) -> DocumentUnit:
        return DocumentUnit(told.iri, told.triples, shown_of(thing), units.logged.of(uris.path(told.iri)))

    def given() -> Iterator[Given]:
        for told in joined.told.documents():
            bridged.add(told)
            thing = things.get(told.iri)
            if thing is None:
                broad.extend(triples_in(told.triples))
            else:
                depends = (told.digest, units.lookup.digest(thing))
                yield Given(told.iri, depends, partial(unit, told, thing))

    hands.progress("matters", 0, len(things))
    for done, share in enumerate(units.put(given()), 1):
        gathered.add_joined(share)
        hands.progress("matters", done, len(things))
    return {document.iri: document for document in _put_broad(hands.tree, gathered, by_document(broad, uris), joined)}


def _put_broad(tree: Tree, gathered: Gathered, documents: Iterable[Document], joined: Joined) -> Iterator[Document]:
    """Yield documents whose data have been put in the tree, and into the dumps many at a time: small parts pack badly."""
    uris, slugs = gathered.uris, frozenset(one.slug for one in joined.collection.municipalities)
    for graph, some in groupby(documents, key=lambda document: joined_graph(document, slugs, uris)):
        several = tuple(some)
        gathered.add_joined(share_of(several, graph, uris))
        for document in several:
            put(tree, data_files(document, uris))
            yield document


class _Bridged:
    """What no single meeting says to the bridges: each municipality's bodies, administrations, persons and lists."""

    def __init__(self, slugs: Iterable[str], uris: Uris) -> None:
        self._uris = uris
        self._found: dict[str, list[Triple]] = {slug: [] for slug in slugs}

    def add(self, told: Told) -> None:
        slug, _, rest = self._uris.path(told.iri).partition("/")
        if slug in self._found and (not rest or rest.startswith(_BRIDGED)):
            self._found[slug] += triples_in(told.triples)

    def put(self, tree: Tree, bridges: Bridges, bridging: Bridging) -> None:
        for slug, said in self._found.items():
            made = bridging.of(by_document(said, self._uris), slug)
            put(tree, made.files)
            bridges.add(slug, made)


def _broad_pages(
    pages: Pages, documents: Mapping[str, Document], changed: Mapping[str, date | None], progress: Progress
) -> Iterator[File]:
    under_def = pages.site.uris.definitions_page()
    defined = {iri: document for iri, document in documents.items() if iri.startswith(under_def)}
    others = {iri: document for iri, document in documents.items() if iri not in defined}
    progress("pages", 0, len(documents))
    for done, file in enumerate(chain(pages.of_collection(others, changed), pages.of_definitions(defined, changed))):
        yield file
        progress("pages", min(done, len(documents) - 1), len(documents))
    progress("pages", len(documents), len(documents))
