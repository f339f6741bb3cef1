"""An amount of money in running text."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Amount
from ..names import BEVILLING, Triple
from . import terms
from .literals import TRUE, danish, decimal, plain, year
from .scope import InItem, said, words


def describe_amount(amount: Amount, here: InItem) -> Iterator[Triple]:
    """Say the exact kroner and the printed figure; a range has a lowest and a highest amount and no single one."""
    this = here.iri(f"beloeb-{amount.position}")
    yield from here.part(this, terms.AMOUNT, here.section(amount.section), amount.position)
    yield this, terms.PRINTED, plain(amount.printed)
    if amount.low == amount.high:
        yield this, terms.OF_AMOUNT, decimal(amount.low)
    yield this, terms.LOWEST_AMOUNT, decimal(amount.low)
    yield this, terms.HIGHEST_AMOUNT, decimal(amount.high)
    yield this, terms.CURRENCY, terms.KRONER
    yield this, terms.MONEY_UNIT, plain(amount.unit)
    yield from words(this, terms.QUALIFIER, amount.qualifier)
    if amount.per_year:
        yield this, terms.PER_YEAR, TRUE
    for each in amount.years:
        yield this, terms.FISCAL_YEAR, year(each)
    yield from words(this, terms.PRICE_LEVEL, amount.price_level)
    yield from said(this, terms.BUDGET_STAGE, BEVILLING[amount.stage] if amount.stage else None)
    yield from words(this, terms.SIGN_WORD, amount.sign_word)
    yield this, terms.VALUE, danish(amount.sentence)
    yield from here.quoted(this, amount.span)
