"""The data that are asked: a store on disk, made of the site's dump when the first query comes, and made anew of another dump."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from .sparql_run import run_worker
from .sparql_text import Refused


class Store:
    """A store on disk, gone when nobody asks it any more."""

    def __init__(self, dump: Path, ended: Callable[[], bool]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="referat-sparql-"))
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        # In a process of its own as well: the memory that it takes is given back, and a signal can end it.
        done = run_worker({"load": str(dump), "store": str(self.folder)}, None, ended)
        if done.answer is None:
            raise OSError(f"{dump} could not be loaded: {done.verdict} {done.word}")
        done.answer.close()


class Data:
    """The store of the dump that lies there now."""

    def __init__(self, dump: Path) -> None:
        self._dump = dump
        self._lock = threading.Lock()
        self._made: Store | None = None
        self._of: tuple[int, int, int] | None = None

    def store(self, ended: Callable[[], bool]) -> Store:
        """The store, there as long as somebody holds it. Making it is broken off where ``ended`` says so. Raises Refused."""
        with self._lock:
            try:
                found = os.stat(self._dump)
                state = found.st_mtime_ns, found.st_size, found.st_ino
                if self._made is None or self._of != state:
                    self._made, self._of = Store(self._dump, ended), state
            except OSError as error:
                said = f"There are no data to ask: {self._dump.name} cannot be read."
                raise Refused(said, HTTPStatus.SERVICE_UNAVAILABLE) from error
            return self._made
