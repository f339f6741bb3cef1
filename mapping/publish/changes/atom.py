"""``aendringer/feed.xml``: the latest changes for feed readers (Atom, RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from ...settings import Settings
from ...uris import Uris
from ..files import File
from .digest import Digest, Row
from .log import Kind, write_time

FEED: Final = "aendringer/feed.xml"
MOST: Final = 100
"""Entries of the feed."""
ATOM: Final = "http://www.w3.org/2005/Atom"
DECLARATION: Final = b'<?xml version="1.0" encoding="utf-8"?>\n'
_UNFIT: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold at all, not even escaped."""
_SAID: Final = {Kind.CREATE: "Tilføjet", Kind.UPDATE: "Ændret", Kind.DELETE: "Fjernet"}


def atom(digests: Sequence[Digest], settings: Settings, uris: Uris, name: Callable[[str], str]) -> File:
    """The feed of some digests, which come oldest first; there is at least one."""
    register_namespace("", ATOM)
    feed = Element(f"{{{ATOM}}}feed", {"xml:lang": "da"})
    add(feed, "id", str(uris.folder("aendringer")))
    add(feed, "title", f"{settings.title_da}: ændringer")
    add(feed, "updated", write_time(digests[-1].time))
    add(add(feed, "author"), "name", settings.publisher)
    add(feed, "rights", settings.licence_name)
    add_link(feed, "self", str(uris.document_at(FEED)), "application/atom+xml")
    add_link(feed, "alternate", str(uris.folder("aendringer")), "text/html")
    for time, kind, row in _latest(digests):
        _entry(feed, time, kind, row, uris, name)
    indent(feed, " ")
    return File(FEED, DECLARATION + tostring(feed, encoding="utf-8", xml_declaration=False) + b"\n")


def _latest(digests: Sequence[Digest]) -> Iterator[tuple[datetime, Kind, Row]]:
    """Yield the latest change of each document, latest first: an entry's id is the document's IRI, so it comes once."""
    seen: set[str] = set()
    for digest in reversed(digests):
        for kind, rows in digest.kinds.items():
            for row in rows.shown:
                if row.path not in seen:
                    seen.add(row.path)
                    yield digest.time, kind, row
                if len(seen) == MOST:
                    return


def _entry(feed: Element, time: datetime, kind: Kind, row: Row, uris: Uris, name: Callable[[str], str]) -> None:
    entry, iri = add(feed, "entry"), str(uris.document_at(row.path))
    add(entry, "id", iri)
    add(entry, "title", name(row.path))
    add(entry, "updated", write_time(time))
    add_link(entry, "alternate", iri, "text/html")
    SubElement(entry, f"{{{ATOM}}}category", {"term": kind.value, "label": _SAID[kind]})
    pages = f" ({row.pages} sider)" if row.pages > 1 else ""
    add(entry, "summary", f"{_SAID[kind]}{pages}.")


def add(parent: Element, tag: str, text: str | None = None) -> Element:
    """An element of Atom under another; what XML cannot hold becomes «\ufffd»."""
    made = SubElement(parent, f"{{{ATOM}}}{tag}")
    made.text = None if text is None else _UNFIT.sub("\ufffd", text)
    return made


def add_link(parent: Element, rel: str, href: str, media_type: str) -> None:
    """A link of a feed or an entry."""
    SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "type": media_type, "href": href})
