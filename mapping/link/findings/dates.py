"""Dates that several items give for one event of one initiative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from ...danish import write_partial_date
from ...knowledge import Because, Certainty, Claim, ClaimKind, Finding, FindingKind, FindingSeverity, Story
from ...model import Precision
from .make import place, says, slug_of
from .pairs import apart, latest, strongest

_ONCE_A_YEAR: Final = {ClaimKind.EXTENDED: "forlænget"}
"""Events of which an initiative has at most one in a year, so that two days in one year are two dates for the same event."""
_ONCE: Final = {ClaimKind.STARTED: "startet"}
"""Events that come once: two dates for them are never both right. Those much more than a year apart may be of two phases."""
_WORDS: Final = {
    **_ONCE_A_YEAR,
    **_ONCE,
    ClaimKind.DECIDED: "besluttet",
    ClaimKind.FUNDED: "bevilget",
    ClaimKind.EVALUATED: "evalueret",
    ClaimKind.ENDS: "slutter",
}
NEAR: Final = 400
"""Days between two dates for one start."""
MOST: Final = 40
"""Claims of one event that are held against each other, the latest first: what a hundred items repeat is told by those."""


def dates(story: Story) -> Iterator[Finding]:
    """Yield agreements and contradictions between dates of an initiative's events.

    Only days and months that lay behind the meeting are compared: a plan that was changed is no contradiction.
    """
    events: dict[tuple[ClaimKind, str], list[Claim]] = defaultdict(list)
    for claim in story.events:
        if claim.kind in _WORDS and claim.date is not None and claim.date.precision is not Precision.YEAR and _settled(claim):
            events[claim.kind, "" if claim.kind in _ONCE else claim.date.value[:4]].append(claim)
    for (kind, _), claims in events.items():
        yield from strongest(_of_event(story, kind, latest(claims, MOST)))


def _settled(claim: Claim) -> bool:
    """Whether it tells of what has been, not of a plan, a wish or a second time."""
    printed = claim.date.value if claim.date else ""
    ahead = printed > claim.quote.item.meeting.day.isoformat()[: len(printed)]
    return not ahead and not says("unsettled", claim.quote.text)


def _of_event(story: Story, kind: ClaimKind, claims: Sequence[Claim]) -> Iterator[Finding]:
    for earlier, later in combinations(claims, 2):
        if not apart(earlier, later) or (not _shared(earlier, later) and earlier.bodies != later.bodies):
            continue
        if earlier.date is None or later.date is None or _whole(earlier) != _whole(later):
            continue
        same = _same(earlier.date.value, later.date.value)
        if same:
            yield _finding(story, kind, earlier, later, same)
        elif (kind in _ONCE and _near(earlier.date.value, later.date.value)) or (
            kind in _ONCE_A_YEAR and _shared(earlier, later)
        ):
            yield _finding(story, kind, earlier, later, same)


def _whole(claim: Claim) -> bool:
    """Whether it is known to the day: a month is held only against a month, since a day in it agrees too easily."""
    return claim.date is not None and claim.date.precision is Precision.DAY


def _near(one: str, other: str) -> bool:
    """Whether two dates of one precision are so near that they are meant for one event, not for two phases."""
    days = [date.fromisoformat(f"{value}-01"[:10]) for value in (one, other)]
    return abs((days[0] - days[1]).days) <= NEAR


def _same(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _shared(one: Claim, other: Claim) -> tuple[str, ...]:
    return tuple(body for body in one.bodies if body in other.bodies)


def _finding(story: Story, kind: ClaimKind, first: Claim, second: Claim, same: bool) -> Finding:
    found = FindingKind.DATES_AGREE if same else FindingKind.DATES_DIFFER
    bodies = _shared(first, second)
    by = f" af {bodies[0]}" if bodies else ""
    name = story.names[0].spelling if story.names else first.subject
    one, other = first.date.printed if first.date else "", second.date.printed if second.date else ""
    said = f"Begge steder siger, at «{name}» er {_WORDS[kind]}{by}" + (" i samme år." if kind in _ONCE_A_YEAR else ".")
    days = [write_partial_date(claim.date.value) for claim in (first, second) if claim.date]
    explanation = (
        f"Begge steder giver samme dato for, at «{name}» er {_WORDS[kind]}{by}."
        if same
        else f"Det ene sted er datoen {days[0]}, det andet sted {days[-1]}. Hvilken der er rigtig, siger referaterne ikke."
    )
    return Finding(
        municipality=story.municipality,
        slug=slug_of(found, story.slug, kind.value, *_pair(first, second)),
        kind=found,
        severity=FindingSeverity.AGREEMENT if same else FindingSeverity.CONTRADICTION,
        subject=f"{name}: {_WORDS[kind]}{by}",
        initiative=story.slug,
        first=first.quote,
        second=second.quote,
        first_value=one,
        second_value=other,
        because=Because(f"datoer-for-{kind.value}", Certainty.SURE if bodies else Certainty.LIKELY, said),
        explanation=explanation,
    )


def _pair(first: Claim, second: Claim) -> tuple[str, ...]:
    return tuple(f"{place(claim.quote.item)} {claim.date.value if claim.date else ''}" for claim in (first, second))
