"""What minutes say, as plain values.

Nothing here knows RDF, HTML or a file format. Every value that stands for something printed carries the
``Span`` of source lines that print it, and its text is the printed text with mark-up taken off and white
space folded; nothing is corrected. Optional means "the minutes do not say", never zero and never nobody.

The same classes are the contract of ``referat read``: ``ontology/minutes.schema.json`` is made from them,
so a docstring here is a description there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from pydantic import ConfigDict

from .problems import Problem

_STRICT = ConfigDict(use_attribute_docstrings=True, extra="forbid")
"""Pydantic's reading of these dataclasses: attribute docstrings become the schema's descriptions."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines of the source text, counted from 1, first and last included."""

    __pydantic_config__ = _STRICT

    first: int
    """The first line."""
    last: int
    """The last line, at least ``first``."""


class Precision(StrEnum):
    """How exactly a date is printed."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as the minutes print it."""

    __pydantic_config__ = _STRICT

    printed: str
    """The printed words, such as «den 24. februar 2026» or «december 2021»."""
    value: str
    """ISO 8601, cut to the printed precision: ``2026-02-24``, ``2021-12`` or ``2019``."""
    precision: Precision
    year_from_meeting: bool
    """True where no year is printed («den 28. oktober») and the meeting's own year was taken."""
    span: Span


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case file's number, in the SBSYS shape ``27.12.04-G01-169-21`` or another one as printed."""

    __pydantic_config__ = _STRICT

    printed: str
    kle_topic: str | None
    """The KLE subject, such as ``27.12.04``."""
    kle_facet: str | None
    """The KLE action facet, such as ``G01`` or ``Ø34``."""
    serial: int | None
    year_opened: int | None
    """The year the case was opened (four digits), not the year of the meeting."""
    span: Span


class BlockKind(StrEnum):
    """What a piece of running text is."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    BULLET = "bullet"
    NUMBERED = "numbered"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, sub-heading, list point or table of a section, in printed order."""

    __pydantic_config__ = _STRICT

    kind: BlockKind
    text: str
    """The text without mark-up; empty for a table."""
    span: Span
    number: str | None = None
    """The printed number of a numbered point, without its full stop."""
    table: int | None = None
    """For a table: its ``position`` among the item's tables."""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of an agenda item."""

    __pydantic_config__ = _STRICT

    position: int
    """Counted from 1 within the item, in printed order."""
    kind: str
    """The canonical name: the last part of a concept's IRI in ``ontology/sections.ttl``, such as ``sagsfremstilling``."""
    heading: str | None
    """The heading as printed, or nothing for text that stands under no heading."""
    blocks: tuple[Block, ...]
    span: Span

    @property
    def text(self) -> str:
        """The blocks' texts with a blank line between them."""
        return "\n\n".join(block.text for block in self.blocks if block.text)


@dataclass(frozen=True, slots=True)
class RecommendationPoint:
    """One numbered point of a recommendation."""

    __pydantic_config__ = _STRICT

    position: int
    number: str
    """As printed, without the full stop."""
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the administration recommends (indstilling)."""

    __pydantic_config__ = _STRICT

    text: str
    recommenders: tuple[str, ...]
    """Administrations named as recommending, as printed; empty where nobody is named."""
    points: tuple[RecommendationPoint, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an item, or a part of its decision, ended."""

    __pydantic_config__ = _STRICT

    concept: str
    """The last part of a concept's IRI in ``ontology/outcomes.ttl``, such as ``orientering-givet``; ``ikke-klassificeret``
    where no known wording was found."""
    wording: str | None
    """The words that said so, as printed."""
    span: Span


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """One thing decided, where a decision decides several."""

    __pydantic_config__ = _STRICT

    position: int
    text: str
    outcome: Outcome
    about_item: str | None
    """The printed number of another item of this meeting that this part decides on («ikke at behandle punkt 3»)."""
    span: Span


