"""Votes under an item: numbers, parties and members on each side, as printed. Nothing is counted, and nobody is filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ..model import Section, Span, Vote, VoteSide
from .lines import join_spans
from .parties import Named, speaking
from .phrases import any_of, phrases
from .sentences import Quotes, sentences
from .tallies import Side, sides_in
from .wordings import find_outcome

_ADOPTED: Final = {
    "godkendt": True,
    "vedtaget": True,
    "anbefalet": True,
    "dagsorden-godkendt": True,
    "valgt": True,
    "afvist": False,
    "ikke-anbefalet": False,
}


@dataclass(slots=True)
class _Open:
    """A vote that is being read."""

    subject: str | None = None
    adopted: bool | None = None
    sides: list[tuple[Side, Span]] = field(default_factory=list)
    said: list[tuple[str, Span]] = field(default_factory=list)
    held: bool = False
    """Whether the words say that a vote was held."""


@dataclass(slots=True)
class _Reader:
    """Reads the sentences of a decision one by one."""

    votes: list[_Open] = field(default_factory=list)
    open: _Open | None = None
    pending: _Open | None = None
    """What was said before any side of a vote: what is voted on, or what became of it."""

    def read(self, sentence: str, span: Span) -> None:
        found = sides_in(sentence)
        spoken = speaking(sentence)
        adopted = None if spoken and not spoken.carries else _adopted(sentence)
        if found.sides:
            self._vote(sentence, span, found.sides, found.before, None if found.after else adopted, tally=found.tally)
            trailing = _adopted(found.after) if found.after else None
            if trailing is not None and self.open and self.open.adopted is None:
                self.open.adopted = trailing
        elif adopted is not None:
            self._result(sentence, span, adopted)
        elif _held().search(sentence):
            self.open, self.pending = None, _Open(subject_of(sentence), said=[(sentence, span)])

    def _vote(self, sentence: str, span: Span, sides: Sequence[Side], before: str, adopted: bool | None, *, tally: bool) -> None:
        if self.open is None or (tally and self._is_told(before)) or self._begins_again(sides):
            self.open = self.pending or _Open()
            self.pending = None
            self.votes.append(self.open)
        vote = self.open
        vote.subject = vote.subject or subject_of(before)
        vote.adopted = adopted if vote.adopted is None else vote.adopted
        vote.said.append((sentence, span))
        for side in sides:
            _add(vote, side, span)

    def _is_told(self, before: str) -> bool:
        """Whether numbers belong to another vote: this one has its numbers, its result or another subject. «For stemte: A og V.
        Imod stemte: Ø. Anbefales med 5 stemmer for og 2 imod.» is one vote."""
        vote, subject = self.open, subject_of(before)
        if vote is None or not vote.sides:
            return False
        counted = vote.adopted is not None or any(side.named.count is not None for side, _ in vote.sides)
        return counted or bool(subject and vote.subject and subject.casefold() != vote.subject.casefold())

    def _begins_again(self, sides: Sequence[Side]) -> bool:
        """A list of those for, where there is one already, is another vote's."""
        listed = {side.choice for side, _ in self.open.sides if side.named.anybody or side.leads} if self.open else set()
        return any(side.leads and side.choice in listed for side in sides)

    def _result(self, sentence: str, span: Span, adopted: bool) -> None:
        subject = subject_of(sentence)
        if self.open is not None and self.open.sides and self.open.adopted is None:
            self.open.adopted = adopted
            self.open.subject = self.open.subject or subject
            self.open.said.append((sentence, span))
            self.open = None
            return
        told = _Open(subject, adopted, said=[(sentence, span)], held=_was_held(sentence))
        self.open, self.pending = None, told
        if told.held:
            self.votes.append(told)
            self.open, self.pending = told, None


def read_votes(sections: Sequence[Section]) -> tuple[Vote, ...]:
    """Every vote of this body that the item's sections print, in order."""
    decisions = [section for section in sections if section.kind == "beslutning" and section.text]
    reader, quotes = _Reader(), Quotes()
    for block in decisions[-1].blocks if decisions else ():
        for sentence in sentences(block.text):
            if not quotes.holds(sentence):
                reader.read(sentence, block.span)
    return tuple(_vote(position, vote) for position, vote in enumerate(reader.votes, 1))


def _vote(position: int, vote: _Open) -> Vote:
    quote = "\n".join(text for text, _ in vote.said)
    return Vote(
        position=position,
        subject=vote.subject,
        is_amendment=vote.subject is not None and "ændringsforslag" in vote.subject.casefold(),
        adopted=vote.adopted,
        unanimous="enstemmig" in quote.casefold(),
        sides=tuple(_side(side, span) for side, span in vote.sides),
        quote=quote,
        span=join_spans(span for _, span in vote.said),
    )


def _side(side: Side, span: Span) -> VoteSide:
    return VoteSide(side.choice, side.named.count, side.named.party_votes(), tuple(side.named.members), span)


def _add(vote: _Open, side: Side, span: Span) -> None:
    """Add a side. Whoever is on that side already («liste B stemte imod, idet …») is not there twice."""
    same = [one for one, _ in vote.sides if one.choice is side.choice]
    for one in same:
        if side.named.count is not None and not side.named.anybody and one.named.count is None:
            one.named.count = side.named.count
            return
        if _within(side.named, one.named) or (one.leads and not side.leads):
            return
        if not _anybody_or_count_twice(side.named, one.named):
            _join(side.named, one.named)
            return
    vote.sides.append((side, span))


def _within(named: Named, known: Named) -> bool:
    parties = set(named.parties) <= set(known.parties) and set(named.members) <= set(known.everyone)
    return parties and named.anybody and named.count in (None, known.count)


def _anybody_or_count_twice(named: Named, known: Named) -> bool:
    """Two printed numbers are not added up, so that both stay as printed."""
    return named.count is not None and known.count is not None and named.count != known.count


def _join(named: Named, known: Named) -> None:
    for party, members in named.parties.items():
        known.parties.setdefault(party, []).extend(members)
    known.counts.update(named.counts)
    known.members.extend(named.members)
    known.count = named.count if known.count is None else known.count


def _adopted(sentence: str) -> bool | None:
    found = find_outcome(sentence)
    return _ADOPTED.get(found.concept.slug) if found else None


def _was_held(sentence: str) -> bool:
    return _held().search(sentence) is not None and "uden afstemning" not in sentence.casefold()


def subject_of(text: str) -> str | None:
    """What is voted on or decided on, as printed: «Ændringsforslaget fra Ø»."""
    match = _subject().search(text)
    return match.group().strip() if match else None


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases().vote.held)}\b", re.IGNORECASE)


@cache
def _subject() -> re.Pattern[str]:
    stops = r"blev|bliver|er|stemte|stemmer|faldt|bortfaldt|godkendt|vedtaget|forkastet|sat|om|med"
    of = rf"(?: (?:fra|af|stillet af) [^.,:;()]{{1,60}}?(?=\s(?:{stops})\b|[.,:;()]|$))?"
    return re.compile(rf"\b{any_of(phrases().vote.subjects)}\b(?: (?:nr\. ?)?\d{{1,3}}\b(?! stem))?{of}", re.IGNORECASE)
