"""References to other meetings and to decisions taken at other times.

A date is a reference where a word for a meeting stands right before it, where a body's abbreviation does, or where a verb
of deciding or treating stands near it together with a body. What lies behind another date is never looked at, so that
«vedtaget på byrådsmøde den 17. januar 2024 og planlagt fra den 1. marts 2024» gives one reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

from ..model import BlockKind, Direction, Precision, Reference, ReferenceKind, Section, Span, Table
from ..profiles import Profile
from .date_spellings import may_have_date
from .dates import Found, find_dates
from .phrases import any_of, phrases
from .sentences import sentences

_NEAR: Final = 70
"""Characters between a date and the verb that makes it a reference."""
_BODY_NEAR: Final = 110
"""Characters between a date and the body it belongs to."""
_NAMED: Final = re.compile(r"(?:[A-ZÆØÅ][a-zæøå]+-(?:, | og ))*[A-ZÆØÅ][A-Za-zæøåÆØÅ]*udvalg(?:et)?(?=s?\b)")
_COUNCILS: Final = re.compile(r"\b(?:kommunalbestyrelsen|borgerrepræsentationen|magistraten)(?=s?\b)", re.IGNORECASE)
_FOR: Final = re.compile(r"\bUdvalget for [A-ZÆØÅ][\w-]{1,40}(?:(?:,| og| &) [A-ZÆØÅ][\w-]{1,40}){0,6}")
"""«Udvalget for Kultur & Fritid»: the other way to name a committee."""
_LETTERS: Final = re.compile(r"(?<![\w-])(?!AMU|DTU|SDU|AAU|ITU|KTU)(?:KB|BR|BYR|ØK|ØU|[A-ZÆØÅ]{2,3}U)(?![\w-])")
"""Letters that stand for some political body, whichever it is here: what they mean is told by the municipality's profile."""
_BETWEEN_NAMES: Final = re.compile(r"(?:, | og | samt |s )*")


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a reference is read against."""

    body: str
    day: date
    profile: Profile


@dataclass(frozen=True, slots=True)
class BodyFound:
    """A body where a sentence names it."""

    start: int
    end: int
    printed: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Near:
    """What stands around a date, up to the dates on either side."""

    before: str
    after: str
    start: int


def read_references(sections: Sequence[Section], tables: Sequence[Table], meeting: Meeting) -> tuple[Reference, ...]:
    """All references of an item, in printed order."""
    found: list[tuple[Span, int, str]] = []
    for section in sections:
        for block in section.blocks:
            if block.kind is not BlockKind.TABLE and may_have_date(block.text):
                found.extend((block.span, section.position, sentence) for sentence in sentences(block.text))
    found.extend((row.span, table.section, row.label) for table in tables for row in table.rows)
    references: list[Reference] = []
    for span, section_position, sentence in sorted(found, key=lambda one: (one[0].first, one[0].last)):
        for reference in _in_sentence(sentence, span, section_position, meeting):
            references.append(_numbered(reference, len(references) + 1))
    return tuple(references)


def _numbered(one: Reference, position: int) -> Reference:
    return Reference(position, one.kind, one.direction, one.body, one.bodies, one.date, one.section, one.sentence, one.span)


def _in_sentence(sentence: str, span: Span, section: int, meeting: Meeting) -> Iterator[Reference]:
    dates = list(find_dates(sentence, meeting.day, span))
    bodies = find_bodies(sentence, meeting) if dates else []
    for one in dates:
        kind = _kind(sentence, one, dates, bodies)
        if kind is None:
            continue
        body = _body(sentence, one, bodies)
        direction = _budget_direction(one.date.value, meeting.day) if one.budget else _direction(one.date.value, meeting.day)
        names = body.names if body else ()
        if direction is Direction.SAME and meeting.body in names:
            continue  # «udvalgets møde den 28. april 2026» in the minutes of that meeting
        yield Reference(0, kind, direction, body.printed if body else None, names, one.date, section, sentence, span)


def _kind(sentence: str, one: Found, dates: Sequence[Found], bodies: Sequence[BodyFound]) -> ReferenceKind | None:
    near = _around(sentence, one, dates)
    verb = _nearest_verb(near)
    at_meeting = bool(_meeting_before().search(near.before) or _abbreviation_before(near, bodies))
    if at_meeting:
        return ReferenceKind.DECISION if verb and verb[0] else ReferenceKind.MEETING
    if verb is None or (one.date.precision is Precision.MONTH and not near.before.lower().endswith("i ")):
        return None  # «ledighedstal for oktober 2024» is about that month, not of it
    deciding, touching = verb
    if one.budget:
        return ReferenceKind.BUDGET if _political(bodies) and deciding else None
    if _body(sentence, one, bodies) is None and not (deciding and touching):
        return None
    return ReferenceKind.DECISION if deciding else ReferenceKind.MEETING


def _around(sentence: str, one: Found, dates: Sequence[Found]) -> _Near:
    left = max((other.end for other in dates if other.end <= one.start), default=0)
    right = min((other.start for other in dates if other.start >= one.end), default=len(sentence))
    return _Near(sentence[left : one.start], sentence[one.end : right], left)


def _nearest_verb(near: _Near) -> tuple[bool, bool] | None:
    """Whether the verb nearest to the date decides, and whether only a preposition parts it from the date."""
    found: list[tuple[int, bool, bool]] = []
    for deciding, pattern in ((True, _verbs("decision")), (False, _verbs("treatment"))):
        for match in pattern.finditer(near.before):
            gap = near.before[match.end() :]
            found.append((len(gap), deciding, gap.strip() in ("", "i", "den", "d.", "på")))
        for match in pattern.finditer(near.after[: _NEAR + 30]):
            found.append((match.start(), deciding, False))
    distance, deciding, touching = min(found, default=(_NEAR + 1, False, False))
    return (deciding, touching) if distance <= _NEAR else None


@cache
def _verbs(kind: str) -> re.Pattern[str]:
    listed = phrases().reference.decision if kind == "decision" else phrases().reference.treatment
    return re.compile(rf"\b{any_of(listed)}\b", re.IGNORECASE)


@cache
def _meeting_before() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases().reference.meetings)},? (?:i |af |fra )?$", re.IGNORECASE)


def _abbreviation_before(near: _Near, bodies: Sequence[BodyFound]) -> bool:
    """«(BSU den 2. juni 2026)»: a body, and nothing but white space up to the date."""
    end = near.start + len(near.before.rstrip())
    return any(body.end == end and body.printed.isupper() for body in bodies)


def _body(sentence: str, one: Found, bodies: Sequence[BodyFound]) -> BodyFound | None:
    """The body nearest to the date; at the same distance the one before it."""
    near = [(_distance(one, body), body.start, body) for body in bodies]
    best = min(near, key=lambda found: found[:2], default=None)
    return best[2] if best and best[0] <= _BODY_NEAR else None


def _distance(one: Found, body: BodyFound) -> int:
    return one.start - body.end if body.end <= one.start else max(0, body.start - one.end)


def _political(bodies: Sequence[BodyFound]) -> bool:
    return any(body.names for body in bodies)


def _direction(value: str, day: date) -> Direction:
    own = day.isoformat()[: len(value)]
    if value == own:
        return Direction.SAME if len(value) == len("2026-04-28") else Direction.EARLIER
    return Direction.EARLIER if value < own else Direction.COMING


def _budget_direction(year: str, day: date) -> Direction:
    """A council adopts next year's budget by 15 October (kommunestyrelsesloven § 38)."""
    return Direction.EARLIER if day > date(int(year) - 1, 10, 15) else Direction.COMING


