"""The pages under ``data/``, which lead with what there is to fetch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mapping.pipeline import build
from mapping.settings import read_settings

ROOT = Path(__file__).parents[1]
BODY = "data/odense/beskaeftigelses-og-socialudvalget"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "public"
    build([ROOT / "minutes"], out, read_settings(ROOT / "site" / "site.toml"), 1, lambda stage, done, whole: None)
    return out


def main(site: Path, path: str) -> str:
    whole = (site / path / "index.html").read_text(encoding="utf-8")
    return whole[whole.index("<main") : whole.index("</main>")]


def titles(site: Path) -> dict[str, list[str]]:
    """The titles of a municipality's pages, and which pages have each."""
    found: dict[str, list[str]] = {}
    for file in sorted((site / "odense").rglob("index.html")):
        title = re.search(r"<title>(.*?)</title>", file.read_text(encoding="utf-8"))
        assert title
        found.setdefault(title[1], []).append(str(file.relative_to(site)))
    return found


def test_the_files_come_first_with_name_and_size_and_are_there(site: Path) -> None:
    page = main(site, "data")
    assert "<h1>Data</h1>" in page
    assert page.index("Tabeller (CSV, til regneark)") < page.index("Alle oplysninger i andre formater")
    files = re.findall(r'<li id="fil-[^"]+"><a href="([^"]+)">[^<]+</a> <small>[\d.]+ kB', page)
    assert {"../dumps/csv/tilsagn.csv", "../dumps/csv/fund.csv"} <= set(files)
    assert all((site / "data" / file).is_file() for file in files)
    assert "sha256" not in page and "publications.europa.eu" not in page


def test_each_body_and_year_is_found_from_there_and_back(site: Path) -> None:
    assert (
        'href="odense/beskaeftigelses-og-socialudvalget/">Beskæftigelses- og Socialudvalget, Odense Kommune</a> <small>2024, 2026'
        in main(site, "data")
    )
    assert re.findall(r'<a href="(\d{4}/)">Referater fra \d{4}</a>', main(site, BODY)) == ["2026/", "2024/"]
    year = (site / BODY / "2026" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../../../">Data</a>' in year and '<a href="../">Beskæftigelses- og Socialudvalget</a>' in year
    assert '<li aria-current="page">2026</li>' in year


def test_no_two_pages_of_a_municipality_share_their_title(site: Path) -> None:
    """Items of different meetings are called the same, so the window says which meeting it is."""
    found = titles(site)
    assert [pages for pages in found.values() if len(pages) > 1] == []
    agenda = "Punkt 1: Godkendelse af dagsorden, Beskæftigelses- og Socialudvalget, 28. april 2026 – Referater som åbne data"
    assert agenda in found


def test_the_front_page_of_several_municipalities_says_whose_and_repeats_no_id(tmp_path: Path) -> None:
    documents = ROOT / "tests" / "accuracy" / "documents"
    for name in ("billund", "odense"):
        (tmp_path / "in" / name).mkdir(parents=True)
        for file in (documents / name).glob("*.txt"):
            (tmp_path / "in" / name / file.name).write_bytes(file.read_bytes())
    settings = read_settings(ROOT / "site" / "site.toml")
    build([tmp_path / "in"], tmp_path / "out", settings, 1, lambda stage, done, whole: None)
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "<h2>Penge, der slutter: Billund Kommune</h2>" in page and "<h2>Penge, der slutter: Odense Kommune</h2>" in page
    assert "<summary>Alle løfter og frister, kommune for kommune</summary>" in page
    assert "Byrådet, Billund Kommune" in page
