"""The preview under load, as a process of its own: whatever some clients do, an honest one is answered, and memory is bounded."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
import requests
from served_process import (
    COUNT,
    ENDLESS,
    HANGS,
    LARGE,
    LARGE_BYTES,
    MEGABYTE,
    TRIPLES,
    Served,
    ask,
    get,
    honest,
    many,
    served,
    until,
    workers_of,
    write_loaded_site,
)

from mapping.serve.clients import MOST_CLIENTS
from mapping.serve.conversation import MOST_BODY

MORE_THAN_PLACES = MOST_CLIENTS + 72
MOST_MORE_MEMORY = 250 * MEGABYTE
"""What the server may use on top of what it uses before anybody asks, at its most: a whole body for each place, and some."""
LARGE_ANSWER = "SELECT ?a ?b { ?a <a:p> ?x . ?b <a:p> ?y } LIMIT 30000"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(write_loaded_site(tmp_path_factory.mktemp("load") / "site")) as running:
        before = running.memory()
        yield running
        assert running.memory("VmHWM") < before + MOST_MORE_MEMORY
        assert "fault" not in running.log()
        assert workers_of(running.process.pid) == []


def test_heads_that_never_end(server: Served) -> None:
    with many(server, MORE_THAN_PLACES, b"GET / HTTP/1.1\r\nHost: x\r\nX-Drip: ") as clients, honest(server):
        for client in clients:
            with suppress(OSError):
                client.sendall(b"drip")


def test_connections_on_which_nothing_is_asked(server: Served) -> None:
    with many(server, MORE_THAN_PLACES, b""), honest(server):
        pass


def test_clients_that_never_read(server: Served) -> None:
    with many(server, MORE_THAN_PLACES, get(f"/{LARGE}")), honest(server):
        pass


def test_clients_that_read_a_little_now_and_then(server: Served) -> None:
    """Always enough not to be taken for dead: they are the slowest all the same."""
    with many(server, MORE_THAN_PLACES, get(f"/{LARGE}")) as clients, honest(server, times=10):
        for client in [*clients, *clients]:
            with suppress(OSError):
                client.setblocking(False)
                client.recv(50_000)


def test_clients_that_ask_on_and_on_and_never_read(server: Served) -> None:
    with many(server, MORE_THAN_PLACES, f"GET /{LARGE} HTTP/1.1\r\nHost: x\r\n\r\n".encode() * 1000), honest(server):
        pass


def test_bodies_that_never_end(server: Served) -> None:
    head = get("/sparql", "Content-Type: application/sparql-query", f"Content-Length: {MOST_BODY}", method="POST")
    with many(server, MORE_THAN_PLACES, head + b" " * (MOST_BODY - 1)), honest(server):
        pass


def test_clients_that_hang_up_in_the_middle(server: Served) -> None:
    at_once = struct.pack("ii", 1, 0)
    with many(server, 50, get(f"/{LARGE}")) as clients, honest(server):
        for client in clients:
            client.recv(1000)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
            client.close()


def test_a_slow_reader_gets_the_whole(server: Served) -> None:
    """What takes its time is served as well, as long as there is room."""
    with server.connect() as client:
        client.sendall(get(f"/{LARGE}"))
        with honest(server, times=20):
            found = len(client.recv(1000))
        while piece := client.recv(MEGABYTE):
            found += len(piece)
    assert found > LARGE_BYTES


def test_two_hundred_requests_of_fifty_clients_are_answered_amid_all_that(server: Served) -> None:
    def work(number: int) -> tuple[int, int]:
        path = f"sparql?{COUNT}" if number % 50 == 0 else LARGE if number % 10 == 0 else "odense/moede/2026-04-28/"
        found = requests.get(server.url + path, timeout=HANGS)
        return found.status_code, len(found.content)

    with (
        many(server, 50, b"GET / HTTP/1.1\r\nX-Drip: "),
        many(server, 50, get(f"/{LARGE}")),
        ThreadPoolExecutor(50) as pool,
    ):
        answers = list(pool.map(work, range(200)))
    assert {status for status, _ in answers} == {200}
    assert {size for number, (_, size) in enumerate(answers) if number % 10 == 0 and number % 50} == {LARGE_BYTES}


# Queries -------------------------------------------------------------------------------------------------------------


def test_queries_of_clients_that_hung_up_are_ended(server: Served) -> None:
    ended = server.log().count("its query was ended")
    with many(server, 10, ask(ENDLESS)) as clients, honest(server):
        until(lambda: len(workers_of(server.process.pid)) >= 2, "no query was begun")
        for client in clients:
            client.close()
        until(lambda: server.log().count("its query was ended") == ended + 10, "queries are gone on with for nobody")
    assert workers_of(server.process.pid) == []
    assert (
        requests.get(f"{server.url}sparql?{COUNT}", timeout=HANGS, headers={"Accept": "text/csv"}).text == f"n\r\n{TRIPLES}\r\n"
    )


def test_more_queries_than_wait_for_their_turn_are_sent_away_and_files_are_had(server: Served) -> None:
    with many(server, 60, ask(ENDLESS)) as clients, honest(server):
        until(lambda: server.log().count('" 503 ') >= 60 - 18, "queries pile up")
        for client in clients:
            client.close()
    until(lambda: not workers_of(server.process.pid), "queries are gone on with for nobody")


def test_large_answers_that_nobody_fetches_leave_room_for_small_ones(server: Served) -> None:
    before = server.log().count('" 503 ')
    with many(server, 14, ask(LARGE_ANSWER)):
        until(lambda: server.log().count('" 503 ') >= before + 6, "large answers pile up")
        with honest(server, f"sparql?{COUNT}", times=2):
            pass
    until(lambda: requests.get(server.url + ask(LARGE_ANSWER).split()[1].decode()[1:], timeout=HANGS).ok, "no place came free")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 10_000 + "?s ?p ?o" + "}" * 10_000,
        "SELECT * { ?s ?p ?o FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }",
        "ASK { ?s " + "(" * 10_000 + "<a:p>" + "*)" * 10_000 + " ?o }",
        "SELECT * { VALUES ?s { " + "<a:b> " * 100_000 + "} ?s ?p ?o } # " + "<" * 300_000,
        "SELECT * { ?s ?p " + '"' * 900_000,
    ],
    ids=["groups", "brackets", "paths", "values", "quotes"],
)
def test_queries_made_to_be_heavy(server: Served, query: str) -> None:
    head = get("/sparql", "Content-Type: application/sparql-query", f"Content-Length: {len(query)}", method="POST")
    with honest(server), honest(server, f"sparql?{COUNT}", times=1):
        status = int(server.say(head, query.encode()).split()[1])
    assert status in (200, 400, 500)
