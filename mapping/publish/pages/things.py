"""Pages that are made of one joined thing each: a case, an initiative, a finding. There are many of them, and any process
may make any one of them alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from ...collection import Administration, Body, Case, Collection, Initiative, KleTopic, Municipality, Person
from ...knowledge import Finding, MeetingBrief
from ...uris import Uris
from ..documents import Document
from .cases import case_page
from .findings import finding_page
from .follow import initiative_page
from .frame import Page
from .links import Site
from .organs import administration_page, body_page
from .persons import person_page
from .topics import topic_page

Thing = Administration | Body | Case | Finding | Initiative | KleTopic | Person

_PAGES: Final[dict[type[Any], Callable[[Site, Any, Document | None], Page]]] = {
    Administration: administration_page,
    Body: body_page,
    Case: case_page,
    Finding: finding_page,
    Initiative: initiative_page,
    KleTopic: topic_page,
    Person: person_page,
}


_UNSHOWN: Final[Mapping[str, Any]] = {
    "knowledge": MeetingBrief(),
    **dict.fromkeys(
        ("mentions", "budget_lines", "references", "persons", "recommenders", "case_numbers", "namings", "earlier"), ()
    ),
}
"""Of a body's meetings."""


def thing_page(site: Site, thing: Thing, document: Document | None) -> Page:
    """The page of a thing, whose data are in a document."""
    return _PAGES[type(thing)](site, thing, document)


def shown_of(thing: Thing) -> Thing:
    """The same without what its page never shows, to be handed to another process."""
    if not isinstance(thing, Body):
        return thing
    return replace(thing, meetings=tuple(replace(meeting, **_UNSHOWN) for meeting in thing.meetings))


def things_by_page(collection: Collection, uris: Uris) -> dict[str, Thing]:
    """Everything that has such a page, by the page's IRI."""
    topics = {str(uris.kle_page(topic.number)): topic for topic in collection.kle_topics}
    return {**topics, **{iri: thing for one in collection.municipalities for iri, thing in _things_of(one, uris)}}


def _things_of(one: Municipality, uris: Uris) -> Iterator[tuple[str, Thing]]:
    slug = one.slug
    yield from ((str(uris.body_page(slug, each.name)), each) for each in one.bodies)
    yield from ((str(uris.case_page(slug, each.number)), each) for each in one.cases)
    yield from ((str(uris.initiative_page(slug, each.slug)), each) for each in one.initiatives)
    yield from ((str(uris.finding_page(slug, each.slug)), each) for each in one.knowledge.findings)
    yield from ((str(uris.administration_page(slug, each.name)), each) for each in one.administrations)
    yield from ((str(uris.person_page(slug, each.name)), each) for each in one.persons)
