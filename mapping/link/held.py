"""The meetings of one municipality as references are looked up in them: by body, day and month."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from ..collection import MeetingSummary
from ..slugs import slug

AROUND: Final = 4
"""Meetings of a body that must be held here before a day, and after it, before anything is said of what was not held."""
LONGEST_RUN: Final = 400
"""Days that those meetings may span: a body that meets more seldom has no run."""
CLOSE: Final = 0.4
"""How near a day lies to a meeting at most, as a share of the shortest time between two of them, to be too near for one more."""
REGULAR: Final = 1.5
"""The time between two meetings, as a multiple of the shortest one, from which a regular one may have been held between them."""
OFTEN: Final = 21
"""Days between two meetings from which there is room for one more on another day of the week."""


class Held:
    """Tables over meetings; one look-up a question, whatever their number."""

    def __init__(self, meetings: Sequence[MeetingSummary]) -> None:
        self._on: dict[tuple[str, date], list[MeetingSummary]] = defaultdict(list)
        self._within: dict[tuple[str, str], list[MeetingSummary]] = defaultdict(list)
        self._any: dict[date, list[MeetingSummary]] = defaultdict(list)
        days: dict[str, set[date]] = defaultdict(set)
        for meeting in sorted(meetings, key=lambda each: (each.key, each.file)):
            body, first = slug(meeting.key.body), meeting.key.day
            self._within[body, f"{first:%Y-%m}"].append(meeting)
            for day in dict.fromkeys((first, *meeting.continued)):
                self._on[body, day].append(meeting)
                self._any[day].append(meeting)
                days[body].add(day)
        self._days = {body: sorted(found) for body, found in days.items()}
        self.latest = max((meeting.key.day for meeting in meetings), default=date.min)

    def on(self, body: str, day: date) -> Sequence[MeetingSummary]:
        """The meetings of a body on a day: several where it sat twice."""
        return self._on.get((slug(body), day), ())

    def within(self, body: str, month: str) -> Sequence[MeetingSummary]:
        """The meetings of a body in a month, such as ``2021-12``."""
        return self._within.get((slug(body), month), ())

    def of_anybody(self, day: date) -> Sequence[MeetingSummary]:
        return self._any.get(day, ())

    def beside(self, body: str, day: date) -> tuple[date, ...]:
        """The body's meeting days next to a day: the last before it and the first after it."""
        days = self._days.get(slug(body), [])
        place = bisect_left(days, day)
        return tuple(days[max(0, place - 1) : place + 1])

    def has_run_around(self, body: str, day: date) -> bool:
        """Whether the collection plainly holds each of the body's meetings round a day on which it holds none.

        It does where as many as ``AROUND`` lie on either side within ``LONGEST_RUN`` days, and the day lies so near to one of
        them that the body, which never met in such haste, cannot have met on it too; or where they are all on one day of the
        week, the day is another, and the two beside it follow each other as closely as the meetings of a busy body do.
        """
        days = self._days.get(slug(body), [])
        place = bisect_left(days, day)
        run = days[max(0, place - AROUND) : place + AROUND]
        if place < AROUND or len(run) < 2 * AROUND or (run[-1] - run[0]).days > LONGEST_RUN or day in run:
            return False
        shortest = min((after - before).days for before, after in pairwise(run))
        before, after = run[AROUND - 1], run[AROUND]
        near = min((day - before).days, (after - day).days)
        off = {each.weekday() for each in run} == {before.weekday()} and day.weekday() != before.weekday()
        return near <= CLOSE * shortest or (off and (after - before).days < min(REGULAR * shortest, OFTEN))
