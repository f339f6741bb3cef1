"""The search page in a real browser: words in any form, filters, the keyboard, links that work where the site lies."""

from __future__ import annotations

from typing import Any

import pytest

from mapping.publish.search import can_index

from .conftest import missing

FIELD = "#soegefelt input[type=text]"
RESULT = ".pagefind-ui__result-link"


@pytest.fixture
def search(page: Any, address: str) -> Any:
    if not can_index():
        missing("pagefind")
    page.goto(f"{address}soeg/")
    page.wait_for_selector(FIELD)
    return page


def look_for(page: Any, words: str) -> list[str]:
    page.fill(FIELD, words)
    page.wait_for_selector(".pagefind-ui__message")
    page.wait_for_function("words => document.querySelector('.pagefind-ui__message').textContent.includes(words)", arg=words)
    page.wait_for_timeout(500)
    return [link.inner_text() for link in page.query_selector_all(RESULT)]


def choose(page: Any, name: str, value: str) -> None:
    block = page.locator(".pagefind-ui__filter-block", has_text=name)
    if block.get_attribute("open") is None:
        block.locator("summary").click()
    block.locator("label", has_text=value).click()
    page.wait_for_timeout(500)


def test_a_word_is_found_and_the_result_leads_to_its_page(search: Any, address: str) -> None:
    found = look_for(search, "boliggaranti")
    assert "Beslutning om VeteranTeam Odense og boliggaranti til veteraner i Odense" in found
    search.click(f"{RESULT}:has-text('boliggaranti til veteraner')")
    search.wait_for_url(f"{address}odense/moede/beskaeftigelses-og-socialudvalget/2024-12-10/punkt-4/**")
    assert "boliggaranti" in search.inner_text("h1")


def test_danish_words_are_found_in_other_forms(search: Any) -> None:
    one, many = look_for(search, "bande"), look_for(search, "banderne")
    assert one and many
    assert any("bande" in title.lower() for title in many)


def test_filters_narrow_what_is_found(search: Any) -> None:
    look_for(search, "odense")
    choose(search, "Udfald", "Udsat")
    titles = {link.inner_text() for link in search.query_selector_all(RESULT)}
    assert "Midlertidig førtidspension - drøftelse af mulig henvendelse til ministeren" in titles
    assert 'Afrapportering "Alle skal med"' not in titles
    choose(search, "Slags", "Punkt")
    titles = {link.inner_text() for link in search.query_selector_all(RESULT)}
    assert titles == {"Midlertidig førtidspension - drøftelse af mulig henvendelse til ministeren"}


def test_every_filter_is_there(search: Any) -> None:
    look_for(search, "odense")
    search.wait_for_function("document.querySelectorAll('.pagefind-ui__filter-name').length >= 4")
    names = [name.strip() for name in search.locator(".pagefind-ui__filter-name").all_inner_texts()]
    assert sorted(names) == ["Organ", "Slags", "Udfald", "År"]


def test_the_keyboard_searches_and_opens(search: Any, address: str) -> None:
    search.focus(FIELD)
    search.keyboard.type("småjobsindsats")
    search.wait_for_selector(RESULT)
    for _ in range(40):
        search.keyboard.press("Tab")
        if search.evaluate("document.activeElement.matches('.pagefind-ui__result-link')"):
            break
    search.keyboard.press("Enter")
    search.wait_for_url(f"{address}odense/**")


def test_the_words_are_in_the_address(search: Any, address: str) -> None:
    look_for(search, "veteran")
    assert search.url == f"{address}soeg/?q=veteran"
    search.goto("about:blank")
    search.goto(f"{address}soeg/?q=veteran")
    search.wait_for_selector(RESULT)
    assert search.input_value(FIELD) == "veteran"


def test_without_javascript_it_is_said(plain_page: Any, address: str) -> None:
    plain_page.goto(f"{address}soeg/")
    assert "Søgning kræver JavaScript" in plain_page.inner_text("noscript")
    assert plain_page.locator("nav[aria-label=Hovedmenu] a").count() >= 4
