"""Sets a made-up meeting as Markdown or as plain text, page by page, as conversion from PDF leaves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from .blocks import Block, Bullets, Gap, Grid, Numbered, Paragraph, Sheet, Subheading
from .plan import MeetingPlan
from .truth import MeetingTruth
from .words import capital, long_date

PAGE: Final = 2900
"""Characters of a page."""
CUT: Final = range(93, 104)
"""Where the table of contents cuts an entry."""


@dataclass(frozen=True, slots=True)
class Form:
    """How one file is marked up."""

    markdown: bool
    rng: Random


def lay_out(meeting: MeetingPlan, truth: MeetingTruth, sheets: Sequence[Sheet], form: Form) -> str:
    """The whole file; the table of contents goes into the truth."""
    items, page = [], 3
    for sheet, item in zip(sheets, truth.items, strict=True):
        prefix = f"{item.case_type}-sag: " if item.case_type else ""
        truth.contents.append((_cut(f"{prefix}{item.listed or item.title}", form), page))
        pages = list(_pages(_set_item(sheet, form), form))
        items += pages
        page += len(pages)
    return "\n\n" + "\n\n".join([*_head(meeting, truth, form), *(piece for pieces in items for piece in pieces)]) + "\n"


def _head(meeting: MeetingPlan, truth: MeetingTruth, form: Form) -> Iterator[str]:
    bold = "**" if form.markdown else ""
    mark = "# " if form.markdown else ""
    day = meeting.day
    yield f"{mark}{bold}REFERAT {truth.body} {truth.term[0]}-{truth.term[1]} d. {day:%d-%m-%Y}{bold}"
    yield f"{bold}Mødedato{bold} {capital(truth.weekday)} d. {long_date(day)} kl. {truth.start}"
    yield f"{bold}Mødested{bold} {truth.place}"
    yield f"{mark}Indholdsfortegnelse"
    yield "\n".join(f"{text}{'' if form.rng.random() < 0.05 else '.....'}\t{page}" for text, page in truth.contents)


def _cut(text: str, form: Form) -> str:
    """The entry as the table of contents has it: cut short, and now and then with a compound torn in two."""
    words = text[: form.rng.choice(CUT)].rstrip(" .").split(" ")
    if form.rng.random() < 0.04:
        at = max(range(len(words)), key=lambda index: len(words[index]))
        torn = words[at].find("s", 5, -5)
        if torn > 0:
            words[at] = f"{words[at][: torn + 1]} {words[at][torn + 1 :]}"
    return " ".join(words)


def _set_item(sheet: Sheet, form: Form) -> Iterator[str | Grid]:
    """The item's pieces; tables stay tables until the page is known. Levels of headings carry no meaning."""
    yield _heading(sheet.heading, form.rng.choice((1, 2)), form)
    yield sheet.case_number
    level = form.rng.choice((2, 3))
    for part in sheet.parts:
        yield _heading(part.heading, level if form.rng.random() < 0.9 else 2, form)
        for block in part.blocks:
            yield from _set_block(block, level, form)


def _heading(text: str, level: int, form: Form) -> str:
    if not form.markdown:
        return text
    bold = "**" if form.rng.random() < 0.5 else ""
    return f"{'#' * level} {bold}{_escape(text, form)}{bold}"


def _set_block(block: Block, level: int, form: Form) -> Iterator[str | Grid]:
    match block:
        case Paragraph(text, bold):
            yield f"**{text}**" if bold and form.markdown else _escape(text, form)
        case Subheading(text, marked):
            yield f"{'#' * min(level + 1, 4)} {text}" if marked and form.markdown else text
        case Bullets(points):
            yield "\n".join(f"- {_escape(point, form)}" for point in points)
        case Numbered(points):
            between = form.rng.choice(("\n", "\n\n"))
            yield between.join(f"{number}. {_escape(point, form)}" for number, point in enumerate(points, 1))
        case Gap():
            yield "\n"
        case Grid():
            yield block


def _escape(text: str, form: Form) -> str:
    return text.replace("_", "\\_") if form.markdown else text


def _pages(pieces: Iterator[str | Grid], form: Form) -> Iterator[list[str]]:
    """The pieces of an item, page by page; what does not fit is cut where the page ends."""
    page: list[str] = []
    room = PAGE
    for piece in pieces:
        here, rest = _split_grid(piece, room) if isinstance(piece, Grid) else _split_text(piece, room)
        page.append(here)
        room -= len(here)
        if rest or room <= 0:
            yield page
            page, room = ([rest], PAGE - len(rest)) if rest else ([], PAGE)
    if page:
        yield page


def _split_grid(grid: Grid, room: int) -> tuple[str, str]:
    """A table that goes over the page has its heading rows again on the next one."""
    head = ["\t".join(row) for row in grid.head]
    rows = ["\t".join(row) for row in grid.rows]
    fitting = 0
    while fitting < len(rows) and sum(map(len, [*head, *rows[: fitting + 1]])) < room:
        fitting += 1
    if fitting in (0, len(rows)):
        return "\n".join([*head, *rows]), ""
    return "\n".join([*head, *rows[:fitting]]), "\n".join([*head, *rows[fitting:]])


def _split_text(text: str, room: int) -> tuple[str, str]:
    """A long paragraph is cut between two words of one sentence; anything else goes over the page whole."""
    if len(text) <= room or room < 120 or "\n" in text or text.startswith(("#", "**")) or len(text) < 240:
        return text, ""
    at = text.rfind(" ", 0, room)
    while at > 60 and not (text[at - 1].isalpha() and text[at + 1].islower()):
        at = text.rfind(" ", 0, at)
    return (text[:at], text[at + 1 :]) if at > 60 else (text, "")
