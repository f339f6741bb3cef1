"""The small files that programs look for before they know anything of a site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from ..dumps import NQUADS, TURTLE
from ..files import File
from . import void
from .distribution import media_type
from .licence import licence_of
from .source import Source

Json = dict[str, Any]
API_CATALOG: Final = ".well-known/api-catalog"
LINKSET: Final = "linkset.json"
LINKSET_TYPE: Final = "application/linkset+json"
CATALOGUE: Final = ("catalog.ttl", "catalog.jsonld")
_TYPES: Final = {"ttl": "text/turtle", "jsonld": "application/ld+json", "xml": "application/xml", "json": LINKSET_TYPE}


def robots(source: Source) -> File:
    """Everything may be read; here is where it is listed."""
    maps = "".join(f"Sitemap: {source.file(name)}\n" for name in ("sitemap.xml", "signmap.xml"))
    return File("robots.txt", f"User-agent: *\nDisallow:\n\n{maps}".encode())


def api_catalog(source: Source) -> File:
    """RFC 9727: where a program finds the descriptions of what the site offers, as a set of links."""
    this = {
        "anchor": str(source.file(API_CATALOG)),
        "item": [_link(source.addresses.page()), *([_link(source.file(source.feed))] if source.feed else [])],
    }
    data = {
        "anchor": str(source.addresses.page()),
        "service-doc": [_link(source.addresses.page(), "text/html", "da")],
        "service-desc": [_file(source, path) for path in (*CATALOGUE, void.PATH)],
        "service-meta": [_file(source, path) for path in (LINKSET, "sitemap.xml", "signmap.xml")],
    }
    return File(API_CATALOG, _json([this, data, *_feed(source)]))


def _feed(source: Source) -> Iterator[Json]:
    if source.feed:
        descriptions = [_file(source, path) for path in CATALOGUE]
        yield {"anchor": str(source.file(source.feed)), "service-desc": descriptions}


def linkset(source: Source) -> File:
    """The links of FAIR Signposting for the dataset of everything (RFC 9264): also those that files cannot carry."""
    page = source.addresses.page()
    dumps = [path for stem in (TURTLE, NQUADS) for path in (stem, f"{stem}.gz")]
    whole: Json = {
        "anchor": str(page),
        "cite-as": [_link(page)],
        "type": [_link("https://schema.org/Dataset"), _link("https://schema.org/AboutPage")],
        "license": [_link(licence_of(source))],
        "describedby": [_file(source, path) for path in (*CATALOGUE, void.PATH)],
        "item": [_link(source.file(path), media_type(path)) for path in dumps],
    }
    items = [{"anchor": str(source.file(path)), "collection": [_link(page, "text/html")]} for path in dumps]
    described = [{"anchor": str(source.file(path)), "describes": [_link(page, "text/html")]} for path in (*CATALOGUE, void.PATH)]
    return File(LINKSET, _json([whole, *items, *described]))


def _link(address: str, kind: str | None = None, language: str | None = None) -> Json:
    found: Json = {"href": str(address)}
    if kind:
        found["type"] = kind
    if language:
        found["hreflang"] = [language]
    return found


def _file(source: Source, path: str) -> Json:
    return _link(source.file(path), _TYPES[path.rpartition(".")[2]])


def _json(links: list[Json]) -> bytes:
    return (json.dumps({"linkset": links}, ensure_ascii=False, indent=2) + "\n").encode()
