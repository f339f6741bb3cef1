"""Measures how many requests a second the preview answers, and prints the figures as a Markdown table.

    python -m benchmarks.serve public --clients 1 4 16 --seconds 5

The preview runs as a process of its own; the clients are threads of this one, on the same machine, each with a connection that it
keeps. So the figures are of the two together, and a floor for the server. The query begins a
process each time.
"""

from __future__ import annotations

import argparse
import http.client
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

ROOT: Final = Path(__file__).resolve().parent.parent
ASKED: Final = {
    "a page": "/",
    "a page, negotiated as Turtle": "/def/",
    "a small query": f"/sparql?query={quote('SELECT ?s WHERE { ?s ?p ?o } LIMIT 10')}",
}
"""What is asked, by what the table calls it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serve", description="Measure requests a second of the preview.")
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4, 16], metavar="N")
    parser.add_argument("--seconds", type=float, default=5.0, help="for each figure (default: 5)")
    given = parser.parse_args(arguments)
    print("| asked | clients | requests a second | median ms | 95th percentile ms |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with served(given.site) as port:
        for name, path in ASKED.items():
            asked_for(port, path, 0)  # The first query makes the store.
            for clients in given.clients:
                print(measured(port, name, path, clients, given.seconds), flush=True)
    return 0


def measured(port: int, name: str, path: str, clients: int, seconds: float) -> str:
    """A row of the table: so many clients asking one after the other for some seconds."""
    with ThreadPoolExecutor(clients) as pool:
        taken = sorted(ms for each in pool.map(lambda _: asked_for(port, path, seconds), range(clients)) for ms in each)
    slow = taken[len(taken) * 95 // 100]
    return f"| {name} | {clients} | {len(taken) / seconds:,.0f} | {statistics.median(taken):.1f} | {slow:.1f} |"


def asked_for(port: int, path: str, seconds: float) -> list[float]:
    """The milliseconds of each request of one client."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while not taken or time.perf_counter() < end:
        begun = time.perf_counter()
        connection.request("GET", path, headers={"Accept": "text/turtle, text/csv, text/html;q=0.5"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path} was answered with {answer.status}.")
        taken.append((time.perf_counter() - begun) * 1000)
    connection.close()
    return taken


@contextmanager
def served(site: Path) -> Iterator[int]:
    """The preview of a site on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, str(ROOT / "build.py"), "serve", str(site.resolve()), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            assert process.stdout is not None
            if not process.stdout.readline():
                raise SystemExit(f"The preview of {site} did not start.")
            yield port
        finally:
            process.terminate()


if __name__ == "__main__":
    raise SystemExit(main())
