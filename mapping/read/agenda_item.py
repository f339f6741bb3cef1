"""One agenda item, put together from what the rules for its parts find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import AgendaItem, Block, CaseNumber, Decision, Outcome, Recommendation, Section, Table
from ..problems import Problem
from .attachments import read_attachments, read_proposals
from .attendance import read_item_attendance
from .blocks import as_block, read_blocks
from .decisions import read_decision, read_recommendation
from .earlier import read_earlier
from .initiatives import read_mentions
from .items import ItemHeading, RawSection, case_number, split_sections
from .lines import Line, span_of
from .money import read_amounts
from .references import Meeting, read_references
from .statements import read_statements
from .tables import read_table
from .votes import read_votes


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item, and what went wrong in reading it."""

    item: AgendaItem
    problems: tuple[Problem, ...]


def read_item(heading: ItemHeading, lines: Sequence[Line], position: int, meeting: Meeting, name: str) -> ReadItem:
    """Read one item; ``lines`` are those under its heading."""
    number, rest = _case_number(lines)
    sections, tables, problems = _sections(list(split_sections(rest)), name)
    present, attendance = read_item_attendance(sections)
    own, earlier = read_earlier(present, meeting)
    decision, outcome = _decision(own, heading)
    item = AgendaItem(
        number=heading.number,
        position=position,
        title=heading.title,
        heading=heading.text,
        case_type=heading.case_type,
        case_number=number,
        sections=sections,
        recommendation=_recommendation(own),
        decision=decision,
        outcome=outcome,
        dropped_by=None,
        attachments=tuple(a for section in _of_kind(sections, "bilag") for a in read_attachments(section)),
        proposals=tuple(read_proposals(sections)),
        tables=tables,
        amounts=tuple(read_amounts(sections)),
        references=read_references(sections, tables, meeting),
        mentions=read_mentions(heading.title, heading.line.span, sections, tables),
        heading_span=heading.line.span,
        span=span_of((heading.line, *lines)),
        closed=heading.closed,
        group=heading.group,
        other_numbers=heading.other_numbers,
        earlier=earlier,
        votes=read_votes(own),
        statements=read_statements(own),
        attendance=attendance,
    )
    return ReadItem(item, tuple(problems))


def _case_number(lines: Sequence[Line]) -> tuple[CaseNumber | None, Sequence[Line]]:
    """The case number, if the first line under the heading that is not blank is one, and the lines after it."""
    for i, line in enumerate(lines):
        if not line.blank:
            number = case_number(line)
            return (number, lines[i + 1 :]) if number else (None, lines)
    return None, lines


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


def _of_kind(sections: Sequence[Section], kind: str) -> Iterator[Section]:
    return (section for section in sections if section.kind == kind)


def _decision(sections: Sequence[Section], heading: ItemHeading) -> tuple[Decision | None, Outcome | None]:
    """From the last decision section: earlier ones quote earlier decisions."""
    found = [
        read for section in _of_kind(sections, "beslutning") if (read := read_decision(section, heading.title, heading.number))
    ]
    return found[-1] if found else (None, None)


def _recommendation(sections: Sequence[Section]) -> Recommendation | None:
    found = [read for section in _of_kind(sections, "indstilling") if (read := read_recommendation(section))]
    return found[0] if found else None
