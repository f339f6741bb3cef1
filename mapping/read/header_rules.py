"""Lines of a head that say nothing of the meeting, and what stands in its remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from ..model import LineNote
from .lines import Line
from .phrases import phrases
from .sentences import sentences

OF_PAPERS: Final = "dates-of-papers"
"""The rule for lines whose date is that of the papers, not of the meeting."""
_REMARKS: Final = re.compile(r"\s*(?:Bemærkninger|Noter|Bemærkning) ?: ?", re.IGNORECASE)
_LONGEST: Final = 400


def remarks(lines: Sequence[Line]) -> list[Line]:
    """The sentences of remarks, each as a line of its own: «Bemærkninger: Afbud fra Per Prøve. Mødet sluttede kl. 17.»."""
    found: list[Line] = []
    for line in lines:
        label = _REMARKS.match(line.text) if not line.blank and len(line.text) < _LONGEST else None
        said = sentences(line.text[label.end() :]) if label else []
        found.extend(replace(line, text=sentence) for sentence in said)
    return found


def furniture(lines: Iterable[Line]) -> Iterable[LineNote]:
    """The lines of the head that a named rule passes over."""
    for line in lines:
        rule = rule_of(line)
        if rule:
            yield LineNote(line.number, line.text, rule)


def rule_of(line: Line) -> str | None:
    text = line.text.strip().casefold()
    if not text or len(text) > 200:
        return None
    return next((name for name, pattern in _rules() if pattern.fullmatch(text)), None)


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule.name, re.compile(rule.pattern)) for rule in phrases().header.furniture)
