"""Agreements and contradictions between statements, each with both quotes. Nothing is ever corrected by them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .common import Because, Quote


class FindingKind(StrEnum):
    """What was found. The words are path words of the published code list ``def/fund/``."""

    DATES_DIFFER = "datoer-afviger"
    DATES_AGREE = "datoer-stemmer"
    AMOUNTS_DIFFER = "beloeb-afviger"
    AMOUNTS_AGREE = "beloeb-stemmer"
    SHARES_DIFFER = "andele-afviger"
    SHARES_AGREE = "andele-stemmer"
    HEADING_DIFFERS = "overskrift-afviger"
    """The contents list and the item's heading name it differently."""
    TEXT_TABLE_DIFFER = "tekst-og-tabel-afviger"
    TEXT_TABLE_AGREE = "tekst-og-tabel-stemmer"
    TOTAL_DIFFERS = "sum-afviger"
    TOTAL_AGREES = "sum-stemmer"
    PERCENTAGE_DIFFERS = "procent-afviger"
    PERCENTAGE_AGREES = "procent-stemmer"
    REFERENCE_WRONG = "henvisning-passer-ikke"
    """A reference to a meeting that was not held that day, or to a day that no calendar has."""


class FindingSeverity(StrEnum):
    """How much a finding matters to a reader."""

    AGREEMENT = "overensstemmelse"
    ROUNDING = "afrunding"
    """They differ by no more than the rounding that is said."""
    MINOR = "mindre"
    CONTRADICTION = "modstrid"


@dataclass(frozen=True, slots=True)
class Finding:
    """Two statements about the same thing, held against each other."""

    municipality: str
    slug: str
    """Its path word: the kind and eight hexadecimal digits of what it is about, so that it stays when lines move."""
    kind: FindingKind
    severity: FindingSeverity
    subject: str
    """What both speak of, for people: «Alle unge skal med: forlænget af byrådet»."""
    initiative: str | None
    """The path word of the initiative that both speak of."""
    first: Quote
    second: Quote | None
    """Nothing where the other side is no statement but what the first adds up to, or the calendar."""
    first_value: str
    second_value: str
    """As printed; what was reckoned, with how, where there is no second quote."""
    because: Because
    explanation: str
    """In Danish, with the tolerance that was used where one was."""
    dismissed: str | None = None
    """The publisher's reason for setting it aside, from the municipality's TOML; it is published with it."""
