"""What an item costs: the section's own words, the budget tables, every amount in the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ...model import AgendaItem, Amount, MeetingKey, TableKind
from ...names import BEVILLING
from . import phrases
from .item_view import Amounts, MoneyView
from .links import Links
from .tables import table_view
from .text import prose

MONEY: str = "oekonomi"
"""The section in which minutes say what a matter costs."""


def item_money(item: AgendaItem, key: MeetingKey, links: Links) -> MoneyView | None:
    said = next((section for section in item.sections if section.kind == MONEY), None)
    view = MoneyView(
        pieces=tuple(prose(said.blocks, {}, key, links)) if said else (),
        said=links.lines(key, said.span) if said else None,
        tables=tuple(table_view(table, key, links) for table in item.tables if table.kind is TableKind.BUDGET),
        amounts=tuple(_amounts(item, key, links)),
    )
    return view if view.pieces or view.tables or view.amounts else None


def _amounts(item: AgendaItem, key: MeetingKey, links: Links) -> Iterator[Amounts]:
    """Every amount of the text, those of one sentence together."""
    for _, group in groupby(item.amounts, key=lambda amount: (amount.span, amount.sentence)):
        members = tuple(group)
        said = tuple((f"beloeb-{amount.position}", _printed(amount), _narrowed(amount, links)) for amount in members)
        yield Amounts(said, members[0].sentence, links.lines(key, members[0].span))


def _printed(amount: Amount) -> str:
    qualifier = amount.qualifier
    return f"{qualifier} {amount.printed}" if qualifier and qualifier not in amount.printed else amount.printed


def _narrowed(amount: Amount, links: Links) -> str:
    """«om året, 2025–2027, 2026-P/L, anlægsbevilling, mindreforbrug»: all as printed, and the figure never turned by it."""
    words = ["om året"] if amount.per_year and "år" not in amount.printed else []
    years = [phrases.years(amount.years)] if amount.years else []
    stage = [links.site.words.term(BEVILLING[amount.stage]).lower()] if amount.stage else []
    printed = [text for text in (amount.price_level, *stage, amount.sign_word) if text]
    return ", ".join([*words, *years, *dict.fromkeys(printed)])
