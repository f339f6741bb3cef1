"""The SPARQL 1.1 Protocol over a built site's dump: read-only, bounded in time, rows, bytes and memory.

Every query runs in a process of its own on a store on disk, which is made of the dump when the first query comes, and
made anew when a build has put another dump in its place. Nothing a client sends can write, or reach another server.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import weakref
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

import pyoxigraph as ox

from ..problems import shorten
from ..publish.servers import rules
from . import sparql_worker
from .messages import Handler, Request, Response, text
from .sparql_accept import GRAPHS, TABLES, choose
from .sparql_description import describe_service
from .sparql_text import Refused, chooses_graphs, is_update, refuse_service, refuse_unreadable

PATH: Final = "/sparql"
DUMP: Final = "dumps/latest.nq"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_FORM: Final = "application/x-www-form-urlencoded"
_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_READ_ONLY: Final = "This endpoint is read-only: SPARQL updates are refused. The data change when the site is built anew."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take. Where a limit bites, the client is told which, and nothing of the answer is sent: a part
    would look like the whole."""

    seconds: int = 20
    rows: int = 100_000
    bytes: int = 64_000_000
    memory: int = 4_000_000_000
    """Bytes of address space, which is more than what is in use. Not every system keeps to it."""
    at_once: int = 2
    """Queries that run side by side; others wait for their turn, at most as long as a query may take."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the protocol brings it."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def endpoint(folder: Path, limits: Limits = Limits()) -> Handler:  # noqa: B008 (frozen)
    """The handler of the SPARQL endpoint of a built site."""
    return Endpoint(folder / DUMP, limits).answer


class Endpoint:
    """An endpoint over one dump."""

    def __init__(self, dump: Path, limits: Limits) -> None:
        self._data = _Data(dump)
        self._limits = limits
        self._turns = threading.BoundedSemaphore(limits.at_once)

    def answer(self, request: Request) -> Response | None:
        """The answer to a request; None leaves a reader's browser, which asks nothing, to the page of that name."""
        if request.method == "OPTIONS":
            return Response(HTTPStatus.NO_CONTENT, {**rules.CORS, **rules.PREFLIGHT, "Access-Control-Allow-Methods": _METHODS})
        try:
            asked = read_request(request)
            if asked is None:
                return None if _is_browser(request) else self._describe(request)
            return self._ask(asked, request.headers.get("accept"))
        except Refused as refused:
            return _said(refused.status, str(refused))

    def _describe(self, request: Request) -> Response:
        media_type, body = describe_service(request)
        return Response(HTTPStatus.OK, {**rules.CORS, "Content-Type": media_type, "Vary": "Accept"}, body)

    def _ask(self, asked: Asked, accept: str | None) -> Response:
        refuse_service(asked.query)
        if is_update(asked.query):
            raise Refused(_READ_ONLY)
        task = {
            "query": asked.query,
            "union": not chooses_graphs(asked.query),
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
            "table": choose(accept, TABLES),
            "graph": choose(accept, GRAPHS),
            **asdict(self._limits),
        }
        store = self._data.store()
        if not self._turns.acquire(timeout=self._limits.seconds):
            raise Refused("Too many queries are running. Ask again in a while.", HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            verdict, word, body = self._run({**task, "store": str(store.folder)})
        finally:
            self._turns.release()
        if verdict != "ok":
            raise self._refusal(verdict, word)
        return Response(HTTPStatus.OK, {**rules.CORS, "Content-Type": _with_charset(word), "Vary": "Accept"}, body)

    def _run(self, task: dict[str, Any]) -> sparql_worker.Answer:
        command = [sys.executable, "-P", str(Path(sparql_worker.__file__))]
        try:
            done = subprocess.run(
                command, input=json.dumps(task).encode(), capture_output=True, timeout=self._limits.seconds, check=False
            )
        except subprocess.TimeoutExpired:
            return "time", "", b""
        if -done.returncode == getattr(signal, "SIGXCPU", None):  # Its own limit may come a moment before this one's.
            return "time", "", b""
        head, _, body = done.stdout.partition(b"\n")
        if done.returncode != 0 or not head:  # Oxigraph ends the process where it is given no memory.
            return "memory", "", b""
        verdict, word = json.loads(head)
        return verdict, word, body

    def _refusal(self, verdict: str, word: str) -> Refused:
        limits = self._limits
        instead = f"Ask for less, or take the data with you: /{DUMP}.gz."
        said = {
            "time": f"The query was ended after {limits.seconds} seconds, which is the limit. {instead}",
            "rows": f"The answer has more than {limits.rows:,} rows, which is the limit; none are sent. Add LIMIT. {instead}",
            "bytes": f"The answer is larger than {limits.bytes:,} bytes, which is the limit; nothing of it is sent. {instead}",
            "memory": f"The query needed more memory than it may have, and was ended. {instead}",
        }
        if verdict == "syntax":
            return Refused(f"The query cannot be read: {shorten(word, 600)}", HTTPStatus.BAD_REQUEST)
        return Refused(said.get(verdict) or f"The query failed: {shorten(word, 600)}")


def read_request(request: Request) -> Asked | None:
    """What a request asks, by any of the protocol's three forms; None for a GET that asks nothing. Raises Refused."""
    parameters = _parameters_of(request)
    if "update" in parameters:
        raise Refused(_READ_ONLY)
    queries = parameters.get("query", [])
    if not queries and request.method != "POST":
        return None
    if len(queries) != 1:
        raise Refused(f"The request has {len(queries)} queries; it needs one.", HTTPStatus.BAD_REQUEST)
    graphs = (tuple(map(_graph, parameters.get(f"{kind}-graph-uri", []))) for kind in ("default", "named"))
    return Asked(queries[0], *graphs)


def _parameters_of(request: Request) -> dict[str, list[str]]:
    if request.method in ("GET", "HEAD"):
        return _parameters(request.query)
    if request.method != "POST":
        raise Refused("A query is asked by GET or POST.", HTTPStatus.METHOD_NOT_ALLOWED)
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == _UPDATE:
        raise Refused(_READ_ONLY)
    if content_type == _FORM:
        return _parameters(refuse_unreadable(request.body))
    if content_type == _QUERY:
        return {**_parameters(request.query), "query": [refuse_unreadable(request.body)]}
    raise Refused(f"A POST needs the Content-Type {_QUERY} or {_FORM}.", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


def _parameters(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise Refused(f"The parameters cannot be read: {error}.", HTTPStatus.BAD_REQUEST) from error


def _graph(iri: str) -> str:
    try:
        return ox.NamedNode(iri).value
    except ValueError as error:
        raise Refused(f"«{shorten(iri)}» is no absolute IRI of a graph.", HTTPStatus.BAD_REQUEST) from error


def _is_browser(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _said(status: HTTPStatus, sentence: str) -> Response:
    allow = {"Allow": _METHODS} if status is HTTPStatus.METHOD_NOT_ALLOWED else {}
    return text(status, sentence, {**rules.CORS, **allow})


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


class _Store:
    """A store on disk, gone when nobody asks it any more."""

    def __init__(self, dump: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="referat-sparql-"))
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        store = ox.Store(str(self.folder))
        store.bulk_load(path=str(dump), format=ox.RdfFormat.N_QUADS)
        store.flush()
        del store  # It is let go of here: readers open it from disk.


class _Data:
    """The store of the dump that lies there now."""

    def __init__(self, dump: Path) -> None:
        self._dump = dump
        self._lock = threading.Lock()
        self._made: _Store | None = None
        self._of: tuple[int, int, int] | None = None

    def store(self) -> _Store:
        with self._lock:
            try:
                found = os.stat(self._dump)
                state = found.st_mtime_ns, found.st_size, found.st_ino
                if self._made is None or self._of != state:
                    self._made, self._of = _Store(self._dump), state
            except (OSError, SyntaxError) as error:
                raise Refused(f"There are no data to ask: {DUMP} cannot be read.", HTTPStatus.SERVICE_UNAVAILABLE) from error
            return self._made
