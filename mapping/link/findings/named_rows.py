"""Amounts of sentences that name a row of a budget table in the same item."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from ...briefs import ItemSummary
from ...knowledge import Certainty, Finding
from ...model import AgendaItem, Amount, Minutes, Row, Table, TableKind
from .make import row_quote
from .prose import Held, alike, finding_of, year_columns

_PREFIX: Final = re.compile(r"^(?:Inv|B ?\d{4})\s*[-–—]\s*", re.IGNORECASE)
_REMARK: Final = re.compile(r"\s*\([^)]*\)|[*¹²³]+\s*$")
_WORDS: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORTEST: Final = 2
"""Words of a row's name; one word alone is found in too many sentences."""


def named_rows(minutes: Minutes, items: Mapping[str, ItemSummary]) -> Iterator[Finding]:
    """Yield amounts that agree with the row that their sentence names by its whole name.

    Only agreements: a sentence may name a row and speak of another part of its money, which words alone do not tell.
    """
    for item in minutes.items:
        rows = _named(item)
        if rows:
            for amount in item.amounts:
                yield from _of_amount(amount, rows, item, items[item.number])


def _named(item: AgendaItem) -> dict[str, list[tuple[str, Table, Row]]]:
    """Rows of budget tables by the first word of their names; names that two rows have are left out."""
    found = [
        (" ".join(_WORDS.findall(_bare(row.label).casefold())), table, row)
        for table in item.tables
        if table.kind is TableKind.BUDGET
        for row in table.rows
        if not row.is_total
    ]
    often = Counter(name for name, _, _ in found)
    rows: dict[str, list[tuple[str, Table, Row]]] = defaultdict(list)
    for name, table, row in found:
        if often[name] == 1 and len(name.split()) >= _SHORTEST:
            rows[name.split()[0]].append((name, table, row))
    return rows


def _bare(label: str) -> str:
    """A row's name without what says where its money comes from, and without remarks."""
    return _REMARK.sub("", _PREFIX.sub("", label)).strip()


def _of_amount(
    amount: Amount, rows: Mapping[str, list[tuple[str, Table, Row]]], item: AgendaItem, summary: ItemSummary
) -> Iterator[Finding]:
    if amount.low != amount.high or amount.per_unit is not None or amount.qualifier is not None or len(amount.years) > 1:
        return
    said = _WORDS.findall(amount.sentence.casefold())
    text = f" {' '.join(said)} "
    named = [each for word in dict.fromkeys(said) for each in rows.get(word, ()) if f" {each[0]} " in text]
    if len(named) != 1 or not alike(amount, named[0][1]):
        return
    _, table, row = named[0]
    exact, what, cell = _figure(table, row, amount.years[0] if amount.years else None)
    if exact is None:
        return
    held = Held(amount, exact, row, table, what, cell)
    if held.agrees:
        yield finding_of(held, "tekst-mod-raekke", Certainty.SURE, item, row_quote(summary, row), summary)


def _figure(table: Table, row: Row, year: int | None) -> tuple[Decimal | None, str, str]:
    """What the row has for a year, in words and as printed; without a year, its only amount."""
    years = year_columns(table)
    cells = {years[cell.column]: cell for cell in row.cells if cell.column in years and cell.value}
    if year is None and len(cells) == 1:
        (only,) = cells
        what = f"rækken «{_bare(row.label)}», som kun har beløb i {only},"
    elif year in cells:
        only, what = year or 0, f"rækken «{_bare(row.label)}» for {year}"
    else:
        return None, "", ""
    return (cells[only].value or Decimal()) * table.multiplier, what, cells[only].printed
