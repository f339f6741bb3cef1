"""The phrases of the made-up minutes, from ``themes.toml`` and ``sentences.toml``; and figures and dates as Danes write them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

HERE: Final = Path(__file__).parent
MONTHS: Final = "januar februar marts april maj juni juli august september oktober november december".split()
WEEKDAYS: Final = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()


@dataclass(frozen=True, slots=True)
class Theme:
    """Something a body talks about; the head of ``themes.toml`` says what grammar each phrase needs."""

    area: str
    group: str
    effort: str
    aims: tuple[str, ...]
    steps: tuple[str, ...]
    partners: tuple[str, ...]
    rows: tuple[str, ...]
    kle: tuple[str, ...]
    initiatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A body that meets, and the administration that serves it."""

    name: str
    administration: str
    place: str
    figures: str
    themes: tuple[Theme, ...]
    abbreviation: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceText:
    """A sentence with a slot for the date of another meeting."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class DecisionText:
    """A decision, part by part, and what it means."""

    outcome: str
    cases: str
    """The case letters it can end."""
    weight: int
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """All phrases."""

    bodies: tuple[Body, ...]
    references: tuple[ReferenceText, ...]
    decisions: tuple[DecisionText, ...]
    phrases: dict[str, tuple[str, ...]]
    """By ``table.key`` of ``sentences.toml``; a single string is a tuple of one."""

    def all(self, key: str) -> tuple[str, ...]:
        return self.phrases[key]

    def one(self, key: str) -> str:
        (phrase,) = self.phrases[key]
        return phrase


@cache
def words() -> Words:
    """The phrases, read and checked once."""
    themes = tomllib.loads((HERE / "themes.toml").read_text("utf-8"))
    sentences = tomllib.loads((HERE / "sentences.toml").read_text("utf-8"))
    return TypeAdapter(Words).validate_python(
        {
            "bodies": themes["bodies"],
            "references": sentences.pop("references"),
            "decisions": sentences.pop("decisions"),
            "phrases": dict(_phrases(sentences)),
        }
    )


def _phrases(tables: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, table in tables.items():
        for key, value in table.items():
            yield f"{name}.{key}", (value,) if isinstance(value, str) else tuple(value)


def long_date(day: date) -> str:
    """``28. april 2026``."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def thousands(number: int) -> str:
    """``64.863``."""
    return f"{number:,}".replace(",", ".")


def tenths(number: int) -> str:
    """Tenths as a decimal figure: 649 is ``64,9`` and 30 is ``3,0``."""
    return f"{thousands(number // 10)},{number % 10}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
