"""A municipality."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import Municipality
from ..names import DAWA, Triple
from ..uris import Uris
from . import terms
from .literals import danish, plain
from .page import describe_page


def describe_municipality(municipality: Municipality, uris: Uris) -> Iterator[Triple]:
    """Say its name, its numbers in the national registers where its file gives them, and its units."""
    slug = municipality.slug
    this = uris.municipality(slug)
    yield from describe_page(uris.municipality_page(slug), municipality.name, this)
    yield this, terms.TYPE, terms.MUNICIPALITY
    yield this, terms.TYPE, terms.FORMAL_ORGANIZATION
    yield this, terms.PREF_LABEL, danish(municipality.name)
    if municipality.code:
        yield this, terms.MUNICIPALITY_CODE, plain(municipality.code)
        yield this, terms.SEE_ALSO, DAWA[municipality.code]
    if municipality.cvr:
        yield this, terms.CVR_NUMBER, plain(municipality.cvr)
    for body in municipality.bodies:
        yield this, terms.HAS_UNIT, uris.body(slug, body.name)
    for administration in municipality.administrations:
        yield this, terms.HAS_UNIT, uris.administration(slug, administration.name)
