"""The JSON of FirstAgenda Publication: ``GET /api/agenda/dagsorden/{id}``.

No document describes it; what is read here is what its users have written of it. Names differ from version to version,
so each value is looked for under all the names that were seen, and any may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from ...problems import Problem, Unreadable, shorten
from ..lines import SourceText, compose
from .drawing import Point, Sitting, draw, html_lines, named, one_line
from .pen import Sketch

_DANISH: Final = ZoneInfo("Europe/Copenhagen")
_ITEMS: Final = ("Dagsordenpunkter", "AgendaItems", "Items")
_NUMBER: Final = ("Punktnummer", "Number", "Nummer")
_TITLE: Final = ("Navn", "Caption", "Overskrift", "Titel")
_CASE: Final = ("SagsNummer", "CaseNumber", "Sagsnummer")
_OPEN: Final = ("IsOpen", "Aaben", "Åben", "Aabent")
_FIELD_NAME: Final = ("Navn", "Overskrift", "Caption", "Titel", "Name")
_FIELD_TEXT: Final = ("Html", "Tekst", "Text")
_BODY: Final = ("Udvalg", "Committee")
_MEETING: Final = ("Moede", "Møde", "Meeting")
_DAY: Final = ("Dato", "MeetingBeginUtc", "MødeDato", "MoedeDato", "Date")
_PLACE: Final = ("Sted", "Location", "Mødested")
_IN_ITEM: Final = (("Resume", "Resume"), ("BaggrundOgIndstilling", "Baggrund og indstilling"), ("Beslutning", "Beslutning"))
"""Parts that some versions have as keys of the item itself."""
_SHAPE: Final = "the JSON of a meeting from FirstAgenda (/api/agenda/dagsorden/…), with"

Table = Mapping[str, Any]


def is_firstagenda(value: object) -> bool:
    """Whether JSON is a meeting of FirstAgenda."""
    return isinstance(value, dict) and any(isinstance(value.get(key), list) for key in _ITEMS)


def read_firstagenda(value: Table, data: bytes, name: str) -> SourceText:
    """A meeting's lines; ``value`` is the JSON and ``data`` the file's bytes. Raises Unreadable."""
    meeting = _table(value, _MEETING)
    started = _started(value, meeting, name)
    items = next(value[key] for key in _ITEMS if isinstance(value.get(key), list))
    sitting = Sitting(
        body=_body(value, meeting, name),
        day=started.date(),
        kind=_word(meeting, ("Navn", "Name")) or _word(value, ("Dokumenttype",)),
        start=f"{started:%H:%M}" if started.hour or started.minute else None,
        place=_word(meeting, _PLACE) or _word(value, _PLACE) or None,
        head=tuple(_present(meeting)),
        points=tuple(_point(item, position, name) for position, item in enumerate(items, 1) if isinstance(item, dict)),
    )
    return compose(name, data, "firstagenda", draw(sitting, name))


def _point(item: Table, position: int, name: str) -> Point:
    fields = [part for part in _list(item, "Felter") if isinstance(part, dict)]
    parts = [(_word(part, _FIELD_NAME), html_lines(_text(part, _FIELD_TEXT), name)) for part in fields]
    parts += [(title, html_lines(_text(item, (key,)), name)) for key, title in _IN_ITEM]
    number = _word(item, _NUMBER) or str(position)
    attachments = (_word(each, ("Navn", "Name", "Titel")) for each in _list(item, "Bilag") if isinstance(each, dict))
    return Point(
        number=number.rstrip(".: "),
        title=_title(_word(item, _TITLE), number) or "(uden titel)",
        case_number=_word(item, _CASE) or None,
        closed=any(item.get(key) is False for key in _OPEN),
        fields=named(parts),
        attachments=tuple(filter(None, attachments)),
    )


def _title(text: str, number: str) -> str:
    """Some captions begin with the item's number again: «3. Budget»."""
    return re.sub(rf"^(?:Punkt )?{re.escape(number.rstrip('.: '))}[.:]\s+", "", text) if number else text


def _body(value: Table, meeting: Table, name: str) -> str:
    for table in (value, meeting):
        for key in _BODY:
            inner = table.get(key)
            found = _word(inner, ("Navn", "Name")) if isinstance(inner, dict) else one_line(inner)
            if found:
                return found
    found = _word(value, ("UdvalgNavn", "UdvalgsNavn")) or _word(meeting, ("UdvalgNavn", "UdvalgsNavn"))
    if found:
        return found
    raise Unreadable(Problem(name, None, "no-body", "a meeting without the name of its body", f"{_SHAPE} «Udvalg.Navn»."))


def _started(value: Table, meeting: Table, name: str) -> datetime:
    """When it began, by Danish clocks."""
    printed = _word(meeting, _DAY) or _word(value, _DAY)
    if not printed:
        raise Unreadable(Problem(name, None, "no-date", "a meeting without a date", f"{_SHAPE} «Moede.Dato»."))
    try:
        started = datetime.fromisoformat(printed)
        return started.astimezone(_DANISH) if started.tzinfo else started
    except (ValueError, OverflowError):
        saw = f"a date «{shorten(printed, 60)}»"
        raise Unreadable(Problem(name, None, "no-date", saw, f"{_SHAPE} «Moede.Dato» as 2026-04-28T12:30:00.")) from None


def _present(meeting: Table) -> Iterator[Sketch]:
    """Who took part, where the meeting tells it: names as they stand, with the rest of each entry as it is printed."""
    people = [each for key in ("Moededeltagere", "Mødedeltagere", "Deltagere") for each in _list(meeting, key)]
    names = [_word(each, ("Navn", "Name")) if isinstance(each, dict) else one_line(each) for each in people]
    found = [each for each in names if each]
    if found:
        yield Sketch("Mødedeltagere")
        yield from (Sketch(each) for each in found)


def _table(value: Table, keys: Sequence[str]) -> Table:
    return next((value[key] for key in keys if isinstance(value.get(key), dict)), {})


def _list(value: Table, key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []


def _word(value: Table, keys: Sequence[str]) -> str:
    return next((found for key in keys if (found := one_line(value.get(key)))), "")


def _text(value: Table, keys: Sequence[str]) -> str | None:
    return next((value[key] for key in keys if isinstance(value.get(key), str) and value[key].strip()), None)
