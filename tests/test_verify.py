"""The walk over a published site: what a sound one gives, and what is said of each way to be wrong."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from mapping.problems import Unusable
from mapping.serve.messages import Request, Response
from mapping.serve.server import Preview
from mapping.serve.static import Files
from mapping.verify import Limits, Report, fetch, verify

BASE = "https://data.example.dk/"
QUICK = Limits(requests=200, seconds=30, patience=5)

PAGE = """<!doctype html><title>x</title><link rel="canonical" href="{base}{path}">
<link rel="alternate" type="text/turtle" href="index.ttl"><link rel="alternate" type="application/ld+json" href="index.jsonld">
<a href="/">home</a> <a href="?q=1#x">here</a> <a href="https://elsewhere.example/">out</a> <a href="http://[">broken</a>
{links}<h1 id="{anchor}">x</h1>
<script type="application/ld+json">{json_ld}</script>
"""
PLAIN = '<!doctype html><link rel=canonical href={base}><a href="moede/">m</a> <a href="sag/">s</a>'
TITLE = "http://purl.org/dc/terms/title"
RELATION = "http://purl.org/dc/terms/relation"


def json_ld(path: str, anchor: str, other: str) -> str:
    return f'{{"@id": "{BASE}{path}#{anchor}", "{TITLE}": "x", "{RELATION}": {{"@id": "{BASE}{other}"}}}}'


def turtle(path: str, anchor: str, other: str) -> str:
    return f'<{BASE}{path}#{anchor}> <{TITLE}> "x" ; <{RELATION}> <{BASE}{other}> .\n'


def write_site(folder: Path) -> None:
    """A home page without data, a meeting and a case that speak of each other, and the meeting's source text."""
    things = [
        ("moede/", "moede", "sag/#sag", '<a href="../sag/">s</a> <a href="referat/">r</a>'),
        ("sag/", "sag", "moede/#moede", '<a href="../moede/">m</a>'),
    ]
    for path, anchor, other, links in things:
        (folder / path).mkdir(parents=True)
        data = json_ld(path, anchor, other)
        page = PAGE.format(base=BASE, path=path, anchor=anchor, links=links, json_ld=data)
        (folder / path / "index.html").write_text(page, "utf-8")
        (folder / path / "index.ttl").write_text(turtle(path, anchor, other), "utf-8")
        (folder / path / "index.jsonld").write_text(data, "utf-8")
    write_source(folder / "moede")
    (folder / "index.html").write_text(PLAIN.format(base=BASE), "utf-8")
    (folder / "404.html").write_text("<!doctype html><p>Nothing", "utf-8")


