"""The change feed: a Linked Data Event Stream in files that any web server can serve.

``ldes/feed.ttl`` is the root and leads to the months, ``ldes/maaned-2026-05.ttl`` leads to the pages of a month, and the pages
hold the members: what happened, and the document as it then was in a graph named after the member. A page belongs to one
publication and is never touched again, so a path alone tells which files never change: all in ``ldes/2026-05/``. Files
refer to each other relatively, so that the feed can be followed wherever it is served; the IRIs of the stream and of its
members begin with the base. No policy of retention is stated, which is a promise to keep everything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import BinaryIO, Final

from rdflib import Namespace, URIRef

from ...names import DCTERMS, XSD
from ...uris import Uris
from .log import FOLDER, Entry, Kind, Log, Publication, write_time

LDES: Final = Namespace("https://w3id.org/ldes#")
TREE: Final = Namespace("https://w3id.org/tree#")
AS: Final = Namespace("https://www.w3.org/ns/activitystreams#")

ROOT: Final = "ldes/feed.ttl"
STREAM: Final = "stroem"
"""The fragment of the stream in the document ``ldes/``."""
DAY_IN_SECONDS: Final = 86400
_HEAD: Final = "".join(
    f"@prefix {prefix}: <{namespace}> .\n"
    for prefix, namespace in (("as", AS), ("dcterms", DCTERMS), ("ldes", LDES), ("tree", TREE), ("xsd", XSD))
)
_CONTEXT: Final = f"""\
	ldes:timestampPath as:published ;
	ldes:versionOfPath dcterms:isVersionOf ;
	ldes:versionCreateObject as:Create ;
	ldes:versionUpdateObject as:Update ;
	ldes:versionDeleteObject as:Delete ;
	ldes:pollingInterval {DAY_IN_SECONDS} ;
"""
"""What a client must know to read members; it looks in the root only."""
_ACTIVITIES: Final = {Kind.CREATE: "as:Create", Kind.UPDATE: "as:Update", Kind.DELETE: "as:Delete"}

Payload = Callable[[str], bytes]
"""Gives the Turtle of a document as it is published now, by its folder."""


# Where things lie -----------------------------------------------------------------------------------------------------


def stream(uris: Uris) -> URIRef:
    """The event stream itself."""
    return URIRef(uris.fragments(uris.folder("ldes")) + STREAM)


def member(entry: Entry, uris: Uris) -> URIRef:
    """The member that tells of a change: a fragment of its page, named by a hash of what it says."""
    page = _page(entry.time, entry.page)
    said = f"{entry.kind} {uris.document_at(entry.path)} {entry.hash}"
    return URIRef(uris.fragments(uris.document_at(page)) + hashlib.sha256(said.encode()).hexdigest()[:24])


def pages_of(publication: Publication, most: int) -> list[str]:
    """The paths of the pages that hold one publication's members, ``most`` on each."""
    return [_page(publication.time, number) for number in range(1, -(-publication.changes // most) + 1)]


def months_of(log: Log) -> dict[str, list[Publication]]:
    """The publications of each month by UTC, such as ``2026-05``, oldest first."""
    by_month = groupby(log.publications, key=lambda publication: _month(publication.time))
    return {month: list(publications) for month, publications in by_month}


def month_path(month: str) -> str:
    """The file that leads to a month's pages. Its name does not begin as theirs do, since it does change."""
    return f"{FOLDER}maaned-{month}.ttl"


def _page(time: datetime, number: int) -> str:
    return f"{FOLDER}{_month(time)}/{time.astimezone(UTC):%Y%m%dT%H%M%SZ}-{number}.trig"


def _month(time: datetime) -> str:
    return f"{time.astimezone(UTC):%Y-%m}"


# What leads to members ------------------------------------------------------------------------------------------------


def root(log: Log, uris: Uris) -> bytes:
    """The root: the stream, how to read it, and its months."""
    months = months_of(log)
    lines = [
        _HEAD,
        f"\n<{stream(uris)}> a ldes:EventStream ;\n{_CONTEXT}\ttree:view <> .\n",
        "\n<> a tree:Node, ldes:EventSource",
        _relations((month, month_path(month).removeprefix(FOLDER), _start(month), _end(month)) for month in months),
    ]
    return "".join(lines).encode()


def month(publications: Iterable[Publication], most: int, closed: bool) -> bytes:
    """What leads to the pages of a month; ``closed`` once a later month has begun, since nothing can be added then."""
    rows = (
        (path.rpartition("/")[2].removesuffix(".trig"), path.removeprefix(FOLDER), each.time, each.time + timedelta(seconds=1))
        for each in publications
        for path in pages_of(each, most)
    )
    node = "\n<> a tree:Node" + (" ;\n\tldes:immutable true" if closed else "")
    return f"{_HEAD}{node}{_relations(rows)}".encode()


def _relations(rows: Iterable[tuple[str, str, datetime, datetime]]) -> str:
    """Both bounds of each node that this one leads to: its name, its address seen from here, from when, and before when."""
    nodes = list(rows)
    named = [f"<#{name}-{bound}>" for name, *_ in nodes for bound in ("fra", "til")]
    said = f" ;\n\ttree:relation {', '.join(named)} .\n" if named else " .\n"
    return said + "".join(
        _relation(f"{name}-fra", "GreaterThanOrEqualTo", start, address) + _relation(f"{name}-til", "LessThan", end, address)
        for name, address, start, end in nodes
    )


def _relation(name: str, kind: str, value: datetime, address: str) -> str:
    return (
        f"\n<#{name}> a tree:{kind}Relation ;\n\ttree:path as:published ;\n"
        f'\ttree:value "{write_time(value)}"^^xsd:dateTime ;\n\ttree:node <{address}> .\n'
    )


def _start(month: str) -> datetime:
    year, number = map(int, month.split("-"))
    return datetime(year, number, 1, tzinfo=UTC)


def _end(month: str) -> datetime:
    """The beginning of the next month."""
    return (_start(month) + timedelta(days=31)).replace(day=1)


# Members --------------------------------------------------------------------------------------------------------------


def write_page(file: BinaryIO, entries: Iterable[Entry], uris: Uris, payload: Payload) -> None:
    """A page with its members in the order of their publication. Nothing but one document is in memory at a time."""
    file.write(f"{_HEAD}\n<> a tree:Node ;\n\tldes:immutable true .\n".encode())
    for entry in entries:
        file.writelines(_member(entry, uris, payload))


def _member(entry: Entry, uris: Uris, payload: Payload) -> Iterator[bytes]:
    """Yield what a member says, then its document in a graph of its own; of one that was removed nothing is left."""
    this, document = member(entry, uris), uris.document_at(entry.path)
    yield (
        f"\n<{stream(uris)}> tree:member <{this}> .\n"
        f"\n<{this}> a {_ACTIVITIES[entry.kind]} ;\n\tas:object <{document}> ;\n"
        f'\tas:published "{write_time(entry.time)}"^^xsd:dateTime ;\n\tdcterms:isVersionOf <{document}> .\n'
    ).encode()
    if entry.kind is not Kind.DELETE:
        prefixes, body = _divided(payload(entry.path))
        yield b"\n" + prefixes + f"\n<{this}> {{".encode() + body + b"}\n"


def _divided(turtle: bytes) -> tuple[bytes, bytes]:
    """The declarations of our own Turtle, which may not stand inside a graph, and the rest."""
    lines = turtle.splitlines(keepends=True)
    declared = sum(1 for line in lines if line.startswith(b"@prefix "))
    return b"".join(lines[:declared]), b"".join(lines[declared:])
