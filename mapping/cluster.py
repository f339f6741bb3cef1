"""The work of a build done by a cluster of Dask workers, given their scheduler's address.

Dask is an optional part (``pip install "referat[dask]"``). A worker must have the same program and data files as the build:
what each of them runs is compared before it is given anything, and again by the worker with every task, since workers may
come later.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from .fingerprint import digest_of, program
from .problems import Unusable
from .processes import Processes
from .publish.tree import NotPublished
from .workers import Made, Progress

_AHEAD: Final = 4
"""Tasks a thread that may wait for their turn: the memory that results take is bounded by it."""
_WAIT: Final = 10
"""Seconds to wait for the scheduler, and for its first worker."""
_GONE: Final = "The Dask scheduler at «{}» went away in the middle of the build. What was published before stands unchanged."


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers elsewhere. Raises Unusable where there is no Dask, no scheduler, no worker, or a worker of another version."""

    scheduler: str
    """Its address, such as ``tcp://10.0.0.5:8786``."""

    def apart(self, task: Callable[[Progress], Made], progress: Progress) -> Made:
        return Processes(2).apart(task, progress)

    @contextmanager
    def team(self, make: Callable[[], Callable[[Any], Any]]) -> Iterator[_Team]:
        try:
            from distributed import Client, KilledWorker
            from distributed.comm.core import CommClosedError

            from .cluster_worker import Brought, OtherProgram, run
        except ImportError as error:
            raise Unusable('--scheduler needs Dask, which is not installed here: pip install "referat[dask]".') from error
        packed = pickle.dumps(make, protocol=pickle.HIGHEST_PROTOCOL)
        with _connected(Client, self.scheduler) as client:
            if other := _other(client.run(program, on_error="return")):
                raise OtherProgram(other)
            task = digest_of(packed)
            client.register_plugin(Brought(task, packed))
            threads = sum(client.nthreads().values())
            executor = client.get_executor(pure=False)
            try:
                yield _Team(executor, partial(run, program(), task), _AHEAD * threads, (KilledWorker,))
            except (CancelledError, CommClosedError, TimeoutError) as error:
                raise NotPublished(_GONE.format(self.scheduler)) from error
            finally:
                if client.status == "running":
                    executor.shutdown(wait=False)
                    client.unregister_worker_plugin(task)


@dataclass(frozen=True, slots=True)
class _Team:
    executor: Executor
    task: Callable[[Any], Any]
    ahead: int
    lost: tuple[type[Exception], ...]

    def submit(self, given: Any) -> Future[Any]:
        return self.executor.submit(self.task, given)


@contextmanager
def _connected(client_type: Callable[..., Any], address: str) -> Iterator[Any]:
    for name in ("distributed", "distributed.client"):  # What goes wrong is told by the build, once.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = client_type(address, timeout=_WAIT)
    except (OSError, ValueError) as error:
        raise Unusable(f"There is no Dask scheduler at «{address}»: {error}.") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError as error:
            raise Unusable(f"The Dask scheduler at «{address}» has had no worker for {_WAIT} seconds.") from error
        yield client


def _other(running: dict[str, object]) -> str | None:
    """What to tell of a worker that runs, or lacks, another version than this process."""
    wrong = {address: found for address, found in running.items() if found != program()}
    for address, found in sorted(wrong.items()):
        what = f"has none: {found}" if isinstance(found, Exception) else "has another"
        return (
            f"The worker {address} must run the same version of Referat, its data files, its libraries and Python as this build,"
            f" and {what}. Nothing was published. Install this version there, or stop that worker."
        )
    return None
