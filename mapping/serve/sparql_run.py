"""Work in a process of its own, which is ended when its time is up or nobody waits for it any more."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from . import sparql_worker

GLANCE: Final = 0.2
"""Seconds between two looks at whether somebody still waits."""


@dataclass(frozen=True, slots=True)
class Done:
    """How it ended: what the worker says, or ``time``, ``gone`` or ``killed``."""

    verdict: str
    word: str = ""
    answer: BinaryIO | None = None
    """Where the worker says ``ok``: an open file without a name, from where it stands. To be closed by whoever asked."""


def run_worker(task: dict[str, Any], seconds: float | None, gone: Callable[[], bool]) -> Done:
    """Run one task, for as long as it may take and somebody waits. Its answer goes to disk, never through this process."""
    with ExitStack() as stack:
        output = cast(BinaryIO, stack.enter_context(tempfile.TemporaryFile()))
        done = _run(task, seconds, gone, output)
        if done.answer is not None:
            stack.pop_all()
        return done


def _run(task: dict[str, Any], seconds: float | None, gone: Callable[[], bool], output: BinaryIO) -> Done:
    command = [sys.executable, "-P", str(Path(sparql_worker.__file__))]
    # What comes by the pipe of errors is read by nobody; its end tells, at once, that the worker has ended.
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.PIPE) as worker:
        try:
            why = _wait(worker, json.dumps({**task, "asker": os.getpid()}).encode(), seconds, gone)
        finally:
            worker.kill()
    if why:
        return Done(why)
    if -worker.returncode == getattr(signal, "SIGXCPU", None):  # Its own limit may come a moment before this one's.
        return Done("time")
    output.seek(0)
    head = output.readline()
    if worker.returncode != 0 or not head:
        return Done("killed")
    verdict, word = json.loads(head)
    return Done(verdict, word, output if verdict == "ok" else None)


def _wait(worker: subprocess.Popen[bytes], task: bytes, seconds: float | None, gone: Callable[[], bool]) -> str:
    """Why the worker is to be ended; empty where it has ended by itself."""
    until = None if seconds is None else time.monotonic() + seconds
    given: bytes | None = task
    while True:
        try:
            worker.communicate(given, timeout=GLANCE)
            return ""
        except subprocess.TimeoutExpired:
            given = None
        if gone():
            return "gone"
        if until is not None and time.monotonic() > until:
            return "time"
