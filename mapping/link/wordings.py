"""The phrases that joining uses: one TOML file beside each room that has any, checked when it is first read."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic import TypeAdapter

from ..read.phrases import any_of

__all__ = ["any_of", "may_have", "wordings"]

Table = TypeVar("Table")
_HERE: Final = Path(__file__).parent


@cache
def wordings(name: str, form: type[Table]) -> Table:
    """The content of ``<name>.toml`` as a dataclass; the file is part of the program, so a fault in it raises."""
    return TypeAdapter(form).validate_python(tomllib.loads((_HERE / f"{name}.toml").read_text("utf-8")))


def may_have(words: tuple[str, ...], text: str) -> bool:
    """Whether a text may have any of some words: told so much sooner than by a pattern that most texts need none."""
    small = text.lower()
    return any(root in small for root in _roots(words))


@cache
def _roots(words: tuple[str, ...]) -> tuple[str, ...]:
    """The longest part of each phrase, those left out that have another one in them: «projektets» where «projektet» is one."""
    parts = {max(word.lower().split(), key=len) for word in words}
    return tuple(sorted(part for part in parts if not any(other in part for other in parts - {part})))