@dataclass(frozen=True, slots=True)
class Decision:
    """What this body decided at this meeting (beslutning), word for word."""

    __pydantic_config__ = _STRICT

    text: str
    parts: tuple[DecisionPart, ...]
    """At least two, or none: a decision of one part is its text."""
    span: Span


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document listed as annexed (bilag). The file itself is not part of the minutes."""

    __pydantic_config__ = _STRICT

    position: int
    title: str
    """As printed, without «Bilag 1»."""
    number: str | None
    """The printed number, such as ``1`` of «Bilag 1»."""
    span: Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """A member's use of the right to put an item on the agenda (initiativret)."""

    __pydantic_config__ = _STRICT

    position: int
    person: str
    party_letter: str | None
    quote: str
    span: Span


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in running text."""

    __pydantic_config__ = _STRICT

    position: int
    """Counted from 1 within the item."""
    printed: str
    """The figures and unit as printed, such as «200-250 mio. kr.»."""
    low: Decimal
    """Exact, in kroner; equal to ``high`` unless a range is printed."""
    high: Decimal
    unit: str
    """The printed unit: ``kr.``, ``mio. kr.``, ``mia. kr.``, ``t.kr.`` …"""
    qualifier: str | None
    """A printed word that loosens the figure: «ca.», «op til», «mindst» …"""
    per_year: bool
    """True where «om året» or «årligt» is printed."""
    years: tuple[int, ...]
    """The budget years printed with the amount, such as 2026 of «i 2026», or 2025, 2026 and 2027 of «i perioden 2025-2027»."""
    section: int
    """The ``position`` of its section."""
    sentence: str
    span: Span


class Direction(StrEnum):
    """Where a reference points in time, seen from the meeting."""

    EARLIER = "earlier"
    SAME = "same"
    COMING = "coming"


class ReferenceKind(StrEnum):
    """What is referred to."""

    DECISION = "decision"
    MEETING = "meeting"
    BUDGET = "budget"
    """The adoption of a budget («i Budget 2019»): the date is the budget's year, not the day of the decision."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another meeting or of a decision taken at another time."""

    __pydantic_config__ = _STRICT

    position: int
    """Counted from 1 within the item."""
    kind: ReferenceKind
    direction: Direction
    body: str | None
    """The body as printed, «udvalget» being this body; nothing where none is named."""
    bodies: tuple[str, ...]
    """Full names of the bodies meant, this body's own for «udvalget»; several where several met or decided together."""
    date: PrintedDate
    section: int
    sentence: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A named initiative (project, effort, trial) where the text names it."""

    __pydantic_config__ = _STRICT

    position: int
    """Counted from 1 within the item."""
    name: str
    """The name alone, without quotes, budget prefixes and remarks."""
    printed: str
    evidence: str
    """Why it was taken for an initiative: ``title``, ``keyword`` («projektet …»), ``name-form`` (VeteranTeam) or ``budget-line``
    (it is a line of the item's budget table, or the text has such a line's name)."""
    table_row: tuple[int, int] | None
    """For a mention in a budget table: the table's and the row's ``position``."""
    span: Span


class TableKind(StrEnum):
    """What a table counts."""

    BUDGET = "budget"
    STATISTICS = "statistics"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. A blank cell of the source is left out: blank is not zero."""

    __pydantic_config__ = _STRICT

    column: int
    """Counted from 1 among the data columns (the row's label is not one)."""
    printed: str
    value: Decimal | None
    """The printed number itself: 64863 of «64.863» whatever the table's unit; nothing for words."""
    unit: str | None
    """A unit printed in the cell or its heading, such as ``%``."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    __pydantic_config__ = _STRICT

    position: int
    """Counted from 1, heading rows left out."""
    label: str
    cells: tuple[Cell, ...]
    is_total: bool
    """True for a row that is printed as the sum of the others («I alt»)."""
    span: Span


@dataclass(frozen=True, slots=True)
class Column:
    """One data column of a table."""

    __pydantic_config__ = _STRICT

    position: int
    headings: tuple[str, ...]
    """From the top heading row down, spanning headings repeated: («Tilbagefald», «Procent»)."""
    year: int | None
    """A budget year, where the heading is one."""
    is_total: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table, put together again where a page break cut it."""

    __pydantic_config__ = _STRICT

    position: int
    """Counted from 1 within the item."""
    kind: TableKind
    caption: str | None
    corner: str
    """What stands over the row labels: «1.000 kr.», «År», or nothing."""
    unit: str | None
    """The printed unit of the whole table, such as «1.000 kr.»."""
    multiplier: int
    """Kroner for one printed unit: 1000 for «1.000 kr.»; 1 where the table has no unit of money."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    """Foot-notes printed under the table."""
    section: int
    span: Span


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the table of contents."""

    __pydantic_config__ = _STRICT

    position: int
    text: str
    page: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda and what the minutes tell of it."""

    __pydantic_config__ = _STRICT

    number: str
    """As printed: a label (``4a``), not a rank."""
    position: int
    """Counted from 1 in printed order."""
    title: str
    """Without number and case letter."""
    heading: str
    """As printed."""
    case_type: str | None
    """The case letter, such as ``B`` of «B-sag:»."""
    case_number: CaseNumber | None
    sections: tuple[Section, ...]
    recommendation: Recommendation | None
    decision: Decision | None
    outcome: Outcome | None
    """How the item ended; nothing only where no decision is printed."""
    dropped_by: str | None
    """The number of the item whose decision took this one off the agenda."""
    attachments: tuple[Attachment, ...]
    proposals: tuple[Proposal, ...]
    tables: tuple[Table, ...]
    amounts: tuple[Amount, ...]
    references: tuple[Reference, ...]
    mentions: tuple[Mention, ...]
    heading_span: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where the body met."""

    __pydantic_config__ = _STRICT

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class MeetingTime:
    """When the body met."""

    __pydantic_config__ = _STRICT

    day: date
    weekday: str | None
    """The printed weekday, in lower case."""
    start: time | None
    end: time | None
    """Only where printed («Mødet hævet kl. 14.45.»)."""
    span: Span
    end_span: Span | None


