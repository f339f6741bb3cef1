"""Every file of the site, put in the new tree: the second half of a build, after reading, describing, checking and joining."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, groupby, islice
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
from .publish.definitions import definition_files, definitions
from .publish.documents import Document, by_document
from .publish.dumps import open_dumps
from .publish.files import File
from .publish.pages import Pages
from .publish.pages.lookup import Lookup
from .publish.pages.things import Thing, Things, in_memory
from .publish.servers import server_files
from .publish.tables import joined_chunks, metadata_files, open_tables
from .publish.tree import Tree
from .settings import Settings, day_of
from .slugs import natural
from .table import Table
from .told import Documents, Told
from .understood import TEXT
from .units import Given, Units, same_for_all
from .uris import Uris
from .workers import Progress, Workers
from .writing import DocumentUnit, Logged, MeetingUnit, data_files, joined_graph, share_of, writer

_BRIDGED: Final = ("udvalg/", "forvaltning/", "person/", "liste/")
"""What other councils' systems know besides meetings."""
_AT_A_TIME: Final = 100
"""Documents that are put into the dumps together."""


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
    lookup = Lookup(collection, uris, joined.known_as, joined.tables)
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
        broad = _put_documents(hands, units, gathered, joined, Bridging(settings, uris))
        defined = {document.iri: document for document in by_document(definitions(places.ontology(), places.shapes()), uris)}
        _put_broad(tree, gathered, [*defined, *broad], lambda iri: defined.get(iri) or broad[iri], frozenset(slugs))
    slices.write(weighed)
    put(weighed, metadata_files(settings))
    changed = {path: logged.changed(path, gathered.hashes[path]) for path in map(uris.path, chain(defined, broad))}
    put(tree, _broad_pages(pages, broad, defined, changed, hands.progress))
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


def _put_documents(hands: Hands, units: Units, gathered: Gathered, joined: Joined, bridging: Bridging) -> Documents:
    """Put what no single meeting says in the tree, but for documents whose pages show many things at once, given back."""
    uris = gathered.uris
    things = Things(joined.collection, uris, hands.tree.spool)
    broad = Documents(joined.told, uris)
    bridged = _Bridged([one.slug for one in joined.collection.municipalities], uris)

    def unit(told: Told, thing: Thing) -> DocumentUnit:
        return DocumentUnit(told.iri, told.triples, in_memory(thing), units.logged.of(uris.path(told.iri)))

    def given() -> Iterator[Given]:
        for place, told in joined.told.placed():
            bridged.add(told)
            thing = things.get(told.iri)
            if thing is None:
                broad.add(told.iri, place)
            else:
                depends = (told.digest, units.lookup.digest(thing))
                yield Given(told.iri, depends, partial(unit, told, thing))

    hands.progress("matters", 0, len(things))
    for done, share in enumerate(units.put(given()), 1):
        gathered.add_joined(share, next(iter(share.hashes), ""))
        hands.progress("matters", done, len(things))
    bridged.put(hands.tree, gathered.bridges, bridging)
    for chunks in joined_chunks(joined.collection, uris, units.lookup):  # When no worker holds memory any more.
        gathered.tables.add(chunks)
    return broad


def _put_broad(
    tree: Tree, gathered: Gathered, iris: Iterable[str], document_of: Callable[[str], Document], slugs: Container[str]
) -> None:
    """Put documents' data in the tree, and into the dumps many at a time: small parts pack badly."""
    uris = gathered.uris
    for graph, same in groupby(sorted(iris, key=natural), key=lambda iri: joined_graph(uris.path(iri), slugs, uris)):
        first = ""
        while some := list(islice(same, _AT_A_TIME)):
            several = tuple(map(document_of, some))
            first = first or several[0].path
            gathered.add_joined(share_of(several, graph, uris), first)
            for document in several:
                put(tree, data_files(document, uris))


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
    pages: Pages,
    broad: Mapping[str, Document],
    defined: Mapping[str, Document],
    changed: Mapping[str, date | None],
    progress: Progress,
) -> Iterator[File]:
    whole = len(broad) + len(defined)
    progress("pages", 0, whole)
    for done, file in enumerate(chain(pages.of_collection(broad, changed), pages.of_definitions(defined, changed))):
        yield file
        progress("pages", min(done, whole - 1), whole)
    progress("pages", whole, whole)
