"""The little of one meeting that other pages need."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..collection import (
    BudgetFigure,
    BudgetLineSummary,
    Coverage,
    ItemSummary,
    MeetingSummary,
    MentionSummary,
    PersonSummary,
    ReferenceSummary,
)
from ..describe.coverage import count_coverage
from ..knowledge import Claim, StatedCommitment
from ..model import AgendaItem, Minutes, Row, Table, TableKind
from .brief import brief
from .claims import brief_claims
from .commitments import brief_commitments
from .namings import earlier_bodies, earlier_references, letters, namings

_SHOWN: Final = 10
"""Lines that were not read, of which a page may name so many."""
LONGEST_DECISION: Final = 300
"""Characters of a decision in a list, the ellipsis counted."""


def summarise(minutes: Minutes) -> MeetingSummary:
    """A meeting in brief: constant in size for each item, whatever its text."""
    pairs = [(item, _item(minutes, item)) for item in minutes.items]
    numbers = {item.case_number.printed: item.case_number for item, _ in pairs if item.case_number is not None}
    return MeetingSummary(
        key=minutes.key,
        term=minutes.body.term,
        file=minutes.source.name,
        items=tuple(brief for _, brief in pairs),
        mentions=tuple(each for item, brief in pairs for each in _mentions(item, brief)),
        budget_lines=tuple(each for item, brief in pairs for each in _budget_lines(item, brief)),
        references=tuple(each for item, brief in pairs for each in _references(item, brief)),
        persons=tuple(each for item, brief in pairs for each in _persons(minutes, item, brief)),
        recommenders=tuple(sorted({name for item in minutes.items for name in _recommenders(item)})),
        coverage=_coverage(minutes),
        case_numbers=tuple(numbers[printed] for printed in sorted(numbers)),
        namings=tuple(namings(minutes, pairs)),
        letters=letters(minutes),
        earlier_bodies=earlier_bodies(minutes),
        earlier=tuple(each for pair in pairs for each in earlier_references(*pair, LONGEST_DECISION)),
        knowledge=brief(minutes, {item.number: summary for item, summary in pairs}),
        continued=minutes.time.continued,
    )


def commitments_of(minutes: Minutes) -> tuple[StatedCommitment, ...]:
    """What a meeting promises."""
    return brief_commitments(minutes, {item.number: _item(minutes, item) for item in minutes.items})


def claims_of(minutes: Minutes) -> tuple[Claim, ...]:
    """What a meeting states of named initiatives."""
    return brief_claims(minutes, {item.number: _item(minutes, item) for item in minutes.items if item.mentions})


def shortened(text: str) -> str:
    """On one line, and cut at the end of a word with an ellipsis if it is longer than ``LONGEST_DECISION``."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_DECISION:
        return line
    cut = line[:LONGEST_DECISION]
    return f"{(cut.rpartition(' ')[0] or cut[:-1]).rstrip(' ,;:.–-')}…"


def _item(minutes: Minutes, item: AgendaItem) -> ItemSummary:
    return ItemSummary(
        meeting=minutes.key,
        number=item.number,
        position=item.position,
        title=item.title,
        case_type=item.case_type,
        case_number=item.case_number.printed if item.case_number else None,
        kle_topic=item.case_number.kle_topic if item.case_number else None,
        outcome=item.outcome.concept if item.outcome else None,
        decision=shortened(item.decision.text) if item.decision else None,
        heading_span=item.heading_span,
    )


def _mentions(item: AgendaItem, brief: ItemSummary) -> list[MentionSummary]:
    return [
        MentionSummary(brief, each.position, each.name, each.printed, each.evidence, each.table_row, each.span)
        for each in item.mentions
    ]


def _budget_lines(item: AgendaItem, brief: ItemSummary) -> list[BudgetLineSummary]:
    """Rows of budget tables that name an initiative."""
    named = {each.table_row for each in item.mentions}
    return [
        BudgetLineSummary(brief, table.position, row.position, row.label, _figures(table, row), row.span, _years(table))
        for table in item.tables
        if table.kind is TableKind.BUDGET
        for row in table.rows
        if (table.position, row.position) in named
    ]


def _years(table: Table) -> tuple[int, ...]:
    return tuple(sorted({column.year for column in table.columns if column.year is not None and not column.is_total}))


def _figures(table: Table, row: Row) -> tuple[BudgetFigure, ...]:
    """The row's printed amounts by year, in kroner; totals are left out, and so is what is blank."""
    years = {column.position: column.year for column in table.columns if column.year is not None and not column.is_total}
    figures = (
        BudgetFigure(years[cell.column], cell.value * table.multiplier, cell.printed)
        for cell in row.cells
        if cell.column in years and cell.value is not None
    )
    return tuple(sorted(figures, key=lambda figure: figure.year))


def _references(item: AgendaItem, brief: ItemSummary) -> list[ReferenceSummary]:
    return [
        ReferenceSummary(
            brief, each.position, each.bodies, each.date, each.kind, each.direction, each.sentence, each.span, each.body
        )
        for each in item.references
    ]


def _persons(minutes: Minutes, item: AgendaItem, brief: ItemSummary) -> list[PersonSummary]:
    """Members who put an item on the agenda. Their lists are those of the meeting's own election period."""
    return [PersonSummary(brief, each.person, each.party_letter, minutes.body.term, each.position) for each in item.proposals]


def _recommenders(item: AgendaItem) -> tuple[str, ...]:
    return item.recommendation.recommenders if item.recommendation else ()


def _coverage(minutes: Minutes) -> Coverage:
    return replace(count_coverage(minutes), unread=tuple(note.line for note in minutes.unread[:_SHOWN]))
