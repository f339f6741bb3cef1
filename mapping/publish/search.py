"""Full-text search over the finished pages, by pagefind: an index in static files, read by the reader's own browser.

The same pages give the same bytes; every part of the index is named by a hash of what it holds. Pages say themselves what
is searched (``data-pagefind-body``) and by what it is filtered (``data-pagefind-filter``).
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..problems import shorten
from ..uris import relative
from .files import File
from .pages.frame import Page, render
from .pages.links import Site
from .tree import NotPublished

PAGE: Final = "soeg/"
BUNDLE: Final = f"{PAGE}pagefind/"
_MOST_PAGES: Final = 40_000
"""Pagefind takes some 0.3 MB of memory a page. Of a larger site, the pages of meetings are indexed, items are not."""
_MEETINGS: Final = "*/moede/*/*/index.html"
_NOT_READ: Final = "nav, .kilde, .steder, .over, .sti, noscript"
"""Ways to other pages, and the links to lines of the source: their words say nothing of the page."""
_NOT_SERVED: Final = ("pagefind-component-ui.", "pagefind-modular-ui.", "pagefind-highlight.")
"""What pagefind adds for pages made otherwise than ours."""


@dataclass(frozen=True, slots=True)
class SearchView:
    built: bool
    static: str


class NotIndexed(NotPublished):
    """Pagefind could not make the index."""


def can_index() -> bool:
    """Whether pagefind and its program are installed. They are not to be had for every machine."""
    return all(importlib.util.find_spec(name) is not None for name in ("pagefind", "pagefind_bin", "cbor2"))


def search_page(site: Site, built: bool) -> File:
    """The page with the search field, or with the reason why there is none."""
    return render(
        site,
        Page(
            path=PAGE,
            template="search.html",
            title="Søg",
            description="Søg i alle punkter og møder: ord i titler, indstillinger, beslutninger og sagsfremstillinger.",
            view=SearchView(built, relative(PAGE, "static/search/")),
        ),
    )


def search_index(tree: Path, spool: Path) -> Iterator[File]:
    """Yield the index of the pages that lie in ``tree``; ``spool`` is a folder to make it in.

    Raises NotIndexed where pagefind fails.
    """
    made = spool / "pagefind"
    command = [sys.executable, "-P", "-m", "pagefind", "--site", str(tree), "--output-path", str(made), "--silent"]
    command += ["--glob", _glob(tree), "--exclude-selectors", _NOT_READ, "--force-language", "da"]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        said = shorten(done.stderr or done.stdout) or f"it ended with status {done.returncode}"
        raise NotIndexed(f"The search index could not be made: {said}. Nothing was published.")
    from .search_order import put_in_order  # Here, since it needs what is only there where pagefind is.

    try:
        put_in_order(made)
    except (ValueError, KeyError, OSError) as error:
        raise NotIndexed(f"The search index is not as pagefind 1.5 writes it: {error}. Nothing was published.") from error
    for path in sorted(one for one in made.rglob("*") if one.is_file()):
        if not path.name.startswith(_NOT_SERVED):
            yield File(f"{BUNDLE}{path.relative_to(made).as_posix()}", path.read_bytes())


def licence_file(folder: Path) -> File:
    """Pagefind's licence, which lies with those of the other browser parts in the site's folder."""
    return File(f"{PAGE}licens.txt", (folder / "browser/licences/pagefind.txt").read_bytes())


def _glob(tree: Path) -> str:
    """Which pages pagefind is to open. Those that lack ``data-pagefind-body`` are left out whatever it says."""
    pages = sum(1 for _ in tree.rglob("index.html"))
    return "**/*.html" if pages <= _MOST_PAGES else _MEETINGS
