"""What was promised, by whom and by when, and what later minutes say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..briefs import ItemSummary
from .common import Because, Quote


class Status(StrEnum):
    """What became of a commitment, as of the day that the list is made for. Path words of ``def/tilsagn/``."""

    MET = "indfriet"
    LATE = "indfriet-for-sent"
    SILENT = "ikke-omtalt-siden"
    """Due, and nothing in the collection speaks of it since."""
    NOT_DUE = "ikke-forfalden"
    OPEN = "uden-frist"
    MENTIONED = "omtalt-siden"
    """Spoken of since, in words that do not tell whether it was kept."""
    UNSEEN = "ingen-senere-moeder"
    """Due, and the collection has no meeting after the term that could tell, or none of the body that it is for."""


@dataclass(frozen=True, slots=True)
class StatedCommitment:
    """A promise as printed: part of one item."""

    position: int
    """Counted from 1 within its item: makes its IRI ``…/punkt-3/#tilsagn-1``."""
    quote: Quote
    who: str | None
    """Who promises, as printed: «forvaltningen», «udvalget»."""
    what: str
    """What is promised, word for word."""
    due: date | None
    """The last day of the printed term («med udgangen af 1. halvår 2029» is 30 June 2029)."""
    due_printed: str | None
    every_months: int | None
    """For a repeated promise («hver 2. måned»): 2."""
    subject: str | None
    """The initiative that it concerns, as named."""
    kind: str
    """``rapport``, ``maal``, ``beslutning`` (something decided that has to be done), ``andet``."""
    keys: tuple[str, ...] = ()
    """Stems of the words by which later minutes are searched for it, the telling one first; at most six."""
    bodies: tuple[str, ...] = ()
    """The bodies it names: only their minutes could tell of it. Nothing where it is the speaking body's own."""


@dataclass(frozen=True, slots=True)
class ItemWords:
    """Which words an item has, for telling whether it speaks of an earlier promise."""

    item: ItemSummary
    stems: bytes
    """Four bytes for each word's stem, sorted: the text itself is not kept while meetings are joined."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A later item that bears on a commitment."""

    quote: Quote
    because: Because


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise and what became of it."""

    municipality: str
    stated: StatedCommitment
    initiative: str | None
    """The path word of the initiative it was joined to."""
    status: Status
    as_of: date
    """The day since which nothing came about that could change the status: no meeting that counts, no mention, no term."""
    evidence: tuple[Evidence, ...]
    """The surest first, then by date; at most five."""
    later_meetings: int = 0
    """Meetings of the collection after the promise: what was looked through. No more than 24 are counted."""
    said: str = ""
    """Why it has its status, in Danish, for the page."""
