"""What an item states of a named initiative: in the item's own document, with the rule by which it was taken so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..knowledge import Claim, ClaimKind
from ..model import Minutes
from ..names import UDSAGN, Triple
from ..uris import Uris
from . import terms
from .because import describe_because
from .literals import TRUE, danish, decimal, plain, printed_date, year
from .scope import InItem, InMeeting
from .source import Passages


def describe_claims(minutes: Minutes, claims: Sequence[Claim], uris: Uris) -> Iterator[Triple]:
    """Say each claim of this meeting; a budget line's amounts are observations of their table and not said again."""
    passages = Passages(minutes.key, uris, minutes.source.page_starts)
    here = InMeeting(minutes, uris, passages, minutes.key)
    items = {item.number: InItem(here, item) for item in minutes.items}
    for claim in claims:
        if is_described(claim):
            yield from _describe_claim(claim, items[claim.quote.item.number])
    yield from passages.describe()


def is_described(claim: Claim) -> bool:
    """Whether a claim is a resource of its own: a cell of a budget table is one already, and the line has its mark."""
    return claim.table_row is None or claim.kind not in (ClaimKind.AMOUNT, ClaimKind.FUNDED)


def claim_fragment(claim: Claim) -> str:
    """The last part of a claim's IRI in the document of its item."""
    return f"udsagn-{claim.position}"


def _describe_claim(claim: Claim, here: InItem) -> Iterator[Triple]:
    this = here.iri(claim_fragment(claim))
    yield from here.part(this, terms.CLAIM, here.this, claim.position)
    yield this, terms.CLAIM_KIND, UDSAGN[claim.kind.value]
    yield this, terms.MENTIONED_NAME, danish(claim.subject)
    yield this, terms.VALUE, danish(claim.quote.text)
    if claim.date:
        yield this, terms.PRINTED_DATE, plain(claim.date.printed)
        yield this, terms.REFERRED_DATE, printed_date(claim.date)
        if claim.date.year_from_meeting:
            yield this, terms.YEAR_FROM_MEETING, TRUE
    for name in claim.bodies:
        yield this, terms.REFERRED_BODY, here.meeting.uris.body(here.meeting.key.municipality, name)
    yield from _figures(claim, here)
    yield from describe_because(this, claim.because)
    yield from here.quoted(this, claim.quote.span)


def _figures(claim: Claim, here: InItem) -> Iterator[Triple]:
    """Say what is counted, as printed and as a number, and for what time."""
    this = here.iri(claim_fragment(claim))
    if claim.printed:
        yield this, terms.PRINTED, plain(claim.printed)
    if claim.value is not None:
        number = terms.OF_AMOUNT if claim.kind is ClaimKind.AMOUNT else terms.NUMERIC_VALUE
        yield this, number, decimal(claim.value)
    if claim.unit:
        yield this, terms.MONEY_UNIT, plain(claim.unit)
    if claim.measure:
        yield this, terms.MEASURE, danish(claim.measure)
    if claim.period:
        yield this, terms.PRINTED_PERIOD, danish(claim.period)
    if claim.years_back:
        yield this, terms.YEAR_BEFORE, TRUE
    for each in claim.years:
        yield this, terms.FISCAL_YEAR, year(each)
