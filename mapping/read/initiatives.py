"""Named initiatives, where the text names them: a project, an effort, a trial with a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..model import BlockKind, Mention, Section, Span, Table, TableKind
from .phrases import any_of, phrases

_QUOTES: Final = {'"': '"', "”": "”", "“": "”", "»": "«", "«": "»", "'": "'"}
_LONGEST_NAME: Final = 100
_NAME_FORM: Final = re.compile(r"\b[A-ZÆØÅ][a-zæøå]{2,}(?:[A-ZÆØÅ][a-zæøå]{2,})+(?: [A-ZÆØÅ][a-zæøå]+)?\b")
"""A word with a capital inside it is a coined name: «VeteranTeam Odense»."""
_CAPITAL_INSIDE: Final = re.compile(r"[A-ZÆØÅ](?<=[a-zæøå].)")
_REMARK: Final = re.compile(r" ?\([^()]*\)|\*+")


@dataclass(frozen=True, slots=True)
class Named:
    """A name found, before it is numbered."""

    name: str
    printed: str
    evidence: str
    span: Span
    table_row: tuple[int, int] | None = None


def read_mentions(title: str, heading: Span, sections: Sequence[Section], tables: Sequence[Table]) -> tuple[Mention, ...]:
    """Every mention in an item, in printed order: the title's first, each name once a block."""
    found = [*_in_title(title, heading)]
    lines = [*_in_budgets(tables)]
    known = {named.name.casefold() for named in found}
    listed = _verbatim({named.name for named in lines})
    for section in sections:
        for block in section.blocks:
            if block.kind is not BlockKind.TABLE:
                unquoted = _unquoted(block.text, block.span, listed) if listed else ()
                found.extend(_once((*_in_text(block.text, block.span, known), *unquoted)))
    found.extend(lines)
    ordered = sorted(enumerate(found), key=lambda one: (one[1].span.first, one[1].span.last, one[0]))
    return tuple(
        Mention(position, named.name, named.printed, named.evidence, named.table_row, named.span)
        for position, (_, named) in enumerate(ordered, 1)
    )


def _in_title(title: str, span: Span) -> Iterator[Named]:
    for match in _quoted().finditer(title):
        name = _name(match)
        if name and _title_keyword().search(_lead(title, match.start())):
            yield Named(name, match.group(), "title", span)
    yield from _coined(title, span)


def _in_text(text: str, span: Span, known: set[str]) -> Iterator[Named]:
    """Quoted names after a word such as «projektet», names that the item's title holds, and coined names."""
    for match in _quoted().finditer(text) if any(mark in text for mark in _QUOTES) else ():
        name = _name(match)
        after_keyword = _keyword().search(_lead(text, match.start()))
        if name and (after_keyword or name.casefold() in known):
            yield Named(name, match.group(), "keyword" if after_keyword else "title", span)
    yield from _coined(text, span)


def _lead(text: str, start: int) -> str:
    """The words right before a name; no more of them than any keyword has."""
    return text[max(0, start - _LONGEST_NAME) : start].rstrip()


def _verbatim(names: set[str]) -> re.Pattern[str] | None:
    """A pattern for names of three words or more; shorter ones are too easily said without being meant."""
    long = [name for name in names if name.count(" ") >= 2]
    return re.compile(rf"(?<!\w){any_of(long)}(?!\w)") if long else None


def _unquoted(text: str, span: Span, listed: re.Pattern[str]) -> Iterator[Named]:
    """The names of the item's own budget lines, where its text has them word for word."""
    for match in listed.finditer(text):
        after_keyword = _keyword().search(_lead(text, match.start()))
        yield Named(match.group(), match.group(), "keyword" if after_keyword else "budget-line", span)


def _coined(text: str, span: Span) -> Iterator[Named]:
    for match in _NAME_FORM.finditer(text) if _CAPITAL_INSIDE.search(text) else ():
        if not _definite_form(match.group()):
            yield Named(match.group(), match.group(), "name-form", span)


def _definite_form(name: str) -> bool:
    """«VeteranTeamet» speaks of the team again without naming it."""
    return " " not in name and name.endswith(("et", "ets", "en", "ens", "ne", "nes"))


@cache
def _quoted() -> re.Pattern[str]:
    kinds = "|".join(f"{a}(?=[^\\s{b}])[^{a}{b}\n]{{2,{_LONGEST_NAME}}}{b}" for a, b in _QUOTES.items())
    return re.compile(f"(?<!\\w)(?:{kinds})")


def _name(match: re.Match[str]) -> str | None:
    """The quoted words, if they can be a name."""
    name = match.group()[1:-1].strip(" .,:;")
    return name if name[:1].isupper() and not _never().match(name) else None


@cache
def _title_keyword() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases().initiative.title_keywords)}$", re.IGNORECASE)


@cache
def _keyword() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases().initiative.keywords)}$", re.IGNORECASE)


@cache
def _never() -> re.Pattern[str]:
    return re.compile(any_of(phrases().initiative.never), re.IGNORECASE)


def _once(found: Iterable[Named]) -> Iterator[Named]:
    """Each name once; a quoted coined name is found both ways."""
    seen: set[str] = set()
    for named in found:
        if named.name.casefold() not in seen:
            seen.add(named.name.casefold())
            yield named


def _in_budgets(tables: Sequence[Table]) -> Iterator[Named]:
    for table in tables:
        if table.kind is not TableKind.BUDGET:
            continue
        for row in table.rows:
            match = _budget_label().fullmatch(row.label) if not row.is_total else None
            if match:
                name = _REMARK.sub("", match["name"]).strip()
                yield Named(name, row.label, "budget-line", row.span, (table.position, row.position))


@cache
def _budget_label() -> re.Pattern[str]:
    prefixes = "|".join(phrases().initiative.budget_prefixes)
    leads = any_of(phrases().initiative.budget_words)
    return re.compile(rf"(?:{prefixes}) ?[-–] ?(?:{leads} )?(?P<name>\S.*)")
