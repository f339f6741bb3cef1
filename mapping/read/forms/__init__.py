"""The forms that minutes come in: each is told by its content and turned into lines, which one grammar then reads."""

from __future__ import annotations

from ..lines import SourceText, read_lines


def read_source(data: bytes, name: str) -> SourceText:
    """The lines of a file, whatever its form; ``name`` is ``municipality/file``. Raises Unreadable."""
    return read_lines(data, name)
