"""The SPARQL 1.1 Protocol over a real server on this machine, as SPARQLWrapper and curl see it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import asdict
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from mapping.serve.messages import Request, Response, text
from mapping.serve.server import Preview
from mapping.serve.sparql import Endpoint, Limits
from mapping.serve.sparql_accept import GRAPHS, TABLES, choose
from mapping.serve.sparql_run import Done
from mapping.serve.sparql_text import Refused, chooses_graphs, is_update, refuse_service

QUADS = "".join(
    f'<https://example.org/{name}> <https://example.org/p> "{value}"@da <https://example.org/{graph}> .\n'
    for name, value, graph in (("a", "æble", "g1"), ("b", "bær", "g1"), ("c", "citron", "g2"))
)
EVERYTHING = "SELECT ?s WHERE { ?s ?p ?o }"
ENDLESS = """SELECT (COUNT(*) AS ?n) {
    ?a ?p ?b FILTER NOT EXISTS { ?c ?q ?d . ?e ?r ?f FILTER (STRLEN(STR(?c)) + STRLEN(STR(?f)) < STRLEN(STR(?a)) - 9) } }"""
"""Keeps nothing from one row to the next, so that time runs out before memory does on every machine."""
CURL = shutil.which("curl")
needs_curl = pytest.mark.skipif(CURL is None, reason="curl is not installed")


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dump") / "latest.nq"
    path.write_text(QUADS, "utf-8")
    return path


@pytest.fixture(scope="module")
def address(dump: Path) -> Iterator[str]:
    """A server with the endpoint, and nothing else."""
    handler = Endpoint(dump, Limits(seconds=15)).answer
    server = Preview(("127.0.0.1", 0), {"/sparql": handler}, lambda request: text(HTTPStatus.NOT_FOUND, "no"), lambda line: None)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"{server.url}sparql"
    server.shutdown()
    thread.join()
    server.server_close()


def curl(*words: str) -> tuple[int, str, str]:
    """The status, media type and body that curl gets."""
    done = subprocess.run(
        [str(CURL), "--silent", "--show-error", "--max-time", "60", "--write-out", "\n%{http_code} %{content_type}", *words],
        capture_output=True,
        check=True,
    )
    body, _, last = done.stdout.decode().rpartition("\n")
    status, _, media_type = last.partition(" ")
    return int(status), media_type.partition(";")[0], body


def ask(dump: Path, query: str, accept: str | None = None, **limits: int) -> Response:
    headers = {"accept": accept} if accept else {}
    found = Endpoint(dump, Limits(**limits)).answer(Request("GET", "/sparql", f"query={quote(query)}", headers))
    assert found is not None
    return found


def body(response: Response) -> str:
    assert isinstance(response.body, bytes)
    return response.body.decode()


# curl ----------------------------------------------------------------------------------------------------------------


@needs_curl
@pytest.mark.parametrize("form", ["get", "urlencoded", "direct"])
def test_the_three_forms_of_a_query(address: str, form: str) -> None:
    asked = {
        "get": ["--get", "--data-urlencode", f"query={EVERYTHING}", address],
        "urlencoded": ["--data-urlencode", f"query={EVERYTHING}", address],
        "direct": ["--header", "Content-Type: application/sparql-query", "--data-binary", EVERYTHING, address],
    }[form]
    status, media_type, answer = curl(*asked)
    assert (status, media_type) == (200, "application/sparql-results+json")
    found = {row["s"]["value"] for row in json.loads(answer)["results"]["bindings"]}
    assert found == {f"https://example.org/{name}" for name in "abc"}


@needs_curl
def test_the_formats_of_rows(address: str) -> None:
    query = "SELECT ?o WHERE { <https://example.org/a> ?p ?o }"
    for accept, media_type, answer in (
        ("text/csv", "text/csv", "o\r\næble\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", '?o\n"æble"@da\n'),
    ):
        assert curl("--header", f"Accept: {accept}", "--get", "--data-urlencode", f"query={query}", address) == (
            200,
            media_type,
            answer,
        )
    status, media_type, answer = curl(
        "--header", "Accept: application/sparql-results+xml", "--get", "--data-urlencode", f"query={query}", address
    )
    assert (status, media_type) == (200, "application/sparql-results+xml")
    assert '<literal xml:lang="da">æble</literal>' in answer


@needs_curl
def test_graphs_are_turtle_unless_another_format_is_wanted(address: str) -> None:
    query = "CONSTRUCT { ?s a <https://example.org/Ting> } WHERE { ?s ?p ?o }"
    status, media_type, answer = curl("--get", "--data-urlencode", f"query={query}", address)
    assert (status, media_type) == (200, "text/turtle")
    assert len(list(ox.parse(answer, format=ox.RdfFormat.TURTLE))) == 3
    status, media_type, answer = curl(
        "--header",
        "Accept: application/n-triples",
        "--get",
        "--data-urlencode",
        "query=DESCRIBE <https://example.org/a>",
        address,
    )
    assert (status, media_type) == (200, "application/n-triples")
    assert answer == '<https://example.org/a> <https://example.org/p> "æble"@da .\n'


@needs_curl
def test_who_asks_nothing_is_told_what_can_be_asked(address: str) -> None:
    status, media_type, answer = curl(address)
    assert (status, media_type) == (200, "text/turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    found = {(triple.predicate.value, str(triple.object)) for triple in ox.parse(answer, format=ox.RdfFormat.TURTLE)}
    assert (f"{sd}endpoint", f"<{address}>") in found
    assert (f"{sd}feature", f"<{sd}UnionDefaultGraph>") in found


@needs_curl
def test_the_graphs_of_a_request(address: str) -> None:
    def found(*parameters: str, query: str = EVERYTHING) -> list[str]:
        words = [word for each in parameters for word in ("--data-urlencode", each)]
        asked = ["--header", "Accept: text/csv", "--data-urlencode", f"query={query}", *words, address]
        return sorted(line for line in curl(*asked)[2].split("\r\n")[1:] if line)

    first, second = "https://example.org/g1", "https://example.org/g2"
    assert found(f"default-graph-uri={second}") == ["https://example.org/c"]
    assert len(found(f"default-graph-uri={first}", f"default-graph-uri={second}")) == 3
    in_named = "SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert found(f"named-graph-uri={second}", query=in_named) == ["https://example.org/c"]
    assert found(f"default-graph-uri={second}", query=in_named) == []
    assert found(query=f"SELECT ?s FROM <{second}> WHERE {{ ?s ?p ?o }}") == ["https://example.org/c"]
    assert found(f"default-graph-uri={first}", query=f"SELECT ?s FROM <{second}> WHERE {{ ?s ?p ?o }}") == [
        "https://example.org/a",
        "https://example.org/b",
    ]
    status, _, said = curl("--data-urlencode", f"query={EVERYTHING}", "--data-urlencode", "default-graph-uri=æble", address)
    assert (status, said) == (400, "«æble» is no absolute IRI of a graph.\n")


@needs_curl
def test_browsers_of_other_sites_may_ask(address: str) -> None:
    done = subprocess.run([str(CURL), "-s", "-i", "-X", "OPTIONS", address], capture_output=True, text=True, check=True).stdout
    assert "Access-Control-Allow-Origin: *" in done
    assert "Access-Control-Allow-Methods: GET, HEAD, POST, OPTIONS" in done


# SPARQLWrapper -------------------------------------------------------------------------------------------------------


def wrapper(address: str, query: str) -> Any:
    made = pytest.importorskip("SPARQLWrapper").SPARQLWrapper(address)
    made.setQuery(query)
    return made


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["urlencoded", "postdirectly"])
def test_sparqlwrapper_reads_rows(address: str, method: str, form: str) -> None:
    asked = wrapper(address, EVERYTHING)
    asked.setMethod(method)
    asked.setRequestMethod(form)
    asked.setReturnFormat("json")
    found = asked.query().convert()["results"]["bindings"]
    assert {row["s"]["value"] for row in found} == {f"https://example.org/{name}" for name in "abc"}


def test_sparqlwrapper_reads_csv_and_yes_or_no_and_graphs(address: str) -> None:
    rows = wrapper(address, EVERYTHING)
    rows.setReturnFormat("csv")
    assert len(list(csv.reader(io.StringIO(rows.query().convert().decode())))) == 4
    yes = wrapper(address, "ASK { ?s ?p ?o }")
    yes.setReturnFormat("json")
    assert yes.query().convert()["boolean"] is True
    graph = wrapper(address, "CONSTRUCT WHERE { ?s ?p ?o }")
    graph.setReturnFormat("turtle")
    assert len(list(ox.parse(graph.query().convert(), format=ox.RdfFormat.TURTLE))) == 3


def test_sparqlwrapper_is_told_what_is_wrong(address: str) -> None:
    exceptions = pytest.importorskip("SPARQLWrapper.SPARQLExceptions")
    with pytest.raises(exceptions.QueryBadFormed, match="The query cannot be read"):
        wrapper(address, "SELECT * WHERE { ?s ?p").query()
    update = wrapper(address, "INSERT DATA { <a:b> <a:b> <a:b> }")
    update.setMethod("POST")
    with pytest.raises(exceptions.EndPointInternalError, match="read-only"):
        update.query()


# Limits --------------------------------------------------------------------------------------------------------------


def test_a_query_that_takes_too_long_is_ended_and_told_so(tmp_path: Path) -> None:
    many = tmp_path / "many.nq"
    many.write_text("".join(f"<a:{each}> <a:p> <a:{each + 1}> <a:g> .\n" for each in range(3000)), "utf-8")
    found = ask(many, ENDLESS, seconds=2)
    assert found.status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert body(found).startswith("The query was ended after 2 seconds, which is the limit.")


def test_a_worker_ended_by_its_own_limit_of_time_says_so(tmp_path: Path) -> None:
    """The worker's limit of processor time and the endpoint's clock run together: either may be first."""
    many = tmp_path / "many.nq"
    many.write_text("".join(f"<a:{each}> <a:p> <a:{each + 1}> <a:g> .\n" for each in range(3000)), "utf-8")
    endpoint = Endpoint(many, Limits(seconds=60))
    task = {"query": ENDLESS, "union": True, "default_graphs": [], "named_graphs": [], **asdict(Limits(seconds=1))}
    assert endpoint._run(task, Request("GET", "/sparql")) == Done("time")


def test_more_rows_than_the_limit_are_not_sent_in_part(dump: Path) -> None:
    assert ask(dump, EVERYTHING, rows=3).status == HTTPStatus.OK
    for query in (EVERYTHING, "CONSTRUCT WHERE { ?s ?p ?o }"):
        found = ask(dump, query, rows=2)
        assert found.status == HTTPStatus.INTERNAL_SERVER_ERROR
        assert body(found).startswith("The answer has more than 2 rows, which is the limit; none are sent.")


def test_a_larger_answer_than_the_limit_is_not_sent(dump: Path) -> None:
    assert body(ask(dump, EVERYTHING, bytes=20)).startswith("The answer is larger than 20 bytes, which is the limit")


def test_a_query_that_takes_too_much_memory_is_ended(dump: Path) -> None:
    pytest.importorskip("resource")
    doubled = " ".join(f"BIND (CONCAT(?x{each}, ?x{each}) AS ?x{each + 1})" for each in range(40))
    query = f'SELECT (STRLEN(?x40) AS ?n) {{ VALUES ?x0 {{ "0123456789" }} {doubled} }}'
    found = ask(dump, query, memory=1_000_000_000)
    assert body(found).startswith("The query needed more memory than it may have")


def test_other_data_are_asked_once_they_lie_there(tmp_path: Path) -> None:
    dump = tmp_path / "latest.nq"
    endpoint = Endpoint(dump, Limits())
    request = Request("GET", "/sparql", f"query={quote('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')}", {"accept": "text/csv"})

    def answer() -> Response:
        found = endpoint.answer(request)
        assert found is not None
        return found

    assert answer().status == HTTPStatus.SERVICE_UNAVAILABLE
    dump.write_text("<a:a> <a:p> <a:b> <a:g> .\n", "utf-8")
    assert body(answer()) == "n\r\n1\r\n"
    dump.write_text("<a:a> <a:p> <a:b> <a:g> .\n<a:a> <a:p> <a:c> <a:g> .\n", "utf-8")
    assert body(answer()) == "n\r\n2\r\n"


# Refusals ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "select * { service silent <http://127.0.0.1:1/>{ ?s ?p ?o } }",
        "SELECT * { VALUES ?x { <http://127.0.0.1:1/> } SERVICE ?x { ?s ?p ?o } }",
        "PREFIX x: <http://127.0.0.1:1/> SELECT * { SERVICE x:y{ ?s ?p ?o } }",
        "SELECT * { SERVICE # { } \n # x\n <http://127.0.0.1:1/#> # {\n { ?s ?p ?o } }",
        "PREFIX e: <a:> SELECT * { ?a e:x\\#y ?b . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?a ?b ?c FILTER(?a<'x>')SERVICE<http://127.0.0.1:1/>{?s ?p ?o} } #'",
        "PREFIX https: <a:> SELECT * { ?a ?b ?c FILTER(?a<https:b#>'''\n)SERVICE<http://127.0.0.1:1/>{?s ?p ?o} } #'''",
        "SELECT * { OPTIONAL{}SERVICE<http://127.0.0.1:1/>{} }",
        "SELECT * { ?s ?p 5SERVICE<http://127.0.0.1:1/>{} }",
    ],
)
def test_no_query_reaches_another_server(query: str) -> None:
    with pytest.raises(Refused, match="SERVICE is refused"):
        refuse_service(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p ?o FILTER(CONTAINS(?o, "service")) }',
        "SELECT ?service { ?service <https://example.org/service> ?o }",
        "# service\nASK {}",
        "PREFIX service: <https://example.org/> ASK { ?s service:p ?o }",
    ],
)
def test_the_word_alone_is_no_reason(query: str) -> None:
    refuse_service(query)


def test_a_text_made_to_be_slow_to_look_at_is_not(dump: Path) -> None:
    refuse_service("SERVICE" + "#" * 200_000)
    refuse_service("SERVICE " * 50_000)
    assert not chooses_graphs("<" * 20_000)
    assert not is_update("'" * 20_000)


@pytest.mark.parametrize(
    ("query", "is_one"),
    [
        ("INSERT DATA { <a:b> <a:b> <a:b> }", True),
        ("# SELECT\nPREFIX a: <b:#>\nBASE <c:d>\n delete where { ?s ?p ?o }", True),
        ("DROP ALL", True),
        ("SELECT ?insert { ?insert ?p 'DROP ALL' }", False),
        ("PREFIX drop: <a:> ASK { drop:a ?p ?o }", False),
    ],
)
def test_updates_are_known_from_queries(query: str, is_one: bool) -> None:
    assert is_update(query) is is_one


def test_updates_are_refused_in_each_form(dump: Path) -> None:
    update = "DELETE WHERE { ?s ?p ?o }"
    as_form = {"content-type": "application/x-www-form-urlencoded"}
    for request in (
        Request("POST", "/sparql", "", {"content-type": "application/sparql-update"}, update.encode()),
        Request("POST", "/sparql", "", as_form, f"update={quote(update)}".encode()),
        Request("GET", "/sparql", f"query={quote(update)}"),
    ):
        found = Endpoint(dump, Limits()).answer(request)
        assert found is not None and body(found).startswith("This endpoint is read-only")
    assert body(ask(dump, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv")) == "n\r\n3\r\n"


@pytest.mark.parametrize(
    ("request_", "status", "words"),
    [
        (Request("PUT", "/sparql"), 405, "GET or POST"),
        (Request("POST", "/sparql", "", {"content-type": "text/html"}, b"x"), 415, "needs the Content-Type"),
        (Request("POST", "/sparql", "", {"content-type": "application/sparql-query"}, b"\xff"), 400, "not in UTF-8"),
        (Request("POST", "/sparql", "", {"content-type": "application/x-www-form-urlencoded"}, b""), 400, "has 0 queries"),
        (Request("GET", "/sparql", "query=ASK%7B%7D&query=ASK%7B%7D"), 400, "has 2 queries"),
        (Request("GET", "/sparql", "query=%FF"), 400, "cannot be read"),
        (Request("GET", "/sparql", "query=ASK%7B%7D", {"accept": "image/png"}), 406, "None of the formats"),
    ],
)
def test_other_bad_requests_are_told_what_is_wrong(dump: Path, request_: Request, status: int, words: str) -> None:
    found = Endpoint(dump, Limits()).answer(request_)
    assert found is not None
    assert found.status == status
    assert words in body(found)


def test_a_readers_browser_is_left_to_the_page(dump: Path) -> None:
    assert Endpoint(dump, Limits()).answer(Request("GET", "/sparql", "", {"accept": "text/html,*/*;q=0.8"})) is None


@pytest.mark.parametrize(
    ("accept", "table", "graph"),
    [
        (None, "application/sparql-results+json", "text/turtle"),
        ("*/*", "application/sparql-results+json", "text/turtle"),
        ("text/csv", "text/csv", "text/turtle"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml", "text/turtle"),
        ("application/n-triples, text/turtle;q=0.9", "application/sparql-results+json", "application/n-triples"),
        ("application/json", "application/sparql-results+json", "text/turtle"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/sparql-results+json", "text/turtle"),
    ],
)
def test_formats_are_chosen_by_what_is_accepted(accept: str | None, table: str, graph: str) -> None:
    assert (choose(accept, TABLES), choose(accept, GRAPHS)) == (table, graph)
