"""A municipality's TOML, checked: how it writes, and what it is called."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from .problems import Unusable

_CONFIG = ConfigDict(use_attribute_docstrings=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class CaseTypeLabel:
    """What a case letter means in this municipality."""

    __pydantic_config__ = _CONFIG

    letter: str
    da: str
    en: str


@dataclass(frozen=True, slots=True)
class IgnoreRule:
    """Lines that say nothing, such as a running foot."""

    __pydantic_config__ = _CONFIG

    name: str
    pattern: str
    """A regular expression that the whole line, without mark-up, must match."""
    examples: tuple[str, ...]
    """Lines it must match; they run as tests."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All that Referat knows of one municipality beforehand."""

    __pydantic_config__ = _CONFIG

    slug: str
    name: str
    code: str | None = None
    """Four digits of the national register of municipalities."""
    cvr: str | None = None
    """Eight digits of the business register."""
    abbreviations: tuple[tuple[str, str], ...] = ()
    """Abbreviation and full name of a body, such as BSU and Beskæftigelses- og Socialudvalget: never national, always local."""
    case_types: tuple[CaseTypeLabel, ...] = ()
    ignore: tuple[IgnoreRule, ...] = ()


_PROFILE: TypeAdapter[Profile] = TypeAdapter(Profile)


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file, or Unusable with the file, the key and what it needs."""
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unusable(f"{path.name}: not TOML in UTF-8: {error}") from error
    table["slug"] = path.stem
    table["abbreviations"] = tuple(sorted(table.get("abbreviations", {}).items()))
    try:
        return _PROFILE.validate_python(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise Unusable(f"{path.name}: «{key}»: {first['msg']}.") from error