def find_bodies(sentence: str, meeting: Meeting) -> list[BodyFound]:
    """Every body that a sentence names, several in a row («A, B og C») as one."""
    rows = phrases().reference
    council = next((full for short, full in meeting.profile.abbreviations if full.casefold() == "byrådet"), "Byrådet")
    found = [BodyFound(m.start(), m.end(), m.group(), (_definite(m.group()),)) for m in _NAMED.finditer(sentence)]
    found += [BodyFound(m.start(), m.end(), m.group(), (m.group().capitalize(),)) for m in _COUNCILS.finditer(sentence)]
    found += [BodyFound(m.start(), m.end(), m.group(), (m.group(),)) for m in _FOR.finditer(sentence)]
    for short, full in meeting.profile.abbreviations:
        if short in sentence:
            found += [BodyFound(m.start(), m.end(), m.group(), (full,)) for m in _abbreviation(short).finditer(sentence)]
    for listed, names in ((rows.unnamed, ()), (rows.own, (meeting.body,)), (rows.council, (council,))):
        for match in _one_of(listed).finditer(sentence):
            if not any(body.start < match.end() and match.start() < body.end for body in found):
                found.append(BodyFound(match.start(), match.end(), match.group(), names))
    known = {short for short, _ in meeting.profile.abbreviations}
    found += [BodyFound(m.start(), m.end(), m.group(), ()) for m in _LETTERS.finditer(sentence) if m.group() not in known]
    return _in_rows(sentence, sorted(found, key=lambda body: body.start))


@lru_cache(maxsize=1024)
def _abbreviation(short: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(short)}\b")


@cache
def _one_of(listed: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(listed)}\b", re.IGNORECASE)


def _definite(name: str) -> str:
    return name if name.endswith("et") else f"{name}et"


def _in_rows(sentence: str, bodies: Sequence[BodyFound]) -> list[BodyFound]:
    done: list[BodyFound] = []
    for body in bodies:
        last = done[-1] if done else None
        if last and last.names and body.names and _BETWEEN_NAMES.fullmatch(sentence[last.end : body.start]):
            names = tuple(dict.fromkeys((*last.names, *body.names)))
            done[-1] = BodyFound(last.start, body.end, sentence[last.start : body.end], names)
        else:
            done.append(body)
    return done
