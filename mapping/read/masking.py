"""Masking: e-mail addresses, phone numbers and names on the municipality's list are replaced before anything is read.

As many «█» stand for a passage as it had characters, so that lines and columns stay what they were. What the grammar reads,
what is quoted and what is published is the same masked text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Final, TypeVar, cast

from ..model import Mask, Reading, Span
from ..problems import Problem, Severity
from ..profiles import Profile
from .lines import SourceText

Model = TypeVar("Model")

SHADE: Final = "█"
EMAIL: Final = "email"
PHONE: Final = "phone"
NAME: Final = "name"
_SHOWN_LINES: Final = 10

_MAIL: Final = re.compile(
    r"(?<![\w.+%-])[\w+%-](?:[\w.+%-]|\\[_.-]){0,80}@(?P<domain>[\w-]{1,63}(?:(?:\.|\\\.)[\w-]{1,63}){1,5})"
)
"""Letters such as «ø» stand in real addresses too."""

_LABEL: Final = (
    r"(?:(?:(?:mobil|direkte |privat)?(?:tlf|tel)\.?(?: ?nr\.?)?|(?:mobil|privat)?telefon(?:nummer|nr\.?)?|mobil(?:nummer|nr\.?)?"
    r"|mob\.|ring(?: (?:til|på))?|sms(?: til)?|fax)(?: er| på)?:?)"
)
_DIGITS: Final = (
    r"(?:\d{2}(?:[ \u00a0.-]?\d{2}){3}|\d{4}[ \u00a0]?\d{4}|\d{3}[ \u00a0]\d{2}[ \u00a0]\d{3}|\d{2}[ \u00a0]\d{3}[ \u00a0]\d{3})"
)
_ABROAD: Final = r"\+(?!45)\d{2}(?:[ \u00a0-]?\d{2,4}){3,5}"
_LABELLED: Final = re.compile(
    rf"(?<!\w){_LABEL}[ \u00a0*_]{{0,4}}(?P<number>(?:(?:\(?(?:\+|00)45\)?[ \u00a0]?)?{_DIGITS}|{_ABROAD})(?!\d)"
    rf"(?:[ \u00a0]?(?:/|eller|og)[ \u00a0]?{_DIGITS}(?!\d))?)",
    re.IGNORECASE,
)
_NATIONAL: Final = re.compile(rf"(?<![\w+])(?P<number>\(?(?:\+|00)45\)?[ \u00a0]?{_DIGITS})(?!\d)")
_GROUPED: Final = re.compile(
    r"(?<![\d.,/-])(?<!\d[ \u00a0])(?P<number>[2-9]\d(?:[ \u00a0]\d{2}){3})"
    r"(?![ \u00a0]?\d|[.,/-]\d|[ \u00a0]?(?:kr|mio|mia|t\.kr|%|pct))",
    re.IGNORECASE,
)
_EIGHT: Final = re.compile(r"\d(?:[ \u00a0.-]?\d){7}")
"""What every phone number has. It stands on one line, and few lines have as many figures close together."""
_NO_PHONE_BEFORE: Final = re.compile(
    r"(?:(?:cvr|ean|konto|sags?|matrikel|løbe|journal|faktura|dok|gln|ordre|reg)[-. ]*(?:nr|nummer|numre|id)?"
    r"|(?<!\w)(?:se|p|j)[-. ]?(?:nr|nummer))[-.:]{0,2}[ \u00a0]*$",
    re.IGNORECASE,
)
_WINDOW: Final = 24
_HIDE: Final = re.compile(r"(?!-\n)\S")
"""White space stays, and so does the hyphen of a torn word, so that lines are joined as they would have been."""
_CPR_DIGITS: Final = 10
"""What was masked may have hidden a CPR number, which is to be found all the same."""
_FARTHEST: Final = 64
"""Characters of mark-up between two letters of a line."""


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    kind: str


def mask(source: SourceText, profile: Profile, names: Sequence[str] = ()) -> tuple[SourceText, tuple[Mask, ...]]:
    """The source with what is private masked, and where that was; ``names`` are masked besides the municipality's list."""
    text, masks = masked_text(source.text, profile, names)
    if not masks:
        return source, ()
    before, after = source.text.split("\n"), text.split("\n")
    lines = tuple(
        line
        if before[i] == after[i]
        else replace(line, text=masked_text(_follow(line.text, before[i], after[i]), profile, names)[0])
        for i, line in enumerate(source.lines)
    )
    hidden = tuple(
        old for old, new in zip(before, after, strict=True) if old != new and len(re.findall(r"\d", old)) >= _CPR_DIGITS
    )
    return replace(source, text=text, lines=lines, hidden=(*source.hidden, *hidden)), masks


