"""What is no proper request: the preview refuses it in words, lets nothing out, and answers the next one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from served_process import MEGABYTE, SECRET, Served, get, honest, served, write_loaded_site


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(write_loaded_site(tmp_path_factory.mktemp("hostile") / "site")) as running:
        before = running.memory()
        yield running
        assert running.memory("VmHWM") < before + 100 * MEGABYTE
        assert "fault" not in running.log()


def status(answer: bytes) -> int:
    assert answer.startswith(b"HTTP/1.1 "), answer[:100]
    return int(answer.split()[1])


@pytest.mark.parametrize("expected", [True, False], ids=["asks first", "sends at once"])
def test_a_body_of_100_megabytes_is_refused(server: Served, expected: bool) -> None:
    headers = [f"Content-Length: {100 * MEGABYTE}", "Content-Type: application/sparql-query"]
    head = get("/sparql", *headers, *(["Expect: 100-continue"] if expected else []), method="POST")
    with honest(server):
        answer = server.say(head, *([] if expected else [b" " * MEGABYTE] * 100))
    assert status(answer) == 413
    assert answer.endswith(b"A body may have 1,000,000 bytes at most.\n")


def test_a_body_that_is_taken_is_asked_for(server: Served) -> None:
    query = b"ASK {}"
    headers = [f"Content-Length: {len(query)}", "Content-Type: application/sparql-query", "Expect: 100-continue"]
    with server.connect() as client:
        client.sendall(get("/sparql", *headers, method="POST"))
        assert client.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(query)
        assert client.recv(1000).startswith(b"HTTP/1.1 200 OK\r\n")


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (b"GET /" + b"a" * 10 * MEGABYTE + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 10 * MEGABYTE + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 100_000 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + (b"X: " + b"y" * 4000 + b"\r\n") * 90 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\nX: y\r\n " + b" \r\n" * 100_000, 431),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"GET / HTTP/1.1 and more\r\n\r\n", 400),
        (b"\xff\xfe\x00 \x00 HTTP/1.1\r\n\r\n", 501),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 TLS \r\n\r\n", 400),
        (b"FETCH / HTTP/1.1\r\n\r\n", 501),
        (b"GET / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: 5, 6\r\n\r\nabcdef", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: \xb2\r\n\r\nab", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 411),
        (get("/sparql?query=%FF%FE"), 400),
        (get("/sparql?query=%ZZ%"), 400),
        (get("/sparql?" + "a=b&" * 5000), 400),
        (get("/sparql?query=ASK%00%7B%7D"), 400),
        (get("/sparql", "Content-Type: application/sparql-query", "Content-Length: 2", method="POST") + b"\xc3\x28", 400),
        (
            get("/sparql", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 9", method="POST")
            + b"query=\xff\xfe\xfd",
            400,
        ),
        (get("/" + "a/" * 30_000), 404),
        (get("/" + "%2e" * 20_000), 404),
        (get("/odense/\xc3\xa6\xff"), 404),
        (get("/odense/%ff%fe"), 404),
        (get("/odense/%"), 404),
        (get("/", "Accept: " + ",;q=" * 15_000), 200),
        (get("/", "If-None-Match: " + '",W/' * 15_000), 200),
        (get("/", "If-Modified-Since: " + "Mon, 99 " * 5000), 200),
    ],
)
def test_what_is_no_proper_request_is_answered_in_words(server: Served, request_: bytes, code: int) -> None:
    with honest(server, times=1):
        assert status(server.say(request_)) == code


@pytest.mark.parametrize("request_", [b"\r\n\r\n", b"\n" * 1000, b"\0" * 100 + b"\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n"])
def test_what_is_no_request_at_all_ends_its_connection_only(server: Served, request_: bytes) -> None:
    with honest(server, times=1), server.connect() as client:
        client.sendall(request_)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/odense/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/odense/%00/../../secret.txt",
        "/secret.txt%00.html",
        "//etc/passwd",
        "///etc/passwd",
        "/%2fetc%2fpasswd",
        "/etc/passwd",
        "http://127.0.0.1/../secret.txt",
        "../secret.txt",
        "C:\\secret.txt",
        "/C:/secret.txt",
        "/leads-out.txt",
        "/leads-out/secret.txt",
        "/leads-out/",
        "/leads-out",
        "/.referat",
        "/%2ereferat",
    ],
)
def test_no_path_leads_out(server: Served, path: str) -> None:
    for method in ("GET", "HEAD"):
        answer = server.say(get(path, method=method))
        assert status(answer) == 404
        assert SECRET not in answer and b"root:" not in answer


def test_a_redirection_stays_on_this_server(server: Served) -> None:
    for path in ("//evil.example/..//odense", "//odense", "/odense?a=\x85b"):
        answer = server.say(get(path))
        assert b"\r\nLocation: //" not in answer
        assert b"\r\nLocation: http" not in answer


def test_one_connection_may_ask_a_thousand_times(server: Served) -> None:
    question = b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"
    with honest(server):
        answer = server.say(question * 1000 + get("/", method="HEAD"))
    assert answer.count(b"HTTP/1.1 200 OK") == 1001
