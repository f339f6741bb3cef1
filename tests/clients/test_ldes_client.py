"""The change feed of the real minutes, followed by a client that others wrote: npm ``ldes-client``.

It is served from another place than the IRIs name, as a mirror or a preview would.
Its packages are locked beside this file: ``npm ci --ignore-scripts`` in this folder brings them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from changing_site import AS, BASE, URIS, publish_documents

from mapping import places
from mapping.cache import Cache
from mapping.gather import plan, understand_all
from mapping.meetings import unpack_text
from mapping.packing import triples_in
from mapping.processes import Processes
from mapping.publish.definitions import definitions
from mapping.publish.documents import Document, by_document
from mapping.publish.dumps import nquads_chunk
from mapping.understood import TEXT

HERE = Path(__file__).parent
MINUTES = sorted((HERE.parents[1] / "minutes/odense").iterdir())
CLIENT = HERE / "node_modules/ldes-client/package.json"
FOLLOW = HERE / "follow.mjs"
MINUTE = 60
NEVER_CHANGES = re.compile(r"/ldes/[0-9]{4}-[0-9]{2}/")
Held = dict[str, frozenset[ox.Triple]]


@pytest.fixture(scope="session")
def node() -> str:
    """Node, with the client there for it to run."""
    found = shutil.which("node")
    missing = (
        "there is no Node" if found is None else "ldes-client is not installed: run npm ci --ignore-scripts in tests/clients"
    )
    if found is None or not CLIENT.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"CI needs this client, but {missing}")
        pytest.skip(missing)
    return found


class Handler(SimpleHTTPRequestHandler):
    """Files as any web server gives them, and the header for those that never change."""

    extensions_map = {".ttl": "text/turtle", ".trig": "application/trig", ".html": "text/html", ".jsonld": "application/ld+json"}

    def __init__(self, *args: Any, asked: list[str], **kwargs: Any) -> None:
        self.asked = asked
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def end_headers(self) -> None:
        if NEVER_CHANGES.match(self.path):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of a folder on loopback, and what is asked of it."""
    asked: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder), asked=asked)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", asked
        finally:
            server.shutdown()
            thread.join()


def documents_of(minutes: list[Path], spool: Path) -> list[Document]:
    """Every document of a site made of some minutes."""
    spool.mkdir()
    cache = Cache(spool / "cache")
    joined = understand_all(plan(minutes, URIS), cache, Processes(1), lambda *_: None, None, spool)
    meetings = [triple for meeting in joined.meetings for triple in triples_in(unpack_text(cache.need(TEXT, meeting.place))[1])]
    others = [triple for told in joined.told.documents() for triple in triples_in(told.triples)]
    return [*by_document(meetings, URIS), *by_document((*others, *definitions(places.ontology(), places.shapes())), URIS)]


def dump(documents: list[Document]) -> frozenset[ox.Triple]:
    """What the dump of these documents says."""
    quads = (quad for made in documents for quad in ox.parse(input=nquads_chunk([made], BASE), format=ox.RdfFormat.N_QUADS))
    return frozenset(quad.triple for quad in quads)


def follow(node: str, url: str, *options: str) -> dict[str, tuple[str, str, frozenset[ox.Triple]]]:
    """Run the client once; what it gave of each member: the kind, the document, and what is in its graph."""
    done = subprocess.run([node, str(FOLLOW), url, *options], capture_output=True, timeout=5 * MINUTE, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert b" error: " not in done.stderr.lower(), done.stderr.decode()
    store = ox.Store()
    store.load(input=done.stdout, format=ox.RdfFormat.N_QUADS)
    said = {
        name: {
            quad.subject.value: quad.object.value
            for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph())
        }
        for name, predicate in (
            ("kind", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
            ("document", "http://purl.org/dc/terms/isVersionOf"),
        )
    }
    return {
        member: (
            kind.removeprefix(AS),
            said["document"][member],
            frozenset(quad.triple for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(member))),
        )
        for member, kind in said["kind"].items()
    }


