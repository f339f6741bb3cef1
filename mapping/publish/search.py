"""Full-text search over the finished pages, by pagefind: an index in static files, read by the reader's own browser.

The same pages give the same bytes; every part of the index is named by a hash of what it holds. Pages say themselves what
is searched (``data-pagefind-body``) and by what it is filtered (``data-pagefind-filter``).
"""

from __future__ import annotations

import importlib.util
import shutil
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

from ..problems import shorten
from ..uris import relative
from .files import File
from .pages.frame import Page, render
from .pages.links import Site
from .search_parts import WHOLE, SearchPart
from .tree import NotPublished
from .walk import walk

PAGE: Final = "soeg/"
BUNDLE: Final = f"{PAGE}pagefind/"
_AT_FIRST: Final = 2_000
"""Pages that are searched before a reader asks for all: a telephone loads little."""
_NOT_READ: Final = "nav, .kilde, .steder, .over, .sti, noscript"
"""Ways to other pages, and the links to lines of the source: their words say nothing of the page."""
_ASKED_FOR: Final = b"data-pagefind-body"
"""What a page has that is to be searched."""
_NOT_SERVED: Final = ("pagefind-component-ui.", "pagefind-modular-ui.", "pagefind-highlight.")
"""What pagefind adds for pages made otherwise than ours."""
_OF_A_PART: Final = ("filter/", "fragment/", "index/", "pagefind-entry.json", "pagefind.da_")
"""What a part has of its own."""


@dataclass(frozen=True, slots=True)
class SearchView:
    built: bool
    static: str
    first: tuple[str, ...] = ()
    """Where the parts of the index are that are searched at once, beside the one that lies with the program."""
    others: tuple[str, ...] = ()
    """Those of earlier years, searched if the reader asks for all."""
    years: str = ""
    """Which years are searched at once, where that is not all."""
    all_years: str = ""


class NotIndexed(NotPublished):
    """Pagefind could not make the index."""


def can_index() -> bool:
    """Whether pagefind and its program are installed. They are not to be had for every machine."""
    return all(importlib.util.find_spec(name) is not None for name in ("pagefind", "pagefind_bin", "cbor2"))


def search_page(site: Site, built: bool, parts: Sequence[SearchPart] = WHOLE) -> File:
    """The page with the search field, or with the reason why there is none."""
    return render(
        site,
        Page(
            path=PAGE,
            template="search.html",
            title="Søg",
            description="Søg i alle punkter og møder: ord i titler, indstillinger, beslutninger og sagsfremstillinger.",
            view=_view(built, parts),
        ),
    )


def _view(built: bool, parts: Sequence[SearchPart]) -> SearchView:
    sizes = list(accumulate(len(part.pages) for part in parts))
    first = max(1, bisect_right(sizes, _AT_FIRST))
    folders = [relative(PAGE, bundle(part)) for part in parts[1:]]
    left = len(parts) > first
    return SearchView(
        built=built,
        static=relative(PAGE, "static/search/"),
        first=tuple(folders[: first - 1]),
        others=tuple(folders[first - 1 :]),
        years=_span(parts[:first]) if left else "",
        all_years=_span(parts) if left else "",
    )


def _span(parts: Sequence[SearchPart]) -> str:
    """«2024–2026», of parts that come latest first."""
    return parts[0].years if parts[0].years == parts[-1].years else f"{parts[-1].years}–{parts[0].years}"


def bundle(part: SearchPart) -> str:
    """The folder of a part of the index."""
    return f"{BUNDLE}{part.name}/" if part.name else BUNDLE


def search_index(tree: Path, spool: Path, parts: Sequence[SearchPart] = WHOLE) -> Iterator[File]:
    """Yield the index of the pages that lie in ``tree``, part by part; ``spool`` is a folder to make it in.

    Raises NotIndexed where pagefind fails.
    """
    for part in parts:
        yield from part_index(tree, spool, part)


def searched(tree: Path, part: SearchPart) -> Sequence[str]:
    """The paths of a part's pages."""
    html = (path for path, _ in walk(tree) if path.endswith(".html"))
    return part.pages or [path for path in html if _ASKED_FOR in (tree / path).read_bytes()]


def part_index(tree: Path, spool: Path, part: SearchPart) -> Iterator[File]:
    """Yield one part, which follows from its pages alone; with the first one goes the program that searches."""
    # Here, since they need what is only there where pagefind is.
    from .search_order import put_in_order
    from .search_run import PagefindFailed, index_pages

    made = spool / f"pagefind-{part.name}"
    try:
        index_pages(tree, searched(tree, part), made, _NOT_READ)
        put_in_order(made)
    except PagefindFailed as error:
        raise NotIndexed(f"The search index could not be made: {shorten(str(error))}. Nothing was published.") from error
    except (ValueError, KeyError, FileNotFoundError) as error:
        raise NotIndexed(f"The search index is not as pagefind 1.5 writes it: {error}. Nothing was published.") from error
    for path, _ in walk(made):
        if path.startswith(_OF_A_PART) if part.name else not path.startswith(_NOT_SERVED):
            yield File(f"{bundle(part)}{path}", (made / path).read_bytes())
    shutil.rmtree(made)


def licence_file(folder: Path) -> File:
    """Pagefind's licence, which lies with those of the other browser parts in the site's folder."""
    return File(f"{PAGE}licens.txt", (folder / "browser/licences/pagefind.txt").read_bytes())
