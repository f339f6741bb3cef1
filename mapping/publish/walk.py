"""A published folder walked file by file, in the order of paths, so that memory stays flat however many there are."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

MARKER: Final = ".referat"
"""The file that lists all others of a tree."""
LITTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What desktops drop in folders that are looked at."""


class Stamp(NamedTuple):
    """What tells, without looking into it, that a file is the very one it was."""

    inode: int
    size: int
    """In bytes."""
    written: int
    """The file system's own time of its last change, in nanoseconds. Compared, never published."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A published folder as it lies there."""

    foreign: str | None
    """The first file that no build wrote."""
    files: int
    print: str
    """A digest of every file's path and stamp; equal as long as nobody has touched anything."""


def stamp(path: str | Path) -> Stamp | None:
    """Of a plain file; nothing where there is none."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return _stamp(found) if stat.S_ISREG(found.st_mode) else None


def walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the path of every file and link under a folder, relative to it with ``/`` between words, in order of these paths,
    and its entry: what more the system says of it is asked for only by who needs it."""
    return _walk(os.fspath(folder), "")


def survey(folder: Path) -> Survey:
    """Raises OSError; a folder that is not there has no files."""
    listed, files, first = iter(listing(folder)), 0, None
    whole = hashlib.blake2b(digest_size=16)
    ours = next(listed, "")
    for path, entry in walk(folder) if folder.is_dir() else ():
        if path == MARKER or path.rpartition("/")[2] in LITTER:
            continue
        while ours and ours < path:
            ours = next(listed, "")
        if ours != path and first is None:
            first = path
        files += 1
        add_print(whole, path, entry)
    return Survey(first, files, whole.hexdigest())


def add_print(whole: hashlib.blake2b, path: str, entry: os.DirEntry[str]) -> None:
    """Add one file to a ``Survey``'s print; files come in the order of ``walk``."""
    stamped = _stamp(entry.stat(follow_symlinks=False))
    whole.update(f"{path}\n{stamped.inode} {stamped.size} {stamped.written}\n".encode("utf-8", "surrogateescape"))


def listing(folder: Path) -> Iterator[str]:
    """Yield the paths that a tree's own list names, in their order; none where there is no list."""
    try:
        with (folder / MARKER).open(encoding="utf-8") as file:
            next(file, "")
            yield from (line.rstrip("\n") for line in file)
    except (FileNotFoundError, NotADirectoryError):
        return


def gone(before: Iterable[str], now: Iterable[str]) -> Iterator[str]:
    """Yield what the first of two sorted rows has and the second has not."""
    coming = iter(now)
    there = next(coming, None)
    for path in before:
        while there is not None and there < path:
            there = next(coming, None)
        if there != path:
            yield path


def _walk(folder: str, above: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        found = [(f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name, entry) for entry in entries]
    for name, entry in sorted(found, key=lambda each: each[0]):
        if name.endswith("/"):
            yield from _walk(entry.path, above + name)
        else:
            yield above + name, entry


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)
