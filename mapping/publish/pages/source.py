"""The page of a meeting's source text, with its line numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from ...model import Reading, Span
from ...uris import SOURCE_NAME, passage_fragment
from ..documents import Document
from . import phrases
from .facts import subject_iris
from .frame import Page, describe
from .item import item_crumbs
from .links import Link, Links, Site


@dataclass(frozen=True, slots=True)
class SourceView:
    title: str
    meeting: Link
    file: str
    lines: Markup
    """The text, line by line."""
    notes: tuple[tuple[Link, str], ...]
    """Lines that no rule read."""


def source_page(site: Site, reading: Reading, document: Document | None) -> Page:
    """The text that everything was read from, line by line."""
    minutes = reading.minutes
    key = minutes.key
    links = Links(site, site.uris.path(site.uris.source_page(key)))
    spans = tuple(_spans(document)) if document else ()
    view = SourceView(
        title=f"Referatets tekst: {phrases.meeting_name(key)}",
        meeting=links.meeting(key),
        file=links.file(site.uris.source(key).removeprefix(site.uris.base)),
        lines=Markup("".join(_lines(reading.text, spans, minutes.source.page_starts))),
        notes=tuple((links.lines(key, Span(note.line, note.line)), note.text) for note in minutes.unread),
    )
    return Page(
        path=links.page,
        template="source.html",
        title="Referatets tekst",
        description=describe(f"Teksten af referatet fra {phrases.meeting_name(key)}, med linjenumre."),
        view=view,
        crumbs=item_crumbs(links, key),
        document=document,
        source=Link(SOURCE_NAME, view.file),
        style=_highlights(spans),
        whence=phrases.meeting_name(key),
    )


def _spans(document: Document) -> Iterator[Span]:
    """The passages that the document describes, longest first, so that one inside another is marked over it."""
    found: set[Span] = set()
    for iri in subject_iris(document):
        numbers = iri.partition("#line=")[2].split(",")
        if len(numbers) == 2 and all(number.isdigit() for number in numbers):
            found.add(Span(int(numbers[0]) + 1, int(numbers[1])))
    yield from sorted(found, key=lambda span: (span.first - span.last, span.first))


def _lines(text: str, spans: tuple[Span, ...], page_starts: tuple[int, ...]) -> Iterator[str]:
    """Each line as an entry of a list, with the page that begins there and the anchors of longer passages that do.

    Mark-up is put together here, not by the template: a meeting has a thousand lines.
    """
    marks: dict[int, str] = {line: f'<span class="sideskift">Side {page}</span>' for page, line in enumerate(page_starts, 1)}
    for span in spans:
        if span.last > span.first:
            marks[span.first] = f'{marks.get(span.first, "")}<span class="maal" id="{passage_fragment(span)}"></span>'
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        own = passage_fragment(Span(number, number))
        yield f'<li id="{own}" value="{number}">{marks.get(number, "")}<bdi>{escape(line, quote=False)}</bdi></li>\n'


def _highlights(spans: tuple[Span, ...]) -> Markup:
    """One rule for passages of several lines: an address that ends in a passage's fragment marks all its lines.

    Made of line numbers alone, so there is nothing in it to escape.
    """
    selectors = [
        f'.tekstlinjer:has([id="{passage_fragment(span)}"]:target)>li:nth-child(n+{span.first}):nth-child(-n+{span.last})'
        for span in spans
        if span.last > span.first
    ]
    return Markup(",".join(selectors) + "{background:var(--fremhaevet)}") if selectors else Markup("")