def masked_text(text: str, profile: Profile, names: Sequence[str] = ()) -> tuple[str, tuple[Mask, ...]]:
    """A text with what is private masked; its length, its lines and all else stay."""
    return _covered(text, [*_mails(text, _domains(profile)), *_phones(text), *_names(text, (*profile.redactions, *names))])


def _covered(text: str, hits: Iterable[_Hit]) -> tuple[str, tuple[Mask, ...]]:
    parts: list[str] = []
    masks: list[Mask] = []
    at, line = 0, 1
    for hit in _apart(hits):
        line += text.count("\n", at, hit.start)
        parts += [text[at : hit.start], _HIDE.sub(SHADE, text[hit.start : hit.end])]
        masks.append(Mask(line, hit.kind))
        line += text.count("\n", hit.start, hit.end)
        at = hit.end
    return "".join([*parts, text[at:]]), tuple(masks)


def masked_names(text: str, names: Sequence[str]) -> tuple[str, tuple[Mask, ...]]:
    """A text with names masked, and nothing else."""
    return _covered(text, _names(text, names))


def mask_values(value: Model, names: Sequence[str]) -> Model:
    """A value of the model with names masked in every text of it."""
    return cast(Model, _value(value, names))


def mask_again(reading: Reading, profile: Profile) -> Reading:
    """What was read before, with the names masked that have come on the municipality's list since."""
    text, masks = masked_names(reading.text, profile.redactions)
    if not masks:
        return reading
    minutes = mask_values(reading.minutes, profile.redactions)
    minutes = replace(minutes, source=reading.minutes.source, masks=(*reading.minutes.masks, *masks))
    problems = (*reading.problems, *masked_note(minutes.source.name, masks))
    return replace(reading, minutes=minutes, text=text, problems=problems)


def _value(value: Any, names: Sequence[str]) -> Any:
    if type(value) is str:
        return masked_names(value, names)[0]
    if isinstance(value, tuple):
        return tuple(_value(each, names) for each in value)
    if is_dataclass(value) and not isinstance(value, (type, Span)):
        changed = {each.name: _value(getattr(value, each.name), names) for each in fields(value)}
        return replace(value, **changed)
    return value


def masked_note(name: str, masks: Sequence[Mask]) -> list[Problem]:
    """How much was masked and on which lines; never what."""
    found = []
    for kind, what in ((EMAIL, "e-mail address"), (PHONE, "phone number"), (NAME, "name")):
        lines = [one.line for one in masks if one.kind == kind]
        if lines:
            told = list(dict.fromkeys(map(str, sorted(lines))))
            more = f" and {len(told) - _SHOWN_LINES} more" if len(told) > _SHOWN_LINES else ""
            plural = "" if len(lines) == 1 else "es" if kind == EMAIL else "s"
            saw = f"{len(lines)} {what}{plural}, on lines {', '.join(told[:_SHOWN_LINES])}{more}."
            needs = f"nothing: «{SHADE}» stands for each of its characters in what is published."
            found.append(Problem(name, min(lines), "masked", saw, needs, Severity.NOTE))
    return found


