"""An item of the agenda, and everything in it in the order of its page."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from ..names import Triple
from . import terms
from .attachment import describe_attachment
from .attendance import describe_attendance
from .budget import describe_budget_table
from .decision import describe_decision
from .earlier_decision import describe_earlier_decision
from .literals import TRUE, danish, plain
from .mention import describe_mention
from .money import describe_amount
from .page import describe_page
from .proposal import describe_proposal
from .recommendation import describe_recommendation
from .reference import describe_reference
from .scope import InItem, said, words
from .section import describe_section
from .statement import describe_statement
from .table import describe_table, is_budget
from .treatment import describe_treatment


def describe_item(here: InItem) -> Iterator[Triple]:
    """Say what the minutes tell of one item: its heading first, then how it was treated, then all it is made of."""
    item, meeting = here.item, here.meeting
    page = meeting.uris.item_page(meeting.key, item.number)
    yield from describe_page(page, f"Punkt {item.number}: {item.title}", here.this)
    yield from _describe_heading(here)
    yield from describe_treatment(here)
    if item.decision:
        yield from describe_decision(item.decision, here)
    yield from _describe_who_and_when(here)
    if item.recommendation:
        yield from describe_recommendation(item.recommendation, here)
    for section in item.sections:
        yield from describe_section(section, here)
    for proposal in item.proposals:
        yield from describe_proposal(proposal, here)
    for attachment in item.attachments:
        yield from describe_attachment(attachment, here)
    for table in item.tables:
        yield from describe_budget_table(table, here) if is_budget(table) else describe_table(table, here)
    yield from _describe_findings(here)


def _describe_who_and_when(here: InItem) -> Iterator[Triple]:
    """What others decided before, what members had recorded, and who took part."""
    item = here.item
    for earlier in item.earlier:
        yield from describe_earlier_decision(earlier, here)
    for statement in item.statements:
        yield from describe_statement(statement, here)
    for attendance in item.attendance:
        yield from describe_attendance(attendance, here.iri, here.this, here.meeting)


def _describe_heading(here: InItem) -> Iterator[Triple]:
    item, meeting, this = here.item, here.meeting, here.this
    yield from here.part(this, terms.AGENDA_ITEM, meeting.meeting, item.position)
    yield this, terms.NUMBER, plain(item.number)
    yield this, terms.TITLE, danish(item.title)
    yield this, terms.HEADING, danish(item.heading)
    if item.case_type:
        yield this, terms.OF_CASE_TYPE, meeting.uris.case_type(meeting.key.municipality, item.case_type)
    yield from said(this, terms.CLOSED, TRUE if item.closed else None)
    yield from words(this, terms.GROUP, item.group)
    for number in item.other_numbers:
        yield this, terms.OTHER_NUMBER, plain(number)
    yield from _describe_case_number(here)
    for part in _parts(here):
        yield this, terms.HAS_PART, part
    yield from here.quoted(this, item.heading_span, *([item.case_number.span] if item.case_number else []))
    yield from meeting.passages.told(this, item.span)


def _describe_case_number(here: InItem) -> Iterator[Triple]:
    number, meeting = here.item.case_number, here.meeting
    if number is None:
        return
    yield here.this, terms.CASE_NUMBER, plain(number.printed)
    yield here.this, terms.OF_CASE_FILE, meeting.uris.case(meeting.key.municipality, number.printed)
    if number.kle_topic:
        yield here.this, terms.SUBJECT, meeting.uris.kle_topic(number.kle_topic)


def _parts(here: InItem) -> Iterator[URIRef]:
    """What the item is made of; what was found in the text of a section is part of that section instead."""
    item = here.item
    if item.decision:
        yield here.iri("beslutning")
    if item.recommendation:
        yield here.iri("indstilling")
    yield from (here.iri(f"tidligere-{earlier.position}") for earlier in item.earlier)
    yield from (here.iri(f"udtalelse-{statement.position}") for statement in item.statements)
    yield from (here.iri(f"deltager-{attendance.position}") for attendance in item.attendance)
    yield from (here.section(section.position) for section in item.sections)
    yield from (here.iri(f"forslag-{proposal.position}") for proposal in item.proposals)
    yield from (here.iri(f"bilag-{attachment.position}") for attachment in item.attachments)


def _describe_findings(here: InItem) -> Iterator[Triple]:
    """What was found in running text."""
    for amount in here.item.amounts:
        yield from describe_amount(amount, here)
    for reference in here.item.references:
        yield from describe_reference(reference, here)
    for mention in here.item.mentions:
        yield from describe_mention(mention, here)
