"""Where things are printed: the source text, its passages, and the graph of what was drawn from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from rdflib import URIRef

from ..model import MeetingKey, Minutes, Span
from ..names import Triple
from ..uris import Uris
from . import terms
from .literals import danish, integer, plain
from .page import describe_page


class Passages:
    """The passages of one source text that anything points to; each is described once, after all that use it."""

    def __init__(self, key: MeetingKey, uris: Uris, page_starts: tuple[int, ...] = ()) -> None:
        """``page_starts`` are the lines on which the pages of the source begin, where it has pages."""
        self._key = key
        self._uris = uris
        self._page_starts = page_starts
        self._used: dict[Span, URIRef] = {}

    def quoted(self, thing: URIRef, *spans: Span) -> Iterator[Triple]:
        """Say of an entity that its words stand on these lines."""
        for span in dict.fromkeys(spans):
            yield thing, terms.QUOTED_FROM, self._passage(span)

    def told(self, thing: URIRef, *spans: Span) -> Iterator[Triple]:
        """Say of an activity, or of a thing that is more than a quote, that these lines tell of it."""
        for span in dict.fromkeys(spans):
            yield thing, terms.SOURCE_LINES, self._passage(span)

    def describe(self) -> Iterator[Triple]:
        """Say what is known of every passage used, in the order of the text."""
        source = self._uris.source(self._key)
        for span, passage in sorted(self._used.items()):
            yield passage, terms.TYPE, terms.PASSAGE
            yield passage, terms.TYPE, terms.ENTITY
            yield passage, terms.PART_OF, source
            yield passage, terms.FIRST_LINE, integer(span.first)
            yield passage, terms.LAST_LINE, integer(span.last)
            if self._page_starts:
                yield passage, terms.FIRST_PAGE, integer(page_of(span.first, self._page_starts))
                yield passage, terms.LAST_PAGE, integer(page_of(span.last, self._page_starts))

    def _passage(self, span: Span) -> URIRef:
        known = self._used.get(span)
        if known is None:
            known = self._used[span] = self._uris.passage(self._key, span)
        return known


def page_of(line: int, page_starts: tuple[int, ...]) -> int:
    """The page, counted from 1, on which a line of the text stands."""
    return max(1, bisect_right(page_starts, line))


def describe_source(minutes: Minutes, title: str, uris: Uris) -> Iterator[Triple]:
    """Say what text the meeting's data were drawn from. ``title`` is the meeting's."""
    key = minutes.key
    source, graph = uris.source(key), uris.meeting_graph(key)
    yield source, terms.TYPE, terms.MINUTES
    yield source, terms.TYPE, terms.PAGE
    yield source, terms.TYPE, terms.ENTITY
    yield source, terms.TITLE, danish(f"Referat: {title}")
    yield source, terms.PRIMARY_TOPIC, uris.meeting(key)
    yield source, terms.LANGUAGE, terms.DANISH
    yield source, terms.FILE_NAME, plain(minutes.source.name)
    yield source, terms.SHA256, plain(minutes.source.sha256)
    yield source, terms.SOURCE_FORM, plain(minutes.source.form)
    yield source, terms.LAYOUT, plain(minutes.layout)
    yield graph, terms.TYPE, terms.ENTITY
    yield graph, terms.DERIVED_FROM, source
    yield from describe_page(uris.source_page(key), f"Kilden til referatet: {title}", source)
