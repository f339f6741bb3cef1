"""The contents list against the items' own headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ...briefs import ItemSummary
from ...check.contents import same_words
from ...knowledge import Because, Certainty, Finding, FindingKind, FindingSeverity
from ...model import AgendaItem, ContentsEntry, Minutes
from .make import called, place, quote, slug_of

_FIGURES: Final = re.compile(r"\d+")
_MARKED: Final = re.compile(r"^\W*(?P<letter>[A-E])-sag\b", re.IGNORECASE)
_SAID: Final = "Indholdsfortegnelsens linje står på samme plads som punktet, men er ikke begyndelsen af dets overskrift."


def headings(minutes: Minutes, items: Mapping[str, ItemSummary]) -> Iterator[Finding]:
    """Yield entries that call their item something else than its heading does.

    Entries and items are told by their place, so nothing is found where there are not as many of both, or where more than
    a fourth differ: then the list is of something else, or was printed before the agenda was changed.
    """
    if len(minutes.contents) != len(minutes.items) or any(entry.closed for entry in minutes.contents):
        return
    pairs = [pair for pair in zip(minutes.contents, minutes.items, strict=True) if not same_words(*pair)]
    if len(pairs) * 4 > len(minutes.items):
        return
    for entry, item in pairs:
        if not any(same_words(entry, other) for other in minutes.items):
            yield _finding(entry, item, items[item.number], minutes.municipality)


def _finding(entry: ContentsEntry, item: AgendaItem, summary: ItemSummary, municipality: str) -> Finding:
    differs = _figures(entry.text, item) or _letter(entry.text, item)
    return Finding(
        municipality=municipality,
        slug=slug_of(FindingKind.HEADING_DIFFERS, place(summary), entry.text),
        kind=FindingKind.HEADING_DIFFERS,
        severity=FindingSeverity.CONTRADICTION if differs else FindingSeverity.MINOR,
        subject=f"Overskriften {called(item.title)}",
        initiative=None,
        first=quote(summary, entry.text, entry.span),
        second=quote(summary, item.heading, item.heading_span),
        first_value=entry.text,
        second_value=item.heading,
        because=Because("indhold-mod-overskrift", Certainty.SURE, _SAID),
        explanation=(
            "Indholdsfortegnelsen og overskriften bruger ikke samme ord. Her på siden er det overskriften, der er punktets titel."
            + (f" {differs}" if differs else "")
        ),
    )


def _figures(entry: str, item: AgendaItem) -> str:
    """What is said where the figures differ; a figure that the entry was cut before is not missing from it."""
    printed, heading = _FIGURES.findall(entry), _FIGURES.findall(item.title)
    if printed and heading and printed != heading[: len(printed)] and printed[-len(heading) :] != heading:
        return f"Tallene er heller ikke de samme: {', '.join(printed)} og {', '.join(heading)}."
    return ""


def _letter(entry: str, item: AgendaItem) -> str:
    match = _MARKED.match(entry)
    if match and item.case_type and match["letter"].upper() != item.case_type.upper():
        return f"Sagstypen er heller ikke den samme: {match['letter'].upper()} og {item.case_type}."
    return ""