def write_source(folder: Path) -> None:
    (folder / "referat.txt").write_text("One\nTwo\n", "utf-8")
    (folder / "referat").mkdir()
    data = f'{{"@id": "{BASE}moede/referat.txt#line=0,1", "{TITLE}": "One"}}'
    page = PAGE.format(base=BASE, path="moede/referat/", anchor="line=0,1", links="", json_ld=data)
    (folder / "referat" / "index.html").write_text(page, "utf-8")
    (folder / "referat" / "index.ttl").write_text(f'<{BASE}moede/referat.txt#line=0,1> <{TITLE}> "One" .\n', "utf-8")
    (folder / "referat" / "index.jsonld").write_text(data, "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path / "site")
    return tmp_path / "site"


@contextmanager
def served(answer: Callable[[Request], Response]) -> Iterator[str]:
    server = Preview(("127.0.0.1", 0), {}, answer, lambda line: None)
    with running(server):
        yield server.url


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def walk(answer: Callable[[Request], Response], **options: Any) -> Report:
    with served(answer) as url:
        return verify(url, **{"sample": None, "limits": QUICK, **options})


def told(report: Report) -> list[tuple[str, str, str]]:
    """Where, what, and what was seen, with the server's own address taken out."""
    return [(each.file.replace(report.url, "URL/"), each.code, each.saw.replace(report.url, "URL/")) for each in report.problems]


def codes(report: Report) -> list[str]:
    return sorted({problem.code for problem in report.problems})


# A sound site ---------------------------------------------------------------------------------------------------------


def test_a_sound_site_is_walked_whole_by_its_links(site: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    report = walk(Files(site).answer, progress=lambda stage, done, total: steps.append((stage, done, total)))
    assert told(report) == []
    assert (report.base, report.known, report.visited, report.with_data) == (BASE, 4, 4, 3)
    assert (report.things, report.triples, report.negotiates, report.status) == (3, 5, True, 0)
    assert steps[0] == ("verify", 0, 3)
    assert steps[-1] == ("verify", 4, 4)


def sitemap(*locations: str) -> str:
    urls = "".join(f"<url><loc>{location}</loc></url>" for location in locations)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def test_a_sitemap_says_what_there_is(site: Path) -> None:
    (site / "sitemap.xml").write_text(sitemap(f"{BASE}moede/", f"{BASE}dumps/latest.ttl", "https://x.example/a/"), "utf-8")
    report = walk(Files(site).answer, sample=5)
    assert told(report) == []
    assert (report.known, report.visited, report.triples) == (1, 1, 2)
    # All: what the data speak of as well.
    assert walk(Files(site).answer).visited == 2


def test_a_sitemap_may_name_others(site: Path) -> None:
    index = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{}sitemap-1.xml</loc></sitemap></sitemapindex>'
    (site / "sitemap.xml").write_text(index.format(BASE), "utf-8")
    (site / "sitemap-1.xml").write_text(sitemap(f"{BASE}", f"{BASE}sag/"), "utf-8")
    report = walk(Files(site).answer, sample=5)
    assert (told(report), report.known, report.visited) == ([], 2, 2)


def test_a_sample_is_spread_over_the_whole(site: Path) -> None:
    (site / "sitemap.xml").write_text(sitemap(*(f"{BASE}{n}/" for n in range(10)), f"{BASE}sag/"), "utf-8")
    report = walk(Files(site).answer, sample=3)
    assert [problem.file for problem in report.problems if problem.code == "no-page"] == [f"{BASE}{n}/" for n in (0, 3, 7)]


def test_the_base_may_be_told(site: Path) -> None:
    (site / "index.html").write_text('<!doctype html><a href="moede/">m</a>', "utf-8")
    assert walk(Files(site).answer, base=BASE).base == BASE
    assert told(walk(Files(site).answer, base=BASE)) == []
    assert "wrong-canonical" in codes(walk(Files(site).answer))


def test_a_host_that_serves_files_only_is_no_fault(site: Path) -> None:
    """Python's own server knows nothing of Accept, ETags or other origins; it calls JSON-LD by no type."""

    class Quiet(SimpleHTTPRequestHandler):
        extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".ttl": "text/turtle", ".jsonld": "application/ld+json"}

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(site))

        def log_message(self, *_: Any) -> None:
            pass

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Quiet)) as _, pytest.raises(Unusable):
        verify("127.0.0.1")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    with running(server):
        report = verify(f"http://127.0.0.1:{server.server_address[1]}", sample=None, limits=QUICK)
    assert (report.status, report.negotiates, report.with_data, report.triples) == (0, False, 3, 5)
    assert [(each.code, each.severity.value) for each in report.problems] == [
        ("no-negotiation", "note"),
        ("no-cors", "note"),
        ("no-304", "note"),
    ]


# What may be wrong with a document --------------------------------------------------------------------------------------


def change(site: Path, path: str, old: str, new: str) -> None:
    place = site / path
    before = place.read_text("utf-8")
    assert old in before
    place.write_text(before.replace(old, new), "utf-8")


MEETING = f"{BASE}moede/"
X = "<http://purl.org/dc/terms/title> "


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "saw"),
    [
        ("moede/index.html", 'id="moede"', 'id="other"', "no-anchor", f"no id in the page for <{BASE}moede/#moede>"),
        ("moede/index.html", f'canonical" href="{BASE}', f'canonical" href="{BASE}x/', "wrong-canonical", None),
        ("moede/index.ttl", '"x" ;', '"x ;', "broken-data", None),
        ("moede/index.jsonld", '"x",', '"x" "y",', "broken-data", None),
        ("moede/index.ttl", '"x"', '"y"', "forms-differ", None),
        ("moede/index.html", '"x",', '"other",', "page-data-differ", None),
    ],
)
def test_each_fault_is_said_where_it_is(site: Path, path: str, old: str, new: str, code: str, saw: str | None) -> None:
    change(site, path, old, new)
    report = walk(Files(site).answer)
    found = [each for each in told(report) if each[1] == code]
    assert [each[0] for each in found] == [MEETING]
    assert saw is None or found[0][2] == saw
    assert report.status == 1


def test_an_iri_that_its_document_does_not_describe_is_said_where_it_is_used(site: Path) -> None:
    change(site, "moede/index.ttl", "#moede>", "#gone>")
    assert (f"{BASE}sag/", "not-described", f"<{BASE}moede/#moede> is not described by its document.") in told(
        walk(Files(site).answer)
    )


def test_a_file_of_data_is_no_document(site: Path) -> None:
    for name, new in (("index.ttl", f"sag/#sag> , <{BASE}dumps/latest.ttl"), ("index.jsonld", None), ("index.html", None)):
        change(
            site,
            f"moede/{name}",
            "sag/#sag" + ('"}' if new is None else ""),
            new or f'sag/#sag"}}, "{RELATION}": {{"@id": "{BASE}dumps/latest.ttl"}}',
        )
    report = walk(Files(site).answer)
    assert not {"no-page", "not-described", "broken-data"} & set(codes(report))


