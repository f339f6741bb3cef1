"""One site, asked politely: who asks is said, its robots.txt is obeyed, and a site in trouble is given time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from pydantic_core import from_json

from ..problems import Problem, shorten
from ..verify.fetch import Answer, Exhausted, Fetcher, Limits

_AGAIN: Final = (0, 429, 500, 502, 503, 504)
"""Answers after which it is worth asking again; 0 is none at all."""
_LATER: Final = "the same command later; what was brought stays, and it goes on from there."
_ROBOT: Final = "referat"
_A_DAY: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a site is asked, and how long it is waited for."""

    seconds: float = 1.0
    """Between two requests."""
    patience: float = 30.0
    """For a connection, and for each next byte of an answer."""
    tries: int = 4
    first_wait: float = 2.0
    """Before asking again; doubled each time."""
    most_wait: float = 300.0
    """A site that asks for more is left for another day."""
    most_bytes: int = 50_000_000
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time


class Failed(Exception):
    """Something could not be had: carries the Problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Got:
    """A good answer, parsed; ``unchanged`` where the site says that what we have is still so."""

    value: Any = None
    body: bytes = b""
    unchanged: bool = False
    validators: Mapping[str, str] = field(default_factory=dict)


class Client:
    """Requests to one FirstAgenda site."""

    def __init__(self, site: str, agent: str, pace: Pace) -> None:
        self._site, self._pace, self._agent = site, pace, agent
        self._host = urlsplit(site).netloc
        self._robots = RobotFileParser()
        self._fetcher = self._new(pace.seconds)

    @property
    def made(self) -> int:
        return self._fetcher.made

    def begin(self) -> None:
        """Read robots.txt, and ask for the front page, which gives the cookie without which nothing else is answered."""
        self._read_robots()
        self._ask(self._site, "text/html, */*;q=0.5")

    def get_json(self, path: str, validators: Mapping[str, str] | None = None, name: str | None = None) -> Got:
        """A JSON of the site. Raises Failed; ``name`` is what the problem calls it."""
        place = name or self._host
        url = urljoin(self._site, path)
        answer = self._ask(url, "application/json", validators, place)
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return Got(unchanged=True)
        try:
            value = from_json(answer.body.removeprefix(b"\xef\xbb\xbf"))
        except ValueError as error:
            kind = answer.media_type or "no media type"
            saw = f"an answer of {shorten(url)} that is no JSON ({kind}): {shorten(str(error), 80)}"
            needs = "a site of FirstAgenda Publication; or the same later."
            raise Failed(Problem(place, None, "not-json", saw, needs)) from error
        found = {"etag": answer.headers.get("ETag", ""), "modified": answer.headers.get("Last-Modified", "")}
        return Got(value, answer.body, validators={key: text for key, text in found.items() if text})

    def _ask(self, url: str, accept: str, validators: Mapping[str, str] | None = None, place: str | None = None) -> Answer:
        place = place or self._host
        if not self._robots.can_fetch(_ROBOT, url):
            needs = "the leave of whoever runs the site: its robots.txt lets no program ask for this."
            raise Failed(Problem(place, None, "robots", f"{shorten(url)}, which robots.txt rules out", needs))
        asked = validators or {}
        headers = {"If-None-Match": asked.get("etag"), "If-Modified-Since": asked.get("modified")}
        answer = self._patiently(url, accept, {key: text for key, text in headers.items() if text}, place)
        if answer.is_good or (asked and answer.status == HTTPStatus.NOT_MODIFIED):
            return answer
        raise Failed(Problem(place, None, "no-answer", f"{answer} for {shorten(url)}", _LATER))

    def _patiently(self, url: str, accept: str, headers: Mapping[str, str], place: str) -> Answer:
        """Ask, and ask again with growing waits where that may help."""
        wait = self._pace.first_wait
        for attempt in range(1, self._pace.tries + 1):
            try:
                answer = self._fetcher.get(url, accept, headers=headers)
            except Exhausted as error:
                raise Failed(Problem(place, None, "took-too-long", f"{error}", _LATER)) from error
            if answer.status not in _AGAIN or attempt == self._pace.tries:
                return answer
            pause = max(wait, self._asked_wait(answer, place))
            self._pace.sleep(pause)
            wait = min(wait * 2, self._pace.most_wait)
        raise AssertionError("a client tries at least once")

    def _asked_wait(self, answer: Answer, place: str) -> float:
        """The seconds that the site asks for: a number, or a point in time."""
        text = answer.headers.get("Retry-After", "").strip()
        if text.isascii() and text.isdigit():
            seconds = float(text[:9])
        else:
            try:
                seconds = parsedate_to_datetime(text).timestamp() - self._pace.now()
            except (ValueError, TypeError, OverflowError):
                seconds = 0.0
        if seconds > self._pace.most_wait:
            saw = f"{answer}: the site asks to be left alone for {seconds:,.0f} seconds"
            raise Failed(Problem(place, None, "busy", saw, _LATER))
        return seconds

    def _read_robots(self) -> None:
        """RFC 9309: no file allows everything, and a site that cannot say is not asked."""
        answer = self._patiently(urljoin(self._site, "/robots.txt"), "text/plain, */*;q=0.1", {}, self._host)
        if answer.is_good:
            lines = answer.body[:500_000].decode("utf-8", "replace").splitlines()
            self._robots.parse(lines)
        elif 400 <= answer.status < 500:
            self._robots.parse([])
        else:
            saw = f"{answer} for robots.txt, which says whether programs may ask"
            raise Failed(Problem(self._host, None, "no-answer", saw, _LATER))
        delay = self._robots.crawl_delay(_ROBOT)
        if delay and float(delay) > self._pace.seconds:
            self._fetcher = self._new(min(float(delay), self._pace.most_wait))

    def _new(self, pause: float) -> Fetcher:
        limits = Limits(1_000_000, _A_DAY, self._pace.patience, pause, self._pace.most_bytes)
        return Fetcher(self._site, limits, self._agent, waits=False, sleep=self._pace.sleep)
