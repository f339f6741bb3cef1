"""Every file of minutes understood, each by an earlier build whose result is in the cache, or by a worker now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from . import places
from .cache import Cache
from .collection import MeetingSummary
from .fingerprint import digest_of, understanding
from .inputs import Content, Input
from .link import Part, Sharing, heard, unpacked
from .meetings import Meeting, Packed, Source, left_out, reader
from .packing import unpack
from .problems import Problem
from .profiles import Profile
from .uris import Uris
from .workers import Progress, Workers, in_order

BRIEF: Final = "brief"
SUMMARY: Final = "summary"
TEXT: Final = "text"
ACCOUNT: Final = "account"
"""Kinds of entries in the cache, as ``meetings.Packed`` has them."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the understanding of a file depends on besides the file and the program."""

    profiles: Mapping[str, Profile]
    """By municipality; one for each that has files."""
    uris: Uris
    persons: bool

    def place(self, each: Input, content: Content, toml: bytes) -> str:
        """The key of a file's entries: a digest of all that they depend on. ``toml`` is its municipality's."""
        pages = [("", content)] if isinstance(content, bytes) else [(page.name, page.data) for page in content]
        words = (understanding(), self.uris.base, str(self.persons), each.municipality, each.name, toml)
        return digest_of(*words, *(part for page in pages for part in page))


@dataclass(frozen=True, slots=True)
class Understood:
    """All files understood, in their order."""

    meetings: tuple[Meeting, ...]
    anew: int
    """How many of them were read, described and checked now."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file before anybody has read it: where its understanding lies, or why it cannot be had."""

    given: Input
    place: str
    problem: Problem | None = None


def find_places(inputs: Sequence[Input], how: Understanding) -> tuple[Found, ...]:
    """Look at every file's bytes, one file at a time."""
    tomls = {word: _toml(word) for word in how.profiles}
    return tuple(_found(each, how, tomls[each.municipality]) for each in inputs)


def _toml(municipality: str) -> bytes:
    """Nothing where there is none."""
    path = places.municipalities() / f"{municipality}.toml"
    return path.read_bytes() if path.is_file() else b""


def understood(inputs: Sequence[Found], how: Understanding, cache: Cache, workers: Workers, progress: Progress) -> Understood:
    """Every file, each of which has a profile. What a worker gave is in the cache from then on."""
    progress("read", 0, len(inputs))
    known = [_known(each, cache) for each in inputs]
    anew = known.count(None)
    done = len(inputs) - anew
    given_up: set[str] = set()

    def lost(given: Source) -> Packed:
        given_up.add(given.place)
        return left_out(given, (_killer(given.name),))

    sources = (_source(each) for each, meeting in zip(inputs, known, strict=True) if meeting is None)
    made = in_order(workers, partial(reader, how.profiles, how.uris, how.persons), sources, lost)
    for number, meeting in enumerate(known):
        if meeting is None:
            packed = next(made)
            known[number] = read = _brief(packed.brief)
            if read.place not in given_up:
                _keep(cache, read.place, packed)
            done += 1
            progress("read", done, len(inputs))
    return Understood(tuple(filter(None, known)), anew)


def _found(each: Input, how: Understanding, toml: bytes) -> Found:
    try:
        return Found(each, how.place(each, each.read(), toml))
    except OSError as error:
        needs = "a file that this user may read, or no such file in the folder of minutes."
        problem = Problem(each.name, None, "unreadable-file", f"{error.strerror}.", needs)
        return Found(each, digest_of(each.name, str(problem)), problem)


def _known(each: Found, cache: Cache) -> Meeting | None:
    """What an earlier build made of it, where all of that is still there and whole."""
    if each.problem:
        return Meeting(each.given.name, (each.problem,), None, 0, b"", each.place)
    brief = cache.get(BRIEF, each.place)
    if brief is None:
        return None
    meeting = _brief(brief)
    whole = meeting.key is None or all(cache.get(kind, each.place) for kind in (SUMMARY, TEXT, ACCOUNT))
    return meeting if whole else None


def _brief(packed: bytes) -> Meeting:
    meeting: Meeting = unpack(packed)
    return meeting


def summaries(meetings: Sequence[Meeting], cache: Cache, part: Part) -> Iterator[MeetingSummary]:
    """Yield a part of what is joined of each meeting, without words that nobody looks for. Equal values of many meetings are held
    once."""
    wanted = frozenset(stem for meeting in meetings for stem in unpacked(meeting.sought))
    sharing = Sharing()
    for meeting in meetings:
        yield sharing.of(heard(part(unpack(cache.need(SUMMARY, meeting.place))), wanted))


def _source(each: Found) -> Source:
    """Read once more: nothing holds the bytes of all files."""
    return Source(each.given.name, each.given.municipality, each.given.read(), each.place)


def _keep(cache: Cache, place: str, packed: Packed) -> None:
    """The brief last: by it a build knows that the rest is there."""
    if packed.text:
        cache.put(SUMMARY, place, packed.summary)
        cache.put(TEXT, place, packed.text)
        cache.put(ACCOUNT, place, packed.account)
    cache.put(BRIEF, place, packed.brief)


def _killer(name: str) -> Problem:
    saw = "a file that ended every process that tried to read it, three in a row; there may be too little memory."
    return Problem(name, None, "worker-lost", saw, "the file as text or more memory. The rest is published.")
