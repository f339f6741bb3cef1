"""What a member or a group had recorded: words with an author, and no vote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..model import Statement, StatementKind
from ..names import UDTALELSE, Triple
from . import terms
from .literals import danish
from .members import describe_members, describe_parties
from .scope import InItem

_KINDS: Final = {
    StatementKind.RESERVATION: "forbehold",
    StatementKind.MINORITY: "mindretalsudtalelse",
    StatementKind.REMARK: "bemaerkning",
    StatementKind.COUNCIL: "standsningsret",
}


def statement_slug(kind: StatementKind) -> str:
    """The last part of the IRI of its concept in ``ontology/statements.ttl``."""
    return _KINDS[kind]


def describe_statement(statement: Statement, here: InItem) -> Iterator[Triple]:
    """Say what was recorded, of what kind it is, and whose it is as far as printed."""
    this = here.iri(f"udtalelse-{statement.position}")
    yield from here.part(this, terms.STATEMENT, here.this, statement.position)
    yield this, terms.STATEMENT_KIND, UDTALELSE[statement_slug(statement.kind)]
    yield from describe_parties(this, statement.parties, here.meeting)
    yield from describe_members(this, statement.members, here.meeting, terms.ATTRIBUTED_TO)
    yield this, terms.VALUE, danish(statement.text)
    yield from here.quoted(this, statement.span)
