"""One file of the site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A path relative to the output folder, with ``/`` between its words, and the bytes that lie there."""

    path: str
    data: bytes
