"""Pages that are made of one joined thing each: a case, an initiative, a finding. There are many of them, and any process
may make any one of them alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ...collection import Administration, Body, Case, Collection, Initiative, KleTopic, Person
from ...knowledge import Finding
from ...shelf import Shelf, Spool
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


def thing_page(site: Site, thing: Thing, document: Document | None) -> Page:
    """The page of a thing, whose data are in a document."""
    return _PAGES[type(thing)](site, thing, document)


def in_memory(thing: Thing) -> Thing:
    """The same without any part that lies in a file, to be handed to another process."""
    return replace(thing, referred_to=tuple(thing.referred_to)) if isinstance(thing, Body) else thing


class Things(Mapping[str, Thing]):
    """Everything that has such a page, by the page's IRI; each is found by its place among those of its kind."""

    def __init__(self, collection: Collection, uris: Uris, folder: Path | None = None) -> None:
        """``folder`` is for what is put down meanwhile."""
        self._kinds = tuple(_kinds(collection, uris))
        self._places: Shelf[str, tuple[int, int]] = Shelf(Spool[Any](folder), self._found())

    def _found(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for kind, (things, iri) in enumerate(self._kinds):
            yield from ((str(iri(thing)), (kind, place)) for place, thing in enumerate(things))

    def __getitem__(self, iri: str) -> Thing:
        found = self._places.get(iri)
        if found is None:
            raise KeyError(iri)
        kind, place = found
        return self._kinds[kind][0][place]

    def __iter__(self) -> Iterator[str]:
        return (iri for iri, _ in self._found())

    def __len__(self) -> int:
        return len(self._places)


def _kinds(collection: Collection, uris: Uris) -> Iterator[tuple[Sequence[Thing], Callable[[Any], str]]]:
    """Yield things of one kind with what gives the IRIs of their pages."""
    yield collection.kle_topics, lambda topic: uris.kle_page(topic.number)
    for one in collection.municipalities:
        yield one.bodies, lambda each: uris.body_page(each.municipality, each.name)
        yield one.cases, lambda each: uris.case_page(each.municipality, each.number)
        yield one.initiatives, lambda each: uris.initiative_page(each.municipality, each.slug)
        yield one.knowledge.findings, lambda each: uris.finding_page(each.municipality, each.slug)
        yield one.administrations, lambda each: uris.administration_page(each.municipality, each.name)
        yield one.persons, lambda each: uris.person_page(each.municipality, each.name)
