"""A case from meeting to meeting: its treatments by date, what others are quoted to have decided, and what changed between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from .. import vocabulary
from ..briefs import ItemSummary
from ..collection import Case, MeetingSummary
from ..knowledge import LONGEST, CaseHistory, Change, Piece, QuotedDecision, TreatedItem, Treatment, Verdict
from ..model import AgendaItem, EarlierDecision, MeetingKey, Minutes, Precision
from ..slugs import slug
from .compare import ABOUT, compare_item
from .difference import difference, likeness
from .order import alphabetical
from .standing import why_standing

MOST_QUOTED: Final = 20
"""Earlier decisions of one item that are kept."""
LONGEST_QUOTED: Final = 300
"""Characters of each."""
_Place = tuple[MeetingKey, str]


def brief_treated(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[TreatedItem, ...]:
    """What each item with a case number gives to the history of its case."""
    return tuple(_treated(item, items[item.number]) for item in minutes.items if item.case_number is not None)


def case_histories(cases: Sequence[Case], meetings: Sequence[MeetingSummary]) -> Iterator[CaseHistory]:
    """Yield the history of each case, in the cases' order."""
    treated = {(meeting.key, each.item.number): each for meeting in meetings for each in meeting.knowledge.treated}
    return (_history(case, treated) for case in cases)


def _treated(item: AgendaItem, brief: ItemSummary) -> TreatedItem:
    comparison = compare_item(item)
    text = " ".join(item.recommendation.text.split()) if item.recommendation else ""
    return TreatedItem(
        item=brief,
        recommended=_cut(text, LONGEST) or None,
        is_cut=len(text) > LONGEST,
        verdict=comparison.verdict if comparison else None,
        added=sum(point.verdict is Verdict.ADDED for point in comparison.points) if comparison else 0,
        earlier=tuple(_quoted(earlier) for earlier in item.earlier[:MOST_QUOTED]),
    )


def _quoted(earlier: EarlierDecision) -> QuotedDecision:
    return QuotedDecision(
        position=earlier.position,
        bodies=earlier.bodies,
        body=earlier.body,
        date=earlier.date,
        outcome=earlier.outcome.concept,
        text=_cut(" ".join(earlier.text.split()), LONGEST_QUOTED),
        span=earlier.span,
    )


def _cut(text: str, longest: int) -> str:
    """Cut at the end of a word with an ellipsis, if it is longer."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    return f"{(kept.rpartition(' ')[0] or kept).rstrip(' ,;:.–-')}…"


def _history(case: Case, treated: Mapping[_Place, TreatedItem]) -> CaseHistory:
    standing = why_standing(case.items)
    own = [treated.get((item.meeting, item.number)) or TreatedItem(item, None, False, None, 0, ()) for item in case.items]
    steps = [_step(each, None if standing else before) for before, each in zip([None, *own], own, strict=False)]
    if standing is None:
        steps = sorted([*steps, *_quoted_steps(own)], key=_when)
    return CaseHistory(case.municipality, case.number, standing, tuple(steps))


def _step(now: TreatedItem, before: TreatedItem | None) -> Treatment:
    changes = tuple(_changes(before, now)) if before else ()
    return Treatment(now.item, now.recommended, now.verdict, changes, now.added)


# What others are quoted to have decided ------------------------------------------------------------------------------


def _quoted_steps(own: Sequence[TreatedItem]) -> Iterator[Treatment]:
    """Yield earlier decisions that no minutes of the collection tell of: each once, however many items quote it."""
    told = {(slug(each.item.meeting.body), each.item.meeting.day.isoformat()) for each in own}
    bodies: set[str] = set()
    for each in own:
        for quoted in each.earlier:
            keys = _told_by(quoted)
            is_ours = quoted.date is None and any(body in bodies for body, _ in keys)  # Of an item before, most likely.
            if not is_ours and not keys & told:
                yield Treatment(each.item, None, None, (), quoted=quoted)
            told |= keys
        bodies.add(slug(each.item.meeting.body))


def _told_by(quoted: QuotedDecision) -> set[tuple[str, str]]:
    """What makes two quoted decisions one: a body and the day; without a day, a body and the words."""
    names = quoted.bodies or ((quoted.body,) if quoted.body else ("",))
    return {(slug(name) if name else "", quoted.date.value if quoted.date else quoted.text) for name in names}


def _when(step: Treatment) -> tuple[date, int, int, tuple[str, str], int, int]:
    """By day; what is only quoted, and has no day of its own, before the item that quotes it."""
    key, quoted = step.item.meeting, step.quoted
    if quoted is None:
        return key.day, 1, key.sitting, alphabetical(key.body), step.item.position, 0
    day = _day(quoted)
    early = day if day is not None and day <= key.day else key.day
    return early, 0, key.sitting, alphabetical(key.body), step.item.position, quoted.position


def _day(quoted: QuotedDecision) -> date | None:
    exact = quoted.date is not None and quoted.date.precision is Precision.DAY
    return date.fromisoformat(quoted.date.value) if quoted.date is not None and exact else None


# What changed --------------------------------------------------------------------------------------------------------


def _changes(before: TreatedItem, now: TreatedItem) -> Iterator[Change]:
    """Yield what differs between two treatments that follow each other."""
    old, new = before.item, now.item
    if not _same(old.title, new.title):
        yield Change("titel", f"Overskriften er en anden. Før: «{old.title}».")
    known = {old.outcome, new.outcome} - {None, vocabulary.NOT_CLASSIFIED}
    one_body = slug(old.meeting.body) == slug(new.meeting.body)  # What two bodies came to are two outcomes, not a changed one.
    if old.outcome and new.outcome and len(known) == 2 and one_body:
        label = vocabulary.outcomes().label
        yield Change("udfald", f"Udfaldet er et andet: før {label(old.outcome).lower()}, nu {label(new.outcome).lower()}.")
    yield from _other_recommendation(before, now)


def _other_recommendation(before: TreatedItem, now: TreatedItem) -> Iterator[Change]:
    old, new = before.recommended, now.recommended
    if old and not new:
        yield Change("indstilling", "Denne gang er der ingen indstilling.")
    elif new and not old:
        yield Change("indstilling", "Denne gang er der en indstilling; det var der ikke før.")
    elif old and new and not _same(old, new):
        whole = not before.is_cut and not now.is_cut  # Where an end is missing, what follows it would look removed.
        pieces = _marked(old, new) if whole else ()
        yield Change("indstilling", "Indstillingen er ændret." if pieces else "Indstillingen er en anden.", pieces)


def _marked(old: str, new: str) -> tuple[Piece, ...]:
    return difference(old, new) if likeness(old, new) >= ABOUT else ()


def _same(old: str, new: str) -> bool:
    return old.casefold().split() == new.casefold().split()
