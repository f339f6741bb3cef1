"""Times of day in every spelling that heads of minutes and their last lines use."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

_HOUR: Final = r"(?P<{0}h>\d{{1,2}})(?:[.:](?P<{0}m>\d{{2}}))?(?![\d])"
_CLOCK: Final = re.compile(
    rf"\b(?:kl|klokken)\b\.?:? ?{_HOUR.format('a')}(?: ?(?:-|–|til) ?(?:kl\.? ?)?{_HOUR.format('b')})?", re.IGNORECASE
)
_BARE: Final = re.compile(r"(?<![\d.,/-])(?P<ah>[01]?\d|2[0-3])[.:](?P<am>[0-5]\d)(?P<stamp>:\d{2})?(?![\d.,/-])")
_BARE_RANGE: Final = re.compile(
    r"(?<![\d.,/:-])(?P<ah>[01]?\d|2[0-3])[.:](?P<am>[0-5]\d) ?(?:-|–|til) ?(?P<bh>[01]?\d|2[0-3])[.:](?P<bm>[0-5]\d)(?![\d.:/-])"
)
_STARTED: Final = re.compile(r"mødet (?:startede|begyndte|blev åbnet)[^.]{0,20}", re.IGNORECASE)


def times_in(text: str, bare: bool = False) -> tuple[time | None, time | None]:
    """The first time of day and, where it is a range, its end; ``bare`` takes «18:00» without «kl.» too."""
    match = _CLOCK.search(text)
    if match is not None:
        return _time(match["ah"], match["am"]), _time(match["bh"], match["bm"]) if match["bh"] else None
    both = _BARE_RANGE.search(text) if bare else None
    if both is not None:
        return _time(both["ah"], both["am"]), _time(both["bh"], both["bm"])
    plain = _BARE.search(text) if bare else None
    return (_time(plain["ah"], plain["am"]), None) if plain else (None, None)


def is_time_stamp(text: str) -> bool:
    """«24-06-2014 18:00:00»: a machine's booking of the room, whose end is no end of the meeting."""
    match = _BARE.search(text)
    return bool(match and match["stamp"]) or bool(match and re.search(r"\d{4}", text))


def _time(hour: str, minute: str | None) -> time | None:
    value = (int(hour), int(minute or 0))
    return time(*value) if value[0] < 24 and value[1] < 60 else None


def meeting_times(text: str) -> tuple[time | None, time | None]:
    """Start and end in a sentence such as «Mødet startede kl. 15.30 og sluttede kl. 16.45.»."""
    clocks = [_time(match["ah"], match["am"]) for match in _CLOCK.finditer(text)]
    if not clocks:
        return None, None
    if _STARTED.match(text):
        return clocks[0], clocks[1] if len(clocks) > 1 else None
    return None, clocks[0]


def tells_start_alone(text: str) -> bool:
    """Whether a sentence tells when the meeting began, and not when it ended."""
    return _STARTED.match(text) is not None and len(_CLOCK.findall(text)) < 2
