"""References between minutes, resolved: by body and day to the meeting, then to the item, or to a named gap.

A meeting is meant only where body and date as printed leave no other; an item only where something printed tells it from the
meeting's others. Whatever is left open is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import Final

from ..briefs import ItemSummary, ReferenceSummary
from ..collection import Case, Initiative, MeetingSummary
from ..danish import write_date, write_partial_date
from ..knowledge import LONGEST, Because, Certainty, Gap, ImpossibleDay, Quote, ResolvedReference, Target
from ..model import AgendaItem, BlockKind, Direction, Minutes, Precision, ReferenceKind, Span
from ..read.dates import impossible_dates
from ..read.sentences import sentences
from .held import Held
from .order import latest_first
from .reference_items import ItemFinder
from .sharing import reason
from .subject_words import other_meetings

MOST_IMPOSSIBLE: Final = 10
"""Impossible dates of one item that are kept."""
BUDGET_SEASON: Final = (8, 9, 10)
"""The months in which a council adopts the next year's budget: it must by 15 October (kommunestyrelsesloven § 38)."""


def brief_impossible(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[ImpossibleDay, ...]:
    """Dates in the text of a meeting that no calendar has."""
    return tuple(each for item in minutes.items for each in islice(_impossible(item, items[item.number]), MOST_IMPOSSIBLE))


def _impossible(item: AgendaItem, brief: ItemSummary) -> Iterator[ImpossibleDay]:
    for text, span in _dated(item):
        for printed in impossible_dates(text):
            yield ImpossibleDay(Quote(brief, text[:LONGEST], span), printed)


def _dated(item: AgendaItem) -> Iterator[tuple[str, Span]]:
    """Yield the sentences, then the rows, that may have such a date: every month has the first 28 days."""
    for section in item.sections:
        for block in section.blocks:
            if block.kind is not BlockKind.TABLE and _has_late_day(block.text):
                yield from ((sentence, block.span) for sentence in sentences(block.text))
    for table in item.tables:
        yield from ((row.label, row.span) for row in table.rows if _has_late_day(row.label))


def _has_late_day(text: str) -> bool:
    return "29" in text or "30" in text or "31" in text


def resolve_references(
    meetings: Sequence[MeetingSummary], cases: Sequence[Case], initiatives: Sequence[Initiative]
) -> Iterator[ResolvedReference]:
    """Yield every reference of a municipality's meetings with what it leads to, or why it leads nowhere; latest meeting first."""
    resolver = _Resolver(Held(meetings), ItemFinder(cases, initiatives))
    ordered = sorted(meetings, key=lambda meeting: (latest_first(meeting.key), meeting.file))
    return chain.from_iterable(map(resolver.of_meeting, ordered))


class _Resolver:
    """Resolves references against the meetings that are held."""

    def __init__(self, held: Held, items: ItemFinder) -> None:
        self._held, self._items = held, items

    def of_meeting(self, meeting: MeetingSummary) -> Iterator[ResolvedReference]:
        for reference in meeting.references:
            yield self._resolved(reference, f"henvisning-{reference.position}")
        for reference in meeting.earlier:
            yield self._resolved(reference, f"tidligere-{reference.position}")

    def _resolved(self, reference: ReferenceSummary, fragment: str) -> ResolvedReference:
        if not reference.bodies:
            target = self._of_any_body(reference)
            targets, several = ([target] if target else []), False
        else:
            found = [self._of_body(reference, body) for body in dict.fromkeys(reference.bodies)]
            targets, several = [each for each in found if isinstance(each, Target)], Gap.SEVERAL_FIT in found
        if targets:
            return ResolvedReference(reference, tuple(targets), None, fragment)
        gap = Gap.SEVERAL_FIT if several else self._gap(reference)
        instead = self._instead(reference) if gap is Gap.NO_SUCH_MEETING else None
        return ResolvedReference(reference, (), gap, fragment, instead)

    # The meeting ---------------------------------------------------------------------------------------------------

    def _of_body(self, reference: ReferenceSummary, body: str) -> Target | Gap | None:
        """What is meant of one body: a meeting and perhaps an item; several that fit; or nothing that is held here."""
        fitting = [meeting for meeting in self._fitting(reference, body) if meeting.key != reference.item.meeting]
        if not fitting:
            return None
        meant = self._items.meant(reference, fitting)
        if meant is not None:
            item, because = meant
            return Target(item.meeting, item, _weakened(because, reference))
        if reference.kind == ReferenceKind.BUDGET:
            return None  # That the council met in the season of budgets tells nothing.
        if len(fitting) > 1:
            return Gap.SEVERAL_FIT
        return Target(fitting[0].key, None, self._because_of_meeting(reference, body))

    def _fitting(self, reference: ReferenceSummary, body: str) -> list[MeetingSummary]:
        when = reference.date
        if reference.kind == ReferenceKind.BUDGET:
            year = int(when.value[:4]) - 1
            return [meeting for month in BUDGET_SEASON for meeting in self._held.within(body, f"{year:04d}-{month:02d}")]
        if when.precision is Precision.DAY:
            return list(self._held.on(body, date.fromisoformat(when.value)))
        if when.precision is Precision.MONTH:
            own, earlier = reference.item.meeting.day, reference.direction != Direction.COMING
            found = self._held.within(body, when.value)
            return [meeting for meeting in found if (meeting.key.day < own if earlier else meeting.key.day > own)]
        return []

    def _because_of_meeting(self, reference: ReferenceSummary, body: str) -> Because:
        if reference.date.precision is Precision.MONTH:
            month = write_partial_date(reference.date.value)
            said = f"Det er det eneste møde i {body} i {month}, som samlingen har. Hvilket punkt der menes, siger ordene ikke."
            return reason("eneste-moede-i-maaneden", Certainty.POSSIBLE, said)
        said = f"Mødet er nævnt ved organ og dag: {body}, {write_partial_date(reference.date.value)}."
        said += " Hvilket punkt der menes, siger ordene ikke."
        return _weakened(reason("organ-og-dag", Certainty.SURE, said), reference)

    def _of_any_body(self, reference: ReferenceSummary) -> Target | None:
        """Where no body is named at all: the one item of that day with the same case number."""
        if reference.body or reference.date.precision is not Precision.DAY or reference.kind == ReferenceKind.BUDGET:
            return None
        day = date.fromisoformat(reference.date.value)
        others = [meeting for meeting in self._held.of_anybody(day) if meeting.key != reference.item.meeting]
        item = self._items.same_case(reference, others)
        if item is None:
            return None
        said = f"Organet er ikke nævnt, men den {write_date(day)} var sagen ({item.case_number}) kun på dette møde."
        return Target(item.meeting, item, reason("samme-sag-samme-dag", Certainty.LIKELY, said))

    # Nothing found -------------------------------------------------------------------------------------------------

    def _gap(self, reference: ReferenceSummary) -> Gap:
        when = reference.date
        due = f"{int(when.value) - 1}-10-15" if reference.kind == ReferenceKind.BUDGET else when.value
        if due > self._held.latest.isoformat()[: len(due)]:
            return Gap.COMING
        if not reference.bodies:
            return Gap.UNNAMED_BODY
        sure = when.precision is Precision.DAY and not when.year_from_meeting and reference.direction == Direction.EARLIER
        if not sure or other_meetings().search(reference.sentence):
            return Gap.NOT_IN_COLLECTION
        day = date.fromisoformat(when.value)
        whole = all(self._held.has_run_around(body, day) for body in reference.bodies)
        return Gap.NO_SUCH_MEETING if whole else Gap.NOT_IN_COLLECTION

    def _instead(self, reference: ReferenceSummary) -> Target | None:
        """The meeting that may have been meant: next to the day, or with another month or year, and with the matter on it."""
        day, body = date.fromisoformat(reference.date.value), reference.bodies[0]
        days = dict.fromkeys((*self._held.beside(body, day), *_slips(day)))
        meetings = [meeting for each in days for meeting in self._held.on(body, each)]
        others = [meeting for meeting in meetings if meeting.key.day < reference.item.meeting.day]
        meant = self._items.meant(reference, others)
        if meant is None:
            return None
        item, because = meant
        said = f"Den {write_date(item.meeting.day)} behandlede {item.meeting.body} sagen. {because.said}"
        return Target(item.meeting, item, reason("dato-taet-paa", Certainty.POSSIBLE, said))


def _weakened(because: Because, reference: ReferenceSummary) -> Because:
    """A month, or a year that is not printed, leaves something open."""
    when = reference.date
    open_date = when.precision is Precision.MONTH or when.year_from_meeting
    if because.certainty is Certainty.SURE and open_date:
        said = f"{because.said} Datoen er kun trykt som «{when.printed}»."
        return reason(because.rule, Certainty.LIKELY, said)
    return because


def _slips(day: date) -> Iterator[date]:
    """The days that a slip of one figure makes of a day: another month, or a neighbouring year."""
    for year, month in (*((day.year, month) for month in range(1, 13)), (day.year - 1, day.month), (day.year + 1, day.month)):
        try:
            other = date(year, month, day.day)
        except ValueError:
            continue
        if other != day:
            yield other
