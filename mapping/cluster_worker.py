"""What a Dask worker is given once and keeps: the task of which it will be handed inputs."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

from distributed import Worker, WorkerPlugin

from .fingerprint import program
from .problems import Unusable


class OtherProgram(Unusable):
    """A worker that does not run this version of the program."""


class Brought(WorkerPlugin):
    """Brings a task to every worker that there is, and to every one that comes later; leaving takes it away again."""

    def __init__(self, name: str, packed: bytes) -> None:
        self.name = name
        self.packed = packed

    def setup(self, worker: Worker) -> None:
        _packed[self.name] = self.packed

    def teardown(self, worker: Worker) -> None:
        _packed.pop(self.name, None)
        _ready.pop(self.name, None)


_packed: dict[str, bytes] = {}
"""What makes each task, by name: pickled, since a worker of another version could not even read it."""
_ready: dict[str, Callable[[Any], Any]] = {}
"""Tasks that this worker has made."""


def run(wanted: str, name: str, given: Any) -> Any:
    """Do a task on the worker."""
    if program() != wanted:
        raise OtherProgram(
            "A worker that came in the middle of the build runs another version of Referat, its data files, its libraries or"
            " Python. Nothing was published. Install this version there, or stop that worker."
        )
    if name not in _ready:
        _ready[name] = pickle.loads(_packed[name])()
    return _ready[name](given)
