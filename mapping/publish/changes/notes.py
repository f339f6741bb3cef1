"""What others ask of a log: dates for the site map, and what a publisher is told once a build."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...problems import Problem, Severity
from .log import END, LOG, Kind, Log


def lastmod(log: Log) -> dict[str, date]:
    """When each document that stands was last changed, by its folder."""
    return {path: entry.time.date() for path, entry in log.latest.items() if entry.kind is not Kind.DELETE}


def notes(log: Log) -> Iterator[Problem]:
    """Yield what a publisher should know of the feed; nothing of it stops the build."""
    if log.put_back:
        saw = f"its last line was cut off; «{END}» holds that line, and it was put back."
        needs = "a look at why: a disk that was full, or a copy that was cut short."
        yield Problem(LOG, None, "change-log-mended", saw, needs, Severity.NOTE)
