"""Why something is said that no document says by itself: the rule that joined it, how sure that is, and the reason in Danish."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from ..knowledge import Because
from ..names import SIKKERHED, Triple
from . import terms
from .literals import danish, plain


def describe_because(thing: URIRef, because: Because) -> Iterator[Triple]:
    """Say rule, certainty and reason of the thing that carries them."""
    yield thing, terms.RULE, plain(because.rule)
    yield thing, terms.CERTAINTY, SIKKERHED[because.certainty.value]
    yield thing, terms.REASON, danish(because.said)
