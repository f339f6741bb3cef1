"""What joining adds to the documents of single meetings: where a reference leads, what became of a promise."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import Collection
from ..model import MeetingKey
from ..names import Triple
from ..uris import Uris


class JoinedFacts:
    """The joined facts whose subjects are described by meetings, by meeting."""

    def __init__(self, collection: Collection, uris: Uris) -> None:
        self._uris = uris
        self._by_meeting: dict[MeetingKey, list[Triple]] = {}

    def of(self, key: MeetingKey) -> Iterator[Triple]:
        """Yield what is to be said beside what the meeting's own minutes say."""
        yield from self._by_meeting.get(key, ())
