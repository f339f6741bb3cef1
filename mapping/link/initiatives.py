"""Named initiatives, joined over their spellings and followed through meetings.

Two mentions are of one initiative if their names have one *key*: the same words in the same order, whatever the
quotation marks, dashes, punctuation and letters' case. Definite and plural forms are left alone, and
a longer name stays an initiative of its own, *related* to the one whose name it contains. It is better that
a reader follows one link more than that two projects are told as one.

One letter's slip in a long name joins too, where the one spelling is usual and the other stands once (``slips``).
The publisher's register (``Profile.initiatives``) comes before every rule.

A row of a budget table is weaker evidence than a title or «projektet …», since most rows are no projects. It joins

1. if its key is the key of an initiative that other text of the municipality names, or
2. if its label marks it as an investment project itself (``initiatives.toml``), or
3. if the register names it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from ..collection import BudgetLineSummary, Initiative, MentionSummary
from ..model import MeetingKey
from ..profiles import InitiativeEntry
from ..slugs import slug
from .order import alphabetical, earliest_first, usual_spellings
from .slips import near_pairs, slips
from .wordings import any_of, wordings

BUDGET_LINE: Final = "budget-line"
_NOT_WORDS: Final = re.compile(r"[\W_]+")
_AGES: Final = re.compile(r"\b(\d+ \d+) ?(?:årige|årig|år)\b")

_Place: TypeAlias = tuple[MeetingKey, str, tuple[int, int]]
"""A table's row: its meeting, the printed number of its item, and the positions of table and row."""


@dataclass(frozen=True, slots=True)
class InitiativeWordings:
    """``initiatives.toml``."""

    investment: tuple[str, ...]


@cache
def investment() -> re.Pattern[str]:
    """What begins the budget line of an investment project."""
    return re.compile(rf"{any_of(wordings('initiatives', InitiativeWordings).investment)}\s*[-–—]\s*\S")


def key(name: str) -> str:
    """What a name's spellings have in common: «Alle unge skal med - 15-17-årige» as ``alle unge skal med 15 17 år``.

    Ages in a range are written «15-17 år», «15-17-årig» and «15-17-årige» of the same young people, so they are one.
    """
    words = _NOT_WORDS.sub(" ", unicodedata.normalize("NFC", name).lower()).strip()
    return _AGES.sub(r"\1 år", words)


def initiatives(
    municipality: str,
    mentions: Iterable[MentionSummary],
    budget_lines: Iterable[BudgetLineSummary],
    register: Sequence[InitiativeEntry] = (),
) -> tuple[Initiative, ...]:
    """The initiatives of one municipality, by name.

    An initiative's path word is that of its key, so its IRI stays when another spelling becomes the usual one.
    """
    known = Register(register)
    groups = _grouped(mentions, known)
    related = _related({word: key(_names(group, known)[0]) for word, group in groups.items()})
    lines = {(line.item.meeting, line.item.number, (line.table, line.row)): line for line in budget_lines}
    made = (_initiative(municipality, word, group, related[word], lines, known) for word, group in groups.items())
    return tuple(sorted(made, key=lambda each: (alphabetical(each.name), each.slug)))


def finder(initiatives: Iterable[Initiative]) -> Mapping[str, str]:
    """The path word of the initiative that a name is of: look up a name as printed first, then its ``key``."""
    exact: dict[str, str] = {}
    for initiative in sorted(initiatives, key=lambda each: each.slug):
        for name in (initiative.name, *initiative.other_names):
            exact.setdefault(name, initiative.slug)
            exact.setdefault(key(name), initiative.slug)
    return exact


def find(names: Mapping[str, str], name: str) -> str | None:
    """The path word of the initiative of that name, by what ``finder`` gives."""
    return names.get(name) or names.get(key(name))


class Register:
    """What the publisher says of initiatives: it wins over every rule."""

    def __init__(self, entries: Sequence[InitiativeEntry]) -> None:
        self._never: set[str] = set()
        self._apart: dict[str, str] = {}
        self._joined: dict[str, InitiativeEntry] = {}
        for entry in entries:
            if entry.never:
                self._never.update(key(name) for name in (entry.name, *entry.spellings))
                continue
            for name in (entry.name, *entry.spellings):
                self._joined.setdefault(key(name), entry)
            for name in entry.apart:
                self._apart.setdefault(_exact(name), slug(f"{name} for sig"))

    def forbids(self, name: str) -> bool:
        return key(name) in self._never

    def apart(self, name: str) -> str | None:
        """The path word of a name that is to stand for itself."""
        return self._apart.get(_exact(name))

    def entry(self, name: str) -> InitiativeEntry | None:
        """The entry that a name is listed in; one that is kept apart is in none."""
        return None if self.apart(name) else self._joined.get(key(name))


def _exact(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def _word(name: str, known: Register) -> str:
    entry = known.entry(name)
    return known.apart(name) or slug(key(entry.name if entry else name))


def _grouped(mentions: Iterable[MentionSummary], known: Register) -> dict[str, list[MentionSummary]]:
    """Mentions that count, by path word, each group in order of time."""
    named: dict[str, list[MentionSummary]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda each: (earliest_first(each.item), each.position)):
        if key(mention.name) and not known.forbids(mention.name):
            named[_word(mention.name, known)].append(mention)
    shown = {word: group for word, group in sorted(named.items()) if any(_is_evidence(each, known) for each in group)}
    free = {word: group for word, group in shown.items() if not any(_is_settled(each.name, known) for each in group)}
    for wrong, right in slips({word: (key(group[0].name), len(group)) for word, group in free.items()}).items():
        shown[right] = sorted((*shown[right], *shown.pop(wrong)), key=lambda each: (earliest_first(each.item), each.position))
    return shown


def _is_settled(name: str, known: Register) -> bool:
    """Whether the publisher has said what the name is of, so that no rule may move it."""
    return known.apart(name) is not None or known.entry(name) is not None


def _is_evidence(mention: MentionSummary, known: Register) -> bool:
    """Whether this mention alone shows that its name is an initiative's; other budget lines join those that do."""
    by_text = mention.evidence != BUDGET_LINE or investment().match(mention.printed) is not None
    return by_text or _is_settled(mention.name, known)


def _initiative(
    municipality: str,
    word: str,
    mentions: list[MentionSummary],
    related: tuple[str, ...],
    lines: Mapping[_Place, BudgetLineSummary],
    known: Register,
) -> Initiative:
    name, *others = _names(mentions, known)
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


def _names(mentions: Sequence[MentionSummary], known: Register) -> list[str]:
    """The usual spelling, or the name that the register gives it, then the others."""
    spelt = usual_spellings(each.name for each in mentions)
    entry = known.entry(spelt[0])
    return list(dict.fromkeys((entry.name, *spelt))) if entry else list(spelt)


def _related(keys: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each path word, those whose key holds its key's words one after the other, is held so, or is one letter away."""
    pairs: dict[str, set[str]] = {word: set() for word in keys}
    words_of: dict[str, list[str]] = defaultdict(list)
    for word, found in keys.items():
        words_of[found].append(word)
    for word, found in keys.items():
        for part in _parts(found.split()):
            for inner in words_of.get(part, ()):
                if inner != word:
                    pairs[word].add(inner)
                    pairs[inner].add(word)
    for one, other in near_pairs(keys):
        pairs[one].add(other)
        pairs[other].add(one)
    return {word: tuple(sorted(others)) for word, others in pairs.items()}


def _parts(words: list[str]) -> Iterator[str]:
    """Every run of neighbouring words."""
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])
