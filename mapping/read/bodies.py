"""Whether a body that a text names is the one whose minutes these are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from .phrases import any_of, phrases
from .references import Meeting, find_bodies

_IDLE: Final = frozenset("udvalget udvalg for og i den det af kommune kommunes det".split())
_TERM: Final = re.compile(r"[ _]*[(\[]?(?:19|20)\d\d[-–/](?:19|20)?\d\d[)\]]?$")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A body or an administration where a sentence names it."""

    start: int
    end: int
    own: bool


def speakers(sentence: str, meeting: Meeting | None) -> list[Speaker]:
    """Every body and administration that a sentence names, in order; without a meeting only administrations are others'."""
    found = [Speaker(match.start(), match.end(), own=False) for match in _administrations().finditer(sentence)]
    if meeting is not None:
        for body in find_bodies(sentence, meeting):
            own = any(same_body(name, meeting) for name in body.names) or same_body(body.printed, meeting)
            found.append(Speaker(body.start, body.end, own=own))
        found.extend(_councils(sentence, meeting))
    return sorted(found, key=lambda one: one.start)


def _councils(sentence: str, meeting: Meeting) -> list[Speaker]:
    own = is_council(meeting.body)
    return [Speaker(match.start(), match.end(), own=own) for match in _council_words().finditer(sentence)]


@cache
def _council_words() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases().decision.councils)}(?:et|en|n)?s?\b", re.IGNORECASE)


@cache
def _administrations() -> re.Pattern[str]:
    return re.compile(rf"\b[\wæøåÆØÅ-]{{0,40}}{any_of(phrases().recommendation.endings)}\b", re.IGNORECASE)


def is_council(name: str) -> bool:
    """Whether a name is that of the municipality's council, of which there is one."""
    folded = _bare(name)
    return any(folded == word or folded.endswith(word) for word in phrases().decision.councils)


def same_body(name: str, meeting: Meeting) -> bool:
    """Whether a printed name is that of the meeting's body: spelt otherwise, shortened, or by its function alone."""
    if not name.strip():
        return False
    if is_council(name) or is_council(meeting.body):
        return is_council(name) and is_council(meeting.body)
    if _bare(name) in ("udvalg", "råd"):
        return True
    full = [full for short, full in meeting.profile.abbreviations if short.casefold() == name.strip().casefold()]
    return any(_words(each) == _words(meeting.body) for each in (name, *full))


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    """Without term, genitive and article: «Udvalgets» and «Udvalget 2018-21» are «udvalg»."""
    folded = _TERM.sub("", name.strip()).casefold().rstrip(" :.,")
    folded = re.sub(r"(?<=[tn])s$", "", folded)
    return re.sub(r"(udvalg|råd|bestyrelse|repræsentation)(?:et|en|n)$", r"\1", folded)


@lru_cache(maxsize=1024)
def _words(name: str) -> frozenset[str]:
    """The words that tell bodies apart: «Udvalget for Teknik og Miljø» and «Teknik- og Miljøudvalget» have the same."""
    parts = re.findall(r"[\wæøå]+", _bare(name))
    bare = {re.sub(r"(?<=.)udvalg(?:et)?$", "", part) for part in parts if part not in _IDLE}
    return frozenset(part for part in bare if part and part != "udvalg")
