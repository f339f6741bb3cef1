"""The pages of what matters are about: KLE subjects, and the letters that sort a municipality's items."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ...collection import ItemSummary, KleTopic, Municipality
from ..documents import Document
from . import phrases
from .follow import MOST
from .frame import Page
from .links import ItemLine, Link, Links, Site


@dataclass(frozen=True, slots=True)
class TopicView:
    number: str
    broader: Link | None
    narrower: tuple[Link, ...]
    items: tuple[ItemLine, ...]
    whole: int


@dataclass(frozen=True, slots=True)
class CaseTypeView:
    id: str
    letter: str
    danish: str
    english: str
    items: tuple[ItemLine, ...]
    whole: int


@dataclass(frozen=True, slots=True)
class CaseTypesView:
    municipality: str
    types: tuple[CaseTypeView, ...]


EACH: int = 10
"""Items shown for each letter; letters are no way to look for items, only an explanation of one."""


def topic_page(site: Site, topic: KleTopic, document: Document | None) -> Page:
    """A number of KL's subject scheme, with the items that carry it."""
    links = Links(site, site.uris.path(site.uris.kle_page(topic.number)))
    narrower = site.lookup.narrower(topic.number)
    view = TopicView(
        number=topic.number,
        broader=links.kle(topic.broader) if topic.broader else None,
        narrower=tuple(links.kle(number) for number in narrower),
        items=links.items(topic.items[:MOST]),
        whole=len(topic.items),
    )
    description = f"KLE-emne {topic.number}: {phrases.count(len(topic.items), 'punkt', 'punkter')} i referaterne."
    crumbs = (Link("KLE-emner", links.ours(site.uris.folder("kle"))),)
    return Page(links.page, "kle_topic.html", f"KLE {topic.number}", description, view, crumbs, document)


def case_types_page(site: Site, one: Municipality, document: Document | None) -> Page:
    """What a municipality's case letters mean."""
    links = Links(site, site.uris.path(site.uris.case_types_page(one.slug)))
    by_letter: dict[str | None, list[ItemSummary]] = defaultdict(list)
    for meeting in one.meetings:
        for item in meeting.items:
            by_letter[item.case_type].append(item)
    types = tuple(
        CaseTypeView(
            id=site.uris.case_type(one.slug, letter).partition("#")[2],
            letter=letter,
            danish=danish,
            english=english,
            items=links.items(by_letter[letter][:EACH]),
            whole=len(by_letter[letter]),
        )
        for letter, danish, english in one.case_types
    )
    crumbs = (links.named(site.uris.municipality(one.slug)),)
    description = f"Hvad bogstaverne foran punkterne i {one.name}s referater betyder."
    return Page(links.page, "case_types.html", "Sagstyper", description, CaseTypesView(one.name, types), crumbs, document)
