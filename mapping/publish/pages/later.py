"""Where a reference leads, and the other way round: what later documents say about an item, a meeting, a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ...briefs import ItemSummary
from ...collection import Case, Initiative
from ...danish import write_date
from ...knowledge import Because, Certainty, Gap, ResolvedReference, Target
from ...model import MeetingKey
from ...names import HUL, SIKKERHED
from . import phrases
from .links import Link, Links, Mark

MOST_SAID: Final = 50
"""Items that one page shows of those that speak of it; their number has no bound."""

_BY_TITLE: Final = "title"
"""The evidence of a mention in an item's title: the item is about the initiative."""


@dataclass(frozen=True, slots=True)
class LeadView:
    """What a reference leads to, and why that is believed."""

    link: Link
    where: str
    """«Socialudvalget, 10. december 2024», for an item."""
    reason: str
    certainty: str | None
    """The word for how sure it is, where it is not certain."""


@dataclass(frozen=True, slots=True)
class GapView:
    """Why a reference leads nowhere."""

    name: Link
    said: str
    instead: LeadView | None


@dataclass(frozen=True, slots=True)
class SaidView:
    """An item that speaks of this one, with each sentence in which it does."""

    item: Link
    day: str
    iso: str
    body: Link
    mark: Mark | None
    sentences: tuple[tuple[str, Link], ...]
    """Each with its lines."""
    doubt: str | None
    """Why it was taken to speak of this one, where that is not certain."""


@dataclass(frozen=True, slots=True)
class LaterView:
    """What other minutes say about something, latest first."""

    after: tuple[SaidView, ...]
    before: tuple[SaidView, ...]
    """Minutes of meetings before it, that speak of what is to come."""
    whole: int
    shown: int


def leads(resolved: ResolvedReference | None, links: Links) -> tuple[LeadView, ...]:
    """Everything that a reference leads to."""
    return tuple(_lead(target, links) for target in resolved.targets) if resolved else ()


def gap(resolved: ResolvedReference | None, links: Links) -> GapView | None:
    """Why it leads nowhere; nothing where it leads somewhere."""
    if resolved is None or resolved.gap is None:
        return None
    iri = HUL[resolved.gap.value]
    instead = _lead(resolved.instead, links) if resolved.instead else None
    name = Link(links.site.words.term(iri), links.ours(iri))
    return GapView(name, _SAID[resolved.gap], instead)


_SAID: Final = {
    Gap.NOT_IN_COLLECTION: "Referatet af det møde findes ikke her.",
    Gap.NO_SUCH_MEETING: "Organets møder før og efter er her, men intet fra den dag. Datoen kan være skrevet forkert.",
    Gap.COMING: "Mødet lå efter det seneste referat her.",
    Gap.UNNAMED_BODY: "Det står ikke, hvilket udvalg eller råd der menes.",
    Gap.SEVERAL_FIT: "Flere møder passer på det, der står, og intet siger, hvilket der menes.",
}


def said_of_item(key: MeetingKey, item: str, links: Links) -> LaterView | None:
    return _later(links.site.lookup.said_of_own_item(key, item), key, links)


def said_of_meeting(key: MeetingKey, links: Links) -> LaterView | None:
    return _later(links.site.lookup.said_of_meeting(key), key, links)


def said_of_case(case: Case, links: Links) -> LaterView | None:
    """What items of other cases say about this one's; its own items are told as its story."""
    lookup, own = links.site.lookup, {(item.meeting, item.number) for item in case.items}
    found = [one for item in case.items for one in lookup.said_of_item(item.meeting, item.number)]
    others = {(_place(one), one.fragment): one for one in found if _place(one) not in own}
    return _later(tuple(others.values()), None, links)


def said_of_initiative(initiative: Initiative, links: Links) -> LaterView | None:
    """What items that do not name it say about the items that are about it; those that name it are told as its story."""
    lookup, own = links.site.lookup, {(each.item.meeting, each.item.number) for each in initiative.mentions}
    about = dict.fromkeys((each.item.meeting, each.item.number) for each in initiative.mentions if each.evidence == _BY_TITLE)
    found = [one for place in about for one in lookup.said_of_item(*place)]
    others = {(_place(one), one.fragment): one for one in found if _place(one) not in own}
    return _later(tuple(others.values()), None, links)


def _later(found: Sequence[ResolvedReference], key: MeetingKey | None, links: Links) -> LaterView | None:
    """Split by what came before and after a meeting; of a case nothing comes before."""
    if not found:
        return None
    ordered = sorted(found, key=_when, reverse=True)
    groups = [tuple(group) for _, group in groupby(ordered, key=_place)]
    shown = [_said(group, key, links) for group in groups[:MOST_SAID]]
    ahead = [key is not None and group[0].reference.item.meeting.day < key.day for group in groups[:MOST_SAID]]
    return LaterView(
        after=tuple(one for one, early in zip(shown, ahead, strict=True) if not early),
        before=tuple(one for one, early in zip(shown, ahead, strict=True) if early),
        whole=len(groups),
        shown=len(shown),
    )


def _said(group: Iterable[ResolvedReference], key: MeetingKey | None, links: Links) -> SaidView:
    members = sorted(group, key=lambda one: (one.reference.span, one.fragment))
    item, uris = members[0].reference.item, links.site.uris
    place = uris.in_item(item.meeting, item.number, members[0].fragment)
    becauses = [target.because for one in members for target in one.targets if key is None or target.meeting == key]
    unsure = next((because for because in becauses if because.certainty is not Certainty.SURE), None)
    return SaidView(
        item=Link(f"Punkt {item.number}: {item.title}", links.ours(place)),
        day=write_date(item.meeting.day),
        iso=item.meeting.day.isoformat(),
        body=links.body(item.meeting.municipality, item.meeting.body),
        mark=links.mark(item.outcome),
        sentences=tuple({one.reference.sentence: links.lines(item.meeting, one.reference.span) for one in members}.items()),
        doubt=f"{_word(unsure, links)}: {unsure.said}" if unsure else None,
    )


def _lead(target: Target, links: Links) -> LeadView:
    because, sure = target.because, target.because.certainty is Certainty.SURE
    certainty = None if sure else _word(because, links)
    if target.item is None:
        return LeadView(links.meeting(target.meeting), "", because.said, certainty)
    return LeadView(_item(target.item, links), phrases.meeting_name(target.meeting), because.said, certainty)


def _item(item: ItemSummary, links: Links) -> Link:
    """The item, at its decision where it has one: the decision is what its page begins with."""
    return Link(f"Punkt {item.number}: {item.title}", links.ours(links.site.uris.item_page(item.meeting, item.number)))


def _word(because: Because, links: Links) -> str:
    return links.site.words.term(SIKKERHED[because.certainty.value])


def _place(resolved: ResolvedReference) -> tuple[MeetingKey, str]:
    return resolved.reference.item.meeting, resolved.reference.item.number


def _when(resolved: ResolvedReference) -> tuple[object, ...]:
    item = resolved.reference.item
    return item.meeting.day, item.meeting.sitting, item.meeting.body, item.position, item.number
