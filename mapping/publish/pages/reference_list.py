"""The list of a municipality's references: what leads to what, and what is missing here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...collection import LIST_PAGE, Municipality
from ...danish import write_date, write_partial_date
from ...describe.reference_target import listed_references, reference_iri
from ...knowledge import ResolvedReference
from ...names import HUL
from ..documents import Document
from . import phrases
from .frame import Page
from .links import Link, Links, Site
from .lists import Entry, Group, ListView, siblings
from .pager import pages_of

WORD = "henvisning"


def reference_list_pages(site: Site, one: Municipality, documents: Mapping[str, Document]) -> Iterator[Page]:
    """The list, page by page; each makes only the entries that it shows."""
    listed, words = listed_references(one), site.words.lists[WORD]
    whole = pages_of(len(listed), LIST_PAGE)
    for number in range(1, whole + 1):
        iri = site.uris.list_page((one.slug, WORD), number)
        links = Links(site, site.uris.path(iri))
        title = words.title if number == 1 else f"{words.title}, side {number}"
        above = links.named(site.uris.municipality(one.slug))
        first = (Link(words.title, links.ours(site.uris.folder(one.slug, WORD))),) if number > 1 else ()
        shown = listed[(number - 1) * LIST_PAGE : number * LIST_PAGE]
        yield Page(
            path=links.page,
            template="list.html",
            title=f"{title}, {above.text}",
            crumb=title,
            description=words.lead,
            view=ListView(title, words.lead, tuple(_groups(shown, links)), siblings((one.slug, WORD), number, whole, links)),
            crumbs=(above, *first),
            document=documents.get(str(iri)),
        )


def _groups(shown: tuple[ResolvedReference, ...], links: Links) -> Iterator[Group]:
    headings: dict[str, list[Entry]] = {}
    for resolved in shown:
        heading = links.site.words.term(HUL[resolved.gap.value]) if resolved.gap else "Fører til et referat her"
        headings.setdefault(heading, []).append(_entry(resolved, links))
    for heading, entries in headings.items():
        yield Group(heading, tuple(entries))


def _entry(resolved: ResolvedReference, links: Links) -> Entry:
    reference = resolved.reference
    item, bodies = reference.item, phrases.series(reference.bodies) or reference.body
    named = ", ".join(part for part in (bodies, write_partial_date(reference.date.value)) if part)
    meant = [f"fører til punkt {target.item.number}: {target.item.title}" for target in resolved.targets if target.item]
    link = Link(f"Punkt {item.number}: {item.title}", links.ours(reference_iri(resolved, links.site.uris)))
    return Entry(link, (write_date(item.meeting.day), f"nævner {named}", *meant))
