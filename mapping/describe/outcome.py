"""How something ended, with what was added to it: said alike of treatments, of parts of decisions and of earlier decisions."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from ..model import Outcome
from ..names import TILLAEG, UDFALD, Triple
from . import terms
from .scope import words


def describe_outcome(thing: URIRef, outcome: Outcome) -> Iterator[Triple]:
    """Say the outcome, the words it was read from, and its additions such as a change or a remark."""
    yield thing, terms.OUTCOME, UDFALD[outcome.concept]
    yield from words(thing, terms.WORDING, outcome.wording)
    for qualifier in outcome.qualifiers:
        yield thing, terms.OUTCOME_QUALIFIER, TILLAEG[qualifier]
