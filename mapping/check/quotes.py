"""Every value of the minutes is re-read in the lines it claims to stand on, before anything is published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..danish import plain_letters
from ..model import AgendaItem, Decision, Minutes, Reading, Recommendation, Section, Span, Table
from ..problems import Problem, shorten

_FOLDED: Final = re.compile(r"[\s*#\\_`]+")
"""White space and Markdown's marks: the reader folds the one and takes the other away."""
_MENDED: Final = re.compile(r"(?<=[^\W\d_][^\W\d_])[-\u2010](?=[a-zæøåé]{2})")
"""A hyphen that the reader may have taken out of a torn word: «parke-ringsanlæg»."""
_AT_END: Final = re.compile(r"(?<=[^\W\d_][^\W\d_])[-\u2010]\s*$")
_MEANT: Final = re.compile(r"\s*(?:[a-zæøåé]{2})(?<!og)|\s*og[a-zæøåé]")
"""What a line begins with that may go on with a word of the line above: no capital, figure, or «og»."""
_SOFT: Final = "\u00ad"
"""Stands for such a hyphen in folded lines; no other stays in them."""


class Quote(NamedTuple):
    """Words that are printed on the lines of a span, one after the other."""

    what: str
    """Where in the model the words stand, for the message."""
    span: Span
    pieces: tuple[str, ...]


def check_quotes(reading: Reading) -> Iterator[Problem]:
    """The lines of each value's span hold its words. A failure is an error: the fault lies in the reader, not in the minutes."""
    lines = _folded(reading.text.removesuffix("\n").split("\n"))
    for quote in quotes(reading.minutes):
        if not 1 <= quote.span.first <= quote.span.last <= len(lines):
            saw = f"lines {quote.span.first} to {quote.span.last} for {quote.what}, in a text of {len(lines)} lines."
            yield _fault(reading, None, saw)
        elif missing := _missing("".join(lines[quote.span.first - 1 : quote.span.last]), quote.pieces):
            saw = f"{quote.what} «{shorten(missing)}», which lines {quote.span.first} to {quote.span.last} do not hold."
            yield _fault(reading, quote.span.first, saw)


def _folded(lines: Sequence[str]) -> list[str]:
    """The lines without white space and marks; ``_SOFT`` for each hyphen that a word may be whole without."""
    done: list[str] = []
    after = ""
    for line in reversed(lines):
        text = plain_letters(line).removesuffix(_SOFT)
        if _MEANT.match(after):
            text = _AT_END.sub(_SOFT, text)
        done.append(_FOLDED.sub("", _MENDED.sub(_SOFT, text)))
        after = text if text.strip() else after
    return done[::-1]


def _missing(text: str, pieces: Iterable[str]) -> str | None:
    """The first paragraph of the pieces that does not stand in the folded text after the one before it."""
    printed, at = text.replace(_SOFT, "-"), 0
    for paragraph in (paragraph for piece in pieces for paragraph in piece.split("\n")):
        words = _FOLDED.sub("", plain_letters(paragraph))
        found = printed.find(words, at)
        end = found + len(words) if found >= 0 else _mended_end(text, words, at)
        if end is None:
            return paragraph
        at = end
    return None


def _mended_end(text: str, words: str, at: int) -> int | None:
    """Where words end in the folded text, whose hyphens in torn words they may lack; nothing where they do not stand."""
    if _SOFT not in text[at:]:
        return None
    letters = ("[-\u00ad]" if letter == "-" else re.escape(letter) for letter in words)
    found = re.compile(f"{_SOFT}?".join(letters)).search(text, at)
    return found.end() if found else None


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
