"""Which initiative a sentence speaks of: by its name, or by «projektet» where what that means is plain.

«Projektet» is the initiative last named in its paragraph; where the paragraph has named none, it is that of the item's
title, if the title is about that one alone. Where two could be meant, none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..knowledge import Because, Certainty
from ..knowledge.claims import NAMED
from ..model import AgendaItem
from ..read.phrases import any_of, phrases
from .claim_words import OTHER, THIS, claim_words, one_of
from .initiatives import key
from .wordings import may_have

DEFINITE: Final = Because("bestemt-form", Certainty.LIKELY, "Sætningen bruger navnet i bestemt form («VeteranTeamet»).")
JUST_NAMED: Final = Because(
    "naevnt-lige-foer", Certainty.LIKELY, "Sætningen siger «projektet» eller lignende; initiativet er nævnt lige før i afsnittet."
)
BY_TITLE: Final = Because(
    "punktets-titel", Certainty.LIKELY, "Sætningen siger «projektet» eller lignende; punktets titel nævner kun dette initiativ."
)
ABOUT: Final = Because(
    "punktet-handler-om", Certainty.LIKELY, "Sætningen nævner ikke initiativet, men punktets titel nævner kun det ene."
)
_QUOTE: Final = "[\"”“»«'‘’]"
_WORD: Final = re.compile(r"[^\W_]+")
_INNER_CAPITAL: Final = re.compile(r"[a-zæøå][A-ZÆØÅ]")
_BESIDE: Final = re.compile(r"\bog\b|\bsamt\b|[,;/]")
MOST_NAMES: Final = 300
"""Names of one item that are looked for: a long budget table has no more."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """An initiative where a sentence speaks of it."""

    start: int
    end: int
    name: str
    because: Because


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one item, and that of its title where it is about one initiative alone."""

    pattern: re.Pattern[str] | None
    by_key: dict[str, str]
    coined: dict[str, str]
    title: str | None
    first_words: frozenset[str]
    """One of them stands where any name does."""

    def in_sentence(self, sentence: str) -> Iterator[Spoken]:
        """Yield each name, in order, the longest where one holds another."""
        if self.pattern and any(word in sentence for word in self.first_words):
            for match in self.pattern.finditer(sentence):
                name = self.by_key.get(key(match[match.lastgroup or 0]))
                if name is not None:
                    yield Spoken(match.start(), match.end(), name, NAMED)
        for start, name in self.coined.items():
            if start in sentence:
                for match in re.finditer(rf"\b{re.escape(start)}(?:et|en|ets|ens)\b", sentence):
                    yield Spoken(match.start(), match.end(), name, DEFINITE)

    def may_be_in(self, text: str) -> bool:
        """Whether a text can have any of the names."""
        return any(word in text for word in self.first_words) or any(start in text for start in self.coined)

    @property
    def may_be_spoken_of(self) -> bool:
        """Whether any sentence of the item can speak of an initiative at all."""
        return self.pattern is not None or bool(self.coined) or self.title is not None


def names_of(item: AgendaItem) -> Names:
    """What an item's sentences can name."""
    by_key: dict[str, str] = {}
    for mention in item.mentions:
        if len(by_key) < MOST_NAMES:
            by_key.setdefault(key(mention.name), mention.name)
    written = _in_text({mention.name for mention in item.mentions if key(mention.name) in by_key}, item)
    starts: dict[str, set[str]] = {}
    for mention in item.mentions:
        if _INNER_CAPITAL.search(mention.name.split()[0]):
            starts.setdefault(mention.name.split()[0], set()).add(by_key.get(key(mention.name), mention.name))
    coined = {start: found.copy().pop() for start, found in sorted(starts.items()) if len(found) == 1}
    pattern = _pattern(tuple(sorted(written))) if written else None
    return Names(pattern, by_key, coined, _title(item), frozenset(words[0] for words in written.values()))


