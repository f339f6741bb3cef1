"""A municipality's TOML, checked: how it writes, and what it is called."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

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
class CaseTypeForm:
    """How an item's heading shows its kind of case."""

    __pydantic_config__ = _CONFIG

    pattern: str
    """A regular expression searched in the title; its group ``letter`` is the letter. What it matches is no part of the title."""
    examples: tuple[str, ...]
    """Titles in which it must be found; they run as tests."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over several items that tells their kind of case, such as «A. Sager til afgørelse i byrådet»."""

    __pydantic_config__ = _CONFIG

    heading: str
    """A regular expression that the whole line, without mark-up, must match, whatever the letters' case."""
    letter: str | None = None
    """The case letter of the items under it."""
    closed: bool = False
    """Whether the items under it are dealt with behind closed doors."""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a municipality's minutes were written in one period. Whatever is general to Danish minutes is not repeated here."""

    __pydantic_config__ = _CONFIG

    name: str
    first: date | None = None
    """The first day of meetings written so; nothing for «from the beginning»."""
    last: date | None = None
    """The last such day; nothing for «until now»."""
    item_marks: tuple[str, ...] = ()
    """Words before an item's number, beside those of ``danish.toml``."""
    headings: dict[str, str] = field(default_factory=dict)
    """Section heading as printed, and the last part of its concept's IRI in ``ontology/sections.ttl``, beside that file's."""
    case_type_forms: tuple[CaseTypeForm, ...] = ()
    groups: tuple[Group, ...] = ()
    ignore: tuple[IgnoreRule, ...] = ()


@dataclass(frozen=True, slots=True)
class InitiativeEntry:
    """What the publisher says of an initiative in its register: it wins over every rule."""

    __pydantic_config__ = _CONFIG

    name: str
    """What it is called on the site."""
    spellings: tuple[str, ...] = ()
    """Other names under which minutes speak of it: they are joined to it."""
    apart: tuple[str, ...] = ()
    """Names that a rule would join to it and that are something else."""
    never: bool = False
    """True for a name that is no initiative at all."""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that the publisher sets aside. It stays published, with the reason."""

    __pydantic_config__ = _CONFIG

    finding: str
    """Its path word: the last folder of its page's address."""
    reason: str


GENERAL: Final = "generel"
"""The name of the layout that every Danish municipality's minutes are read by where no other is known."""


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
    layouts: tuple[Layout, ...] = ()
    """In any order; the first that holds on a meeting's day is taken."""
    domains: tuple[str, ...] = ()
    """Domains of e-mail addresses that are the municipality's own and not masked, such as ``odense.dk``."""
    redactions: tuple[str, ...] = ()
    """Names that are masked wherever they stand."""
    initiatives: tuple[InitiativeEntry, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()

    def layout_on(self, day: date) -> Layout:
        """The layout of a meeting held on a day, or the general one."""
        fits = (one for one in self.layouts if (one.first or day) <= day <= (one.last or day))
        return next(fits, Layout(GENERAL))


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
