"""Lines that say whose decision stands under them: «Teknisk Udvalg, 10. september 2019, pkt. 65:», «Beslutning i … den …»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..model import PrintedDate, Span
from .bodies import same_body
from .dates import find_dates
from .phrases import any_of, phrases
from .references import Meeting

_LONGEST: Final = 170
"""Characters. A longer line is text that tells of a decision, and no line over one."""
_BREAK: Final = re.compile(r"[.:;!?][\"”)]?\s+|\n")
_CLOSING: Final = re.compile(r"\s*[:.]?\s*$|\s*:\s*")
_NAME: Final = re.compile(r"[A-ZÆØÅ][\w ,&/.()’'-]{0,110}")


@dataclass(frozen=True, slots=True)
class Label:
    """Such a line, and where it stands in its paragraph."""

    start: int
    end: int
    body: str | None
    date: PrintedDate | None
    item: str | None

    def own(self, meeting: Meeting) -> bool:
        """Whether it is over this body's decision at this meeting."""
        if self.date is not None and self.date.value < meeting.day.isoformat():
            return False
        return self.body is None or same_body(self.body, meeting)

    def later(self, meeting: Meeting) -> bool:
        """Whether it tells of a meeting that is still to come."""
        return self.date is not None and self.date.value > meeting.day.isoformat()


def heading_label(heading: str, meeting: Meeting, span: Span) -> Label | None:
    """What the heading of a decision says of body and day; nothing where it is the bare word."""
    dates = [one for one in find_dates(heading, meeting.day, span) if not one.budget]
    date = dates[0] if dates else None
    before = heading[: date.start] if date else heading
    body = _body(before, strong=True)
    after = _number().match(heading, date.end) if date else None
    return Label(0, len(heading), body, date.date if date else None, after["item"] if after else None) if body or date else None


def find_labels(text: str, meeting: Meeting, span: Span, *, history: bool = False) -> list[Label]:
    """Every such line in a paragraph, in order. In a history the date may stand first and the body behind it."""
    found: list[Label] = []
    for one in find_dates(text, meeting.day, span):
        if one.budget or (found and one.start < found[-1].end):
            continue
        start = max((m.end() for m in _BREAK.finditer(text, max(0, one.start - _LONGEST), one.start)), default=0)
        if start == 0 and one.start > _LONGEST:
            continue
        label = _behind(text, one.end, one.start, one.date) if history and not text[start : one.start].strip() else None
        label = label or _before(text, start, one.start, one.end, one.date)
        if label:
            found.append(label)
    return found


def _before(text: str, start: int, date_start: int, date_end: int, date: PrintedDate) -> Label | None:
    """«Body, date, pkt. 65:»: sure where a number and a colon follow, or «Beslutning» stands first, or the line holds no more."""
    number = _number().match(text, date_end)
    end = number.end() if number else date_end
    closing = _CLOSING.match(text, end)
    if closing is None and not (number and number["item"]):
        return None
    whole = closing is not None and closing.end() == len(text)
    decided = _decided().match(text, start) is not None or _decided_behind().search(text[start:date_start]) is not None
    strong = decided or bool(number and number["item"])
    body = _body(text[start:date_start], strong=strong)
    if body is None or not (strong or whole or (closing is not None and text[end : closing.end()].strip() == ":")):
        return None
    return Label(start, closing.end() if closing else end, body, date, number["item"] if number else None)


def _behind(text: str, end: int, start: int, date: PrintedDate) -> Label | None:
    """«28-08-2019 Aarhus Byråd»: a line of a history that has no more than day and body."""
    rest = text[end:]
    name = re.fullmatch(r"[ :–-]+(?P<body>[A-ZÆØÅ][^.:;]{2,90}?)(?: (?:påtegning|beslutning|indstilling))?\s*:?\s*", rest)
    return Label(start, len(text), name["body"].strip(), date, None) if name else None


def _body(text: str, *, strong: bool) -> str | None:
    """The name of a body in the words before a date; ``strong`` lets any name in capitals pass."""
    cut = _lead().match(text)
    name = _tail().sub("", text[cut.end() :] if cut else text).strip(" ,:–-")
    if not name or len(name) > 110 or _NAME.fullmatch(name) is None:
        return None
    return name if strong or is_body_name(name) else None


def is_body_name(name: str) -> bool:
    """Whether a name is that of a political body by its form, or an abbreviation."""
    return _known().search(name) is not None or re.fullmatch(r"[A-ZÆØÅ]{2,5}", name) is not None


@cache
def _lead() -> re.Pattern[str]:
    words = any_of(phrases().earlier.decision)
    return re.compile(
        rf"\s*(?:(?:Tidligere )?{words}\w{{0,3}}(?: (?:i|fra|af|på|truffet (?:i|af)|ved))?(?: møde(?:t)? i)?[ :]*)?", re.I
    )


@cache
def _tail() -> re.Pattern[str]:
    words = any_of(phrases().earlier.decision)
    between = r"(?:i|på|fra|ved|sit|mødet|møde|den|d\.|af|afholdt|ordinært|ekstraordinært)"
    return re.compile(rf"(?:s {words}\w{{0,3}})?(?:[ ,]+{between})*[ ,:–-]*$|s {words}$", re.I)


@cache
def _decided() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:Tidligere )?(?:{any_of(phrases().earlier.decision)})", re.IGNORECASE)


@cache
def _decided_behind() -> re.Pattern[str]:
    return re.compile(rf"s {any_of(phrases().earlier.decision)}\b", re.IGNORECASE)


@cache
def _number() -> re.Pattern[str]:
    words = any_of(phrases().earlier.numbers)
    return re.compile(rf"[ ,(]*{words} ?(?P<item>\d{{1,4}}[a-z]?)\)?", re.IGNORECASE)


@cache
def _known() -> re.Pattern[str]:
    endings = any_of(phrases().earlier.bodies)
    return re.compile(rf"(?<!om){endings}s?(?: \d{{4}}-\d{{2,4}})?$|^Udvalget for\b|^(?:\w+ )?(?:Byråd|Kommunalbestyrelse)", re.I)
