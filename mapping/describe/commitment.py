"""What was promised, in the document of the item that promises it; and what later minutes say of it, as of a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from rdflib import URIRef

from ..knowledge import Commitment, Evidence, StatedCommitment, Status
from ..model import Minutes
from ..names import TILSAGN, TILSAGNSART, Triple
from ..uris import Uris
from . import terms
from .because import describe_because
from .literals import danish, day, integer, plain
from .scope import InItem, InMeeting
from .source import Passages

_PAGE_ORDER: Final = (
    Status.SILENT,
    Status.NOT_DUE,
    Status.MENTIONED,
    Status.LATE,
    Status.MET,
    Status.OPEN,
    Status.UNSEEN,
)


def describe_commitments(minutes: Minutes, commitments: Sequence[StatedCommitment], uris: Uris) -> Iterator[Triple]:
    """Say each promise of this meeting as it is printed."""
    passages = Passages(minutes.key, uris, minutes.source.page_starts)
    here = InMeeting(minutes, uris, passages, minutes.key)
    items = {item.number: InItem(here, item) for item in minutes.items}
    for each in commitments:
        yield from _describe(each, items[each.quote.item.number])
    yield from passages.describe()


def commitment_fragment(stated: StatedCommitment) -> str:
    """The last part of a promise's IRI in the document of its item."""
    return f"tilsagn-{stated.position}"


def evidence_fragment(stated: StatedCommitment, place: int) -> str:
    """The last part of the IRI of what a later item says; ``place`` counts from 1 within the promise."""
    return f"{commitment_fragment(stated)}-spor-{place}"


def in_page_order(commitments: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """As a list shows them: what nobody has spoken of first, then what comes, then what was kept; by day within each.

    What was decided and never spoken of leads, for it is what a reader finds nowhere else; what has no term comes last.
    """
    order = {status: place for place, status in enumerate(_PAGE_ORDER)}

    def place(each: Commitment) -> tuple[int, bool, date]:
        silent = each.status is Status.SILENT
        return order[each.status], silent and each.stated.kind != "beslutning", each.stated.due or date.max

    return tuple(sorted(commitments, key=place))


def commitment_iri(stated: StatedCommitment, uris: Uris) -> URIRef:
    item = stated.quote.item
    return uris.in_item(item.meeting, item.number, commitment_fragment(stated))


def describe_status(commitment: Commitment, uris: Uris) -> Iterator[Triple]:
    """Say what became of a promise, as of a day, and every later item that bears on it."""
    stated = commitment.stated
    this = commitment_iri(stated, uris)
    yield this, terms.COMMITMENT_STATUS, TILSAGN[commitment.status.value]
    yield this, terms.AS_OF, day(commitment.as_of)
    yield this, terms.REASON, danish(commitment.said)
    yield this, terms.LATER_MEETINGS, integer(commitment.later_meetings)
    if commitment.initiative:
        yield this, terms.OF_INITIATIVE, uris.initiative(commitment.municipality, commitment.initiative)
    for place, evidence in enumerate(commitment.evidence, 1):
        yield from _describe_evidence(evidence, this, evidence_fragment(stated, place), stated, uris)


def _describe(stated: StatedCommitment, here: InItem) -> Iterator[Triple]:
    this = here.iri(commitment_fragment(stated))
    yield from here.part(this, terms.COMMITMENT, here.this, stated.position)
    yield this, terms.COMMITMENT_KIND, TILSAGNSART[stated.kind]
    yield this, terms.VALUE, danish(stated.quote.text)
    yield this, terms.PROMISED_WORDS, danish(stated.what)
    if stated.who:
        yield this, terms.PROMISED_BY, plain(stated.who)
    if stated.due:
        yield this, terms.DUE, day(stated.due)
    if stated.due_printed:
        yield this, terms.PRINTED_TERM, plain(stated.due_printed)
    if stated.every_months:
        yield this, terms.EVERY_MONTHS, integer(stated.every_months)
    yield from here.quoted(this, stated.quote.span)


def _describe_evidence(
    evidence: Evidence, whole: URIRef, fragment: str, stated: StatedCommitment, uris: Uris
) -> Iterator[Triple]:
    made, later = stated.quote.item, evidence.quote.item
    this = uris.in_item(made.meeting, made.number, fragment)
    yield whole, terms.TRACE, this
    yield this, terms.TYPE, terms.COMMITMENT_EVIDENCE
    yield this, terms.TYPE, terms.ENTITY
    yield this, terms.PART_OF, whole
    yield this, terms.LATER_ITEM, uris.item(later.meeting, later.number)
    yield this, terms.VALUE, danish(evidence.quote.text)
    yield from describe_because(this, evidence.because)
    yield this, terms.QUOTED_FROM, uris.passage(later.meeting, evidence.quote.span)
