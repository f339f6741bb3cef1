"""Which form of a document a client gets, by its Accept header.

The form with the greatest q-value is sent (RFC 9110, 12.5.1: a type named outranks ``text/*``, which outranks ``*/*``). Of
equals, one who names any RDF format at all is taken for a program and gets Turtle, then JSON-LD, then HTML; anybody else gets
HTML. Where nothing fits, the same order decides: an answer helps more than 406, and RFC 9110 allows it.

``VOICES`` says the same in regular expressions, for servers that know nothing else. Tests hold the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Form(StrEnum):
    """The file that is sent."""

    HTML = "index.html"
    TURTLE = "index.ttl"
    JSON_LD = "index.jsonld"


RANGES: Final[Mapping[Form, tuple[str, ...]]] = {
    Form.HTML: ("*/*", "text/*", "application/xhtml+xml", "text/html"),
    Form.TURTLE: ("*/*", "text/*", "text/rdf+n3", "text/n3", "application/x-turtle", "text/turtle"),
    Form.JSON_LD: ("*/*", "application/*", "application/json", "application/ld+json"),
}
"""What a client may name to get each form; what stands later outranks what stands before. Turtle is N3, and JSON-LD is JSON."""

RDF_TYPES: Final = (
    "application/ld+json",
    "application/n-quads",
    "application/n-triples",
    "application/rdf+xml",
    "application/trig",
    "application/x-turtle",
    "text/n3",
    "text/rdf",
    "text/rdf+n3",
    "text/turtle",
)
"""Who names one of these, with a q-value above zero, is a program that reads RDF."""

_Q: Final = r"(0(?:\.[0-9]?[0-9]?[0-9]?)?|1(?:\.0?0?0?)?)"
_WEIGHT: Final = re.compile(rf"[ \t]*q={_Q}[ \t]*", re.IGNORECASE)


def negotiate(accept: str | None) -> Form:
    """The form for an Accept header; None where there is none."""
    weights: dict[str, float] = {}
    for media_range, weight in _ranges(accept or ""):
        weights.setdefault(media_range, weight)
    is_program = any(weights.get(each) for each in RDF_TYPES)
    order = (Form.TURTLE, Form.JSON_LD, Form.HTML) if is_program else (Form.HTML, Form.TURTLE, Form.JSON_LD)
    return max(order, key=lambda form: _weight(form, weights))  # max() keeps the first of equals.


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    """Yield what the header names; a q-value that is none counts as 1, as one that is not given does."""
    for part in accept.split(","):
        name, *parameters = part.split(";")
        found = (_WEIGHT.fullmatch(parameter) for parameter in parameters)
        yield name.strip(" \t").lower(), next((float(match[1]) for match in found if match), 1.0)


def _weight(form: Form, weights: Mapping[str, float]) -> float:
    return next((weights[each] for each in reversed(RANGES[form]) if each in weights), 0.0)


# The same in regular expressions ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voice:
    """One sentence of the negotiation: where ``pattern`` is found in the Accept header, ``name`` becomes ``value``."""

    name: str
    pattern: str
    value: str
    """``$1`` is what the pattern's only group holds."""


_BEFORE: Final = r"(?:^|,)[ \t]*"
_PARAMETERS: Final = r"[ \t]*(?:;[^,;]*)*?"
_AFTER: Final = r"[ \t]*(?:[,;]|$)"
_ABOVE_ZERO: Final = r"(?:0\.(?:[1-9][0-9]?[0-9]?|0[1-9][0-9]?|00[1-9])|1(?:\.0?0?0?)?)"
_NO_Q: Final = r"[ \t]*(?:;[ \t]*(?:[^qQ \t,;][^,;]*)?)*(?:,|$)"

NAMES: Final[Mapping[Form, str]] = {Form.HTML: "html", Form.TURTLE: "turtle", Form.JSON_LD: "jsonld"}
RDF: Final = "rdf"
"""The name of what becomes 1 where the client is a program that reads RDF; 0 at first, as the forms' q-values are."""
SPOKEN_OF: Final = (*NAMES.values(), RDF)
"""All names, each 0 before the first voice."""


def _voices() -> Iterator[Voice]:
    for form, name in NAMES.items():
        for media_range in RANGES[form]:
            here = _BEFORE + re.escape(media_range)
            yield Voice(name, here + _AFTER, "1")
            yield Voice(name, f"{here}{_PARAMETERS};[ \\t]*q={_Q}{_AFTER}", "$1")
    rdf = f"{_BEFORE}(?:{'|'.join(map(re.escape, RDF_TYPES))})"
    yield Voice(RDF, rdf + _NO_Q, "1")
    yield Voice(RDF, f"{rdf}{_PARAMETERS};[ \\t]*q={_ABOVE_ZERO}{_AFTER}", "1")


VOICES: Final = tuple(_voices())
"""In order: what is said later overrides what was said before. Letter case does not matter."""


def _greater() -> str:
    digits = "|".join(f"{digit}[0-9.]* \\1[0-{digit - 1}]" for digit in range(9, 0, -1))
    return rf"^([0-9.]*)(?:[0-9.]*[1-9][0-9.]* \1$|{digits})"


GREATER: Final = _greater()
"""Whether, of two q-values with a space between, the first is the greater: after what both begin with, either the next digit
is greater, or the second ends where the first goes on to a digit other than 0. It refers back to its group, which RE2 cannot."""
