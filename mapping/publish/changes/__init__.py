"""What changed since the last publication: the log, the feed drawn from it, tombstones, and the page for people.

A build asks ``read_changes`` first of all, and when all its documents are in the new tree, ``publish_changes`` puts the
rest beside them. Without a date of publication a site gets no feed, since nothing in it may be invented; once it has one,
a build that changes something needs a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date
from itertools import chain, groupby
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from rdflib import Literal, URIRef

from ...names import DCTERMS, FOAF, RDF, XSD, Triple
from ...problems import Problem, Severity
from ...settings import Settings
from ...uris import Uris
from ..documents import Document, by_document
from ..files import File
from ..jsonld import jsonld
from ..pages.definitions import resource_page
from ..pages.frame import render
from ..pages.links import Site
from ..tree import NotPublished
from ..turtle import turtle
from .atom import atom
from .compare import compare, content_hash, refuse_earlier
from .digest import digests
from .feed import AS, DAY_IN_SECONDS, LDES, ROOT, TREE, member, month, month_path, months_of, pages_of, root, stream, write_page
from .log import END, LOG, Entry, Kind, Log, copy_sound, end_of, entries_of, read_log
from .page import Names, changes_pages
from .tombstones import tombstone_files

__all__ = ["content_hash", "lastmod", "notes", "publish_changes", "read_changes"]

_TITLE: Final = (Literal("Ændringer som datastrøm", lang="da"), Literal("Changes as a data stream", lang="en"))
_TEXT: Final = (
    Literal("Hver ændring af hvert dokument, i den rækkefølge de er udgivet, med dokumentets data.", lang="da"),
    Literal("Every change of every document in the order of publication, each with the document's data.", lang="en"),
)


class NewTree(Protocol):
    """What this needs of ``tree.Tree``."""

    @property
    def before(self) -> Path:
        """The site as it was published last, or where it would be."""

    def add(self, file: File) -> None: ...

    def open(self, path: str) -> AbstractContextManager[BinaryIO]: ...

    def carry(self, path: str) -> None:
        """Take a file over from the site before, as it is."""

    def holds(self, path: str) -> bool:
        """Whether the new tree has a file at a path."""

    def read(self, path: str) -> bytes:
        """A file of the new tree."""


def read_changes(before: Path, published: date | None, uris: Uris) -> Log:
    """The log of what is published at ``before``. Raises NotPublished for a damaged one, and Unusable for a date of
    publication that lies before its last."""
    log = read_log(before, uris.base)
    refuse_earlier(log, published)
    return log


def publish_changes(tree: NewTree, log: Log, current: Mapping[str, str], site: Site) -> tuple[Entry, ...]:
    """Compare the new tree's documents, by the ``content_hash`` of each, with the log, and write all that follows.

    Nothing is written where there is neither a log nor a date. Raises NotPublished and Unusable as ``compare`` does.
    """
    uris, settings = site.uris, site.settings
    changes = compare(log, current, settings.published)
    if log.time is None and not changes:
        return ()
    old = [path for publication in log.publications for path in pages_of(publication, log.most)]
    closed = list(months_of(log))[:-1]
    _write_log(tree, log, changes)
    for path in [*old, *map(month_path, closed)]:
        _carry(tree, path)
    _write_feed(tree, log, changes, uris, len(closed))
    for file in chain(_stream_files(site), _tombstones(tree, log, settings, uris), _for_people(tree, log, changes, site)):
        tree.add(file)
    return changes


def lastmod(log: Log) -> dict[str, date]:
    """When each document that stands was last changed, by its folder: for site maps."""
    return {path: entry.time.date() for path, entry in log.latest.items() if entry.kind is not Kind.DELETE}


def notes(log: Log, settings: Settings) -> Iterator[Problem]:
    """What a publisher is told of the feed once a build; nothing of it stops the build."""
    if log.mended:
        saw = f"the last line of «{LOG}» was cut off; «{END}» holds it, and it was put back."
        yield Problem(LOG, None, "change-log-mended", saw, "a look at why: the disk was full, or a copy was cut short.", Severity.NOTE)
    if settings.published is None and log.time is None:
        saw = "no date of publication, so the site has no change feed."
        needs = "«published» in site.toml, or --published 2026-05-12, when it is published in earnest."
        yield Problem("site.toml", None, "no-date-of-publication", saw, needs, Severity.NOTE)


# The log and the feed -------------------------------------------------------------------------------------------------


def _write_log(tree: NewTree, log: Log, changes: tuple[Entry, ...]) -> None:
    with tree.open(LOG) as file:
        if log.time is None:
            file.write(log.head())
        else:
            copy_sound(tree.before, log, file)
        for entry in changes:
            file.write(log.add(entry))
    tree.add(File(END, end_of(log)))


def _carry(tree: NewTree, path: str) -> None:
    if not (tree.before / path).is_file():
        raise NotPublished(
            f"«{path}», a part of the change feed that was published, is gone, and a feed must never lose anything."
            " Nothing was published. Put the file back from a copy of the site."
        )
    tree.carry(path)


def _write_feed(tree: NewTree, log: Log, changes: tuple[Entry, ...], uris: Uris, closed: int) -> None:
    """The pages of this publication, and what leads to them; ``closed`` months are there already."""

    def payload(path: str) -> bytes:
        return tree.read(f"{path}index.ttl")

    for number, entries in groupby(changes, key=lambda entry: entry.page):
        with tree.open(pages_of(log.publications[-1], log.most)[number - 1]) as file:
            write_page(file, entries, uris, payload)
    months = months_of(log)
    for name in list(months)[closed:]:
        tree.add(File(month_path(name), month(months[name], log.most, closed=name != list(months)[-1])))
    tree.add(File(ROOT, root(log, uris)))


def _stream_files(site: Site) -> Iterator[File]:
    """Yield the document of the stream itself, which leads on to the root."""
    document = _stream_document(site.uris, site.settings)
    yield File(f"{document.path}index.ttl", turtle(document, site.uris))
    yield File(f"{document.path}index.jsonld", jsonld(document, site.uris))
    yield render(site, resource_page(site, document))


def _stream_document(uris: Uris, settings: Settings) -> Document:
    page, this = uris.folder("ldes"), stream(uris)
    triples: list[Triple] = [
        (page, RDF.type, FOAF.Document),
        (page, FOAF.primaryTopic, this),
        (this, RDF.type, LDES.EventStream),
        *((this, DCTERMS.title, title) for title in _TITLE),
        *((this, DCTERMS.description, text) for text in _TEXT),
        (this, DCTERMS.license, URIRef(settings.licence)),
        (this, LDES.timestampPath, AS.published),
        (this, LDES.versionOfPath, DCTERMS.isVersionOf),
        (this, LDES.versionCreateObject, AS.Create),
        (this, LDES.versionUpdateObject, AS.Update),
        (this, LDES.versionDeleteObject, AS.Delete),
        (this, LDES.pollingInterval, Literal(str(DAY_IN_SECONDS), datatype=XSD.integer)),
        (this, TREE.view, uris.document_at(ROOT)),
    ]
    (document,) = by_document(triples, uris)
    return document


# What people see ------------------------------------------------------------------------------------------------------


def _tombstones(tree: NewTree, log: Log, settings: Settings, uris: Uris) -> Iterator[File]:
    """Yield the files of every document that was removed. A page that stands there for another reason stays."""
    for entry in log.latest.values():
        if entry.kind is Kind.DELETE:
            yield from (file for file in tombstone_files(entry, tree.before, settings, uris) if not tree.holds(file.path))


def _for_people(tree: NewTree, log: Log, changes: tuple[Entry, ...], site: Site) -> Iterator[File]:
    short, names = list(digests(chain(entries_of(tree.before, log.base), changes))), Names(site)
    yield from (render(site, page) for page in changes_pages(site, short, names))
    yield atom(short, site.settings, site.uris, names.of)
