"""What stands around every page: head, way up, data strip, and the list of all its data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from ... import places
from ...danish import write_date
from ..documents import Document
from ..files import File
from .embedded import embedded
from .facts import data_list, subject_iris
from .links import Link, Links, Site

_IDS: Final = re.compile(r' id="([^"]*)"')
"""Ids in what templates made. A quote in text is escaped, so this finds only real attributes."""
_CONTROL: Final = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
"""Control characters, which HTML cannot hold, become their pictures: ␀ and its like."""
_CONTROL_BYTES: Final = bytes(_CONTROL)
LONGEST_DESCRIPTION: Final = 200
_MENU: Final = ("initiativ", "fund", "tilsagn", "sag", "moede", "udvalg")
"""Matters before meetings. Money follows the promises, where there is any."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, ready for its template."""

    path: str
    """Its folder, relative to the output folder; nothing for home."""
    template: str
    title: str
    description: str
    view: object
    crumbs: tuple[Link, ...] = ()
    """The way up, home left out, this page left out."""
    document: Document | None = None
    """The data of the page; nothing for a list that only leads on."""
    source: Link | None = None
    """The text that the page's facts were drawn from."""
    crumb: str = ""
    """What the way up calls the page, where that is not its title."""
    whence: str = ""
    """The meeting that it belongs to, for the title of the window: items of different meetings share their own."""
    parts: tuple[str, ...] = ()
    """Relative addresses of pages that are parts of this one, such as a meeting's items."""
    filters: tuple[tuple[str, str], ...] = ()
    """What full-text search narrows by, name and value; a page without any is not searched."""
    style: Markup = Markup("")
    """Style rules of this page alone; made of numbers, never of text."""
    is_list: bool = False
    """Whether the page is nothing but the list of its data, so that none follows at its foot."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The data strip: the same on every page."""

    iri: str
    turtle: str | None
    json: str | None
    query: str | None
    source: Link | None
    licence: Link
    changed: str | None
    """The day on which the page's data last changed."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What ``page.html`` shows around the page."""

    site_title: str
    site_title_en: str
    publisher: str
    contact: Link | None
    home: str
    menu: tuple[Link, ...]
    static: str
    has_feed: bool
    """Whether the site has a feed of changes."""
    strip: Strip
    jsonld: Markup
    """The page's whole data for its head, or nothing."""
    types: tuple[str, ...]
    """FAIR Signposting: what kind of page this is, as schema.org classes."""
    above: str | None
    """The page that this one is part of."""
    parts: tuple[str, ...]
    """Pages that are parts of this one."""
    data: Markup
    """All that the page's document says, as a list to read; nothing where the page itself is that list."""


def render(site: Site, page: Page, changed: date | None = None) -> File:
    """The page as a file. Two steps, since what the list of data must anchor depends on what the page already does.

    ``changed`` is the day on which the page's data last changed.
    """
    links = Links(site, page.path)
    main = Markup(_template(page.template).render(view=page.view))
    listed = None if page.is_list else page.document
    data = data_list(listed, links, frozenset(_IDS.findall(main))) if listed else Markup("")
    whole = _template("page.html").render(main=main, page=page, frame=_frame(links, page, data, changed))
    return File(f"{page.path}index.html", _printable(whole))


def render_bare(template: str, path: str, values: dict[str, Any]) -> File:
    """A page without the frame, such as the one for addresses that lead nowhere."""
    return File(path, _printable(_template(template).render(**values)))


def describe(text: str) -> str:
    """A text cut to what search engines show of a page."""
    folded = " ".join(text.split())
    return folded if len(folded) <= LONGEST_DESCRIPTION else folded[: LONGEST_DESCRIPTION - 1].rstrip() + "…"


def crumbs(links: Links, municipality: str, word: str) -> tuple[Link, ...]:
    """The way up from one thing of a municipality's list."""
    site = links.site
    above = Link(site.words.lists[word].title, links.ours(site.uris.folder(municipality, word)))
    return links.named(site.uris.municipality(municipality)), above


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(places.site() / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        finalize=_shown,
    )
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def _shown(value: object) -> object:
    """What a template shows of a value: nothing for None."""
    return "" if value is None else value


def _printable(html: str) -> bytes:
    """A whole page, without any character that HTML cannot hold. Few pages have one, so all are only looked through as bytes."""
    data = html.encode()
    return data if len(data.translate(None, _CONTROL_BYTES)) == len(data) else html.translate(_CONTROL).encode()


def _frame(links: Links, page: Page, data: Markup, changed: date | None) -> Frame:
    site, settings = links.site, links.site.settings
    return Frame(
        site_title=settings.title_da,
        site_title_en=settings.title_en,
        publisher=settings.publisher,
        contact=contact_link(settings.contact),
        home=links.ours(site.uris.home()),
        menu=_menu(links, page.path),
        static=links.file("static/"),
        has_feed=settings.published is not None,
        strip=_strip(links, page, changed),
        jsonld=embedded(page.document, site.uris) if page.document else Markup(""),
        types=site.words.page_types.get(page.template, site.words.page_types["page"]),
        above=page.crumbs[-1].href if page.crumbs else None,
        parts=page.parts,
        data=data,
    )


def contact_link(contact: str | None) -> Link | None:
    """Where to write to the publisher: an address, or a page."""
    if contact is None:
        return None
    return Link(contact, contact if contact.startswith(("http://", "https://")) else f"mailto:{contact}")


def _menu(links: Links, path: str) -> tuple[Link, ...]:
    """The lists of the municipality that the page belongs to, or of the only one there is."""
    site = links.site
    slug: str | None = path.partition("/")[0]
    if slug is None or site.lookup.municipality_name(slug) is None:
        slug = site.lookup.only_municipality()
    lists: list[Link] = []
    if slug is not None:
        lists = [Link(site.words.lists[word].title, links.ours(site.uris.folder(slug, word))) for word in _MENU]
        if site.lookup.has_money(slug):
            lists.insert(_MENU.index("sag"), Link("Penge", links.ours(site.uris.money_page(slug))))
    search = Link("Søg", links.ours(site.uris.folder("soeg")))
    return (*lists, search, Link("Data", f"{links.ours(site.uris.home())}#data" if path else "#data"))


def _strip(links: Links, page: Page, changed: date | None) -> Strip:
    settings, document = links.site.settings, page.document
    return Strip(
        iri=str(links.site.uris.document_at(page.path)),
        turtle="index.ttl" if document else None,
        json="index.jsonld" if document else None,
        query=_query(document) if document else None,
        source=page.source,
        licence=Link(settings.licence_name, settings.licence),
        changed=write_date(changed) if changed else None,
    )


def _query(document: Document) -> str:
    """SPARQL that asks for exactly the facts of one page."""
    wholes = sorted({iri.partition("#")[0] for iri in subject_iris(document)})
    tests = " ||\n          ".join(f'?ting = <{whole}> || STRSTARTS(STR(?ting), "{whole}#")' for whole in wholes)
    where = f"  ?ting ?egenskab ?vaerdi .\n  FILTER ({tests})"
    return f"SELECT ?ting ?egenskab ?vaerdi\nWHERE {{\n{where}\n}}\nORDER BY ?ting ?egenskab"
