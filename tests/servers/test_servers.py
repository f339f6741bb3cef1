"""The rules that the build writes, obeyed by real servers, and by our own preview."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
import rdflib
import requests
from real_servers import DOCUMENTS, HTML, JSON_LD, PAGES, TURTLE, VERSION, Server
from server_accepts import ACCEPTS, BROWSER, COMUNICA

REAL = ("nginx", "apache", "caddy")
ALL = (*REAL, "nginx/", "apache/", "caddy/", "preview")
"""A slash is a site in a folder of its host, with a base that says so."""

MEETING = "odense/moede/2026-04-28/"
SOURCE = f"{MEETING}referat.txt"
TYPES = {"index.html": "text/html; charset=utf-8", "index.ttl": "text/turtle", "index.jsonld": "application/ld+json"}
BODIES = {"index.html": HTML, "index.ttl": TURTLE, "index.jsonld": JSON_LD}


@pytest.fixture(scope="module", params=ALL)
def server(request: pytest.FixtureRequest, start: Callable[[str], Server]) -> Server:
    return start(request.param)


def get(server: Server, path: str, accept: str | None = "*/*", method: str = "GET", **headers: str) -> requests.Response:
    """One request, without a header that nobody asked for."""
    session = requests.Session()
    session.headers.clear()
    sent = {"Accept": accept, **{name.replace("_", "-"): value for name, value in headers.items()}}
    prepared = session.prepare_request(requests.Request(method, server.url + path, headers=sent))
    if accept is None:
        prepared.headers.pop("Accept", None)
    return session.send(prepared, timeout=10, allow_redirects=False)


def varies(response: requests.Response) -> set[str]:
    return {word.strip().lower() for word in response.headers.get("Vary", "").split(",")} - {""}


@pytest.mark.parametrize(("accept", "form"), ACCEPTS)
def test_each_client_gets_its_form(server: Server, accept: str | None, form: str) -> None:
    response = get(server, MEETING, accept.strip() if accept else accept)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == TYPES[form]
    assert response.headers["Content-Location"] == form
    assert "accept" in varies(response)
    assert response.content.decode() == BODIES[form].format(MEETING)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("form", ["index.html", "index.ttl", "index.jsonld"])
def test_every_document_is_served_in_every_form(server: Server, document: str, form: str) -> None:
    accept = {"index.html": BROWSER, "index.ttl": "text/turtle", "index.jsonld": "application/ld+json"}[form]
    response = get(server, document, accept)
    assert response.content.decode() == BODIES[form].format(document)
    plain = get(server, f"{document}{form}", "image/png")
    assert (plain.status_code, plain.headers["Content-Type"]) == (200, TYPES[form])
    assert plain.content == response.content
    assert "Content-Location" not in plain.headers
    assert "accept" not in varies(plain)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("accept", [BROWSER, "text/turtle", COMUNICA, "image/png"])
def test_a_page_without_data_is_a_page_for_everybody(server: Server, page: str, accept: str) -> None:
    response = get(server, page, accept)
    assert response.status_code == 200
    assert response.content.decode() == HTML.format(page)
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Content-Location"] == "index.html"
    assert "accept" in varies(response)
    assert "Link" not in response.headers


def test_the_source_text_is_text_for_people_and_data_for_programs(server: Server) -> None:
    people = get(server, SOURCE, BROWSER)
    assert people.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert people.content.decode() == "Referat\nMødet begyndte.\n"
    assert people.headers["Content-Location"] == "referat.txt"
    program = get(server, SOURCE, "text/turtle")
    assert program.headers["Content-Type"] == "text/turtle"
    assert program.content.decode() == TURTLE.format(f"{MEETING}referat/")
    assert program.headers["Content-Location"] == "referat/index.ttl"
    other = get(server, SOURCE, "application/ld+json")
    assert other.headers["Content-Location"] == "referat/index.jsonld"
    assert all("accept" in varies(each) for each in (people, program, other))


def test_data_say_what_page_they_describe(server: Server) -> None:
    for path, accept in ((MEETING, "text/turtle"), (f"{MEETING}index.ttl", "*/*"), (f"{MEETING}index.jsonld", "*/*")):
        assert get(server, path, accept).headers["Link"] == '<./>; rel="describes"'
    assert "Link" not in get(server, MEETING, BROWSER).headers
    assert "Link" not in get(server, SOURCE, "text/turtle").headers


@pytest.mark.parametrize("accept", [BROWSER, "text/turtle", "*/*"])
@pytest.mark.parametrize("path", ["findes-ikke/", "odense/findes-ikke", "odense/index.nt", "dumps/", "findes-ikke.ttl"])
def test_what_is_not_there_is_a_page_that_says_so(server: Server, path: str, accept: str) -> None:
    response = get(server, path, accept)
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.content.decode() == HTML.format("Siden findes ikke")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not {"Content-Location", "Link"} & set(response.headers)
    assert "immutable" not in response.headers.get("Cache-Control", "")


@pytest.mark.parametrize(
    "path", [".referat", ".htaccess", f"dumps/{VERSION}/findes-ikke", "../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd"]
)
def test_what_is_for_nobody_is_not_there(server: Server, path: str) -> None:
    response = get(server, path)
    assert response.status_code in (400, 404) or (path == ".htaccess" and response.status_code == 403)
    assert "root:" not in response.text
    assert "immutable" not in response.headers.get("Cache-Control", "")


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("static/referat.css", "text/css; charset=utf-8"),
        ("static/soeg.js", "text/javascript; charset=utf-8"),
        ("tabeller/beloeb.csv", "text/csv; charset=utf-8"),
        ("tabeller/beloeb.csv-metadata.json", "application/csvm+json"),
        ("dumps/latest.nq", "application/n-quads"),
        ("dumps/latest.nq.gz", "application/gzip"),
        ("ldes/2026-04/a1b2c3.trig", "application/trig"),
        ("ldes/log.jsonl", "application/x-ndjson"),
        ("aendringer/feed.xml", "application/atom+xml"),
        (".well-known/void", "text/turtle"),
        (".well-known/api-catalog", 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_each_kind_of_file_has_its_media_type(server: Server, path: str, content_type: str) -> None:
    for accept in ("*/*", "text/html", "application/ld+json"):
        response = get(server, path, accept)
        assert (response.status_code, response.headers["Content-Type"]) == (200, content_type)
        assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize("path", [f"dumps/{VERSION}/referat.ttl", "ldes/2026-04/a1b2c3.trig"])
def test_what_never_changes_is_kept_for_ever(server: Server, path: str) -> None:
    assert get(server, path).headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path",
    [
        "",
        MEETING,
        f"{MEETING}index.ttl",
        "dumps/latest.nq",
        "ldes/feed.ttl",
        "ldes/maaned-2026-04.ttl",
        "ldes/log.jsonl",
        "static/referat.css",
    ],
)
def test_everything_else_is_asked_for_again(server: Server, path: str) -> None:
    assert get(server, path).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", [MEETING, SOURCE, f"{MEETING}index.ttl", "dumps/latest.nq", "def/"])
def test_a_program_in_a_browser_of_another_origin_may_read_it(server: Server, path: str) -> None:
    response = get(server, path, COMUNICA, Origin="https://example.org")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Location" in response.headers["Access-Control-Expose-Headers"]
    asked = get(server, path, method="OPTIONS", Origin="https://example.org", Access_Control_Request_Method="GET")
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert asked.headers["Access-Control-Allow-Headers"] == "*"
    assert "GET" in asked.headers["Access-Control-Allow-Methods"]
    assert asked.content == b""


@pytest.mark.parametrize(
    ("path", "accept"), [(MEETING, BROWSER), (MEETING, "text/turtle"), (SOURCE, "text/turtle"), ("dumps/latest.nq", "*/*")]
)
def test_head_says_what_get_says(server: Server, path: str, accept: str) -> None:
    whole, head = get(server, path, accept), get(server, path, accept, method="HEAD")
    assert head.content == b""
    assert head.status_code == 200
    for name in ("Content-Type", "Content-Length", "Content-Location", "Vary", "ETag", "Cache-Control", "Link"):
        assert head.headers.get(name) == whole.headers.get(name), name


@pytest.mark.parametrize("accept", [BROWSER, "text/turtle", "application/ld+json"])
def test_what_a_client_has_is_not_sent_again(server: Server, accept: str) -> None:
    first = get(server, MEETING, accept)
    again = get(server, MEETING, accept, If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert "accept" in varies(again)
    since = get(server, MEETING, accept, If_Modified_Since=first.headers["Last-Modified"])
    assert since.status_code == 304
    other = get(server, MEETING, accept, If_None_Match='"another"')
    assert (other.status_code, other.content) == (200, first.content)


def test_each_form_has_a_tag_of_its_own(server: Server) -> None:
    tags = [get(server, MEETING, accept).headers["ETag"] for accept in (BROWSER, "text/turtle", "application/ld+json")]
    assert len(set(tags)) == 3


def test_a_folder_without_its_slash_leads_to_the_folder(server: Server) -> None:
    response = get(server, MEETING.rstrip("/"), "text/turtle")
    assert response.status_code in (301, 302, 307, 308)
    assert requests.compat.urljoin(response.url, response.headers["Location"]) == server.url + MEETING


def test_an_address_cannot_lead_to_another_host(server: Server) -> None:
    for path in ("/example.org", "/example.org/", "/example.org/..", "\\example.org", "//example.org/%2e%2e"):
        location = get(server, path).headers.get("Location", "")
        assert requests.compat.urljoin(server.url, location).startswith(server.url)


def test_a_query_does_not_matter(server: Server) -> None:
    assert get(server, f"{MEETING}?x=1&y=/", "text/turtle").content.decode() == TURTLE.format(MEETING)


def test_a_long_accept_is_read_to_its_end(server: Server) -> None:
    long = ",".join(f"application/x-{number};q=0.1" for number in range(100))
    assert get(server, MEETING, f"{long},text/turtle;q=0.5").headers["Content-Type"] == "text/turtle"


def test_rdflib_follows_an_iri_to_its_triples(server: Server) -> None:
    """A real client, which asks for RDF/XML, Turtle and more and takes what it gets."""
    for path in (MEETING, SOURCE):
        graph = rdflib.Graph().parse(server.url + path)
        assert [str(title) for title in graph.objects()] == ["æøå"]


@pytest.mark.parametrize("lines", [("text/turtle;q=0.2", "text/html;q=0.1"), ("text/html;q=0.1", "text/turtle;q=0.2")])
def test_several_accept_lines_are_one(server: Server, lines: tuple[str, str]) -> None:
    host = server.url.split("/")[2]
    path = server.url.split(host)[1] + MEETING
    accepts = "".join(f"Accept: {line}\r\n" for line in lines)
    answer = raw(host, f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{accepts}Connection: close\r\n\r\n")
    if server.name == "nginx" and lines[0].startswith("text/html"):
        pytest.skip("nginx before 1.23 looks at the first Accept line only")
    assert "content-type: text/turtle\r\n" in answer.lower()


ATTEMPTS = (
    "/../../../../etc/passwd",
    "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/odense/..%2f..%2f..%2f..%2fetc/passwd",
    "/..\\..\\etc/passwd",
    "/odense/%00",
    "/%2e%2e%2f",
    "//etc/passwd",
    "/odense/%0d%0aSet-Cookie:x=1/",
    "/./.referat",
    "/odense//../.htaccess",
)


@pytest.mark.parametrize("path", ATTEMPTS)
def test_no_path_leads_out_of_the_folder(server: Server, path: str) -> None:
    host = server.url.split("/")[2]
    answer = raw(host, f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
    head = answer.partition("\r\n\r\n")[0]
    assert "root:" not in answer
    assert "index.html\n" not in answer.partition("\r\n\r\n")[2]
    assert "\nset-cookie" not in head.lower()


def raw(host: str, text: str) -> str:
    """What a server answers to bytes that no library would send."""
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), timeout=10) as connection:
        connection.sendall(text.encode("latin-1"))
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode("utf-8", "replace")


@pytest.mark.parametrize("name", ["nginx?", "apache?", "caddy?"])
def test_a_site_may_be_served_elsewhere_than_its_iris_say(name: str, start: Callable[[str], Server]) -> None:
    """Only the page for what is not there is then the server's own."""
    server = start(name)
    assert get(server, MEETING, "text/turtle").content.decode() == TURTLE.format(MEETING)
    assert get(server, MEETING, BROWSER).content.decode() == HTML.format(MEETING)
    assert get(server, "findes-ikke/", BROWSER).status_code == 404
