"""Where a reference leads, said of the reference and of what it leads to; or why it leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import URIRef

from ..collection import Municipality
from ..knowledge import Because, Certainty, Gap, ResolvedReference, Target
from ..model import MeetingKey, ReferenceKind
from ..names import HUL, Triple
from ..uris import Uris
from . import terms
from .because import describe_because

_SUREST_LAST: Final = (Certainty.POSSIBLE, Certainty.LIKELY, Certainty.SURE)


def describe_target(resolved: ResolvedReference, uris: Uris) -> Iterator[tuple[MeetingKey, Triple]]:
    """Yield each triple with the meeting whose document it belongs to: the reference's own, or that of what it leads to."""
    key = resolved.reference.item.meeting
    this = reference_iri(resolved, uris)
    if resolved.gap is not None:
        yield key, (this, terms.GAP, HUL[resolved.gap.value])
    for target in resolved.targets:
        for thing in _meant(target, resolved.reference.kind, uris):
            yield key, (this, terms.REFERENCES, thing)
            yield target.meeting, (thing, terms.REFERENCED_BY, this)
    if resolved.targets:
        for triple in describe_because(this, _because(resolved.targets)):
            yield key, triple


def reference_iri(resolved: ResolvedReference, uris: Uris) -> URIRef:
    item = resolved.reference.item
    return uris.in_item(item.meeting, item.number, resolved.fragment)


def _meant(target: Target, kind: str, uris: Uris) -> Iterator[URIRef]:
    """The meeting, its item, and the decision where a decision is referred to."""
    key, item = target.meeting, target.item
    yield uris.meeting(key)
    if item is not None:
        yield uris.item(key, item.number)
        if item.decision and kind != ReferenceKind.MEETING:
            yield uris.in_item(key, item.number, "beslutning")


def _because(targets: tuple[Target, ...]) -> Because:
    """Of several meetings meant together: as sure as the least sure, with every reason."""
    reasons = tuple(dict.fromkeys(target.because.said for target in targets))
    least = min((target.because for target in targets), key=lambda because: _SUREST_LAST.index(because.certainty))
    return Because(least.rule, least.certainty, " ".join(reasons))


def listed_references(municipality: Municipality) -> tuple[ResolvedReference, ...]:
    """A municipality's references as they are listed: those that lead somewhere, then by why they do not; latest first."""
    places = {gap: place for place, gap in enumerate((None, *Gap))}
    return tuple(sorted(municipality.knowledge.references, key=lambda resolved: places[resolved.gap]))
