"""One SPARQL query, in a process of its own that can be ended at any moment: a query is a native call that nothing interrupts.

Run as a script, so that it starts in some tens of milliseconds: it imports Oxigraph and nothing of this house. A task comes
as one JSON object on standard input; a line of JSON with the verdict goes to standard output, then the answer's bytes.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from itertools import islice
from typing import Any

import pyoxigraph as ox

Answer = tuple[str, str, bytes]
"""A verdict (``ok``, ``syntax``, ``failed``, ``rows``, ``bytes``), a word for it (the media type where it is ``ok``), a body."""


def answer(task: dict[str, Any]) -> Answer:
    """The answer to a task, in the format that the client wants of the two that it may get."""
    store = ox.Store.read_only(task["store"])
    found = _ask(store, task)
    if isinstance(found, ox.QueryTriples):
        triples = list(islice(found, task["rows"] + 1))
        if len(triples) > task["rows"]:
            return "rows", "", b""
        form = ox.RdfFormat.from_media_type(task["graph"])
        assert form is not None
        return _sized(task["graph"], ox.serialize(triples, format=form) or b"", task)
    if isinstance(found, ox.QuerySolutions):
        # Rows can be counted or serialised, not both; few queries take long, so asking twice is cheap.
        if sum(1 for _ in islice(found, task["rows"] + 1)) > task["rows"]:
            return "rows", "", b""
        found = _ask(store, task)
        assert not isinstance(found, ox.QueryTriples)
    form_of_table = ox.QueryResultsFormat.from_media_type(task["table"])
    assert form_of_table is not None
    return _sized(task["table"], found.serialize(format=form_of_table) or b"", task)


def _ask(store: ox.Store, task: dict[str, Any]) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    defaults, named = task["default_graphs"], task["named_graphs"]
    if defaults or named:
        return store.query(
            task["query"],
            default_graph=[ox.NamedNode(iri) for iri in defaults],
            named_graphs=[ox.NamedNode(iri) for iri in named],
        )
    return store.query(task["query"], use_default_graph_as_union=task["union"])


def _sized(media_type: str, body: bytes, task: dict[str, Any]) -> Answer:
    return ("ok", media_type, body) if len(body) <= task["bytes"] else ("bytes", "", b"")


def _limit(memory: int, seconds: int) -> None:
    """Bound this process, where the system can: its memory, and its time should nobody be left to end it.

    The first limit of time is told by SIGXCPU, so that it can be known from a process that was killed for another reason.
    """
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def load(task: dict[str, Any]) -> Answer:
    """Make the store of a dump."""
    store = ox.Store(task["store"])
    store.bulk_load(path=task["load"], format=ox.RdfFormat.N_QUADS)
    store.flush()
    return "ok", "", b""


def _end_with(asker: int) -> None:
    """End this process when the one that wants its answer has ended, in whatever way."""
    while os.getppid() == asker:
        time.sleep(1)
    os._exit(1)


def main() -> None:
    """Read a task, answer it, write the answer."""
    task = json.loads(sys.stdin.buffer.read())
    threading.Thread(target=_end_with, args=(task["asker"],), daemon=True).start()
    try:
        if "load" in task:
            verdict, word, body = load(task)
        else:
            _limit(task["memory"], task["seconds"])
            verdict, word, body = answer(task)
    except SyntaxError as error:
        verdict, word, body = "syntax", str(error), b""
    except MemoryError:
        verdict, word, body = "memory", "", b""
    except (ValueError, OSError, RuntimeError) as error:
        verdict, word, body = "failed", str(error), b""
    sys.stdout.buffer.write(json.dumps([verdict, word]).encode() + b"\n" + body)


if __name__ == "__main__":
    main()
