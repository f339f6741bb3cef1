"""The letters by which a municipality tells what an item is put on the agenda for."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import Municipality
from ..names import Triple
from ..uris import Uris
from . import terms
from .literals import danish, english, plain
from .page import describe_list_page


def describe_case_types(municipality: Municipality, uris: Uris) -> Iterator[Triple]:
    """Say what each letter means; nothing for a municipality that has none."""
    if not municipality.case_types:
        return
    slug = municipality.slug
    scheme = uris.case_types_page(slug)
    letters = tuple(uris.case_type(slug, letter) for letter, _, _ in municipality.case_types)
    yield from describe_list_page(scheme, f"Sagstyper: {municipality.name}", letters)
    yield scheme, terms.TYPE, terms.CONCEPT_SCHEME
    for this, (letter, label_da, label_en) in zip(letters, municipality.case_types, strict=True):
        yield this, terms.TYPE, terms.CASE_TYPE
        yield this, terms.TYPE, terms.CONCEPT
        yield this, terms.NOTATION, plain(letter)
        yield this, terms.PREF_LABEL, danish(label_da)
        yield this, terms.PREF_LABEL, english(label_en)
        yield this, terms.IN_SCHEME, scheme
        yield this, terms.OF_MUNICIPALITY, uris.municipality(slug)
