"""The phrases that joining uses: one TOML file beside each room that has any, checked when it is first read."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic import TypeAdapter

from ..read.phrases import any_of

__all__ = ["any_of", "wordings"]

Table = TypeVar("Table")
_HERE: Final = Path(__file__).parent


@cache
def wordings(name: str, form: type[Table]) -> Table:
    """The content of ``<name>.toml`` as a dataclass; the file is part of the program, so a fault in it raises."""
    return TypeAdapter(form).validate_python(tomllib.loads((_HERE / f"{name}.toml").read_text("utf-8")))