def _in_text(names: Iterable[str], item: AgendaItem) -> dict[str, list[str]]:
    """Names that some sentence may have, with their words: most are names of table rows and in no sentence."""
    recommended = item.recommendation
    texts = [block.text for section in item.sections for block in section.blocks]
    texts += [recommended.text, *(point.text for point in recommended.points)] if recommended else []
    whole = "\n".join(texts)
    found = {name: _WORD.findall(name) for name in names}
    return {name: words for name, words in found.items() if words and all(word in whole for word in words)}


def _title(item: AgendaItem) -> str | None:
    """The one initiative that the item's title names, where the title speaks of nothing beside it."""
    named = [mention for mention in item.mentions if mention.span == item.heading_span and mention.table_row is None]
    if len({key(mention.name) for mention in named}) != 1:
        return None
    rest = item.title.replace(named[0].printed, " ").replace(named[0].name, " ")
    return None if _BESIDE.search(rest) else named[0].name


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The names with any marks between their words; a short and ordinary one only in quotation marks or after «projektet»."""
    longest_first = sorted((_WORD.findall(name) for name in names), key=lambda words: (-len(" ".join(words)), words))
    free = ["[\\W_]+".join(words) for words in longest_first if len(words) >= 3 or _INNER_CAPITAL.search(" ".join(words))]
    bound = ["[\\W_]+".join(words) for words in longest_first if words]
    lead = rf"(?:(?i:{any_of(phrases().initiative.keywords)})\s+)"
    either = rf"(?:{lead}{_QUOTE}?|{_QUOTE})(?P<a>{'|'.join(bound)})(?:(?!\w)|(?=s\b)){_QUOTE}?"
    alone = rf"|(?<![\w-])(?P<b>{'|'.join(free)})(?!\w)" if free else ""
    return re.compile(f"(?<!\\w)(?:{either}{alone})")


class Paragraph:
    """Follows what «projektet» means through one paragraph."""

    def __init__(self, names: Names, before: frozenset[str]) -> None:
        """``before`` are the names of the paragraph above."""
        self._names, self._before = names, before
        self.named: set[str] = set()

    def spoken(self, sentence: str) -> list[Spoken]:
        """The initiatives of the paragraph's next sentence, in order."""
        named: list[Spoken] = []
        for one in sorted(self._names.in_sentence(sentence), key=lambda each: (each.start, -each.end)):
            if not named or one.start >= named[-1].end:
                named.append(one)
        found = [*named, *self._again(sentence, named)]
        self.named.update(one.name for one in named)
        return sorted(found, key=lambda one: one.start)

    def is_about(self) -> str | None:
        """The initiative of the item's title, where the paragraph has named no other one."""
        return self._names.title if self._names.title and self.named <= {self._names.title} else None

    def _again(self, sentence: str, named: Iterable[Spoken]) -> Iterator[Spoken]:
        words = claim_words()
        nothing_meant = not self.named and not named and self._names.title is None
        if nothing_meant or not may_have(words.again, sentence):
            return
        for match in one_of(words.again).finditer(sentence):
            if match.group().lower() in words.several or any(
                one.start < match.end() and match.start() < one.end for one in named
            ):
                continue
            meant = self.named | {one.name for one in named if one.end <= match.start()}
            if len(meant) == 1:
                yield Spoken(match.start(), match.end(), next(iter(meant)), JUST_NAMED)
            elif not meant and self._names.title and self._before <= {self._names.title}:
                yield Spoken(match.start(), match.end(), self._names.title, BY_TITLE)


def masked(sentence: str, spoken: Iterable[Spoken], name: str | None) -> str:
    """The sentence with each character that names the initiative, or another one, replaced; its length stays."""
    letters = list(sentence.replace(THIS, "?").replace(OTHER, "?"))
    for one in spoken:
        letters[one.start : one.end] = (THIS if one.name == name else OTHER) * (one.end - one.start)
    return "".join(letters)
