"""The folder that is published: a new tree beside the old one, put in its place when it is whole.

Beside the output folder ``public`` lie, while a build runs, ``public.new`` (the tree being made), ``public.spool`` (what
was read, so that it need not be kept in memory) and ``public.lock``; each is gone afterwards, and what a killed build
left is cleared by the next. A tree holds a file ``.referat`` that lists all its files: by it a build knows that the
folder is its own, and that nobody has put anything there since. Whatever else there is stops the build.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from ..problems import Unusable, shorten
from .files import File
from .lock import locked
from .swap import recover, swap

MARKER: Final = ".referat"
_SENTENCE: Final = "Referat wrote this folder, and its next build replaces it whole: keep nothing of your own here.\n"
_LITTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What desktops drop in folders that are looked at."""


class NotPublished(Exception):
    """The new tree cannot be finished: the message is a whole sentence. What was published before stands (exit status 1)."""


class Tree:
    """A tree being made. ``spool`` is an empty folder for whatever a build must put down meanwhile."""

    def __init__(self, new: Path, old: Path, spool: Path) -> None:
        self.spool = spool
        self._new, self._old = new, old
        self._paths: dict[str, str] = {MARKER: MARKER}
        self._folders = {"": ""}

    @property
    def files(self) -> int:
        """How many files it has so far, its own list not counted."""
        return len(self._paths) - 1

    @property
    def pages(self) -> int:
        """How many of them are pages."""
        return sum(path.endswith(".html") for path in self._paths.values())

    def add(self, file: File) -> None:
        """Put one file in the tree; an unchanged one is linked to the old tree's, not written again.

        Raises NotPublished where its path is taken or is no sound path.
        """
        place, before = self._claim(file.path), self._old / file.path
        if not (_holds(before, file.data) and _linked(before, place)):
            place.write_bytes(file.data)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """A file to be written piece by piece; whole, and perhaps linked, when the block is left."""
        place, before = self._claim(path), self._old / path
        with place.open("wb") as file:
            yield file
        if _is_plain_file(before) and filecmp.cmp(before, place, shallow=False):
            place.unlink()
            if not _linked(before, place):
                shutil.copyfile(before, place)

    @property
    def before(self) -> Path:
        """The site as it was published last, or where it would be."""
        return self._old

    def carry(self, path: str) -> None:
        """Take a file over from the site before, as it is, without reading it. Raises OSError where it is gone."""
        place, before = self._claim(path), self._old / path
        if not _linked(before, place):
            shutil.copyfile(before, place)

    def holds(self, path: str) -> bool:
        """Whether a file has that path, in whatever letter case."""
        return path.casefold() in self._paths

    def read(self, path: str) -> bytes:
        """A file that was put in. Raises FileNotFoundError."""
        return (self._new / path).read_bytes()

    def again(self, path: str, same: str) -> None:
        """Put at ``path`` what already lies at ``same`` in this tree."""
        place = self._claim(path)
        if not _linked(self._new / same, place):
            shutil.copyfile(self._new / same, place)

    def place(self, path: str) -> Path:
        """Where a file that was put in lies meanwhile, for programs that read files."""
        return self._new / path

    @property
    def folder(self) -> Path:
        """The new tree itself, to be read only."""
        return self._new

    @property
    def paths(self) -> list[str]:
        """Of all files so far."""
        return sorted(path for path in self._paths.values() if path != MARKER)

    def list_files(self) -> None:
        """Write the list by which the next build knows this tree."""
        paths = sorted(path for path in self._paths.values() if path != MARKER)
        (self._new / MARKER).write_text(_SENTENCE + "".join(f"{path}\n" for path in paths), "utf-8", newline="\n")

    def _claim(self, path: str) -> Path:
        """The place of a path that nobody has claimed yet, in whatever letter case, its folder made."""
        if not _is_sound(path):
            raise NotPublished(f"«{shorten(path)}» is no path for a file of a site. Nothing was published.")
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._make_folder(folder)
        key = path.casefold()
        taken = self._paths.get(key) or self._folders.get(key)
        if taken is not None:
            raise _clash(path, taken)
        self._paths[key] = path
        return self._new / path

    def _make_folder(self, folder: str) -> None:
        words = folder.casefold().split("/")
        for end in range(1, len(words) + 1):
            key = "/".join(words[:end])
            if key in self._paths:
                raise _clash(f"{folder}/", self._paths[key])
            self._folders.setdefault(key, folder)
        (self._new / folder).mkdir(parents=True, exist_ok=True)


