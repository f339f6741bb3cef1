"""The pages of who decides and who recommends: municipality, body, administration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from ...collection import LIST_PAGE, Administration, Body, MeetingSummary, Municipality, ReferenceSummary
from ...danish import write_date
from ...model import MeetingKey
from ...vocabulary import bodies as body_kinds
from ..documents import Document
from . import phrases
from .follow import MOST
from .frame import Page, crumbs, describe
from .links import Fact, ItemLine, Link, Links, Site
from .lists import LISTS
from .matters import Matters, matters
from .money_tables import has_money


@dataclass(frozen=True, slots=True)
class Year:
    """Meetings of one year, latest first."""

    name: str
    meetings: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MunicipalityView:
    name: str
    matters: Matters
    bodies: tuple[Link, ...]
    years: tuple[Year, ...]
    all_meetings: Link | None
    """Where there are more meetings than are shown."""
    lists: tuple[Link, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    id: str
    name: str
    meetings: str


@dataclass(frozen=True, slots=True)
class Said:
    """What another body's minutes say of this one."""

    item: Link
    day: str
    sentences: tuple[tuple[str, Link], ...]
    """Each with its lines."""


@dataclass(frozen=True, slots=True)
class BodyView:
    name: str
    decided: tuple[ItemLine, ...]
    terms: tuple[TermView, ...]
    years: tuple[Year, ...]
    shown: int
    meetings: int
    said: tuple[Said, ...]
    whole: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class AdministrationView:
    name: str
    meetings: tuple[Link, ...]
    whole: int
    facts: tuple[Fact, ...]


def municipality_page(site: Site, one: Municipality, document: Document | None) -> Page:
    links = Links(site, site.uris.path(site.uris.municipality_page(one.slug)))
    view = MunicipalityView(
        name=one.name,
        matters=matters((one,), links),
        bodies=tuple(links.body(one.slug, body.name) for body in one.bodies if body.meetings),
        years=tuple(_years(one.meetings[:LIST_PAGE], links)),
        all_meetings=_all_meetings(one, links),
        lists=(
            *(Link(site.words.lists[word].title, links.ours(site.uris.folder(one.slug, word))) for word in LISTS),
            *((Link("Penge", links.ours(site.uris.money_page(one.slug))),) if has_money(one) else ()),
        ),
        facts=tuple(_municipality_facts(one, links)),
    )
    description = f"{one.name}: hvad udvalgene har besluttet, hvad det koster, og hvad der kom ud af det."
    return Page(links.page, "municipality.html", one.name, description, view, (), document)


def body_page(site: Site, body: Body, document: Document | None) -> Page:
    slug = body.municipality
    links = Links(site, site.uris.path(site.uris.body_page(slug, body.name)))
    quiet = site.words.quiet
    decided = [item for meeting in body.meetings[:5] for item in meeting.items if item.outcome and item.outcome not in quiet]
    others = [one for one in body.referred_to if one.item.meeting.body != body.name]
    view = BodyView(
        name=body.name,
        decided=links.items(decided[:10]),
        terms=tuple(_terms(body)),
        years=tuple(_years(body.meetings[:LIST_PAGE], links)),
        shown=min(len(body.meetings), LIST_PAGE),
        meetings=len(body.meetings),
        said=tuple(islice(_said(others, links), MOST)),
        whole=sum(1 for _ in groupby(others, key=_saying)),
        facts=tuple(_body_facts(body, links)),
    )
    description = describe(f"{body.name}: beslutninger og {phrases.count(len(body.meetings), 'møde', 'møder')}.")
    return Page(links.page, "body.html", body.name, description, view, crumbs(links, slug, "udvalg"), document)


def administration_page(site: Site, one: Administration, document: Document | None) -> Page:
    links = Links(site, site.uris.path(site.uris.administration_page(one.municipality, one.name)))
    meetings = site.lookup.recommended_at(one.municipality, one.name)
    view = AdministrationView(
        name=one.name,
        meetings=tuple(links.meeting(key) for key in meetings[:MOST]),
        whole=len(meetings),
        facts=(Fact("Kommune", (links.named(site.uris.municipality(one.municipality)),)),),
    )
    description = f"{one.name} har indstillet sager på {phrases.count(len(meetings), 'møde', 'møder')}."
    up = crumbs(links, one.municipality, "forvaltning")
    return Page(links.page, "administration.html", one.name, description, view, up, document)


def _municipality_facts(one: Municipality, links: Links) -> Iterator[Fact]:
    yield Fact("Møder", (Link(phrases.number(len(one.meetings))),))
    if one.code:
        yield Fact("Kommunekode", (Link(one.code),))
    if one.cvr:
        yield Fact("CVR-nummer", (Link(one.cvr),))
    if one.case_types:
        yield Fact("Sagstyper", (Link("Hvad bogstaverne betyder", links.ours(links.site.uris.case_types_page(one.slug))),))


def _all_meetings(one: Municipality, links: Links) -> Link | None:
    count = phrases.count(len(one.meetings), "møde", "møder")
    return Link(f"Alle {count}", links.ours(links.site.uris.folder(one.slug, "moede"))) if len(one.meetings) > LIST_PAGE else None


def _years(meetings: Sequence[MeetingSummary], links: Links) -> Iterator[Year]:
    for year, group in groupby(meetings, key=lambda meeting: meeting.key.day.year):
        yield Year(str(year), tuple(links.meeting_line(meeting) for meeting in group))


def _terms(body: Body) -> Iterator[TermView]:
    for term in body.terms:
        years = (term.first_year, term.last_year)
        held = sum(1 for meeting in body.meetings if meeting.term == years)
        yield TermView(f"{years[0]}-{years[1]}", f"{years[0]}–{years[1]}", phrases.count(held, "møde", "møder"))


def _body_facts(body: Body, links: Links) -> Iterator[Fact]:
    yield Fact("Kommune", (links.named(links.site.uris.municipality(body.municipality)),))
    yield Fact("Slags", (Link(body_kinds().label(body.kind)),))
    yield Fact("Møder", (Link(phrases.number(len(body.meetings)) if body.meetings else "ingen referater her"),))
    if body.meetings:
        yield Fact("Seneste møde", (Link(write_date(body.meetings[0].key.day), links.meeting(body.meetings[0].key).href),))


def _saying(reference: ReferenceSummary) -> tuple[MeetingKey, str]:
    return reference.item.meeting, reference.item.number


def _said(references: Iterable[ReferenceSummary], links: Links) -> Iterator[Said]:
    """What each item says, its sentences together."""
    for _, group in groupby(references, key=_saying):
        members = tuple(group)
        key = members[0].item.meeting
        sentences = {one.sentence: links.lines(key, one.span) for one in members}
        yield Said(links.item_link(members[0].item), write_date(key.day), tuple(sentences.items()))
