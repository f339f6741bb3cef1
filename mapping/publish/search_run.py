"""Pagefind at work on some pages, in an order of ours: by itself it takes files in the order in which a disk happens to list
them, and numbers pages by it.

It is spoken to as its own libraries do: JSON in base64, a comma after each message, an answer to each. (The library for Python
waits a tenth of a second for every answer, and for ever where pagefind has ended.)
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, Final

from pagefind.service import get_executable

_MORE: Final = 1 << 16


class PagefindFailed(Exception):
    """What pagefind said, or that it ended."""


def index_pages(tree: Path, pages: Iterable[str], made: Path, not_read: str) -> None:
    """Write the index of some pages of a tree to the folder ``made``. Raises PagefindFailed."""
    command = [str(get_executable()), "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        talk = _Talk(process.stdin, process.stdout)
        several = tuple(pages)
        if not several:
            raise PagefindFailed("there is no page")
        config = {"force_language": "da", "exclude_selectors": [not_read]}
        index = talk.ask({"type": "NewIndex", "config": config})["index_id"]
        for page in several:
            text = (tree / page).read_text("utf-8")
            talk.ask({"type": "AddFile", "index_id": index, "file_path": page, "file_contents": text})
        # Told to write its files itself, it answers before they are whole, and may end before, too.
        files = talk.ask({"type": "GetFiles", "index_id": index})["files"]
    for file in files:
        place = made / file["path"]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(base64.b64decode(file["content"]))


class _Talk:
    def __init__(self, there: IO[bytes], back: IO[bytes]) -> None:
        self._there, self._back = there, back
        self._number = 0
        self._heard = b""

    def ask(self, payload: dict[str, object]) -> dict[str, Any]:
        """The answer to one message."""
        self._number += 1
        message = json.dumps({"message_id": self._number, "payload": payload}).encode()
        try:
            self._there.write(base64.b64encode(message) + b",")
            self._there.flush()
        except BrokenPipeError as error:
            raise PagefindFailed("it ended in the middle") from error
        answer: dict[str, Any] = json.loads(base64.b64decode(self._next()))["payload"]
        if answer["type"] == "Error":
            raise PagefindFailed(str(answer["message"]))
        return answer

    def _next(self) -> bytes:
        parts = [self._heard]
        while b"," not in parts[-1]:
            more = self._back.read1(_MORE)  # type: ignore[attr-defined]
            if not more:
                raise PagefindFailed("it ended in the middle")
            parts.append(more)
        whole, _, self._heard = b"".join(parts).partition(b",")
        return whole
