"""What a walk over a published site came to."""

from __future__ import annotations

from dataclasses import dataclass

from ..problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a walk, and what was found wrong, each with the IRI where it is."""

    url: str
    base: str
    """What the site's IRIs begin with."""
    known: int
    """Documents that the site names."""
    visited: int
    with_data: int
    """Documents visited that have data; the others are pages only."""
    things: int
    """IRIs that were found described, each in the document that it leads to."""
    triples: int
    requests: int
    negotiates: bool
    """Whether the server looks at Accept. Where it does not, data are found by the links of the page."""
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing worse than a note."""
        return all(problem.severity is Severity.NOTE for problem in self.problems)

    @property
    def status(self) -> int:
        """The exit status."""
        return 0 if self.is_sound else 1
