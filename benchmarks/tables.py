"""The tables of made-up minutes: budgets that add up (but for a share that does not, on purpose) and statistics."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from .blocks import Block, Gap, Grid, Paragraph, Subheading
from .pen import Pen
from .plan import Initiative
from .truth import InitiativeTruth, TableTruth
from .words import tenths, thousands, words

Lines = dict[str, tuple[int | None, ...]]
"""Rows by label; a blank cell is nothing."""


def budget(pen: Pen, initiatives: Sequence[Initiative], wrong_share: float) -> tuple[list[Block], list[Block]]:
    """The text above a budget table and the table with its heading: lines by year in thousands of kroner."""
    first = pen.meeting.day.year
    years = tuple(range(first, first + pen.rng.randint(3, 5)))
    lines = _lines(pen, initiatives, years)
    totals = [sum(row[at] or 0 for row in lines.values()) for at in range(len(years))]
    given = {"first": str(first), "last": str(years[-1]), "second": str(years[1])}
    above = [pen.say(words().one("budget.resume"), **given), pen.say(words().one("budget.scope"))]
    now, then = pen.exact(totals[0], first), pen.exact(totals[1], years[1])
    above.append(pen.say(words().one("budget.total"), amount=now, amount2=then, **given))
    above += _budget_prose(pen, initiatives, years)
    caption = pen.say(words().one("budget.caption"), **given)
    table = _truth(pen.rng, caption, years, lines, [*totals, sum(totals)], wrong_share)
    pen.truth.tables.append(table)
    heading, note = Subheading(caption, pen.rng.random() < 0.5), Paragraph(pen.say(words().one("budget.footnote")))
    return [Paragraph(text) for text in above], [heading, _budget_grid(table), note]


def _lines(pen: Pen, initiatives: Sequence[Initiative], years: tuple[int, ...]) -> Lines:
    """The lines, those of initiatives first; a year without money is blank."""
    lines: Lines = {}
    for one in initiatives:
        figures = tuple(one.figures.get(year) for year in years)
        if any(figures):
            lines[one.line] = figures
            pen.truth.initiatives.append(InitiativeTruth(one.name, ("budget-line",)))
    for at in range(pen.rng.randint(4, 12)):
        last = pen.rng.randint(1, len(years))
        yearly = pen.rng.randrange(200, 9000, 50)
        name = pen.draw("budget.extra")
        label = f"B{years[0] - pen.rng.randint(0, 2)} - {name}{'*' if at == 0 else ''}"
        lines[label] = tuple(yearly if year < last else None for year in range(len(years)))
        if name not in [known.name for known in pen.truth.initiatives]:
            pen.truth.initiatives.append(InitiativeTruth(name, ("budget-line",)))
    return lines


def _budget_prose(pen: Pen, initiatives: Sequence[Initiative], years: tuple[int, ...]) -> list[str]:
    """A sentence for some of the lines, with the figure the table has."""
    said: list[str] = []
    for one in initiatives:
        if len(said) < 4 and one.figures.get(years[0]) and pen.rng.random() < 0.4:
            amount = pen.exact(one.figures[years[0]], years[0])
            said.append(pen.say(words().one("budget.line"), initiative=one.name, amount=amount, first=str(years[0])))
            known = next(truth for truth in pen.truth.initiatives if truth.name == one.name)
            known.evidence = ("budget-line", "keyword")
    return said


def _truth(rng: Random, caption: str, years: tuple[int, ...], lines: Lines, totals: list[int], wrong_share: float) -> TableTruth:
    """The table as it is printed: in a share of tables one total is wrong."""
    columns = (*map(str, years), "I alt")
    wrong: tuple[str, ...] = ()
    if rng.random() < wrong_share:
        at = rng.randrange(len(columns))
        totals[at] += rng.choice((-900, -90, 9, 100, 1000))
        wrong = (columns[at],)
    rows = {label: (*row, sum(cell or 0 for cell in row)) for label, row in lines.items()}
    return TableTruth("budget", caption, "1.000 kr.", columns, rows, totals=tuple(totals), wrong=wrong)


def _budget_grid(table: TableTruth) -> Grid:
    rows = [(label, *("" if cell is None else thousands(cell) for cell in row)) for label, row in table.rows.items()]
    rows.append(("I alt", *map(thousands, table.totals)))
    return Grid((("1.000 kr.", *table.columns),), tuple(rows))


def statistics(pen: Pen) -> list[Block]:
    """One of three kinds of statistics, with its caption."""
    caption, grid, truth = pen.rng.choice((_percent, _years, _split))(pen)
    pen.truth.tables.append(truth)
    number = len(pen.truth.tables)
    blocks: list[Block] = [Subheading(f"Tabel {number}. {caption}", pen.rng.random() < 0.3), grid]
    truth.caption = f"Tabel {number}. {caption}"
    if pen.rng.random() < 0.3:
        blocks += [Paragraph(words().one("figures.figure")), Gap()]
    return blocks


def _percent(pen: Pen) -> tuple[str, Grid, TableTruth]:
    """Shares in Odense and in the whole country."""
    caption = pen.say(words().one("figures.caption_percent"))
    rows: Lines = {}
    for label in pen.item.theme.rows:
        here = pen.rng.randint(21, 400)
        rows[label] = (here, here + pen.rng.randint(-20, 20))
    printed = tuple((label, *(f"{tenths(cell or 0)} %" for cell in row)) for label, row in rows.items())
    columns = ("Odense", "Hele landet")
    return caption, Grid((("", *columns),), printed), TableTruth("statistics", caption, None, columns, rows, decimals=1)


def _years(pen: Pen) -> tuple[str, Grid, TableTruth]:
    """Numbers of people, latest year first, the running year by half."""
    caption = pen.say(words().one("figures.caption_years"))
    year = pen.meeting.day.year
    labels = [f"{year} – 1. halvår", *map(str, range(year - 1, year - pen.rng.randint(4, 8), -1))]
    rows: Lines = {label: (pen.rng.randint(40, 2500),) for label in labels}
    printed = tuple((label, thousands(row[0] or 0)) for label, row in rows.items())
    return caption, Grid((("År", "Antal personer"),), printed), TableTruth("statistics", caption, None, ("Antal personer",), rows)


def _split(pen: Pen) -> tuple[str, Grid, TableTruth]:
    """People who stayed and who fell back, with their shares, under headings of two rows."""
    caption = pen.say(words().one("figures.caption_split"))
    year = pen.meeting.day.year
    rows: Lines = {}
    printed: list[tuple[str, ...]] = []
    for label in map(str, range(year - 1, year - pen.rng.randint(4, 7), -1)):
        stayed, fell = pen.rng.randint(9, 90), pen.rng.randint(2, 40)
        share = round(1000 * stayed / (stayed + fell))
        rows[label] = (stayed * 10, share, fell * 10, 1000 - share)
        printed.append((label, str(stayed), f"{tenths(share)} %", str(fell), f"{tenths(1000 - share)} %"))
    head = (("År", "Fastholdt", "", "Ikke fastholdt", ""), ("", "Antal personer", "Procent", "Antal personer", "Procent"))
    columns = ("Fastholdt / Antal personer", "Fastholdt / Procent", "Ikke fastholdt / Antal personer", "Ikke fastholdt / Procent")
    return caption, Grid(head, tuple(printed)), TableTruth("statistics", caption, None, columns, rows, decimals=1)
