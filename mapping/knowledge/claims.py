"""What a sentence or a table row states of something named, in a form that can be held against other statements."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ..model import PrintedDate
from .common import Because, Certainty, Quote

NAMED: Final = Because("navn-i-saetningen", Certainty.SURE, "Sætningen nævner initiativet ved navn.")


class ClaimKind(StrEnum):
    """What is stated. The words are path words of the published code list."""

    PROPOSED = "foreslaaet"
    DECIDED = "besluttet"
    FUNDED = "bevilget"
    STARTED = "startet"
    EXTENDED = "forlaenget"
    EVALUATED = "evalueret"
    REPORTED = "afrapporteret"
    POSTPONED = "udsat"
    ENDS = "slutter"
    AMOUNT = "beloeb"
    FIGURE = "noegletal"
    TARGET_GROUP = "maalgruppe"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about one named thing. Nothing in it is computed: what is not printed is nothing."""

    kind: ClaimKind
    subject: str
    """The initiative's name as it stands in the text, so that joining can find its key."""
    quote: Quote
    date: PrintedDate | None = None
    """When it happened or will happen, for claims of events."""
    bodies: tuple[str, ...] = ()
    """Full names of the bodies said to have done it."""
    value: Decimal | None = None
    """For amounts in kroner, for figures in ``unit``."""
    printed: str | None = None
    """The figure, amount or group as printed."""
    unit: str | None = None
    """«%», «deltagere», «kr.» …"""
    measure: str | None = None
    """What a figure counts, as printed: «effektandel»; with a remark in brackets where the same words count different things:
    «unge (aktuelt)» and «unge (siden start)»."""
    years: tuple[int, ...] = ()
    """The years that an amount or figure is for, where printed."""
    period: str | None = None
    """Another printed period of a figure or an amount: «pr. 15. november 2024», «om året»."""
    table_row: tuple[int, int] | None = None
    """For a claim of a table: the table's and the row's ``position`` in the item."""
    because: Because = NAMED
    """Why it is taken to speak of that initiative."""
    position: int = 0
    """Counted from 1 within its item: makes its IRI ``…/punkt-11/#udsagn-1``."""
    years_back: int = 0
    """1 for a figure that is printed as that of the year before."""
