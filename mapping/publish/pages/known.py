"""Tables over one collection: what ``lookup`` answers from. Built once; small, since a collection holds no meeting's text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from ...collection import Body, Case, Collection, Initiative, MeetingSummary, Municipality
from ...describe.person import seats
from ...knowledge import CaseHistory, Commitment, Finding, ResolvedReference, Story
from ...model import MeetingKey
from ...slugs import number_slug, slug

Here = tuple[str, str]
"""A municipality's path word, and that of one of its things."""
Place = tuple[MeetingKey, str]
"""A meeting and the number of an item."""
Named = tuple[str, str]
"""An initiative's path word and its name."""
Spot = tuple[str, str]
"""The number of an item, and a fragment of the item's document."""
Money = tuple[str | None, str | None]
"""Where a budget figure's money comes from, and its control area."""
NEITHER: Final = (None, None)


class Known:
    """What is known of everything, by what it is asked for."""

    def __init__(self, collection: Collection) -> None:
        self.municipalities: dict[str, Municipality] = {one.slug: one for one in collection.municipalities}
        self.having_money = {
            one.slug for one in collection.municipalities if any(not each.is_total for each in one.knowledge.money)
        }
        self.meetings: dict[MeetingKey, MeetingSummary] = {}
        self.bodies: dict[Here, Body] = {}
        self.cases: dict[Here, Case] = {}
        self.initiatives: dict[Here, Initiative] = {}
        self.histories: dict[Here, CaseHistory] = {}
        self.stories: dict[Here, Story] = {}
        self.neighbours: dict[MeetingKey, tuple[MeetingKey | None, MeetingKey | None]] = {}
        self.held: dict[tuple[str, str, str], list[MeetingKey]] = defaultdict(list)
        self.recommending: dict[Here, list[MeetingKey]] = defaultdict(list)
        self.seated: dict[tuple[str, str, tuple[int, int]], list[str]] = defaultdict(list)
        self.last_years: dict[tuple[MeetingKey, str, int], int] = {}
        self.narrower: dict[str, list[str]] = defaultdict(list)
        for topic in collection.kle_topics:
            if topic.broader:
                self.narrower[topic.broader].append(topic.number)
        for municipality in collection.municipalities:
            self._add(municipality)
        self.said = Said(collection.municipalities)

    def _add(self, one: Municipality) -> None:
        word = one.slug
        self.bodies.update({(word, slug(body.name)): body for body in one.bodies})
        self.cases.update({(word, number_slug(case.number)): case for case in one.cases})
        self.histories.update({(word, number_slug(each.number)): each for each in one.knowledge.histories})
        self.initiatives.update({(word, each.slug): each for each in one.initiatives})
        self.stories.update({(word, story.slug): story for story in one.knowledge.stories})
        for meeting in one.meetings:
            self._add_meeting(meeting, word)
        for body in one.bodies:
            self._add_body(body)
        for person in one.persons:
            for letter, term in seats(person):
                self.seated[word, letter, term].append(person.name)

    def _add_meeting(self, meeting: MeetingSummary, word: str) -> None:
        self.meetings[meeting.key] = meeting
        for name in meeting.recommenders:
            self.recommending[word, name].append(meeting.key)
        for line in meeting.budget_lines:
            table = line.item.meeting, line.item.number, line.table
            years = (*line.years, *(figure.year for figure in line.figures))
            self.last_years[table] = max([self.last_years.get(table, 0), *years])

    def _add_body(self, body: Body) -> None:
        for meeting in body.meetings:
            self.held[body.municipality, slug(body.name), meeting.key.day.isoformat()].append(meeting.key)
        row = [None, *sorted(meeting.key for meeting in body.meetings), None]
        for (before, this), (_, after) in zip(pairwise(row), pairwise(row[1:]), strict=False):
            if this:
                self.neighbours[this] = (before, after)


class Said:
    """What the joined results say of meetings and initiatives, by meeting or initiative."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        self.resolved: dict[MeetingKey, dict[tuple[str, str], ResolvedReference]] = defaultdict(dict)
        self.of_item: dict[Place, list[ResolvedReference]] = defaultdict(list)
        self.of_meeting: dict[MeetingKey, list[ResolvedReference]] = defaultdict(list)
        self.findings: dict[MeetingKey, dict[str, list[Finding]]] = defaultdict(dict)
        self.findings_about: dict[Here, list[Finding]] = defaultdict(list)
        self.promises: dict[MeetingKey, dict[str, list[Commitment]]] = defaultdict(dict)
        self.promises_about: dict[Here, list[Commitment]] = defaultdict(list)
        self.named: dict[MeetingKey, dict[tuple[str, int], Named]] = defaultdict(dict)
        self.initiatives: dict[MeetingKey, dict[Spot, list[Named]]] = defaultdict(dict)
        self.money: dict[MeetingKey, dict[Spot, Money]] = defaultdict(dict)
        for one in municipalities:
            for resolved in one.knowledge.references:
                self._add_reference(resolved)
            for finding in one.knowledge.findings:
                self._add_finding(finding)
            for promise in one.knowledge.commitments:
                self._add_promise(promise)
            for figure in one.knowledge.money:
                if figure.origin or figure.area:
                    spot = figure.item.number, f"{line_fragment(figure.table, figure.row)}-{figure.year}"
                    self.money[figure.item.meeting][spot] = figure.origin, figure.area
            for initiative in one.initiatives:
                self._add_initiative(initiative)

    def _add_initiative(self, initiative: Initiative) -> None:
        named = initiative.slug, initiative.name
        for mention in initiative.mentions:
            self.named[mention.item.meeting][mention.item.number, mention.position] = named
        spots = [(mention.item, mention_fragment(mention.position)) for mention in initiative.mentions]
        spots += ((line.item, line_fragment(line.table, line.row)) for line in initiative.budget_lines)
        for key, spot in dict.fromkeys((item.meeting, (item.number, fragment)) for item, fragment in spots):
            self.initiatives[key].setdefault(spot, []).append(named)

    def _add_reference(self, resolved: ResolvedReference) -> None:
        item = resolved.reference.item
        self.resolved[item.meeting][item.number, resolved.fragment] = resolved
        for target in resolved.targets:
            self.of_meeting[target.meeting].append(resolved)
            if target.item is not None:
                self.of_item[target.meeting, target.item.number].append(resolved)

    def _add_finding(self, finding: Finding) -> None:
        quotes = (finding.first, *([finding.second] if finding.second else []))
        for key, number in dict.fromkeys((quote.item.meeting, quote.item.number) for quote in quotes):
            self.findings[key].setdefault(number, []).append(finding)
        if finding.initiative is not None:
            self.findings_about[finding.municipality, finding.initiative].append(finding)

    def _add_promise(self, promise: Commitment) -> None:
        item = promise.stated.quote.item
        self.promises[item.meeting].setdefault(item.number, []).append(promise)
        if promise.initiative is not None:
            self.promises_about[promise.municipality, promise.initiative].append(promise)


def mention_fragment(position: int) -> str:
    return f"omtale-{position}"


def line_fragment(table: int, row: int) -> str:
    return f"tabel-{table}-r{row}"
