"""Tables over one collection: what ``lookup`` answers from, built once.

What there is much of lies on shelves: a page needs a little of it, and so does each process that makes pages. Such a process is
handed these tables without the collection.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from ...collection import Collection, Coverage, ItemSummary, MeetingSummary, Municipality
from ...describe.person import seats
from ...knowledge import CaseHistory, Claim, Commitment, Finding, Knowledge, MoneyFigure, ResolvedReference, Story
from ...model import MeetingKey
from ...shelf import Shelf, Spool
from ...slugs import number_slug, slug
from .canonical import Canonical
from .grouped import grouped, grouped_parts, parted

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
_Told = TypeVar("_Told", Finding, Commitment)
_UNSEEN: Final[Mapping[type, frozenset[str]]] = {
    ItemSummary: frozenset({"heading_span"}),
    MeetingSummary: frozenset(field.name for field in fields(MeetingSummary)) - {"key", "term", "items"},
}
"""Shown on pages of the whole collection only, though a body holds its meetings."""


class Own(NamedTuple):
    """What a meeting's own minutes say."""

    coverage: Coverage
    claims: tuple[Claim, ...]
    titles: tuple[tuple[str, str], ...]
    """Number and title of each item."""


class Council(NamedTuple):
    """A municipality."""

    name: str
    case_types: tuple[tuple[str, str, str], ...]


class Known:
    """What is known of everything, by what it is asked for."""

    def __init__(self, collection: Collection, folder: Path | None = None) -> None:
        """The shelves lie in a file in ``folder``, else where the system keeps what is in passing."""
        several, spool = collection.municipalities, Spool[Any](folder)
        self.municipalities: dict[str, Council] = {one.slug: Council(one.name, one.case_types) for one in several}
        self.having_money = {one.slug for one in several if any(not each.is_total for each in one.knowledge.money)}
        self.bodies: set[Here] = {(one.slug, slug(body.name)) for one in several for body in one.bodies}
        self.initiatives: dict[Here, str] = {(one.slug, each.slug): each.name for one in several for each in one.initiatives}
        """The name of each."""
        self.seated: dict[tuple[str, str, tuple[int, int]], list[str]] = defaultdict(list)
        self.narrower: dict[str, list[str]] = defaultdict(list)
        self.standing: set[Here] = set()
        for topic in collection.kle_topics:
            if topic.broader:
                self.narrower[topic.broader].append(topic.number)
        for municipality in several:
            self._add(municipality)
        self.cases: Shelf[Here, str] = Shelf(spool, _cases(several))
        """The number of each, as printed."""
        self.neighbours: Shelf[MeetingKey, tuple[MeetingKey | None, MeetingKey | None]] = Shelf(spool, _neighbours(several))
        self.held: Shelf[tuple[str, str, str], list[MeetingKey]] = grouped(spool, map(_held, several))
        self.recommending: Shelf[Here, list[MeetingKey]] = grouped(spool, map(_recommending, several))
        self.last_years: Shelf[MeetingKey, dict[tuple[str, int], int]] = Shelf(spool, _last_years(several))
        self.meetings: Shelf[MeetingKey, Own] = Shelf(spool, _meetings(several))
        self.treated: Shelf[Here, tuple[ItemSummary, ...]] = Shelf(spool, _treated(several))
        self.histories: Shelf[Here, CaseHistory] = Shelf(spool, _histories(several))
        self.stories: Shelf[Here, Story] = Shelf(spool, _stories(several))
        self.said = Said(several, spool)

    def _add(self, one: Municipality) -> None:
        word = one.slug
        self.standing.update((word, number_slug(each.number)) for each in one.knowledge.histories if each.standing is not None)
        for person in one.persons:
            for letter, term in seats(person):
                self.seated[word, letter, term].append(person.name)


def _cases(several: Sequence[Municipality]) -> Iterator[tuple[Here, str]]:
    return (((one.slug, number_slug(case.number)), case.number) for one in several for case in one.cases)


def _neighbours(several: Sequence[Municipality]) -> Iterator[tuple[MeetingKey, tuple[MeetingKey | None, MeetingKey | None]]]:
    for body in (body for one in several for body in one.bodies):
        row = [None, *sorted(meeting.key for meeting in body.meetings), None]
        for (before, this), (_, after) in zip(pairwise(row), pairwise(row[1:]), strict=False):
            if this:
                yield this, (before, after)


def _held(one: Municipality) -> Iterator[tuple[tuple[str, str, str], MeetingKey]]:
    for body in one.bodies:
        for meeting in body.meetings:
            yield (body.municipality, slug(body.name), meeting.key.day.isoformat()), meeting.key


def _recommending(one: Municipality) -> Iterator[tuple[Here, MeetingKey]]:
    return (((one.slug, name), meeting.key) for meeting in one.meetings for name in meeting.recommenders)


def _last_years(several: Sequence[Municipality]) -> Iterator[tuple[MeetingKey, dict[tuple[str, int], int]]]:
    for meeting in (meeting for one in several for meeting in one.meetings if meeting.budget_lines):
        found: dict[tuple[str, int], int] = {}
        for line in meeting.budget_lines:
            table = line.item.number, line.table
            found[table] = max([found.get(table, 0), *line.years, *(figure.year for figure in line.figures)])
        yield meeting.key, found


