"""The search of a large site in a real browser: the latest years at once, all of them when the reader asks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mapping import places
from mapping.link import join
from mapping.publish import search, search_parts
from mapping.publish.pages import Pages
from mapping.settings import read_settings
from mapping.uris import Uris

from .conftest import PREFIX, _Site, missing, serving

FIELD = "#soegefelt input[type=text]"
RESULT = ".pagefind-ui__result-link"


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The two real meetings, of 2024 and 2026, indexed as if they were too many for one part and for a telephone."""
    if not search.can_index():
        missing("pagefind")
    folder, spool = tmp_path_factory.mktemp("divided") / "public", tmp_path_factory.mktemp("spool")
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("soeg"))
    settings = read_settings(places.site() / "site.toml")
    pages = Pages(settings, Uris(settings.base), join((), {}))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(search_parts, "MOST_PAGES", 30)
        patched.setattr(search, "_AT_FIRST", 1)
        parts = search_parts.search_parts(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html")))
        assert [part.name for part in parts] == ["", "2024"]
        for file in (search.search_page(pages.site, True, parts), *search.search_index(folder, spool, parts)):
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.path).write_bytes(file.data)
    with serving(partial(_Site, directory=str(folder))) as place:
        yield f"http://{place}{PREFIX}"


def look_for(page: Any, words: str) -> list[str]:
    page.wait_for_selector(FIELD)
    page.fill(FIELD, words)
    page.wait_for_function("words => document.querySelector('.pagefind-ui__message')?.textContent.includes(words)", arg=words)
    page.wait_for_timeout(500)
    return [link.get_attribute("href") for link in page.query_selector_all(RESULT)]


def test_the_latest_years_are_searched_at_once_and_all_of_them_when_asked(page: Any, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto(f"{address}soeg/")
    found = look_for(page, "odense")
    assert found and all("/2026-04-28/" in href for href in found)
    assert not any("/pagefind/2024/" in url for url in asked)
    assert "Her søges i 2026." in page.inner_text("main")
    page.click("text=Søg i alle år (2024–2026)")
    found = look_for(page, "boliggaranti")
    assert any("/2024-12-10/" in href for href in found)
    page.click(f"{RESULT}[href*='2024-12-10']")
    page.wait_for_url(f"{address}odense/moede/beskaeftigelses-og-socialudvalget/2024-12-10/**")
    assert sum("wasm" in url for url in asked) <= 2, "the parts share the program"
