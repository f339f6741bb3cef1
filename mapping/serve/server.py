"""A small threaded server for one's own machine: it takes in clients, and ends when a signal asks for it."""

from __future__ import annotations

import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from typing import Any, Final

from ..problems import Unusable
from .clients import Clients
from .conversation import Conversation
from .messages import Handler, HungUp, Request, Response

GRACE: Final = 5.0
"""Seconds that answers under way have left when a signal asks for the end."""
LAST_WORDS: Final = 5.0
"""Seconds for what is left then to be stopped, and to be told so."""
UNREAD: Final = 262_144
"""Bytes of an answer that the system keeps for a client that has not read them."""

Log = Callable[[str], None]


class Preview(ThreadingHTTPServer):
    """A server over handlers: ``handlers`` by exact path, and ``files`` for whatever they leave."""

    request_queue_size = 128

    def __init__(
        self, address: tuple[str, int], handlers: Mapping[str, Handler], files: Callable[[Request], Response], log: Log
    ) -> None:
        self.handlers, self.files, self.log = handlers, files, log
        self.clients = Clients()
        try:
            super().__init__(address, Conversation)
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

    def server_bind(self) -> None:
        # So that what a client has not read is not piled up in the system, by megabytes for each.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, UNREAD)
        super().server_bind()

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take in the next client, where there is room."""
        if not self.clients.have_room(seconds=0.2):
            raise BlockingIOError("All places are taken.")  # It is asked again at once, unless the server is to end.
        return super().get_request()

    def process_request(self, request: Any, client_address: Any) -> None:
        self.clients.enter(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        super().shutdown_request(request)
        self.clients.leave(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is told of where work was stopped for it; a fault of ours ends one connection, and is told."""
        fault = sys.exception()
        if isinstance(fault, HungUp):
            self.log(str(fault))
        elif not isinstance(fault, OSError):
            self.log(f"A request ended in a fault: {type(fault).__name__}: {fault}")

    def run(self) -> None:
        """Answer until a signal (SIGINT, SIGTERM) asks for the end, and let answers under way be finished, within bounds; a
        second signal ends them as well. To be called in the main thread."""
        with self, _ended_by_signals(self):
            self.serve_forever(poll_interval=0.1)
            self.server_close()  # From here on nobody can connect.
            self.clients.let_go()
            self.clients.wait_until_gone(GRACE, even_when_ended=False)
            self.clients.end()
            self.clients.wait_until_gone(LAST_WORDS)
            self.clients.hang_up()
            self.clients.wait_until_gone(LAST_WORDS)


@contextmanager
def _ended_by_signals(server: Preview) -> Iterator[None]:
    asked = threading.Event()

    def end(*_: object) -> None:
        # Both wait for what this signal interrupts, so another thread has to call them.
        threading.Thread(target=server.clients.end if asked.is_set() else server.shutdown).start()
        asked.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
