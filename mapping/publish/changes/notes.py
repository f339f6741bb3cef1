"""What others ask of a log: dates for the site map, and what a publisher is told once a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from ...problems import Problem, Severity
from .log import END, LOG, Entry, Kind, Log

Value = TypeVar("Value")


def lastmod(log: Log) -> Mapping[str, date]:
    """When each document that stands was last changed, by its folder."""
    return Standing(log, lambda entry: entry.time.date())


class Standing(Mapping[str, Value]):
    """Something of the last change of each document that stands, by its folder."""

    def __init__(self, log: Log, seen: Callable[[Entry], Value]) -> None:
        self._latest, self._seen = log.latest, seen

    def __getitem__(self, path: str) -> Value:
        entry = self._latest[path]
        if entry.kind is Kind.DELETE:
            raise KeyError(path)
        return self._seen(entry)

    def __iter__(self) -> Iterator[str]:
        return (path for path, entry in self._latest.items() if entry.kind is not Kind.DELETE)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def under(self, folder: str) -> dict[str, Value]:
        """Those whose folders begin so."""
        return {path: self._seen(entry) for path, entry in self._latest.beginning(folder) if entry.kind is not Kind.DELETE}


def published(log: Log) -> Standing[tuple[str, date]]:
    """Hash of each document that stands, and the day on which it became what it is, by its folder."""
    return Standing(log, lambda entry: (entry.hash, entry.time.date()))


def notes(log: Log) -> Iterator[Problem]:
    """Yield what a publisher should know of the feed; nothing of it stops the build."""
    if log.put_back:
        saw = f"its last line was cut off; «{END}» holds that line, and it was put back."
        needs = "a look at why: a disk that was full, or a copy that was cut short."
        yield Problem(LOG, None, "change-log-mended", saw, needs, Severity.NOTE)
