"""One meeting at a time: a pure function of its file's bytes, its municipality's TOML and the base, that any process may run.

What was understood is packed: the summary, which waits in the cache until all are joined, and the text with its triples, which
waits there until it is written, so that memory stays flat however many meetings there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from .check import account_of_packed, check_meeting, check_privacy, masked
from .collection import MeetingSummary
from .describe import describe_claims, describe_commitments, describe_comparisons, describe_meeting
from .inputs import Content
from .link import compare_meeting, sought, summarise
from .model import MeetingKey, Minutes, Reading
from .names import Triple
from .packing import PackedTriples, pack, triples_out, unpack
from .problems import Problem, Severity, Unreadable
from .profiles import Profile
from .read import read_minutes, without_persons
from .uris import Uris


@dataclass(frozen=True, slots=True)
class Understood:
    """All that one file gave. ``reading`` is nothing where it could not be read at all."""

    reading: Reading | None
    triples: tuple[Triple, ...]
    problems: tuple[Problem, ...]
    summary: MeetingSummary | None = None
    """Nothing where nothing may be told of it."""
    packed: PackedTriples = field(default=([], b""), repr=False)
    """The triples once more: every term once, which is less work for whatever is to be made of them."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is kept of one file while the others are read."""

    name: str
    problems: tuple[Problem, ...]
    key: MeetingKey | None
    """Nothing where the meeting is left out."""
    triples: int
    sought: bytes
    """The stems by which its promises are looked for in the words of others."""
    place: str
    """The key in the cache under which its summary, its text and its account wait; nothing waits there of a meeting left out."""


class Source(NamedTuple):
    """One file to be understood."""

    name: str
    municipality: str
    content: Content
    place: str
    """What ``Meeting.place`` will be."""


class Packed(NamedTuple):
    """One file understood, as it travels between processes and lies in the cache."""

    brief: bytes
    """A ``Meeting``."""
    summary: bytes
    """A ``MeetingSummary``; nothing of a meeting left out."""
    text: bytes
    """Its ``Reading`` and its triples; nothing of a meeting left out."""
    account: bytes
    """What the ledger is told of it; nothing of a meeting left out."""


def understand(data: Content, name: str, profile: Profile, uris: Uris, persons: bool = True) -> Understood:
    """Read, describe and check one set of minutes. Where there is a CPR number, nothing else is told of them."""
    try:
        reading = read_minutes(data, name, profile)
    except Unreadable as unreadable:
        return Understood(None, (), (_safe(unreadable.problem),))
    private = tuple(check_privacy(reading))
    if private:
        return Understood(None, (), private)
    reading = reading if persons else without_persons(reading)
    summary = summarise(reading.minutes)
    triples = described(reading.minutes, uris, summary)
    packed = triples_out(triples)
    found = (*reading.problems, *check_meeting(reading, triples, uris, cleared=True, packed=packed))
    problems = sorted(dict.fromkeys(map(_safe, found)), key=lambda problem: (problem.line or 0, problem.code))
    return Understood(reading, triples, tuple(problems), summary, packed)


def described(minutes: Minutes, uris: Uris, summary: MeetingSummary | None = None) -> tuple[Triple, ...]:
    """What the minutes say, then what holding their parts against each other tells; passages that both point to come once.

    ``summary`` is what ``summarise`` makes of them, where that is at hand.
    """
    known = (summary or summarise(minutes)).knowledge
    said = (
        *describe_meeting(minutes, uris),
        *describe_comparisons(minutes, compare_meeting(minutes), uris),
        *describe_claims(minutes, known.claims, uris),
        *describe_commitments(minutes, known.commitments, uris),
    )
    return tuple(dict.fromkeys(said))


def is_wrong(problems: tuple[Problem, ...]) -> bool:
    """Whether a meeting with these problems is left out."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def reader(profiles: Mapping[str, Profile], uris: Uris, persons: bool = True) -> Callable[[Source], Packed]:
    """The task of understanding one file."""
    return partial(_read, profiles, uris, persons)


def _read(profiles: Mapping[str, Profile], uris: Uris, persons: bool, given: Source) -> Packed:
    found = understand(given.content, given.name, profiles[given.municipality], uris, persons)
    if found.reading is None or found.summary is None or is_wrong(found.problems):
        return left_out(given, found.problems)
    meeting = Meeting(given.name, found.problems, found.summary.key, len(found.triples), sought(found.summary), given.place)
    return Packed(
        pack(meeting), pack(found.summary), pack((found.reading, found.packed)), pack(account_of_packed(found.packed, uris))
    )


def left_out(given: Source, problems: tuple[Problem, ...]) -> Packed:
    """A file that gave nothing but problems."""
    return Packed(pack(Meeting(given.name, problems, None, 0, b"", given.place)), b"", b"", b"")


def unpack_text(text: bytes) -> tuple[Reading, PackedTriples]:
    """``Packed.text``, unpacked; its triples still are."""
    found: tuple[Reading, PackedTriples] = unpack(text)
    return found


def _safe(problem: Problem) -> Problem:
    """No message shows what may be a CPR number, not even one about something else on its line."""
    return replace(problem, file=masked(problem.file), saw=masked(problem.saw), needs=masked(problem.needs))
