"""What is in a made-up set of minutes, written beside it as JSON, so that a reader can be measured against it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field


@dataclass(slots=True)
class AmountTruth:
    """An amount of money in running text, in kroner."""

    printed: str
    low: int
    high: int
    unit: str
    qualifier: str | None = None
    per_year: bool = False
    years: tuple[int, ...] = ()


@dataclass(slots=True)
class ReferenceTruth:
    """A mention of another meeting, or of a decision taken there."""

    body: str
    date: str
    printed: str
    kind: str
    """``decision`` or ``meeting``."""
    direction: str
    """``earlier`` or ``coming``."""
    in_corpus: bool
    """Whether minutes of that meeting were made too."""
    same_case: bool = False
    """Whether an item of that meeting has the case number of the item that refers to it."""


@dataclass(slots=True)
class InitiativeTruth:
    """A named initiative, or another budget line, and how this item gives it away: ``title``, ``keyword`` or ``budget-line``."""

    name: str
    evidence: tuple[str, ...]


@dataclass(slots=True)
class TableTruth:
    """A table. Values are printed numbers in tenths where ``decimals`` is 1; nothing stands for a blank cell."""

    kind: str
    """``budget`` or ``statistics``."""
    caption: str
    unit: str | None
    columns: tuple[str, ...]
    rows: dict[str, tuple[int | None, ...]]
    """By row label, rows of totals left out."""
    decimals: int = 0
    totals: tuple[int, ...] = ()
    """The printed row of totals, right or wrong."""
    wrong: tuple[str, ...] = ()
    """Headings of the columns whose printed total is wrong on purpose."""


@dataclass(slots=True)
class ItemTruth:
    """An agenda item."""

    number: str
    title: str
    heading: str
    case_type: str | None
    case_number: str
    outcome: str
    """The last part of a concept's IRI in ``ontology/outcomes.ttl``."""
    dropped_by: str | None = None
    decision: tuple[str, ...] = ()
    """The paragraphs."""
    recommenders: tuple[str, ...] = ()
    recommendation_points: tuple[str, ...] = ()
    sections: list[tuple[str, str]] = field(default_factory=list)
    """Canonical name and printed heading of each, in order."""
    attachments: list[str] = field(default_factory=list)
    proposer: tuple[str, str] | None = None
    """Name and party letter."""
    amounts: list[AmountTruth] = field(default_factory=list)
    references: list[ReferenceTruth] = field(default_factory=list)
    initiatives: list[InitiativeTruth] = field(default_factory=list)
    tables: list[TableTruth] = field(default_factory=list)
    planted: str | None = None
    """What the truth of the corpus calls the item (``matters``)."""
    listed: str | None = None
    """What the table of contents calls it, where that is something else than its title."""


@dataclass(slots=True)
class MeetingTruth:
    """A meeting."""

    file: str
    body: str
    term: tuple[int, int]
    day: str
    weekday: str
    start: str
    end: str | None
    place: str
    contents: list[tuple[str, int]] = field(default_factory=list)
    """Text and page of each entry of the table of contents."""
    items: list[ItemTruth] = field(default_factory=list)

    def json(self) -> bytes:
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
