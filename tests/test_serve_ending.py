"""How the preview ends: short answers are finished, long ones are broken off within bounds, and no process is left behind."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
import requests
from served_process import (
    COUNT,
    ENDLESS,
    HANGS,
    LARGE,
    MEGABYTE,
    Served,
    ask,
    get,
    lives,
    many,
    served,
    until,
    workers_of,
    write_loaded_site,
)

MIDDLING = 2_000_000
"""Bytes that no system keeps for a client, and that are read in no time."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_loaded_site(tmp_path / "site")


def ended(server: Served) -> int:
    return server.process.wait(HANGS)


def refuses(server: Served) -> bool:
    try:
        server.connect().close()
    except (ConnectionRefusedError, ConnectionResetError):  # The second while it is closing.
        return True
    return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_answer_under_way_is_finished(site: Path, number: signal.Signals) -> None:
    (site / "middling.txt").write_bytes(b" " * MIDDLING)
    with served(site) as server, server.connect() as client:
        client.sendall(b"GET /middling.txt HTTP/1.1\r\nHost: x\r\n\r\n")
        found = client.recv(1000)
        server.process.send_signal(number)
        until(lambda: refuses(server), "it takes in clients although it is to end")
        while piece := client.recv(MEGABYTE):
            found += piece
        assert len(found.partition(b"\r\n\r\n")[2]) == MIDDLING
        assert ended(server) == 0
        assert "Traceback" not in server.log()


def test_connections_on_which_nothing_is_asked_are_ended(site: Path) -> None:
    with served(site) as server, requests.Session() as session:
        assert session.get(server.url, timeout=HANGS).ok
        with many(server, 20, b""):
            server.process.send_signal(signal.SIGTERM)
            assert ended(server) == 0


def test_whoever_never_reads_and_whoever_never_ends_asking_is_not_waited_for(site: Path) -> None:
    with served(site) as server, many(server, 20, get(f"/{LARGE}")), many(server, 20, b"GET / HTTP/1.1\r\nX: "):
        server.process.send_signal(signal.SIGTERM)
        assert ended(server) == 0
        assert "Traceback" not in server.log()


@pytest.mark.parametrize("times", [1, 2], ids=["asked once", "asked twice"])
def test_queries_under_way_are_ended_and_told_so(site: Path, times: int) -> None:
    with served(site) as server, many(server, 4, ask(ENDLESS)) as clients:
        until(lambda: len(workers_of(server.process.pid)) == 2, "no query was begun")
        workers = workers_of(server.process.pid)
        for _ in range(times):
            server.process.send_signal(signal.SIGTERM)
            until(lambda: refuses(server), "it takes in clients although it is to end")
        answers = [client.recv(1000).split(b" ")[1] for client in clients]
        assert ended(server) == 0
        assert answers == [b"503"] * 4
        assert [worker for worker in workers if lives(worker)] == []
        assert "Traceback" not in server.log()


def test_its_own_data_are_gone_when_it_has_ended(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = site.parent / "temporary"
    own.mkdir()
    monkeypatch.setenv("TMPDIR", str(own))
    with served(site) as server:
        assert requests.get(f"{server.url}sparql?{COUNT}", timeout=HANGS).ok
        assert list(own.glob("referat-sparql-*")) != []
        server.process.send_signal(signal.SIGTERM)
        assert ended(server) == 0
    assert list(own.iterdir()) == []


def test_no_query_outlives_a_server_that_was_killed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(site.parent))  # Its data outlive it, which nobody can help.
    with served(site) as server, many(server, 2, ask(ENDLESS)):
        until(lambda: len(workers_of(server.process.pid)) == 2, "no query was begun")
        workers = workers_of(server.process.pid)
        server.process.kill()
        until(lambda: not any(map(lives, workers)), "a query is gone on with for nobody")
