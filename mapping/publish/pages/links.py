"""Links and the other small values that templates show. Every link is relative, seen from one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ...collection import ItemSummary, MeetingSummary
from ...danish import write_date
from ...model import MeetingKey, Span
from ...names import UDFALD, W3ID
from ...settings import Settings
from ...uris import SOURCE_NAME, Uris, relative
from . import phrases
from .lookup import Lookup
from .words import Words, short

_WEB: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Site:
    """What every page may look at; the same for all of them."""

    settings: Settings
    uris: Uris
    lookup: Lookup
    words: Words


@dataclass(frozen=True, slots=True)
class Link:
    """Words, and where they lead if anywhere."""

    text: str
    href: str | None = None
    note: str | None = None
    """A few words after the link that are not part of it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the box of facts."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """An outcome as pages show it: a sign for the eye, a word for everybody."""

    word: str
    sign: str
    href: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An agenda item in a list."""

    number: str
    title: Link
    mark: Mark | None
    decision: str | None
    day: str
    iso: str
    body: Link
    meeting: Link


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the links of one page."""

    site: Site
    page: str
    """The page's folder, relative to the output folder."""

    def to(self, iri: str) -> str | None:
        """Where an IRI leads from this page; nothing for one that is no web address."""
        uris = self.site.uris
        if not uris.is_ours(iri):
            return iri if iri.startswith(_WEB) else None
        whole, _, fragment = iri.partition("#")
        path = uris.path(iri) if self._is_page(whole) else whole.removeprefix(uris.base)
        if fragment:
            return f"#{fragment}" if path == self.page else f"{relative(self.page, path)}#{fragment}"
        return relative(self.page, path)

    def ours(self, iri: str) -> str:
        """The same for one of our own IRIs, which always leads somewhere."""
        return self.to(iri) or ""

    def file(self, path: str) -> str:
        """Where a file of the site is, seen from this page."""
        return relative(self.page, path)

    def named(self, iri: str) -> Link:
        """A link that calls the thing by its name, or by the short form of its IRI."""
        site, key = self.site, str(iri)  # rdflib's terms are strings that no table of strings finds
        name = site.lookup.names.get(key) or site.words.danish.get(key) or self._short(key)
        return Link(name, self.to(iri))

    def lines(self, key: MeetingKey, span: Span) -> Link:
        """The lines of the source text that say something."""
        return Link(phrases.lines(span), self.ours(self.site.uris.passage(key, span)))

    def mark(self, concept: str | None) -> Mark | None:
        if concept is None:
            return None
        words = self.site.words
        return Mark(words.outcome(concept), words.signs.get(concept, "•"), self.ours(UDFALD[concept]))

    def item(self, item: ItemSummary) -> ItemLine:
        uris, key, mark = self.site.uris, item.meeting, self.mark(item.outcome)
        return ItemLine(
            number=item.number,
            title=Link(item.title, self.ours(uris.item_page(key, item.number))),
            mark=mark,
            decision=None if item.decision and says_no_more(item.decision, mark) else item.decision,
            day=write_date(key.day),
            iso=key.day.isoformat(),
            body=self.body(key.municipality, key.body),
            meeting=self.meeting(key),
        )

    def items(self, items: Iterable[ItemSummary]) -> tuple[ItemLine, ...]:
        return tuple(self.item(item) for item in items)

    def item_link(self, item: ItemSummary, note: str | None = None) -> Link:
        href = self.ours(self.site.uris.item_page(item.meeting, item.number))
        return Link(f"Punkt {item.number}: {item.title}", href, note)

    def body(self, municipality: str, name: str) -> Link:
        """A body by its name, with its municipality's where several share the page; no link where nobody has described one."""
        known = self.site.lookup.body(municipality, name)
        return Link(
            ", ".join((name, *self._whose(municipality))),
            self.ours(self.site.uris.body_page(municipality, name)) if known else None,
        )

    def meeting(self, key: MeetingKey) -> Link:
        return Link(phrases.meeting_name(key), self.ours(self.site.uris.meeting_page(key)))

    def meeting_line(self, meeting: MeetingSummary) -> Link:
        """A meeting in a list, with how many items it had."""
        link = self.meeting(meeting.key)
        told = (*self._whose(meeting.key.municipality), phrases.count(len(meeting.items), "punkt", "punkter"))
        return Link(link.text, link.href, " · ".join(told))

    def _whose(self, municipality: str) -> tuple[str, ...]:
        """The municipality's name, on a page that belongs to none of several: many bodies are called «Byrådet»."""
        found = self.site.lookup.municipalities
        if len(found) < 2 or municipality not in found or self.page.partition("/")[0] in found:
            return ()
        return (found[municipality].name,)

    def kle(self, number: str) -> Link:
        return Link(f"KLE {number}", self.ours(self.site.uris.kle_page(number)))

    def case(self, municipality: str, number: str) -> Link:
        known = self.site.lookup.case(municipality, number)
        return Link(number, self.ours(self.site.uris.case_page(municipality, number)) if known else None)

    def initiative(self, municipality: str, initiative: str, name: str) -> Link:
        return Link(name, self.ours(self.site.uris.initiative_page(municipality, initiative)))

    def case_type(self, municipality: str, letter: str | None) -> Link | None:
        """«B-sag: Til afgørelse i udvalget», with a page where the municipality has said what its letters mean."""
        if letter is None:
            return None
        known = self.site.lookup.municipalities.get(municipality)
        for known_letter, danish, _ in known.case_types if known else ():
            if known_letter == letter:
                return Link(f"{letter}-sag: {danish}", self.ours(self.site.uris.case_type(municipality, letter)))
        return Link(f"{letter}-sag")

    def _is_page(self, whole: str) -> bool:
        return whole.endswith(("/", f"/{SOURCE_NAME}")) or whole.startswith(W3ID)

    def _short(self, iri: str) -> str:
        base, names = self.site.uris.base, self.site.lookup.names
        whole, _, fragment = iri.partition("#")
        around = names.get(f"{whole}#punkt") or names.get(f"{whole}#moede")
        if around and fragment:
            return f"{around}, {fragment}"
        text = short(iri)
        return text if text != iri or not iri.startswith(base) or iri == base else iri.removeprefix(base)


def says_no_more(text: str, mark: Mark | None) -> bool:
    """Whether a decision's text only repeats its outcome: «Orientering givet.»."""
    return mark is not None and text.strip(" .\n").casefold() == mark.word.casefold()
