"""Lists of persons: «Til stede: …», one name on each line, tables of name, party and role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ..model import Capacity, Presence, Span
from .attendance_said import Said
from .lines import Line
from .persons import Person, find_persons, role_capacity
from .phrases import any_of, phrases
from .stays import Kind, is_only_bounds, read_stays

_BULLET: Final = re.compile(r"\s*(?:[-–•*·o]\s+)?(?:\d{1,2}[.)]\s*)?(?:fra |var |er |samt |og )?")
_LONGEST: Final = 4000
_AFTER_LABEL: Final = re.compile(r"\s*(:?)\s*")
_REASON: Final = re.compile(r",? ?(?:på grund af|pga\.?|p\.g\.a\.|grundet) [^\d,;.()]{1,60}", re.IGNORECASE)
_SUBSTITUTE_NEXT: Final = re.compile(
    r"(?:med )?(?:stedfortræder|suppleant|afløser)(?: ?:| er| var)?|(?:\.? ?i stedet |hvor )(?:mødte|deltog)"
    r"|(?:afløst|erstattet) af",
    re.IGNORECASE,
)
_IS_SUBSTITUTE: Final = re.compile(
    r"(?:mødte|møder|deltog|deltager|er|var)(?: i mødet)?(?: i stedet| som (?:stedfortræder|suppleant|afløser))?"
    r"|(?:som )?(?:stedfortræder|suppleant)",
    re.IGNORECASE,
)
_FOR_NEXT: Final = re.compile(
    r"(?:(?:mødte|møder|deltog|deltager|er|var) )?(?:som )?"
    r"(?:stedfortræder|suppleant|afløser|i stedet|mødte|deltog|møder|deltager) for",
    re.IGNORECASE,
)
_NOT_THERE: Final = re.compile(r"(?:er |var )?indkaldt(?:,? men mødte ikke(?: frem| op)?)?", re.IGNORECASE)
_PRESENCES: Final = (
    (
        re.compile(r"(?:(?:ved|med|meldt|har meldt|havde meldt|sendt|havde|har) )?(?:afbud|forfald|lovligt forfald)", re.I),
        Presence.EXCUSED,
    ),
    (re.compile(r"uden afbud|udeblev(?:et)?(?: uden afbud)?", re.I), Presence.UNEXCUSED),
    (re.compile(r"fraværende|fravær|ikke til ?stede|ikke mødt", re.I), Presence.ABSENT),
    (re.compile(r"til ?stede|mødt|x|ja", re.I), Presence.PRESENT),
)


@cache
def _reason() -> re.Pattern[str]:
    """Why somebody was away, right behind the name: «Mogens Falk (A), sygdom.»"""
    return re.compile(rf"^ ?[,(–-] ?{any_of(phrases().attendance.reasons)}\)?(?=[\s.,;]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """What opens a list, and what it says of those in it."""

    says: str
    rest: str
    """What stands on its line after it."""
    start: int
    """Where ``rest`` begins in the line."""
    colon: bool

    @property
    def presence(self) -> Presence:
        return Presence(self.says) if self.says in ("absent", "excused", "unexcused", "partial") else Presence.PRESENT

    @property
    def capacity(self) -> Capacity | None:
        return Capacity(self.says) if self.says in ("official", "guest", "substitute") else None


@cache
def _labels(in_head: bool) -> re.Pattern[str]:
    known = phrases().attendance
    groups = [
        f"(?P<{says}>{any_of(kept)})"
        for says, words in known.labels.items()
        if (kept := [word for word in words if in_head or word not in known.head_only])
    ]
    return re.compile(rf"(?:{'|'.join(groups)})(?=\s*(?::|$))", re.IGNORECASE)


@cache
def _label_inside() -> re.Pattern[str]:
    words = [word for listed in phrases().attendance.labels.values() for word in listed]
    ends = any_of(phrases().header.end)
    return re.compile(rf"(?:(?<=[.;:!] )|(?<=\s\s)){any_of(words)}(?=\s*:)|(?<=[.;] ){ends}\b")


def pieces(text: str) -> list[tuple[int, int]]:
    """A line, cut before each label that stands in it after a stop: «Godkendt. Fraværende: Peter Holm», and before what tells
    of the meeting's end."""
    starts = [0, *(match.start() for match in _label_inside().finditer(text) if match.start())]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def label_of(text: str, in_head: bool) -> Label | None:
    """The label that a piece of text begins with. The longest is meant: «Fraværende uden afbud», not «Fraværende»."""
    lead = _BULLET.match(text)
    begin = lead.end() if lead else 0
    match = _labels(in_head).match(text, begin) if len(text) <= _LONGEST else None
    if match is None:
        return None
    after = _AFTER_LABEL.match(text, match.end())
    end = after.end() if after else len(text)
    return Label(str(match.lastgroup), text[end:], end, bool(after and after[1]))


def is_nobody(text: str) -> bool:
    """«Ingen.»: the list is there, and empty."""
    return text.strip(" .").casefold() in {word.casefold() for word in (*phrases().attendance.nobody, "")}


