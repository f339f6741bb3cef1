"""Which format an answer is sent in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Final

from .sparql_text import Refused

TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "application/sparql-results+json": ("application/sparql-results+json", "application/json"),
    "application/sparql-results+xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "text/csv": ("text/csv",),
    "text/tab-separated-values": ("text/tab-separated-values", "text/tsv"),
}
"""Of SELECT and ASK: the media type that is sent, and what a client may call it. The first is sent to whoever does not mind."""
GRAPHS: Final[Mapping[str, tuple[str, ...]]] = {
    "text/turtle": ("text/turtle", "application/turtle", "application/x-turtle", "text/n3", "text/rdf+n3"),
    "application/n-triples": ("application/n-triples", "text/plain", "text/ntriples"),
    "application/rdf+xml": ("application/rdf+xml", "application/xml", "text/xml"),
}
"""The same of CONSTRUCT and DESCRIBE."""

_WEIGHT: Final = re.compile(r"q\s*=\s*([01](?:\.\d{0,3})?)", re.IGNORECASE)


def choose(accept: str | None, forms: Mapping[str, tuple[str, ...]]) -> str:
    """The media type for an Accept header; the first for one that names only types of the other kind of answer.

    Which kind it will be is known only once the query is read. Raises Refused where the client wants none that there is.
    """
    wanted = dict(_ranges(accept or "*/*"))
    best = max(forms, key=lambda form: max(_weight(name, wanted) for name in forms[form]))
    if any(_weight(name, wanted) > 0 for name in forms[best]):
        return best
    if any(_weight(name, wanted) > 0 for kind in (TABLES, GRAPHS) for names in kind.values() for name in names):
        return next(iter(forms))
    known = ", ".join([*TABLES, *GRAPHS])
    raise Refused(f"None of the formats that you accept can be had. There are {known}.", HTTPStatus.NOT_ACCEPTABLE)


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for each in accept.split(","):
        name, *options = each.split(";")
        found = next((found for option in options if (found := _WEIGHT.fullmatch(option.strip()))), None)
        yield name.strip().lower(), float(found[1]) if found else 1.0


def _weight(name: str, wanted: Mapping[str, float]) -> float:
    """What a type named outright weighs, else its family, else anything at all."""
    for each in (name, f"{name.partition('/')[0]}/*", "*/*"):
        if each in wanted:
            return wanted[each]
    return 0.0
