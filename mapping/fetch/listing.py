"""The list of a FirstAgenda site's meetings: ``GET /api/agenda/udvalgsliste``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ..problems import Problem, Severity, shorten
from ..slugs import slug

_ID: Final = re.compile(r"[A-Za-z0-9-]{1,64}")
_DAY: Final = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:T|$)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting of the list that has minutes."""

    id: str
    body: str
    day: date
    released: str
    """When it was last published, as printed; empty where the list does not say."""

    @property
    def name(self) -> str:
        """Its file's name without ending: made of the day and of letters and hyphens alone, whatever the body is called."""
        return f"{self.day.isoformat()}-{slug(self.body)}"


def read_listing(value: Any, host: str) -> tuple[list[Listed], list[Problem]]:
    """The meetings that are over and have minutes, each once, and what of the list cannot be used."""
    groups = value.get("Udvalg") if isinstance(value, dict) else None
    if not isinstance(groups, dict | list):
        needs = "the list of a FirstAgenda site, with «Udvalg»; the site may be another system's."
        return [], [Problem(host, None, "not-a-list", "an answer that is no list of meetings", needs)]
    found: dict[str, Listed] = {}
    odd = 0
    for body, meeting in _meetings(groups):
        listed = _listed(body, meeting)
        if listed is not None:
            found.setdefault(listed.id, listed)
        elif _has_minutes(meeting):
            odd += 1
    needs = "an id of letters, figures and hyphens, a date and a body for each; these are passed over."
    saw = f"{odd} meetings in the list, the id, date or body of which cannot be used"
    problems = [Problem(host, None, "odd-meeting", saw, needs, Severity.WARNING)] if odd else []
    return list(found.values()), problems


def _meetings(groups: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each body's name and meeting: bodies stand in groups, one a period."""
    lists = groups.values() if isinstance(groups, dict) else [groups]
    for bodies in lists:
        for body in bodies if isinstance(bodies, list) else []:
            meetings = body.get("Moeder") if isinstance(body, dict) else None
            for meeting in meetings if isinstance(meetings, list) else []:
                if isinstance(meeting, dict):
                    yield str(body.get("Navn") or ""), meeting


def _has_minutes(meeting: dict[str, Any]) -> bool:
    """Over, and not called an agenda: «Dagsorden», «Tillægsdagsorden»."""
    return meeting.get("Afsluttet") is True and "dagsorden" not in str(meeting.get("Navn") or "").casefold()


def _listed(body: str, meeting: dict[str, Any]) -> Listed | None:
    printed = meeting.get("Dato") or meeting.get("MeetingBeginUtc")
    day = _DAY.match(printed) if isinstance(printed, str) else None
    mark = meeting.get("Id")
    name = " ".join(shorten(body, 200).split())
    if not (_has_minutes(meeting) and day and name and isinstance(mark, str) and _ID.fullmatch(mark)):
        return None
    try:
        return Listed(mark, name, date.fromisoformat(day["day"]), str(meeting.get("ReleasedDate") or "")[:60])
    except ValueError:
        return None
