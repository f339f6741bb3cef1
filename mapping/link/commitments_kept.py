"""What later minutes say of a promise, and its status as of a day.

A promise is told to be kept only by a later item that refers to its decision, has its case number, names its initiative or
has its words in the title. That words occur in a text is told as possible, and never makes a promise kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from ..collection import Initiative, MeetingSummary
from ..knowledge import Commitment, Evidence, StatedCommitment, Status
from .commitments_bodies import Held, not_here
from .commitments_later import Later, later_items
from .commitments_status import MANY, Since, told, turning_day
from .order import earliest_first

MOST_EVIDENCE: Final = 5


class Promises(NamedTuple):
    """The promises of a municipality, as of a day."""

    commitments: Sequence[Commitment]
    """In the order of their meetings, the earliest first."""
    turn: date | None
    """The next day on which another status may be told from the same minutes; nothing where none is to come."""


def join_commitments(
    municipality: str, meetings: Sequence[MeetingSummary], initiatives: Sequence[Initiative], as_of: date | None
) -> Promises:
    """Every promise of a municipality's meetings with what later ones say of it, as of a day or of the latest meeting."""
    stated = [each for meeting in meetings for each in meeting.knowledge.commitments]
    if not stated:
        return Promises((), None)
    days = sorted(meeting.key.day for meeting in meetings)
    told_for = as_of or days[-1]
    to_come = days[bisect_right(days, told_for) :]
    days = days[: len(days) - len(to_come)]
    held = Held(meetings, told_for)
    later = later_items(meetings, stated, initiatives, told_for)
    ordered = sorted(stated, key=lambda one: (*earliest_first(one.quote.item), one.position))
    made = [_commitment(municipality, one, later, days, held, told_for) for one in ordered]
    turns = [*to_come[:1], *(turn for _, turn in made if turn > told_for)]
    return Promises(tuple(commitment for commitment, _ in made), min(turns, default=None))


def _commitment(
    municipality: str, one: StatedCommitment, later: Later, days: Sequence[date], held: Held, as_of: date
) -> tuple[Commitment, date]:
    """And the day from which it may have another status, though nothing more is said of it."""
    initiative = later.initiative_of(one)
    evidence = later.evidence(one, initiative)
    later_days = len(days) - bisect_right(days, one.quote.item.meeting.day)
    since = Since(later_days, days[-1] if later_days else date.min)
    status, said = told(one, evidence, since, as_of, later.came_back(one))
    missing = not_here(one, held) if status is Status.SILENT else None
    if missing:
        status, said = Status.UNSEEN, missing
    turn = turning_day(one, evidence)
    commitment = Commitment(
        municipality=municipality,
        stated=one,
        initiative=initiative,
        status=status,
        as_of=_settled(one, evidence, turn, days, held, as_of),
        evidence=evidence[:MOST_EVIDENCE],
        later_meetings=min(since.count, MANY),
        said=said,
    )
    return commitment, turn


def _settled(
    one: StatedCommitment, evidence: Sequence[Evidence], turn: date, days: Sequence[date], held: Held, as_of: date
) -> date:
    """The last day on which anything came about that the status could follow from: the same until something else does, so that
    a promise is not told anew on every day of publication."""
    made = one.quote.item.meeting.day
    start = bisect_right(days, made)
    came = [made, *days[start : start + MANY][-1:], *(each.quote.item.meeting.day for each in evidence)]
    if turn <= as_of:
        after = one.due or made
        first = bisect_left(days, turn)
        seen = [days[first : first + 1], *(held.since(body, after)[:1] for body in one.bodies)]
        came += [turn, *(day for some in seen for day in some)]
    return max((day for day in came if day <= as_of), default=made)  # What is promised at a later meeting is told as of then.
