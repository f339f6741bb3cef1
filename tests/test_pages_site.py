"""The whole site of the two real minutes: what holds for every page, whatever it shows."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
import pytest
from page_reader import PageReader, read_page

from mapping.pipeline import build
from mapping.settings import read_settings

ROOT = Path(__file__).parents[1]
BASE = "http://localhost:8000/"
MEETINGS = "odense/moede/beskaeftigelses-og-socialudvalget"
VETERANS = "Orientering om videreførelse af VeteranTeam Odense efter gennemført prøvehandling"
PAGES_OF_THE_TWO_MINUTES = {
    "index.html": "Referater som åbne data",
    "odense/index.html": "Odense Kommune",
    "odense/moede/index.html": "Møder",
    "odense/sag/index.html": "Sager",
    "odense/initiativ/index.html": "Initiativer",
    "odense/udvalg/index.html": "Udvalg",
    "odense/forvaltning/index.html": "Forvaltninger",
    "odense/person/index.html": "Personer",
    "odense/liste/index.html": "Lister",
    "odense/udvalg/beskaeftigelses-og-socialudvalget/index.html": "Beskæftigelses- og Socialudvalget",
    "odense/udvalg/byraadet/index.html": "Byrådet",
    f"{MEETINGS}/2026-04-28/index.html": "Beskæftigelses- og Socialudvalget, 28. april 2026",
    f"{MEETINGS}/2026-04-28/punkt-3/index.html": "Orientering om budgetmidler med udløb 2026-2030",
    f"{MEETINGS}/2024-12-10/referat/index.html": ("Referatets tekst: Beskæftigelses- og Socialudvalget, 10. december 2024"),
    "odense/sag/27.12.04-g01-169-21/index.html": VETERANS,
    "odense/initiativ/alle-unge-skal-med/index.html": "Alle unge skal med",
    "odense/person/reza-javid/index.html": "Reza Javid",
    "odense/liste/oe/index.html": "Liste Ø",
    "odense/forvaltning/beskaeftigelses-og-socialforvaltningen/index.html": "Beskæftigelses- og Socialforvaltningen",
    "odense/sagstype/index.html": "Sagstyper",
    "kle/index.html": "KLE-emner",
    "kle/27.12.04/index.html": "27.12.04",
    "daekning/index.html": "Dækning",
    "def/udfald/index.html": "Udfald",
    "def/afsnit/index.html": "Afsnit",
    "def/organ/index.html": "Organer",
    "404.html": "Siden findes ikke",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "public"
    settings = read_settings(ROOT / "site" / "site.toml")
    build([ROOT / "minutes"], out, settings, 1, lambda stage, done, whole: None)
    return out


@cache
def page(path: Path) -> PageReader:
    return read_page(path.read_text("utf-8"))


def pages(site: Path) -> list[Path]:
    """Every page but the one for missing pages, which no address leads to."""
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def name(site: Path, path: Path) -> str:
    return path.relative_to(site).as_posix()


def test_there_is_a_page_of_each_kind(site: Path) -> None:
    found = {}
    for path in PAGES_OF_THE_TWO_MINUTES:
        html = (site / path).read_text("utf-8")
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
        assert heading, path
        found[path] = heading[1].strip()
    assert found == PAGES_OF_THE_TWO_MINUTES


def test_ids_are_unique(site: Path) -> None:
    for path in pages(site):
        ids = page(path).ids
        assert sorted(ids) == sorted(set(ids)), name(site, path)


def test_every_thing_that_a_document_describes_has_an_anchor(site: Path) -> None:
    described = 0
    for path in pages(site):
        data = path.with_name("index.ttl")
        if not data.exists():
            continue
        subjects = {statement.subject.value for statement in ox.parse(path=str(data), format=ox.RdfFormat.TURTLE)}
        fragments = {subject.partition("#")[2] for subject in subjects} - {""}
        missing = fragments - set(page(path).ids)
        assert not missing, f"{name(site, path)}: {sorted(missing)[:5]}"
        described += len(fragments)
    assert described > 1000


def test_links_lead_to_files_and_anchors_of_the_site(site: Path) -> None:
    for path in pages(site):
        for element in page(path).elements:
            address = element.get("href")
            if not address or urlsplit(address).scheme:
                continue
            where, _, fragment = address.partition("#")
            target = (path.parent / unquote(where)).resolve() if where else path
            file = target / "index.html" if target.is_dir() else target
            assert file.is_file(), f"{name(site, path)} leads to {address}"
            assert file.resolve().is_relative_to(site.resolve()), f"{name(site, path)} leads out of the site: {address}"
            if fragment and file.suffix == ".html":
                assert fragment in page(file).ids, f"{name(site, path)} leads to {address}, which has no such anchor"


def test_every_page_can_be_reached_from_the_front_page(site: Path) -> None:
    seen: set[Path] = set()
    waiting = [site / "index.html"]
    while waiting:
        path = waiting.pop().resolve()
        if path in seen or path.suffix != ".html":
            continue
        seen.add(path)
        for element in page(path).all("a"):
            where = element.get("href").partition("#")[0]
            if where and not urlsplit(where).scheme:
                target = path.parent / unquote(where)
                waiting.append(target / "index.html" if target.is_dir() else target)
    assert sorted(name(site, path) for path in pages(site) if path.resolve() not in seen) == []


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_run(site: Path) -> None:
    asking = {"soeg/index.html", "sparql/index.html"}  # What they run is tried in a browser, in tests/browser/.
    for path in pages(site):
        if name(site, path) in asking:
            continue
        for element in page(path).elements:
            assert element.name != "script" or element.get("type") == "application/ld+json", name(site, path)
            assert element.name not in ("iframe", "img", "object", "embed", "form"), name(site, path)
            assert "src" not in element.attributes and "srcset" not in element.attributes, name(site, path)
            assert not any(attribute.startswith("on") for attribute in element.attributes), name(site, path)
            if element.name == "link" and element.get("rel") in ("stylesheet", "icon"):
                assert not urlsplit(element.get("href")).scheme, name(site, path)
    assert "url(http" not in (site / "static" / "referat.css").read_text("utf-8")
    assert "@import" not in (site / "static" / "referat.css").read_text("utf-8")


def test_every_page_says_what_it_is_and_where_its_data_is(site: Path) -> None:
    for path in pages(site):
        found, where = page(path), name(site, path)
        links = {(one.get("rel"), one.get("type")): one.get("href") for one in found.all("link")}
        assert found.all("html")[0].get("lang") == "da", where
        assert links["canonical", ""] == BASE + where.removesuffix("index.html"), where
        assert len(found.all("main")) == 1 and len(found.all("h1")) == 1, where
        assert [one for one in found.all("meta") if one.get("name") == "description" and one.get("content")], where
        if path.with_name("index.ttl").exists():
            assert links["alternate", "text/turtle"] == "index.ttl", where
            assert links["alternate", "application/ld+json"] == "index.jsonld", where


def test_titles_are_each_their_own(site: Path) -> None:
    """Also where minutes print one title at two meetings: the window says which meeting."""
    titles: dict[str, list[str]] = {}
    for path in pages(site):
        title = re.search(r"<title>(.*?)</title>", path.read_text("utf-8"))
        assert title and title[1].strip()
        titles.setdefault(title[1], []).append(name(site, path))
    assert {title: places for title, places in titles.items() if len(places) > 1} == {}


def test_headings_skip_no_level(site: Path) -> None:
    for path in pages(site):
        levels = [int(one.name[1]) for one in page(path).elements if re.fullmatch(r"h[1-6]", one.name)]
        assert levels[0] == 1, name(site, path)
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), (name(site, path), levels)


def test_charts_and_wide_tables_can_be_read_and_reached(site: Path) -> None:
    charts = tables = 0
    for path in pages(site):
        found, where = page(path), name(site, path)
        for chart in found.all("svg"):
            if chart.get("role") == "img":
                charts += 1
                assert all(label in found.ids for label in chart.get("aria-labelledby").split()), where
            else:
                assert chart.get("aria-hidden") == "true" and chart.inside[-1] in ("td", "li"), where
        for table in found.all("table"):
            tables += 1
            assert table.inside[-1] == "div", where
        regions = [one for one in found.elements if one.get("class") == "rulle"]
        assert len(regions) == len(found.all("table")), where
        assert all(one.get("tabindex") == "0" and one.get("role") == "region" and one.get("aria-label") for one in regions), where
    assert charts >= 3 and tables >= 5


def test_every_query_gives_exactly_the_facts_of_its_page(site: Path) -> None:
    whole = ox.Store()
    whole.load(path=str(site / "dumps" / "latest.ttl"), format=ox.RdfFormat.TURTLE)
    for folder in (
        f"{MEETINGS}/2026-04-28/punkt-8",
        "odense/initiativ/veteranteam-odense",
        "def/udfald",
    ):
        path = site / folder / "index.html"
        texts = [text for inside, text in page(path).texts if inside[-1:] == ("pre",)]
        rows = {tuple(str(value) for value in row) for row in whole.query("".join(texts))}
        said = ox.parse(path=str(path.with_name("index.ttl")), format=ox.RdfFormat.TURTLE)
        assert rows == {tuple(str(value) for value in (one.subject, one.predicate, one.object)) for one in said}, folder


def test_every_page_carries_its_whole_data(site: Path) -> None:
    """A client that gets HTML from a host without negotiation reads the same triples from the page itself."""
    checked = 0
    for path in pages(site):
        turtle = path.with_name("index.ttl")
        if not turtle.exists():
            continue
        (data,) = [text for inside, text in page(path).texts if "script" in inside]
        embedded = {str(quad.triple) for quad in ox.parse(data.encode(), format=ox.RdfFormat.JSON_LD)}
        beside = {str(quad.triple) for quad in ox.parse(turtle.read_bytes(), format=ox.RdfFormat.TURTLE)}
        assert embedded == beside, name(site, path)
        checked += 1
    assert checked > 100


def test_every_page_can_be_cited_and_leads_to_its_data_and_its_parts(site: Path) -> None:
    """FAIR Signposting, level 1 (signposting.org/FAIR)."""
    for path in pages(site):
        if path.name != "index.html":
            continue
        links = [(one.get("rel"), one.get("type"), one.get("href")) for one in page(path).all("link")]
        cited = [href for rel, _, href in links if rel == "cite-as"]
        assert cited == [href for rel, _, href in links if rel == "canonical"], name(site, path)
        assert 1 <= len([href for rel, _, href in links if rel == "type"]) <= 2, name(site, path)
        assert len([href for rel, _, href in links if rel == "license"]) == 1, name(site, path)
    meeting = next(path for path in pages(site) if path.parent.name == "2026-04-28")
    items = [one.get("href") for one in page(meeting).all("link") if one.get("rel") == "item"]
    assert items == [f"punkt-{number}/" for number in range(1, 10)]
