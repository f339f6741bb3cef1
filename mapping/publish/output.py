"""The folder that is published: a new tree beside the old one, put in its place when it is whole.

Beside the output folder ``public`` lie, while a build runs, ``public.new`` (the tree being made), ``public.spool`` (what
need not be kept in memory) and ``public.lock``; each is gone afterwards, and what a killed build left is cleared by the
next. A tree holds a file ``.referat`` that lists all its files: by it a build knows that the folder is its own, and that
nobody has put anything there since. Whatever else there is stops the build.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..problems import Unusable
from .lock import locked
from .swap import recover, swap
from .tree import SENTENCE, NotPublished, Tree
from .walk import MARKER, Survey, survey


@contextmanager
def new_tree(out: Path, dry: bool = False) -> Iterator[Tree]:
    """A tree that is at ``out`` once the block is left; if the block raises, or is ``dry``, ``out`` stays what it was.

    Raises Unusable for an ``out`` that is not Referat's or in which another build is at work, and NotPublished for
    whatever the system refuses: a full or read-only disk, a missing permission.
    """
    out = out.resolve()
    if not out.name:
        raise Unusable(f"«{out}» is the root of the file system; the output needs a folder of its own. Choose another --out.")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with locked(_beside(out, "lock")):
            yield from _make(out, dry)
    except OSError as error:
        where = error.filename or out
        reason = error.strerror or str(error)
        raise NotPublished(
            f"The new site could not be written: {reason} («{where}»). What was published before stands unchanged."
        ) from error


def _make(out: Path, dry: bool) -> Iterator[Tree]:
    new, spool, aside = (_beside(out, word) for word in ("new", "spool", "replaced"))
    if _is_ours(aside):
        recover(out, aside)
    found = _refuse_foreign(out)
    leftovers = (new, spool, aside)
    for folder in leftovers:
        _clear(folder)
    try:
        for folder in (new, spool):
            folder.mkdir()
            (folder / MARKER).write_text(SENTENCE, "utf-8", newline="\n")
        tree = Tree(new, out, spool, found)
        yield tree
        if not tree.stands:
            if not tree.print:
                tree.finish()
            if not dry:
                _refuse_foreign(out)
                swap(new, out, aside)
    finally:
        # After a swap ``new`` is the old tree. What cannot be removed now is cleared, or complained of, by the next build.
        for folder in leftovers:
            with suppress(OSError):
                _remove(folder)


def _beside(out: Path, word: str) -> Path:
    return out.with_name(f"{out.name}.{word}")


def _clear(folder: Path) -> None:
    """Remove what a killed build left; Unusable if it was no build that made it."""
    if not folder.exists():
        return
    if not _is_ours(folder):
        raise Unusable(f"«{folder}» is in the way: a build needs that name, and this program did not make it. Move it away.")
    _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder of ours, last of all the file by which it is known: a build may be killed in the middle of this.

    Raises OSError for what cannot be removed, and for a folder that is not there.
    """
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARKER:
            path.unlink()
    shutil.rmtree(folder)


def _is_ours(folder: Path) -> bool:
    """An empty folder is a build killed before its first file."""
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))


def _refuse_foreign(out: Path) -> Survey:
    if out.exists() and not out.is_dir():
        raise Unusable(f"«{out}» is a file; the output needs a folder. Choose another --out.")
    found = survey(out)
    if found.foreign is not None:
        raise Unusable(
            f"«{out}» holds something that this program did not write («{found.foreign}»), and publishing would remove it."
            " Move it away, or choose another --out."
        )
    return found
