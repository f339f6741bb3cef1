"""What is found out of a text while meetings are joined, remembered until they are: the same titles come again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")

_FORGET: Final[list[Callable[[], None]]] = []


def remembered(most: int) -> Callable[[Callable[_Given, _Found]], Callable[_Given, _Found]]:
    """A pure function of hashable values whose last ``most`` results are remembered."""

    def decorate(function: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
        kept: Any = lru_cache(maxsize=most)(function)
        _FORGET.append(kept.cache_clear)
        found: Callable[_Given, _Found] = kept
        return found

    return decorate


def forget() -> None:
    """Forget it all: it would stay in memory, of this process and of those that are forked from it, and nobody asks again."""
    for each in _FORGET:
        each()
