"""Amounts of money in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from ..danish import NUMBER, read_number
from ..model import Amount, BlockKind, Section, Span
from .money_words import Around, per_unit, per_year, price_level, price_levels, sign_word, stage, years
from .phrases import any_of, phrases
from .sentences import sentences

_SPACED: Final = r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?"
"""«1 250 000»: blanks between thousands, as older minutes and no-break spaces have them."""
_POINTED: Final = r"[0-9]{1,3}\.[0-9]{1,2}(?= ?mi[oal])"
"""«3.5 mio. kr.»: before millions a full stop with one or two figures after it can only part decimals."""
_FIGURE: Final = rf"(?:{_SPACED}|{_POINTED}|{NUMBER})"
_DIGIT: Final = re.compile("[0-9]")
_SIGN: Final = r"(?:−\s?|[-–](?=[0-9]))"
_LABEL: Final = re.compile(
    r"(?:§|\b(?:nr|pkt|punkt|stk|kap|kapitel|side|afsnit|bilag|sag|uge|skema|type|fase|etape|model|gruppe|konto|matr|i))\.? $",
    re.IGNORECASE,
)
"""What stands before a number that is a label: «punkt 3 200 kr.» is no 3.200 kroner."""
_UNIT_ONLY: Final = re.compile(r"(?:(?:^|[\s(])(?:i|i hele|hele|beløb i|beløb)|\(|^)\s*$", re.IGNORECASE)
"""What stands before «1.000 kr.» where that is the unit of figures elsewhere."""
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
_MOST_DIGITS: Final = 20
"""Characters of a figure; nobody has so much money, and exact sums end there."""
_WIDEST: Final = 20
"""Times the lower figure: «punkt 3 - 200.000 kr.» is no range."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A match of the pattern, understood."""

    start: int
    end: int
    printed: str
    low: Decimal
    high: Decimal
    unit: str
    qualifier: str | None


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(_spelt(unit) for unit in sorted(phrases().money.units, key=lambda unit: (-len(unit), unit)))
    scales = "|".join(_spelt(scale) for scale in sorted(phrases().money.scales, key=lambda scale: (-len(scale), scale)))
    return re.compile(
        rf"(?:\b(?P<qualifier>{any_of(phrases().money.words.qualifiers)}) )?"
        rf"(?:(?<![\w.,/–−-])(?:(?<=\bmellem )(?P<from>{_FIGURE}) og (?P<to>{_FIGURE})"
        rf"|(?P<low>{_SIGN}?{_FIGURE})(?P<dash> ?[-–] ?)?(?P<high>(?<=[-– ]){_FIGURE})?)"
        rf"(?:(?P<stroke>,[-–]{{1,2}})(?! ?(?:kr|dkk)|[\w–-])|(?:,[-–]{{1,2}})? ?(?P<unit>{units})(?!\w))"
        rf"|(?<![\w.,/-])(?P<mark>kr\.?|kroner|dkk) ?(?P<value>{_SIGN}?{_FIGURE})(?: ?[-–] ?(?P<upper>{_FIGURE}))?"
        rf"(?:,[-–]{{1,2}})?(?! ?%|\d|[.,]\d)(?: ?(?P<scale>{scales})(?!\w))?)",
        re.IGNORECASE,
    )


def _spelt(unit: str) -> str:
    """A unit as a pattern: full stops and blanks between its parts may be missing."""
    pieces = re.findall(r"[^\s.]+|\.", unit)
    return "".join(r"\.?\s?" if piece == "." else re.escape(piece) + r"\s?" for piece in pieces).removesuffix(r"\s?")


def read_amounts(sections: Sequence[Section]) -> Iterator[Amount]:
    """Every amount in the sections' text; tables are read apart."""
    position = 0
    for section in sections:
        for block in section.blocks:
            if block.kind is BlockKind.TABLE:
                continue
            for sentence in sentences(block.text) if _may_have_amount(block.text) else ():
                for amount in _in_sentence(sentence, position, section.position, block.span):
                    position = amount.position
                    yield amount


def _may_have_amount(text: str) -> bool:
    """Whether a text has figures and a mark of money: most have none."""
    if not _DIGIT.search(text):
        return False
    folded = text.lower()
    return "kr" in folded or "dkk" in folded or ",-" in folded or ",–" in folded


