"""How much of a dataset's minutes was understood, added up: DQV beside DCAT, as portals show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rdflib import URIRef

from ...collection import Collection, Coverage
from ...describe.coverage import UNRESOLVED
from ...describe.measure import describe_measurement, measures
from ...model import MeetingKey
from ...names import Triple
from .addresses import Addresses
from .source import Source

Gaps = Counter[MeetingKey]


def describe_quality(source: Source) -> Iterator[Triple]:
    """Yield the measurements of every dataset, as things of its page."""
    where, gaps = source.addresses, unresolved(source.collection)
    bodies = (body for one in source.collection.municipalities for body in one.bodies)
    whole = tuple((meeting.key, meeting.coverage) for body in bodies for meeting in body.meetings)
    yield from _describe(where.page(), whole, gaps, where)
    for one in source.slices:
        held = tuple((meeting.key, meeting.coverage) for meeting in one.body.meetings if meeting.key.day.year == one.year)
        yield from _describe(where.page(*one.words), held, gaps, where)


def _describe(page: URIRef, held: Sequence[tuple[MeetingKey, Coverage]], gaps: Gaps, where: Addresses) -> Iterator[Triple]:
    values = {**measures(total(coverage for _, coverage in held)), UNRESOLVED: sum(gaps[key] for key, _ in held)}
    for metric, value in values.items():
        yield from describe_measurement(where.thing(page, f"maaling-{metric}"), metric, value, where.thing(page, "datasaet"))


def unresolved(collection: Collection) -> Gaps:
    """How many references of each meeting lead nowhere."""
    references = (each for one in collection.municipalities for each in one.knowledge.references)
    return Counter(each.reference.item.meeting for each in references if each.gap is not None)


def total(counts: Iterable[Coverage]) -> Coverage:
    """The sum of some counts. Items are expected only of minutes with a table of contents, and missing items never make up
    for others that are too many, so those of each set count by themselves."""
    found = tuple(counts)
    listed = [each for each in found if each.items_expected is not None]
    read = sum(each.items_read for each in found)
    missing = sum(max((each.items_expected or 0) - each.items_read, 0) for each in listed)
    return Coverage(
        lines=sum(each.lines for each in found),
        lines_read=sum(each.lines_read for each in found),
        lines_ignored=sum(each.lines_ignored for each in found),
        lines_unread=sum(each.lines_unread for each in found),
        items_expected=read + missing if listed else None,
        items_read=read,
        items_not_classified=sum(each.items_not_classified for each in found),
    )
