"""What is known of planted matters across a corpus. A place is the name of a planted item, not its number."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class NameTruth:
    """A place where an initiative is named, in one of its spellings."""

    place: str
    spelling: str
    group: str
    """The initiative: places of one group are of one initiative, those of two never."""


@dataclass(frozen=True, slots=True)
class LeadTruth:
    """A reference and where it leads."""

    place: str
    day: str
    target: str | None
    """The place meant; nothing where the sentence does not tell one item of the meeting."""
    gap: str | None
    """The last part of a concept's IRI in ``ontology/gaps.ttl``; nothing where the meeting is one of the corpus."""


@dataclass(frozen=True, slots=True)
class FindingTruth:
    """An agreement or a contradiction between two places, or within one."""

    kind: str
    """The last part of a concept's IRI in ``ontology/finding_kinds.ttl``."""
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class PromiseTruth:
    """A promise and what became of it."""

    place: str
    due: str | None
    """The last day of the term, as ISO."""
    every_months: int | None
    status: str | None
    """The last part of a concept's IRI in ``ontology/commitment_statuses.ttl``; nothing where it is not measured."""


@dataclass(frozen=True, slots=True)
class PointTruth:
    """Something decided that has to be done, told by a name that only it has."""

    place: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class VerdictTruth:
    """What a decision made of one point of the recommendation; ``+`` is what it added."""

    place: str
    point: str | None
    verdict: str


@dataclass(frozen=True, slots=True)
class CaseTruth:
    """A case number and its treatments by date."""

    number: str
    places: tuple[str, ...]
    standing: bool


@dataclass(slots=True)
class MattersTruth:
    """Everything that was planted, by kind."""

    names: list[NameTruth] = field(default_factory=list)
    related: list[tuple[str, str]] = field(default_factory=list)
    """Pairs of groups."""
    leads: list[LeadTruth] = field(default_factory=list)
    findings: list[FindingTruth] = field(default_factory=list)
    promises: list[PromiseTruth] = field(default_factory=list)
    no_promises: list[str] = field(default_factory=list)
    """Places with sentences that look like promises and are none."""
    points: list[PointTruth] = field(default_factory=list)
    verdicts: list[VerdictTruth] = field(default_factory=list)
    cases: list[CaseTruth] = field(default_factory=list)

    def json(self) -> bytes:
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
