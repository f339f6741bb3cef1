"""``aendringer/``: what changed, by date of publication, latest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ...collection import Municipality
from ...danish import write_date
from ...uris import Uris
from ..pages import phrases
from ..pages.frame import Page
from ..pages.links import Link, Links, Site
from ..pages.pager import pager
from .atom import FEED
from .digest import Digest, Row, Rows
from .log import LOG, Kind, write_time
from .tombstones import CHANGES

ROWS: Final = 200
"""Rows on one page, if no single publication has more."""
TITLE: Final = "Ændringer"
LEAD: Final = "Hvad der er kommet til, ændret og fjernet i de udgivne data, seneste udgivelse først."
HEADINGS: Final = {Kind.CREATE: "Tilføjet", Kind.UPDATE: "Ændret", Kind.DELETE: "Fjernet"}


@dataclass(frozen=True, slots=True)
class Group:
    """What one publication added, changed or removed."""

    heading: str
    rows: tuple[Link, ...]
    more: str | None
    """How many more there are than are shown, in words."""


@dataclass(frozen=True, slots=True)
class PublicationView:
    """One publication."""

    anchor: str
    heading: str
    iso: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """One page of changes."""

    title: str
    lead: str
    feed: str
    stream: str
    log: str
    publications: tuple[PublicationView, ...]
    pages: tuple[Link, ...]
    """The other pages; the one without a link is this one."""


class Names:
    """What people call documents, by the path of each."""

    def __init__(self, site: Site) -> None:
        uris, collection = site.uris, site.lookup.collection
        self._names = {"": site.settings.title_da}
        self._names.update((uris.path(uris.kle_page(one.number)), f"KLE {one.number}") for one in collection.kle_topics)
        for municipality in collection.municipalities:
            self._names.update((uris.path(iri), name) for iri, name in _named(municipality, uris))
        self._lists = {word: named.title for word, named in site.words.lists.items()}

    def of(self, path: str) -> str:
        """A document's name; the words of its path where it has none, as after it was removed."""
        words = path.rstrip("/").split("/")
        return self._names.get(path) or (self._lists.get(words[-1]) if len(words) <= 2 else None) or path.rstrip("/")


def _named(one: Municipality, uris: Uris) -> Iterator[tuple[str, str]]:
    yield uris.municipality_page(one.slug), one.name
    yield from ((uris.meeting_page(meeting.key), phrases.meeting_name(meeting.key)) for meeting in one.meetings)
    yield from ((uris.body_page(one.slug, body.name), body.name) for body in one.bodies)
    yield from ((uris.case_page(one.slug, case.number), f"{case.title} ({case.number})") for case in one.cases)
    yield from ((uris.initiative_page(one.slug, found.slug), found.name) for found in one.initiatives)
    yield from ((uris.administration_page(one.slug, found.name), found.name) for found in one.administrations)
    yield from ((uris.person_page(one.slug, found.name), found.name) for found in one.persons)
    yield from ((uris.party_page(one.slug, found.letter), f"Liste {found.letter}") for found in one.lists)


def changes_pages(site: Site, digests: Sequence[Digest], names: Names) -> Iterator[Page]:
    """Yield the pages; the digests come oldest first."""
    divided = list(_divided(digests))
    for number, part in enumerate(divided, 1):
        iri = site.uris.folder(*_words(number))
        links = Links(site, site.uris.path(iri))
        title = TITLE if number == 1 else f"{TITLE}, side {number}"
        yield Page(
            path=links.page,
            template="changes.html",
            title=title,
            description=LEAD,
            view=ChangesView(
                title=title,
                lead=LEAD,
                feed=links.file(FEED),
                stream=links.ours(site.uris.folder("ldes")),
                log=links.file(LOG),
                publications=tuple(_publication(each, links, names) for each in part),
                pages=_pager(number, len(divided), links),
            ),
            crumbs=() if number == 1 else (Link(TITLE, links.ours(site.uris.folder(*_words(1)))),),
        )


def _divided(digests: Sequence[Digest]) -> Iterator[list[Digest]]:
    """Yield the publications of each page, latest first; none is divided."""
    part: list[Digest] = []
    for digest in reversed(digests):
        if part and sum(each.rows for each in part) + digest.rows > ROWS:
            yield part
            part = []
        part.append(digest)
    if part:
        yield part


def _words(number: int) -> tuple[str, ...]:
    first = CHANGES.rstrip("/")
    return (first,) if number == 1 else (first, "side", str(number))


def _pager(number: int, whole: int, links: Links) -> tuple[Link, ...]:
    return pager(number, whole, lambda other: links.ours(links.site.uris.folder(*_words(other))))


def _publication(digest: Digest, links: Links, names: Names) -> PublicationView:
    groups = tuple(_group(kind, rows, links, names) for kind, rows in digest.kinds.items())
    return PublicationView(f"{digest.time:%Y%m%dT%H%M%S}", _heading(digest.time), write_time(digest.time), groups)


def _heading(time: datetime) -> str:
    """The day, and the hour where the publisher gave one."""
    clock = f", {phrases.clock(time.time())}" if time.hour or time.minute else ""
    return write_date(time.date()) + clock


def _group(kind: Kind, rows: Rows, links: Links, names: Names) -> Group:
    left = rows.whole - len(rows.shown)
    more = f"Og {phrases.number(left)} til." if left else None
    return Group(HEADINGS[kind], tuple(_row(row, links, names) for row in rows.shown), more)


def _row(row: Row, links: Links, names: Names) -> Link:
    href = links.ours(links.site.uris.document_at(row.path))
    return Link(names.of(row.path), href, phrases.count(row.pages, "side", "sider") if row.pages > 1 else None)
