"""Amounts of money in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from ..danish import NUMBER, read_number
from ..model import Amount, BlockKind, Section, Span
from .phrases import any_of, phrases
from .sentences import sentences

_YEAR: Final = r"(?:19|20)\d{2}"
_AFTER: Final = re.compile(
    rf",? (?:om året |årligt )?(?:i|for|i perioden|i årene) (?P<first>{_YEAR})(?:(?: ?[-–] ?| til | og )(?P<last>{_YEAR}))?\b"
)
_BEFORE: Final = re.compile(rf"\bi (?P<first>{_YEAR})(?: ?[-–] ?(?P<last>{_YEAR}))?\b")
_LONGEST_SPAN: Final = 20
"""Years; «i perioden 1990-2035» is an era, not a budget."""


@cache
def _pattern() -> re.Pattern[str]:
    units = any_of(phrases().money.units).replace(r"\.", r"\.?")
    qualifiers = any_of(phrases().money.words.qualifiers)
    number = rf"[-−]?{NUMBER}"
    return re.compile(
        rf"(?:\b(?P<qualifier>{qualifiers}) )?(?<![\w.,/-])"
        rf"(?:(?P<low>{number})(?: ?[-–] ?(?P<high>{NUMBER}))? ?(?P<unit>{units})(?!\w)"
        rf"|(?P<mark>kr\.?|kroner) (?P<value>{NUMBER})(?![\d,]))",
        re.IGNORECASE,
    )


def read_amounts(sections: Sequence[Section]) -> Iterator[Amount]:
    """Every amount in the sections' text; tables are read apart."""
    position = 0
    for section in sections:
        for block in section.blocks:
            if block.kind is BlockKind.TABLE:
                continue
            for sentence in sentences(block.text):
                for amount in _in_sentence(sentence, position, section.position, block.span):
                    position = amount.position
                    yield amount


def _in_sentence(sentence: str, position: int, section: int, span: Span) -> Iterator[Amount]:
    if "kr" not in sentence.lower():
        return
    before = 0
    for match in _pattern().finditer(sentence):
        low, high, unit = _value(match)
        position += 1
        yield Amount(
            position=position,
            printed=_printed(match),
            low=low,
            high=high,
            unit=unit,
            qualifier=match["qualifier"],
            per_year=_per_year(sentence[match.end() :]),
            years=_years(sentence[before : match.start()], sentence[match.end() :]),
            section=section,
            sentence=sentence,
            span=span,
        )
        before = match.end()


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal, str]:
    unit = match["unit"] or match["mark"]
    factor = _factor(unit)
    low = _read(match["low"] or match["value"])
    high = _read(match["high"]) if match["high"] else low
    if match["high"] and low < 1000 and low * 1000 < high and match["high"].endswith(".000"):
        low *= 1000  # «200-250.000 kr.»: the thousands are printed once, for both
    return _exact(low * factor), _exact(high * factor), unit


def _exact(value: Decimal) -> Decimal:
    """Without the trailing zeros that «3,0 mio.» leaves: 3000000, not 3000000.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _read(printed: str) -> Decimal:
    value = read_number(printed)
    if value is None:
        raise AssertionError(f"the pattern let through «{printed}», which is no number")
    return value


def _factor(unit: str) -> Decimal:
    folded = re.sub(r"[\s.]", "", unit.lower())
    return next(factor for name, factor in phrases().money.units.items() if re.sub(r"[\s.]", "", name) == folded)


def _printed(match: re.Match[str]) -> str:
    start = match.start("low") if match["low"] else match.start("mark")
    return match.string[start : match.end()]


def _per_year(after: str) -> bool:
    return bool(re.match(rf",? {any_of(phrases().money.words.per_year)}(?!\w)", after))


def _years(before: str, after: str) -> tuple[int, ...]:
    following = _AFTER.match(after)
    preceding = list(_BEFORE.finditer(before))
    match = following or (preceding[-1] if preceding else None)
    if match is None:
        return ()
    first, last = int(match["first"]), int(match["last"] or match["first"])
    return tuple(range(first, last + 1)) if 0 <= last - first <= _LONGEST_SPAN else (first,)
