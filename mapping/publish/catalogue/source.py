"""What a catalogue is made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from rdflib import URIRef

from ...collection import Collection
from ...settings import Settings
from ...uris import Uris
from ..dumps import NQUADS, TURTLE
from .addresses import Addresses, Slice, part_path, slice_path, slices
from .versions import Version
from .weigh import Weight

_MEETING: Final = re.compile(r"([^/]+)/moede/([^/]+)/([0-9]{4})-[0-9]{2}-[0-9]{2}[/-]")
"""The path of what belongs to a meeting: municipality, body and year."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When a file was first published, and when it last changed."""

    issued: date
    modified: date


def dump_dates(changes: Iterable[tuple[str, date]]) -> dict[str, Dates]:
    """When each dump was first published and last changed, by its path, from all changes of documents in their order.

    A change is the path of a document and the day it was published.
    """
    found: dict[str, Dates] = {}
    for path, day in changes:
        for dump in _dumps_with(path):
            known = found.get(dump)
            found[dump] = Dates(known.issued if known else day, day)
    return found


def _dumps_with(path: str) -> Iterator[str]:
    """Yield the dumps that a document is in. Which tables it gives rows to, no log tells."""
    for stem in (TURTLE, NQUADS):
        yield stem
        yield f"{stem}.gz"
    meeting = _MEETING.match(path)
    yield slice_path(meeting[1], meeting[2], int(meeting[3])) if meeting else part_path(path)


@dataclass(frozen=True, slots=True)
class Publisher:
    """What portals ask of a publisher beyond the settings that pages show."""

    cvr: str | None = None
    """Eight digits of the business register; that of the only municipality where the publisher has its name."""
    kind: str = "LocalAuthority"
    """The last part of an ADMS publisher type's IRI in ``site/catalogue.ttl``."""
    frequency: str = "IRREG"
    """How often data are added: the last part of an EU frequency's IRI in ``site/catalogue.ttl``."""


@dataclass(frozen=True, slots=True)
class Source:
    """A whole site, as its catalogue sees it."""

    settings: Settings
    uris: Uris
    collection: Collection
    weights: Mapping[str, Weight]
    """Of every file that the catalogue offers, by path."""
    versions: tuple[Version, ...] = ()
    """Of the dumps, this one first."""
    history: Mapping[str, Dates] = field(default_factory=dict)
    """What the log of changes knows of each dump, by path. Without it the date of publication stands for both dates,
    and without that the date of the last meeting: never the clock's."""
    publisher: Publisher = Publisher()
    feed: str | None = None
    """The path of the stream of changes, where the site has one."""

    @property
    def addresses(self) -> Addresses:
        return Addresses(self.uris)

    @property
    def slices(self) -> tuple[Slice, ...]:
        return tuple(slices(self.collection))

    @property
    def days(self) -> tuple[date, ...]:
        """Of all meetings, the first one first."""
        bodies = (body for one in self.collection.municipalities for body in one.bodies)
        return tuple(sorted(meeting.key.day for body in bodies for meeting in body.meetings))

    @property
    def cvr(self) -> str | None:
        found = self.collection.municipalities
        only = found[0] if len(found) == 1 and found[0].name == self.settings.publisher else None
        return self.publisher.cvr or (only.cvr if only else None)

    def dates(self, path: str, last_meeting: date) -> Dates:
        """Of a dump that goes until ``last_meeting``."""
        otherwise = self.settings.published or last_meeting
        if path.endswith(".csv") or path.startswith("bridges/") or path == self.feed:
            path = NQUADS  # A table, a bridge, or the stream of changes, changes only when the whole does.
        return self.history.get(path) or Dates(otherwise, otherwise)

    def file(self, path: str) -> URIRef:
        return self.addresses.file(path)
