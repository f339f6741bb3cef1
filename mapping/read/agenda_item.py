"""One agenda item, put together from what the rules for its parts find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import AgendaItem, Block, Decision, Outcome, Recommendation, Section, Span, Table
from ..problems import Problem
from .attachments import read_attachments, read_proposals
from .attendance import read_item_attendance
from .blocks import as_block, read_blocks
from .decisions import own_decision, read_decision
from .earlier import read_earlier
from .initiatives import read_mentions
from .items import ItemHeading
from .lines import Line, join_spans, span_of
from .money import read_amounts
from .recommendations import read_recommendations
from .references import Meeting, read_references
from .sections import Headings, RawSection, split_sections
from .statements import read_statements
from .tables import read_table
from .unheaded import with_decision
from .votes import read_votes


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item, and what went wrong in reading it."""

    item: AgendaItem
    problems: tuple[Problem, ...]


def read_item(
    heading: ItemHeading, lines: Sequence[Line], position: int, meeting: Meeting, headings: Headings, name: str
) -> ReadItem:
    """Read one item; ``lines`` are those under its heading, without the data of its file."""
    number = heading.case_number
    sections, tables, problems = _sections(list(split_sections(lines, headings)), name)
    quoted, earlier = read_earlier(sections, meeting)
    own, attendance = read_item_attendance(quoted, lines, heading.number, heading.title)
    own = with_decision(own)
    recommendation = read_recommendations(own)
    decision, outcome = _decision(own, heading, meeting, recommendation)
    item = AgendaItem(
        number=heading.number,
        position=position,
        title=heading.title,
        heading=heading.text,
        case_type=heading.case_type,
        case_number=number,
        sections=sections,
        recommendation=recommendation,
        decision=decision,
        outcome=outcome,
        dropped_by=None,
        attachments=tuple(read_attachments(sections)),
        proposals=tuple(read_proposals(sections)),
        tables=tables,
        amounts=tuple(read_amounts(sections)),
        references=read_references(sections, tables, meeting),
        mentions=read_mentions(heading.title, heading.span, sections, tables),
        heading_span=heading.span,
        span=_span(heading, lines),
        closed=heading.closed,
        group=heading.group,
        other_numbers=heading.other_numbers,
        earlier=earlier,
        votes=read_votes(own),
        statements=read_statements(own),
        attendance=attendance,
        informs=heading.informs,
    )
    return ReadItem(item, tuple(problems))


def _sections(raw: Sequence[RawSection], name: str) -> tuple[tuple[Section, ...], tuple[Table, ...], list[Problem]]:
    sections: list[Section] = []
    tables: list[Table] = []
    problems: list[Problem] = []
    for position, part in enumerate(raw, 1):
        blocks: list[Block] = []
        for block in read_blocks(part.lines, titles_only=part.kind == "bilag"):
            if block.table:
                table, found = read_table(block.table, len(tables) + 1, position, name)
                tables.append(table)
                problems.extend(found)
            blocks.append(as_block(block, len(tables) if block.table else None))
        sections.append(Section(position, part.kind, part.heading, tuple(blocks), part.span))
    return tuple(sections), tuple(tables), problems


def _span(heading: ItemHeading, lines: Sequence[Line]) -> Span:
    """From the item's first line, which may be a case number above the heading, to its last."""
    under = [span_of(lines)] if any(not line.blank for line in lines) else []
    number = [heading.case_number.span] if heading.case_number else []
    return join_spans([heading.span, *under, *number])


def _decision(
    sections: Sequence[Section], heading: ItemHeading, meeting: Meeting, recommendation: Recommendation | None
) -> tuple[Decision | None, Outcome | None]:
    section = own_decision(sections)
    points = [point.number for point in recommendation.points] if recommendation else []
    read = read_decision(section, heading.title, heading.number, meeting, points) if section else None
    return read or (None, None)
