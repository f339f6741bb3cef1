"""What the minutes ought to have and do not, and what they have that was not understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..model import AgendaItem, Outcome, Reading
from ..problems import Problem, Severity, shorten
from ..profiles import GENERAL
from ..vocabulary import NOT_CLASSIFIED

LINES_LISTED: Final = 5
"""Unread lines that are named one by one; the rest are counted, so that a strange file does not bury the other messages."""


def check_decisions(reading: Reading) -> Iterator[Problem]:
    """Every item has a decision, unless another item's decision took it off the agenda, it was dealt with behind closed
    doors, or it only informs."""
    last = reading.minutes.items[-1] if reading.minutes.items else None
    for item in reading.minutes.items:
        if item.decision is None and item.dropped_by is None and not item.closed and not item.informs:
            yield _no_decision(reading, item, is_last=item is last)


def _no_decision(reading: Reading, item: AgendaItem, *, is_last: bool) -> Problem:
    end = f" The minutes end on line {reading.minutes.source.lines}, inside this item." if is_last else ""
    whole = "the whole file, if it was cut off; otherwise " if is_last else ""
    return Problem(
        reading.minutes.source.name,
        item.heading_span.first,
        "no-decision",
        f"no decision under «{shorten(item.heading)}».{end}",
        f"{whole}a decision under its own heading (Beslutning). If it stands under another heading,\n"
        "that heading needs to be a skos:hiddenLabel in ontology/sections.ttl.",
        Severity.WARNING,
    )


def check_layout(reading: Reading) -> Iterator[Problem]:
    """Minutes that were read by no layout of their municipality's are published, and the file says so once."""
    minutes = reading.minutes
    if minutes.layout == GENERAL:
        yield Problem(
            minutes.source.name,
            minutes.body.span.first,
            "general-layout",
            f"minutes of {minutes.time.day.isoformat()}, for which no layout of «{minutes.municipality}» is known;"
            " they were read by what is general to Danish minutes, so more may have been misread.",
            f"a layout for that day in mapping/municipalities/{minutes.municipality}.toml, once the result has been looked at.",
            Severity.NOTE,
        )


def check_outcomes(reading: Reading) -> Iterator[Problem]:
    """Every decision, and every part of one, has an outcome that is known."""
    for item in reading.minutes.items:
        parts = item.decision.parts if item.decision else ()
        unknown = [(part.outcome, part.text) for part in parts if part.outcome.concept == NOT_CLASSIFIED]
        if not unknown and item.outcome is not None and item.outcome.concept == NOT_CLASSIFIED:
            unknown = [(item.outcome, item.decision.text if item.decision else "")]
        for outcome, text in unknown:
            yield _unknown(reading, item, outcome, text)


def _unknown(reading: Reading, item: AgendaItem, outcome: Outcome, text: str) -> Problem:
    return Problem(
        reading.minutes.source.name,
        outcome.span.first,
        "unknown-outcome",
        f"«{shorten(outcome.wording or text)}» under «{shorten(item.heading)}».",
        "a skos:hiddenLabel in ontology/outcomes.ttl, if it is a decision;\n"
        f"an ignore line in mapping/municipalities/{reading.minutes.municipality}.toml, if it is not.",
        Severity.WARNING,
    )


def check_unread(reading: Reading) -> Iterator[Problem]:
    """Every line is read, or ignored by a named rule."""
    minutes = reading.minutes
    rule = f"an ignore line in mapping/municipalities/{minutes.municipality}.toml, if they say nothing"
    for note in minutes.unread[:LINES_LISTED]:
        yield Problem(
            minutes.source.name,
            note.line,
            "line-not-read",
            f"«{shorten(note.text)}».",
            f"the heading or form that the reader knows, or {rule.replace('they say', 'it says')}.",
            Severity.WARNING,
        )
    rest = minutes.unread[LINES_LISTED:]
    if rest:
        yield Problem(
            minutes.source.name,
            rest[0].line,
            "line-not-read",
            f"{len(rest)} more lines that were not read, from line {rest[0].line} to line {rest[-1].line}.",
            f"the headings or forms that the reader knows, or {rule}. «referat read» lists them all.",
            Severity.WARNING,
        )
