"""Where writers of files put them in tests: memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO


class Kept:
    """Files kept in memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        file = io.BytesIO()
        yield file
        self.files[path] = file.getvalue()
