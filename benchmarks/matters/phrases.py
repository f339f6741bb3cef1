"""The phrases of planted matters, from ``phrases.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases."""

    heads: tuple[str, ...]
    tails: tuple[str, ...]
    texts: dict[str, tuple[str, ...]]

    def all(self, key: str) -> tuple[str, ...]:
        return self.texts[key]


@cache
def phrases() -> Phrases:
    """The phrases, read and checked once."""
    table = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text("utf-8"))
    return TypeAdapter(Phrases).validate_python(table)
