"""The page that follows an initiative over meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ...collection import Initiative, ItemSummary, MentionSummary
from ...danish import write_date
from ..documents import Document
from . import phrases
from .frame import Page, crumbs, describe
from .later import LaterView, said_of_initiative
from .links import Fact, ItemLine, Link, Links, Site
from .money import Budget, budgets
from .story import story_view
from .story_parts import StoryView


@dataclass(frozen=True, slots=True)
class Naming:
    """An item that names an initiative, with each place where it does."""

    item: ItemLine
    places: tuple[tuple[str, str, tuple[Link, ...]], ...]
    """Printed words, why they were taken for an initiative, and every line that has them."""


@dataclass(frozen=True, slots=True)
class InitiativeView:
    name: str
    latest: ItemLine | None
    budgets: tuple[Budget, ...]
    tables: int
    """How many budget tables have lines of it; the page may show fewer."""
    namings: tuple[Naming, ...]
    whole: int
    related: tuple[Link, ...]
    facts: tuple[Fact, ...]
    story: StoryView | None
    later: LaterView | None


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """An initiative in a list: where it stands, and until when it has money."""

    name: Link
    latest: ItemLine | None
    money: str | None
    places: str


MOST: int = 100
"""Entries that one page shows of a list that may grow without end."""


def initiative_page(site: Site, initiative: Initiative, document: Document | None) -> Page:
    """An initiative: where it stands, what it is given and until when, and every place that names it."""
    slug = initiative.municipality
    links = Links(site, site.uris.path(site.uris.initiative_page(slug, initiative.slug)))
    namings = tuple(_namings(initiative.mentions, links))
    latest, (money, tables) = latest_item(initiative), budgets(initiative.budget_lines, links)
    view = InitiativeView(
        name=initiative.name,
        latest=links.item(latest) if latest else None,
        budgets=money,
        tables=tables,
        namings=namings[:MOST],
        whole=len(namings),
        related=tuple(
            links.initiative(slug, other, name)
            for other in initiative.related
            if (name := site.lookup.initiative_name(slug, other)) is not None
        ),
        facts=tuple(_initiative_facts(initiative, links)),
        story=story_view(initiative, links),
        later=said_of_initiative(initiative, links),
    )
    return Page(
        path=links.page,
        template="initiative.html",
        title=initiative.name,
        description=describe(f"{initiative.name}: hvor det står, hvad det koster, og hvornår pengene slutter."),
        view=view,
        crumbs=crumbs(links, slug, "initiativ"),
        document=document,
    )


def initiative_line(initiative: Initiative, links: Links) -> InitiativeLine:
    """An initiative as lists show it."""
    latest = latest_item(initiative)
    years = sorted({figure.year for line in initiative.budget_lines for figure in line.figures})
    return InitiativeLine(
        name=links.initiative(initiative.municipality, initiative.slug, initiative.name),
        latest=links.item(latest) if latest else None,
        money=f"Penge i budgettet til og med {years[-1]}" if years else None,
        places=phrases.count(len(initiative.mentions), "sted", "steder"),
    )


def latest_item(initiative: Initiative) -> ItemSummary | None:
    """The latest item that names an initiative."""
    return max((mention.item for mention in initiative.mentions), key=_when, default=None)


def _when(item: ItemSummary) -> tuple[object, ...]:
    return item.meeting.day, item.meeting.sitting, item.meeting.body, item.position


def _initiative_facts(initiative: Initiative, links: Links) -> Iterator[Fact]:
    yield Fact("Kommune", (links.named(links.site.uris.municipality(initiative.municipality)),))
    if initiative.other_names:
        yield Fact("Også skrevet", tuple(Link(name) for name in initiative.other_names))
    items = {_when(mention.item): mention.item for mention in initiative.mentions}
    if items:
        first = min(items)
        yield Fact("Først nævnt", (Link(write_date(items[first].meeting.day)),))
    yield Fact("Nævnt", (Link(phrases.count(len(initiative.mentions), "sted", "steder")),))


def _namings(mentions: tuple[MentionSummary, ...], links: Links) -> Iterator[Naming]:
    latest_first = sorted(mentions, key=lambda mention: (_when(mention.item), mention.position), reverse=True)
    evidence = links.site.words.evidence
    for _, group in groupby(latest_first, key=lambda mention: _when(mention.item)):
        members = tuple(group)
        spots: dict[tuple[str, str], list[Link]] = {}
        for one in reversed(members):
            spots.setdefault((one.printed, one.evidence), []).append(links.lines(one.item.meeting, one.span))
        places = tuple((printed, evidence[why], tuple(found)) for (printed, why), found in spots.items())
        yield Naming(links.item(members[0].item), places)
