"""Budget figures of all documents in one cube.

Nothing is added up here and nothing is dropped because another document repeats it: two documents that print the same line
both stand, each with its own words, and whoever adds must stay within one table. What a row does not print (a control area, an
origin, a stage, a price level) is nothing, never a guess.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final, TypeAlias

from ..briefs import ItemSummary
from ..collection import Initiative, MeetingSummary
from ..knowledge import Expiry, MoneyFigure
from ..model import AgendaItem, MeetingKey, Minutes, Row, Table, TableKind
from ..read.phrases import phrases
from ..vocabulary import control_areas, words
from .initiatives import key
from .order import alphabetical, items_latest_first

_NOT_COMING: Final = frozenset({"forbrug", "ansoegt"})
"""Stages of money that is spent already or was only asked for: that it is not there the next year ends nothing."""
_AROUND: Final = re.compile(r"^(?:heraf|samlet|samlede|i alt) | i alt$")
_Line: TypeAlias = tuple[MeetingKey, str, int, int]
"""A table's row: its meeting, the printed number of its item, and the positions of table and row."""


def brief_money(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[MoneyFigure, ...]:
    """Every figure of a meeting's budget tables that is for one year, in printed order."""
    return tuple(
        figure
        for item in minutes.items
        for table in item.tables
        if table.kind is TableKind.BUDGET
        for figure in _of_table(item, table, items[item.number])
    )


def _of_table(item: AgendaItem, table: Table, brief: ItemSummary) -> Iterator[MoneyFigure]:
    years, over = _years(table), None
    every = tuple(sorted(set(years.values())))
    for row in table.rows:
        if not row.cells:
            over = control_area(row.label)  # A row without figures is a heading over those that follow.
            continue
        for cell in row.cells:
            if cell.column in years and cell.value is not None:
                yield MoneyFigure(
                    item=brief,
                    table=table.position,
                    row=row.position,
                    column=cell.column,
                    label=row.label,
                    initiative=None,
                    year=years[cell.column],
                    amount=cell.value * table.multiplier,
                    printed=cell.printed,
                    body=brief.meeting.body,
                    area=_area(row, cell.column, over, table),
                    origin=origin(row.label),
                    stage=table.stage,
                    price_level=table.price_level,
                    is_total=row.is_total,
                    span=row.span,
                    caption=table.caption,
                    table_years=every,
                )


def _years(table: Table) -> dict[int, int]:
    """Column to budget year, for years that one column alone has: the same cells that the data have as observations."""
    yearly = {column.position: column.year for column in table.columns if column.year is not None and not column.is_total}
    times = Counter(yearly.values())
    return {position: year for position, year in yearly.items() if times[year] == 1}


def origin(label: str) -> str | None:
    """Where the money of a line comes from: ``B2024`` of «B2024 - Alle unge skal med 15-17 år»."""
    match = _prefix().match(label)
    return match["prefix"] if match else None


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"(?P<prefix>{'|'.join(phrases().initiative.budget_prefixes)}) ?[-–—] ?\S")


def _area(row: Row, column: int, over: str | None, table: Table) -> str | None:
    """The nearest that says it: the row, the column's headings, the heading row above, the caption."""
    headings = next((each.headings for each in table.columns if each.position == column), ())
    said = (control_area(row.label), *(control_area(heading) for heading in headings), over, control_area(table.caption or ""))
    return next((area for area in said if area), None)


def control_area(text: str) -> str | None:
    """The control area that a label or caption prints; nothing where it prints none, or two."""
    whole = _AROUND.sub("", words(text))
    parts = whole.split()
    found = {
        slug
        for slug, wording in _area_wordings()
        if whole == wording or (wording.endswith("…") and any(part.startswith(wording[:-1]) for part in parts))
    }
    return found.pop() if len(found) == 1 else None


@cache
def _area_wordings() -> tuple[tuple[str, str], ...]:
    return tuple((slug, wording) for slug, concept in control_areas().concepts.items() for wording in concept.wordings)


def join_money(meetings: Sequence[MeetingSummary], initiatives: Sequence[Initiative]) -> tuple[MoneyFigure, ...]:
    """All figures of a municipality with the initiatives that their rows name: the latest meeting first, then as printed."""
    named = _named(initiatives)
    figures = (figure for meeting in meetings for figure in meeting.knowledge.money)
    return tuple(
        replace(figure, initiative=named[_line(figure)]) if _line(figure) in named else figure
        for figure in sorted(figures, key=lambda each: (items_latest_first(each.item), each.table, each.row, each.column))
    )


def _named(initiatives: Iterable[Initiative]) -> dict[_Line, str]:
    """The initiative of each row; a row that two initiatives claim is neither's."""
    claims: dict[_Line, set[str]] = defaultdict(set)
    for initiative in initiatives:
        for line in initiative.budget_lines:
            claims[line.item.meeting, line.item.number, line.table, line.row].add(initiative.slug)
    return {line: slugs.pop() for line, slugs in claims.items() if len(slugs) == 1}


def _line(figure: MoneyFigure) -> _Line:
    return figure.item.meeting, figure.item.number, figure.table, figure.row


def expiries(figures: Sequence[MoneyFigure]) -> tuple[Expiry, ...]:
    """Lines whose money ends, the earliest end first; of one year the largest amount first.

    A line ends with its last year that has an amount, if its table has a column for a later year. Nothing is said of a year
    that was over when the meeting was held, of money spent or only asked for, or of a line that a later meeting's table
    prints again, by its label or by its initiative: then the later one tells.
    """
    lines: dict[_Line, list[MoneyFigure]] = defaultdict(list)
    for figure in figures:
        if not figure.is_total and figure.stage not in _NOT_COMING:
            lines[_line(figure)].append(figure)
    latest = _latest_days(lines.values())
    ends = (_end(line) for line in lines.values() if _is_latest(line[0], latest))
    return tuple(sorted((end for end in ends if end is not None), key=_by_year))


def _end(line: Sequence[MoneyFigure]) -> Expiry | None:
    last = max((figure for figure in line if figure.amount), key=lambda figure: figure.year, default=None)
    if last is None or last.year < last.item.meeting.day.year or last.year >= max(last.table_years):
        return None
    return Expiry(last.initiative, last.label, last.year, last)


def _latest_days(lines: Iterable[Sequence[MoneyFigure]]) -> dict[tuple[str | None, str], int]:
    """The day, as a number, of the latest meeting that prints a line of each label, and of each initiative, at each stage."""
    latest: dict[tuple[str | None, str], int] = {}
    for line in lines:
        for name in _names(line[0]):
            latest[name] = max(latest.get(name, 0), line[0].item.meeting.day.toordinal())
    return latest


def _is_latest(figure: MoneyFigure, latest: Mapping[tuple[str | None, str], int]) -> bool:
    return all(latest[name] == figure.item.meeting.day.toordinal() for name in _names(figure))


def _names(figure: MoneyFigure) -> Iterator[tuple[str | None, str]]:
    if key(figure.label):
        yield figure.stage, key(figure.label)
    if figure.initiative is not None:
        yield figure.stage, f"#{figure.initiative}"


def _by_year(end: Expiry) -> tuple[object, ...]:
    last = end.last
    return end.last_year, -last.amount, alphabetical(end.label), items_latest_first(last.item), last.table, last.row
