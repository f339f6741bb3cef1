"""Sitemaps: every page for search engines, and a Signmap, which tells harvesters of each page's data as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ...uris import Uris
from ..files import File

MOST: Final = 50_000
"""Addresses in one file; the protocol allows no more. With more pages the file becomes an index of files."""
MOST_BYTES: Final = 50_000_000
"""Of one file, its head and foot among them; the protocol allows 50 MB, counted either way."""
_ROOM: Final = 1_000
"""For the head and the foot."""
_PAGE: Final = "index.html"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_SIGNMAP: Final = f'{_SITEMAP} xmlns:rs="http://www.openarchives.org/rs/terms/"'
_FORMS: Final = (("index.ttl", "text/turtle"), ("index.jsonld", "application/ld+json"))

_Entry = tuple[date | None, str]
"""When a page last changed, and what is said of it."""
Changed = Mapping[str, date]
"""When the page in a folder last changed, by the folder's path: ``odense/udvalg/…/``, nothing for home."""


def sitemap_files(paths: Iterable[str], uris: Uris, changed: Changed, hidden: frozenset[str] = frozenset()) -> Iterator[File]:
    """Yield ``sitemap.xml`` and ``signmap.xml`` for the pages among the paths of a tree, with their parts where there are many.

    The files of one folder come one after the other. ``hidden`` are folders of pages that are kept for those who have their
    address and are not to be found: tombstones.
    """
    shown = sorted((folder, names) for folder, names in _folders(paths) if _PAGE in names and folder not in hidden)
    pages = [(folder, names, changed.get(folder)) for folder, names in shown]
    entries = ((day, _entry(uris.document_at(folder), day, "")) for folder, _, day in pages)
    yield from _files("sitemap", _SITEMAP, entries, uris)
    signs = ((day, _entry(uris.document_at(folder), day, _signs(folder, names, uris))) for folder, names, day in pages)
    yield from _files("signmap", _SIGNMAP, signs, uris)


def _folders(paths: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each folder with those of its files that are told of; there may be hundreds of thousands."""
    told = {name: name for name in (_PAGE, *(name for name, _ in _FORMS))}
    places = (path.rpartition("/") for path in paths)
    found = ((f"{folder}{slash}", told[name]) for folder, slash, name in places if name in told)
    for folder, files in groupby(found, key=itemgetter(0)):
        yield folder, tuple(name for _, name in files)


def _files(name: str, namespaces: str, entries: Iterable[_Entry], uris: Uris) -> Iterator[File]:
    """One file, or several and an index of them; no more than one file's entries are held at a time."""
    parts = _parts(entries)
    first = next(parts, [])
    second = next(parts, None)
    if second is None:
        yield File(f"{name}.xml", _urlset(namespaces, first))
        return
    listed: list[str] = []
    for number, part in enumerate(chain((first, second), parts), 1):
        path = f"{name}-{number}.xml"
        days = [day for day, _ in part if day]
        listed.append(_entry(uris.document_at(path), max(days, default=None), "", "sitemap"))
        yield File(path, _urlset(namespaces, part))
    yield File(f"{name}.xml", f"{_HEAD}<sitemapindex {_SITEMAP}>\n{''.join(listed)}</sitemapindex>\n".encode())


def _parts(entries: Iterable[_Entry]) -> Iterator[list[_Entry]]:
    """Yield as many entries as one file may hold."""
    part: list[_Entry] = []
    size = _ROOM
    for entry in entries:
        bytes_of_entry = len(entry[1].encode())
        if part and (len(part) == MOST or size + bytes_of_entry > MOST_BYTES):
            yield part
            part, size = [], _ROOM
        part.append(entry)
        size += bytes_of_entry
    if part:
        yield part


def _urlset(namespaces: str, part: Iterable[_Entry]) -> bytes:
    return f"{_HEAD}<urlset {namespaces}>\n{''.join(entry for _, entry in part)}</urlset>\n".encode()


def _entry(address: str, changed: date | None, more: str, element: str = "url") -> str:
    when = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"<{element}><loc>{escape(address)}</loc>{when}{more}</{element}>\n"


def _signs(folder: str, names: tuple[str, ...], uris: Uris) -> str:
    """The page's lasting address, and the files with its data that there are."""
    found = [_sign("cite-as", uris.document_at(folder), "")]
    for name, kind in _FORMS:
        if name in names:
            found.append(_sign("describedby", uris.document_at(folder + name), f" type={quoteattr(kind)}"))
    return "".join(found)


def _sign(relation: str, address: str, kind: str) -> str:
    return f"<rs:ln rel={quoteattr(relation)} href={quoteattr(str(address))}{kind}/>"
