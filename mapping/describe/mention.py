"""A named initiative where the text names it; which initiative it is, is said by the initiative."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..model import Mention
from ..names import HENVISNING, Triple
from . import terms
from .literals import danish, plain
from .scope import InItem
from .table import row_fragment

_EVIDENCE: Final = {
    "title": HENVISNING["titel"],
    "keyword": HENVISNING["stikord"],
    "name-form": HENVISNING["navneform"],
    "budget-line": HENVISNING["budgetlinje"],
}


def describe_mention(mention: Mention, here: InItem) -> Iterator[Triple]:
    """Say the name, how it is printed, and why it was taken for the name of an initiative."""
    this = here.iri(f"omtale-{mention.position}")
    yield from here.part(this, terms.INITIATIVE_MENTION, here.this, mention.position)
    yield this, terms.MENTIONED_NAME, danish(mention.name)
    yield this, terms.PRINTED, plain(mention.printed)
    yield this, terms.EVIDENCE, _EVIDENCE[mention.evidence]
    if mention.table_row:
        yield this, terms.OF_BUDGET_LINE, here.iri(row_fragment(*mention.table_row))
    yield from here.quoted(this, mention.span)
