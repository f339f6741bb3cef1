"""What is printed in one cell of a table: a figure with its sign and unit, a year, nil, or words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from ..danish import NUMBER, read_number

_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
_BUDGET_YEAR: Final = re.compile(
    r"(?:(?:b|bf|bo|budget|budgetår|budgetforslag|budgetoverslag|overslag|overslagsår|vedtaget budget|år|beløb i|bevilling i"
    r"|ændring i|ændringer i|rådighedsbeløb i|rådighedsbeløb|tillægsbevilling i) ?-?)?(?P<year>(?:19|20)\d{2})"
    r"(?:,? ?\(?(?:i )?(?:hele )?(?:1\.000|t\.?|mio\.?)? ?kr\.?\)?)?",
    re.IGNORECASE,
)
"""A heading that is a budget year. «Regnskab 2024» is none: what was spent is no budget."""
_TOTAL: Final = re.compile(
    r"(?:(?:i alt|ialt|total|totalt|hovedtotal|subtotal|sum|samlet|samlede)\b.{0,20}|.{1,60}\b(?:i alt|ialt)\b.{0,20})",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(
    r"(?P<number>[^a-zæøå%]{0,40}\d\)?[-−]?)"
    r" ?(?P<unit>%|pct\.?|procent|(?:mio\.?|mia\.?|t\.?)? ?kr\.?|,-|stk\.?|timer|personer|årsværk)",
    re.IGNORECASE,
)
_SPACED: Final = re.compile(r"\D{0,2}\d{1,3}(?: \d{3})+\D{0,2}\d{0,9}")
"""«1 250 000»: blanks between thousands."""
_MARKS: Final = re.compile(r"(?: ?\*{1,3}\)?| ?[¹²³])$")
_TRAILING: Final = re.compile(rf"(?P<number>{NUMBER}) ?[-−]")
_NIL: Final = frozenset(("-", "–", "−", "—"))
_LONGEST: Final = 60
_MOST_DIGITS: Final = 20
"""Digits of a figure; longer rows of digits are numbers of something else, and exact sums end there."""


def is_year(printed: str) -> bool:
    return bool(_YEAR.fullmatch(printed.strip()))


def budget_year(heading: str) -> int | None:
    """2026 of «2026», «B 2026», «Budget 2026», «BO2026»; nothing for «Regnskab 2024» and «2026/27»."""
    match = _BUDGET_YEAR.fullmatch(heading.strip()) if len(heading) <= _LONGEST else None
    return int(match["year"]) if match else None


def is_total(heading: str) -> bool:
    """Whether a row or column says that it is the sum of the others."""
    return len(heading) <= 100 and bool(_TOTAL.fullmatch(heading.strip()))


def is_nil(printed: str) -> bool:
    """A lone dash, which in tables of money stands for nothing."""
    return printed.strip() in _NIL


def is_figure(printed: str) -> bool:
    """Whether a cell holds a number or nil."""
    return is_nil(printed) or figure(printed)[0] is not None


def figure(printed: str) -> tuple[Decimal | None, str | None]:
    """The number of a cell with its sign, and the unit printed with it; nothing for words.

    Signs are read as printed: before or behind the number, as U+2212, or as brackets. Marks of foot-notes are no part of it.
    """
    if len(printed) > _LONGEST:
        return None, None
    bare = _MARKS.sub("", printed.strip())
    value = _signed(bare)
    if value is not None:
        return value, None
    match = _UNIT.fullmatch(bare)
    value = _signed(match["number"].strip()) if match else None
    return (value, match["unit"].strip()) if match and value is not None else (None, None)


def _signed(printed: str) -> Decimal | None:
    plain = re.sub(r"(?<=\d) (?=\d{3})", "", printed) if _SPACED.fullmatch(printed) else printed
    if sum(map(str.isdigit, plain)) > _MOST_DIGITS:
        return None
    value = read_number(plain.removeprefix("+"))
    if value is not None:
        return value
    behind = _TRAILING.fullmatch(plain)
    if behind is None or is_year(behind["number"]):
        return None
    value = read_number(behind["number"])
    return -value if value is not None else None
