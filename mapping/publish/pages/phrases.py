"""Short Danish phrases that pages put together: counts, amounts, times and places in the source."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from ...danish import write_date, write_number
from ...model import MeetingKey, Span


def clock(value: time) -> str:
    """«kl. 12.30»."""
    return f"kl. {value.hour}.{value.minute:02d}"


def day_and_weekday(day: date, weekday: str | None) -> str:
    """«tirsdag den 28. april 2026», the weekday only where the minutes print one."""
    return f"{weekday} den {write_date(day)}" if weekday else write_date(day)


def kroner(value: Decimal) -> str:
    """«64.863 t.kr.» for whole thousands, «19.996 kr.» for others; never rounded."""
    if value and value % 1000 == 0:
        return f"{write_number(_plain(value / 1000))} t.kr."
    return f"{write_number(_plain(value))} kr."


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value


def number(value: int) -> str:
    """«1.712»."""
    return write_number(Decimal(value))


def count(how_many: int, one: str, more: str) -> str:
    """«1 punkt» or «9 punkter»."""
    return f"{number(how_many)} {one if how_many == 1 else more}"


def lines(span: Span) -> str:
    """«linje 121» or «linje 121–123»."""
    return f"linje {span.first}" if span.first == span.last else f"linje {span.first}–{span.last}"


def years(values: tuple[int, ...]) -> str:
    """«2025–2027» for three or more years in a row, «2026, 2027» for others."""
    if len(values) > 2 and values[-1] - values[0] == len(values) - 1:
        return f"{values[0]}–{values[-1]}"
    return ", ".join(str(value) for value in values)


def series(words: tuple[str, ...]) -> str:
    """«a», «a og b», «a, b og c»."""
    return f"{', '.join(words[:-1])} og {words[-1]}" if len(words) > 1 else "".join(words)


def capital(text: str) -> str:
    """The first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]


def meeting_name(key: MeetingKey) -> str:
    """«Byrådet, 28. april 2026», and which sitting if there were several that day."""
    sitting = "" if key.sitting == 1 else f" (møde {key.sitting} den dag)"
    return f"{key.body}, {write_date(key.day)}{sitting}"
