"""Numbers that an agenda leaves out: items that were not published, such as those behind closed doors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_MOST: Final = 40
"""More than so many numbers left out are no gap but another way of numbering."""
_FIGURES: Final = re.compile(r"\d{1,5}")


def missing_numbers(numbers: Sequence[str]) -> tuple[str, ...]:
    """The whole numbers between the lowest and the highest that no item has, where most of the range is there.

    Nothing is said of numbers before the first or after the last: the minutes do not tell that there were any.
    """
    present = {int(match.group()) for number in numbers if (match := _FIGURES.match(number))}
    if len(present) < 2:
        return ()
    low, high = min(present), max(present)
    missing = high - low + 1 - len(present)
    if not 0 < missing <= _MOST or missing > len(present):
        return ()
    return tuple(str(number) for number in range(low, high + 1) if number not in present)
