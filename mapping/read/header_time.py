"""When and where a body met: labelled values of the head, days and times of day in every spelling that heads use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Final

from ..danish import MONTHS, WEEKDAYS
from .dates import ImpossibleDate, find_dates, first_day
from .lines import Line
from .phrases import any_of, phrases

_LONGEST: Final = 400
_MONTH: Final = "|".join(MONTHS)
_MORE_DAYS: Final = (
    re.compile(rf"\b(?P<day>\d{{1,2}})[-. ]{{1,2}}(?P<month>{_MONTH})[-. ]{{1,2}}(?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
    re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
    re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])"),
)
_HOUR: Final = r"(?P<{0}h>\d{{1,2}})(?:[.:](?P<{0}m>\d{{2}}))?(?![\d])"
_CLOCK: Final = re.compile(
    rf"\b(?:kl|klokken)\b\.?:? ?{_HOUR.format('a')}(?: ?(?:-|–|til) ?(?:kl\.? ?)?{_HOUR.format('b')})?", re.IGNORECASE
)
_BARE: Final = re.compile(r"(?<![\d.,/-])(?P<ah>[01]?\d|2[0-3])[.:](?P<am>[0-5]\d)(?P<stamp>:\d{2})?(?![\d.,/-])")
_BARE_RANGE: Final = re.compile(
    r"(?<![\d.,/:-])(?P<ah>[01]?\d|2[0-3])[.:](?P<am>[0-5]\d) ?(?:-|–|til) ?(?P<bh>[01]?\d|2[0-3])[.:](?P<bm>[0-5]\d)(?![\d.:/-])"
)
_PLACE_TAIL: Final = re.compile(r"\bkl\.? ?\d{1,2}(?:[.:]\d{2})?,? (?P<place>i [A-ZÆØÅ].{2,120}?)(?:\. |\.?$)")
_PLACE_LINE: Final = re.compile(
    r"(?:i )?(?:[A-ZÆØÅ][\w.-]{2,30} )?(?:(?i:byråds|råds|udvalgs|møde|kommunalbestyrelsens |borgerrepræsentationens )(?:møde)?"
    r"(?i:sal(?:en)?|værelset?|lokale|lokaler)\b|Rådhuset\b|Mødesalen\b|Borgmesterens kontor\b|"
    r"[Vv]irtuelt møde\b|Teams\b).{0,100}"
)
_ROOM: Final = re.compile(r"(?:mødelokale|lokale)\s+\S", re.IGNORECASE)
"""Labels that are a part of the room's name where no colon stands after them: «Mødelokale 2»."""
_STARTED: Final = re.compile(r"mødet (?:startede|begyndte|blev åbnet)[^.]{0,20}", re.IGNORECASE)


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


def day_in(text: str) -> date | None:
    """The first full date of a line. Raises ImpossibleDate for a day that no calendar has."""
    found = first_day(text)
    if found is not None:
        return found
    match = next((each for pattern in _MORE_DAYS if (each := pattern.search(text))), None)
    if match is None:
        return None
    word = match["month"].lower()
    month = int(word) if word.isdigit() else MONTHS.index(word) + 1
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError as error:
        raise ImpossibleDate(match.group()) from error


def further_days(text: str, day: date, line: Line) -> tuple[date, ...]:
    """The days after the meeting's first one that a text names: «den 8. og 19. juni 2006»."""
    found = (date.fromisoformat(one.date.value) for one in find_dates(text, day, line.span) if len(one.date.value) == 10)
    return tuple(sorted({each for each in found if each > day and (each - day).days < 60}))


def times_in(text: str, bare: bool = False) -> tuple[time | None, time | None]:
    """The first time of day and, where it is a range, its end; ``bare`` takes «18:00» without «kl.» too."""
    match = _CLOCK.search(text)
    if match is not None:
        return _time(match["ah"], match["am"]), _time(match["bh"], match["bm"]) if match["bh"] else None
    both = _BARE_RANGE.search(text) if bare else None
    if both is not None:
        return _time(both["ah"], both["am"]), _time(both["bh"], both["bm"])
    plain = _BARE.search(text) if bare else None
    return (_time(plain["ah"], plain["am"]), None) if plain else (None, None)


def is_time_stamp(text: str) -> bool:
    """«24-06-2014 18:00:00»: a machine's booking of the room, whose end is no end of the meeting."""
    match = _BARE.search(text)
    return bool(match and match["stamp"]) or bool(match and re.search(r"\d{4}", text))


def _time(hour: str, minute: str | None) -> time | None:
    value = (int(hour), int(minute or 0))
    return time(*value) if value[0] < 24 and value[1] < 60 else None


def weekday_in(text: str) -> str | None:
    """The first weekday that a text names, in lower case."""
    match = re.search(rf"\b({'|'.join(WEEKDAYS)})\b", text, re.IGNORECASE)
    return match.group().lower() if match else None


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
    return whole and (_STARTED.match(text) is None or len(_CLOCK.findall(text)) > 1)


def meeting_times(text: str) -> tuple[time | None, time | None]:
    """Start and end in a sentence such as «Mødet startede kl. 15.30 og sluttede kl. 16.45.»."""
    clocks = [_time(match["ah"], match["am"]) for match in _CLOCK.finditer(text)]
    if not clocks:
        return None, None
    if _STARTED.match(text):
        return clocks[0], clocks[1] if len(clocks) > 1 else None
    return None, clocks[0]


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
