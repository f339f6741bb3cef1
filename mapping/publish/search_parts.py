"""Which pages stand in which part of the search index: one part of a small site, one or more a year of a large one.

Pagefind takes some 0.3 MB of memory a page while it indexes, and a reader's browser loads a list of all pages of each part
that it searches. So parts are bounded, and the parts of years that are over stay as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

MOST_PAGES: Final = 2_000
"""Pages of one part."""
MOST_ITEMS: Final = 20_000
"""Of a site with more pages of meetings and items than this, the pages of meetings alone are searched: they have the titles
and the decisions of all items."""
_PAGE: Final = re.compile(r"[^/]+/moede/[^/]+/(?P<year>\d{4})-\d{2}-\d{2}[^/]*/(?P<item>punkt-[^/]+/)?index\.html")


@dataclass(frozen=True, slots=True)
class SearchPart:
    """Pages that are indexed together."""

    name: str
    """A path word; nothing for the part that is searched first."""
    years: str
    pages: tuple[str, ...]
    """Their paths, sorted. Empty for a site that is small enough for one part: then its pages tell themselves."""


WHOLE: Final = (SearchPart("", "", ()),)
"""Of a small site."""


def search_parts(paths: Iterable[str]) -> tuple[SearchPart, ...]:
    """The parts of a site with these files, the latest year first; at least one."""
    found = [(match["year"], match["item"] is None, path) for path in paths if (match := _PAGE.fullmatch(path))]
    if len(found) <= MOST_PAGES:
        return WHOLE
    years: dict[str, list[str]] = defaultdict(list)
    for year, is_meeting, path in found:
        if is_meeting or len(found) <= MOST_ITEMS:
            years[year].append(path)
    parts = [part for year in sorted(years, reverse=True) for part in _of_year(year, sorted(years[year], key=_day, reverse=True))]
    return (SearchPart("", parts[0].years, parts[0].pages), *parts[1:])


def _of_year(year: str, pages: list[str]) -> Iterable[SearchPart]:
    """Several for a year that has too many; the earliest meetings fill the first ones, so that those do not change."""
    many = -(-len(pages) // MOST_PAGES)
    for number in range(many, 0, -1):
        first = len(pages) - number * MOST_PAGES
        chosen = pages[max(first, 0) : first + MOST_PAGES]
        yield SearchPart(year if many == 1 else f"{year}-{number}", year, tuple(sorted(chosen)))


def _day(path: str) -> tuple[str, str]:
    """Meetings by day, whatever body held them."""
    return path.split("/")[3], path
