"""From the lines of a section to paragraphs, sub-headings, list points and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..model import Block, BlockKind, Span
from .block_lines import BULLET, NUMBERED, groups, titles_apart
from .heal import joined, settled
from .lines import Line, fold, join_spans
from .table_heads import unit_in
from .table_rows import TableLines, grid, stacked_tables

_NOTE: Final = re.compile(
    r"(?:\*+\)?|[¹²³]|Noter?:|Anm\.:?|Anmærkning:|Kilde:|[-+−–] ?=|Minus ?=|Alle (?:beløb|tal) er|(?:Beløb|Tal) (?:er )?i) ?\S"
)
_CAPTION: Final = re.compile(
    r"(?:Tabel \d|\(?(?:i )?(?:hele |mio\. ?|1\.000 ?|t\. ?)?kr\b|\(?(?:Alle |Hele )?(?:beløb|tal) )", re.IGNORECASE
)
"""What opens a line over a table that is no heading."""
_TEARABLE: Final = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBERED)
_LONGEST_HEADING: Final = 170


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block before tables are understood and torn paragraphs are healed."""

    kind: BlockKind
    text: str
    span: Span
    number: str | None = None
    table: TableLines | None = None
    mark: str | None = None
    """What stood before a list point: «-», «*», «1)»."""


def read_blocks(lines: Sequence[Line], titles_only: bool = False) -> list[RawBlock]:
    """Part the lines of a section into blocks, in order; every line that is not blank is in exactly one.

    ``titles_only`` is for lists of attachments, where a short line is a title and no sub-heading.
    """
    blocks = _healed(_tables_joined(list(_raw_blocks(list(titles_apart(lines)) if titles_only else lines))))
    return blocks if titles_only else list(_captioned(_subheadings(blocks)))


def as_block(raw: RawBlock, table: int | None) -> Block:
    """The block as published; ``table`` is the position that the item gave its table."""
    return Block(raw.kind, raw.text, raw.span, raw.number, table)


def _raw_blocks(lines: Sequence[Line]) -> Iterator[RawBlock]:
    at = 0
    for table in stacked_tables(lines):
        yield from _in_groups(lines[at : table.start])
        yield _table_block(TableLines(table.rows, (), None))
        at = table.end
    yield from _in_groups(lines[at:])


def _in_groups(lines: Sequence[Line]) -> Iterator[RawBlock]:
    for group in groups(lines):
        rows = grid(group.lines) if group.rows and len(group.lines) > 1 else ()
        yield _table_block(TableLines(rows, (), None)) if rows else _text_block(group.lines)


def _text_block(group: Sequence[Line]) -> RawBlock:
    text = joined(line.text for line in group) if len(group) > 1 else fold(group[0].text)
    span = Span(group[0].number, group[-1].number)
    if group[0].marked and len(text) <= _LONGEST_HEADING:
        return RawBlock(BlockKind.SUBHEADING, text, span)
    bullet = BULLET.match(text)
    if bullet:
        return RawBlock(BlockKind.BULLET, text[bullet.end() :], span, mark=bullet.group().strip())
    numbered = NUMBERED.match(text)
    if numbered:
        number = numbered["number"] or numbered["letter"]
        return RawBlock(BlockKind.NUMBERED, text[numbered.end() :], span, number, mark=numbered.group().strip())
    return RawBlock(BlockKind.PARAGRAPH, text, span)


def _table_block(table: TableLines) -> RawBlock:
    return RawBlock(BlockKind.TABLE, "", table.span, table=table)


