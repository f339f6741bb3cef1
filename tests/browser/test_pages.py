"""A page of each kind in a real browser: nothing is wider than a phone, and headings never skip a level."""

from __future__ import annotations

from typing import Any

import pytest

MEETINGS = "odense/moede/beskaeftigelses-og-socialudvalget"
KINDS = [
    "",
    "odense/",
    "odense/udvalg/beskaeftigelses-og-socialudvalget/",
    "odense/initiativ/alle-unge-skal-med/",
    "odense/fund/",
    "odense/tilsagn/",
    "odense/henvisning/",
    "odense/penge/",
    "odense/penge/2027/",
    "odense/sag/27.12.04-g01-169-21/",
    "odense/person/reza-javid/",
    f"{MEETINGS}/2026-04-28/",
    f"{MEETINGS}/2026-04-28/punkt-3/",
    f"{MEETINGS}/2024-12-10/punkt-5/",
    f"{MEETINGS}/2024-12-10/referat/",
    "daekning/",
    "data/",
    "def/fund/",
]
LEVELS = "Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'), each => Number(each.tagName[1]))"


@pytest.mark.parametrize("path", KINDS)
def test_a_page_fits_the_screen_and_its_headings_are_in_order(page: Any, address: str, path: str) -> None:
    """That it is no wider than the screen is asked by ``page`` itself, of every page that a test opens."""
    page.goto(f"{address}{path}")
    levels = page.evaluate(LEVELS)
    assert levels.count(1) == 1
    assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False))


def test_every_link_of_the_menu_leads_somewhere_on_a_phone(page: Any, address: str) -> None:
    """The matters first, in two lines at most."""
    page.goto(f"{address}odense/")
    links = page.locator("nav[aria-label=Hovedmenu] a")
    assert links.all_inner_texts()[:4] == ["Initiativer", "Fund", "Tilsagn", "Penge"]
    assert len({round(links.nth(at).bounding_box()["y"]) for at in range(links.count())}) <= 2
    for at in range(links.count()):
        answer = page.request.get(links.nth(at).evaluate("link => link.href"))
        assert answer.ok, answer.url
