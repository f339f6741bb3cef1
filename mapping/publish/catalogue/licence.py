"""The licence, by the IRI that portals know it by."""

from __future__ import annotations

from rdflib import URIRef

from ... import places
from .source import Source
from .words import read_stubs


def licence_of(source: Source) -> URIRef:
    """The EU's IRI for the licence in the settings, or the settings' own where the EU's list has none."""
    return URIRef(read_stubs(places.site()).licence(source.settings.licence) or source.settings.licence)
