"""``referat verify``: walks a published site over HTTP as a harvester would, and says what a harvester would stumble over.

It is told where the site is served. What the IRIs begin with it takes from the home page's canonical link, unless it is told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from ..problems import Problem, Severity, Unusable
from ..uris import Uris
from .document import TURTLE, Visit, references, visit
from .fetch import Exhausted, Fetcher, Limits
from .find import BROWSER, NoSitemap, evenly, linked, listed, stopped
from .page import read_page
from .report import Report
from .site import Site, checked_url

__all__ = ["SAMPLE", "Limits", "Report", "verify"]

SAMPLE: Final = 50
"""Documents that are visited where nobody says how many."""
_PAGES_A_DOCUMENT: Final = 10
"""Without a sitemap, so many pages are read to find one document of the sample."""

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class _Walk:
    """What is known so far."""

    fetcher: Fetcher
    site: Site
    sample: int | None
    progress: Progress
    waiting: deque[str] = field(default_factory=deque)
    known: set[str] = field(default_factory=set)
    by_links: bool = False
    visited: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    """Documents visited that have a page."""
    with_data: int = 0
    negotiated: int = 0
    triples: int = 0
    described: set[str] = field(default_factory=set)
    referred: dict[str, str] = field(default_factory=dict)
    """IRIs of the site, and the first document that speaks of each."""
    problems: list[Problem] = field(default_factory=list)


def verify(
    url: str, sample: int | None = SAMPLE, base: str | None = None, limits: Limits | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Report:  # fmt: skip
    """Walk the site at ``url``: ``sample`` documents spread over it, or all for None. Raises Unusable for what is no address."""
    url = checked_url(url)
    fetcher = Fetcher(url, limits or Limits())
    walk = _Walk(fetcher, Site(base or url, url), sample, progress)
    try:
        if _find(walk, base):
            _visit_all(walk)
    except Exhausted as exhausted:
        walk.problems.append(stopped(url, f"{exhausted}: {len(walk.visited)} of {_wanted(walk)} documents were visited."))
    _check_data(walk)
    _check_references(walk)
    return _report(walk, url)


def _find(walk: _Walk, base: str | None) -> bool:
    """Find the base and the documents; False where there is no home page."""
    home = walk.fetcher.get(walk.site.url, BROWSER)
    if not home.is_good or home.media_type != "text/html":
        walk.problems.append(Problem(walk.site.url, None, "no-page", str(home), "the address of a site's home page."))
        return False
    walk.site = Site(_base(base or read_page(home.body).canonical or walk.site.url), walk.site.url)
    try:
        found = listed(walk.fetcher, walk.site)
    except NoSitemap as none:
        walk.problems += [none.problem] if none.problem else []
        walk.by_links = True
        most = 1 if walk.sample is None else walk.sample * _PAGES_A_DOCUMENT
        found = linked(walk.fetcher, walk.site, min(most, max(1, walk.fetcher.limits.requests // 2)))
    walk.known.update(found)
    walk.waiting.extend(found if walk.sample is None else evenly(found, walk.sample))
    return True


def _base(base: str) -> str:
    try:
        return Uris(base).base
    except Unusable as unusable:
        raise Unusable(f"{unusable} Name what the site's IRIs begin with by --base.") from unusable


def _visit_all(walk: _Walk) -> None:
    asked = False
    while walk.waiting:
        walk.progress("verify", len(walk.visited), _wanted(walk))
        found = visit(walk.fetcher, walk.site, walk.waiting[0])
        walk.waiting.popleft()
        _take(walk, found)
        if found.answer is not None and not asked:
            asked = True
            _check_server(walk, found)
    walk.progress("verify", len(walk.visited), _wanted(walk))


def _check_data(walk: _Walk) -> None:
    if walk.read and not walk.with_data:
        needs = "documents with data: by negotiation, or by <link rel=alternate type=text/turtle> in each page."
        walk.problems.append(Problem(walk.site.url, None, "no-data", f"no data in {len(walk.read)} documents.", needs))


def _wanted(walk: _Walk) -> int:
    return len(walk.visited) + len(walk.waiting)


def _take(walk: _Walk, found: Visit) -> None:
    walk.visited.add(found.iri)
    walk.read |= {found.iri} if found.is_page else set()
    walk.problems += found.problems
    walk.triples += len(found.triples)
    walk.with_data += bool(found.triples)
    walk.negotiated += bool(found.negotiated)
    walk.described |= {iri for iri in found.subjects if walk.site.document(iri) == found.iri}
    told = sorted(set(references(walk.site, found.triples)))
    for iri in told:
        walk.referred.setdefault(iri, found.iri)
    if walk.sample is None:
        further = [document for iri in told if (document := walk.site.document(iri))]
        for document in [*further, *(found.documents if walk.by_links else ())]:
            if document not in walk.known:
                walk.known.add(document)
                walk.waiting.append(document)


def _check_references(walk: _Walk) -> None:
    """Whether each IRI that was met is described by its document; only of documents that were read can that be said."""
    for iri, where in walk.referred.items():
        if iri not in walk.described and walk.site.document(iri) in walk.read:
            needs = "triples about every IRI of the site that is spoken of."
            walk.problems.append(Problem(where, None, "not-described", f"<{iri}> is not described by its document.", needs))


def _check_server(walk: _Walk, found: Visit) -> None:
    """What a server owes harvesters whatever the document is: asked once, of the first document with data."""
    got, site = found.answer, walk.site
    assert got is not None
    nothing = walk.fetcher.get(f"{site.url}findes-ikke/404/", BROWSER)
    if nothing.status not in (404, 410):
        _wrong(walk, nothing.url, "no-404", str(nothing), "status 404 for what is not there.", Severity.ERROR)
    if not found.negotiated:
        needs = "nothing, on a host that serves files only: data were found by links. Else the rules in server/ or .htaccess."
        _wrong(walk, site.url, "no-negotiation", "the same answer whatever Accept says.", needs, Severity.NOTE)
    elif "accept" not in got.headers.get("Vary", "").lower().replace(" ", "").split(","):
        _wrong(
            walk,
            got.url,
            "no-vary",
            f"Vary: {got.headers.get('Vary', 'none')}",
            "Vary: Accept; caches mix forms.",
            Severity.WARNING,
        )
    if got.headers.get("Access-Control-Allow-Origin") != "*":
        needs = "Access-Control-Allow-Origin: * , or programs in browsers cannot read the data."
        _wrong(walk, got.url, "no-cors", "no leave for other origins.", needs, Severity.NOTE)
    head = walk.fetcher.get(got.url, TURTLE, method="HEAD")
    if (head.status, head.media_type) != (got.status, got.media_type):
        _wrong(
            walk, got.url, "head-differs", f"HEAD: {head}", "the status and media type of GET; CKAN asks first.", Severity.WARNING
        )
    tag = got.headers.get("ETag")
    if tag is None or walk.fetcher.get(got.url, TURTLE, headers={"If-None-Match": tag}).status != 304:
        needs = "an ETag, and status 304 for who has it; harvesters fetch everything again otherwise."
        _wrong(walk, got.url, "no-304", "the whole answer again.", needs, Severity.NOTE)


def _wrong(walk: _Walk, where: str, code: str, saw: str, needs: str, severity: Severity) -> None:
    walk.problems.append(Problem(where, None, code, saw, needs, severity))


def _report(walk: _Walk, url: str) -> Report:
    return Report(
        url=url,
        base=walk.site.base,
        known=len(walk.known),
        visited=len(walk.visited),
        with_data=walk.with_data,
        things=len(walk.described),
        triples=walk.triples,
        requests=walk.fetcher.made,
        negotiates=walk.negotiated > 0,
        problems=tuple(walk.problems),
    )
