"""Links and the other small values that templates show. Every link is relative, seen from one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ...collection import ItemSummary, MeetingSummary
from ...danish import write_date
from ...model import MeetingKey, Span
from ...names import UDFALD, W3ID
from ...settings import Settings
from ...uris import SOURCE_NAME, Uris
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
    _ways: dict[str, str | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The way to each document or file of the site that was asked for; nothing for one that is not this site's."""

    def to(self, iri: str) -> str | None:
        """Where an IRI leads from this page; nothing for one that is no web address."""
        iri, ways = str(iri), self._ways
        whole, _, fragment = iri.partition("#")
        if whole not in ways:
            ways[whole] = self._way(whole)
        way = ways[whole]
        if way is None:
            return iri if iri.startswith(_WEB) else None
        return f"{way}#{fragment}" if fragment else way or "./"

    def _way(self, whole: str) -> str | None:
        """The way to an IRI without a fragment; empty for the page itself."""
        path = _path_of(self.site.uris, whole)
        return "" if path == self.page else path if path is None else self.file(path)

    def iri(self, iri: str) -> str:
        """An IRI of this site in short: what is to be resolved against the page's own."""
        base = self.site.uris.base
        return self.file(iri.removeprefix(base)) if iri.startswith(base) else iri

    def ours(self, iri: str) -> str:
        """The same for one of our own IRIs, which always leads somewhere."""
        return self.to(iri) or ""

    def file(self, path: str) -> str:
        """Where a file of the site is, seen from this page."""
        for folder, up in ways_up(self.page):
            if path.startswith(folder):
                return up + path[len(folder) :] or "./"
        raise AssertionError("The last way up leads to the output folder, where every path begins.")

    def named(self, iri: str) -> Link:
        """A link that calls the thing by its name, or by the short form of its IRI."""
        return Link(self.called(iri), self.to(iri))

    def called(self, iri: str) -> str:
        """The name of a thing, or the short form of its IRI."""
        site, key = self.site, str(iri)  # rdflib's terms are strings that no table of strings finds
        return site.lookup.name(key) or site.words.danish.get(key) or self._short(key)

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
        known = self.site.lookup.has_body(municipality, name)
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
        lookup, page = self.site.lookup, self.page.partition("/")[0]
        if lookup.municipality_name(page) is not None or lookup.only_municipality() is not None:
            return ()
        name = lookup.municipality_name(municipality)
        return () if name is None else (name,)

    def kle(self, number: str) -> Link:
        return Link(f"KLE {number}", self.ours(self.site.uris.kle_page(number)))

    def case(self, municipality: str, number: str) -> Link:
        known = self.site.lookup.has_case(municipality, number)
        return Link(number, self.ours(self.site.uris.case_page(municipality, number)) if known else None)

    def initiative(self, municipality: str, initiative: str, name: str) -> Link:
        return Link(name, self.ours(self.site.uris.initiative_page(municipality, initiative)))

    def case_type(self, municipality: str, letter: str | None) -> Link | None:
        """«B-sag: Til afgørelse i udvalget», with a page where the municipality has said what its letters mean."""
        if letter is None:
            return None
        for known_letter, danish, _ in self.site.lookup.case_types(municipality):
            if known_letter == letter:
                return Link(f"{letter}-sag: {danish}", self.ours(self.site.uris.case_type(municipality, letter)))
        return Link(f"{letter}-sag")

    def _short(self, iri: str) -> str:
        base, name = self.site.uris.base, self.site.lookup.name
        whole, _, fragment = iri.partition("#")
        around = name(f"{whole}#punkt") or name(f"{whole}#moede")
        if around and fragment:
            return f"{around}, {fragment}"
        text = short(iri)
        return text if text != iri or not iri.startswith(base) or iri == base else iri.removeprefix(base)


@lru_cache(maxsize=4096)
def _path_of(uris: Uris, whole: str) -> str | None:
    """The path of a page or file by its IRI without a fragment; nothing for what is not this site's."""
    if not uris.is_ours(whole):
        return None
    is_page = whole.endswith(("/", f"/{SOURCE_NAME}")) or whole.startswith(W3ID)
    return uris.path(whole) if is_page else whole.removeprefix(uris.base)


@lru_cache(maxsize=256)
def ways_up(page: str) -> tuple[tuple[str, str], ...]:
    """A page's folder and those above it, nearest first, each with the way to it: ``("odense/sag/", ""), ("odense/", "../")``."""
    words = page.split("/")[:-1]
    return tuple(("".join(f"{word}/" for word in words[: len(words) - up]), "../" * up) for up in range(len(words) + 1))


def says_no_more(text: str, mark: Mark | None) -> bool:
    """Whether a decision's text only repeats its outcome: «Orientering givet.»."""
    return mark is not None and text.strip(" .\n").casefold() == mark.word.casefold()
