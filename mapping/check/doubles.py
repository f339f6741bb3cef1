"""Things printed twice that can be there only once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..model import AgendaItem, Reading, Section
from ..problems import Problem, Severity, shorten
from ..slugs import slug

ONLY_ONCE: Final = ("indstilling", "beslutning")
"""Sections of ``ontology/sections.ttl`` that become one recommendation and one decision."""


def check_item_numbers(reading: Reading) -> Iterator[Problem]:
    """An item's number makes its IRI, so two items with one number would be one thing: an error."""
    first: dict[str, AgendaItem] = {}
    for item in reading.minutes.items:
        other = first.setdefault(slug(item.number), item)
        if other is not item:
            yield Problem(
                reading.minutes.source.name,
                item.heading_span.first,
                "item-number-twice",
                f"«{shorten(item.heading)}»,\n"
                f"but line {other.heading_span.first} has that number already: «{shorten(other.heading)}».",
                "a number of its own for each item, or the repeated heading taken out.",
            )


def check_section_headings(reading: Reading) -> Iterator[Problem]:
    """Two decisions, or two recommendations, under one item: it cannot be known which of them holds."""
    for item in reading.minutes.items:
        for kind in ONLY_ONCE:
            sections = [section for section in item.sections if section.kind == kind and not _is_quoted(section, item)]
            for section in sections[1:]:
                yield _twice(reading, item, sections[0], section)


def _is_quoted(section: Section, item: AgendaItem) -> bool:
    """Whether the section is an earlier body's or an alternative: what is quoted of others may stand beside the item's own."""
    held = any(section.span.first <= one.span.first and one.span.last <= section.span.last for one in item.earlier)
    return held or (section.heading or "").casefold().startswith("alternativ")


def _twice(reading: Reading, item: AgendaItem, first: Section, again: Section) -> Problem:
    return Problem(
        reading.minutes.source.name,
        again.span.first,
        "section-twice",
        f"«{shorten(again.heading or again.kind)}» a second time in «{shorten(item.heading)}»;"
        f" the first is on line {first.span.first}.",
        "one such section in each item. If the second belongs to another item,\nthat item's heading is missing or was not read.",
        Severity.WARNING,
    )