def _clash(path: str, taken: str) -> NotPublished:
    return NotPublished(f"Two things want to lie at «{path}» («{taken}» is there already). Nothing was published.")


@contextmanager
def new_tree(out: Path) -> Iterator[Tree]:
    """A tree that is at ``out`` once the block is left; if the block raises, ``out`` stays what it was.

    Raises Unusable for an ``out`` that is not Referat's or in which another build is at work, and NotPublished for
    whatever the system refuses: a full or read-only disk, a missing permission.
    """
    out = out.resolve()
    if not out.name:
        raise Unusable(f"«{out}» is the root of the file system; the output needs a folder of its own. Choose another --out.")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with locked(_beside(out, "lock")):
            yield from _make(out)
    except OSError as error:
        where = error.filename or out
        reason = error.strerror or str(error)
        raise NotPublished(
            f"The new site could not be written: {reason} («{where}»). What was published before stands unchanged."
        ) from error


def _make(out: Path) -> Iterator[Tree]:
    new, spool, aside = (_beside(out, word) for word in ("new", "spool", "replaced"))
    if _is_ours(aside):
        recover(out, aside)
    _refuse_foreign(out)
    leftovers = (new, spool, aside)
    for folder in leftovers:
        _clear(folder)
    try:
        for folder in (new, spool):
            folder.mkdir()
            (folder / MARKER).write_text(_SENTENCE, "utf-8", newline="\n")
        tree = Tree(new, out, spool)
        yield tree
        tree.list_files()
        _refuse_foreign(out)
        swap(new, out, aside)
    finally:
        # After a swap ``new`` is the old tree. What cannot be removed now is cleared, or complained of, by the next build.
        for folder in leftovers:
            shutil.rmtree(folder, ignore_errors=True)


def _beside(out: Path, word: str) -> Path:
    return out.with_name(f"{out.name}.{word}")


def _clear(folder: Path) -> None:
    """Remove what a killed build left; Unusable if it was no build that made it."""
    if not folder.exists():
        return
    if not _is_ours(folder):
        raise Unusable(f"«{folder}» is in the way: a build needs that name, and this program did not make it. Move it away.")
    shutil.rmtree(folder)


def _is_ours(folder: Path) -> bool:
    """An empty folder is a build killed before its first file."""
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))


def _refuse_foreign(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise Unusable(f"«{out}» is a file; the output needs a folder. Choose another --out.")
    foreign = next(_foreign(out), None)
    if foreign is not None:
        raise Unusable(
            f"«{out}» holds something that this program did not write («{foreign}»), and publishing would remove it."
            " Move it away, or choose another --out."
        )


def _foreign(out: Path) -> Iterator[str]:
    """Yield the files that no build wrote."""
    marker = out / MARKER
    ours = {MARKER, *marker.read_text("utf-8").splitlines()[1:]} if _is_plain_file(marker) else set()
    for folder, inner, files in os.walk(out):
        inner.sort()
        links = [name for name in inner if os.path.islink(os.path.join(folder, name))]
        for name in sorted([*links, *files]):
            path = os.path.relpath(os.path.join(folder, name), out).replace(os.sep, "/")
            if path not in ours and name not in _LITTER:
                yield path


def _is_sound(path: str) -> bool:
    """Whether a path stays in its tree and can be a file's on the file systems in use."""
    words = path.split("/")
    sound = all(0 < len(word.encode()) <= 255 and word not in (".", "..") for word in words)
    return sound and path.isprintable() and not set(path) & set('\\:*?"<>|')


def _holds(file: Path, data: bytes) -> bool:
    return _is_plain_file(file) and file.stat().st_size == len(data) and file.read_bytes() == data


def _is_plain_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _linked(before: Path, place: Path) -> bool:
    """False where the file system knows no hard links, or has no more of them."""
    try:
        os.link(before, place)
    except OSError:
        return False
    return True
