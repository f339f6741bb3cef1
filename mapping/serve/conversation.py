"""HTTP on one connection: requests of bounded size are read, handed on and answered, one after the other."""

from __future__ import annotations

import contextlib
import io
import os
import socket
from email.message import Message
from http import HTTPStatus
from http.client import LineTooLong
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol, cast

from ..problems import shorten
from .clients import PIECE, Client, Clients, Incoming
from .messages import Request, Response, text

MOST_BODY: Final = 1_000_000
"""Bytes of a request's body; a query is not longer."""
MOST_HEAD: Final = 65_536
"""Bytes of a request's line, and of its line and headers together but for the last."""
MOST_OF_A_LINE_LOGGED: Final = 500
MOST_DISCARDED: Final = 1_000_000_000


class Server(Protocol):
    """What a conversation needs of its server."""

    clients: Clients

    def answer(self, request: Request) -> Response: ...

    def log(self, line: str, /) -> None: ...


class _Requests(io.BufferedReader):
    """What a client sends, with a measure for the lines of each head."""

    left = MOST_HEAD

    def readline(self, size: int | None = -1, /) -> bytes:
        if self.left <= 0:
            raise LineTooLong("head")
        line = super().readline(size)
        self.left -= len(line)
        return line


class Conversation(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "Referat"
    sys_version = ""
    disable_nagle_algorithm = True  # Or each answer, sent in two pieces, waits 40 ms for the first to be acknowledged.

    def setup(self) -> None:
        super().setup()
        self.of = cast(Server, self.server)
        self.client: Client = self.of.clients[self.connection]
        self.requests = _Requests(Incoming(self.client))
        self.rfile: io.BufferedIOBase = self.requests
        self.refused = False

    def handle_one_request(self) -> None:
        self.client.wait(for_request=True)
        if self.of.clients.leaving:
            self.client.end(socket.SHUT_RD)  # What has come already can still be read.
        self.requests.left = MOST_HEAD
        super().handle_one_request()

    def answer(self) -> None:
        """Answer a request whose head is read."""
        body = self._body()
        if isinstance(body, Response):
            self.refused = self.close_connection = True
            self._send(body)
            return
        self.client.work()
        path, _, query = self.path.partition("?")
        self._send(self.of.answer(Request(self.command, path, query, _joined(self.headers), body, self._gone, self._ended)))

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = answer

    def _gone(self) -> bool:
        # Once the server is leaving, what it reads from is shut, which looks the same as a client that hung up.
        return self._ended() or (not self.of.clients.leaving and self.client.has_hung_up())

    def _ended(self) -> bool:
        return self.of.clients.ended

    def _body(self) -> bytes | Response:
        length = self._length()
        if isinstance(length, Response):
            return length
        if self.headers.get("expect", "").lower() == "100-continue" and self.request_version >= "HTTP/1.1":
            self.send_response_only(HTTPStatus.CONTINUE)
            self.end_headers()
        self.client.wait()
        body = self.rfile.read(length)
        if len(body) < length:
            raise ConnectionAbortedError("The client hung up in the middle of its request.")
        return body

    def _length(self) -> int | Response:
        if "transfer-encoding" in self.headers:
            return text(HTTPStatus.LENGTH_REQUIRED, "A body needs its Content-Length.")
        lengths = {each.strip() for each in self.headers.get_all("content-length", ["0"])}
        length = lengths.pop()
        if lengths or not (length.isascii() and length.isdigit()):
            return text(HTTPStatus.BAD_REQUEST, "The Content-Length is no number.")
        if len(length) > 9 or int(length) > MOST_BODY:
            return text(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A body may have {MOST_BODY:,} bytes at most.")
        return int(length)

    def handle_expect_100(self) -> bool:
        """Nothing yet: a body is asked for only once its length is known to be one that is taken."""
        return True

    def _send(self, response: Response) -> None:
        body = response.body
        if isinstance(body, bytes):
            self._send_body(response, io.BytesIO(body), len(body))
            return
        with body.open("rb") if isinstance(body, Path) else body as file:
            # The length is this file's, even if a build puts another in its place.
            self._send_body(response, file, os.fstat(file.fileno()).st_size - file.tell())

    def _send_body(self, response: Response, body: BinaryIO, length: int) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status not in (HTTPStatus.NOT_MODIFIED, HTTPStatus.NO_CONTENT):
            self.send_header("Content-Length", str(length))
        self.close_connection = self.close_connection or self.of.clients.leaving
        if self.close_connection:
            self.send_header("Connection", "close")
        self.client.wait()
        self.end_headers()
        while self.command != "HEAD" and (piece := body.read(min(PIECE, length))):
            self.client.send(piece)
            length -= len(piece)

    def flush_headers(self) -> None:
        """Sent as bodies are, so within the same bounds."""
        self.client.send(b"".join(self._headers_buffer))
        self._headers_buffer: list[bytes] = []

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is not HTTP as it is spoken here, also to whom it was not told yet which HTTP is spoken."""
        self.refused = self.close_connection = True
        self.request_version = self.protocol_version
        status = HTTPStatus(code)
        self._send(text(status, f"{shorten(message or status.phrase)}."))

    def finish(self) -> None:
        """End the connection. Who is refused in the middle of sending is heard out: else the system would throw the
        refusal away, unread, together with what was sent after it."""
        with contextlib.suppress(OSError):
            if self.refused:
                self._discard()
        super().finish()

    def _discard(self) -> None:
        self.client.wait()
        self.client.end(socket.SHUT_WR)
        left = MOST_DISCARDED
        while left > 0 and not self.of.clients.leaving and (piece := self.rfile.read1(PIECE)):
            left -= len(piece)

    def log_message(self, format: str, *args: Any) -> None:
        self.of.log(shorten(format % args, MOST_OF_A_LINE_LOGGED))


def _joined(headers: Message) -> dict[str, str]:
    """Headers by name in lower case; the values of one that comes several times are joined by commas."""
    joined: dict[str, str] = {}
    for name, value in headers.items():
        joined[name.lower()] = f"{joined[name.lower()]}, {value}" if name.lower() in joined else value
    return joined
