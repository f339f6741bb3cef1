"""The whole: meeting, agenda items, source file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from ..problems import Problem
from .attendance import Attendance
from .decisions import Decision, EarlierDecision, Outcome, Recommendation
from .facts import Amount, Mention, Reference
from .sections import Attachment, Proposal, Section
from .tables import Table
from .values import STRICT, CaseNumber, Span
from .votes import Statement, Vote


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the table of contents."""

    __pydantic_config__ = STRICT

    position: int
    text: str
    page: int | None
    span: Span
    closed: bool = False
    """True where the entry says that the item is dealt with behind closed doors."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda and what the minutes tell of it."""

    __pydantic_config__ = STRICT

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
    closed: bool = False
    """True where the item is printed as dealt with behind closed doors (lukket)."""
    group: str | None = None
    """The group heading that it stands under («A. Sager til afgørelse i byrådet»)."""
    other_numbers: tuple[str, ...] = ()
    """Further numbers printed with it, such as the council's yearly «BR 40/04» beside the meeting's item 28."""
    earlier: tuple[EarlierDecision, ...] = ()
    votes: tuple[Vote, ...] = ()
    statements: tuple[Statement, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    """What is printed under the item of who took part in it, or of who left or came."""
    informs: bool = False
    """True where title or group says that the item only informs («Meddelelser», «Sager til orientering»)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the body met."""

    __pydantic_config__ = STRICT

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class MeetingTime:
    """When the body met."""

    __pydantic_config__ = STRICT

    day: date
    weekday: str | None
    """The printed weekday, in lower case."""
    start: time | None
    end: time | None
    """Only where printed («Mødet hævet kl. 14.45.»)."""
    span: Span
    end_span: Span | None
    continued: tuple[date, ...] = ()
    """The later days of a meeting that was split over several."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """The body that met, and its term."""

    __pydantic_config__ = STRICT

    name: str
    term: tuple[int, int] | None
    """First and last year of the election period, where printed."""
    span: Span


@dataclass(frozen=True, slots=True)
class LineNote:
    """A line that no rule read, or that a named rule passed over."""

    __pydantic_config__ = STRICT

    line: int
    text: str
    rule: str
    """The name of the rule that ignored the line; ``unread`` for a line that no rule knows."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Parts of a web page that are no minutes, such as menus."""

    __pydantic_config__ = STRICT

    rule: str
    """The name of the rule that left them out."""
    parts: int
    """How many parts of the page it left out."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that was read."""

    __pydantic_config__ = STRICT

    name: str
    """``municipality/file name``, the place that Problems name."""
    sha256: str
    """Of the file's bytes, lower-case hexadecimal."""
    form: str
    """How it was read: ``markdown``, ``text``, ``pdf``, ``html``, ``firstagenda`` or ``sbsys``."""
    lines: int
    """All lines of the published text."""
    blank_lines: int = 0
    """Those of them without text."""
    page_starts: tuple[int, ...] = ()
    """For a PDF: the line on which each page begins, from page 1; empty where the source has no pages."""
    left_out: tuple[LeftOut, ...] = ()
    """What of a web page is not among the lines, by rule."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A passage that was masked before publication: as many «█» as it had characters."""

    __pydantic_config__ = STRICT

    line: int
    kind: str
    """``email``, ``phone`` or ``name`` (of the municipality's redaction list)."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """All that one set of minutes says."""

    __pydantic_config__ = STRICT

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
    attendance: tuple[Attendance, ...] = ()
    """What the head of the minutes says; what stands under an item is the item's."""
    missing_numbers: tuple[str, ...] = ()
    """Item numbers that the numbering leaves out: items that were not published, such as closed ones."""
    layout: str = "generel"
    """The layout by which it was read: the name of one in the municipality's TOML, or ``generel`` where none fits."""
    masks: tuple[Mask, ...] = ()

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
    hidden: tuple[str, ...] = ()
    """Text of the file that is not published but looked through for CPR numbers, such as a PDF's metadata."""