def _meetings(several: Sequence[Municipality]) -> Iterator[tuple[MeetingKey, Own]]:
    for meeting in (meeting for one in several for meeting in one.meetings):
        titles = tuple((item.number, item.title) for item in meeting.items)
        yield meeting.key, Own(meeting.coverage, meeting.knowledge.claims, titles)


def _treated(several: Sequence[Municipality]) -> Iterator[tuple[Here, tuple[ItemSummary, ...]]]:
    return (((one.slug, number_slug(case.number)), case.items) for one in several for case in one.cases)


def _histories(several: Sequence[Municipality]) -> Iterator[tuple[Here, CaseHistory]]:
    return (((one.slug, number_slug(each.number)), each) for one in several for each in one.knowledge.histories)


def _stories(several: Sequence[Municipality]) -> Iterator[tuple[Here, Story]]:
    return (((one.slug, story.slug), story) for one in several for story in one.knowledge.stories)


# What joined results say of meetings and initiatives ------------------------------------------------------------------


class Said:
    """What the joined results say, by meeting or initiative. Each table is on its shelf before the next is made, and each
    municipality's part of it before that of the next."""

    def __init__(self, several: Sequence[Municipality], spool: Spool[Any]) -> None:
        known = [one.knowledge for one in several]
        self.resolved: Shelf[MeetingKey, dict[Spot, ResolvedReference]] = parted(
            spool, (map(_resolved, one.references) for one in known)
        )
        self.of_meeting: Shelf[MeetingKey, list[ResolvedReference]] = grouped(
            spool, (((target.meeting, each) for each in one.references for target in each.targets) for one in known)
        )
        self.of_item: Shelf[Place, list[ResolvedReference]] = grouped(spool, (_leading_to_items(one) for one in known))
        self.findings: Shelf[MeetingKey, dict[str, list[Finding]]] = grouped_parts(
            spool, (_quoted(one.findings) for one in known)
        )
        self.findings_about: Shelf[Here, list[Finding]] = grouped(spool, (_about(one.findings) for one in known))
        self.promises: Shelf[MeetingKey, dict[str, list[Commitment]]] = grouped_parts(
            spool, (map(_promised, one.commitments) for one in known)
        )
        self.promises_about: Shelf[Here, list[Commitment]] = grouped(spool, (_about(one.commitments) for one in known))
        self.named: Shelf[MeetingKey, dict[tuple[str, int], Named]] = parted(spool, map(_mentions, several))
        self.initiatives: Shelf[MeetingKey, dict[Spot, list[Named]]] = grouped_parts(spool, map(_spots, several))
        self.money: Shelf[MeetingKey, dict[Spot, Money]] = parted(
            spool, ((_money(each) for each in one.money if each.origin or each.area) for one in known)
        )


def _about(found: Iterable[_Told]) -> Iterator[tuple[Here, _Told]]:
    return (((each.municipality, each.initiative), each) for each in found if each.initiative is not None)


def _leading_to_items(one: Knowledge) -> Iterator[tuple[Place, ResolvedReference]]:
    for each in one.references:
        yield from (((target.meeting, target.item.number), each) for target in each.targets if target.item is not None)


def _resolved(one: ResolvedReference) -> tuple[MeetingKey, Spot, ResolvedReference]:
    item = one.reference.item
    return item.meeting, (item.number, one.fragment), one


def _quoted(findings: Iterable[Finding]) -> Iterator[tuple[MeetingKey, str, Finding]]:
    for finding in findings:
        quotes = (finding.first, *([finding.second] if finding.second else []))
        for key, number in dict.fromkeys((quote.item.meeting, quote.item.number) for quote in quotes):
            yield key, number, finding


def _promised(one: Commitment) -> tuple[MeetingKey, str, Commitment]:
    item = one.stated.quote.item
    return item.meeting, item.number, one


def _mentions(one: Municipality) -> Iterator[tuple[MeetingKey, tuple[str, int], Named]]:
    for initiative in one.initiatives:
        for mention in initiative.mentions:
            yield mention.item.meeting, (mention.item.number, mention.position), (initiative.slug, initiative.name)


def _spots(one: Municipality) -> Iterator[tuple[MeetingKey, Spot, Named]]:
    for initiative in one.initiatives:
        spots = [(mention.item, mention_fragment(mention.position)) for mention in initiative.mentions]
        spots += ((line.item, line_fragment(line.table, line.row)) for line in initiative.budget_lines)
        for key, spot in dict.fromkeys((item.meeting, (item.number, fragment)) for item, fragment in spots):
            yield key, spot, (initiative.slug, initiative.name)


def _money(figure: MoneyFigure) -> tuple[MeetingKey, Spot, Money]:
    fragment = f"{line_fragment(figure.table, figure.row)}-{figure.year}"
    return figure.item.meeting, (figure.item.number, fragment), (figure.origin, figure.area)


def canonical() -> Canonical:
    """Digests of what pages show."""
    return Canonical(_UNSEEN, shared=frozenset({ItemSummary}))


def line_of(finding: Finding) -> tuple[object, ...]:
    """What other pages than its own show of a finding."""
    values = finding.first_value, finding.second_value
    return finding.municipality, finding.slug, finding.subject, finding.severity, finding.explanation, finding.dismissed, *values


def mention_fragment(position: int) -> str:
    return f"omtale-{position}"


def line_fragment(table: int, row: int) -> str:
    return f"tabel-{table}-r{row}"
