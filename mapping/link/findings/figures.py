"""Figures that several items report of one initiative: the same measure, in the same unit, for the same time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Final

from ...danish import MONTHS, write_date
from ...knowledge import Because, Certainty, Claim, Finding, FindingKind, FindingSeverity, Series, Story
from ..wordings import any_of
from .make import ended, place, rounded, rounds_to, says, slug_of, step
from .pairs import apart, latest, strongest

MOST: Final = 60
_TIME: Final = re.compile(
    rf"(?<!\d)(?:[1-4]\. ?(?:kvartal|halvår)|uge \d{{1,2}},?(?: i)?|\d{{1,2}}\. {any_of(MONTHS)}) 20\d\d(?!\d)", re.IGNORECASE
)
_NEAR: Final = 45
"""Days by which «samme tid sidste år» may miss: a yearly report comes to about the same meeting."""


def figures(story: Story) -> Iterator[Finding]:
    """Yield agreements and contradictions between an initiative's figures for the same time."""
    for series in story.series:
        points = [claim for claim in series.points if claim.value is not None and claim.printed is not None]
        yield from strongest(_of_period(story, series, points))
        yield from strongest(_a_year_back(story, series, latest(points, MOST)))


def _of_period(story: Story, series: Series, points: Sequence[Claim]) -> Iterator[Finding]:
    """Yield pairs with the same printed time: «pr. 15. november 2024», «1. kvartal 2026»."""
    periods: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in points:
        period = _period(claim)
        if period and not says("unsettled", claim.quote.text):
            periods[period, claim.years_back].append(claim)
    for (period, _), claims in periods.items():
        for earlier, later in combinations(latest(claims, MOST), 2):
            if apart(earlier, later):
                yield _finding(story, series, earlier, later, period, "maaling-for-samme-tid")


def _period(claim: Claim) -> str | None:
    """The time of a figure with its year: «1. kvartal» alone is another one each year. Of two in one sentence, none is meant."""
    found = {" ".join(match.group().casefold().split()) for match in _TIME.finditer(claim.period or claim.quote.text)}
    return found.pop() if len(found) == 1 else None


def _a_year_back(story: Story, series: Series, points: Sequence[Claim]) -> Iterator[Finding]:
    """Yield what a report says of the report before it against what that one says itself."""
    own = [claim for claim in points if claim.years_back == 0]
    for claim in (each for each in points if each.years_back):
        day = claim.quote.item.meeting.day
        then = _years_before(day, claim.years_back)
        near = [each for each in own if apart(each, claim) and abs((each.quote.item.meeting.day - then).days) <= _NEAR]
        if near and len({each.value for each in near}) == 1:
            when = f"mødet {write_date(near[0].quote.item.meeting.day)}"
            yield _finding(story, series, near[0], claim, when, "maaling-aaret-foer")


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))


def _finding(story: Story, series: Series, first: Claim, second: Claim, when: str, rule: str) -> Finding:
    one, other = first.value or Decimal(), second.value or Decimal()
    coarse = max(step(first.printed or "", ""), step(second.printed or "", ""))
    agrees = rounds_to(one, other, coarse) or rounds_to(other, one, coarse)
    kind = FindingKind.SHARES_AGREE if agrees else FindingKind.SHARES_DIFFER
    name = story.names[0].spelling if story.names else story.slug
    told = f"Begge steder giver {series.measure} for «{name}», {when}: {ended(f'{first.printed} og {second.printed}')}"
    if agrees and one != other:
        told += f" De er det samme, {rounded(coarse).replace(' kr.', '')}."
    return Finding(
        municipality=story.municipality,
        slug=slug_of(kind, story.slug, series.measure, when, place(first.quote.item), one, place(second.quote.item), other),
        kind=kind,
        severity=FindingSeverity.AGREEMENT if agrees else FindingSeverity.CONTRADICTION,
        subject=f"{name}: {series.measure}, {when}",
        initiative=story.slug,
        first=first.quote,
        second=second.quote,
        first_value=first.printed or "",
        second_value=second.printed or "",
        because=Because(rule, Certainty.LIKELY, _SAID[rule]),
        explanation=told,
    )


_SAID: Final = {
    "maaling-for-samme-tid": "Begge steder nævner samme initiativ, samme måling, samme enhed og samme tidspunkt.",
    "maaling-aaret-foer": "Det senere referat siger, hvad tallet var samme tid året før; det tidligere siger det selv.",
}
