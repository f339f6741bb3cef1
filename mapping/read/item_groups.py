"""Headings over several items: open and closed doors, kinds of case, the committee that the cases come from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..profiles import Layout
from ..vocabulary import body_kind, words
from .lines import Line, Role
from .phrases import phrases

_FROM: Final = re.compile(r"(?:Fra )?(?P<body>[A-ZÆØÅ][^.:;\d]{3,80})")
_NUMBERED: Final = re.compile(r"(?:åbne |lukkede )?sager til [a-zæøå]{5,15}", re.IGNORECASE)
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """A heading over items; without text it is only the head of a page, which names the body that met."""

    text: str
    letter: str | None = None
    closed: bool | None = None
    """Nothing where the heading does not say whether the doors are open."""


def group_of(line: Line, layout: Layout | None, body: str) -> GroupHeading | None:
    """The line as a heading over items. It is one only where an item's heading follows: the caller sees to that."""
    text = line.text.strip()
    if not text or len(text) > _LONGEST or line.role in (Role.TEXT, Role.SECTION):
        return None
    for group in layout.groups if layout else ():
        if re.fullmatch(group.heading, text, re.IGNORECASE):
            return GroupHeading(text, group.letter, group.closed)
    folded = text.casefold()
    for pattern, closed in _patterns():
        if pattern.fullmatch(folded):
            return GroupHeading(text, None, True if closed else False if "åb" in folded else None)
    named = _FROM.fullmatch(text)
    if named and body_kind(named["body"].strip()) != "andet":
        own = words(named["body"]) == words(body)
        return GroupHeading("" if own else text)
    return None


def is_numbered_group(title: str) -> bool:
    """Whether a numbered line's text is a group's heading."""
    return len(title) <= _LONGEST and bool(_NUMBERED.fullmatch(title.strip()))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple((re.compile(group.pattern), group.closed) for group in phrases().item.groups)
