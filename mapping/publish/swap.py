"""Putting a new folder where an old one lies."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_CANNOT: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})


def swap(new: Path, out: Path, aside: Path) -> None:
    """Put ``new`` at ``out``. What was at ``out`` is at ``new`` or at ``aside`` afterwards.

    Where the system can exchange two folders, there is no moment without a site. Elsewhere ``out`` is moved to
    ``aside`` first; a process killed between the two steps leaves that to ``recover``.
    Raises OSError, and then ``out`` is what it was.
    """
    if not out.exists():
        new.rename(out)
    elif not _exchange(new, out):
        out.rename(aside)
        try:
            new.rename(out)
        except OSError:
            aside.rename(out)
            raise


def recover(out: Path, aside: Path) -> None:
    """Put back what a process killed in the middle of ``swap`` had moved aside."""
    if aside.exists() and not out.exists():
        aside.rename(out)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where this system or file system has no such step."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
