"""The table of contents against the items' own headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from ..model import AgendaItem, ContentsEntry, Minutes, Reading
from ..problems import Problem, Severity, shorten

_CODE: Final = "contents-differ-from-heading"
_OTHER_SIGNS: Final = re.compile(r"[\W_]+")


def check_contents(reading: Reading) -> Iterator[Problem]:
    """Entry and heading say the same, entry by entry; minutes without a table of contents pass.

    An entry may be cut short, and a closed case's need not have an item. Where there are not as many entries as items, each
    entry is looked for among the headings, since entries and items can no longer be told by their place.
    """
    minutes = reading.minutes
    if not minutes.contents:
        return
    if len(minutes.contents) != len(minutes.items) or any(entry.closed for entry in minutes.contents):
        yield from _other_number(minutes)
        return
    for entry, item in zip(minutes.contents, minutes.items, strict=True):
        if not same_words(entry, item):
            yield Problem(
                minutes.source.name,
                entry.span.first,
                _CODE,
                f"«{shorten(entry.text)}» in the table of contents,\n"
                f"«{shorten(item.heading)}» as the heading on line {item.heading_span.first}.",
                "the same words in both; the heading is the one that is published as the item's title.",
                Severity.NOTE,
            )


def _other_number(minutes: Minutes) -> Iterator[Problem]:
    """Entries without an item, each as a warning since an item may be lost, and items without an entry."""
    left = list(minutes.items)
    for entry in minutes.contents:
        item = next((item for item in left if same_words(entry, item)), None)
        if item is not None:
            left.remove(item)
            continue
        if entry.closed:
            continue
        yield Problem(
            minutes.source.name,
            entry.span.first,
            "item-missing",
            f"«{shorten(entry.text)}» in the table of contents, but no item with that heading:"
            f" {len(minutes.contents)} entries, {len(minutes.items)} items.",
            "the whole file, if it was cut off; an item heading such as «Punkt 4: …», if that was not read.",
            Severity.WARNING,
        )
    for item in left:
        yield Problem(
            minutes.source.name,
            item.heading_span.first,
            _CODE,
            f"«{shorten(item.heading)}», which the table of contents (line {minutes.contents[0].span.first}) does not have:"
            f" {len(minutes.contents)} entries, {len(minutes.items)} items.",
            "an entry in the table of contents; the item is published.",
            Severity.NOTE,
        )


def same_words(entry: ContentsEntry, item: AgendaItem) -> bool:
    """Whether the entry is the beginning of the heading: whole, from its number on or after it, or of the title alone."""
    begun = _letters(entry.text)
    _, number, rest = item.heading.partition(item.number)
    return bool(begun) and any(_letters(text).startswith(begun) for text in (item.heading, number + rest, rest, item.title))


def _letters(text: str) -> str:
    """Letters and figures alone, in lower case: conversion tears words apart and changes quotation marks and dashes."""
    return _OTHER_SIGNS.sub("", unicodedata.normalize("NFC", text).lower())
