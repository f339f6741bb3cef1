"""A case file and the items that treat it."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import Case
from ..names import Triple
from ..uris import Uris
from . import terms
from .literals import danish, integer, plain, year
from .page import describe_page
from .scope import said


def describe_case(case: Case, uris: Uris) -> Iterator[Triple]:
    """Say what its number tells, and the items of every meeting that carry the number."""
    this = uris.case(case.municipality, case.number)
    yield from describe_page(uris.case_page(case.municipality, case.number), f"Sag {case.number}: {case.title}", this)
    yield this, terms.TYPE, terms.CASE_FILE
    yield this, terms.TITLE, danish(case.title)
    yield this, terms.CASE_NUMBER, plain(case.number)
    yield this, terms.OF_MUNICIPALITY, uris.municipality(case.municipality)
    yield from said(this, terms.SUBJECT, uris.kle_topic(case.kle_topic) if case.kle_topic else None)
    yield from said(this, terms.KLE_FACET, plain(case.kle_facet) if case.kle_facet else None)
    yield from said(this, terms.SERIAL_NUMBER, integer(case.serial) if case.serial is not None else None)
    yield from said(this, terms.YEAR_OPENED, year(case.year_opened) if case.year_opened is not None else None)
    for item in case.items:
        yield this, terms.HAS_PART, uris.item(item.meeting, item.number)
