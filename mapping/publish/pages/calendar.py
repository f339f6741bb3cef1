"""Coming due dates as an iCalendar file (RFC 5545), for people's own calendars.

Whole days only, without time zones or rules, so that a few lines do what a library would: escaping, folding at 75 octets,
and a stamp that is the day of the status, since a build has no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from ...collection import Municipality
from ...describe.commitment import commitment_iri
from ...knowledge import Commitment, Status
from ...uris import Uris
from ..files import File

CALENDAR: Final = "frister.ics"
_OCTETS: Final = 75
_TITLE: Final = 120


def calendar_file(one: Municipality, uris: Uris) -> File:
    """Promises that are not due yet, by their last day."""
    coming = [each for each in one.knowledge.commitments if each.status is Status.NOT_DUE and each.stated.due]
    ordered = sorted(coming, key=lambda each: (each.stated.due or date.max, str(commitment_iri(each.stated, uris))))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Referat//Tilsagn//DA",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(f'Frister: {one.name}')}",
        *(line for each in ordered for line in _event(each, uris)),
        "END:VCALENDAR",
    ]
    content = "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))
    return File(f"{uris.path(uris.folder(one.slug, 'tilsagn'))}{CALENDAR}", content.encode())


def _event(one: Commitment, uris: Uris) -> Iterator[str]:
    stated, iri = one.stated, str(commitment_iri(one.stated, uris))
    due = stated.due or one.as_of
    what = stated.what if len(stated.what) <= _TITLE else f"{stated.what[:_TITLE].rpartition(' ')[0]}…"
    item = stated.quote.item
    yield "BEGIN:VEVENT"
    yield f"UID:{iri}"
    yield f"DTSTAMP:{one.as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(what)}"
    yield f"DESCRIPTION:{_text(f'{stated.quote.text} ({item.meeting.body}, punkt {item.number}: {item.title})')}"
    yield f"URL:{iri}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """A value as TEXT: backslash, comma, semicolon and line ends are escaped."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> Sequence[str]:
    """A content line cut into pieces of at most 75 octets, never within a character; each but the first begins with a space."""
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + width
    return [*pieces, piece]
