"""Claims taken two and two, so that no initiative with many of them makes the work or the list endless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...knowledge import Claim, Finding, FindingSeverity
from ..order import earliest_first


def latest(claims: Sequence[Claim], most: int) -> list[Claim]:
    """At most ``most`` claims, the latest, in order of time."""
    return sorted(claims, key=_when)[-most:]


def apart(one: Claim, other: Claim) -> bool:
    """Whether two claims stand in different items: what one item says twice is no second source."""
    return (one.quote.item.meeting, one.quote.item.number) != (other.quote.item.meeting, other.quote.item.number)


def strongest(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each pair of values once: of several places that say the same two things, the first pair."""
    seen: set[tuple[object, ...]] = set()
    for finding in findings:
        agrees = finding.severity in (FindingSeverity.AGREEMENT, FindingSeverity.ROUNDING)
        what = (finding.kind, finding.subject, *sorted((finding.first_value, finding.second_value)))
        places = () if agrees else (finding.first.item.meeting, finding.second.item.meeting if finding.second else None)
        if (*what, *places) not in seen:
            seen.add((*what, *places))
            yield finding


def _when(claim: Claim) -> tuple[object, ...]:
    return earliest_first(claim.quote.item), claim.quote.span, claim.kind, claim.printed or "", claim.table_row or ()
