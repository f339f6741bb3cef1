"""What others ask of a log: dates for the site map, and what a publisher is told once a build."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...problems import Problem, Severity
from ...settings import Settings
from .log import END, LOG, Kind, Log


def lastmod(log: Log) -> dict[str, date]:
    """When each document that stands was last changed, by its folder."""
    return {path: entry.time.date() for path, entry in log.latest.items() if entry.kind is not Kind.DELETE}


def notes(log: Log, settings: Settings) -> Iterator[Problem]:
    """Yield what a publisher should know of the feed; nothing of it stops the build."""
    if log.put_back:
        saw = f"its last line was cut off; «{END}» holds that line, and it was put back."
        needs = "a look at why: a disk that was full, or a copy that was cut short."
        yield Problem(LOG, None, "change-log-mended", saw, needs, Severity.NOTE)
    if settings.published is None and log.time is None:
        saw = "no date of publication, so the site has no change feed."
        needs = "«published» in site.toml, or --published 2026-05-12, once it is published in earnest."
        yield Problem("site.toml", None, "no-date-of-publication", saw, needs, Severity.NOTE)
