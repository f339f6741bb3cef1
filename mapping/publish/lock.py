"""One build at a time in one output folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..problems import Unusable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock file for the length of the block; the system lets go of it however the process ends.

    Raises Unusable where another process holds it, and OSError where the file cannot be made.
    """
    with path.open("ab") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise Unusable(
                f"Another build is at work (it holds «{path}»). Wait until it has ended, or choose another --out."
            ) from error
        if not _is_still(path, file.fileno()):
            raise Unusable(f"Another build ended in this very moment (it held «{path}»). Start again.")
        try:
            yield
        finally:
            if sys.platform != "win32":  # Windows does not remove a file that is open; it stays, and does no harm.
                path.unlink(missing_ok=True)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the file that was locked is the one that lies there, not one that its last holder has just removed."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
