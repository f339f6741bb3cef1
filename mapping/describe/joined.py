"""What joining adds to the documents of single meetings: where a reference leads, what became of a promise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..collection import Collection
from ..knowledge import Commitment, MoneyFigure
from ..model import MeetingKey
from ..names import Triple
from ..uris import Uris
from .commitment import describe_status
from .coverage import describe_unresolved
from .cube import describe_dimensions
from .finding import quoted_passages
from .reference_target import describe_target


class JoinedFacts:
    """The joined facts whose subjects are described by meetings, by meeting."""

    def __init__(self, collection: Collection, uris: Uris) -> None:
        self._uris = uris
        self._by_meeting: dict[MeetingKey, list[Triple]] = defaultdict(list)
        for municipality in collection.municipalities:
            for resolved in municipality.knowledge.references:
                self._add(describe_target(resolved, uris))
            self._add(describe_unresolved(municipality, uris))
        self._add(quoted_passages(collection, uris))
        self._money: dict[MeetingKey, list[MoneyFigure]] = defaultdict(list)
        """Described when their meeting is written: a figure has many triples."""
        for municipality in collection.municipalities:
            for figure in municipality.knowledge.money:
                if not figure.is_total:
                    self._money[figure.item.meeting].append(figure)

        self._commitments: dict[MeetingKey, list[Commitment]] = defaultdict(list)
        for municipality in collection.municipalities:
            for commitment in municipality.knowledge.commitments:
                self._commitments[commitment.stated.quote.item.meeting].append(commitment)

    def of(self, key: MeetingKey) -> Iterator[Triple]:
        """Yield what is to be said beside what the meeting's own minutes say."""
        yield from self._by_meeting.get(key, ())
        for figure in self._money.get(key, ()):
            yield from describe_dimensions(figure, self._uris)
        for commitment in self._commitments.get(key, ()):
            yield from describe_status(commitment, self._uris)

    def _add(self, facts: Iterable[tuple[MeetingKey, Triple]]) -> None:
        for key, triple in facts:
            self._by_meeting[key].append(triple)