def test_a_form_that_is_missing_is_said(site: Path) -> None:
    (site / "moede" / "index.jsonld").unlink()
    change(site, "moede/index.html", 'rel="alternate" type="application/ld+json"', 'rel="x"')
    assert told(walk(Files(site).answer)) == [(MEETING, "form-missing", "no application/ld+json")]


def test_an_alternate_that_leads_nowhere_is_said(site: Path) -> None:
    (site / "moede" / "index.jsonld").unlink()
    assert (MEETING, "no-data", "application/ld+json: status 404, text/html") in told(walk(Files(site).answer))


def test_data_about_something_else_are_said(site: Path) -> None:
    for name in ("index.ttl", "index.jsonld", "index.html"):
        change(site, f"moede/{name}", f"{BASE}moede/#moede", f"{BASE}andet/#x")
    assert (MEETING, "not-about-itself", "2 triples, none about the document or a thing in it") in told(walk(Files(site).answer))


def test_a_page_that_is_gone_is_said(site: Path) -> None:
    (site / "sag" / "index.html").unlink()
    report = walk(Files(site).answer)
    assert (f"{BASE}sag/", "no-page", "status 404, text/html") in told(report)


def test_blank_nodes_are_no_difference(site: Path) -> None:
    change(site, "moede/index.ttl", '"x" ;', '"x" ; <http://x.example/p> [ <http://x.example/q> 1 ] ;')
    for name in ("index.jsonld", "index.html"):
        blank = '"x", "http://x.example/p": {"http://x.example/q": 1},'
        change(site, f"moede/{name}", '"x",', blank)
    assert told(walk(Files(site).answer)) == []


# What may be wrong with a server ----------------------------------------------------------------------------------------


def changed(site: Path, change: Callable[[Request, Response], Response]) -> Callable[[Request], Response]:
    files = Files(site)
    return lambda request: change(request, files.answer(request))


def without(name: str) -> Callable[[Request, Response], Response]:
    return lambda request, said: replace(said, headers={key: value for key, value in said.headers.items() if key != name})


@pytest.mark.parametrize(
    ("change", "code", "status"),
    [
        (without("Vary"), "no-vary", 1),
        (without("Access-Control-Allow-Origin"), "no-cors", 0),
        (without("ETag"), "no-304", 0),
        (without("Content-Type"), "no-page", 1),
        (lambda request, said: replace(said, status=HTTPStatus.OK) if said.status == 404 else said, "no-404", 1),
        (lambda request, said: replace(said, status=HTTPStatus.GONE) if request.method == "HEAD" else said, "head-differs", 1),
        (
            lambda request, said: replace(said, status=HTTPStatus.INTERNAL_SERVER_ERROR) if "sag" in request.path else said,
            "no-page",
            1,
        ),
    ],
)
def test_what_a_server_owes_is_said(site: Path, change: Callable[[Request, Response], Response], code: str, status: int) -> None:
    report = walk(changed(site, change))
    assert {*codes(report), "bad-sitemap"} == {code, "bad-sitemap"}
    assert report.status == status


def test_a_wrong_media_type_is_said(site: Path) -> None:
    def octets(request: Request, said: Response) -> Response:
        return (
            replace(said, headers={**said.headers, "Content-Type": "text/plain"})
            if "turtle" in said.headers.get("Content-Type", "")
            else said
        )

    report = walk(changed(site, octets))
    assert (MEETING, "wrong-type", "text/plain for text/turtle") in told(report)
    assert report.triples == 5, "it is read all the same"


def test_a_site_without_data_is_said(site: Path) -> None:
    for place in [*site.rglob("index.ttl"), *site.rglob("index.jsonld")]:
        place.unlink()
    for place in site.rglob("index.html"):
        place.write_text(place.read_text("utf-8").replace("alternate", "other"), "utf-8")
    report = walk(Files(site).answer)
    assert told(report) == [("URL/", "no-data", "no data in 4 documents.")]
    assert report.status == 1


def test_a_site_without_end_is_left(site: Path) -> None:
    """Every address is the home page, whose links lead ever deeper."""
    report = walk(lambda request: Files(site).answer(Request(request.method, "/")), base=BASE)
    assert {"stopped", "no-data"} <= set(codes(report))
    assert report.requests == 200


def moved(location: str) -> Callable[[Request, Response], Response]:
    def change(request: Request, said: Response) -> Response:
        return Response(HTTPStatus.FOUND, {"Location": location}) if request.path == "/sag/" else said

    return change


