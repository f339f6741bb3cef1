"""The SPARQL page in a real browser: examples, results, links and files, and no request to anybody else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pytest

from .conftest import missing


@pytest.fixture
def tool(page: Any, address: str, site: Path) -> Any:
    if not (site / "sparql/dele").is_dir():
        missing("the browser parts (npm ci && npm run build, in site/browser)")
    page.goto(f"{address}sparql/")
    page.wait_for_selector("#editor .CodeMirror")
    return page


def ask(page: Any, query: str | None = None) -> None:
    if query is not None:
        page.evaluate("query => document.querySelector('#editor .CodeMirror').CodeMirror.setValue(query)", query)
    page.click("#koer")
    page.wait_for_function("!document.querySelector('#koer').disabled")


def rows(page: Any) -> list[list[str]]:
    return page.eval_on_selector_all("#svar tbody tr", "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))")


def test_an_example_gives_its_rows_and_they_lead_to_pages_of_this_site(tool: Any, address: str) -> None:
    tool.select_option("#eksempel", "sag-fra-moede-til-moede")
    ask(tool)
    tool.wait_for_selector("#svar tbody tr:nth-child(2)")
    found = rows(tool)
    assert [row[0] for row in found] == ["2024-12-10", "2026-04-28"]
    assert [row[4] for row in found] == ["Godkendt", "Orientering givet"]
    item = "odense/moede/beskaeftigelses-og-socialudvalget/2024-12-10/punkt-4/"
    assert found[0][5] == f"{item}#punkt"
    assert "2 rækker" in tool.inner_text("#status")
    tool.click("#svar tbody tr:first-child a")
    tool.wait_for_url(f"{address}{item}#punkt")
    assert "VeteranTeam Odense" in tool.inner_text("h1")


def test_every_example_is_answered(tool: Any) -> None:
    names = tool.eval_on_selector_all("#eksempel option", "options => options.map(option => option.value).filter(Boolean)")
    assert len(names) >= 12
    for name in names:
        tool.select_option("#eksempel", name)
        ask(tool)
        assert tool.inner_text("#fejl") == "", name
        assert not tool.is_hidden("#resultat"), name


def test_an_answer_can_be_had_as_csv(tool: Any) -> None:
    tool.select_option("#eksempel", "udfald-pr-organ-og-aar")
    ask(tool)
    tool.wait_for_selector("#svar tbody tr")
    with tool.expect_download() as waiting:
        tool.click("#hent")
    lines = Path(waiting.value.path()).read_text("utf-8").splitlines()
    assert lines[0] == "organ,aar,udfald,antal"
    assert "Beskæftigelses- og Socialudvalget,2024,Orientering givet,11" in lines
    assert waiting.value.suggested_filename == "svar.csv"


def test_data_come_as_turtle(tool: Any) -> None:
    ask(tool, "DESCRIBE <http://localhost:8000/odense/#kommune>")
    assert '"Odense Kommune"@da' in tool.inner_text("#svar pre")
    assert tool.inner_text("#hent") == "Hent som Turtle"


def test_yes_or_no(tool: Any) -> None:
    ask(tool, "ASK { ?punkt a <https://w3id.org/referat/def#AgendaItem> }")
    assert tool.inner_text("#svar") == "Ja"


def test_a_long_answer_is_shown_piece_by_piece(tool: Any) -> None:
    ask(tool, "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 1200")
    tool.wait_for_selector("#svar tbody tr:nth-child(500)")
    assert len(rows(tool)) == 500
    tool.click("#flere")
    tool.wait_for_selector("#svar tbody tr:nth-child(1000)")
    assert tool.inner_text("#flere") == "Vis 200 til (200 er ikke vist)"
    tool.click("#flere")
    tool.wait_for_selector("#svar tbody tr:nth-child(1200)")
    assert tool.is_hidden("#flere")


def test_a_link_brings_the_query_back_and_does_not_run_it(tool: Any, address: str) -> None:
    query = "SELECT ?ø WHERE { ?ø a <https://w3id.org/referat/def#Person> } # æ & å"
    tool.evaluate("query => document.querySelector('#editor .CodeMirror').CodeMirror.setValue(query)", query)
    tool.click("#del")
    tool.wait_for_function("location.hash.startsWith('#query=')")
    link = tool.url
    assert unquote(link.partition("#query=")[2]) == query
    tool.goto("about:blank")
    tool.goto(link)
    tool.wait_for_selector("#editor .CodeMirror")
    assert tool.evaluate("document.querySelector('#editor .CodeMirror').CodeMirror.getValue()") == query
    assert tool.is_hidden("#resultat")
    ask(tool)
    tool.wait_for_selector("#svar tbody tr")
    assert rows(tool) == [["odense/person/reza-javid/#person"]]


def test_what_cannot_be_answered_is_said(tool: Any) -> None:
    for query, words in (
        ("SELECT * WHERE { ?s ?p", "Forespørgslen blev ikke besvaret"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "Data kan ikke ændres her"),
        ("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }", "Forespørgslen blev ikke besvaret"),
    ):
        ask(tool, query)
        tool.wait_for_selector("#fejl p")
        assert words in tool.inner_text("#fejl")
    ask(tool, "ASK {}")
    assert tool.inner_text("#fejl") == ""


def test_a_query_without_end_can_be_stopped(tool: Any) -> None:
    everything = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
    tool.evaluate(
        "query => document.querySelector('#editor .CodeMirror').CodeMirror.setValue(query)",
        f"SELECT (COUNT(*) AS ?n) WHERE {{ {everything} }}",
    )
    tool.click("#koer")
    tool.wait_for_function("document.querySelector('#status').textContent === 'Spørger …'")
    tool.click("#stop")
    assert "Den blev stoppet" in tool.inner_text("#fejl")
    ask(tool, "ASK {}")
    assert tool.inner_text("#svar") == "Nej" or tool.inner_text("#svar") == "Ja"


def test_hostile_values_stay_text(tool: Any) -> None:
    ask(tool, "SELECT ?tekst ?sted { VALUES (?tekst ?sted) { ('<img src=x onerror=alert(1)>' <javascript:alert(1)>) } }")
    tool.wait_for_selector("#svar tbody tr")
    assert rows(tool) == [["<img src=x onerror=alert(1)>", "javascript:alert(1)"]]
    assert tool.query_selector("#svar img") is None
    assert tool.query_selector("#svar a") is None


def test_the_keyboard_gets_into_the_editor_runs_and_gets_out(tool: Any) -> None:
    tool.focus("#eksempel")
    tool.keyboard.press("Tab")
    assert tool.evaluate("document.activeElement.getAttribute('aria-label')") == "SPARQL-forespørgsel"
    tool.keyboard.press("Tab")
    assert tool.evaluate("document.activeElement.id") == "koer"
    tool.keyboard.press("Shift+Tab")
    tool.keyboard.press("Control+Enter")
    tool.wait_for_selector("#svar tbody tr")
    assert tool.evaluate("document.activeElement.id") == "resultat-titel"


def test_words_are_suggested_without_asking_anybody(tool: Any) -> None:
    tool.evaluate(
        "query => { const editor = document.querySelector('#editor .CodeMirror').CodeMirror; editor.setValue(query);"
        " editor.focus(); editor.setCursor(1, 31) }",
        "PREFIX referat: <https://w3id.org/referat/def#>\nSELECT * WHERE { ?punkt referat:caseN }",
    )
    tool.keyboard.press("Control+Space")
    tool.wait_for_selector(".CodeMirror-hints li")
    assert "referat:caseNumber" in tool.inner_text(".CodeMirror-hints")


def test_without_javascript_the_examples_are_there_and_it_is_said(plain_page: Any, address: str) -> None:
    plain_page.goto(f"{address}sparql/")
    assert "JavaScript" in plain_page.inner_text("noscript")
    assert plain_page.is_hidden("#vaerktoej")
    assert plain_page.locator(".eksempel-blok").count() >= 12
    file = plain_page.get_attribute("#sag-fra-moede-til-moede a[download]", "href")
    assert urljoin(f"{address}sparql/", file) == f"{address}sparql/sag-fra-moede-til-moede.rq"


def test_of_many_data_the_reader_chooses_parts(page: Any, address: str, site: Path) -> None:
    """The page of a large site, whose data are too many for one browser: made of this one's by changing what it is told."""
    if not (site / "sparql/dele").is_dir():
        missing("the browser parts (npm ci && npm run build, in site/browser)")
    meeting = "../odense/moede/beskaeftigelses-og-socialudvalget"
    slices = [
        {"label": "fælles", "common": True, "folder": "../def/udfald/", "parts": [["", "index.ttl", 10]]},
        {"label": "Sager", "common": False, "folder": "../dumps/odense/", "parts": [["", "sager.ttl.gz", 300_001]]},
        {
            "label": "Udvalget",
            "common": False,
            "folder": f"{meeting}/",
            "parts": [["2024", "2024-12-10/punkt-1/index.ttl", 100_000], ["2026", "2026-04-28/punkt-3/index.ttl", 250_000]],
        },
    ]

    def larger(route: Any) -> None:
        html = route.fetch().text()
        html = html.replace('"slices": []', f'"slices": {json.dumps(slices)}').replace(
            '<div id="editor"', '<fieldset id="dele"><legend>Hvilke data?</legend></fieldset><div id="editor"'
        )
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/sparql/", larger)
    page.goto(f"{address}sparql/")
    page.wait_for_selector("#dele input")
    assert [label.strip() for label in page.locator("#dele label").all_inner_texts()] == [
        "Sager (300.001): for mange til en browser, hent filen",
        "Udvalget 2024 (100.000)",
        "Udvalget 2026 (250.000)",
    ]
    outcomes = (
        "SELECT ?udfald WHERE { ?b <https://w3id.org/referat/def#treats> ?p ; <https://w3id.org/referat/def#outcome> ?udfald }"
    )
    ask(page, outcomes)
    assert "Vælg mindst én del" in page.inner_text("#fejl")
    for label in ("2024", "2026"):
        page.locator("#dele label", has_text=label).click()
    ask(page, outcomes)
    assert "Vælg dele med højst 300.000 i alt" in page.inner_text("#fejl")
    page.locator("#dele label", has_text="2024").click()
    ask(page, outcomes)
    page.wait_for_selector("#svar tbody tr")
    assert rows(page) == [["udfald:orientering-givet"]]
