"""Pages: a view of typed values for each kind of thing, shown by the template of the same name in ``site/templates/``.

``of_meeting`` needs one meeting's reading, ``of_collection`` the joined results; neither needs the other, so meetings
can be shown one by one, in any process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from ... import places
from ...collection import Collection, Initiative, Municipality
from ...model import Reading
from ...settings import Settings
from ...uris import Uris
from ..documents import Document
from ..files import File
from .calendar import calendar_file
from .commitments import commitment_pages
from .coverage import coverage_page
from .definitions import resource_page, vocabulary_page
from .downloads import downloads_page
from .finding_feed import finding_feeds
from .frame import Page, render, render_bare
from .item import item_page
from .links import Site
from .lists import list_pages
from .lookup import Lookup
from .matters import home_page
from .meeting import meeting_page
from .money_csv import money_files
from .money_overview import money_pages
from .organs import municipality_page
from .persons import party_list_page
from .reference_list import reference_list_pages
from .source import source_page
from .story_csv import story_files
from .things import Thing, thing_page
from .topics import case_types_page
from .words import read_words

STATIC: Final = "static/"
_NEVER: Final[Mapping[str, date | None]] = MappingProxyType({})


class Pages:
    """Every page of a site. Documents are keyed by their IRI; one that is missing makes a page without data."""

    def __init__(self, settings: Settings, uris: Uris, joined: Collection | Lookup) -> None:
        words = read_words(places.ontology(), places.site())
        self._site = Site(settings, uris, Lookup.over(joined, uris), words)

    @property
    def site(self) -> Site:
        """What every page may look at."""
        return self._site

    def of_meeting(
        self, reading: Reading, documents: Mapping[str, Document], changed: Mapping[str, date | None] = _NEVER
    ) -> Iterator[File]:
        """The meeting's page, each item's, and that of the source text. ``changed`` tells of each document, by its folder, when
        its data last changed."""
        for page in self._of_meeting(reading, documents):
            yield render(self._site, page, changed.get(page.path))

    def of_thing(self, thing: Thing, document: Document, changed: date | None) -> Iterator[File]:
        """The page of one joined thing, and what lies beside it."""
        yield render(self._site, thing_page(self._site, thing, document), changed)
        if isinstance(thing, Initiative):
            yield from story_files(self._site, thing)

    def of_collection(self, documents: Mapping[str, Document], changed: Mapping[str, date | None] = _NEVER) -> Iterator[File]:
        """All pages that join meetings, but for those of single things; what has no template of its own is shown by its
        triples."""
        made: set[str] = set()
        for page in self._of_collection(documents):
            made.add(page.path)
            yield render(self._site, page, changed.get(page.path))
        for iri in sorted(documents):
            if (path := self._site.uris.path(iri)) not in made:
                yield render(self._site, resource_page(self._site, documents[iri]), changed.get(path))
        yield from finding_feeds(self._site)
        for one in self._site.lookup.collection.municipalities:
            yield calendar_file(one, self._site.uris)
            yield from money_files(self._site, one)
        yield self._not_found()

    def of_documents(self, documents: Iterable[Document]) -> Iterator[File]:
        """The catalogue's pages."""
        for document in documents:
            yield render(self._site, downloads_page(self._site, document))

    def of_definitions(self, documents: Mapping[str, Document], changed: Mapping[str, date | None] = _NEVER) -> Iterator[File]:
        """The ontology and its code lists."""
        for iri in sorted(documents):
            yield render(self._site, vocabulary_page(self._site, documents[iri], documents), changed.get(documents[iri].path))

    def static(self) -> Iterator[File]:
        """Files that are the same on every site."""
        folder = places.site() / "static"
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            yield File(STATIC + _posix(path, folder), path.read_bytes())

    def _of_meeting(self, reading: Reading, documents: Mapping[str, Document]) -> Iterator[Page]:
        site, minutes = self._site, reading.minutes
        uris, key = site.uris, minutes.key
        yield meeting_page(site, minutes, documents.get(str(uris.meeting_page(key))))
        for item in minutes.items:
            yield item_page(site, minutes, item, documents.get(str(uris.item_page(key, item.number))))
        yield source_page(site, reading, documents.get(str(uris.source_page(key))))

    def _of_collection(self, documents: Mapping[str, Document]) -> Iterator[Page]:
        site, uris = self._site, self._site.uris
        yield home_page(site, documents.get(str(uris.home())))
        yield coverage_page(site, documents.get(str(uris.folder("daekning"))))
        yield from list_pages(site, documents)
        for municipality in site.lookup.collection.municipalities:
            yield from self._of_municipality(municipality, documents)

    def _of_municipality(self, one: Municipality, documents: Mapping[str, Document]) -> Iterator[Page]:
        site, uris, slug = self._site, self._site.uris, one.slug
        yield municipality_page(site, one, documents.get(str(uris.municipality_page(slug))))
        if one.case_types:
            yield case_types_page(site, one, documents.get(str(uris.case_types_page(slug))))
        yield from reference_list_pages(site, one, documents)
        yield from money_pages(site, one, documents)
        yield from commitment_pages(site, one, documents)
        for letter, lists in groupby(sorted(one.lists, key=lambda found: found.letter), key=lambda found: found.letter):
            yield party_list_page(site, slug, letter, tuple(lists), documents.get(str(uris.party_page(slug, letter))))

    def _not_found(self) -> File:
        """The page for addresses that lead nowhere. It is shown at any depth, so it alone links from the site's root."""
        root = urlsplit(self._site.uris.base).path
        return render_bare("not_found.html", "404.html", {"root": root, "site_title": self._site.settings.title_da})


def _posix(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
