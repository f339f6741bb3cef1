"""Which body a promise is for: only minutes of that body could tell that it was kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from ..collection import MeetingSummary
from ..danish import write_date
from ..knowledge import StatedCommitment
from ..slugs import slug

_NAMED: Final = re.compile(
    r"\b(?:[A-ZÆØÅ]\w*-,? (?:og )?)*[A-ZÆØÅ][a-zæøå]+udvalg(?:et)?\b|\b(?i:byrådet|kommunalbestyrelsen|borgerrepræsentationen)\b"
)
_AT_MEETING: Final = r"møde\w*\s+(?:i \w+\s+)?"


def bodies_of(text: str) -> tuple[str, ...]:
    """The bodies that a text names: «Sundhedsudvalget», «byrådet»; «udvalget» is the body that speaks."""
    return tuple(dict.fromkeys(match.group() for match in _NAMED.finditer(text)))


class Held:
    """The days up to a day on which each body met."""

    def __init__(self, meetings: Iterable[MeetingSummary], as_of: date) -> None:
        self._by_word: dict[str, set[date]] = defaultdict(set)
        self._asked: dict[str, frozenset[date]] = {}
        self._latest: dict[str, date] = {}
        for each in meetings:
            if each.key.day <= as_of:
                self._by_word[slug(each.key.body)].add(each.key.day)

    def on(self, body: str, day: date) -> bool:
        """Whether the body met on a day."""
        return day in self._days(body)

    def latest(self, body: str) -> date:
        """The last day on which the body met; the first of all days where it never did."""
        if body not in self._latest:
            self._latest[body] = max(self._days(body), default=date.min)
        return self._latest[body]

    def since(self, body: str, day: date) -> list[date]:
        """The days on which the body met on that day or later, in order."""
        return sorted(each for each in self._days(body) if each >= day)

    def _days(self, body: str) -> frozenset[date]:
        """The days of a body; the council's full name has the municipality's before it: «Odense Byråd»."""
        if body not in self._asked:
            word, held = slug(body).removesuffix("et"), self._by_word.items()
            same = (days for each, days in held if each.removesuffix("et") == word or each.endswith((f"-{word}", f"-{word}et")))
            self._asked[body] = frozenset[date]().union(*same)
        return self._asked[body]


def not_here(one: StatedCommitment, held: Held) -> str | None:
    """Why silence says nothing: no minutes of the body or the very meeting that it was promised for; nothing where there are."""
    after = one.due or one.quote.item.meeting.day
    if one.bodies and all(held.latest(body) < after for body in one.bodies):
        return f"Samlingen har intet møde i {' eller '.join(one.bodies)} efter den {write_date(after)}."
    bodies = one.bodies or (one.quote.item.meeting.body,)
    if one.due and _is_at_meeting(one) and not any(held.on(body, one.due) for body in bodies):
        return f"Det var lovet til mødet den {write_date(one.due)}, og det møde er ikke i samlingen."
    return None


def _is_at_meeting(one: StatedCommitment) -> bool:
    printed = re.escape(one.due_printed or "")
    return re.search(rf"{_AT_MEETING}{printed}", one.quote.text, re.IGNORECASE) is not None
