"""The 98 municipalities of Denmark, with their code and CVR number: ``register.toml``, checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import ConfigDict, TypeAdapter

_FILE: Final = Path(__file__).with_name("register.toml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One municipality of the register."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    slug: str
    """The path word, such as ``koebenhavn``."""
    name: str
    """«Københavns Kommune»."""
    code: str
    """Four digits of the national register of municipalities."""
    cvr: str | None
    """Eight digits of the business register; nothing where no source gave it."""
    aliases: tuple[str, ...] = ()
    """Other path words for it: ``kobenhavn``, ``copenhagen``."""


@cache
def register() -> dict[str, Entry]:
    """Every municipality by its path word, in the order of their codes.

    The file is part of the program, so a fault in it is a fault of ours and raises.
    """
    table = tomllib.loads(_FILE.read_text("utf-8"))
    rows = {slug: {"slug": slug, **row} for slug, row in table.items()}
    return TypeAdapter(dict[str, Entry]).validate_python(rows)


def entry(word: str) -> Entry | None:
    """The municipality that a path word or one of its other spellings means, or nothing."""
    return register().get(word) or _by_alias().get(word)


@cache
def _by_alias() -> dict[str, Entry]:
    return {alias: one for one in register().values() for alias in one.aliases}
