"""A case file, the items that treat it, and its history from meeting to meeting."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import Case
from ..knowledge import CaseHistory, Treatment
from ..model import Precision
from ..names import Triple
from ..uris import Uris
from . import terms
from .because import describe_because
from .literals import TRUE, danish, integer, plain, printed_date, year
from .literals import day as day_of
from .page import describe_page
from .scope import said


def describe_case(case: Case, history: CaseHistory | None, uris: Uris) -> Iterator[Triple]:
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
    if history and history.standing:
        yield this, terms.STANDING, TRUE
        yield from describe_because(this, history.standing)
    elif history:
        for position, step in enumerate(history.treatments, 1):
            yield from _describe_step(step, position, case, uris)


def _describe_step(step: Treatment, position: int, case: Case, uris: Uris) -> Iterator[Triple]:
    """Say which item, or which decision that an item quotes, the step is, and what changed since the one before."""
    this = uris.case_step(case.municipality, case.number, position)
    key, quoted = step.item.meeting, step.quoted
    yield this, terms.TYPE, terms.CASE_STEP
    yield this, terms.PART_OF, uris.case(case.municipality, case.number)
    yield this, terms.POSITION, integer(position)
    yield this, terms.OF_AGENDA_ITEM, uris.item(key, step.item.number)
    if quoted is None:
        yield this, terms.DATE, day_of(key.day)
    else:
        yield this, terms.OF_EARLIER_DECISION, uris.in_item(key, step.item.number, f"tidligere-{quoted.position}")
        if quoted.date and quoted.date.precision is Precision.DAY:
            yield this, terms.DATE, printed_date(quoted.date)
    for change in step.changes:
        yield this, terms.CHANGE, danish(change.said)
