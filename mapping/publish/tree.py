"""A tree of files being made beside the one that is published: every path once, and unchanged files linked, not written.

A tree holds a file ``.referat`` that lists all its files; ``output`` says what that is for, and puts the tree in its place.
"""

from __future__ import annotations

import filecmp
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from ..problems import shorten
from .files import File
from .walk import MARKER, Stamp, Survey, add_print, gone, listing, stamp, walk

SENTENCE: Final = "Referat wrote this folder, and its next build replaces it whole: keep nothing of your own here.\n"
_REMEMBERED: Final = 10_000
"""Folders that are known to be there without asking the file system."""
_DATA: Final = "index.ttl"
"""The file by which a document is told to have changed."""


class NotPublished(Exception):
    """The new tree cannot be finished: the message is a whole sentence. What was published before stands (exit status 1)."""


class Tree:
    """A tree being made. ``spool`` is an empty folder for whatever a build must put down meanwhile."""

    def __init__(self, new: Path, old: Path, spool: Path, found: Survey) -> None:
        self.spool = spool
        self.found = found
        """The site as it was published last, as it lies there."""
        self.stands = False
        """Set where the site that was published is what this one would be: it is left as it is."""
        self.files = self.pages = self.written = self.removed = 0
        """Files so far, its own list not counted; how many are pages; how many are not those of the site before; and files of
        that site that are not here, told when the tree is whole."""
        self.changed: list[tuple[str, str]] = []
        """Documents that differ from the site before: what happened (create, update, delete), and their folders."""
        self.print = ""
        """What ``survey`` will say of it; known when it is whole."""
        self._new, self._old = new, old
        self._under_new, self._under_old = f"{new}/", f"{old}/"
        self._made: set[str] = set()
        """Folders that were made last: there may be hundreds of thousands."""
        self._odd: dict[str, str] = {MARKER: ""}
        """Paths that letters' case matters to, by what they are without it; those of folders end in ``/``."""

    def add(self, file: File) -> None:
        """Put one file in the tree; an unchanged one is linked to the old tree's, not written again.

        Raises NotPublished where its path is taken or is no sound path.
        """
        place, before = self._claim(file.path), self._under_old + file.path
        known = stamp(before)
        if known and known.size == len(file.data) and _holds(before, file.data) and _linked(before, place, file.path):
            return
        with _made(place, file.path) as made:
            made.write(file.data)
        self._count_written(file.path, known)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """A file to be written piece by piece; whole, and perhaps linked, when the block is left."""
        place, before = self._claim(path), self._under_old + path
        with _made(place, path) as file:
            yield file
        known = stamp(before)
        if known and filecmp.cmp(before, place, shallow=False):
            os.unlink(place)
            _link_or_copy(before, place, path)
        else:
            self._count_written(path, known)

    @property
    def before(self) -> Path:
        """The site as it was published last, or where it would be."""
        return self._old

    def has_before(self, path: str, stamped: Stamp) -> bool:
        """Whether the site before has at a path the very file that once had a stamp."""
        return stamp(self._under_old + path) == stamped

    def stamp_of(self, path: str) -> Stamp:
        """Of a file that was put in."""
        found = stamp(self._under_new + path)
        assert found is not None, "it was put in as a plain file"
        return found

    def carry(self, path: str) -> bool:
        """Take a file over from the site before, as it is; false where it had to be copied, since the file system links
        nothing. Raises OSError where it is gone."""
        return _link_or_copy(self._under_old + path, self._claim(path), path)

    def holds(self, path: str) -> bool:
        """Whether a file has that path."""
        return stamp(self._under_new + path) is not None

    def read(self, path: str) -> bytes:
        """A file that was put in. Raises FileNotFoundError."""
        return (self._new / path).read_bytes()

    def again(self, path: str, same: str) -> None:
        """Put at ``path`` what already lies at ``same`` in this tree."""
        place = self._claim(path)
        _link_or_copy(self._under_new + same, place, path)
        self._count_written(path, None)

    def place(self, path: str) -> Path:
        """Where a file that was put in lies meanwhile, for programs that read files."""
        return self._new / path

    @property
    def folder(self) -> Path:
        """The new tree itself, to be read only."""
        return self._new

    @property
    def paths(self) -> Iterator[str]:
        """Of all files so far, in order."""
        return (path for path, _ in walk(self._new) if path != MARKER)

    def finish(self) -> None:
        """Write the list by which the next build knows this tree; tell what is no longer there."""
        whole = hashlib.blake2b(digest_size=16)
        # Where the system makes no links the list is still a new file, so that the old tree keeps its own.
        with (self._new / MARKER).open("w", encoding="utf-8", newline="\n") as file:
            file.write(SENTENCE)
            for path, entry in walk(self._new):
                if path != MARKER:
                    file.write(f"{path}\n")
                    add_print(whole, path, entry)
        self.print = whole.hexdigest()
        for path in gone(listing(self._old), listing(self._new)):
            self.removed += 1
            self._note("delete", path)

    def _count_written(self, path: str, before: Stamp | None) -> None:
        self.written += 1
        self._note("update" if before else "create", path)

    def _note(self, kind: str, path: str) -> None:
        folder, _, name = path.rpartition("/")
        if name == _DATA:
            self.changed.append((kind, f"{folder}/" if folder else ""))

    def _claim(self, path: str) -> str:
        """The place of a path that nobody has claimed yet, in whatever letter case, its folder made."""
        if not _is_sound(path):
            raise NotPublished(f"«{shorten(path)}» is no path for a file of a site. Nothing was published.")
        folder = path.rpartition("/")[0]
        place = self._under_new + path
        if folder and folder not in self._made:
            self._make_folder(folder)
        self._refuse_other_case(path)
        self.files += 1
        self.pages += path.endswith(".html")
        return place

    def _make_folder(self, folder: str) -> None:
        """And those above it that are not there yet."""
        above = folder.rpartition("/")[0]
        if above and above not in self._made:
            self._make_folder(above)
        self._refuse_other_case(f"{folder}/")
        place = self._under_new + folder
        try:
            os.mkdir(place)
        except (FileExistsError, NotADirectoryError) as error:
            if not os.path.isdir(place):
                raise _clash(f"{folder}/", folder) from error
        if len(self._made) == _REMEMBERED:
            self._made.clear()
        self._made.add(folder)

    def _refuse_other_case(self, path: str) -> None:
        """A file, or a folder with ``/`` at its end, that differs from another in letters' case alone."""
        plain = path.casefold()
        known = self._odd.get(plain)
        if known != path and (known is not None or (plain != path and os.path.lexists(self._under_new + plain))):
            raise _clash(path, plain)
        if plain != path:
            self._odd[plain] = path


def _made(place: str, path: str) -> BinaryIO:
    """A file that must be new."""
    try:
        return open(place, "xb")  # noqa: SIM115 - whoever calls closes it.
    except (FileExistsError, IsADirectoryError) as error:
        raise _clash(path, path) from error


def _clash(path: str, taken: str) -> NotPublished:
    return NotPublished(f"Two things want to lie at «{path}» («{taken}» is there already). Nothing was published.")


def _is_sound(path: str) -> bool:
    """Whether a path stays in its tree and can be a file's on the file systems in use."""
    words = path.split("/")
    sound = all(0 < len(word.encode()) <= 255 and word not in (".", "..") for word in words)
    return sound and path.isprintable() and not set(path) & set('\\:*?"<>|')


def _holds(place: str, data: bytes) -> bool:
    with open(place, "rb") as file:
        return file.read() == data


def _link_or_copy(before: str, place: str, path: str) -> bool:
    linked = _linked(before, place, path)
    if not linked:
        shutil.copyfile(before, place)
    return linked


def _linked(before: str, place: str, path: str) -> bool:
    """False where the file system knows no hard links, or has no more of them."""
    try:
        os.link(before, place)
    except FileExistsError as error:
        raise _clash(path, path) from error
    except OSError:
        return False
    return True
