"""What an item states of initiatives, on the item's page: one line for each claim, which is the place that its IRI leads to."""

from __future__ import annotations

from dataclasses import dataclass

from ...danish import write_partial_date
from ...describe.claim import claim_fragment, is_described
from ...knowledge import Claim
from ...model import AgendaItem, MeetingKey
from ...names import UDSAGN
from .links import Link, Links


@dataclass(frozen=True, slots=True)
class ClaimLine:
    id: str
    what: str
    about: Link
    detail: str | None
    lines: Link


def claim_lines(item: AgendaItem, key: MeetingKey, links: Links) -> tuple[ClaimLine, ...]:
    """The item's claims in printed order."""
    claims = links.site.lookup.claims(key)
    return tuple(_line(claim, item, links) for claim in claims if claim.quote.item.number == item.number and is_described(claim))


def _line(claim: Claim, item: AgendaItem, links: Links) -> ClaimLine:
    key = claim.quote.item.meeting
    named = {mention.name: links.site.lookup.mentioned(key, item.number, mention.position) for mention in item.mentions}
    found = named.get(claim.subject)
    return ClaimLine(
        id=claim_fragment(claim),
        what=links.site.words.term(UDSAGN[claim.kind.value]),
        about=links.initiative(key.municipality, *found) if found else Link(claim.subject),
        detail=_detail(claim),
        lines=links.lines(key, claim.quote.span),
    )


def _detail(claim: Claim) -> str | None:
    """The date, or the figure with what it counts."""
    if claim.date:
        return write_partial_date(claim.date.value)
    told = (claim.measure, claim.printed, claim.period)
    return ", ".join(part for part in told if part) or None