def _apart(hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """The hits in order; one that lies in another is part of it."""
    end = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > end:
            yield _Hit(max(hit.start, end), hit.end, hit.kind)
            end = hit.end


# E-mail --------------------------------------------------------------------------------------------------------------


def _domains(profile: Profile) -> frozenset[str]:
    """The domains that are the municipality's own: those of its TOML, and its name with «.dk»."""
    return frozenset(domain.casefold() for domain in (*profile.domains, f"{profile.slug}.dk", f"{profile.slug}kommune.dk"))


def _mails(text: str, own: frozenset[str]) -> Iterator[_Hit]:
    if "@" not in text:
        return
    for match in _MAIL.finditer(text):
        domain = match["domain"].replace("\\", "").casefold()
        if not any(domain == each or domain.endswith(f".{each}") for each in own):
            yield _Hit(match.start(), match.end(), EMAIL)


# Phone ---------------------------------------------------------------------------------------------------------------


def _phones(text: str) -> Iterator[_Hit]:
    """Eight digits with a label or +45 before them, or in four pairs; a label of another number clears them."""
    end = -1
    for figures in _EIGHT.finditer(text):
        if figures.start() > end:
            start, end = text.rfind("\n", 0, figures.start()) + 1, text.find("\n", figures.end())
            end = end if end >= 0 else len(text)
            yield from _phones_between(text, start, end)


def _phones_between(text: str, start: int, end: int) -> Iterator[_Hit]:
    for pattern in (_LABELLED, _NATIONAL):
        yield from (_Hit(match.start("number"), match.end("number"), PHONE) for match in pattern.finditer(text, start, end))
    for match in _GROUPED.finditer(text, start, end):
        if not _NO_PHONE_BEFORE.search(text[max(0, match.start() - _WINDOW) : match.start()]) and not _in_table(text, match):
            yield _Hit(match.start("number"), match.end("number"), PHONE)


def _in_table(text: str, match: re.Match[str]) -> bool:
    """Figures of a table stand between tabs or bars."""
    begin = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[begin : end if end >= 0 else len(text)] if match.start() - begin < 2000 else ""
    before, after = line[: match.start() - begin].rstrip(" "), line[match.end() - begin :].lstrip(" ")
    return before.endswith(("\t", "|")) or after.startswith(("\t", "|"))


# Names ---------------------------------------------------------------------------------------------------------------


def _names(text: str, names: Sequence[str]) -> Iterator[_Hit]:
    pattern = _name_pattern(tuple(dict.fromkeys(name for name in names if name.strip())))
    if pattern is not None:
        yield from (_Hit(match.start(), match.end(), NAME) for match in pattern.finditer(text))


@cache
def _name_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """The names in any letter case, in the genitive, over a line's end and with a hyphen of one.

    A hyphen or a line's end may part a word where it was torn, and Markdown's marks may stand between words.
    """
    if not names:
        return None
    torn = r"(?:[-\u00ad]\n ?|\u00ad)?"
    between = r"(?:[ \u00a0\t*_]{0,3}\n?[ \u00a0\t*_]{1,3}|\n)"
    ordered = sorted(names, key=lambda name: (-len(name), name))
    made = [between.join(torn.join(map(re.escape, word)) for word in name.split()) for name in ordered]
    return re.compile(rf"(?<!\w)(?:{'|'.join(made)})(?:['’]?s)?(?!\w)", re.IGNORECASE)


def _follow(line: str, before: str, after: str) -> str:
    """The line as read, with what was masked in the text masked in it too.

    The line as read is the text's without mark-up: its characters are found again one after the other.
    """
    if line == before:
        return after
    made: list[str] = []
    at = 0
    for letter in line:
        place = before.find(letter, at, at + _FARTHEST) if letter != " " else -1
        made.append(SHADE if place >= 0 and after[place] == SHADE else letter)
        at = place + 1 if place >= 0 else at
    return "".join(made)