def _tables_joined(blocks: list[RawBlock]) -> list[RawBlock]:
    """Join a table that a page break cut (its first row is printed again), and give it the notes printed under it."""
    done: list[RawBlock] = []
    for block in blocks:
        last = done[-1].table if done else None
        if last and block.table and block.table.rows[0].cells == last.rows[0].cells:
            done[-1] = _with_table(done[-1], replace(last, rows=last.rows + block.table.rows))
        elif last and _is_note(block, last):
            printed = f"{block.mark} {block.text}" if block.mark else block.text
            note = Line(block.span.first, printed, marked=False)
            done[-1] = _with_table(done[-1], replace(last, notes=(*last.notes, note)), block.span)
        else:
            done.append(block)
    return done


def _is_note(block: RawBlock, table: TableLines) -> bool:
    """Whether a block under a table belongs to it: «Note: …», or «* …» and «1) …» where the table has such a mark."""
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) and _NOTE.match(block.text):
        return True
    marked = block.mark == "*" or (block.mark or "").endswith(")")
    return marked and any(cell.endswith(block.mark or "") for row in table.rows for cell in row.cells if cell)


def _with_table(block: RawBlock, table: TableLines, more: Span | None = None) -> RawBlock:
    spans = [block.span, table.span, *([more] if more else [])]
    return replace(block, table=table, span=join_spans(spans))


def _healed(blocks: list[RawBlock]) -> list[RawBlock]:
    """Join a paragraph that a page break cut: it ends without a stop, and what follows begins in lower case."""
    runs: list[list[RawBlock]] = []
    for block in blocks:
        before = runs[-1][-1] if runs else None
        torn = before and block.kind is BlockKind.PARAGRAPH and block.text[:1].islower()
        if before and torn and before.kind in _TEARABLE and not _ended(before.text) and not _lists_at(before.text, block.text):
            runs[-1].append(block)
        else:
            runs.append([block])
    return [_one(run) for run in runs]


def _one(run: Sequence[RawBlock]) -> RawBlock:
    """The blocks of one paragraph as one; most paragraphs are whole."""
    first = run[0]
    if len(run) > 1:
        return replace(first, text=settled(joined(block.text for block in run)), span=join_spans(block.span for block in run))
    text = settled(first.text)
    return first if text == first.text else replace(first, text=text)


def _lists_at(before: str, text: str) -> bool:
    """Whether a paragraph is one of a list of clauses: «… indstiller, / at planen vedtages, og / at sagen evalueres»."""
    return text.startswith("at ") and (before.startswith("at ") or before.endswith((",", ";", " og", " samt")))


def _ended(text: str) -> bool:
    """Whether the text ends in a stop, quotation marks and brackets aside."""
    return text.rstrip("'\"”»)]")[-1:] in tuple(".!?:;…")


def _subheadings(blocks: list[RawBlock]) -> list[RawBlock]:
    """In text without mark-up a short line that ends without a stop, and is followed by text, is a sub-heading."""
    done = list(blocks)
    for i, block in enumerate(blocks[:-1]):
        following = blocks[i + 1]
        short = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_HEADING
        titled = short and block.span.first == block.span.last and block.text[:1].isupper() | (block.text[:1] in "\"”“»«'")
        bare = titled and (block.text.endswith("?") or not _ended(block.text)) and not block.text.endswith(",")
        if bare and following.kind is not BlockKind.SUBHEADING:
            done[i] = replace(block, kind=BlockKind.SUBHEADING)
    return done


def _captioned(blocks: list[RawBlock]) -> Iterator[RawBlock]:
    """A table's caption is the short line right above it, or a line that names the table or its unit."""
    before: RawBlock | None = None
    for block in blocks:
        if block.table and before and (before.kind is BlockKind.SUBHEADING or _names_table(before)):
            block = replace(block, table=replace(block.table, caption=before.text))
        yield block
        before = block


def _names_table(block: RawBlock) -> bool:
    """«Tabel 2. Udgifter til drift», «Beløb i 1.000 kr., 2026-P/L.»."""
    short = block.kind is BlockKind.PARAGRAPH and len(block.text) <= 120
    return short and bool(_CAPTION.match(block.text) and (block.text.startswith("Tabel") or unit_in((block.text,))))
