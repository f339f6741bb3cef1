"""What the structured forms share: how a meeting's head, an item and its sections are drawn as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from ...danish import write_date
from ...model import LeftOut
from ...problems import Problem, Unreadable
from ...vocabulary import section_headings, words
from ..lines import Drawn, Role, SourceText
from .markup import parse
from .pen import Pen, Sketch

CLOSED: Final = "Lukket punkt"
_MARK_UP: Final = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,30});")
_LONGEST_HEADING: Final = 80
_NOTHING: Final = Drawn("")


@dataclass(frozen=True, slots=True)
class Field:
    """A named part of an item, such as «Indstilling»; nameless where the heading stands in the text."""

    name: str | None
    lines: tuple[Sketch, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """An agenda item as the structured forms have it."""

    number: str
    title: str
    case_number: str | None = None
    closed: bool = False
    fields: tuple[Field, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as the structured forms have it."""

    body: str
    day: date
    kind: str | None = None
    """«Referat», «Dagsorden»."""
    start: str | None = None
    """The hour, as «12:30»."""
    place: str | None = None
    head: tuple[Sketch, ...] = ()
    """What else stands before the first item."""
    points: tuple[Point, ...] = field(default=())


def draw(sitting: Sitting, name: str) -> list[Drawn]:
    """The meeting as the lines that are published. Raises Unreadable for an agenda, in which nothing is decided yet."""
    drawn = [*_head(sitting), *(line for point in sitting.points for line in _point(point))]
    decided = any(line.role is Role.SECTION and _section(line.text) == "beslutning" for line in drawn)
    if sitting.kind and "dagsorden" in sitting.kind.casefold() and not decided:
        saw = f"an agenda («{sitting.kind[:60]}») without a decision in it"
        raise Unreadable(Problem(name, None, "agenda", saw, "the minutes of the meeting («Referat»), once they are published."))
    if not sitting.points:
        raise Unreadable(Problem(name, None, "no-items", "a meeting without agenda items", "the minutes with their items."))
    return drawn


def html_lines(text: str | None, name: str) -> tuple[Sketch, ...]:
    """A piece of HTML as lines; text without mark-up is parted at its own line breaks."""
    if not text or not text.strip():
        return ()
    if not _MARK_UP.search(text):
        return tuple(Sketch(" ".join(line.split())) for line in text.splitlines())
    root = parse(text, name)
    return tuple(Pen(lambda element: element.tag in ("script", "style")).draw(root)) if root is not None else ()


def one_line(text: object) -> str:
    """A value as one line of text; nothing for what is no text or number."""
    return " ".join(str(text).split()) if isinstance(text, (str, int)) and not isinstance(text, bool) else ""


def _head(sitting: Sitting) -> Iterator[Drawn]:
    yield Drawn(f"REFERAT {sitting.body} d. {sitting.day:%d-%m-%Y}", Role.TITLE, marked=True)
    yield _NOTHING
    time = f" kl. {sitting.start}" if sitting.start else ""
    yield Drawn(f"Mødedato d. {write_date(sitting.day)}{time}")
    yield _NOTHING
    if sitting.place:
        yield Drawn(f"Mødested {sitting.place}")
        yield _NOTHING
    for line in sitting.head:
        yield Drawn(line.text)
    if sitting.head:
        yield _NOTHING


def _point(point: Point) -> Iterator[Drawn]:
    yield Drawn(f"Punkt {point.number}: {point.title}", Role.ITEM, marked=True)
    yield _NOTHING
    if point.case_number:
        yield from (Drawn(point.case_number), _NOTHING)
    if point.closed:
        yield from (Drawn(CLOSED), _NOTHING)
    for each in point.fields:
        yield from _field(each)
    if point.attachments:
        yield from (Drawn("Bilag", Role.SECTION, marked=True), _NOTHING)
        for attachment in point.attachments:
            yield from (Drawn(attachment, Role.TEXT), _NOTHING)


def _field(part: Field) -> Iterator[Drawn]:
    if part.name:
        yield from (Drawn(part.name, Role.SECTION, marked=True), _NOTHING)
    lines = _without_repeated_heading(part)
    yield from (_body_line(line) for line in lines)
    if lines and lines[-1].text:
        yield _NOTHING


def _without_repeated_heading(part: Field) -> Sequence[Sketch]:
    """A field called «Indstilling» often begins with that heading once more."""
    solid = next((i for i, line in enumerate(part.lines) if line.text), None)
    if part.name and solid is not None and words(part.lines[solid].text) == words(part.name):
        return part.lines[solid + 1 :]
    return part.lines


def _body_line(line: Sketch) -> Drawn:
    """A line within an item. A known heading opens a section; all else is text, though it look like an item's heading."""
    marked = line.level is not None or line.bold
    known = section_headings().get(words(line.text)) if 0 < len(line.text) <= _LONGEST_HEADING else None
    if known and (marked or not known[1]) and "\t" not in line.text:
        return Drawn(line.text, Role.SECTION, marked=True)
    return Drawn(line.text, Role.TEXT if line.text else None, marked and "\t" not in line.text)


def _section(text: str) -> str | None:
    known = section_headings().get(words(text))
    return known[0] if known else None


def leaving_out(source: SourceText, rules: Mapping[str, int]) -> SourceText:
    """The source text with what is not among its lines: how many parts each rule left out."""
    found = tuple(LeftOut(rule, count) for rule, count in sorted(rules.items()) if count)
    return replace(source, file=replace(source.file, left_out=found))


def named(parts: Iterable[tuple[str, tuple[Sketch, ...]]]) -> tuple[Field, ...]:
    """Fields from names and lines, without those that hold nothing."""
    return tuple(Field(title or None, lines) for title, lines in parts if any(line.text for line in lines))
