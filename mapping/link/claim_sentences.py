"""What one sentence states of one initiative: events, amounts, figures, whom it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from ..briefs import ItemSummary
from ..danish import MONTHS, write_date
from ..knowledge import LONGEST, Because, Certainty, Claim, ClaimKind, Quote
from ..model import Amount, Precision, PrintedDate, Reference, Span
from ..read.dates import find_dates
from .claim_words import MONEY, EventRule, FigureRule, claim_words, one_of, pattern

_DIGIT: Final = re.compile(r"\d")
_BESIDE: Final = 20
"""Characters round a match in which a denial is looked for."""
_END: Final = re.compile(
    r"(?P<printed>(?:med )?udgangen af (?:(?P<half>[12])\. halvår )?(?:år )?(?P<year>20\d\d)"
    r"|(?:år )?(?P<alone>20\d\d)(?![\d./-]))"
)
_YEAR: Final = re.compile(r"(?P<printed>(?:år )?(?P<alone>20\d\d))(?![\d./-])")
_MONTH: Final = re.compile(rf"(?<!start )\bi (?:{'|'.join(MONTHS)})(?: måned| 20\d\d)?(?!\w)", re.IGNORECASE)
_TERM: Final = re.compile(
    r"om året|årligt|pr\. år|(?:frem )?til (?:og med )?udgangen af 20\d\d|fra (?:og med )?20\d\d og frem(?:efter)?|permanent"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item and what was read in it."""

    text: str
    quote: Quote
    references: Sequence[Reference]
    amounts: Sequence[Amount]
    day: date
    decided_by: str | None = None
    """The body, where the sentence stands in its own decision of that day."""

    def claim(self, kind: ClaimKind, subject: str, because: Because) -> Claim:
        return Claim(kind, subject, self.quote, because=because)


def quote(item: ItemSummary, text: str, span: Span) -> Quote:
    return Quote(item, text[:LONGEST], span)


def events(sentence: Sentence, text: str, subject: str, because: Because) -> Iterator[Claim]:
    """Yield what is said to have happened; ``text`` is the sentence with the initiative masked."""
    done: set[ClaimKind] = set()
    for amount in sentence.amounts:
        text = text.replace(amount.printed, MONEY * len(amount.printed), 1)
    told_when = bool(sentence.references) or sentence.decided_by is not None
    for rule in claim_words().events:
        if rule.date == "reference" and not rule.undated and not told_when:
            continue  # nothing could date it, so its words need not be looked for
        match = pattern(rule.pattern).search(text) if rule.kind not in done else None
        if match is None or _denied(text, match):
            continue
        claim = sentence.claim(rule.kind, subject, because)
        when, bodies = _when(rule, sentence, match)
        if when is not None or rule.undated:
            done.add(rule.kind)
            yield replace(claim, date=when, bodies=bodies)


