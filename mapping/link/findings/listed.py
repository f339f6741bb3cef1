"""An amount that is said to be made of parts, against the list of these right under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ...briefs import ItemSummary
from ...knowledge import Because, Certainty, Finding, FindingKind, FindingSeverity
from ...model import AgendaItem, Amount, Block, BlockKind, Minutes, Span
from .make import agreement, amount_step, called, ended, kroner, place, quote, says, slug_of

_POINTS = frozenset({BlockKind.BULLET, BlockKind.NUMBERED})
_SAID = "Sætningen siger, at beløbet er fordelt på punkterne lige under den, og hvert punkt har ét beløb."


def listed(minutes: Minutes, items: Mapping[str, ItemSummary]) -> Iterator[Finding]:
    """Yield amounts that are «fordelt på følgende», where every point of the list has exactly one amount."""
    for item in minutes.items:
        by_span: dict[Span, list[Amount]] = defaultdict(list)
        for amount in item.amounts:
            by_span[amount.span].append(amount)
        for section in item.sections:
            for place_, block in enumerate(section.blocks):
                if block.text.rstrip().endswith(":") and says("made_of", block.text):
                    points = _points(section.blocks[place_ + 1 :])
                    yield from _of_list(by_span[block.span], points, by_span, item, items[item.number])


def _points(blocks: Sequence[Block]) -> list[Block]:
    points: list[Block] = []
    for block in blocks:
        if block.kind not in _POINTS:
            break
        points.append(block)
    return points


def _of_list(
    said: Sequence[Amount],
    points: Sequence[Block],
    by_span: Mapping[Span, Sequence[Amount]],
    item: AgendaItem,
    summary: ItemSummary,
) -> Iterator[Finding]:
    parts = [by_span.get(point.span, ()) for point in points]
    leads = [amount for amount in said if says("made_of", amount.sentence)]
    if len(leads) != 1 or len(points) < 2 or any(len(found) != 1 for found in parts):
        return
    amounts, lead = [found[0] for found in parts], leads[0]
    loose = [each for each in (lead, *amounts) if each.low != each.high or each.qualifier is not None]
    if loose or len({each.price_level for each in (lead, *amounts) if each.price_level}) > 1:
        return
    yield _finding(lead, amounts, points, item, summary)


def _finding(lead: Amount, amounts: Sequence[Amount], points: Sequence[Block], item: AgendaItem, summary: ItemSummary) -> Finding:
    total = sum((amount.low for amount in amounts), Decimal())
    # Each amount is at most half of its smallest step off.
    slack = sum((amount_step(amount) for amount in (lead, *amounts)), Decimal()) / 2
    off = abs(total - lead.low)
    kind = FindingKind.TOTAL_AGREES if off <= slack else FindingKind.TOTAL_DIFFERS
    severity = agreement(off == 0) if off <= slack else FindingSeverity.CONTRADICTION
    parts = " + ".join(amount.printed for amount in amounts)
    told = ended(f"Punkterne er {parts}, tilsammen {kroner(total)}; der står {lead.printed}")
    told += " Det er det samme." if off == 0 else " Forskellen kan komme af afrunding." if off <= slack else ""
    return Finding(
        municipality=summary.meeting.municipality,
        slug=slug_of(kind, place(summary), lead.printed, *(amount.printed for amount in amounts)),
        kind=kind,
        severity=severity,
        subject=f"{lead.printed} og beløbets dele: {called(item.title)}",
        initiative=None,
        first=quote(summary, lead.sentence, lead.span),
        second=quote(summary, " ".join(point.text for point in points), Span(points[0].span.first, points[-1].span.last)),
        first_value=lead.printed,
        second_value=parts,
        because=Because("punkter-lagt-sammen", Certainty.SURE, _SAID),
        explanation=told,
    )
