"""All files that a publication's changes lead to, put in the new tree beside its documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date
from itertools import chain, groupby
from pathlib import Path
from typing import BinaryIO, Protocol

from ...settings import Settings
from ...table import Table
from ...uris import Uris
from ..files import File
from ..pages.frame import render
from ..pages.links import Site
from ..tree import NotPublished
from .atom import atom
from .compare import compare, refuse_earlier
from .digest import digests
from .feed import ROOT, month, month_path, months_of, pages_of, root, write_page
from .log import END, LOG, Entry, Kind, Log, copy_sound, end_of, entries_of, read_log
from .page import Names, changes_pages
from .stream import stream_files
from .tombstones import tombstone_files


class NewTree(Protocol):
    """What this needs of ``tree.Tree``."""

    @property
    def before(self) -> Path:
        """The site as it was published last, or where it would be."""

    def add(self, file: File) -> None: ...

    def open(self, path: str) -> AbstractContextManager[BinaryIO]: ...

    def carry(self, path: str) -> bool:
        """Take a file over from the site before, as it is."""

    def holds(self, path: str) -> bool:
        """Whether the new tree has a file at a path."""

    def read(self, path: str) -> bytes:
        """A file of the new tree."""


def read_changes(before: Path, published: date | None, uris: Uris, spool: Path | None = None) -> Log:
    """The log of what is published at ``before``; ``spool`` is a folder for what is put down meanwhile. Raises NotPublished for
    a damaged one, and Unusable for a date of publication that lies before its last."""
    log = read_log(before, uris.base, Table(spool / "latest" if spool else None))
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
    for file in chain(stream_files(site), _tombstones(tree, log, settings, uris), _for_people(tree, log, changes, site)):
        tree.add(file)
    return changes


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


# What people see ------------------------------------------------------------------------------------------------------


def _tombstones(tree: NewTree, log: Log, settings: Settings, uris: Uris) -> Iterator[File]:
    """Yield the files of every document that was removed. A page that stands there for another reason stays."""
    for entry in log.latest.values():
        if entry.kind is Kind.DELETE:
            yield from (file for file in tombstone_files(entry, tree.before, settings, uris) if not tree.holds(file.path))


def _for_people(tree: NewTree, log: Log, changes: tuple[Entry, ...], site: Site) -> Iterator[File]:
    short, names = list(digests(chain(entries_of(tree.before, log), changes))), Names(site)
    yield from (render(site, page) for page in changes_pages(site, short, names))
    yield atom(short, site.settings, site.uris, names.of)
