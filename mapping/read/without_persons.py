"""A reading without persons: nobody's attendance, vote or proposal is left, and their names are masked wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model import AgendaItem, Attendance, Minutes, Reading, Statement, Vote, VoteSide
from .masking import mask_values, masked_names
from .persons import find_persons

_LONGEST = 4000
"""Characters of a line in which names are looked for; a longer one is cut."""


def without_persons(reading: Reading) -> Reading:
    """The reading as a site without persons publishes it.

    Masked are the names that the minutes give as data (who attended, voted, proposed or had something recorded), and those
    that the text prints with a party or a role: «Peter Holm (A)», «borgmester Peter Holm». A name that stands alone, of
    somebody whom the minutes name nowhere else, is not known as a person's.
    """
    names = tuple(dict.fromkeys([*_as_data(reading.minutes), *_in_text(reading.text)]))
    text, masks = masked_names(reading.text, names)
    bare = replace(reading.minutes, attendance=(), items=tuple(map(_bare, reading.minutes.items)))
    minutes = replace(mask_values(bare, names), source=bare.source, masks=(*bare.masks, *masks))
    problems = tuple(mask_values(problem, names) for problem in reading.problems)
    return Reading(minutes, text, problems, reading.hidden)


def _bare(item: AgendaItem) -> AgendaItem:
    return replace(
        item,
        attendance=(),
        proposals=(),
        votes=tuple(map(_vote, item.votes)),
        statements=tuple(replace(statement, members=()) for statement in item.statements),
    )


def _vote(vote: Vote) -> Vote:
    return replace(vote, sides=tuple(map(_side, vote.sides)))


def _side(side: VoteSide) -> VoteSide:
    return replace(side, members=(), parties=tuple(replace(party, members=()) for party in side.parties))


def _as_data(minutes: Minutes) -> Iterator[str]:
    """Every name that the minutes give as data."""
    yield from _attending(minutes.attendance)
    for item in minutes.items:
        yield from _attending(item.attendance)
        yield from (proposal.person for proposal in item.proposals)
        yield from _stated(item.statements)
        for vote in item.votes:
            for side in vote.sides:
                yield from side.members
                yield from (member for party in side.parties for member in party.members)


def _attending(attendance: Iterable[Attendance]) -> Iterator[str]:
    for one in attendance:
        yield one.name
        if one.substitute_for:
            yield one.substitute_for


def _stated(statements: Iterable[Statement]) -> Iterator[str]:
    yield from (member for statement in statements for member in statement.members)


def _in_text(text: str) -> Iterator[str]:
    """The names that the text prints with a party or a role."""
    for line in text.split("\n"):
        if len(line) <= _LONGEST:
            yield from (person.name for person in find_persons(line) if person.party or person.role)
