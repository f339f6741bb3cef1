"""Every value of the minutes is re-read in the lines it claims to stand on, before anything is published."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from ..danish import plain_letters
from ..model import AgendaItem, Decision, Minutes, Reading, Recommendation, Section, Span, Table
from ..problems import Problem, shorten

_MARKS: Final = "*#\\_`"
"""Markdown's marks, which the reader takes away, as it folds white space."""
_MENDED: Final = re.compile(r"[-\u2010](?<=[^\W\d_][^\W\d_].)(?=[a-zæøåé]{2}|[^\S\n]*\n\s*(?:[a-zæøåé]{2}(?<!og)|og[a-zæøåé]))")
"""A hyphen that the reader may have taken out of a torn word: «parke-ringsanlæg», and one at a line's end where the next
line begins with no capital, figure, or «og»."""
_SOFT: Final = "\u00ad"
"""Stands for such a hyphen in folded lines; no other stays in them."""
_EITHER: Final = re.compile(f"[-{_SOFT}]")


class Quote(NamedTuple):
    """Words that are printed on the lines of a span, one after the other."""

    what: str
    """Where in the model the words stand, for the message."""
    span: Span
    pieces: tuple[str, ...]


def check_quotes(reading: Reading) -> Iterator[Problem]:
    """The lines of each value's span hold its words. A failure is an error: the fault lies in the reader, not in the minutes."""
    lines = _Lines(reading.text.removesuffix("\n"))
    for quote in quotes(reading.minutes):
        if not 1 <= quote.span.first <= quote.span.last <= lines.number:
            saw = f"lines {quote.span.first} to {quote.span.last} for {quote.what}, in a text of {lines.number} lines."
            yield _fault(reading, None, saw)
        elif missing := lines.missing(quote):
            saw = f"{quote.what} «{shorten(missing)}», which lines {quote.span.first} to {quote.span.last} do not hold."
            yield _fault(reading, quote.span.first, saw)


class _Lines:
    """The lines of a text without white space and marks, one right after the other."""

    def __init__(self, text: str) -> None:
        folded = _folded(text)
        self.number = len(folded)
        self._starts = [0, *accumulate(map(len, folded))]
        self._text = "".join(folded)
        self._printed = self._text.replace(_SOFT, "-")

    def missing(self, quote: Quote) -> str | None:
        """The first paragraph of a quote that does not stand on its lines after the paragraph before it."""
        at, end = self._starts[quote.span.first - 1], self._starts[quote.span.last]
        for paragraph in (paragraph for piece in quote.pieces if piece for paragraph in piece.split("\n")):
            words = paragraph.replace(" ", "")  # Few have any other white space.
            found = self._printed.find(words, at, end)
            if found < 0:
                words = "".join(words.split())
                found = self._printed.find(words, at, end)
            after = found + len(words) if found >= 0 else self._end_of(_without_marks(plain_letters(words)), at, end)
            if after is None:
                return paragraph
            at = after
        return None

    def _end_of(self, words: str, at: int, end: int) -> int | None:
        """Where words end as the reader has them, without marks; nothing where they do not stand there."""
        found = self._printed.find(words, at, end)
        if found >= 0:
            return found + len(words)
        return self._torn.end_of(words, at, end) if self._text.find(_SOFT, at, end) >= 0 else None

    @cached_property
    def _torn(self) -> _Torn:
        return _Torn(self._text)


