"""``site/tables.toml``: the tables, and what their columns are called and say."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import ConfigDict, TypeAdapter

_CONFIG = ConfigDict(extra="forbid")


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    CODE = "code"
    IRI = "iri"
    INTEGER = "integer"
    DECIMAL = "decimal"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    __pydantic_config__ = _CONFIG

    name: str
    """In the head of the file, Danish in ASCII."""
    en: str
    type: Kind
    property: str | None = None
    """Prefix and name of what the column says of the row's thing."""
    many: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One table: its names, its columns, and the class of what its rows name."""

    __pydantic_config__ = _CONFIG

    da: str
    en: str
    columns: tuple[Column, ...]
    about: str | None = None
    """Prefix and name of that class; nothing where the rows are of several."""
    note: str | None = None
    """What somebody who adds up its rows must know, in English."""


_TABLES: Final[TypeAdapter[dict[str, Layout]]] = TypeAdapter(dict[str, Layout])


@cache
def read_layouts(site: Path) -> dict[str, Layout]:
    """The tables by name, in the order of the file. A fault in it is a fault of the program, not of its user."""
    return _TABLES.validate_python(tomllib.loads((site / "tables.toml").read_text("utf-8")))
