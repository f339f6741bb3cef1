"""What stands around every page: head, way up, data strip, and the list of all its data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ... import places
from ...danish import write_date
from ..documents import Document
from ..files import File
from ..jsonld import jsonld_in_html
from .facts import Thing, subject_iris, things
from .links import Link, Links, Site
from .money_tables import has_money

_IDS: Final = re.compile(r'\sid="([^"]*)"')
"""Ids in what templates made. A quote in text is escaped, so this finds only real attributes."""
_CONTROL: Final = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
"""Control characters, which HTML cannot hold, become their pictures: ␀ and its like."""
_HAS_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
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


@dataclass(frozen=True, slots=True)
class Strip:
    """The data strip: the same on every page."""

    iri: str
    turtle: str | None
    json: str | None
    query: str | None
    source: Link | None
    licence: Link
    published: str | None


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
    strip: Strip
    jsonld: Markup
    """The page's whole data for its head, or nothing."""
    types: tuple[str, ...]
    """FAIR Signposting: what kind of page this is, as schema.org classes."""
    above: str | None
    """The page that this one is part of."""
    parts: tuple[str, ...]
    """Pages that are parts of this one."""
    things: tuple[Thing, ...]


def render(site: Site, page: Page) -> File:
    """The page as a file. Two steps, since what the list of data must anchor depends on what the page already does."""
    links = Links(site, page.path)
    main = Markup(_environment().get_template(page.template).render(view=page.view))
    taken = frozenset(_IDS.findall(main))
    everything = things(page.document, links, taken) if page.document else ()
    whole = _environment().get_template("page.html").render(main=main, page=page, frame=_frame(links, page, everything))
    return File(f"{page.path}index.html", whole.encode())


def render_bare(template: str, path: str, values: dict[str, Any]) -> File:
    """A page without the frame, such as the one for addresses that lead nowhere."""
    return File(path, _environment().get_template(template).render(**values).encode())


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
        finalize=_printable,
    )
    return environment


def _printable(value: object) -> object:
    """What a template shows: nothing for None, and no character that HTML cannot hold."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup) and _HAS_CONTROL.search(value):
        return value.translate(_CONTROL)
    return value


def _frame(links: Links, page: Page, everything: tuple[Thing, ...]) -> Frame:
    site, settings = links.site, links.site.settings
    return Frame(
        site_title=settings.title_da,
        site_title_en=settings.title_en,
        publisher=settings.publisher,
        contact=contact_link(settings.contact),
        home=links.ours(site.uris.home()),
        menu=_menu(links, page.path),
        static=links.file("static/"),
        strip=_strip(links, page),
        jsonld=Markup(jsonld_in_html(page.document)) if page.document else Markup(""),
        types=site.words.page_types.get(page.template, site.words.page_types["page"]),
        above=page.crumbs[-1].href if page.crumbs else None,
        parts=page.parts,
        things=everything,
    )


def contact_link(contact: str | None) -> Link | None:
    """Where to write to the publisher: an address, or a page."""
    if contact is None:
        return None
    return Link(contact, contact if contact.startswith(("http://", "https://")) else f"mailto:{contact}")


def _menu(links: Links, path: str) -> tuple[Link, ...]:
    """The lists of the municipality that the page belongs to, or of the only one there is."""
    site = links.site
    found = site.lookup.municipalities
    slug = path.partition("/")[0]
    if slug not in found and len(found) == 1:
        slug = next(iter(found))
    lists: list[Link] = []
    if slug in found:
        lists = [Link(site.words.lists[word].title, links.ours(site.uris.folder(slug, word))) for word in _MENU]
        if has_money(found[slug]):
            lists.insert(_MENU.index("sag"), Link("Penge", links.ours(site.uris.money_page(slug))))
    search = Link("Søg", links.ours(site.uris.folder("soeg")))
    return (*lists, search, Link("Data", f"{links.ours(site.uris.home())}#data" if path else "#data"))


def _strip(links: Links, page: Page) -> Strip:
    settings, document = links.site.settings, page.document
    return Strip(
        iri=str(links.site.uris.document_at(page.path)),
        turtle="index.ttl" if document else None,
        json="index.jsonld" if document else None,
        query=_query(document) if document else None,
        source=page.source,
        licence=Link(settings.licence_name, settings.licence),
        published=write_date(settings.published) if settings.published else None,
    )


def _query(document: Document) -> str:
    """SPARQL that asks for exactly the facts of one page."""
    wholes = sorted({iri.partition("#")[0] for iri in subject_iris(document)})
    tests = " ||\n          ".join(f'?ting = <{whole}> || STRSTARTS(STR(?ting), "{whole}#")' for whole in wholes)
    where = f"  ?ting ?egenskab ?vaerdi .\n  FILTER ({tests})"
    return f"SELECT ?ting ?egenskab ?vaerdi\nWHERE {{\n{where}\n}}\nORDER BY ?ting ?egenskab"
