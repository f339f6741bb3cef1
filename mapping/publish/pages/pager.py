"""The way between the pages of a list: to all of them where they are few, else to the nearest and to some on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .links import Link

_FEW: Final = 15
"""Pages that are all linked to from each other."""
_NEAR: Final = 2
_STEPS: Final = 10


def pages_of(entries: int, most: int) -> int:
    """How many pages a list needs, ``most`` entries on each; an empty one has a page too."""
    return max(1, -(-entries // most))


def pager(number: int, whole: int, address: Callable[[int], str]) -> tuple[Link, ...]:
    """Links from page ``number`` to others of ``whole``, itself without a link; nothing where it is the only one."""
    if whole == 1:
        return ()
    return tuple(Link(str(other), None if other == number else address(other)) for other in _shown(number, whole))


def _shown(number: int, whole: int) -> list[int]:
    if whole <= _FEW:
        return list(range(1, whole + 1))
    step = -(-whole // _STEPS)
    near = range(max(1, number - _NEAR), min(whole, number + _NEAR) + 1)
    return sorted({1, whole, *near, *range(step, whole, step)})
