"""When and where a body met: labelled values of the head, and the lines that tell of the end or of further days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from .clock import tells_start_alone
from .dates import find_dates
from .lines import Line
from .phrases import any_of, phrases

_LONGEST: Final = 400
_PLACE_TAIL: Final = re.compile(r"\bkl\.? ?\d{1,2}(?:[.:]\d{2})?,? (?P<place>i [A-ZÆØÅ].{2,120}?)(?:\. |\.?$)")
_PLACE_LINE: Final = re.compile(
    r"(?:i )?(?:[A-ZÆØÅ][\w.-]{2,30} )?(?:(?i:byråds|råds|udvalgs|møde|kommunalbestyrelsens |borgerrepræsentationens )(?:møde)?"
    r"(?i:sal(?:en)?|værelset?|lokale|lokaler)\b|Rådhuset\b|Mødesalen\b|Borgmesterens kontor\b|"
    r"[Vv]irtuelt møde\b|Teams\b).{0,100}"
)
_ROOM: Final = re.compile(r"(?:mødelokale|lokale)\s+\S", re.IGNORECASE)
"""Labels that are a part of the room's name where no colon stands after them: «Mødelokale 2»."""


@dataclass(frozen=True, slots=True)
class Value:
    """What stands after a label, on its line or on the next."""

    text: str
    line: Line
    """The line of the value."""
    read: frozenset[int]


def labelled(lines: Sequence[Line], labels: Sequence[str], colon: bool = False) -> Iterator[Value]:
    """The values of labels, in printed order; ``colon`` asks for a colon where label and value share a line."""
    pattern = _label_pattern(tuple(labels), colon)
    awaited: Line | None = None
    for line in lines:
        if line.blank or len(line.text) >= _LONGEST:
            continue
        text = line.text.strip()
        match = pattern.match(text)
        if match is None or (awaited and ":" not in match.group() and match.end() < len(text)):
            if awaited:
                yield Value(text.strip(" |"), line, frozenset({awaited.number, line.number}))
            awaited = None
            continue
        room = ":" not in match.group() and _ROOM.match(text)
        value = text if room else text[match.end() :].strip(" |")
        awaited = None if value else line
        if value:
            yield Value(value, line, frozenset({line.number}))


@cache
def _label_pattern(labels: tuple[str, ...], colon: bool) -> re.Pattern[str]:
    parted = r"(?:\s?:\s?\|?\s?|\s*$)" if colon else r"(?:\s?:\s?\|?\s?|\s+(?=\S)|\s*$)"
    return re.compile(rf"{any_of(labels)}{parted}", re.IGNORECASE)


def further_days(text: str, day: date, line: Line) -> tuple[date, ...]:
    """The days after the meeting's first one that a text names: «den 8. og 19. juni 2006»."""
    found = (date.fromisoformat(one.date.value) for one in find_dates(text, day, line.span) if len(one.date.value) == 10)
    return tuple(sorted({each for each in found if each > day and (each - day).days < 60}))


def place_in(line: Line) -> str | None:
    """The place that follows the time on its line, or that a line is: «Byrådssalen», «i Byrådssalen»."""
    text = line.text.strip()
    if len(text) >= _LONGEST:
        return None
    tail = _PLACE_TAIL.search(text)
    if tail:
        return tail["place"].removeprefix("i ").strip()
    match = _PLACE_LINE.fullmatch(text)
    return text.removeprefix("i ") if match else None


def end_line(lines: Sequence[Line]) -> Line | None:
    """A line such as «Mødet hævet kl. 14.45.»."""
    return next((line for line in lines if len(line.text) < _LONGEST and _says_end(line.text.strip())), None)


def _says_end(text: str) -> bool:
    """A line that tells of the end, alone or after the start; one that tells of the start alone does not."""
    whole = _end_pattern().fullmatch(text) is not None
    return whole and not tells_start_alone(text)


@cache
def _end_pattern() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases().header.end)}[^.]{{0,40}}\bkl\b\.?:? ?\d.{{0,60}}", re.IGNORECASE)


@cache
def _continued_pattern() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases().header.continued)}\b.{{0,200}}", re.IGNORECASE)


def says_continued(line: Line) -> bool:
    """Whether a line says that the meeting went on on another day: «Mødet fortsatte den 19. juni.»."""
    return not line.blank and len(line.text) < _LONGEST and bool(_continued_pattern().match(line.text.strip()))


def continued_days(lines: Iterable[Line], day: date) -> tuple[date, ...]:
    """The later days that lines tell of which say that the meeting went on."""
    said = (line for line in lines if says_continued(line))
    return tuple(sorted({each for line in said for each in further_days(line.text, day, line)}))
