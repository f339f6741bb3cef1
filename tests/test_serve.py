"""The preview: one's own machine only, one's own folder only, and an end when a signal asks for it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from real_servers import ROOT, Server, previewed, write_site

from mapping import serve
from mapping.problems import Unusable
from mapping.serve import clients, preview
from mapping.serve.conversation import MOST_BODY
from mapping.serve.messages import Request, Response, text
from mapping.serve.server import Preview
from mapping.serve.static import Files

MEETING = "/odense/moede/2026-04-28/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "site"
    write_site(folder)
    (folder.parent / "secret.txt").write_text("secret", "utf-8")
    (folder / "leads-out.txt").symlink_to(folder.parent / "secret.txt")
    return folder


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Server]:
    with previewed(site) as running:
        yield running


def test_only_this_machine_can_reach_it(site: Path) -> None:
    with preview(site, 0) as server:
        assert server.server_address[0] == "127.0.0.1"
        assert server.url == f"http://127.0.0.1:{server.server_address[1]}/"


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"^There is no site in «.*»: it has no index.html. Build one first, or name its folder.$"):
        preview(tmp_path, 0)


def test_a_port_in_use_is_said(site: Path) -> None:
    with preview(site, 0) as server:
        port = int(server.server_address[1])
        with pytest.raises(Unusable, match=f"^Port {port} of 127.0.0.1 cannot be used: .*Choose another --port.$"):
            preview(site, port)
    with pytest.raises(Unusable, match="^Port 70000 of"):
        preview(site, 70000)


@given(st.text(alphabet=st.sampled_from("./\\%2eE~:\0 a"), max_size=30))
def test_no_path_leads_out(site: Path, path: str) -> None:
    response = Files(site).answer(Request("GET", f"/{path}"))
    if isinstance(response.body, Path):
        assert response.body.is_relative_to(site.resolve())


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/leads-out.txt",
        "/.referat",
        "/odense/..",
        "/odense/\0",
        f"/{'a' * 300}/",
    ],
)
def test_what_is_outside_is_not_there(site: Path, path: str) -> None:
    response = Files(site).answer(Request("GET", path))
    assert response.status == HTTPStatus.NOT_FOUND
    assert response.body == (site / "404.html").resolve()


@given(st.text(), st.text(), st.dictionaries(st.sampled_from(["accept", "if-none-match", "if-modified-since"]), st.text()))
def test_every_request_has_an_answer(site: Path, path: str, method: str, headers: dict[str, str]) -> None:
    response = Files(site).answer(Request(method, path, "", headers))
    assert 200 <= response.status < 500


def test_files_cannot_be_written(server: Server) -> None:
    for method in ("POST", "PUT", "DELETE"):
        response = requests.request(method, server.url, data=b"x", timeout=10)
        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_body_has_a_measure(server: Server) -> None:
    too_long = requests.post(server.url, headers={"Content-Length": str(MOST_BODY + 1)}, timeout=10)
    assert too_long.status_code == 413
    assert requests.post(server.url, data=iter([b"pieces"]), timeout=10).status_code == 411
    assert requests.get(server.url, headers={"Content-Length": "-1"}, timeout=10).status_code == 400


def test_one_connection_serves_many_requests(server: Server) -> None:
    with requests.Session() as session:
        for accept in ("text/html", "text/turtle", "image/png"):
            for method in ("GET", "HEAD", "OPTIONS"):
                response = session.request(method, server.url + MEETING[1:], headers={"Accept": accept}, timeout=10)
                assert response.status_code == (204 if method == "OPTIONS" else 200), accept


def test_a_silent_client_keeps_nobody_waiting(server: Server) -> None:
    host, port = server.url.split("/")[2].split(":")
    with socket.create_connection((host, int(port)), timeout=10) as silent:
        silent.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        assert requests.get(server.url, timeout=10).status_code == 200


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nX: ", b"GET /large.txt HTTP/1.1\r\n\r\n" * 10])
def test_nobody_is_waited_for_for_ever(site: Path, monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    """Who says nothing, who never says all, who never reads: each with room enough for everybody."""
    monkeypatch.setattr(clients, "PATIENCE", 0.3)
    (site / "large.txt").write_bytes(b" " * 8_000_000)
    with previewed(site) as server:
        host, port = server.url.split("/")[2].split(":")
        with socket.create_connection((host, int(port)), timeout=60) as client:
            client.sendall(said)
            if said.endswith(b"X: "):
                with suppress(OSError):
                    for _ in range(600):  # A byte now and then is no request, however long it goes on.
                        client.sendall(b"x")
                        time.sleep(0.1)
                    pytest.fail("it is listened to without end")
            elif said:
                wait_until_left(client)
            else:
                assert client.recv(1) == b""


def wait_until_left(client: socket.socket) -> None:
    """Read nothing until the other side has ended the connection, of which what is read then is a part of the answers."""
    time.sleep(2)
    found = 0
    with suppress(ConnectionResetError):
        while piece := client.recv(1 << 20):
            found += len(piece)
    assert found < 10 * 8_000_000


def test_an_endpoint_answers_its_path_and_may_leave_it_to_the_files(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(folder: Path) -> serve.Handler:
        def answer(request: Request) -> Response | None:
            said = f"{folder.name} {request.method} {request.query} {request.body.decode()}"
            return None if request.query == "page" else text(HTTPStatus.OK, said)

        return answer

    monkeypatch.setattr(serve, "ENDPOINTS", {"/odense": make})
    with previewed(site) as server:
        assert requests.post(f"{server.url}odense?a=b", data="body", timeout=10).text == "site POST a=b body\n"
        assert requests.get(f"{server.url}odense?page", timeout=10, allow_redirects=False).headers["Location"] == "./odense/?page"
        assert requests.get(f"{server.url}odense/", timeout=10).headers["Content-Location"] == "index.html"


def test_a_fault_ends_one_request_and_is_told(site: Path) -> None:
    lines: list[str] = []

    def broken(request: Request) -> Response:
        raise RuntimeError("of ours")

    server = Preview(("127.0.0.1", 0), {}, broken, lines.append)
    with socket.create_connection(server.server_address[:2], timeout=10) as client:  # type: ignore[arg-type]
        client.sendall(b"GET /\x1b[2J HTTP/1.1\r\n\r\n")
        server.handle_request()
        assert client.recv(100) == b""
    server.server_close()
    assert lines == ["A request ended in a fault: RuntimeError: of ours"]


def test_the_log_shows_control_characters(site: Path) -> None:
    lines: list[str] = []
    server = Preview(("127.0.0.1", 0), {}, Files(site).answer, lines.append)
    with socket.create_connection(server.server_address[:2], timeout=10) as client:  # type: ignore[arg-type]
        client.sendall(b"GET /\x1b[2J HTTP/1.0\r\n\r\n")
        server.handle_request()
        assert client.recv(100).startswith(b"HTTP/1.1 404 ")
    server.server_close()
    assert [line for line in lines if "\x1b" in line] == []
    assert "\\u001b[2J" in lines[0]


PROGRAM = """
import sys
import time
from pathlib import Path
from mapping.serve import clients, preview
server = preview(Path(sys.argv[1]), 0)
print(server.url, flush=True)
server.run()
print("ended", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it(site: Path, number: signal.Signals) -> None:
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(site)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdout is not None
    try:
        url = process.stdout.readline().decode().strip()
        with requests.Session() as session:
            assert session.get(url, timeout=10).status_code == 200
            process.send_signal(number)
            out, err = process.communicate(timeout=10)
        assert (out, err, process.returncode) == (b"ended\n", b"", 0)
    finally:
        process.kill()
