"""What a made-up item consists of before it is set as Markdown or as plain text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``bold`` where conversion has made the whole of it bold."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a section, marked as one or not."""

    text: str
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: heading rows and rows of cells."""

    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a figure was: some blank lines."""


Block = Paragraph | Subheading | Bullets | Numbered | Grid | Gap


@dataclass(frozen=True, slots=True)
class Part:
    """A section of an item."""

    kind: str
    """The last part of a concept's IRI in ``ontology/sections.ttl``."""
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An item, ready to be set."""

    heading: str
    case_number: str
    parts: tuple[Part, ...]
