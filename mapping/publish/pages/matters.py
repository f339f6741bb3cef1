"""What the home page and a municipality's page lead with: matters, not meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from typing import Final

from ...collection import Case, Initiative, ItemSummary, MeetingSummary, Municipality
from ..documents import Document
from .follow import InitiativeLine, initiative_line, latest_item
from .frame import Page
from .links import ItemLine, Link, Links, Site
from .lists import Entry, case_entry
from .money_ends import Endings, endings
from .pressing import Pressing, pressing

DECISIONS: Final = 8
INITIATIVES: Final = 8
CASES: Final = 8
MEETINGS: Final = 10


@dataclass(frozen=True, slots=True)
class Matters:
    """What presses, initiatives that moved, money that ends, decisions lately made, cases that came back."""

    pressing: Pressing
    decisions: tuple[ItemLine, ...]
    initiatives: tuple[InitiativeLine, ...]
    endings: tuple[Endings, ...]
    cases: tuple[Entry, ...]
    all_initiatives: tuple[Link, ...]
    all_cases: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    title: str
    title_en: str
    matters: Matters
    municipalities: tuple[Link, ...]
    bodies: tuple[Link, ...]
    meetings: tuple[Link, ...]
    all_meetings: tuple[Link, ...]
    topics: Link
    coverage: Link
    ontology: Link
    changes: Link | None
    """What changed, where the site has a feed of it."""
    turtle: str
    quads: str
    licence: Link


def home_page(site: Site, document: Document | None) -> Page:
    """The front page."""
    links, uris = Links(site, ""), site.uris
    found = site.lookup.collection.municipalities
    latest = nlargest(MEETINGS, (meeting for one in found for meeting in one.meetings), key=_meeting_order)
    view = HomeView(
        title=site.settings.title_da,
        title_en=site.settings.title_en,
        matters=matters(found, links),
        municipalities=tuple(links.named(uris.municipality(one.slug)) for one in found),
        bodies=tuple(links.body(one.slug, body.name) for one in found for body in one.bodies if body.meetings),
        meetings=tuple(links.meeting_line(meeting) for meeting in latest),
        all_meetings=_all(found, "moede", "møder", links),
        topics=Link("KLE-emner", links.ours(uris.folder("kle"))),
        changes=Link("Hvad er ændret", links.ours(uris.folder("aendringer"))) if site.settings.published else None,
        coverage=Link("Dækning", links.ours(uris.folder("daekning"))),
        ontology=Link("Ontologi og kodelister", links.ours(uris.folder("def"))),
        turtle=links.file("dumps/latest.ttl"),
        quads=links.file("dumps/latest.nq"),
        licence=Link(site.settings.licence_name, site.settings.licence),
    )
    description = "Hvad udvalgene har besluttet, hvad det koster, og hvad der kom ud af det, med kilde til hver oplysning."
    return Page("", "home.html", site.settings.title_da, description, view, (), document)


def matters(municipalities: Iterable[Municipality], links: Links) -> Matters:
    """What to lead with, of one municipality or of all."""
    found = tuple(municipalities)
    return Matters(
        pressing=pressing(found, links),
        decisions=links.items(_decisions(found, links)),
        initiatives=tuple(initiative_line(one, links) for one in _initiatives(found)),
        endings=tuple(ending for one in found if (ending := endings(one, links))),
        cases=tuple(case_entry(case, links) for case in _cases(found)),
        all_initiatives=_all(found, "initiativ", "initiativer", links),
        all_cases=_all(found, "sag", "sager", links),
    )


def _decisions(found: tuple[Municipality, ...], links: Links) -> list[ItemSummary]:
    """The latest items that decided something."""
    quiet = links.site.words.quiet
    meetings = (meeting for one in found for meeting in one.meetings)
    decided = (
        (_meeting_order(meeting), -place, item)
        for meeting in meetings
        for place, item in enumerate(meeting.items)
        if item.outcome and item.outcome not in quiet
    )
    return [item for _, _, item in nlargest(DECISIONS, decided, key=itemgetter(0, 1))]


def _initiatives(found: tuple[Municipality, ...]) -> list[Initiative]:
    """Those last spoken of, the most spoken of first."""
    everything = (initiative for one in found for initiative in one.initiatives)
    return nlargest(INITIATIVES, everything, key=_initiative_order)


def _initiative_order(initiative: Initiative) -> tuple[object, ...]:
    latest = latest_item(initiative)
    items = {(mention.item.meeting, mention.item.number) for mention in initiative.mentions}
    return len({key for key, _ in items}) > 1, latest.meeting.day.isoformat() if latest else "", len(items), initiative.slug


def _cases(found: tuple[Municipality, ...]) -> list[Case]:
    """Cases that were treated more than once, the latest first."""
    several = (case for one in found for case in one.cases if len(case.items) > 1)
    return nlargest(CASES, several, key=lambda case: (case.items[-1].meeting.day, case.number))


def _meeting_order(meeting: MeetingSummary) -> tuple[object, ...]:
    key = meeting.key
    return key.day, key.municipality, key.body, key.sitting


def _all(found: tuple[Municipality, ...], word: str, name: str, links: Links) -> tuple[Link, ...]:
    """A link to each municipality's whole list."""
    folder = links.site.uris.folder
    several = len(found) > 1
    return tuple(Link(f"Alle {name}{f' i {one.name}' if several else ''}", links.ours(folder(one.slug, word))) for one in found)
