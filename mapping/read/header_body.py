"""Which body met: from the title of the minutes, a labelled line, a line of its own, or the headings of its decisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..model import BodyName, Span
from ..vocabulary import body_kind
from .header_time import labelled
from .lines import Line, Role
from .phrases import phrases
from .sections import deciding_body

_KIND: Final = (
    r"(?<!om)(?i:udvalg|udvalget|byråd|byrådet|råd|rådet|kommunalbestyrelse|kommunalbestyrelsen|borgerrepræsentation|"
    r"borgerrepræsentationen|magistrat|magistraten|kommission|kommissionen|nævn|nævnet|bestyrelse|bestyrelsen)"
)
_WORDS: Final = r"(?:(?:[A-ZÆØÅ0-9§][\w.,/&-]{0,40}|og|&|i|for|af|vedr\.) ){0,7}"
_FOR: Final = (
    r"(?:(?:(?<=[Uu]dvalg)|(?<=[Uu]dvalget)|(?<=[Rr]ådet)) for [\wæøåÆØÅ,&-]{1,40}(?: [\wæøåÆØÅ,&-]{1,40}){0,8}$"
    r"| for (?:(?:[A-ZÆØÅ][\w-]{0,40},?|og|af|i|det|den) ?){1,9})?"
)
"""What a body is for, with capitals; in small letters only where «udvalget for» opens what is a whole name."""
_BODY: Final = re.compile(rf"(?P<name>{_WORDS}[\wæøåÆØÅ-]{{0,60}}?{_KIND}(?![\w-]){_FOR})")
_PREFIX: Final = re.compile(
    r"(?:(?:åbent|lukket|endeligt|godkendt|foreløbigt)? ?(?:beslutnings)?(?:referat|protokol)\b"
    r"(?:,? (?:til|fra|for|af))?(?: (?:det|den))?"
    r"(?: (?:ordinær|ekstraordinær|konstituerende|fælles)[te]?)?(?: mødet?)?(?: (?:i|for))?"
    r"|mødet? i)[ :.–-]*",
    re.IGNORECASE,
)
_REFERAT: Final = re.compile(r"(?:REFERAT|Referat|referat)\b")
_MEETING: Final = re.compile(r"(?:(?:ordinært|ekstraordinært|konstituerende|fælles) )?mødet? i ", re.IGNORECASE)
_TAIL: Final = re.compile(
    r"(?:'?s)?[ ,]*(?:(?<=\s)[–-] ?(?=referat|\d{1,2}[./ ])|\b(?:referat|møde|mødet|dagsorden)\b|"
    r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b|\bkl\.|"
    r"\b(?:d\.|den|møde)? ?(?=\d{1,2}[-./]\d{1,2}[-./ ]\d{4}|\d{1,2}\. ?[a-zæøå]+ \d{4})|•)",
    re.IGNORECASE,
)
_TERMS: Final = (
    re.compile(r"[ _(]?\b(?P<first>(?:19|20)\d{2}) ?[-–] ?(?P<last>(?:19|20)\d{2})\b\)?(?= |$)"),
    re.compile(r"[ _(]?(?<!\d)(?P<first>(?:19|20)\d{2}) ?[-–] ?(?P<last>\d{2})(?!\d)\)?(?= |$)"),
    re.compile(r" ?\((?P<first>\d{2}) ?[-–] ?(?P<last>\d{2})\)$"),
    re.compile(r"^(?P<first>\d{2})[-–](?P<last>\d{2}) (?=[A-ZÆØÅ])"),
)
_KINDS_ALONE: Final = ("udvalg", "udvalget", "råd", "rådet", "nævn", "bestyrelse", "kommission")
"""Words that are a label, or say which kind of body is meant but not which."""
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class FoundBody:
    """The body, and the line that names it."""

    body: BodyName
    line: Line
    read: frozenset[int]


def find_body(lines: Sequence[Line], below: Sequence[Line] = ()) -> FoundBody | None:
    """The body that the head names; if it names none, the one that most decisions' headings in ``below`` name."""
    short = [line for line in lines if not line.blank and len(line.text) < _LONGEST]
    titles = [line for line in short if line.role is Role.TITLE] or [line for line in short if _PREFIX.match(line.text)]
    for line in titles:
        body = _in_title(line)
        if body:
            return FoundBody(body, line, frozenset({line.number}))
    for value in labelled(lines, phrases().header.body, colon=True):
        body = _named(value.text, value.line.span)
        if body:
            return FoundBody(body, value.line, value.read)
    for line in short:
        body = _alone(line)
        if body:
            return FoundBody(body, line, frozenset({line.number}))
    return _from_decisions(below)


