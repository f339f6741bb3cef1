"""What a build, or a check, came to: told when it has ended, and kept for the next build that finds nothing to do."""

from __future__ import annotations

from dataclasses import dataclass

from .problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Change:
    """One document that is another than the one published before."""

    kind: str
    """``create``, ``update`` or ``delete``."""
    iri: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a build, or a check, came to."""

    found: int
    """Files that are, or should be, minutes."""
    published: int
    """Meetings published; of a check, those that a build would publish."""
    items: int
    decisions: int
    triples: int
    pages: int
    files: int
    problems: tuple[Problem, ...]
    has_feed: bool = False
    """Whether the site has a feed of changes; it needs a date of publication."""
    changes: tuple[Change, ...] = ()
    """Documents that are not what was published before, by IRI."""
    files_written: int = 0
    files_kept: int = 0
    """Files that are the very ones published before."""
    files_removed: int = 0
    read_anew: int = 0
    """Meetings that were read, described and checked."""
    from_cache: int = 0
    """Meetings that an earlier build understood."""
    unchanged: bool = False
    """Whether there was nothing to do: the same input, settings and program as those of what is published."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """Files with an error, each once."""
        return tuple(dict.fromkeys(problem.file for problem in self.problems if problem.severity is Severity.ERROR))

    def count(self, severity: Severity) -> int:
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing worse than a note."""
        return all(problem.severity is Severity.NOTE for problem in self.problems)
