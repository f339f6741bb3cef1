"""A finding: two statements held against each other, or one against what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from ..collection import Municipality
from ..knowledge import Finding, Quote
from ..model import MeetingKey
from ..names import FUND, FUNDGRAD, Triple
from ..uris import Uris
from . import terms
from .because import describe_because
from .literals import danish, integer, plain
from .literals import day as day_of
from .page import describe_page
from .scope import said
from .source import Passages


def describe_finding(finding: Finding, uris: Uris) -> Iterator[Triple]:
    """Say what it holds against each other, and why; of a dismissed one also the publisher's reason."""
    slug = finding.municipality
    this = uris.finding(slug, finding.slug)
    yield from describe_page(uris.finding_page(slug, finding.slug), finding.subject, this)
    yield this, terms.TYPE, terms.FINDING
    yield this, terms.TITLE, danish(finding.subject)
    yield this, terms.OF_MUNICIPALITY, uris.municipality(slug)
    yield this, terms.FINDING_KIND, FUND[finding.kind.value]
    yield this, terms.SEVERITY, FUNDGRAD[finding.severity.value]
    yield from said(this, terms.SUBJECT, uris.initiative(slug, finding.initiative) if finding.initiative else None)
    yield this, terms.DATE, day_of(max(quote.item.meeting.day for quote in quoted_of(finding)))
    yield this, terms.EXPLANATION, danish(finding.explanation)
    yield from describe_because(this, finding.because)
    yield from said(this, terms.RECKONED, None if finding.second else danish(finding.second_value))
    yield from said(this, terms.DISMISSAL, danish(finding.dismissed) if finding.dismissed else None)
    for position, (quote, value) in enumerate(
        zip(quoted_of(finding), (finding.first_value, finding.second_value), strict=False), 1
    ):
        statement = uris.finding_statement(slug, finding.slug, position)
        yield this, terms.HAS_PART, statement
        yield from _describe_statement(statement, this, position, quote, value, uris)


def _describe_statement(
    statement: URIRef, whole: URIRef, position: int, quote: Quote, value: str, uris: Uris
) -> Iterator[Triple]:
    key = quote.item.meeting
    yield statement, terms.TYPE, terms.COMPARED_STATEMENT
    yield statement, terms.TYPE, terms.ENTITY
    yield statement, terms.PART_OF, whole
    yield statement, terms.POSITION, integer(position)
    yield statement, terms.OF_AGENDA_ITEM, uris.item(key, quote.item.number)
    yield statement, terms.VALUE, danish(quote.text)
    yield statement, terms.PRINTED, plain(value)
    yield statement, terms.QUOTED_FROM, uris.passage(key, quote.span)


def listed_findings(municipality: Municipality) -> tuple[Finding, ...]:
    """In the order of lists: what the publisher set aside comes last."""
    return tuple(sorted(municipality.knowledge.findings, key=lambda finding: finding.dismissed is not None))


def quoted_of(finding: Finding) -> tuple[Quote, ...]:
    """What it holds against each other, as far as it is printed."""
    return (finding.first,) if finding.second is None else (finding.first, finding.second)


def quoted_passages(finding: Finding, uris: Uris) -> Iterator[tuple[MeetingKey, Triple]]:
    """Yield what is to be said, in the documents of meetings, of the lines that a finding quotes."""
    for quote in quoted_of(finding):
        key = quote.item.meeting
        passages = Passages(key, uris)
        list(passages.quoted(uris.source(key), quote.span))
        yield from ((key, triple) for triple in passages.describe())
