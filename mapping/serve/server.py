"""HTTP around the handlers: a small threaded server for one's own machine."""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, BinaryIO, Final, cast

from ..problems import Unusable
from .messages import Handler, Request, Response, text

MOST_BODY: Final = 1_000_000
"""Bytes of a request's body; a query is not longer."""
PATIENCE: Final = 30.0
"""Seconds that a client may keep silent in the middle of a request, or keep a connection open between two."""

Log = Callable[[str], None]


class Preview(ThreadingHTTPServer):
    """A server over handlers: ``handlers`` by exact path, and ``files`` for whatever they leave."""

    def __init__(
        self, address: tuple[str, int], handlers: Mapping[str, Handler], files: Callable[[Request], Response], log: Log
    ) -> None:
        self.handlers, self.files, self.log = handlers, files, log
        try:
            super().__init__(address, _Conversation)
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else "no such port"
            raise Unusable(f"Port {address[1]} of {address[0]} cannot be used: {reason}. Choose another --port.") from error

    @property
    def url(self) -> str:
        """Where it can be reached."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}/"

    def answer(self, request: Request) -> Response:
        handler = self.handlers.get(request.path)
        return (handler(request) if handler else None) or self.files(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is nothing to report of; a fault of ours ends that connection, and is told."""
        fault = sys.exception()
        if not isinstance(fault, OSError):
            self.log(f"A request ended in a fault: {type(fault).__name__}: {fault}")

    def run(self) -> None:
        """Answer until a signal (SIGINT, SIGTERM) asks for the end. To be called in the main thread."""
        with self, _ended_by_signals(self):
            self.serve_forever(poll_interval=0.1)


@contextmanager
def _ended_by_signals(server: Preview) -> Iterator[None]:
    def end(*_: object) -> None:
        # shutdown() waits for the loop that this signal interrupts, so another thread has to call it.
        threading.Thread(target=server.shutdown).start()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Conversation(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "Referat"
    sys_version = ""
    timeout = PATIENCE
    disable_nagle_algorithm = True  # Or each answer, sent in two pieces, waits 40 ms for the first to be acknowledged.

    def answer(self) -> None:
        body = self._body()
        if isinstance(body, Response):
            self.close_connection = True
            self._send(body)
            return
        path, _, query = self.path.partition("?")
        headers: dict[str, str] = {}
        for name, value in self.headers.items():
            headers[name.lower()] = f"{headers[name.lower()]}, {value}" if name.lower() in headers else value
        server = cast(Preview, self.server)
        self._send(server.answer(Request(self.command, path, query, headers, body)))

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = answer

    def _body(self) -> bytes | Response:
        if "transfer-encoding" in self.headers:
            return text(HTTPStatus.LENGTH_REQUIRED, "A body needs its Content-Length.")
        length = self.headers.get("content-length", "0").strip()
        if not (length.isascii() and length.isdigit()):
            return text(HTTPStatus.BAD_REQUEST, "The Content-Length is no number.")
        if len(length) > 9 or int(length) > MOST_BODY:
            return text(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A body may have {MOST_BODY:,} bytes at most.")
        return self.rfile.read(int(length))

    def _send(self, response: Response) -> None:
        if isinstance(response.body, bytes):
            self._send_body(response, io.BytesIO(response.body), len(response.body))
            return
        with response.body.open("rb") as file:  # The length is this file's, even if a build puts another in its place.
            self._send_body(response, file, os.fstat(file.fileno()).st_size)

    def _send_body(self, response: Response, body: BinaryIO, length: int) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status not in (HTTPStatus.NOT_MODIFIED, HTTPStatus.NO_CONTENT):
            self.send_header("Content-Length", str(length))
        self.end_headers()
        if self.command != "HEAD":
            shutil.copyfileobj(body, self.wfile)

    def log_message(self, format: str, *args: Any) -> None:
        line = format % args
        cast(Preview, self.server).log("".join(ch if ch.isprintable() else f"\\x{ord(ch):02x}" for ch in line))
