"""The words around an amount: its years, price level, budget stage, sign, and what it is for one of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..danish import MONTHS
from ..model import Amount
from .money_stages import first_stage, last_stage
from .phrases import any_of, phrases

_YEAR: Final = r"(?:19|20)\d{2}"
_AFTER: Final = re.compile(
    rf",? (?:om året |årligt )?(?:i|for|i perioden|i årene|i hvert af årene|i budget(?:tet)?(?: for)?) (?P<first>{_YEAR})"
    rf"(?:(?: ?[-–] ?| til | og )(?P<last>{_YEAR}))?\b",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(r" ?\([^()]{0,40}(?:p/?l|pris|niveau)[^()]{0,40}\)", re.IGNORECASE)
"""A price level between an amount and its year: «1,2 mio. kr. (2020 p/l) i 2020»."""
_BEFORE: Final = re.compile(rf"\bi (?P<first>{_YEAR})(?: ?[-–] ?(?P<last>{_YEAR}))?\b")
_LONGEST_SPAN: Final = 20
"""Years; «i perioden 1990-2035» is an era, not a budget."""
_CLAUSE: Final = re.compile(r"[,;:()]|\b(?:og|samt|men|hvoraf|heraf)\b")
_LISTED: Final = re.compile(rf"(?:[\s,()–-]|\b(?:og|samt|i|årligt|om året|årlig|{_YEAR})\b)*")
"""What stands between amounts of one list: «på 2 mio. kr. i 2025 og 3 mio. kr. i 2026»."""
_NEAR: Final = 40
"""Characters after an amount in which a word still belongs to it."""
_PER_UNIT: Final = re.compile(
    rf" ?(?P<what>(?:pr\.|per) (?!år\b|(?:{'|'.join(MONTHS)})\b|ultimo\b|primo\b)[^\W\d_][\w²³]*"
    r"|/ ?[^\W\d_][\w²³]{0,20}|i timen|om måneden|om dagen|om ugen|månedligt)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an amount: the text from the amount before to this one, and from this one to the next."""

    before: str
    after: str
    levels: tuple[str, ...]
    """Every price level of the sentence, each once."""
    last: bool
    """Whether no amount of the sentence follows."""


def per_year(after: str) -> bool:
    return bool(_per_year().match(after[:40]))


@cache
def _per_year() -> re.Pattern[str]:
    return re.compile(rf",? {any_of(phrases().money.words.per_year)}(?!\w)")


def per_unit(after: str) -> str | None:
    """«pr. elev» right after an amount; «pr. december 2025» is a day, and «pr. år» makes it yearly."""
    match = _PER_UNIT.match(after[:60])
    return match["what"] if match else None


def years(before: str, after: str) -> tuple[int, ...]:
    """The budget years printed right after an amount, or else before it."""
    level = _LEVEL.match(after[:60])
    following = _AFTER.match(after, level.end()) if level else _AFTER.match(after)
    preceding = list(_BEFORE.finditer(before))
    match = following or (preceding[-1] if preceding else None)
    if match is None:
        return ()
    first, last = int(match["first"]), int(match["last"] or match["first"])
    return tuple(range(first, last + 1)) if 0 <= last - first <= _LONGEST_SPAN else (first,)


def price_levels(sentence: str) -> tuple[str, ...]:
    """Every price level that a sentence prints, each once."""
    return tuple(dict.fromkeys(match.group() for match in price_level_pattern().finditer(sentence)))


def price_level(around: Around) -> str | None:
    """The only price level of the sentence, or of several the one between this amount and the next."""
    if len(around.levels) < 2:
        return around.levels[0] if around.levels else None
    own = price_level_pattern().search(around.after)
    return own.group() if own else None


@cache
def price_level_pattern() -> re.Pattern[str]:
    """«2026-P/L», «i 2025-priser», «løbende priser»."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases().money.words.price_levels)})(?!\w)", re.IGNORECASE)


def stage(around: Around, last: Amount | None) -> str | None:
    """The stage that the words before an amount name, or those right after it; of two the one that is read first."""
    near = [found for found in (last_stage(around.before), first_stage(_following(around))) if found]
    if near:
        return min(near)[1]
    return last.stage if last and _LISTED.fullmatch(around.before) else None


def _following(around: Around) -> str:
    """The words after an amount that still belong to it: up to the end of the clause, or else they lead to the next amount."""
    cut = _CLAUSE.search(around.after[: _NEAR + 20])
    if cut and cut.start() <= _NEAR:
        return around.after[: cut.start()]
    return around.after[:_NEAR] if around.last else ""


def sign_word(around: Around, last: Amount | None) -> str | None:
    """A word such as «mindreforbrug», nearest before an amount or right after it."""
    before = list(_signs().finditer(around.before[-60:]))
    if before:
        return before[-1].group()
    after = _signs().search(_following(around))
    if after:
        return after.group()
    return last.sign_word if last and _LISTED.fullmatch(around.before) else None


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases().money.words.signs)}(?!\w)", re.IGNORECASE)
