"""What earlier builds found out, kept in a folder by a digest of everything that it depends on.

An entry is a file that holds a hash of itself: one that is damaged, cut off or of another form counts as missing and is made
again. Entries are pickles, so a folder that another user may write to is refused. The folder may be removed at any time.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from array import array
from bisect import bisect_left
from pathlib import Path
from typing import Final

from .problems import Unusable

MARKER: Final = "referat-cache"
_SENTENCE: Final = b"Referat keeps here what it need not find out again. The folder may be removed at any time.\n"
_HEAD: Final = b"referat cache 1\n"
"""Of an entry; another form gets another number, and entries of this one then count as missing."""
_HASH: Final = 16
_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH


class Cache:
    """Entries by kind and key; a key is hexadecimal. One build at a time uses a folder: the lock of its output sees to that."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder where there is none. Raises Unusable for one that is not a cache or not safe, and OSError."""
        self._folder = folder
        self._used = array("Q")
        _make(folder)

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put there, whole; nothing where there is none or it is damaged."""
        try:
            data = self._place(kind, key).read_bytes()
        except FileNotFoundError:
            return None
        head, body = data[: len(_HEAD) + _HASH], data[len(_HEAD) + _HASH :]
        if head != _HEAD + _hash(kind, key, body):
            return None
        self._use(kind, key)
        return body

    def need(self, kind: str, key: str) -> bytes:
        """What this build has put there or found whole. Raises OSError where it has been lost or damaged since."""
        found = self.get(kind, key)
        if found is None:
            raise OSError(errno.EIO, "The cache was damaged while the build was at work; start again", str(self._folder))
        return found

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep something. A process killed meanwhile leaves the old entry or the new one. Raises OSError."""
        place = self._place(kind, key)
        made = place.with_suffix(".new")
        try:
            file = made.open("wb")
        except FileNotFoundError:
            place.parent.mkdir(parents=True, exist_ok=True)
            file = made.open("wb")
        with file:
            file.write(_HEAD + _hash(kind, key, data))
            file.write(data)
        os.replace(made, place)
        self._use(kind, key)

    def sweep(self) -> None:
        """Remove every entry that nobody asked for or put since this was made, and whatever a killed build left."""
        used = sorted(self._used)
        for kind in self._kinds():
            for folder in sorted(path for path in kind.iterdir() if path.is_dir()):
                for entry in sorted(folder.iterdir()):
                    if not _has(used, _number(kind.name, folder.name + entry.name)):
                        entry.unlink()

    def _kinds(self) -> list[Path]:
        return sorted(path for path in self._folder.iterdir() if path.is_dir())

    def _place(self, kind: str, key: str) -> Path:
        return self._folder / kind / key[:2] / key[2:]

    def _use(self, kind: str, key: str) -> None:
        self._used.append(_number(kind, key))


def _has(ordered: list[int], number: int) -> bool:
    place = bisect_left(ordered, number)
    return place < len(ordered) and ordered[place] == number


def _number(kind: str, key: str) -> int:
    """Eight bytes for each entry that was used: there may be hundreds of thousands."""
    return int.from_bytes(_hash(kind, key, b"")[:8], "big")


def _hash(kind: str, key: str, data: bytes) -> bytes:
    """Of the name too, so that an entry copied to another's place is not believed."""
    whole = hashlib.blake2b(f"{kind}/{key}\n".encode(), digest_size=_HASH)
    whole.update(data)
    return whole.digest()


def _make(folder: Path) -> None:
    marker = folder / MARKER
    if folder.exists() and not folder.is_dir():
        raise Unusable(f"«{folder}» is a file; the cache needs a folder. Choose another --cache.")
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True)
    elif not marker.is_file() and any(folder.iterdir()):
        raise Unusable(f"«{folder}» holds something that this program did not write. Choose another --cache.")
    _refuse_unsafe(folder)
    if not marker.is_file():
        marker.write_bytes(_SENTENCE)


def _refuse_unsafe(folder: Path) -> None:
    """What others may write could be made to run here: pickles are programs."""
    if sys.platform == "win32":
        return
    found = folder.stat()
    if found.st_uid != os.geteuid() or found.st_mode & _OTHERS:
        raise Unusable(
            f"Other users may write to the cache «{folder}», and what is kept there is trusted like the program itself."
            " Let it belong to the user who builds, with no right for others to write (chmod go-w); or choose another --cache."
        )
