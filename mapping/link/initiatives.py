"""Named initiatives, joined over their spellings and followed through meetings.

Two mentions are of one initiative if their names have one *key*: the same words in the same order, whatever the
quotation marks, dashes, punctuation and letters' case. Nothing else joins: definite and plural forms are left alone, and
a longer name stays an initiative of its own, *related* to the one whose name it contains. It is better that
a reader follows one link more than that two projects are told as one.

A row of a budget table is weaker evidence than a title or «projektet …», since most rows are no projects. It joins

1. if its key is the key of an initiative that other text of the municipality names, or
2. if its label marks it as an investment project itself (``INVESTMENT``).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from ..collection import BudgetLineSummary, Initiative, MentionSummary
from ..model import MeetingKey
from ..slugs import slug
from .order import alphabetical, earliest_first, usual_spellings

BUDGET_LINE: Final = "budget-line"
INVESTMENT: Final = re.compile(r"Inv\s*[-–—]\s*\S")
"""«Inv - » begins the budget lines of investment projects, which are to pay for themselves by what they save: seen in
Odense's minutes of 28 April 2026, where the text under the table calls two of the lines so."""

_NOT_WORDS: Final = re.compile(r"[\W_]+")
_AGES: Final = re.compile(r"\b(\d+ \d+) ?(?:årige|årig|år)\b")

_Place: TypeAlias = tuple[MeetingKey, str, tuple[int, int]]
"""A table's row: its meeting, the printed number of its item, and the positions of table and row."""


def key(name: str) -> str:
    """What a name's spellings have in common: «Alle unge skal med - 15-17-årige» as ``alle unge skal med 15 17 år``.

    Ages in a range are written «15-17 år», «15-17-årig» and «15-17-årige» of the same young people, so they are one.
    """
    words = _NOT_WORDS.sub(" ", unicodedata.normalize("NFC", name).lower()).strip()
    return _AGES.sub(r"\1 år", words)


def initiatives(
    municipality: str, mentions: Iterable[MentionSummary], budget_lines: Iterable[BudgetLineSummary]
) -> tuple[Initiative, ...]:
    """The initiatives of one municipality, by name.

    An initiative's path word is that of its key, so its IRI stays when another spelling becomes the usual one.
    """
    groups = _grouped(mentions)
    related = _related({word: key(group[0].name) for word, group in groups.items()})
    lines = {(line.item.meeting, line.item.number, (line.table, line.row)): line for line in budget_lines}
    made = (_initiative(municipality, word, group, related[word], lines) for word, group in groups.items())
    return tuple(sorted(made, key=lambda each: (alphabetical(each.name), each.slug)))


def _grouped(mentions: Iterable[MentionSummary]) -> dict[str, list[MentionSummary]]:
    """Mentions that count, by path word, each group in order of time."""
    named: dict[str, list[MentionSummary]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda each: (earliest_first(each.item), each.position)):
        if key(mention.name):
            named[slug(key(mention.name))].append(mention)
    return {word: group for word, group in sorted(named.items()) if any(_is_evidence(each) for each in group)}


def _is_evidence(mention: MentionSummary) -> bool:
    """Whether this mention alone shows that its name is an initiative's; other budget lines join those that do."""
    return mention.evidence != BUDGET_LINE or INVESTMENT.match(mention.printed) is not None


def _initiative(
    municipality: str,
    word: str,
    mentions: list[MentionSummary],
    related: tuple[str, ...],
    lines: Mapping[_Place, BudgetLineSummary],
) -> Initiative:
    name, *others = usual_spellings(each.name for each in mentions)
    rows = ((each.item.meeting, each.item.number, each.table_row) for each in mentions if each.table_row is not None)
    return Initiative(
        municipality=municipality,
        slug=word,
        name=name,
        other_names=tuple(others),
        mentions=tuple(mentions),
        budget_lines=tuple(lines[row] for row in dict.fromkeys(rows) if row in lines),
        related=related,
    )


def _related(keys: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each path word, those whose key holds its key's words one after the other, or is held so."""
    word_of = {found: word for word, found in keys.items()}
    pairs: dict[str, set[str]] = {word: set() for word in keys}
    for found, word in word_of.items():
        for part in _parts(found.split()):
            inner = word_of.get(part)
            if inner is not None and inner != word:
                pairs[word].add(inner)
                pairs[inner].add(word)
    return {word: tuple(sorted(others)) for word, others in pairs.items()}


def _parts(words: list[str]) -> Iterator[str]:
    """Every run of neighbouring words."""
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])
