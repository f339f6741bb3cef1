"""The full text of an agenda item, section by section, as headings, paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ...model import AgendaItem, Block, BlockKind, MeetingKey, Section, Span, Table, TableKind
from ...names import AFSNIT
from .links import Link, Links
from .tables import TableView, table_view


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list."""

    text: str
    number: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one kind: ``paragraph``, ``subheading``, ``list``, ``numbered``, ``table`` or ``elsewhere``."""

    kind: str
    text: str = ""
    points: tuple[Point, ...] = ()
    table: TableView | None = None
    link: Link | None = None
    """Where the table is shown instead."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its text, or a word on where its text stands."""

    id: str
    heading: str
    pieces: tuple[Piece, ...]
    shown: Link | None
    lines: Link


def sections(item: AgendaItem, key: MeetingKey, links: Links) -> tuple[SectionView, ...]:
    """Every section in printed order; those that the page has shown already are named and linked."""
    shown = tuple(_shown_above(item))
    return tuple(_section(section, item, key, links, shown) for section in item.sections)


def prose(blocks: Iterable[Block], tables: Mapping[int, Table], key: MeetingKey, links: Links) -> Iterator[Piece]:
    """Blocks as pieces; points in a row are one list, and a line that a table has taken as its caption is not shown twice."""
    for kind, group in groupby(_without_captions(tuple(blocks), tables), key=lambda block: block.kind):
        members = tuple(group)
        if kind in (BlockKind.BULLET, BlockKind.NUMBERED):
            name = "list" if kind is BlockKind.BULLET else "numbered"
            yield Piece(name, points=tuple(Point(block.text, block.number) for block in members))
        elif kind is BlockKind.TABLE:
            yield from (_table(table, key, links) for block in members if (table := tables.get(block.table or 0)))
        else:
            yield from (Piece(str(kind), block.text) for block in members if block.text)


def _without_captions(blocks: tuple[Block, ...], tables: Mapping[int, Table]) -> Iterator[Block]:
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):  # A heading may have no blocks under it.
        table = tables.get(following.table or 0) if following else None
        if table is None or not block.text or block.text != table.caption:
            yield block


def _shown_above(item: AgendaItem) -> Iterator[tuple[Span, Link]]:
    if item.decision:
        yield item.decision.span, Link("Beslutningen står øverst på siden.", "#beslutning")
    if item.recommendation:
        yield item.recommendation.span, Link("Indstillingen står ovenfor.", "#indstilling")
    for attachment in item.attachments[:1]:
        yield attachment.span, Link("Bilagene er nævnt nedenfor.", "#bilag")


def _section(
    section: Section, item: AgendaItem, key: MeetingKey, links: Links, shown: tuple[tuple[Span, Link], ...]
) -> SectionView:
    tables = {table.position: table for table in item.tables}
    elsewhere = next((link for span, link in shown if _holds(section.span, span)), None)
    return SectionView(
        id=f"afsnit-{section.position}",
        heading=section.heading or links.site.words.term(AFSNIT[section.kind]),
        pieces=() if elsewhere else tuple(prose(section.blocks, tables, key, links)),
        shown=elsewhere,
        lines=links.lines(key, section.span),
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _table(table: Table, key: MeetingKey, links: Links) -> Piece:
    """A table in its place, except a budget table: that one stands with the money."""
    if table.kind is TableKind.BUDGET:
        name = table.caption or f"Tabel {table.position}"
        return Piece("elsewhere", link=Link(f"Tabellen «{name}» står under Penge.", f"#tabel-{table.position}"))
    return Piece("table", table=table_view(table, key, links))
