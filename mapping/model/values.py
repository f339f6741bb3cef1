"""Lines, dates and case numbers: what every other value is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import ConfigDict

STRICT = ConfigDict(use_attribute_docstrings=True, extra="forbid")
"""Pydantic's reading of these dataclasses: attribute docstrings become the schema's descriptions."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines of the source text, counted from 1, first and last included."""

    __pydantic_config__ = STRICT

    first: int
    """The first line."""
    last: int
    """The last line, at least ``first``."""


class Precision(StrEnum):
    """How exactly a date is printed."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as the minutes print it."""

    __pydantic_config__ = STRICT

    printed: str
    """The printed words, such as «den 24. februar 2026» or «december 2021»."""
    value: str
    """ISO 8601, cut to the printed precision: ``2026-02-24``, ``2021-12`` or ``2019``."""
    precision: Precision
    year_from_meeting: bool
    """True where no year is printed («den 28. oktober») and the meeting's own year was taken."""
    span: Span


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case file's number, in the SBSYS shape ``27.12.04-G01-169-21`` or another one as printed."""

    __pydantic_config__ = STRICT

    printed: str
    kle_topic: str | None
    """The KLE subject, such as ``27.12.04``."""
    kle_facet: str | None
    """The KLE action facet, such as ``G01`` or ``Ø34``."""
    serial: int | None
    year_opened: int | None
    """The year the case was opened (four digits), not the year of the meeting."""
    span: Span
