"""The holes in a collection, told on the page of coverage."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from ..danish import write_date
from ..knowledge import Hole
from ..names import Triple
from ..slugs import slug
from ..uris import Uris
from . import terms
from .because import describe_because
from .literals import danish, day


def hole_fragment(hole: Hole) -> str:
    """``hul-odense-socialudvalget-2024-12-11``."""
    return f"hul-{hole.municipality}-{slug(hole.body)}-{hole.first.isoformat()}"


def hole_in_words(hole: Hole) -> str:
    """«Socialudvalget: ingen referater i samlingen fra 11. december 2024 til 27. april 2026»."""
    return f"{hole.body}: ingen referater i samlingen fra {write_date(hole.first)} til {write_date(hole.last)}"


def describe_hole(hole: Hole, uris: Uris) -> Iterator[Triple]:
    """Say of which body, from when until when, and why it is called a hole."""
    this = URIRef(f"{uris.folder('daekning')}#{hole_fragment(hole)}")
    yield this, terms.TYPE, terms.PERIOD_OF_TIME
    yield this, terms.PREF_LABEL, danish(hole_in_words(hole))
    yield this, terms.OF_BODY, uris.body(hole.municipality, hole.body)
    yield this, terms.START_DATE, day(hole.first)
    yield this, terms.END_DATE, day(hole.last)
    yield from describe_because(this, hole.because)
