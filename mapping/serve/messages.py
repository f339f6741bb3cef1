"""A request and its answer, as every handler of the preview sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO


class HungUp(ConnectionError):
    """Nobody waits for the answer; the message tells what was left undone."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks. Header names are in lower case; of a header sent several times, the values are joined by commas."""

    method: str
    path: str
    """As it was sent, so still percent-encoded, without the query."""
    query: str = ""
    """What follows ``?``, percent-encoded."""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    gone: Callable[[], bool] = _never
    """Asked while a long answer is made: whether nobody waits for it any more."""
    ended: Callable[[], bool] = _never
    """The same of the whole server: whether it has to end now."""


@dataclass(frozen=True, slots=True)
class Response:
    """What is sent back: ``body`` as bytes, as a file that lies ready, or as one that is open, from where it stands; it is
    closed then. Its length is added when it is sent."""

    status: HTTPStatus
    headers: Mapping[str, str]
    body: bytes | Path | BinaryIO = b""


Handler = Callable[[Request], Response | None]
"""Answers what is asked of one path by any method; None leaves the request to the files of the site."""


def text(status: HTTPStatus, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    """A short answer in words."""
    return Response(status, {"Content-Type": "text/plain; charset=utf-8", **(headers or {})}, f"{sentence}\n".encode())
