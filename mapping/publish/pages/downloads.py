"""The pages under ``data/``: the files there are to fetch, and the bodies and years that have their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rdflib import Literal, URIRef

from ...collection import Body, Municipality
from ...danish import write_number
from ...names import DCAT, DCTERMS, FOAF, RDF, RDFS
from ...slugs import slug
from ..catalogue.addresses import is_part
from ..documents import Document
from .definitions import Facts, by_subject, text_in
from .frame import Page, describe
from .links import Link, Links, Site

FOLDER: Final = "data"
_CSV: Final = "text/csv"
_TABLE: Final = "Tabel: "


@dataclass(frozen=True, slots=True)
class Download:
    """One file to fetch."""

    id: str
    file: Link
    size: str
    what: str


@dataclass(frozen=True, slots=True)
class DownloadGroup:
    heading: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class DownloadsView:
    title: str
    text: str
    groups: tuple[DownloadGroup, ...]
    parts: tuple[Link, ...]
    """The pages below this one."""
    versions: Link | None


def downloads_page(site: Site, document: Document) -> Page:
    """The catalogue, the series of one body, or the dataset of one of its years."""
    links = Links(site, document.path)
    found = by_subject(document.triples)
    topic = found.get(_one(found.get(URIRef(document.iri), {}), FOAF.primaryTopic), {})
    words = tuple(document.path.strip("/").split("/"))[1:]
    view = DownloadsView(
        title=text_in(topic, (DCTERMS.title,), "da") if words else "Data",
        text=text_in(topic, (DCTERMS.description,), "da"),
        groups=tuple(_groups(found, links)),
        parts=tuple(_parts(words, links)),
        versions=_versions(found, links),
    )
    crumbs = tuple(_crumbs(words, links))
    here = words[-1] if len(words) > 2 else ""
    return Page(
        document.path, "downloads.html", view.title, describe(view.text or view.title), view, crumbs, document, crumb=here
    )


def _groups(found: Mapping[URIRef, Facts], links: Links) -> Iterator[DownloadGroup]:
    """Yield the tables, then the same facts in other formats."""
    files = [(iri, facts) for iri, facts in found.items() if DCAT.Distribution in facts.get(RDF.type, ())]
    tables = tuple(_download(iri, facts, links) for iri, facts in files if _is_table(facts))
    parts = tuple(_download(iri, facts, links) for iri, facts in files if _is_part(facts, links))
    others = tuple(_download(iri, facts, links) for iri, facts in files if not (_is_table(facts) or _is_part(facts, links)))
    if tables:
        yield DownloadGroup("Tabeller (CSV, til regneark)", tables)
    if others:
        yield DownloadGroup("Alle oplysninger i andre formater" if tables else "Hent", others)
    if parts:
        yield DownloadGroup("Dele, der går på tværs af møderne", parts)


def _is_table(facts: Facts) -> bool:
    return str(_one(facts, DCAT.mediaType)).endswith(_CSV)


def _is_part(facts: Facts, links: Links) -> bool:
    return is_part(_address(facts, links))


def _address(facts: Facts, links: Links) -> str:
    return str(_one(facts, DCAT.downloadURL)).removeprefix(links.site.uris.base)


def _download(iri: URIRef, facts: Facts, links: Links) -> Download:
    name = text_in(facts, (DCTERMS.title,), "da").removeprefix(_TABLE)
    told = "" if _is_table(facts) else text_in(facts, (DCTERMS.description,), "da")
    size = _size(_one(facts, DCAT.byteSize))
    return Download(iri.partition("#")[2], Link(name, links.file(_address(facts, links))), size, told)


def _size(size: URIRef) -> str:
    """«15 kB»: enough to know what one fetches."""
    count = int(size) if size else 0
    return f"{write_number(Decimal(max(1, round(count / 1000))))} kB" if count else ""


def _one(facts: Facts, predicate: URIRef) -> URIRef:
    """The first value of a property, or an empty address."""
    return URIRef(next((str(value) for value in facts.get(predicate, ())), ""))


def _versions(found: Mapping[URIRef, Facts], links: Links) -> Link | None:
    seen = (value for facts in found.values() for value in facts.get(RDFS.seeAlso, ()) if not isinstance(value, Literal))
    list_of = next((str(value) for value in seen if str(value).endswith("versions.csv")), None)
    return Link("Tidligere udgaver", links.file(list_of.removeprefix(links.site.uris.base))) if list_of else None


def _parts(words: tuple[str, ...], links: Links) -> Iterator[Link]:
    """Yield what lies below: each body's page from the catalogue, each year's from a body's."""
    folder = links.site.uris.folder
    if not words:
        for municipality, body in _bodies(links):
            years = sorted({meeting.key.day.year for meeting in body.meetings})
            text = f"{body.name}, {municipality.name}"
            yield Link(text, links.ours(folder(FOLDER, municipality.slug, slug(body.name))), ", ".join(map(str, years)))
    for municipality, body in _bodies(links) if len(words) == 2 else ():
        if (municipality.slug, slug(body.name)) == words:
            for year in sorted({meeting.key.day.year for meeting in body.meetings}, reverse=True):
                yield Link(f"Referater fra {year}", links.ours(folder(FOLDER, *words, str(year))))


def _bodies(links: Links) -> Iterator[tuple[Municipality, Body]]:
    for one in links.site.lookup.collection.municipalities:
        yield from ((one, body) for body in one.bodies if body.meetings)


def _crumbs(words: tuple[str, ...], links: Links) -> Iterator[Link]:
    folder = links.site.uris.folder
    if words:
        yield Link("Data", links.ours(folder(FOLDER)))
    if len(words) > 2:
        name = next((body.name for one, body in _bodies(links) if (one.slug, slug(body.name)) == words[:2]), words[1])
        yield Link(name, links.ours(folder(FOLDER, *words[:2])))