def read_list(text: str, label: Label, quote: str, span: Span, number: str | None) -> list[Said] | None:
    """What a line of a list says; nothing where anything in it belongs to no list of persons."""
    if "\t" in text or text.startswith("|"):
        return _read_row(text, label, quote, span)
    persons = find_persons(text)
    lead = _BULLET.match(text)
    if not persons or persons[0].start > (lead.end() if lead else 0):
        return None
    return _Reader(label, quote, span, number).read(persons, text)


def _read_row(text: str, label: Label, quote: str, span: Span) -> list[Said] | None:
    """A row of a table: one cell holds a name, the others a party, a role, or whether the person was there."""
    cells = [cell.strip() for cell in re.split(r"[\t|]", text) if cell.strip()]
    named = [(i, found[0]) for i, cell in enumerate(cells) if (found := find_persons(cell)) and found[0].start == 0]
    if len(named) != 1:
        return None
    place, person = named[0]
    presence = label.presence
    for cell in (*cells[:place], *cells[place + 1 :]):
        said = next((value for pattern, value in _PRESENCES if pattern.fullmatch(cell)), None)
        if said is not None:
            presence = said
        elif role_capacity(cell) and person.role is None:
            person = replace(person, role=cell)
        elif person.party is None and (re.fullmatch(r"[A-ZÆØÅ]\d?|[A-ZÆØÅ]{2,3}", cell) or cell in phrases().person.parties):
            person = replace(person, party=cell)
    return [Said(person, presence, quote, span, label.capacity, disqualified=label.says == "disqualified")]


def names_row(line: Line) -> Label | None:
    """The head of a table of those present: «Navn | Parti | Rolle»."""
    cells = [cell.strip().casefold() for cell in re.split(r"[\t|]", line.text) if cell.strip()]
    names = {word.casefold() for word in phrases().attendance.names}
    return Label("present", "", 0, True) if len(cells) > 1 and cells[0] in names else None


@dataclass(slots=True)
class _Reader:
    """Goes from person to person of one line; what stands between them says what each is."""

    label: Label
    quote: str
    span: Span
    number: str | None

    def read(self, persons: Sequence[Person], text: str) -> list[Said] | None:
        said: list[Said] = []
        role, skip = "", 0
        for i, person in enumerate(persons):
            if skip:
                skip -= 1
                continue
            end = persons[i + 1].start if i + 1 < len(persons) else len(text)
            note = _reason().sub("", _REASON.sub("", text[person.end : end]))
            note = re.sub(r"^[\s,;.()–-]*(?:og |samt )?|(?:[\s,;.()–-]|\bog\b|\bsamt\b)*$", "", note)
            for_next = _FOR_NEXT.fullmatch(note) or (note == "for" and self.label.says == "substitute")
            if for_next and i + 1 < len(persons):
                said.append(self._substitute(person, persons[i + 1].name))
                skip, role = 1, ""
                continue
            if _NOT_THERE.fullmatch(note):
                role = ""
                continue
            one = self._one(person, note, said, role)
            if one is None:
                return None
            said.append(one)
            role = "substitute" if _SUBSTITUTE_NEXT.fullmatch(note) else ""
        return said

    def _one(self, person: Person, note: str, before: Sequence[Said], role: str) -> Said | None:
        """What the list says of a person, with the note after the name."""
        absent = [one for one in before if one.is_absence]
        if role == "substitute" or (
            note and absent and self.label.presence is not Presence.PRESENT and _IS_SUBSTITUTE.fullmatch(note)
        ):
            return self._substitute(
                person, before[-1].person.name if role else absent[0].person.name if len(absent) == 1 else None
            )
        said = Said(person, self.label.presence, self.quote, self.span, self.label.capacity)
        if self.label.says == "disqualified":
            stays = read_stays(note or "sagen", Kind.ABSENT, self.number if note else None)
            return replace(said, presence=Presence.PARTIAL, disqualified=True, stays=stays)
        if not note or _SUBSTITUTE_NEXT.fullmatch(note):
            return said
        presence = next((value for pattern, value in _PRESENCES if pattern.fullmatch(note)), None)
        if presence is not None:
            return replace(said, presence=presence)
        if self.label.presence is Presence.PRESENT and re.fullmatch(r"(?:som )?(?:stedfortræder|suppleant)", note):
            return self._substitute(person, None)
        stays = read_stays(note, self._kind(note), self.number) if is_only_bounds(note) else ()
        return replace(said, stays=stays, presence=Presence.PARTIAL) if stays else None

    def _substitute(self, person: Person, whom: str | None) -> Said:
        return Said(person, Presence.PRESENT, self.quote, self.span, Capacity.SUBSTITUTE, substitute_for=whom)

    def _kind(self, note: str) -> Kind:
        if re.search(r"\b(?:forlod|gik|forladt)\b", note, re.IGNORECASE):
            return Kind.LEFT
        if re.search(r"\b(?:ankom|kom|mødte|først)\b", note, re.IGNORECASE):
            return Kind.CAME
        return Kind.PRESENT if self.label.presence is Presence.PRESENT else Kind.ABSENT
