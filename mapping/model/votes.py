"""Votes, and what single members or groups had recorded. Counts, letters and names are each optional, and none is computed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .values import STRICT, Span


class Choice(StrEnum):
    """How a vote can be cast."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
    """Hverken for eller imod (undlod at stemme)."""


@dataclass(frozen=True, slots=True)
class PartyVote:
    """A party named on one side of a vote; its members, where the party was split or the members are printed."""

    __pydantic_config__ = STRICT

    party: str
    """As printed: a letter such as ``A``, a list such as ``V1``, or a name such as «Radikale Venstre»."""
    members: tuple[str, ...]
    """The members printed in brackets after the party; empty where the party stands alone."""
    count: int | None = None
    """The number of votes printed with the party («V (5), C (2)»); nothing where none is."""


@dataclass(frozen=True, slots=True)
class VoteSide:
    """One side of a vote, as printed."""

    __pydantic_config__ = STRICT

    choice: Choice
    count: int | None
    """The printed number of votes; nothing where none is printed: it is never made from parties or names."""
    parties: tuple[PartyVote, ...]
    members: tuple[str, ...]
    """Members named without a party on this side, such as independents («løsgænger»)."""
    span: Span


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote under an item; several stand in printed order, amendments before the main motion."""

    __pydantic_config__ = STRICT

    position: int
    """Counted from 1 within the item."""
    subject: str | None
    """What was voted on, as printed («Ændringsforslag fra Ø», «Indstillingen»); nothing where not said."""
    is_amendment: bool
    """True where an amendment (ændringsforslag, underændringsforslag) was voted on."""
    adopted: bool | None
    """Whether what was voted on was adopted, where the words say so."""
    unanimous: bool
    """True where «enstemmigt» or the like is printed."""
    sides: tuple[VoteSide, ...]
    quote: str
    span: Span


class StatementKind(StrEnum):
    """What a member or a group had recorded."""

    RESERVATION = "reservation"
    """Tager forbehold, afventer stillingtagen: no vote."""
    MINORITY = "minority"
    """Mindretalsudtalelse: dissent recorded (styrelsesloven § 13)."""
    REMARK = "remark"
    """Protokolbemærkning, «ønskede tilført protokollen»."""
    COUNCIL = "council"
    """Begærer sagen indbragt for byrådet (standsningsret, styrelsesloven § 23)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A reservation, dissent or remark recorded under an item."""

    __pydantic_config__ = STRICT

    position: int
    """Counted from 1 within the item."""
    kind: StatementKind
    parties: tuple[str, ...]
    """As printed: letters or names."""
    members: tuple[str, ...]
    text: str
    """Word for word."""
    span: Span
