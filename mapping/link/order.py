"""The orders in which pages show things, each total, so that nothing depends on the order of input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from ..collection import ItemSummary, MeetingSummary
from ..model import MeetingKey

_DANISH = str.maketrans("æøå", "{|}")


@lru_cache(maxsize=20_000)
def alphabetical(name: str) -> tuple[str, str]:
    """A sort key: by the Danish alphabet, letters' case folded. Only æ, ø and å differ from the order of code points."""
    return name.lower().translate(_DANISH), name


def latest_first(key: MeetingKey) -> tuple[int, int, tuple[str, str], str]:
    """A sort key for meetings: the latest day first, of one day the latest sitting, then by the body's name."""
    return -key.day.toordinal(), -key.sitting, alphabetical(key.body), key.municipality


def earliest_first(item: ItemSummary) -> tuple[date, int, tuple[str, str], str, int]:
    """A sort key for items: by day, sitting and body, then as printed."""
    return by_day(item.meeting, item.position)


def by_day(key: MeetingKey, position: int) -> tuple[date, int, tuple[str, str], str, int]:
    """The same for a place of a meeting."""
    return key.day, key.sitting, alphabetical(key.body), key.municipality, position


def items_latest_first(item: ItemSummary) -> tuple[tuple[int, int, tuple[str, str], str], int]:
    """A sort key for items: the latest meeting first, within a meeting as printed."""
    return latest_first(item.meeting), item.position


def meetings_latest_first(meetings: Iterable[MeetingSummary]) -> tuple[MeetingSummary, ...]:
    """Meetings as pages list them; the file's name settles what the key leaves open."""
    return tuple(sorted(meetings, key=lambda meeting: (latest_first(meeting.key), meeting.file)))


def usual_spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Each spelling once, the most frequent first; of those equally frequent the one that comes first in ``names``."""
    return tuple(name for name, _ in Counter(names).most_common())
