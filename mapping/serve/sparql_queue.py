"""Whose query runs next: a few side by side, some waiting, all others sent away at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Final

from .messages import HungUp, Request
from .sparql_run import GLANCE
from .sparql_text import Refused

_BUSY: Final = "Too many queries are running. Ask again in a while."


class Queue:
    """Places for those who wait or run, and turns for those who run."""

    def __init__(self, at_once: int, waiting: int, seconds: float) -> None:
        self._places = threading.BoundedSemaphore(at_once + waiting)
        self._turns = threading.BoundedSemaphore(at_once)
        self._seconds = seconds

    @contextmanager
    def place(self) -> Iterator[None]:
        """Stand in the queue. Raises Refused where it is full, so that queries leave places in the server to others."""
        if not self._places.acquire(blocking=False):
            raise Refused(_BUSY, HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            yield
        finally:
            self._places.release()

    @contextmanager
    def turn(self, request: Request) -> Iterator[None]:
        """Wait for a turn, as long as a query may take. Raises Refused after that, and HungUp where nobody waits any more."""
        until = time.monotonic() + self._seconds
        while not self._turns.acquire(timeout=GLANCE):
            if request.gone():
                raise left_undone(request)
            if time.monotonic() > until:
                raise Refused(_BUSY, HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            yield
        finally:
            self._turns.release()


def left_undone(request: Request) -> Exception:
    """Why a query is not answered, of which nobody waits for the answer."""
    if request.ended():
        return Refused("The server is about to end, and the query with it.", HTTPStatus.SERVICE_UNAVAILABLE)
    return HungUp("A client hung up: its query was ended.")