def is_title(line: Line) -> bool:
    """Whether a line names the document as minutes."""
    return len(line.text) < _LONGEST and (line.role is Role.TITLE or bool(_REFERAT.match(line.text)))


def _in_title(line: Line) -> BodyName | None:
    """«REFERAT Byrådet 2026-2029 d. 28-04-2026», «Referat til mødet i Odense Byråd den 6. april 2016»."""
    match = _PREFIX.match(line.text)
    rest = line.text[match.end() :] if match else line.text
    named = _named(rest, line.span)
    if named or not _REFERAT.match(line.text):
        return named
    bare = rest[: _cut(rest)].strip(" ,:-–.")
    return _with_term(bare, line.span) if bare and rest[: len(bare)] and not bare.islower() else None


def _named(text: str, span: Span) -> BodyName | None:
    """The body at the beginning of a text, after «møde i» if that stands there."""
    text = text.strip(" |")
    meeting = _MEETING.match(text)
    rest = text[meeting.end() :] if meeting else text
    whole = rest[: _cut(rest)].strip(" ,:–|.")
    match = _BODY.match(whole)
    if match is None:
        return None
    tail = whole[match.end() :]
    term_after = any(term.match(tail) for term in _TERMS[:3])
    name = whole if term_after else match["name"].strip(" ,")
    return _with_term(name, span)


def _cut(text: str) -> int:
    """Where the name ends and a date, a weekday or the word for a meeting begins."""
    match = _TAIL.search(text)
    return match.start() if match else len(text)


def _with_term(name: str, span: Span) -> BodyName:
    for pattern in _TERMS:
        match = pattern.search(name)
        if match is None:
            continue
        first, last = (_year(match["first"]), _year(match["last"]))
        bare = (name[: match.start()] or name[match.end() :]).strip(" ,:-–_")
        if bare and first <= last:
            return BodyName(bare, (first, last), span)
    return BodyName(name.strip(" ,:-–_"), None, span)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _alone(line: Line) -> BodyName | None:
    """A line that begins with a body's name and holds at most the word «referat», a date or a place after it."""
    text = line.text.strip(" |")
    if len(text) > 160 or not text[:1].isalnum():
        return None
    body = _named(text, line.span)
    if body is None:
        return None
    at = text.find(body.name)
    rest = text[at + len(body.name) :]
    known = (body_kind(body.name) != "andet" or body.term is not None) and body.name.casefold() not in _KINDS_ALONE
    fit = not rest.strip(" .,:()_-–0123456789") or bool(_TAIL.match(rest)) or bool(re.match(r"[ .,:–-]+(?i:referat)", rest))
    return body if known and fit and at < 40 else None


def names_body(line: Line, body: BodyName) -> bool:
    """Whether a line says nothing but the body's name once more: «Kommunalbestyrelsen - Referat»."""
    found = _alone(line) if not line.blank and len(line.text) < 120 else None
    return found is not None and found.name == body.name


def _from_decisions(below: Sequence[Line]) -> FoundBody | None:
    """The body that most of the decisions' headings name, and the first line that does."""
    named = [(body, line) for line in below if not line.blank and (body := deciding_body(line.text)) and body_kind_of(body)]
    if not named:
        return None
    counted = Counter(body for body, _ in named)
    most, number = counted.most_common(1)[0]
    if 2 * number <= len(named):
        return None
    line = next(line for body, line in named if body == most)
    return FoundBody(_with_term(most, line.span), line, frozenset())


def body_kind_of(name: str) -> bool:
    """Whether a name is a body's, its term aside."""
    return body_kind(_with_term(name, Span(1, 1)).name) != "andet"
