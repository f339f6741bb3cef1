"""What the descriptions of one meeting, and of one item, have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rdflib import Literal, URIRef

from ..danish import write_date
from ..model import AgendaItem, MeetingKey, Minutes, Span
from ..names import Triple
from ..uris import Uris
from . import terms
from .literals import danish, integer
from .source import Passages


@dataclass(frozen=True, slots=True)
class InMeeting:
    """One meeting: how its IRIs are made and where its words stand."""

    minutes: Minutes
    uris: Uris
    passages: Passages
    key: MeetingKey

    @property
    def meeting(self) -> URIRef:
        return self.uris.meeting(self.key)

    @property
    def title(self) -> str:
        """«Beskæftigelses- og Socialudvalget, 28. april 2026»."""
        sitting = "" if self.key.sitting == 1 else f" ({self.key.sitting}. møde)"
        return f"{self.key.body}, {write_date(self.key.day)}{sitting}"

    @property
    def host(self) -> URIRef:
        """The body in its term, or the body alone where no term is printed."""
        body, slug = self.minutes.body, self.key.municipality
        return self.uris.body_term(slug, body.name, body.term) if body.term else self.uris.body(slug, body.name)


@dataclass(frozen=True, slots=True)
class InItem:
    """One agenda item of a meeting."""

    meeting: InMeeting
    item: AgendaItem
    _made: dict[str, URIRef] = field(default_factory=dict)

    def iri(self, fragment: str) -> URIRef:
        """``beslutning``, ``tabel-1-r5-2027`` and the like."""
        made = self._made.get(fragment)
        if made is None:
            meeting = self.meeting
            made = self._made[fragment] = meeting.uris.in_item(meeting.key, self.item.number, fragment)
        return made

    @property
    def this(self) -> URIRef:
        return self.iri("punkt")

    def part(self, thing: URIRef, kind: URIRef, whole: URIRef, position: int | None = None) -> Iterator[Triple]:
        """Say of something printed in the item what it is, what it is part of, and its place there."""
        yield thing, terms.TYPE, kind
        yield thing, terms.TYPE, terms.ENTITY
        yield thing, terms.PART_OF, whole
        if position is not None:
            yield thing, terms.POSITION, integer(position)

    def section(self, position: int) -> URIRef:
        return self.iri(f"afsnit-{position}")

    def quoted(self, thing: URIRef, *spans: Span) -> Iterator[Triple]:
        return self.meeting.passages.quoted(thing, *spans)


def said(thing: URIRef, predicate: URIRef, value: URIRef | Literal | None) -> Iterator[Triple]:
    """The triple, unless the minutes do not say it."""
    if value is not None:
        yield thing, predicate, value


def words(thing: URIRef, predicate: URIRef, text: str | None) -> Iterator[Triple]:
    """Danish words, unless there are none."""
    if text:
        yield thing, predicate, danish(text)
