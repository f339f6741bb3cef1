"""What went wrong, said so that the person who can mend it knows where and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a problem does to the meeting and to the exit status."""

    ERROR = "error"
    """The meeting is left out whole; exit status 1."""
    WARNING = "warning"
    """Published, counted; somebody should look at it; exit status 1."""
    NOTE = "note"
    """The document disagrees with itself; published as printed, said, counted; exit status stays 0."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One place where something is wrong."""

    file: str
    """``municipality/file name``, or the name of a setting's file."""
    line: int | None
    code: str
    """A short name in kebab-case that stays the same from release to release."""
    saw: str
    needs: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Three lines for a person; never holds control characters or digits of a CPR number."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.code}\n  saw    {_indent(self.saw)}\n  needs  {_indent(self.needs)}"


class Unreadable(Exception):
    """These minutes cannot be read at all: carries the Problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Unusable(Exception):
    """A setting or an argument cannot be used: the message is a whole sentence for the user (exit status 2)."""


def shorten(text: str, most: int = 120) -> str:
    """Text for a message: control characters shown, one line, cut at ``most`` characters."""
    shown = "".join(ch if ch.isprintable() else f"\\u{ord(ch):04x}" for ch in " ".join(text.split()))
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _indent(text: str) -> str:
    return "\n         ".join(text.splitlines())
