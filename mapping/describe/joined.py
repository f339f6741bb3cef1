"""What joining adds to the documents of single meetings: where a reference leads, what became of a promise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from ..collection import Municipality
from ..knowledge import Commitment, Finding, MoneyFigure, ResolvedReference
from ..model import MeetingKey
from ..names import Triple
from ..uris import Uris
from .commitment import describe_status
from .coverage import describe_unresolved
from .cube import describe_dimensions
from .finding import quoted_of, quoted_passages
from .reference_target import describe_target


class JoinedFacts:
    """The joined facts of a municipality whose subjects are described by meetings, by meeting; they are put in words when they
    are asked for."""

    def __init__(self, one: Municipality, uris: Uris) -> None:
        self._uris = uris
        self._references: dict[MeetingKey, list[ResolvedReference]] = defaultdict(list)
        """Those of the meeting, and those that lead to it."""
        self._unresolved: dict[MeetingKey, int] = {}
        self._findings: dict[MeetingKey, list[Finding]] = defaultdict(list)
        self._money: dict[MeetingKey, list[MoneyFigure]] = defaultdict(list)
        self._commitments: dict[MeetingKey, list[Commitment]] = defaultdict(list)
        self._add(one)

    def of(self, key: MeetingKey) -> Iterator[Triple]:
        """Yield what is to be said beside what the meeting's own minutes say."""
        for resolved in self._references.get(key, ()):
            yield from (triple for place, triple in describe_target(resolved, self._uris) if place == key)
        if key in self._unresolved:
            yield from describe_unresolved(key, self._unresolved[key], self._uris)
        for finding in self._findings.get(key, ()):
            yield from (triple for place, triple in quoted_passages(finding, self._uris) if place == key)
        for figure in self._money.get(key, ()):
            yield from describe_dimensions(figure, self._uris)
        for commitment in self._commitments.get(key, ()):
            yield from describe_status(commitment, self._uris)

    def _add(self, one: Municipality) -> None:
        known = one.knowledge
        for resolved in known.references:
            for key in dict.fromkeys((resolved.reference.item.meeting, *(target.meeting for target in resolved.targets))):
                self._references[key].append(resolved)
        gaps = Counter(each.reference.item.meeting for each in known.references if each.gap is not None)
        self._unresolved.update((meeting.key, gaps[meeting.key]) for meeting in one.meetings)
        for finding in known.findings:
            for key in dict.fromkeys(quote.item.meeting for quote in quoted_of(finding)):
                self._findings[key].append(finding)
        for figure in known.money:
            if not figure.is_total:
                self._money[figure.item.meeting].append(figure)
        for commitment in known.commitments:
            self._commitments[commitment.stated.quote.item.meeting].append(commitment)
