"""The SPARQL 1.1 Protocol over a built site's dump: read-only, bounded in time, rows, bytes and memory.

Every query runs in a process of its own on a store on disk, which is made of the dump when the first query comes, and
made anew when a build has put another dump in its place. Nothing a client sends can write, or reach another server.
"""

from __future__ import annotations

import os
import threading
import weakref
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO, Final
from urllib.parse import parse_qs

import pyoxigraph as ox

from ..problems import shorten
from ..publish.servers import rules
from .messages import Handler, Request, Response, text
from .sparql_accept import GRAPHS, TABLES, choose
from .sparql_description import describe_service
from .sparql_queue import Queue, left_undone
from .sparql_run import Done, run_worker
from .sparql_store import Data
from .sparql_text import Refused, chooses_graphs, is_update, refuse_service, refuse_unreadable

PATH: Final = "/sparql"
DUMP: Final = "dumps/latest.nq"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_FORM: Final = "application/x-www-form-urlencoded"
_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_SMALL: Final = 1_000_000
_BUSY: Final = HTTPStatus.SERVICE_UNAVAILABLE
_READ_ONLY: Final = "This endpoint is read-only: SPARQL updates are refused. The data change when the site is built anew."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take. Where a limit bites, the client is told which, and nothing of the answer is sent: a part
    would look like the whole."""

    seconds: int = 20
    rows: int = 100_000
    bytes: int = 64_000_000
    memory: int = 2_000_000_000
    """Bytes of address space, which is more than what is in use. Not every system keeps to it."""
    at_once: int = 2
    """Queries that run side by side; others wait for their turn, at most as long as a query may take."""
    waiting: int = 16
    """Queries that wait for their turn."""
    large: int = 8
    """Answers of more than a megabyte that lie on disk until clients have fetched them."""


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
        self._data = Data(dump)
        self._limits = limits
        self._queue = Queue(limits.at_once, limits.waiting, limits.seconds)
        self._large = threading.BoundedSemaphore(limits.large)

    def answer(self, request: Request) -> Response | None:
        """The answer to a request; None leaves a reader's browser, which asks nothing, to the page of that name."""
        if request.method == "OPTIONS":
            return Response(HTTPStatus.NO_CONTENT, {**rules.CORS, **rules.PREFLIGHT, "Access-Control-Allow-Methods": _METHODS})
        try:
            asked = read_request(request)
            if asked is None:
                return None if _is_browser(request) else self._describe(request)
            return self._ask(asked, request)
        except Refused as refused:
            return _said(refused.status, str(refused))

    def _describe(self, request: Request) -> Response:
        media_type, body = describe_service(request)
        return Response(HTTPStatus.OK, {**rules.CORS, "Content-Type": media_type, "Vary": "Accept"}, body)

    def _ask(self, asked: Asked, request: Request) -> Response:
        refuse_service(asked.query)
        if is_update(asked.query):
            raise Refused(_READ_ONLY)
        accept = request.headers.get("accept")
        task = {
            "query": asked.query,
            "union": not chooses_graphs(asked.query),
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
            "table": choose(accept, TABLES),
            "graph": choose(accept, GRAPHS),
            **asdict(self._limits),
        }
        done = self._run(task, request)
        if done.answer is None:
            raise self._refusal(done.verdict, done.word)
        headers = {**rules.CORS, "Content-Type": _with_charset(done.word), "Vary": "Accept"}
        return Response(HTTPStatus.OK, headers, self._to_send(done.answer))

    def _run(self, task: dict[str, Any], request: Request) -> Done:
        with self._queue.place():
            store = self._data.store(request.ended)
            with self._queue.turn(request):
                done = run_worker({**task, "store": str(store.folder)}, self._limits.seconds, request.gone)
        if done.verdict == "gone":
            raise left_undone(request)
        return done

    def _to_send(self, answer: BinaryIO) -> bytes | BinaryIO:
        """A small answer as bytes; a large one as the file it is, of which only so many may lie about until they are sent."""
        if os.fstat(answer.fileno()).st_size <= _SMALL:
            with answer:
                return answer.read()
        if not self._large.acquire(blocking=False):
            answer.close()
            raise Refused("Too many large answers are being fetched. Ask again in a while, or for less.", _BUSY)
        weakref.finalize(answer, self._large.release)
        return answer

    def _refusal(self, verdict: str, word: str) -> Refused:
        limits = self._limits
        instead = f"Ask for less, or take the data with you: /{DUMP}.gz."
        said = {
            "time": f"The query was ended after {limits.seconds} seconds, which is the limit. {instead}",
            "rows": f"The answer has more than {limits.rows:,} rows, which is the limit; none are sent. Add LIMIT. {instead}",
            "bytes": f"The answer is larger than {limits.bytes:,} bytes, which is the limit; nothing of it is sent. {instead}",
            "memory": f"The query needed more memory than it may have, and was ended. {instead}",
            # Oxigraph ends the process where it is given no memory, and where brackets lie too deep for it.
            "killed": f"The query needed more memory than it may have, or is nested too deep, and was ended. {instead}",
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
