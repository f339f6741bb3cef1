"""Bringing meetings from a FirstAgenda site that behaves, and from one that does not."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from mapping import places
from mapping.cli import main
from mapping.fetch import FetchReport, Pace, Wanted, agent_name, fetch
from mapping.problems import Unusable

Reply = Callable[["Handler"], None]
AGENT = agent_name("1.0", "data@example.dk")


def meeting(mark: str, day: str = "2024-05-14", name: str = "Referat", **more: Any) -> dict[str, Any]:
    return {"Id": mark, "Dato": f"{day}T16:00:00+02:00", "Navn": name, "Afsluttet": True, "ReleasedDate": "1", **more}


def body(name: str, *meetings: dict[str, Any]) -> dict[str, Any]:
    return {"Navn": name, "Moeder": list(meetings)}


def agenda(mark: str) -> dict[str, Any]:
    return {"Id": mark, "Udvalg": {"Navn": "Byrådet"}, "Moede": {"Dato": "2024-05-14"}, "Dagsordenpunkter": [{"Navn": "Sag"}]}


class Site:
    """A FirstAgenda site on this machine; ``replies`` says how a path misbehaves, one reply a request."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.robots: str | None = None
        self.replies: dict[str, list[Reply]] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.needs_cookie = True
        self.url = ""

    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def log_message(self, *_: object) -> None:
        pass

    def send(self, status: int, data: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, text in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), text)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        site, path = self.site, self.path
        site.requests.append((path, dict(self.headers)))
        if site.replies.get(path):
            site.replies[path].pop(0)(self)
        elif path == "/robots.txt":
            self.send(404) if site.robots is None else self.send(200, site.robots.encode())
        elif path == "/":
            self.send(200, b"<!doctype html>", Set_Cookie="id=1; Path=/")
        elif site.needs_cookie and "id=1" not in self.headers.get("Cookie", ""):
            self.send(302, Location="/Home/Login")
        elif path == "/api/agenda/udvalgsliste":
            self.send(200, json.dumps({"Udvalg": {"2022-2025": site.bodies}}).encode())
        elif path.startswith("/api/agenda/dagsorden/"):
            self._agenda(path.rpartition("/")[2])
        else:
            self.send(404)

    def _agenda(self, mark: str) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.send(304)
        else:
            self.send(200, json.dumps(agenda(mark)).encode(), ETag='"v1"')


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    handler = type("One", (Handler,), {"site": made})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_address[1]}/"
    yield made
    server.shutdown()
    server.server_close()