class _Torn:
    """A folded text in which words are found whose hyphens they may lack.

    They are looked for without any hyphen, and then held against the text letter by letter.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._hyphens = [match.start() for match in _EITHER.finditer(text)]
        self._shifts = [place - before for before, place in enumerate(self._hyphens)]
        self._bare = _EITHER.sub("", text)

    def end_of(self, words: str, at: int, end: int) -> int | None:
        """Where words end that stand between two places; nothing where they do not."""
        letters = words.replace("-", "")
        lead = len(words) - len(words.lstrip("-"))
        start, stop = at - bisect_left(self._hyphens, at), end - bisect_left(self._hyphens, end)
        while letters and (start := self._bare.find(letters, start, stop)) >= 0:
            first = start + bisect_right(self._shifts, start) - lead
            after = self._walked(words, first, end) if first >= at else None
            if after is not None:
                return after
            start += 1
        return None

    def _walked(self, words: str, at: int, end: int) -> int | None:
        """Where words end that begin at a place; nothing where others stand there."""
        for letter in words:
            if letter != "-" and self._text.startswith(_SOFT, at, end):
                at += 1
            if not self._text.startswith(("-", _SOFT) if letter == "-" else letter, at, end):
                return None
            at += 1
        return at


def _folded(text: str) -> list[str]:
    """The lines without white space and marks; ``_SOFT`` for each hyphen that a word may be whole without."""
    if plain_letters(text) != text:
        text = "\n".join(plain_letters(line).removesuffix(_SOFT) for line in text.split("\n"))
    lines = _without_marks(_MENDED.sub(_SOFT, text).replace(" ", "")).split("\n")
    return ["".join(line.split()) for line in lines]


def _without_marks(text: str) -> str:
    for mark in _MARKS:
        text = text.replace(mark, "")
    return text


def _fault(reading: Reading, line: int | None, saw: str) -> Problem:
    needs = (
        "nothing from you: this is a fault of Referat's reader, which would have published a quote with a wrong place.\n"
        "Please report it with this message and the minutes."
    )
    return Problem(reading.minutes.source.name, line, "quote-not-in-lines", saw, needs)


def quotes(minutes: Minutes) -> Iterator[Quote]:
    """Every value with a span, in printed order."""
    yield Quote("the body's name", minutes.body.span, (minutes.body.name,))
    yield Quote("the date", minutes.time.span, ())
    if minutes.time.end_span is not None:
        yield Quote("the end time", minutes.time.end_span, ())
    if minutes.place is not None:
        yield Quote("the place", minutes.place.span, (minutes.place.text,))
    for entry in minutes.contents:
        yield Quote("a contents entry", entry.span, (entry.text,))
    for item in minutes.items:
        yield from _of_item(item)


def _of_item(item: AgendaItem) -> Iterator[Quote]:
    yield Quote("an item", item.span, (item.heading,))
    yield Quote("an item's heading", item.heading_span, (item.heading,))
    yield Quote("an item's title", item.heading_span, (item.title,))
    if item.case_number is not None:
        yield Quote("a case number", item.case_number.span, (item.case_number.printed,))
    for section in item.sections:
        yield from _of_section(section)
    if item.recommendation is not None:
        yield from _of_recommendation(item.recommendation)
    if item.decision is not None:
        yield from _of_decision(item.decision)
    if item.outcome is not None:
        yield Quote("an outcome", item.outcome.span, (item.outcome.wording or "",))
    for table in item.tables:
        yield from _of_table(table)
    yield from _of_findings(item)


def _of_section(section: Section) -> Iterator[Quote]:
    yield Quote("a section's heading", section.span, (section.heading or "",))
    for block in section.blocks:
        yield Quote(f"a section's {block.kind}", block.span, (block.number or "", block.text))


def _of_recommendation(recommendation: Recommendation) -> Iterator[Quote]:
    yield Quote("a recommendation", recommendation.span, (recommendation.text,))
    for name in recommendation.recommenders:
        yield Quote("a recommending administration", recommendation.span, (name,))
    for point in recommendation.points:  # A bullet has no printed number: its place in the list stands for one.
        yield Quote("a recommendation's point", point.span, (point.text,))


def _of_decision(decision: Decision) -> Iterator[Quote]:
    yield Quote("a decision", decision.span, (decision.text,))
    for part in decision.parts:
        yield Quote("a part of a decision", part.span, (part.text,))
        yield Quote("the outcome of a part", part.outcome.span, (part.outcome.wording or "",))


def _of_table(table: Table) -> Iterator[Quote]:
    yield Quote("what stands over a table's labels", table.span, (table.corner,))
    for column in table.columns:
        for heading in column.headings:
            yield Quote("a table's column heading", table.span, (heading,))
    for row in table.rows:
        cells = sorted(row.cells, key=lambda cell: cell.column)
        yield Quote("a table's row", row.span, (row.label, *(cell.printed for cell in cells)))


def _of_findings(item: AgendaItem) -> Iterator[Quote]:
    """What was found in running text and lists."""
    for attachment in item.attachments:
        yield Quote("an attachment", attachment.span, (attachment.title,))
    for proposal in item.proposals:
        yield Quote("a proposal", proposal.span, (proposal.quote,))
        yield Quote("who proposes", proposal.span, (proposal.person,))
    for amount in item.amounts:
        yield Quote("an amount", amount.span, (amount.printed,))
        yield Quote("an amount's sentence", amount.span, (amount.sentence,))
    for reference in item.references:
        yield Quote("a reference's sentence", reference.span, (reference.sentence,))
        yield Quote("a reference's body", reference.span, (reference.body or "",))
        yield Quote("a reference's date", reference.date.span, (reference.date.printed,))
    for mention in item.mentions:
        yield Quote("an initiative", mention.span, (mention.printed,))
