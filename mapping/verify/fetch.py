"""Asking a site politely: one request at a time, never more than agreed, never longer than agreed, whatever the site does."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from threading import Thread
from typing import Final
from urllib.parse import urljoin, urlsplit

import requests

from ..problems import shorten

MOST_BYTES: Final = 50_000_000
"""Of one answer; what is longer is not read to its end. CKAN refuses the same."""
MOST_REDIRECTS: Final = 5
MOST_WAIT: Final = 10.0
"""Seconds that a busy site may ask us to wait."""
_PIECE: Final = 65_536
_WHOLE: Final = 3
"""How many times its patience a fetcher waits for the whole of one answer."""
_BUSY: Final = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_NO_ADDRESS: Final = "no address that can be asked"
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a walk may go."""

    requests: int = 2000
    seconds: float = 300.0
    patience: float = 20.0
    """Seconds to wait for a connection, and for each next byte of an answer."""
    pause: float = 0.0
    """Seconds between two requests."""
    most_bytes: int | None = None
    """Of one answer; nothing for ``MOST_BYTES``."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. Where nothing did, ``fault`` says why, and the status is 0."""

    url: str
    """Where the answer was found, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Names are found in any letter case."""
    body: bytes
    fault: str | None = None

    @property
    def media_type(self) -> str:
        """Without its parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def is_good(self) -> bool:
        return self.fault is None and self.status == HTTPStatus.OK

    def __str__(self) -> str:
        """What a problem says of it."""
        return self.fault or f"status {self.status}, {self.media_type or 'no media type'}"


class Exhausted(Exception):
    """A limit is reached: the message says which."""


class Fetcher:
    """Requests to one site, counted and timed from the first.

    ``waits`` says whether it asks a busy site once more itself; ``sleep`` is how it waits.
    """

    def __init__(
        self,
        site: str,
        limits: Limits,
        agent: str = "referat-verify",
        waits: bool = True,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits = limits
        self._agent, self._waits, self._pass_time = agent, waits, sleep
        self.made = 0
        self._site, self._host = site, urlsplit(site).netloc
        self._end = time.monotonic() + limits.seconds
        self._session = _session(site, agent)

    def get(self, url: str, accept: str, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answer:
        """Ask, follow redirects on the same host, and wait once where the site is busy. Raises Exhausted at a limit."""
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._once(url, accept, method, headers)
            if self._waits and answer.status in _BUSY:
                self._sleep(_wait(answer.headers.get("Retry-After", "")))
                answer = self._once(url, accept, method, headers)
            location = answer.headers.get("Location")
            if location is None or not 300 <= answer.status < 400:
                return answer
            try:
                url = urljoin(answer.url, location).partition("#")[0]
            except ValueError:
                return _nothing(answer.url, _NO_ADDRESS)
            if urlsplit(url).netloc != self._host:
                return _nothing(answer.url, f"it leads away, to {shorten(url)}")
        return _nothing(url, f"more than {MOST_REDIRECTS} redirects")

    def _once(self, url: str, accept: str, method: str, headers: Mapping[str, str] | None) -> Answer:
        if self.made >= self.limits.requests:
            raise Exhausted(f"{self.limits.requests:,} requests were made, and no more were allowed")
        if self.made:
            self._sleep(self.limits.pause)
        self.made += 1
        # In a thread that can be left behind: a server may send one byte now and then for ever.
        came: list[Answer] = []
        most = max(0.1, min(self.limits.patience * _WHOLE, self._left()))
        thread = Thread(target=lambda: came.append(self._ask(url, accept, method, headers)), daemon=True)
        thread.start()
        thread.join(most)
        if came:
            return came[0]
        cookies = self._session.cookies
        self._session = _session(self._site, self._agent)
        self._session.cookies = cookies
        self._left()
        return _nothing(url, f"the answer was not whole after {most:.3g} seconds")

    def _ask(self, url: str, accept: str, method: str, headers: Mapping[str, str] | None) -> Answer:
        patience = self.limits.patience
        sent = {"Accept": accept, **(headers or {})}
        try:
            with self._session.request(
                method, url, headers=sent, stream=True, allow_redirects=False, timeout=patience
            ) as response:
                return _read(response, self.limits.most_bytes or MOST_BYTES)
        except requests.RequestException as error:
            return _nothing(url, f"no answer: {_reason(error, patience)}")
        except ValueError:  # What urllib3 says of some addresses.
            return _nothing(url, _NO_ADDRESS)

    def _left(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise Exhausted(f"{self.limits.seconds:g} seconds had passed, and no more were allowed")
        return left

    def _sleep(self, seconds: float) -> None:
        self._pass_time(min(seconds, self._left()))


def _session(site: str, agent: str) -> requests.Session:
    session = requests.Session()
    session.headers["User-Agent"] = agent
    # A proxy cannot reach one's own machine.
    session.trust_env = urlsplit(site).hostname not in _LOOPBACK
    return session


def _read(response: requests.Response, most: int) -> Answer:
    pieces, length = [], 0
    for piece in response.iter_content(_PIECE):
        pieces.append(piece)
        length += len(piece)
        if length > most:
            return _nothing(response.url, f"the answer is longer than {most:,} bytes")
    return Answer(response.url, response.status_code, response.headers, b"".join(pieces))


def _nothing(url: str, fault: str) -> Answer:
    return Answer(url, 0, {}, b"", fault)


def _wait(retry_after: str) -> float:
    return min(float(retry_after), MOST_WAIT) if retry_after.isascii() and retry_after.isdigit() else 1.0


def _reason(error: requests.RequestException, patience: float) -> str:
    if isinstance(error, requests.Timeout):
        return f"nothing came for {patience:.3g} seconds"
    if isinstance(error, requests.ConnectionError):
        return "the connection was refused or broken off"
    return type(error).__name__
