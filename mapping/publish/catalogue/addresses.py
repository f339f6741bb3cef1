"""Where the catalogue's own things are: pages under ``data/``, and the files that they offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from rdflib import URIRef

from ...collection import Body, Collection, Municipality
from ...slugs import slug
from ...uris import Uris

COMMON: Final = "dumps/faelles.ttl.gz"
"""What every dump of a body's year needs to be understood: definitions, bodies, subjects. It stays small."""
_MATTERS: Final = "sager.ttl.gz"
_MANY: Final = frozenset({"fund", "henvisning", "initiativ", "moede", "person", "sag", "tilsagn"})
"""Documents that there are as many of as there are meetings, or more: by the second word of their paths."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The IRIs of the catalogue, its datasets, and the files they are to be had as."""

    uris: Uris

    def page(self, *words: str) -> URIRef:
        """``data/``, or a page under it."""
        return self.uris.folder("data", *words)

    def thing(self, page: str, fragment: str) -> URIRef:
        return URIRef(self.uris.fragments(page) + fragment)

    def file(self, path: str) -> URIRef:
        """A file by its path in the output folder."""
        return self.uris.document_at(path)

    def is_ours(self, iri: str) -> bool:
        """Whether the page that describes an IRI is one of the catalogue's."""
        return str(iri).startswith(str(self.page()))

    @property
    def catalogue(self) -> URIRef:
        return self.thing(self.page(), "katalog")

    @property
    def whole(self) -> URIRef:
        """The dataset of everything."""
        return self.thing(self.page(), "datasaet")

    @property
    def publisher(self) -> URIRef:
        return self.thing(self.page(), "udgiver")

    @property
    def contact(self) -> URIRef:
        return self.thing(self.page(), "kontakt")

    @property
    def rights(self) -> URIRef:
        return self.thing(self.page(), "rettigheder")

    def distribution(self, page: str, path: str) -> URIRef:
        """A file as a page offers it: ``data/#fil-latest.ttl.gz``. It keeps its IRI when the bytes change."""
        words = path.split("/")
        return self.thing(page, f"fil-{'-'.join(words[-2:]) if words[-1] == _MATTERS else words[-1]}")


@dataclass(frozen=True, slots=True)
class Slice:
    """The minutes of one body in one year."""

    municipality: Municipality
    body: Body
    year: int
    days: tuple[date, ...]
    """Of its meetings, the first one first."""

    @property
    def words(self) -> tuple[str, str, str]:
        """Of its page's path."""
        return (*series_words(self.body), f"{self.year:04d}")


def series_words(body: Body) -> tuple[str, str]:
    """Of the path of the page for all years of a body."""
    return body.municipality, slug(body.name)


def slice_path(municipality: str, body: str, year: int) -> str:
    """The dump of one body's year: ``dumps/odense/socialudvalget/2026.ttl.gz``."""
    return f"dumps/{municipality}/{slug(body)}/{year:04d}.ttl.gz"


def matters_path(municipality: str) -> str:
    """The dump of what joins a municipality's meetings, cases and initiatives among it: ``dumps/odense/sager.ttl.gz``."""
    return f"dumps/{municipality}/{_MATTERS}"


def part_path(document: str) -> str:
    """The dump that a document of no single meeting is in, by its folder: that of a municipality's matters, or ``COMMON``."""
    words = document.split("/")
    many = len(words) > 2 and words[0] != "def" and words[1] in _MANY
    return matters_path(words[0]) if many else COMMON


def is_part(path: str) -> bool:
    """Whether a file has some of everything, as it stands beside the dumps of bodies and years: ``COMMON`` and matters."""
    return path == COMMON or path.endswith(f"/{_MATTERS}")


def slices(collection: Collection) -> Iterator[Slice]:
    """Yield every year of every body that met, in the order of municipalities, bodies and years."""
    for municipality in collection.municipalities:
        for body in municipality.bodies:
            days = sorted(meeting.key.day for meeting in body.meetings)
            for year, found in groupby(days, key=lambda day: day.year):
                yield Slice(municipality, body, year, tuple(found))
