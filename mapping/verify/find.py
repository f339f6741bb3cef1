"""Which documents a site has: what its sitemap lists, or else where its pages lead."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree import ElementTree

from ..problems import Problem, Severity
from .fetch import Answer, Fetcher
from .page import read_page
from .site import Site

BROWSER: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOST_SITEMAPS: Final = 100
"""Sitemaps that one index may name: 50,000 documents each."""


class NoSitemap(Exception):
    """There is none, or none that can be used: then ``problem`` says why."""

    def __init__(self, problem: Problem | None = None) -> None:
        super().__init__()
        self.problem = problem


def listed(fetcher: Fetcher, site: Site) -> list[str]:
    """The documents in ``sitemap.xml``, or in the sitemaps that it names. Raises NoSitemap."""
    address = f"{site.url}sitemap.xml"
    root = _sitemap(fetcher.get(address, "application/xml"), is_first=True)
    if root.tag != f"{_SITEMAP}sitemapindex":
        return _documents(root, site, address)
    found: list[str] = []
    for place in list(_locations(root))[:MOST_SITEMAPS]:
        there = site.url + place.removeprefix(site.base) if place.startswith(site.base) else place
        found += _documents(_sitemap(fetcher.get(there, "application/xml")), site, there)
    return list(dict.fromkeys(found))


def _sitemap(answer: Answer, is_first: bool = False) -> ElementTree.Element:
    if is_first and answer.status in (404, 410):
        raise NoSitemap
    if not answer.is_good:
        raise NoSitemap(_bad(answer.url, str(answer), "status 200, and a sitemap."))
    try:
        return ElementTree.fromstring(answer.body)
    except ElementTree.ParseError as error:
        raise NoSitemap(_bad(answer.url, f"no XML: {error}", "a sitemap as sitemaps.org has it.")) from error


def _bad(address: str, saw: str, needs: str) -> Problem:
    return Problem(address, None, "bad-sitemap", saw, needs)


def _locations(root: ElementTree.Element) -> Iterator[str]:
    yield from ((each.text or "").strip() for each in root.iter(f"{_SITEMAP}loc"))


def _documents(root: ElementTree.Element, site: Site, address: str) -> list[str]:
    documents = [document for place in _locations(root) if (document := site.document_at(place))]
    if not documents:
        needs = f"addresses of documents under {site.base} . Where the site's IRIs begin otherwise, say so with --base."
        raise NoSitemap(_bad(address, "no document of this site.", needs))
    return list(dict.fromkeys(documents))


def linked(fetcher: Fetcher, site: Site, most: int) -> list[str]:
    """The documents to which pages lead, from the home page on, until ``most`` pages are read."""
    found = {site.base: None}
    waiting = deque(found)
    for _ in range(most):
        if not waiting:
            break
        answer = fetcher.get(site.address(waiting.popleft()), BROWSER)
        if not answer.is_good:
            continue
        for link in read_page(answer.body).links:
            document = site.document_at(link, answer.url)
            if document is not None and document not in found:
                found[document] = None
                waiting.append(document)
    return list(found)


def evenly(documents: Sequence[str], most: int) -> list[str]:
    """A sample spread over the whole, the first always in it: the same sample of the same list."""
    if len(documents) <= most:
        return list(documents)
    return [documents[place * len(documents) // most] for place in range(most)]


def stopped(url: str, why: str) -> Problem:
    """What is said where a limit ended the walk."""
    return Problem(url, None, "stopped", why, "higher limits (--max-requests, --time), or a smaller sample.", Severity.WARNING)
