"""A table of a case's treatment that conversion has laid out one cell a line: labels first, then as many values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import Final

from ..vocabulary import body_kind
from .lines import Line
from .phrases import any_of, phrases

_LEAST: Final = 3
"""Labels in a row; a single «Behandling» is a section's heading."""
_VALUE: Final = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{1,4}|[xX✓]")


def label_table(lines: Sequence[Line], first: int) -> frozenset[int]:
    """The places of the lines of such a table, where one begins at a place: «Behandling / Mødedato / Åbent punkt / …»."""
    if not _label().fullmatch(lines[first].text.strip()):
        return frozenset()
    solid = [i for i in range(first, min(len(lines), first + 60)) if not lines[i].blank]
    labels = list(takewhile(lambda i: _label().fullmatch(lines[i].text.strip()), solid))
    if len(labels) < _LEAST:
        return frozenset()
    values = list(takewhile(lambda i: _is_value(lines[i].text.strip()), solid[len(labels) : 2 * len(labels)]))
    return frozenset([*labels, *values])


def _is_value(text: str) -> bool:
    return bool(_VALUE.fullmatch(text)) or (len(text) <= 80 and body_kind(text) != "andet")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases().item.table_labels)}[.:]?", re.IGNORECASE)