def _in_sentence(sentence: str, position: int, section: int, span: Span) -> Iterator[Amount]:
    if not _may_have_amount(sentence):
        return
    found = [one for match in _pattern().finditer(sentence) if (one := _understood(match))]
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(sentence)]
    levels = price_levels(sentence) if found else ()
    before: Amount | None = None
    for place, one in enumerate(found):
        around = Around(sentence[ends[place] : one.start], sentence[one.end : starts[place + 1]], levels, one is found[-1])
        position += 1
        before = Amount(
            position=position,
            printed=one.printed,
            low=one.low,
            high=one.high,
            unit=one.unit,
            qualifier=one.qualifier,
            per_year=per_year(sentence[one.end :]),
            years=years(around.before, sentence[one.end :]),
            section=section,
            sentence=sentence,
            span=span,
            price_level=price_level(around),
            stage=stage(around, before),
            sign_word=sign_word(around, before),
            per_unit=per_unit(around.after),
        )
        yield before


def _understood(match: re.Match[str]) -> _Read | None:
    """What a match says, or nothing where it is a unit («i 1.000 kr.»), a year («kr. 2024») or a label."""
    start = match.start("low") if match["low"] else match.start()
    before = match.string[max(0, start - 30) : start]
    if max(map(len, re.findall(r"[\d.]+", match.group()))) > _MOST_DIGITS:
        return None
    if match["mark"]:
        return _after_mark(match, before)
    if match["low"] in ("1.000", "1000", "1.000.000") and not match["dash"] and _UNIT_ONLY.search(before[-20:]):
        return None
    start, low, high = _range(match, before)
    unit = match["stroke"] or match["unit"]
    factor = Decimal(1) if match["stroke"] else _factor(unit, phrases().money.units)
    printed = match.string[start : match.end()]
    return _Read(start, match.end(), printed, _exact(low * factor), _exact(high * factor), unit, match["qualifier"])


def _range(match: re.Match[str], before: str) -> tuple[int, Decimal, Decimal]:
    """Where the printed amount begins, and its two figures: the same one twice where no range is printed."""
    if match["from"]:
        return match.start("from"), _value(match["from"]), _value(match["to"])
    start, low = match.start("low"), match["low"]
    if match["high"] is None:
        if " " in low.lstrip("−") and _LABEL.search(before[-12:]):
            start, low = start + low.rfind(" ") + 1, low.rpartition(" ")[2]
        return start, _value(low), _value(low)
    first, last = _value(low), _value(match["high"])
    if first < 1000 and first * 1000 < last and match["high"].endswith(".000"):
        first *= 1000  # «200-250.000 kr.»: the thousands are printed once, for both
    wide = first <= 0 or last > first * _WIDEST
    if last < first or (wide and match["dash"] != "-") or (_YEAR.fullmatch(low) and wide):
        return match.start("high"), last, last
    return start, first, last


def _after_mark(match: re.Match[str], before: str) -> _Read | None:
    """«kr. 200.000», «DKK 2,6 mio.»."""
    in_unit = re.search(r"\b(?:t|mio|mia|mill|tusind)\.? $", before[-8:], re.IGNORECASE)
    year = _YEAR.fullmatch(match["value"]) and not match["scale"] and not match.group().endswith(("-", "–"))
    if in_unit or year:
        return None
    factor = _factor(match["scale"], phrases().money.scales) if match["scale"] else Decimal(1)
    low = _value(match["value"])
    high = _value(match["upper"]) if match["upper"] else low
    if match["upper"] and low < 1000 and low * 1000 < high and match["upper"].endswith(".000"):
        low *= 1000
    if high < low:
        return None
    unit = f"{match['mark']} … {match['scale']}" if match["scale"] else match["mark"]
    start = match.start("mark")
    printed = match.string[start : match.end()]
    return _Read(start, match.end(), printed, _exact(low * factor), _exact(high * factor), unit, match["qualifier"])


def _exact(value: Decimal) -> Decimal:
    """Without the trailing zeros that «3,0 mio.» leaves: 3000000, not 3000000.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _value(printed: str) -> Decimal:
    plain = re.sub(r"(?<=\d) (?=\d)", "", printed)
    if re.fullmatch(r"\D?\s?\d{1,3}\.\d{1,2}", plain):
        plain = plain.replace(".", ",")
    value = read_number(plain)
    if value is None:
        raise AssertionError(f"the pattern let through «{printed}», which is no number")
    return value


def _factor(unit: str, table: dict[str, Decimal]) -> Decimal:
    folded = re.sub(r"[\s.]", "", unit.lower())
    return next(factor for name, factor in table.items() if re.sub(r"[\s.]", "", name.lower()) == folded)
