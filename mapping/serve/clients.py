"""Who is connected, and since when each is waited for: what a client may take, so that others are answered as well."""

from __future__ import annotations

import contextlib
import io
import socket
import threading
import time
from typing import Final

MOST_CLIENTS: Final = 128
"""Connections at a time. Who comes next waits in the system's queue until a place is free."""
PATIENCE: Final = 30.0
"""Seconds that a client is waited for: between two requests, for a whole head, for a whole body, for taking one piece."""
PATIENCE_WHEN_FULL: Final = 2.0
"""Seconds after which whoever is waited for the longest gives up the place, where all are taken and another waits for one."""
PIECE: Final = 65_536
"""Bytes that are sent at once."""
LEAST_RATE: Final = 262_144
"""Bytes a second. A client that takes an answer at this rate is not waited for; a slower one is, ever longer."""


class Client:
    """One connection."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.waited_since: float | None = None
        """Since when the next step is the client's; None while it is ours."""
        self.asks_nothing = False
        """Whether it is between two requests."""

    def wait(self, for_request: bool = False) -> None:
        """From now on it is waited for."""
        self.waited_since, self.asks_nothing = time.monotonic(), for_request

    def work(self) -> None:
        """It has said all; from now on it waits for us."""
        self.waited_since, self.asks_nothing = None, False

    def send(self, piece: bytes) -> None:
        """Send a piece; each that is taken pays for a part of a second. Raises TimeoutError for one that is not taken."""
        self.connection.settimeout(PATIENCE)
        self.connection.sendall(piece)
        if self.waited_since is not None:
            self.waited_since = min(time.monotonic(), self.waited_since + len(piece) / LEAST_RATE)

    def receive_into(self, buffer: memoryview) -> int:
        """What it sends next. Raises TimeoutError where patience ends; bytes that drip in do not prolong it."""
        left = PATIENCE if self.waited_since is None else self.waited_since + PATIENCE - time.monotonic()
        if left <= 0:
            raise TimeoutError("It took too long to ask.")
        self.connection.settimeout(left)
        count = self.connection.recv_into(buffer)
        if self.asks_nothing and count:
            self.wait()
        return count

    def has_hung_up(self) -> bool:
        """Whether it takes no answer any more, as far as can be told."""
        try:
            self.connection.settimeout(0)
            return self.connection.recv(1, socket.MSG_PEEK) == b""
        except (BlockingIOError, InterruptedError):
            return False
        except OSError:
            return True

    def end(self, how: int = socket.SHUT_RDWR) -> None:
        """End the connection, whoever is reading from it or writing to it."""
        with contextlib.suppress(OSError):
            self.connection.shutdown(how)


class Incoming(io.RawIOBase):
    """What a client sends, as a file."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._client.receive_into(buffer)


class Clients:
    """All that are connected."""

    def __init__(self, most: int = MOST_CLIENTS) -> None:
        self._most = most
        self._here: dict[socket.socket, Client] = {}
        self._changed = threading.Condition()
        self.leaving = False
        """Whether the server is about to end: who has asked is still answered."""
        self.ended = False
        """Whether it ends now, so that nothing is worth beginning or going on with."""

    def enter(self, connection: socket.socket) -> None:
        with self._changed:
            self._here[connection] = Client(connection)

    def __getitem__(self, connection: socket.socket) -> Client:
        with self._changed:
            return self._here[connection]

    def leave(self, connection: socket.socket) -> None:
        with self._changed:
            self._here.pop(connection, None)
            self._changed.notify_all()

    def have_room(self, seconds: float) -> bool:
        """Wait for a place, and where nobody gives one up, take it from whoever keeps us waiting."""
        with self._changed:
            if len(self._here) < self._most:
                return True
            since, slowest = min(
                ((client.waited_since, client) for client in self._here.values() if client.waited_since is not None),
                key=lambda each: each[0],
                default=(time.monotonic(), None),
            )
            if slowest and time.monotonic() - since > PATIENCE_WHEN_FULL:
                slowest.end()
            return self._changed.wait_for(lambda: len(self._here) < self._most, seconds)

    def let_go(self) -> None:
        """Nobody may ask any more; connections on which nothing is asked are ended."""
        with self._changed:
            self.leaving = True
            for client in self._here.values():
                if client.asks_nothing:
                    client.end(socket.SHUT_RD)  # What has come already can still be read.

    def end(self) -> None:
        """Whoever is at work for a client is told to stop."""
        with self._changed:
            self.ended = True
            self._changed.notify_all()

    def hang_up(self) -> None:
        """End every connection, whatever is asked on it."""
        with self._changed:
            for client in self._here.values():
                client.end()

    def wait_until_gone(self, seconds: float, even_when_ended: bool = True) -> bool:
        """Wait until nobody is here any more, or, where that is asked, until ``end`` is called."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._here or (self.ended and not even_when_ended), seconds)
