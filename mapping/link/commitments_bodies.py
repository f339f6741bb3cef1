"""Which body a promise is for: only minutes of that body could tell that it was kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

from ..collection import MeetingSummary
from ..danish import write_date
from ..knowledge import StatedCommitment
from ..slugs import slug

_NAMED: Final = re.compile(
    r"\b(?:[A-ZÆØÅ]\w*-,? (?:og )?)*[A-ZÆØÅ][a-zæøå]+udvalg(?:et)?\b|\b(?i:byrådet|kommunalbestyrelsen|borgerrepræsentationen)\b"
)
_AT_MEETING: Final = r"møde\w*\s+(?:i \w+\s+)?"
Held: TypeAlias = Mapping[str, frozenset[date]]
"""The days on which each body met, by path word."""


def bodies_of(text: str) -> tuple[str, ...]:
    """The bodies that a text names: «Sundhedsudvalget», «byrådet»; «udvalget» is the body that speaks."""
    return tuple(dict.fromkeys(match.group() for match in _NAMED.finditer(text)))


def held_by(meetings: Iterable[MeetingSummary], as_of: date) -> Held:
    """The meetings of the collection up to a day."""
    found: dict[str, set[date]] = defaultdict(set)
    for each in meetings:
        if each.key.day <= as_of:
            found[slug(each.key.body)].add(each.key.day)
    return {body: frozenset(days) for body, days in found.items()}


def not_here(one: StatedCommitment, held: Held) -> str | None:
    """Why silence says nothing: no minutes of the body or the very meeting that it was promised for; nothing where there are."""
    after = one.due or one.quote.item.meeting.day
    if one.bodies and not any(day >= after for body in one.bodies for day in _days(body, held)):
        return f"Samlingen har intet møde i {' eller '.join(one.bodies)} efter den {write_date(after)}."
    bodies = one.bodies or (one.quote.item.meeting.body,)
    if one.due and _is_at_meeting(one) and not any(one.due in _days(body, held) for body in bodies):
        return f"Det var lovet til mødet den {write_date(one.due)}, og det møde er ikke i samlingen."
    return None


def _days(body: str, held: Held) -> frozenset[date]:
    """The days of a body; the council's full name has the municipality's before it: «Odense Byråd»."""
    word = slug(body).removesuffix("et")
    found = (days for each, days in held.items() if each.removesuffix("et") == word or each.endswith((f"-{word}", f"-{word}et")))
    return frozenset[date]().union(*found)


def _is_at_meeting(one: StatedCommitment) -> bool:
    printed = re.escape(one.due_printed or "")
    return re.search(rf"{_AT_MEETING}{printed}", one.quote.text, re.IGNORECASE) is not None
