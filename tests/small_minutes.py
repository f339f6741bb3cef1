"""Minutes written by hand for tests: the least that is whole, to be changed where a test needs it otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from mapping.model import (
    AgendaItem,
    BodyName,
    CaseNumber,
    Cell,
    Column,
    ContentsEntry,
    Decision,
    MeetingTime,
    Mention,
    Minutes,
    Outcome,
    Precision,
    PrintedDate,
    Reading,
    Recommendation,
    Row,
    SourceFile,
    Span,
    Table,
    TableKind,
)

WHEN = MeetingTime(date(2026, 4, 28), "tirsdag", time(12, 30), None, Span(2, 2), None)
TEXT = """REFERAT Socialudvalget 2026-2029 d. 28-04-2026
Mødedato Tirsdag d. 28. april 2026 kl. 12:30
Indholdsfortegnelse
Godkendelse af dagsorden.....	3
Punkt 1: Godkendelse af dagsorden
Beslutning
Dagsordenen blev godkendt.
"""


def reading(*items: AgendaItem, text: str = TEXT, **changes: Any) -> Reading:
    """The minutes of ``TEXT`` with other items and other values."""
    return Reading(minutes(*items, **changes), text, ())


def minutes(*items: AgendaItem, **changes: Any) -> Minutes:
    whole = Minutes(
        municipality="odense",
        body=BodyName("Socialudvalget", (2026, 2029), Span(1, 1)),
        time=WHEN,
        place=None,
        contents=(),
        items=items,
        source=SourceFile("odense/referat.txt", "00", "text", 7, 0),
    )
    return replace(whole, **changes)


def item(number: str = "1", **changes: Any) -> AgendaItem:
    """An approved item that stands on lines 5 to 7 of ``TEXT``."""
    outcome = Outcome("godkendt", "godkendt", Span(7, 7))
    whole = AgendaItem(
        number=number,
        position=int("".join(ch for ch in number if ch.isdigit())),
        title="Godkendelse af dagsorden",
        heading=f"Punkt {number}: Godkendelse af dagsorden",
        case_type=None,
        case_number=None,
        sections=(),
        recommendation=None,
        decision=Decision("Dagsordenen blev godkendt.", (), Span(7, 7)),
        outcome=outcome,
        dropped_by=None,
        attachments=(),
        proposals=(),
        tables=(),
        amounts=(),
        references=(),
        mentions=(),
        heading_span=Span(5, 5),
        span=Span(5, 7),
    )
    return replace(whole, **changes)


def titled(number: str, title: str, **changes: Any) -> AgendaItem:
    return item(number, title=title, heading=f"Punkt {number}: D-sag: {title}", case_type="D", **changes)


def entries(*texts: str) -> tuple[ContentsEntry, ...]:
    return tuple(ContentsEntry(place, text, None, Span(3 + place, 3 + place)) for place, text in enumerate(texts, 1))


def mention(position: int, name: str, evidence: str, row: tuple[int, int] | None = None, printed: str | None = None) -> Mention:
    return Mention(position, name, printed or name, evidence, row, Span(5, 5))


def case_number(printed: str) -> CaseNumber:
    """One in the SBSYS shape, taken apart."""
    topic, facet, serial, year = printed.split("-")
    return CaseNumber(printed, topic, facet, int(serial), 2000 + int(year), Span(5, 5))


def recommended_by(*names: str) -> Recommendation:
    return Recommendation("Forvaltningen indstiller.", names, (), Span(5, 5))


def printed_date(printed: str, value: str) -> PrintedDate:
    return PrintedDate(printed, value, Precision.DAY, False, Span(5, 5))


def budget(*lines: str, first_line: int = 1) -> Table:
    """A budget table from lines as minutes print them: tabs part cells, «I alt» marks totals, nothing is blank but nothing."""
    head = lines[0].split("\t")
    columns = tuple(
        Column(place, (text,), int(text) if text.isdigit() else None, text == "I alt") for place, text in enumerate(head[1:], 1)
    )
    rows = tuple(_row(place, line, first_line + place) for place, line in enumerate(lines[1:], 1))
    span = Span(first_line, first_line + len(rows))
    return Table(1, TableKind.BUDGET, None, head[0], "1.000 kr.", 1000, columns, rows, (), 1, span)


def _row(position: int, line: str, number: int) -> Row:
    label, *texts = line.split("\t")
    cells = tuple(Cell(column, text, Decimal(text.replace(".", "")), None) for column, text in enumerate(texts, 1) if text)
    return Row(position, label, cells, label == "I alt", Span(number, number))
