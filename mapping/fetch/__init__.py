"""Bringing meetings from a FirstAgenda site into a folder of minutes: each once, none by half, and never in a hurry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ..inputs import known_municipalities
from ..problems import Problem, Severity, Unusable, shorten
from ..register import register
from .client import Client, Failed, Pace
from .listing import Listed, read_listing
from .store import Store

__all__ = ["FetchReport", "Pace", "Wanted", "agent_name", "fetch"]

_PROJECT: Final = "https://w3id.org/referat/"
_MOST_FAILURES: Final = 3
"""Meetings in a row that fail before the site is left alone."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of a site's meetings to bring."""

    since: date | None = None
    body: str | None = None
    limit: int | None = None
    """How many at most in one run; the next run goes on from there."""


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What a run came to."""

    listed: int
    """Meetings with minutes that the site has, of those asked for."""
    brought: tuple[str, ...]
    """Names of the files that are new or changed."""
    kept: int
    """Meetings that were there already and have not changed."""
    left: int
    """Meetings for a later run: past the limit, or after the site failed."""
    requests: int
    problems: tuple[Problem, ...]

    @property
    def status(self) -> int:
        return 0 if all(problem.severity is Severity.NOTE for problem in self.problems) else 1


def fetch(url: str, into: Path, wanted: Wanted, agent: str, pace: Pace, progress: Progress, profiles: Path) -> FetchReport:
    """Bring what is asked for and not there yet. Raises Unusable for an address or a folder that cannot be used."""
    site = _site(url)
    _check_folder(into, profiles)
    client = Client(site, agent, pace)
    run = _Run(client, Store(into), site)
    try:
        client.begin()
        listed = run.list_meetings(wanted)
        run.bring(listed, wanted.limit, progress)
    except Failed as failed:
        run.problems.append(failed.problem)
    finally:
        run.store.save_state()
    return FetchReport(run.listed, tuple(run.brought), run.kept, run.left, client.made, tuple(run.problems))


def agent_name(version: str, contact: str | None) -> str:
    """Who asks, in words that a header can hold: the program, where it comes from, and whom a site can write to."""
    who = " ".join((contact or "").encode("ascii", "ignore").decode().split())[:200]
    return f"referat-fetch/{version} (+{_PROJECT}{f'; {who}' if who else ''})"


class _Run:
    """One run, as far as it came."""

    def __init__(self, client: Client, store: Store, site: str) -> None:
        self.store = store
        self.problems: list[Problem] = []
        self.brought: list[str] = []
        self.listed = self.kept = self.left = 0
        self._client, self._site = client, site

    def list_meetings(self, wanted: Wanted) -> list[Listed]:
        """The meetings to look at, from the earliest on."""
        path = "api/agenda/udvalgsliste"
        answer = self._client.get_json(path)
        meetings, problems = read_listing(answer.value, urlsplit(self._site).netloc)
        self.problems.extend(problems)
        found = [each for each in meetings if _is_wanted(each, wanted)]
        if wanted.body and not any(_is_body(each, wanted.body) for each in meetings):
            bodies = ", ".join(sorted({f"«{shorten(each.body, 60)}»" for each in meetings})[:20])
            raise Unusable(f"The site has no body called «{wanted.body}». It has {bodies or 'none with minutes'}.")
        self.listed = len(found)
        return sorted(found, key=lambda each: (each.day, each.body, each.id))

    def bring(self, listed: Sequence[Listed], limit: int | None, progress: Progress) -> None:
        """Ask for each meeting that is not there as the list has it."""
        due = [each for each in listed if not self.store.has(each)]
        self.kept = len(listed) - len(due)
        todo = due if limit is None else due[:limit]
        self.left = len(due)
        failures = 0
        progress("fetch", 0, len(todo))
        for done, each in enumerate(todo, 1):
            try:
                self._bring(each)
                failures = 0
            except Failed as failed:
                self.problems.append(failed.problem)
                failures += 1
            progress("fetch", done, len(todo))
            if failures == _MOST_FAILURES:
                saw = f"{failures} meetings in a row that could not be brought"
                host, needs = urlsplit(self._site).netloc, "the same command later; it goes on from here."
                self.problems.append(Problem(host, None, "site-fails", saw, needs))
                return

    def _bring(self, each: Listed) -> None:
        answer = self._client.get_json(f"api/agenda/dagsorden/{each.id}", self.store.validators(each), each.name)
        if answer.unchanged:
            self.store.keep(each)
            self.kept += 1
        else:
            if not isinstance(answer.value, dict) or not isinstance(answer.value.get("Dagsordenpunkter"), list):
                needs = "the JSON of a meeting, with «Dagsordenpunkter»; the site may have changed, or be another system's."
                raise Failed(Problem(each.name, None, "not-a-meeting", "an answer that is no meeting", needs))
            self.brought.append(self.store.save(each, answer.body, answer.validators))
        self.left -= 1


def _is_wanted(each: Listed, wanted: Wanted) -> bool:
    return (wanted.since is None or each.day >= wanted.since) and (wanted.body is None or _is_body(each, wanted.body))


def _is_body(each: Listed, body: str) -> bool:
    return " ".join(body.split()).casefold() == each.body.casefold()


def _site(url: str) -> str:
    """The site's own address, which ends in a slash."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # Raises for a port that is none.
    except ValueError as error:
        raise Unusable(f"«{shorten(url)}» is no web address: {error}.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise Unusable(f"«{shorten(url)}» is no address of a site. It needs the form https://dagsordener.example.dk/ .")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def _check_folder(into: Path, profiles: Path) -> None:
    """Minutes belong to the municipality that their folder is named after; a misspelt one would never be published."""
    name = into.resolve().name
    if name not in register() and name not in known_municipalities(profiles):
        close = ", ".join(_alike(name))
        hint = f" Did you mean {close}?" if close else ""
        raise Unusable(f"The folder «{into}» is not named as a municipality, such as minutes/odense.{hint}")
    if into.exists() and not into.is_dir():
        raise Unusable(f"«{into}» is a file; fetch needs a folder.")


def _alike(name: str) -> Iterator[str]:
    return (slug for slug, entry in register().items() if name.casefold() in (*entry.aliases, entry.name.casefold()))
