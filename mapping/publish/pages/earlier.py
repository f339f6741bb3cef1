"""What others decided before: a short timeline, earliest as printed, that nobody can take for this body's decision."""

from __future__ import annotations

from dataclasses import dataclass

from ...danish import write_partial_date
from ...model import AgendaItem, EarlierDecision, Minutes
from .later import LeadView, leads
from .links import Link, Links, Mark
from .outcomes import marked_qualifiers


@dataclass(frozen=True, slots=True)
class EarlierView:
    id: str
    bodies: tuple[Link, ...]
    """The bodies meant, or the printed name where none is known."""
    when: str | None
    iso: str | None
    number: str | None
    mark: Mark | None
    qualifiers: tuple[Link, ...]
    paragraphs: tuple[str, ...]
    leads: tuple[LeadView, ...]
    """That meeting or its item, where the minutes are published here."""
    lines: Link


def earlier_views(minutes: Minutes, item: AgendaItem, links: Links) -> tuple[EarlierView, ...]:
    return tuple(_earlier(earlier, item, minutes, links) for earlier in item.earlier)


def _earlier(earlier: EarlierDecision, item: AgendaItem, minutes: Minutes, links: Links) -> EarlierView:
    key, date = minutes.key, earlier.date
    bodies = tuple(links.body(key.municipality, name) for name in earlier.bodies)
    fragment = f"tidligere-{earlier.position}"
    return EarlierView(
        id=fragment,
        bodies=bodies or ((Link(earlier.body),) if earlier.body else ()),
        when=write_partial_date(date.value) if date else None,
        iso=date.value if date else None,
        number=earlier.item_number,
        mark=links.mark(earlier.outcome.concept),
        qualifiers=marked_qualifiers(earlier.outcome, links),
        paragraphs=tuple(piece.strip() for piece in earlier.text.split("\n") if piece.strip()),
        leads=leads(links.site.lookup.resolved(key, item.number, fragment), links),
        lines=links.lines(key, earlier.span),
    )
