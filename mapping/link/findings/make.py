"""What every rule of findings needs: path words, quotes, and figures as they are compared."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Final

from ...briefs import ItemSummary
from ...danish import write_number
from ...knowledge import LONGEST, Finding, FindingKind, FindingSeverity, Quote
from ...model import AgendaItem, Amount, Row, Span, Table
from ...problems import shorten
from ..wordings import any_of, wordings

MILLION: Final = 1_000_000
_UNITS: Final = (("mia", 1_000_000_000), ("mio", MILLION), ("mill", MILLION), ("tkr", 1000), ("t.kr", 1000), ("1.000", 1000))
BETWEEN_CELLS: Final = " · "
"""Between the cells of a row that is quoted: which stands between columns in the source depends on its form."""
_DECIMALS: Final = re.compile(r",(\d+)")


@dataclass(frozen=True, slots=True)
class FindingWordings:
    """The content of ``findings.toml``."""

    whole: tuple[str, ...]
    points: tuple[str, ...]
    change: tuple[str, ...]
    made_of: tuple[str, ...]
    yearly: tuple[str, ...]
    levels: tuple[str, ...]
    apart: tuple[str, ...]
    out_of: tuple[str, ...]
    part_of: tuple[str, ...]
    answers_to: tuple[str, ...]
    unsettled: tuple[str, ...]
    numbers: Mapping[str, int]


def words() -> FindingWordings:
    found: FindingWordings = wordings("findings", FindingWordings)
    return found


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any phrase of one table of ``findings.toml``, as whole words."""
    return re.compile(rf"(?<!\w){any_of(getattr(words(), name))}(?!\w)", re.IGNORECASE)


def says(name: str, text: str) -> bool:
    """Whether a text has a phrase of one table of ``findings.toml``."""
    return pattern(name).search(text) is not None


def slug_of(kind: FindingKind, *about: object) -> str:
    """The kind and eight hexadecimal digits of what a finding is about; never of line numbers, so that it stays."""
    said = "\n".join(str(part) for part in about)
    return f"{kind.value}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def place(item: ItemSummary) -> str:
    """What tells one item from all others, as part of a path word."""
    key = item.meeting
    return f"{key.municipality} {key.body} {key.day.isoformat()} {key.sitting} {item.number}"


def called(title: str) -> str:
    """An item or a table in the name of a finding."""
    return f"«{shorten(title)}»"


def table_called(table: Table, item: AgendaItem) -> str:
    return f"tabellen {called(table.caption)}" if table.caption else f"tabellen under {called(item.title)}"


def quote(item: ItemSummary, text: str, span: Span) -> Quote:
    return Quote(item, " ".join(text.split())[:LONGEST], span)


def row_quote(item: ItemSummary, row: Row) -> Quote:
    """A table's row: its label and its cells as printed, in printed order."""
    return quote(item, BETWEEN_CELLS.join((row.label, *(cell.printed for cell in row.cells))), row.span)


def step(printed: str, unit: str | None) -> Decimal:
    """The smallest difference that a printed amount can show, in kroner: 100 000 for «64,9 mio. kr.»."""
    match = _DECIMALS.search(printed)
    decimals = len(match[1]) if match else 0
    told = (unit or printed).casefold().replace(" ", "")
    factor = next((number for word, number in _UNITS if word in told), 1)
    return Decimal(factor).scaleb(-decimals)


def amount_step(amount: Amount) -> Decimal:
    return step(amount.printed, amount.unit)


def rounds_to(exact: Decimal, printed: Decimal, smallest: Decimal) -> bool:
    """Whether an exact figure is written as ``printed`` where nothing less than ``smallest`` is: 12 650 as 12,7 of 100."""
    return (exact / smallest).quantize(Decimal(1), ROUND_HALF_UP) * smallest == printed


def kroner(value: Decimal) -> str:
    """«64.863.000 kr.»."""
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return f"{write_number(whole)} kr."


def ended(text: str) -> str:
    """A sentence with its full stop; «kr.» has one already."""
    return text if text.endswith(".") else f"{text}."


def rounded(smallest: Decimal) -> str:
    """How an amount was rounded, in words: «afrundet til hele 0,1 mio. kr.»."""
    if smallest >= MILLION // 1000 and smallest % 1000 == 0:
        in_millions = (smallest / MILLION).normalize()
        return f"afrundet til nærmeste {write_number(Decimal(f'{in_millions:f}'))} mio. kr."
    return f"afrundet til nærmeste {kroner(smallest)}"


def agreement(exact: bool) -> FindingSeverity:
    return FindingSeverity.AGREEMENT if exact else FindingSeverity.ROUNDING


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each path word once, the first in order: what is said twice in the same words is one finding."""
    return tuple({finding.slug: finding for finding in reversed(tuple(findings))}.values())[::-1]