@dataclass(frozen=True, slots=True)
class BodyName:
    """The body that met, and its term."""

    __pydantic_config__ = _STRICT

    name: str
    term: tuple[int, int] | None
    """First and last year of the election period, where printed."""
    span: Span


@dataclass(frozen=True, slots=True)
class LineNote:
    """A line that no rule read, or that a named rule passed over."""

    __pydantic_config__ = _STRICT

    line: int
    text: str
    rule: str
    """The name of the rule that ignored the line; ``unread`` for a line that no rule knows."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that was read."""

    __pydantic_config__ = _STRICT

    name: str
    """``municipality/file name``, the place that Problems name."""
    sha256: str
    """Of the file's bytes, lower-case hexadecimal."""
    form: str
    """How it was read: ``markdown`` or ``text``."""
    lines: int
    """All lines of the published text."""
    blank_lines: int = 0
    """Those of them without text."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """All that one set of minutes says."""

    __pydantic_config__ = _STRICT

    municipality: str
    """The slug of its folder and of its TOML, such as ``odense``."""
    body: BodyName
    time: MeetingTime
    place: Place | None
    contents: tuple[ContentsEntry, ...]
    items: tuple[AgendaItem, ...]
    source: SourceFile
    ignored: tuple[LineNote, ...] = field(default=())
    unread: tuple[LineNote, ...] = field(default=())

    @property
    def key(self) -> MeetingKey:
        """What its IRI is made of."""
        return MeetingKey(self.municipality, self.body.name, self.time.day)


@dataclass(frozen=True, slots=True, order=True)
class MeetingKey:
    """What tells one meeting from every other."""

    municipality: str
    body: str
    """The body's full name."""
    day: date
    sitting: int = 1
    """2 for a second sitting of the body on that day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file gives: the minutes, the text that is published beside them, and the wordings not understood."""

    minutes: Minutes
    text: str
    """The source text as published at ``referat.txt``: lines end in a line feed, spans count its lines."""
    problems: tuple[Problem, ...]
