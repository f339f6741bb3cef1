"""An initiative from beginning to end: its names and why they are one, what is said to have happened, and what is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from ..collection import Initiative, MeetingSummary, MentionSummary
from ..knowledge import Because, Certainty, Claim, ClaimKind, JoinedName, Series, Story
from ..profiles import InitiativeEntry
from .initiatives import BUDGET_LINE, Register, find, finder, key
from .order import alphabetical, earliest_first

_NOT_EVENTS: Final = (ClaimKind.AMOUNT, ClaimKind.FIGURE, ClaimKind.TARGET_GROUP)

ITSELF: Final = Because("navnet", Certainty.SURE, "Det navn, som initiativet oftest har i referaterne.")
GIVEN: Final = Because("registeret", Certainty.SURE, "Kommunens register siger, at det er samme initiativ.")
SAME_WORDS: Final = Because(
    "samme-ord",
    Certainty.SURE,
    "Samme ord i samme rækkefølge; kun tegn, store bogstaver eller skrivemåden af en alder er anderledes.",
)
SLIP: Final = Because(
    "skrivefejl", Certainty.LIKELY, "Ét bogstav er anderledes inde i et langt ord, og skrivemåden står kun ét sted."
)
LABEL: Final = Because(
    "budgetlinje", Certainty.LIKELY, "Budgetlinjens navn er initiativets, når mærket foran og bemærkninger er taget fra."
)


def stories(
    initiatives: Sequence[Initiative], meetings: Sequence[MeetingSummary], register: Sequence[InitiativeEntry] = ()
) -> tuple[Story, ...]:
    """The story of each initiative, in the initiatives' order."""
    names, known = finder(initiatives), Register(register)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for meeting in meetings:
        for claim in meeting.knowledge.claims:
            word = find(names, claim.subject)
            if word is not None:
                claims[word].append(claim)
    return tuple(_story(one, sorted(claims[one.slug], key=_place), known) for one in initiatives)


def _place(claim: Claim) -> tuple[object, ...]:
    """By meeting, then as printed; what one sentence says several times, by what it says."""
    return (*earliest_first(claim.quote.item), claim.quote.span, claim.kind, claim.measure or "", claim.years, str(claim.value))


def _story(initiative: Initiative, claims: Sequence[Claim], known: Register) -> Story:
    events = [claim for claim in claims if claim.kind not in _NOT_EVENTS]
    return Story(
        municipality=initiative.municipality,
        slug=initiative.slug,
        names=tuple(_joined(initiative, known)),
        events=tuple(sorted(events, key=lambda one: (one.date is None, one.date.value if one.date else "", _place(one)))),
        series=tuple(_series([claim for claim in claims if claim.kind is ClaimKind.FIGURE])),
        target_groups=tuple(claim for claim in claims if claim.kind is ClaimKind.TARGET_GROUP),
        amounts=tuple(claim for claim in claims if claim.kind is ClaimKind.AMOUNT),
        figures=tuple(claim for claim in claims if claim.kind is ClaimKind.FIGURE),
    )


def _joined(initiative: Initiative, known: Register) -> Iterator[JoinedName]:
    """Yield each name once with its reason, the usual one first, then the labels of budget lines."""
    yield JoinedName(initiative.name, ITSELF)
    usual = key(initiative.name)
    for name in initiative.other_names:
        if known.entry(name) is not None and key(name) != usual:
            yield JoinedName(name, GIVEN)
        else:
            yield JoinedName(name, SAME_WORDS if key(name) == usual else SLIP)
    spelt = {initiative.name, *initiative.other_names}
    for label in dict.fromkeys(_labels(initiative.mentions)):
        if label not in spelt:
            yield JoinedName(label, LABEL)


def _labels(mentions: Sequence[MentionSummary]) -> Iterator[str]:
    for mention in mentions:
        if mention.evidence == BUDGET_LINE and mention.table_row is not None:
            yield mention.printed


def _series(figures: Sequence[Claim]) -> Iterator[Series]:
    """Yield each measure's figures by the year they are for; one that an item gives twice is one."""
    groups: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in figures:
        groups[(claim.measure or "").casefold(), claim.unit].append(claim)
    for (_, unit), found in sorted(groups.items(), key=lambda pair: (-len(pair[1]), alphabetical(pair[0][0]), pair[0][1] or "")):
        once: dict[tuple[object, ...], Claim] = {}
        for claim in sorted(found, key=_time):
            once.setdefault((claim.quote.item, claim.value, claim.years_back), claim)
        points = tuple(once.values())
        yield Series(points[0].measure or "", unit, points)


def _time(claim: Claim) -> tuple[object, ...]:
    """A figure that is printed as that of the year before comes a year before the others of its meeting."""
    day = claim.quote.item.meeting.day
    return (day.year - claim.years_back, day.month, day.day, *_place(claim))