def _denied(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
    return one_of(claim_words().denied).search(around) is not None


def _when(rule: EventRule, sentence: Sentence, match: re.Match[str]) -> tuple[PrintedDate | None, tuple[str, ...]]:
    if rule.date == "reference":
        near = _reference(sentence, match)
        if near is not None:
            return near.date, near.bodies
        if sentence.decided_by is not None and rule.kind is not ClaimKind.PROPOSED:
            return held(sentence.day, sentence.quote.span), (sentence.decided_by,)
        return None, ()
    after = _after(sentence, match.end())
    return (after or _until(sentence, match.end()) if rule.date == "until" else after), ()


def held(day: date, span: Span) -> PrintedDate:
    """The day of the meeting itself, as its head prints it."""
    return PrintedDate(write_date(day), day.isoformat(), Precision.DAY, False, span)


def _reference(sentence: Sentence, match: re.Match[str]) -> Reference | None:
    """The reference whose date stands nearest to what happened."""
    found = [(sentence.text.find(one.date.printed), one) for one in sentence.references]
    near = [(min(abs(start - match.start()), abs(start - match.end())), one.position, one) for start, one in found if start >= 0]
    return min(near, key=lambda each: each[:2])[2] if near else None


def _after(sentence: Sentence, place: int) -> PrintedDate | None:
    """The date that begins right there."""
    for one in find_dates(sentence.text, sentence.day, sentence.quote.span):
        if one.start in (place, place - 4) and not one.budget:  # «den » may belong to the date
            return one.date
    return _year(_YEAR.match(sentence.text, place), sentence.quote.span)


def _until(sentence: Sentence, place: int) -> PrintedDate | None:
    return _year(_END.match(sentence.text, place), sentence.quote.span)


def _year(match: re.Match[str] | None, span: Span) -> PrintedDate | None:
    if match is None:
        return None
    groups = match.groupdict()
    year, half = groups.get("year") or groups["alone"], groups.get("half")
    if half:
        return PrintedDate(match["printed"], f"{year}-{'06' if half == '1' else '12'}", Precision.MONTH, False, span)
    return PrintedDate(match["printed"], year, Precision.YEAR, False, span)


def has_figure(text: str) -> bool:
    return _DIGIT.search(text) is not None


def amounts(sentence: Sentence, text: str, subject: str, because: Because) -> Iterator[Claim]:
    """Yield the amounts that are given to the initiative; a range is none, since it has no one value."""
    for amount in sentence.amounts:
        start = sentence.text.find(amount.printed)
        if start < 0 or amount.low != amount.high or amount.per_unit:
            continue
        end = start + len(amount.printed)
        shown = text[:start] + MONEY * (end - start) + text[end:]
        if any((found := pattern(rule.pattern).search(shown)) and not _denied(shown, found) for rule in claim_words().amounts):
            terms = tuple(dict.fromkeys(match.group() for match in _TERM.finditer(sentence.text)))
            yield replace(
                sentence.claim(ClaimKind.AMOUNT, subject, because),
                value=amount.low,
                printed=amount.printed,
                unit="kr.",
                years=amount.years,
                period=", ".join(terms) or None,
            )


def figures(sentence: Sentence, text: str, subject: str, because: Because, about: bool) -> Iterator[Claim]:
    """Yield what is counted of the initiative; ``about`` where the sentence does not name it but its item does."""
    if not has_figure(text):
        return
    for rule in claim_words().figures:
        match = pattern(rule.pattern).search(text) if rule.about or not about else None
        if match is None or one_of(claim_words().hoped).search(text[: match.start()]):
            continue
        yield replace(
            _figure(sentence, match, sentence.claim(ClaimKind.FIGURE, subject, because)), measure=_measure(rule, sentence, match)
        )


def repeated(sentence: Sentence, last: Claim) -> Claim | None:
    """The measure of the sentence before, for another time."""
    match = pattern(claim_words().repeated.pattern).search(sentence.text) if has_figure(sentence.text) else None
    if match is None:
        return None
    return _figure(sentence, match, replace(last, quote=sentence.quote, period=None, years=(), years_back=0))


def _figure(sentence: Sentence, match: re.Match[str], claim: Claim) -> Claim:
    groups = match.groupdict()
    unit = "%" if groups.get("unit") else claim.unit
    before = one_of(claim_words().repeated.year_before).search(sentence.text, match.end())
    return replace(
        claim,
        value=number(match["value"]),
        printed=f"{match['value']} %" if unit == "%" else match["value"],
        unit=unit,
        period=before.group() if before else month.group() if (month := _MONTH.search(sentence.text)) else None,
        years_back=1 if before else 0,
    )


def _measure(rule: FigureRule, sentence: Sentence, match: re.Match[str]) -> str:
    start, end = match.span("measure")
    words = sentence.text[start:end].strip(" ,.")
    return f"{words} ({rule.note})" if rule.note else words


def number(printed: str) -> Decimal:
    """2333 of «2.333», 53.4 of «53,4»."""
    return Decimal(printed.replace(".", "").replace(",", "."))


def names_group(text: str) -> re.Match[str] | None:
    """Where a text names whom an initiative is for."""
    return pattern(claim_words().target_group.pattern).search(text)


def target_group(sentence: Sentence, text: str, subject: str, because: Because) -> Iterator[Claim]:
    match = names_group(text)
    if match is not None:
        start, end = match.span("printed")
        yield replace(sentence.claim(ClaimKind.TARGET_GROUP, subject, because), printed=sentence.text[start:end].strip())


def certainly(rule: str, said: str) -> Because:
    return Because(rule, Certainty.SURE, said)
