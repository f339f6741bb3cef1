"""How the site is to be served: the one source of the rules for every kind of server, and of the preview.

Each rule is a pattern over paths, so that the rules stay the same however many pages there are. The patterns are written in
what PCRE (nginx, Apache), RE2 (Caddy) and Python understand alike: no counts, no looking ahead or back. They match anywhere in
a path, so that they hold as well where the site lies under a folder of its host.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ...uris import SOURCE_NAME

FOLDER_INDEX: Final = "index.html"
NOT_FOUND: Final = "404.html"


@dataclass(frozen=True, slots=True)
class Kind:
    """Files with one ending, or of one name."""

    ending: str
    media_type: str
    charset: bool = False
    """Whether UTF-8 is said. The RDF formats are UTF-8 by definition, and harvesters have stumbled over
    ``text/turtle; charset=utf-8``; a browser guesses wrongly at plain text and CSV unless it is told."""

    @property
    def pattern(self) -> str:
        """What the paths of such files match."""
        return re.escape(self.ending) + "$"

    @property
    def content_type(self) -> str:
        """What the server sends."""
        return f"{self.media_type}; charset=utf-8" if self.charset else self.media_type


KINDS: Final = (
    Kind("html", "text/html", charset=True),
    Kind("css", "text/css", charset=True),
    Kind("js", "text/javascript", charset=True),
    Kind("mjs", "text/javascript", charset=True),
    Kind("txt", "text/plain", charset=True),
    Kind("csv", "text/csv", charset=True),
    Kind("ttl", "text/turtle"),
    Kind("jsonld", "application/ld+json"),
    Kind("nq", "application/n-quads"),
    Kind("nt", "application/n-triples"),
    Kind("trig", "application/trig"),
    Kind("rq", "application/sparql-query"),
    Kind("json", "application/json"),
    Kind("xml", "application/xml"),
    Kind("jsonl", "application/x-ndjson"),
    Kind("svg", "image/svg+xml"),
    Kind("png", "image/png"),
    Kind("ico", "image/x-icon"),
    Kind("woff2", "font/woff2"),
    Kind("wasm", "application/wasm"),
    Kind("gz", "application/gzip"),
    Kind("zip", "application/zip"),
)
"""By ending, without the point. A compressed dump is a file of its own, never a coding of another."""

NAMED: Final = (
    Kind("/.well-known/void", "text/turtle"),
    Kind("/.well-known/api-catalog", 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'),
    Kind("/linkset.json", "application/linkset+json"),
    Kind("csv-metadata.json", "application/csvm+json"),
    Kind("/feed.xml", "application/atom+xml"),
    Kind("/SHA256SUMS", "text/plain", charset=True),
)
"""By the end of their path, where the ending says nothing or too little."""

OTHER: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Never:
    """Files that never change once published."""

    pattern: str
    host_paths: tuple[str, ...]
    """The same in the language of ``_headers``, where ``*`` is anything: wider than the pattern, never over files that change."""


IMMUTABLE: Final = (
    Never(r"/dumps/sha256-[0-9a-f]+/", ("/dumps/sha256-*",)),
    Never(r"/ldes/[0-9][0-9][0-9][0-9]-[0-9][0-9]/", ("/ldes/2*",)),
)
"""Dumps under their content's hash, and the feed's pages of members, which a publication writes once. What leads to them
changes, and lies beside those folders."""

FOREVER: Final = "public, max-age=31536000, immutable"
REVALIDATE: Final = "no-cache"
"""Kept, but asked for again each time: a site is replaced whole, and its pages and data must not be of two builds."""

CORS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Location, ETag, Link",
}
PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
"""A browser asks first where a client's Accept is longer than 128 characters, as Comunica's is."""

DATA_FILE: Final = r"index[.](?:ttl|jsonld)$"
DESCRIBES: Final = '<./>; rel="describes"'
"""What a data file's ``Link`` says: the folder that it lies in is the document that it describes."""


@dataclass(frozen=True, slots=True)
class Negotiated:
    """Addresses at which the client's Accept decides."""

    pattern: str
    """Its only group is the folder."""
    page: str
    """The file in that folder for people, and for everybody where there are no data."""
    data: str
    """Where in that folder ``index.ttl`` and ``index.jsonld`` lie."""


NEGOTIATED: Final = (
    Negotiated(r"^(.*/)$", FOLDER_INDEX, ""),
    Negotiated(rf"^(.*/){SOURCE_NAME.replace('.', '[.]')}$", SOURCE_NAME, f"{SOURCE_NAME.removesuffix('.txt')}/"),
)
"""Documents; and the source text, whose passages are described beside it, in ``referat/``."""

HIDDEN: Final = r"/[.](?:ht|referat)"
"""What lies in the folder for a server or for the next build."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads elsewhere, for hosts that know no other rule."""

    path: str
    target: str
    status: int


REDIRECTS: Final = (Redirect(".well-known/void", "void.ttl", 302),)
"""Such a host sends a file without an ending as bytes of no kind, which no harvester parses."""
