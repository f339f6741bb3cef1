"""Every file of the site, put in the new tree: the second half of a build, after reading, describing, checking and joining."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
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
from .packing import PackedTriples, digest_of_triples, triples_out
from .publish.bridges import Bridging, open_bridges
from .publish.catalogue import Slices, Weighed
from .publish.changes import Log, lastmod
from .publish.definitions import definition_files
from .publish.documents import Document, by_document
from .publish.dumps import open_dumps
from .publish.files import File
from .publish.pages import Pages
from .publish.pages.things import things_by_page
from .publish.servers import server_files
from .publish.tables import joined_chunks, metadata_files, open_tables
from .publish.tree import Tree
from .settings import Settings
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
    pages = Pages(settings, uris, collection, joined.known_as)
    logged = Logged({path: (log.latest[path].hash, day) for path, day in lastmod(log).items()}, _day(settings))
    make = partial(writer, settings, uris, collection, logged)
    units = Units(tree, hands.cache, hands.workers, make, pages.site.lookup, logged, same_for_all(settings))
    weighed, slices = Weighed(tree), Slices(tree.spool)
    slugs = [each.slug for each in collection.municipalities]
    with ExitStack() as files:
        dumps, tables = files.enter_context(open_dumps(weighed)), files.enter_context(open_tables(weighed))
        bridges = files.enter_context(open_bridges(weighed, settings, uris, slugs))
        gathered = Gathered(uris, dumps, tables, slices, bridges)
        _put_meetings(hands, units, gathered, joined)
        broad = _put_documents(hands, units, gathered, joined)
        _put_bridged(tree, gathered, joined, Bridging(settings, uris))
    slices.write(weighed)
    put(weighed, metadata_files(settings))
    changed = {path: logged.changed(path, gathered.hashes[path]) for path in (document.path for document in broad.values())}
    put(tree, _broad_pages(pages, broad, changed, hands.progress))
    rules = server_files(settings.base, places.site() / "servers")
    put(tree, chain(pages.static(), definition_files(places.ontology(), places.shapes()), rules))
    return finish(tree, hands.cache, log, weighed, gathered, pages, hands.progress)


def _day(settings: Settings) -> date | None:
    return settings.published.date() if isinstance(settings.published, datetime) else settings.published


# Meetings, and documents of one joined thing --------------------------------------------------------------------------


def _put_meetings(hands: Hands, units: Units, gathered: Gathered, joined: Joined) -> None:
    def given() -> Iterator[Given]:
        for meeting in joined.meetings:
            if meeting.key is not None:
                facts = triples_out(joined.facts.of(meeting.key))
                depends = (meeting.place, digest_of_triples(facts))
                yield Given(meeting.place, depends, partial(_meeting_unit, hands.cache, meeting, meeting.key, facts))

    keys = (meeting.key for meeting in joined.meetings if meeting.key)
    for key, share in zip(keys, units.put("publish", given, hands.progress), strict=True):
        gathered.add_meeting(key, share)


def _meeting_unit(cache: Cache, meeting: Meeting, key: MeetingKey, facts: PackedTriples) -> MeetingUnit:
    return MeetingUnit(key, cache.need(TEXT, meeting.place), facts)


def _put_documents(hands: Hands, units: Units, gathered: Gathered, joined: Joined) -> dict[str, Document]:
    """Put what no single meeting says in the tree; give back the documents whose pages show many things at once."""
    uris = gathered.uris
    things = things_by_page(joined.collection, uris)
    gathered.tables.add(joined_chunks(joined.collection, uris))

    def given() -> Iterator[Given]:
        for iri, triples in joined.documents(uris):
            if iri in things:
                packed = triples_out(triples)
                depends = (digest_of_triples(packed), units.lookup.digest(things[iri]))
                yield Given(iri, depends, partial(DocumentUnit, iri, packed))

    for share in units.put("matters", given, hands.progress):
        gathered.add_joined(share)
    broad = {iri: triples for iri, triples in joined.documents(uris) if iri not in things}
    documents = chain(joined.defined, chain.from_iterable(broad.values()))
    return {document.iri: document for document in _put_broad(hands.tree, gathered, by_document(documents, uris), joined)}


def _put_broad(tree: Tree, gathered: Gathered, documents: Iterable[Document], joined: Joined) -> Iterator[Document]:
    """Yield documents whose data have been put in the tree, and into the dumps many at a time: small parts pack badly."""
    uris, slugs = gathered.uris, frozenset(one.slug for one in joined.collection.municipalities)
    for graph, some in groupby(documents, key=lambda document: joined_graph(document, slugs, uris)):
        several = tuple(some)
        gathered.add_joined(share_of(several, graph, uris))
        for document in several:
            put(tree, data_files(document, uris))
            yield document


def _put_bridged(tree: Tree, gathered: Gathered, joined: Joined, bridging: Bridging) -> None:
    """What no single meeting says to the bridges: each municipality's bodies, administrations, persons and lists."""
    uris = gathered.uris
    found: dict[str, list[Triple]] = {one.slug: [] for one in joined.collection.municipalities}
    for iri, triples in joined.documents(uris):
        slug, _, rest = uris.path(iri).partition("/")
        if slug in found and (not rest or rest.startswith(_BRIDGED)):
            found[slug] += triples
    for slug, said in found.items():
        made = bridging.of(by_document(said, uris), slug)
        put(tree, made.files)
        gathered.bridges.add(slug, made)


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
