"""`build.py serve` as the process it is, clients on raw sockets, and an honest one that has to be answered meanwhile."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
import requests
from real_servers import ROOT, free_port, write_site

HANGS = 60
"""Seconds after which something is said to hang. Nothing here is measured against a clock otherwise."""
LARGE = "dumps/large.txt"
LARGE_BYTES = 8_000_000
TRIPLES = 3_000
COUNT = f"query={quote('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')}"
ENDLESS = """SELECT (COUNT(*) AS ?n) {
    ?a ?p ?b FILTER NOT EXISTS { ?c ?q ?d . ?e ?r ?f FILTER (STRLEN(STR(?c)) + STRLEN(STR(?f)) < STRLEN(STR(?a)) - 9) } }"""
SECRET = b"the secret that lies beside the site"
MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Served:
    """A running preview."""

    process: subprocess.Popen[bytes]
    port: int
    log_file: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def log(self) -> str:
        return self.log_file.read_text("utf-8", "replace")

    def connect(self) -> socket.socket:
        client = socket.socket()
        client.settimeout(HANGS)
        client.setsockopt(
            socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536
        )  # Or the system reads megabytes for a client that reads nothing.
        client.connect(("127.0.0.1", self.port))
        return client

    def say(self, *pieces: bytes) -> bytes:
        """All that is answered to what is sent on one connection, until it is closed."""
        with self.connect() as client:
            with suppress(BrokenPipeError, ConnectionResetError):
                for piece in pieces:
                    client.sendall(piece)
            return read_all(client)

    def memory(self, field: str = "VmRSS") -> int:
        """Bytes that the process uses (VmRSS), or has used at most (VmHWM)."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            pytest.skip("the system does not tell what memory a process uses")
        found = re.search(rf"^{field}:\s+(\d+) kB$", status.read_text("utf-8"), re.MULTILINE)
        assert found is not None
        return int(found[1]) * 1024


def read_all(client: socket.socket) -> bytes:
    found = b""
    with suppress(ConnectionResetError):
        while piece := client.recv(MEGABYTE):
            found += piece
    return found


def get(path: str, *headers: str, method: str = "GET") -> bytes:
    """A request as bytes; the connection is closed after it."""
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: x", "Connection: close", *headers, "", ""]).encode("latin-1")


def ask(query: str) -> bytes:
    """A query as bytes."""
    return get(f"/sparql?query={quote(query)}")


def workers_of(process: int) -> list[int]:
    """The processes that a process has begun and that still run."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("the system does not tell which processes belong together")
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent = stat.read_text("utf-8", "replace").rpartition(")")[2].split()[:2]
            if int(parent) == process and state != "Z":
                found.append(int(stat.parent.name))
    return found


def lives(process: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] != "Z"
    return False


def until(what: Callable[[], object], said: str) -> None:
    """Wait for something; it fails where it does not come at all."""
    end = time.monotonic() + HANGS
    while not what():
        assert time.monotonic() < end, said
        time.sleep(0.05)


def write_loaded_site(folder: Path) -> Path:
    """The small site with a large file, some data, and a link that leads out of it."""
    write_site(folder)
    (folder / LARGE).write_bytes(b"0123456789abcde\n" * (LARGE_BYTES // 16))
    (folder / "dumps" / "latest.nq").write_text("".join(f"<a:{n}> <a:p> <a:{n + 1}> <a:g> .\n" for n in range(TRIPLES)), "utf-8")
    (folder.parent / "secret.txt").write_bytes(SECRET)
    (folder / "leads-out.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "leads-out").symlink_to(folder.parent)
    return folder


@contextmanager
def served(site: Path) -> Iterator[Served]:
    """The preview of a site, in a process of its own, which is ended in any case."""
    log = site.parent / "log.txt"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "build.py", "serve", str(site), "--port", str(free_port())],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    try:
        assert process.stdout is not None
        line = process.stdout.readline().decode()
        found = re.search(r":(\d+)/ until", line)
        assert found is not None, line + log.read_text("utf-8")
        running = Served(process, int(found[1]), log)
        assert requests.get(running.url, timeout=HANGS).status_code == 200
        yield running
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(HANGS)
        finally:
            process.kill()
            process.communicate()


@contextmanager
def honest(server: Served, path: str = "odense/", times: int = 5) -> Iterator[None]:
    """Another client asks, again and again, from before what is done in this context until it is done; each time it is
    answered, and at least some times."""
    done, answered, wrong = threading.Event(), threading.Semaphore(0), []

    def work() -> None:
        while not done.is_set():
            try:
                found = requests.get(server.url + path, headers={"Accept": "text/html, text/csv"}, timeout=HANGS)
                wrong.extend([found.status_code] if found.status_code != 200 else [])
            except requests.RequestException as error:
                wrong.append(error)
            answered.release()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
        for _ in range(times):
            assert answered.acquire(timeout=HANGS), "an honest client is not answered"
    finally:
        done.set()
        thread.join(HANGS)
    assert wrong == []


@contextmanager
def many(server: Served, count: int, said: bytes) -> Iterator[list[socket.socket]]:
    """So many clients that have said something and read nothing."""
    with ExitStack() as stack:
        clients = []
        for _ in range(count):
            client = stack.enter_context(server.connect())
            client.setblocking(False)
            with suppress(OSError):  # As much as is taken: where there is no room for a client, that is only so much.
                client.send(said)
            client.settimeout(HANGS)
            clients.append(client)
        yield clients
