"""What minutes say, as plain values.

Nothing here knows RDF, HTML or a file format. Every value that stands for something printed carries the
``Span`` of source lines that print it, and its text is the printed text with mark-up taken off and white
space folded; nothing is corrected. Optional means "the minutes do not say", never zero and never nobody.

The same classes are the contract of ``referat read``: ``ontology/minutes.schema.json`` is made from them,
so a docstring here is a description there.
"""

from .attendance import Attendance, Capacity, Presence, Stay
from .decisions import Decision, DecisionPart, EarlierDecision, Outcome, Recommendation, RecommendationPoint
from .facts import Amount, Direction, Mention, Reference, ReferenceKind
from .minutes import (
    AgendaItem,
    BodyName,
    ContentsEntry,
    LeftOut,
    LineNote,
    Mask,
    MeetingKey,
    MeetingTime,
    Minutes,
    Place,
    Reading,
    SourceFile,
)
from .sections import Attachment, Block, BlockKind, Proposal, Section
from .tables import Cell, Column, Row, Table, TableKind
from .values import CaseNumber, Precision, PrintedDate, Span
from .votes import Choice, PartyVote, Statement, StatementKind, Vote, VoteSide

__all__ = [
    "AgendaItem",
    "Amount",
    "Attachment",
    "Attendance",
    "Block",
    "BlockKind",
    "BodyName",
    "Capacity",
    "CaseNumber",
    "Cell",
    "Choice",
    "Column",
    "ContentsEntry",
    "Decision",
    "DecisionPart",
    "Direction",
    "EarlierDecision",
    "LeftOut",
    "LineNote",
    "Mask",
    "MeetingKey",
    "MeetingTime",
    "Mention",
    "Minutes",
    "Outcome",
    "PartyVote",
    "Place",
    "Precision",
    "Presence",
    "PrintedDate",
    "Proposal",
    "Reading",
    "Recommendation",
    "RecommendationPoint",
    "Reference",
    "ReferenceKind",
    "Row",
    "Section",
    "SourceFile",
    "Span",
    "Statement",
    "StatementKind",
    "Stay",
    "Table",
    "TableKind",
    "Vote",
    "VoteSide",
]
