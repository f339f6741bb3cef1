"""Where matters are planted: meetings with room for them, and names, numbers and days that nothing else has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, product
from random import Random
from typing import Final, TypeVar

from ..plan import ItemPlan, MeetingPlan, Planted
from .phrases import Phrases, phrases
from .truth import MattersTruth, NameTruth

Card = TypeVar("Card")
MOST: Final = 6
"""Planted items of one meeting, as far as there is another with room."""


class Book:
    """Plants items into planned meetings, and keeps the truth of them."""

    def __init__(self, meetings: Sequence[MeetingPlan], seed: int) -> None:
        self.rng = Random(f"{seed}:matters")
        self.truth = MattersTruth()
        self.words: Phrases = phrases()
        self.last = max(meeting.day for meeting in meetings)
        """The day that statuses are told as of."""
        self._meetings = list(meetings)
        self._bodies: dict[str, list[MeetingPlan]] = defaultdict(list)
        for meeting in sorted(meetings, key=lambda each: each.day):
            self._bodies[meeting.body.name].append(meeting)
        self._planted: dict[tuple[str, date], list[ItemPlan]] = defaultdict(list)
        self._numbers, self._places = count(1), count(1)
        self._names = [f"{head} {tail}" for head, tail in product(self.words.heads, self.words.tails)]
        self.rng.shuffle(self._names)
        self._dealt: dict[int, int] = {}

    # What to plant, and where ------------------------------------------------------------------------------------------

    def name(self) -> str:
        """An initiative's name that nothing else has."""
        return self._names.pop()

    def number(self, meeting: MeetingPlan) -> str:
        """A case number that nothing else has."""
        return f"{self.rng.choice(meeting.body.themes[0].kle)}-K04-{next(self._numbers)}-{meeting.day.year % 100:02d}"

    def days(self, wanted: int, after: date | None = None, before: date | None = None) -> list[MeetingPlan]:
        """Meetings of one body in order of time, those with most room first of all."""
        for name in self.rng.sample(sorted(self._bodies), len(self._bodies)):
            fitting = [
                each
                for each in self._bodies[name]
                if (after is None or each.day > after) and (before is None or each.day < before) and self._room(each) > 0
            ]
            if len(fitting) >= wanted:
                return sorted(self.rng.sample(fitting, wanted), key=lambda each: each.day)
        raise ValueError("the corpus has no room for its matters: ask for more meetings")

    def held(self, body: str) -> list[MeetingPlan]:
        """A body's meetings in order of time."""
        return self._bodies[body]

    def days_after(self, meeting: MeetingPlan) -> list[MeetingPlan]:
        """Every later meeting of any body that has room."""
        return [each for each in self._meetings if each.day > meeting.day and self._room(each) > 0]

    def meeting_of(self, body: str, after: date, before: date | None) -> MeetingPlan:
        """A meeting of a body between two days, with room if there is one."""
        fitting = [each for each in self._bodies[body] if after < each.day and (before is None or each.day < before)]
        return self.rng.choice([each for each in fitting if self._room(each) > 0] or fitting)

    def next_place(self) -> str:
        """The name of the next place."""
        return f"m{next(self._places)}"

    def day(self, first: date, last: date) -> date:
        """A day between two."""
        return first + timedelta(days=self.rng.randint(0, (last - first).days))

    def plant(self, meeting: MeetingPlan, planted: Planted, letter: str = "D", number: str | None = None) -> str:
        """Put an item on a meeting's agenda; its place."""
        plan = ItemPlan("planted", letter, number or self.number(meeting), meeting.body.themes[0], planted=planted)
        self._planted[meeting.body.name, meeting.day].append(plan)
        return planted.place

    def tell(self, meeting: MeetingPlan, title: str, *told: str, number: str | None = None) -> str:
        """Plant an item of some paragraphs that is for information."""
        return self.plant(meeting, Planted(self.next_place(), title, told), number=number)

    def names(self, place: str, spelling: str, group: str | None = None) -> None:
        """Record that a place names an initiative."""
        self.truth.names.append(NameTruth(place, spelling, group or spelling))

    def say(self, key: str, **given: str) -> str:
        """One of the phrases of a key, its slots filled."""
        return self.rng.choice(self.words.all(key)).format(**given)

    def title(self, name: str) -> str:
        """A title that names an initiative."""
        return self.say("titles", name=name)

    def deal(self, cards: Sequence[Card], wanted: int) -> list[Card]:
        """Some of these; each comes as often as any other."""
        dealt = []
        for _ in range(wanted):
            at = self._dealt.get(id(cards), 0)
            self._dealt[id(cards)] = at + 1
            dealt.append(cards[at % len(cards)])
        return dealt

    # What comes of it --------------------------------------------------------------------------------------------------

    def meetings(self) -> list[MeetingPlan]:
        """The planned meetings with what was planted, before the item that every agenda ends with."""
        return [self._with_planted(meeting) for meeting in self._meetings]

    def _with_planted(self, meeting: MeetingPlan) -> MeetingPlan:
        planted = self._planted.get((meeting.body.name, meeting.day), [])
        return replace(meeting, items=(*meeting.items[:-1], *planted, *meeting.items[-1:]))

    def _room(self, meeting: MeetingPlan) -> int:
        return MOST - len(self._planted.get((meeting.body.name, meeting.day), []))
