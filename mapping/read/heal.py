"""Words that a line's end or a conversion tore apart."""

from __future__ import annotations

from collections.abc import Iterable

from .lines import fold


def joined(texts: Iterable[str]) -> str:
    """The lines of one paragraph as running text."""
    return fold(" ".join(texts))