@pytest.mark.parametrize(
    ("location", "saw"),
    [
        ("/sag/", "more than 5 redirects"),
        ("https://elsewhere.example/", "it leads away, to https://elsewhere.example/"),
        ("file:///etc/passwd", "it leads away, to file:///etc/passwd"),
        ("//[", "no address that can be asked"),
    ],
)
def test_redirects_have_an_end(site: Path, location: str, saw: str) -> None:
    assert (f"{BASE}sag/", "no-page", saw) in told(walk(changed(site, moved(location))))


def test_a_busy_server_is_given_time(site: Path) -> None:
    asked: list[str] = []

    def busy(request: Request, said: Response) -> Response:
        asked.append(request.path)
        return Response(HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": "0"}) if asked.count(request.path) == 1 else said

    assert told(walk(changed(site, busy))) == []


# Limits -----------------------------------------------------------------------------------------------------------------


def test_no_more_requests_than_allowed(site: Path) -> None:
    asked: list[str] = []
    files = Files(site)

    def answer(request: Request) -> Response:
        asked.append(request.path)
        return files.answer(request)

    report = walk(answer, limits=replace(QUICK, requests=7))
    assert len(asked) == report.requests == 7
    assert report.status == 1
    assert [problem.saw for problem in report.problems if problem.code == "stopped"] == [
        "7 requests were made, and no more were allowed: 1 of 3 documents were visited."
    ]


def test_no_longer_than_allowed(site: Path) -> None:
    def slow(request: Request, said: Response) -> Response:
        time.sleep(0.2)
        return said

    begun = time.monotonic()
    report = walk(changed(site, slow), limits=replace(QUICK, seconds=0.7))
    assert time.monotonic() - begun < 5
    assert "stopped" in codes(report)


class _Drip(SimpleHTTPRequestHandler):
    """A home page that never ends."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(600):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: Any) -> None:
        pass


class _Silent(_Drip):
    def do_GET(self) -> None:
        time.sleep(3)


@pytest.mark.parametrize(("handler", "code"), [(_Drip, "stopped"), (_Silent, "no-page")])
def test_a_server_that_keeps_one_waiting_is_left(handler: type[_Drip], code: str) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    begun = time.monotonic()
    with running(server):
        report = verify(f"http://127.0.0.1:{server.server_address[1]}/", limits=Limits(seconds=1.5, patience=0.5))
        assert time.monotonic() - begun < 10
    assert codes(report) == [code]
    assert report.status == 1


def test_an_answer_has_a_measure(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MOST_BYTES", 500)
    report = walk(Files(site).answer)
    assert (MEETING, "no-page", "the answer is longer than 500 bytes") in told(report)


def test_nobody_there_is_said() -> None:
    with served(lambda request: Response(HTTPStatus.OK, {})) as url:
        pass
    report = verify(url, limits=QUICK)
    assert [(each.code, each.saw) for each in report.problems] == [
        ("no-page", "no answer: the connection was refused or broken off")
    ]
    assert (report.status, report.visited) == (1, 0)


@pytest.mark.parametrize(
    "url", ["", "data.example.dk", "ftp://x.dk/", "http:///x/", "https://x.dk/?q", "https://x.dk/#a", "http://[/", "http://x:y/"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Unusable, match="is no address of a site. It needs the form https://data.example.dk/"):
        verify(url)


# Hostile sites ----------------------------------------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    ("text", "saw"),
    [
        ("<urlset", "no XML: "),
        ("", "no XML: "),
        (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><urlset>&l9;</urlset>', "no XML: "),
        (sitemap("https://x.example/a/"), "no document of this site."),
        (sitemap("http://[", "javascript:alert(1)"), "no document of this site."),
    ],
)
def test_a_sitemap_that_is_none_is_said_and_the_links_are_followed(site: Path, text: str, saw: str) -> None:
    (site / "sitemap.xml").write_text(text, "utf-8")
    report = walk(Files(site).answer)
    assert [(code, seen.startswith(saw)) for _, code, seen in told(report)] == [("bad-sitemap", True)]
    assert report.visited == 4


def test_a_page_of_any_bytes_is_read(site: Path) -> None:
    place = site / "sag" / "index.html"
    place.write_bytes(
        b"\xff<!doctype><a href=\x00><link><link rel><a name=sag><![CDATA[<script type=application/ld+json>" + place.read_bytes()
    )
    assert walk(Files(site).answer).visited == 4


def test_messages_show_no_control_characters(site: Path) -> None:
    change(site, "moede/index.html", f'canonical" href="{BASE}moede/', 'canonical" href="\x1b[2J')
    change(site, "moede/index.ttl", '"x"', '"\\u001B[2J"')
    report = walk(Files(site).answer)
    assert {"wrong-canonical", "forms-differ"} <= set(codes(report))
    assert all(ch.isprintable() or ch == "\n" for problem in report.problems for ch in str(problem))
