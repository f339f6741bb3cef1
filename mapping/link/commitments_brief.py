"""Every promise of one meeting, and the words by which its items are found again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from ..briefs import ItemSummary
from ..knowledge import LONGEST, ItemWords, Quote, StatedCommitment
from ..model import AgendaItem, Block, BlockKind, Minutes, Section, Span
from ..read.sentences import sentences
from .commitments_bodies import bodies_of
from .commitments_decided import Decided, decided
from .commitments_due import Term, find_terms
from .commitments_hints import promising
from .commitments_said import Promise, coming, kind_of, promise
from .commitments_words import commitment_words, keys, packed
from .difference import likeness
from .wordings import any_of

_OTHERS: Final = frozenset(("indstilling", "beslutning", "bilag"))
"""Sections that are no case text."""
_SAME: Final = 0.6
MOST_KEYS: Final = 6
MOST: Final = 40
"""Promises of one item that are kept."""


def brief_commitments(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[StatedCommitment, ...]:
    """Every promise of a meeting, in printed order; those of an item that was not taken up are none."""
    return tuple(each for item in minutes.items for each in _of_item(minutes, item, items[item.number]))


def brief_words(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[ItemWords, ...]:
    """The words of each item, so that later joining can tell whether it speaks of a promise."""
    return tuple(ItemWords(items[item.number], packed(_texts(item))) for item in minutes.items)


def _texts(item: AgendaItem) -> Iterator[str]:
    yield item.title
    yield from (section.text for section in item.sections)
    yield item.decision.text if item.decision else ""
    yield from (row.label for table in item.tables for row in table.rows)


def _of_item(minutes: Minutes, item: AgendaItem, summary: ItemSummary) -> list[StatedCommitment]:
    if item.dropped_by is not None:
        return []
    found = [*_decided(minutes, item, summary), *_said(minutes, item, summary)]
    kept: list[StatedCommitment] = []
    for each in sorted(found, key=lambda one: one.quote.span.first):
        if not any(_is_again(each, other) for other in kept):
            kept.append(each)
    return [replace(each, position=place) for place, each in enumerate(kept[:MOST], 1)]


def _is_again(one: StatedCommitment, other: StatedCommitment) -> bool:
    """Whether a promise says again what the résumé said: the same term, and most words in the same order."""
    same = (one.due, one.every_months) == (other.due, other.every_months)
    return same and likeness(one.what, other.what) >= (_SAME if one.due or one.every_months else 0.8)


def _decided(minutes: Minutes, item: AgendaItem, summary: ItemSummary) -> Iterator[StatedCommitment]:
    near = minutes.key.day
    for each in decided(item):
        terms = list(coming(find_terms(each.what, near, each.span), each.what, near))
        term = next((one for one in terms if one.due or one.every_months), next(iter(terms), None))
        kind = kind_of(each.what, bool(term and term.due), "beslutning")
        said = Promise(each.what, each.who, kind if _is_own(each) else "beslutning", term)
        yield _stated(said, each.quote, each.span, item, summary, "")


def _is_own(each: Decided) -> bool:
    """Whether it is a clause of its own: a goal or a report is one only where it is said in a clause, not as a heading."""
    return each.quote != each.what


def _said(minutes: Minutes, item: AgendaItem, summary: ItemSummary) -> Iterator[StatedCommitment]:
    """Yield what the case text promises."""
    near = minutes.key.day
    for section in item.sections:
        if section.kind in _OTHERS:
            continue
        steps, bodies = False, tuple[str, ...]()
        for block in section.blocks:
            steps = _opens(section, block, steps)
            if steps and block.kind in (BlockKind.BULLET, BlockKind.NUMBERED):
                bodies = bodies_of(block.text) or bodies
                yield from (replace(each, bodies=bodies) for each in _step(block, near, item, summary))
            else:
                bodies = ()
                yield from _sentences(block, near, item, summary)


def _opens(section: Section, block: Block, steps: bool) -> bool:
    """Whether a plan of coming steps is told from here on: until a paragraph or heading that is about something else."""
    if block.kind in (BlockKind.BULLET, BlockKind.NUMBERED):
        return steps or section.kind in ("videre-proces", "tidsplan")
    return len(block.text) <= 200 and _plan().search(block.text) is not None


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(commitment_words().schedule.opens)}\b", re.IGNORECASE)


def _step(block: Block, near: date, item: AgendaItem, summary: ItemSummary) -> Iterator[StatedCommitment]:
    """Yield a step of a plan that has a coming day or month."""
    text = " ".join(block.text.split())
    match = _acts().search(text)
    term = next((one for one in coming(find_terms(text, near, block.span), text, near) if one.due), None)
    if match and term:
        stated = _stated(Promise(text, None, kind_of(text, False), term), text, block.span, item, summary, "")
        yield replace(stated, keys=keys(item.title)[:MOST_KEYS])


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(commitment_words().schedule.acts)}\b", re.IGNORECASE)


def _sentences(block: Block, near: date, item: AgendaItem, summary: ItemSummary) -> Iterator[StatedCommitment]:
    if not promising(block.text):
        return
    before = ""
    for sentence in sentences(block.text):
        found = promise(sentence, near, block.span, before)
        if found:
            pointed = found.term is not None and found.term.printed not in sentence
            quote = f"{before} {sentence}" if pointed else sentence
            yield _stated(found, quote, block.span, item, summary, before)
        before = sentence


def _stated(said: Promise, quote: str, span: Span, item: AgendaItem, summary: ItemSummary, before: str) -> StatedCommitment:
    term: Term | None = said.term
    subject = next((each.name for each in item.mentions if each.name.casefold() in said.what.casefold()), None)
    return StatedCommitment(
        position=0,
        quote=Quote(summary, quote[:LONGEST], span),
        who=said.who,
        what=said.what[:LONGEST],
        due=term.due if term else None,
        due_printed=term.printed if term else None,
        every_months=term.every_months if term else None,
        subject=subject,
        kind=said.kind,
        keys=_keys(said.what, term, before, item),
        bodies=bodies_of(said.what),
    )


def _keys(what: str, term: Term | None, before: str, item: AgendaItem) -> tuple[str, ...]:
    """Words for searching: the promise's own; where it only says «analysen», those of the sentence before, or of the title."""
    own = keys(what.replace(term.printed, " ") if term else what)
    return (own or keys(before)[-1:] or keys(item.title))[:MOST_KEYS]
