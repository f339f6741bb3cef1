"""Python values as RDF literals, each kind in one way."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from rdflib import Literal

from ..model import Precision, PrintedDate
from . import terms

_DENMARK: Final = ZoneInfo("Europe/Copenhagen")
_DATE_TYPES: Final = {Precision.DAY: terms.DAY, Precision.MONTH: terms.MONTH, Precision.YEAR: terms.YEAR}


def danish(text: str) -> Literal:
    """Danish words."""
    return Literal(text, lang="da")


def english(text: str) -> Literal:
    """English words."""
    return Literal(text, lang="en")


def plain(text: str) -> Literal:
    """Figures, codes and names: text in no language."""
    return Literal(text)


@lru_cache(maxsize=4096)
def integer(number: int) -> Literal:
    return Literal(str(number), datatype=terms.INTEGER)


@lru_cache(maxsize=4096)
def decimal(number: Decimal) -> Literal:
    """The exact number without exponent and without zeros at its end: 64900000, 56.2."""
    text = f"{number:f}"
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return Literal("0" if short in ("-0", "") else short, datatype=terms.DECIMAL)


@lru_cache(maxsize=256)
def year(number: int) -> Literal:
    return Literal(f"{number:04d}", datatype=terms.YEAR)


def day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=terms.DAY)


def clock(value: date, at: time) -> Literal:
    """A time of day as printed, which is Danish local time, with its distance from universal time."""
    return Literal(datetime.combine(value, at, _DENMARK).isoformat(), datatype=terms.DATE_TIME)


def hour(at: time) -> Literal:
    """A time of day as printed, of which the day is not known."""
    return Literal(at.isoformat(), datatype=terms.TIME)


def printed_date(value: PrintedDate) -> Literal:
    """A date of the printed precision: a day, a month or a year."""
    return Literal(value.value, datatype=_DATE_TYPES[value.precision])


def boolean(value: bool) -> Literal:
    """For what may be printed either way; what is only ever printed as true is ``TRUE`` or not said."""
    return TRUE if value else _FALSE


_FALSE: Final = Literal("false", datatype=terms.BOOLEAN)
TRUE: Final = Literal("true", datatype=terms.BOOLEAN)
"""Said only where something printed says it; its absence says nothing."""