class Clock:
    """Waits without waiting, and remembers for how long."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def now(self) -> float:
        return 1_700_000_000.0


def run(site: Site, folder: Path, wanted: Wanted | None = None, clock: Clock | None = None, **pace: Any) -> FetchReport:
    clock = clock or Clock()
    speed = Pace(**{"patience": 0.3, "sleep": clock.sleep, "now": clock.now, **pace})
    return fetch(site.url, folder, wanted or Wanted(), AGENT, speed, lambda *_: None, places.municipalities())


def codes(report: FetchReport) -> list[str]:
    return [problem.code for problem in report.problems]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(".")) if folder.exists() else []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "minutes" / "nyborg"


# A site that behaves --------------------------------------------------------------------------------------------------


def test_each_meeting_becomes_a_file_named_by_day_and_body(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"), meeting("b", "2024-06-11")), body("Teknik- og Miljøudvalget", meeting("c"))]
    report = run(site, folder)
    assert files(folder) == [
        "2024-05-14-byraadet.json",
        "2024-05-14-teknik-og-miljoeudvalget.json",
        "2024-06-11-byraadet.json",
    ]
    assert json.loads((folder / "2024-05-14-byraadet.json").read_bytes()) == agenda("a")
    assert (report.status, report.listed, len(report.brought), report.kept, report.left) == (0, 3, 3, 0, 0)


def test_the_front_page_is_asked_first_for_its_cookie(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    run(site, folder)
    assert site.paths() == ["/robots.txt", "/", "/api/agenda/udvalgsliste", "/api/agenda/dagsorden/a"]


def test_who_asks_is_said(site: Site, folder: Path) -> None:
    run(site, folder)
    assert {headers["User-Agent"] for _, headers in site.requests} == {
        "referat-fetch/1.0 (+https://w3id.org/referat/; data@example.dk)"
    }


def test_a_contact_that_no_header_can_hold_is_made_to_fit() -> None:
    assert agent_name("1", "Søren\r\nX: y") == "referat-fetch/1 (+https://w3id.org/referat/; Sren X: y)"
    assert agent_name("1", None) == "referat-fetch/1 (+https://w3id.org/referat/)"


def test_there_is_a_pause_before_each_request_but_the_first(site: Site, folder: Path) -> None:
    site.bodies, clock = [body("Byrådet", meeting("a"))], Clock()
    run(site, folder, clock=clock)
    assert clock.slept == [1.0, 1.0, 1.0]


def test_what_is_there_is_not_asked_for_again(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    run(site, folder)
    site.requests.clear()
    report = run(site, folder)
    assert "/api/agenda/dagsorden/a" not in site.paths() and (report.kept, report.brought) == (1, ())


def test_what_is_published_again_is_asked_for_with_what_is_known_of_it(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    run(site, folder)
    site.bodies = [body("Byrådet", meeting("a", ReleasedDate="2"))]
    report = run(site, folder)
    assert site.requests[-1][1]["If-None-Match"] == '"v1"' and (report.kept, report.brought) == (1, ())


def test_what_has_changed_takes_the_place_of_what_was_there(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    run(site, folder)
    site.bodies = [body("Byrådet", meeting("a", ReleasedDate="2"))]
    changed = json.dumps({**agenda("a"), "Moede": {"Dato": "2024-05-15"}}).encode()
    site.replies["/api/agenda/dagsorden/a"] = [lambda handler: handler.send(200, changed)]
    assert run(site, folder).brought == ("2024-05-14-byraadet.json",)
    assert (folder / "2024-05-14-byraadet.json").read_bytes() == changed and len(files(folder)) == 1


def test_a_state_that_was_lost_or_broken_makes_no_doubles(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    run(site, folder)
    (folder / ".referat-fetch.json").write_text('{"a": {"file": "../../x.json"}', "utf-8")
    run(site, folder)
    assert files(folder) == ["2024-05-14-byraadet.json"]


def test_a_file_that_is_somebodys_own_is_left_alone(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    folder.mkdir(parents=True)
    (folder / "2024-05-14-byraadet.json").write_text("mine", "utf-8")
    assert run(site, folder).brought == ("2024-05-14-byraadet-2.json",)
    assert (folder / "2024-05-14-byraadet.json").read_text("utf-8") == "mine"


def test_only_meetings_that_are_over_and_have_minutes(site: Site, folder: Path) -> None:
    agendas = [meeting("b", name="Dagsorden"), meeting("c", name="Tillægsdagsorden"), meeting("d", Afsluttet=False)]
    site.bodies = [body("Byrådet", meeting("a"), *agendas)]
    assert (run(site, folder).listed, len(files(folder))) == (1, 1)


def test_since_body_and_limit(site: Site, folder: Path) -> None:
    days = [meeting(f"m{month}", f"2024-0{month}-01") for month in range(1, 6)]
    site.bodies = [body("Byrådet", *days), body("Ældrerådet", meeting("x", "2024-05-01"))]
    wanted = Wanted(date(2024, 2, 1), "byrådet", 2)
    report = run(site, folder, wanted)
    assert files(folder) == ["2024-02-01-byraadet.json", "2024-03-01-byraadet.json"]
    assert (report.listed, report.left, report.status) == (4, 2, 0)
    run(site, folder, wanted)
    assert len(files(folder)) == 4


def test_a_body_that_the_site_does_not_have(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    with pytest.raises(Unusable, match="no body called «Rådet». It has «Byrådet»"):
        run(site, folder, Wanted(body="Rådet"))


def test_robots_txt_is_obeyed(site: Site, folder: Path) -> None:
    site.bodies, site.robots = [body("Byrådet", meeting("a"))], "User-agent: *\nDisallow: /api/"
    report = run(site, folder)
    assert (codes(report), report.status) == (["robots"], 1)
    assert not [path for path in site.paths() if path.startswith("/api")]


def test_a_slower_pace_that_robots_txt_asks_for_is_kept(site: Site, folder: Path) -> None:
    site.robots, clock = "User-agent: *\nCrawl-delay: 7", Clock()
    run(site, folder, clock=clock)
    assert clock.slept == [7.0]


# A site that does not -------------------------------------------------------------------------------------------------


def slow(handler: Handler) -> None:
    time.sleep(0.6)
    handler.close_connection = True


def cut(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"Dagsordenpunkter": [')
    handler.close_connection = True


def hang_up(handler: Handler) -> None:
    handler.close_connection = True
    handler.connection.close()


def fails(status: int, **headers: str) -> Reply:
    return lambda handler: handler.send(status, **headers)


@pytest.mark.parametrize("fault", [slow, cut, hang_up, fails(500), fails(502), fails(503), fails(429)])
def test_a_passing_fault_is_waited_out(site: Site, folder: Path, fault: Reply) -> None:
    site.bodies, clock = [body("Byrådet", meeting("a"))], Clock()
    site.replies["/api/agenda/dagsorden/a"] = [fault]
    report = run(site, folder, clock=clock)
    assert (report.status, files(folder)) == (0, ["2024-05-14-byraadet.json"])
    assert 2.0 in clock.slept


def test_waits_grow_and_tries_end(site: Site, folder: Path) -> None:
    site.bodies, clock = [body("Byrådet", meeting("a"))], Clock()
    site.replies["/api/agenda/dagsorden/a"] = [fails(500)] * 9
    report = run(site, folder, clock=clock)
    assert [seconds for seconds in clock.slept if seconds > 1] == [2.0, 4.0, 8.0]
    assert (codes(report), report.status, report.left, files(folder)) == (["no-answer"], 1, 1, [])


@pytest.mark.parametrize("asked", ["30", "Tue, 14 Nov 2023 22:13:50 GMT"])
def test_a_site_that_asks_for_time_gets_it(site: Site, folder: Path, asked: str) -> None:
    site.bodies, clock = [body("Byrådet", meeting("a"))], Clock()
    site.replies["/api/agenda/dagsorden/a"] = [fails(429, Retry_After=asked)]
    assert run(site, folder, clock=clock).status == 0 and 30.0 in clock.slept


def test_a_site_that_asks_for_much_time_is_left_for_another_day(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    site.replies["/api/agenda/dagsorden/a"] = [fails(503, Retry_After="86400")]
    clock = Clock()
    assert codes(run(site, folder, clock=clock)) == ["busy"] and max(clock.slept) <= 1


@pytest.mark.parametrize("fault", [cut, hang_up])
def test_a_meeting_that_never_comes_whole_is_not_half_there(site: Site, folder: Path, fault: Reply) -> None:
    site.bodies = [body("Byrådet", meeting("a"), meeting("b", "2024-06-11"))]
    site.replies["/api/agenda/dagsorden/a"] = [fault] * 9
    report = run(site, folder)
    assert (codes(report), files(folder)) == (["no-answer"], ["2024-06-11-byraadet.json"])
    assert not list(folder.glob(".*.part"))
    site.replies.clear()
    assert run(site, folder).brought == ("2024-05-14-byraadet.json",)


@pytest.mark.parametrize(
    ("data", "code"), [(b"<html>", "not-json"), (b'{"a":', "not-json"), (b"[" * 5000, "not-json"), (b"[]", "not-a-meeting")]
)
def test_an_answer_that_is_no_meeting(site: Site, folder: Path, data: bytes, code: str) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    site.replies["/api/agenda/dagsorden/a"] = [lambda handler: handler.send(200, data)]
    report = run(site, folder)
    assert (codes(report), files(folder), report.status) == ([code], [], 1)


def test_a_huge_answer_is_not_read_to_its_end(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    site.replies["/api/agenda/dagsorden/a"] = [lambda handler: handler.send(200, b" " * 400_000)] * 4
    report = run(site, folder, most_bytes=100_000)
    assert codes(report) == ["no-answer"] and "longer than 100,000 bytes" in report.problems[0].saw


def test_a_site_that_never_gives_its_cookie(site: Site, folder: Path) -> None:
    site.replies["/"] = [lambda handler: handler.send(200, b"")]
    site.replies["/Home/Login"] = [fails(302, Location="/Home/Login")] * 99
    report = run(site, folder)
    assert codes(report) == ["no-answer"] and "redirects" in report.problems[0].saw


def test_a_site_that_signs_in_on_the_way(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", meeting("a"))]
    site.replies["/"] = [lambda handler: handler.send(200, b"")]
    site.replies["/Home/Login"] = [fails(302, Location="/api/agenda/udvalgsliste", Set_Cookie="id=1; Path=/")]
    assert run(site, folder).brought == ("2024-05-14-byraadet.json",)


def test_no_redirect_leads_to_another_host(site: Site, folder: Path) -> None:
    site.replies["/api/agenda/udvalgsliste"] = [fails(302, Location="http://elsewhere.example/")] * 9
    report = run(site, folder)
    assert "it leads away" in report.problems[0].saw and report.status == 1


def test_a_site_whose_robots_txt_cannot_be_had_is_not_asked(site: Site, folder: Path) -> None:
    site.replies["/robots.txt"] = [fails(500)] * 9
    assert codes(run(site, folder)) == ["no-answer"] and set(site.paths()) == {"/robots.txt"}


def test_a_site_that_fails_again_and_again_is_left_alone(site: Site, folder: Path) -> None:
    site.bodies = [body("Byrådet", *(meeting(f"m{day}", f"2024-05-{day}") for day in range(10, 20)))]
    for day in range(10, 20):
        site.replies[f"/api/agenda/dagsorden/m{day}"] = [fails(404)]
    report = run(site, folder)
    assert codes(report) == ["no-answer"] * 3 + ["site-fails"] and report.left == 10


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "a\x00b", "..", "Byrådet\n\x1b[31m", "æ" * 5000, "CON", "💥"])
def test_hostile_names_of_bodies_stay_in_the_folder(site: Site, folder: Path, name: str) -> None:
    site.bodies = [body(name, meeting("a"))]
    run(site, folder)
    everything = [path for path in folder.parents[1].rglob("*") if path.is_file()]
    assert all(path.parent == folder for path in everything)
    assert all(path.name.isascii() and len(path.name) < 150 for path in everything)


@pytest.mark.parametrize("mark", ["../../x", "a/b", "", "x" * 100, None, 7, "a?b", "a\nb"])
def test_hostile_ids_are_passed_over_and_said(site: Site, folder: Path, mark: Any) -> None:
    site.bodies = [body("Byrådet", meeting("a"), meeting(mark, "2024-06-11"))]
    report = run(site, folder)
    assert (codes(report), files(folder), report.status) == (["odd-meeting"], ["2024-05-14-byraadet.json"], 1)


@pytest.mark.parametrize("value", [[], {}, {"Udvalg": 1}, {"Udvalg": {"x": [1, {"Moeder": [1]}, {"Moeder": {}}]}}, None])
def test_lists_of_another_shape(site: Site, folder: Path, value: Any) -> None:
    site.replies["/api/agenda/udvalgsliste"] = [lambda handler: handler.send(200, json.dumps(value).encode())]
    assert set(codes(run(site, folder))) <= {"not-a-list"} and files(folder) == []


@pytest.mark.parametrize(
    "url", ["ftp://x/", "file:///etc/passwd", "example.dk", "http://", "http://u:p@x/", "http://x/?q", "http://[", "http://x:y/"]
)
def test_addresses_that_are_none(url: str, folder: Path) -> None:
    with pytest.raises(Unusable, match="address"):
        fetch(url, folder, Wanted(), AGENT, Pace(), lambda *_: None, places.municipalities())


def test_a_folder_that_is_no_municipalitys(site: Site, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="is not named as a municipality.* Did you mean koebenhavn"):
        run(site, tmp_path / "kobenhavn")
    assert site.requests == []


# The command ----------------------------------------------------------------------------------------------------------


def test_the_command_tells_what_it_did(site: Site, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site.bodies, site.robots = [body("Byrådet", meeting("a"))], ""
    assert main(["fetch", site.url, "--into", str(folder), "--pace", "0.2"]) == 0
    told = capsys.readouterr()
    assert f"1 meeting brought into {folder}, 0 there already, of 1 listed; 4 requests." in told.out
    assert "fetch    1 of 1" in told.err


def test_a_pace_that_suits_nobody(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["fetch", "http://127.0.0.1/", "--into", str(folder), "--pace", "0"])
    assert ended.value.code == 2 and "pace" in capsys.readouterr().err
