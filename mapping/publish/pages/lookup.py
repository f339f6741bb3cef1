"""What pages ask of the joined collection, looked up instead of searched for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ...collection import (
    Body,
    Case,
    Collection,
    Initiative,
    ItemSummary,
    KleTopic,
    MeetingSummary,
    Municipality,
)
from ...knowledge import CaseHistory, Commitment, Finding, ResolvedReference, Story
from ...model import MeetingKey
from ...slugs import number_slug, slug
from ...uris import Uris
from .phrases import meeting_name


class Lookup:
    """Tables over one collection. Built once; small, since a collection holds no meeting's text."""

    def __init__(self, collection: Collection, uris: Uris) -> None:
        self.collection = collection
        self.municipalities: dict[str, Municipality] = {one.slug: one for one in collection.municipalities}
        self.meetings: dict[MeetingKey, MeetingSummary] = {}
        self.bodies: dict[tuple[str, str], Body] = {}
        self.cases: dict[tuple[str, str], Case] = {}
        self.initiatives: dict[tuple[str, str], Initiative] = {}
        self.topics: dict[str, KleTopic] = {topic.number: topic for topic in collection.kle_topics}
        self.histories: dict[tuple[str, str], CaseHistory] = {}
        self.stories: dict[tuple[str, str], Story] = {}
        self.findings_about: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        self.promises_about: dict[tuple[str, str], list[Commitment]] = defaultdict(list)
        self.promises: dict[tuple[MeetingKey, str], list[Commitment]] = defaultdict(list)
        self.findings: dict[tuple[str, object], list[Finding]] = defaultdict(list)
        self.mentioned: dict[tuple[MeetingKey, str, int], Initiative] = {}
        self.items: dict[tuple[MeetingKey, str], ItemSummary] = {}
        self.neighbours: dict[MeetingKey, tuple[MeetingSummary | None, MeetingSummary | None]] = {}
        self.resolved: dict[tuple[MeetingKey, str, str], ResolvedReference] = {}
        self.said_of_item: dict[tuple[MeetingKey, str], list[ResolvedReference]] = defaultdict(list)
        self.said_of_meeting: dict[MeetingKey, list[ResolvedReference]] = defaultdict(list)
        for municipality in collection.municipalities:
            self._add(municipality)
        self.names: dict[str, str] = dict(self._names(uris))

    def body(self, municipality: str, name: str) -> Body | None:
        """A body by any spelling of its name; spellings that make one path word are one body's."""
        return self.bodies.get((municipality, slug(name)))

    def case(self, municipality: str, number: str) -> Case | None:
        """A case by any spelling of its number."""
        return self.cases.get((municipality, number_slug(number)))

    def meetings_on(self, municipality: str, bodies: Iterable[str], day: str) -> tuple[MeetingSummary, ...]:
        """The meetings we hold of these bodies on an ISO date."""
        return tuple(
            meeting
            for name in bodies
            if (body := self.body(municipality, name))
            for meeting in body.meetings
            if meeting.key.day.isoformat() == day
        )

    def treatments(self, municipality: str, case_number: str | None) -> tuple[ItemSummary, ...]:
        """The items of a case, by date."""
        case = self.case(municipality, case_number) if case_number else None
        return case.items if case else ()

    def history(self, municipality: str, case_number: str) -> CaseHistory | None:
        return self.histories.get((municipality, number_slug(case_number)))

    def is_standing(self, municipality: str, case_number: str | None) -> bool:
        """Whether the number gathers items that are no single story."""
        history = self.history(municipality, case_number) if case_number else None
        return history is not None and history.standing is not None

    def _add(self, municipality: Municipality) -> None:
        word = municipality.slug
        self.bodies.update({(word, slug(body.name)): body for body in municipality.bodies})
        self.cases.update({(word, number_slug(case.number)): case for case in municipality.cases})
        self.histories.update({(word, number_slug(one.number)): one for one in municipality.knowledge.histories})
        self.initiatives.update({(word, one.slug): one for one in municipality.initiatives})
        self._add_matters(municipality)
        for finding in municipality.knowledge.findings:
            quotes = (finding.first, *([finding.second] if finding.second else []))
            for place in dict.fromkeys((quote.item.meeting, quote.item.number) for quote in quotes):
                self.findings[word, place].append(finding)
        for meeting in municipality.meetings:
            self.meetings[meeting.key] = meeting
            self.items.update({(meeting.key, item.number): item for item in meeting.items})
        for resolved in municipality.knowledge.references:
            self._add_reference(resolved)
        for initiative in municipality.initiatives:
            for mention in initiative.mentions:
                self.mentioned[mention.item.meeting, mention.item.number, mention.position] = initiative
        for body in municipality.bodies:
            self._add_neighbours(body)

    def _add_matters(self, municipality: Municipality) -> None:
        """What is known of each initiative."""
        word = municipality.slug
        self.stories.update({(word, story.slug): story for story in municipality.knowledge.stories})
        for finding in municipality.knowledge.findings:
            if finding.initiative is not None:
                self.findings_about[word, finding.initiative].append(finding)
        for promise in municipality.knowledge.commitments:
            self.promises[promise.stated.quote.item.meeting, promise.stated.quote.item.number].append(promise)
            if promise.initiative is not None:
                self.promises_about[word, promise.initiative].append(promise)

    def _add_reference(self, resolved: ResolvedReference) -> None:
        item = resolved.reference.item
        self.resolved[item.meeting, item.number, resolved.fragment] = resolved
        for target in resolved.targets:
            self.said_of_meeting[target.meeting].append(resolved)
            if target.item is not None:
                self.said_of_item[target.meeting, target.item.number].append(resolved)

    def _add_neighbours(self, body: Body) -> None:
        row = [None, *sorted(body.meetings, key=lambda meeting: meeting.key), None]
        for (before, this), (_, after) in zip(pairwise(row), pairwise(row[1:]), strict=False):
            if this:
                self.neighbours[this.key] = (before, after)

    def _names(self, uris: Uris) -> Iterator[tuple[str, str]]:
        """What pages call the things of the collection, by IRI."""
        for meeting in self.meetings.values():
            yield from _names_of_meeting(meeting, uris)
        for one in self.collection.municipalities:
            yield str(uris.municipality(one.slug)), one.name
            yield from ((str(uris.body(one.slug, body.name)), body.name) for body in one.bodies)
            yield from (
                (str(uris.case_type(one.slug, letter)), f"{letter}-sag: {danish}") for letter, danish, _ in one.case_types
            )
            yield from ((str(uris.case(one.slug, case.number)), case.number) for case in one.cases)
            yield from ((str(uris.initiative(one.slug, found.slug)), found.name) for found in one.initiatives)
            yield from ((str(uris.finding(one.slug, found.slug)), found.subject) for found in one.knowledge.findings)
            yield str(uris.money(one.slug)), f"Budgettal, {one.name}"
            yield from ((str(uris.administration(one.slug, found.name)), found.name) for found in one.administrations)
            yield from ((str(uris.person(one.slug, found.name)), found.name) for found in one.persons)
            for found in one.lists:
                yield str(uris.party_list(one.slug, found.letter, found.term)), f"Liste {found.letter}"
        for topic in self.collection.kle_topics:
            yield str(uris.kle_topic(topic.number)), f"KLE {topic.number}"


def _names_of_meeting(meeting: MeetingSummary, uris: Uris) -> Iterator[tuple[str, str]]:
    key, name = meeting.key, meeting_name(meeting.key)
    yield str(uris.meeting(key)), name
    yield str(uris.source(key)), f"Referatets tekst: {name}"
    if meeting.term:
        yield str(uris.body_term(key.municipality, key.body, meeting.term)), f"{key.body} {meeting.term[0]}–{meeting.term[1]}"
    for item in meeting.items:
        yield str(uris.item(key, item.number)), f"Punkt {item.number}: {item.title}"