def catch_up(node: str, url: str, state: str) -> dict[str, tuple[str, str, frozenset[ox.Triple]]]:
    """Run the client until it has nothing new: once in a while 0.3.0 ends before it has given every member of its last
    pages, and gives the rest the next time. None comes twice."""
    told: dict[str, tuple[str, str, frozenset[ox.Triple]]] = {}
    for _ in range(6):
        more = follow(node, url, "--save", state)
        assert not set(more) & set(told)
        if not more:
            return told
        told |= more
    raise AssertionError("there is always something new")


def materialised(held: Held, told: dict[str, tuple[str, str, frozenset[ox.Triple]]]) -> Held:
    """What a client holds once it has taken in members of one publication."""
    removed = {document for kind, document, _ in told.values() if kind == "Delete"}
    kept = {document: triples for document, triples in held.items() if document not in removed}
    return kept | {document: triples for kind, document, triples in told.values() if kind != "Delete"}


def all_of(held: Held) -> frozenset[ox.Triple]:
    return frozenset().union(*held.values())


def test_a_full_sync_equals_the_dump_and_a_second_run_yields_only_what_changed(node: str, tmp_path: Path) -> None:
    first, second = (documents_of([path], tmp_path / path.stem) for path in MINUTES[:2])
    out, state = tmp_path / "public", str(tmp_path / "state")
    published = publish_documents(out, first, date(2026, 4, 30), most=10)
    assert len(published) == len(first) > 40
    with served(out) as (url, _):
        told = catch_up(node, f"{url}ldes/feed.ttl", state)
        assert {kind for kind, _, _ in told.values()} == {"Create"}
        held = materialised({}, told)
        assert set(held) == {made.iri for made in first}
        assert all_of(held) == dump(first)

        # Other minutes: the meeting is gone, another is there, and what joins them has changed.
        changes = publish_documents(out, second, date(2026, 5, 12), most=10)
        new = catch_up(node, f"{url}ldes/feed.ttl", state)
        assert not set(new) & set(told)
        assert {(kind, document) for kind, document, _ in new.values()} == {
            (entry.kind.capitalize(), BASE + entry.path) for entry in changes
        }
        assert {kind for kind, _, _ in new.values()} == {"Create", "Update", "Delete"}
        assert all_of(materialised(held, new)) == dump(second)


def test_members_come_in_order_and_a_start_may_be_chosen(node: str, tmp_path: Path) -> None:
    few = documents_of([MINUTES[0]], tmp_path / "spool")[:6]
    out = tmp_path / "public"
    publish_documents(out, few[:3], date(2026, 4, 30), most=2)
    publish_documents(out, few[3:], date(2026, 5, 1), most=2)
    publish_documents(out, few, date(2026, 6, 1), most=2)
    with served(out) as (url, asked):
        told = follow(node, f"{url}ldes/feed.ttl", "--ordered", "ascending")
        assert len(told) == 3 + 6 + 3
        held: Held = {}
        for kind, document, triples in told.values():
            held = materialised(held, {"": (kind, document, triples)})
        assert all_of(held) == dump(few)

        asked.clear()
        told = follow(node, f"{url}ldes/feed.ttl", "--after", "2026-05-15T00:00:00Z")
        assert {kind for kind, _, _ in told.values()} == {"Create"}
        assert {document for _, document, _ in told.values()} == {made.iri for made in few[:3]}
        assert not any("2026-04" in path or "/2026-05/" in path for path in asked)


def test_who_begins_at_the_streams_own_document_finds_the_root(node: str, tmp_path: Path) -> None:
    documents = documents_of([MINUTES[0]], tmp_path / "spool")[:2]
    out = tmp_path / "public"
    publish_documents(out, documents, date(2026, 4, 30))
    with served(out) as (url, _):
        # The stream's own document has absolute IRIs; here they lead to where the files are served.
        entry = out / "ldes/index.ttl"
        entry.write_text(entry.read_text("utf-8").replace(f"<{BASE}ldes/feed.ttl>", f"<{url}ldes/feed.ttl>"), "utf-8")
        told = follow(node, f"{url}ldes/index.ttl")
    assert len(told) == 2
