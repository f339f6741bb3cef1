"""From the lines of a section to paragraphs, sub-headings, list points and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..model import Block, BlockKind, Span
from .heal import joined
from .lines import Line, fold, join_spans
from .tables import TableLines, is_row

_BULLET: Final = re.compile(r"[-–•*·o]\s+(?=\S)")
_NUMBERED: Final = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=\S)")
_NOTE: Final = re.compile(r"(?:\*+\)?|Note:|Anm\.:?) ?\S")
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


def read_blocks(lines: Sequence[Line], titles_only: bool = False) -> list[RawBlock]:
    """Part the lines of a section into blocks, in order; every line that is not blank is in exactly one.

    ``titles_only`` is for lists of attachments, where a short line is a title and no sub-heading.
    """
    blocks = _healed(_tables_joined(list(_raw_blocks(lines))))
    return blocks if titles_only else list(_captioned(_subheadings(blocks)))


def as_block(raw: RawBlock, table: int | None) -> Block:
    """The block as published; ``table`` is the position that the item gave its table."""
    return Block(raw.kind, raw.text, raw.span, raw.number, table)


def _raw_blocks(lines: Sequence[Line]) -> Iterator[RawBlock]:
    for group in _groups(lines):
        yield _table_block(group) if len(group) > 1 and is_row(group[0]) else _text_block(group)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that belong to one block: blank lines part them, and so does a line that opens another kind of block."""
    group: list[Line] = []
    for line in lines:
        apart = line.blank or (
            group and (is_row(line) != is_row(group[-1]) or group[-1].marked or (_opens(line) and not is_row(line)))
        )
        if apart and group:
            yield group
            group = []
        if not line.blank:
            group.append(line)
    if group:
        yield group


def _opens(line: Line) -> bool:
    return line.marked or bool(_BULLET.match(line.text) or _NUMBERED.match(line.text))


def _text_block(group: Sequence[Line]) -> RawBlock:
    text = joined(line.text for line in group)
    span = Span(group[0].number, group[-1].number)
    if group[0].marked and len(text) <= _LONGEST_HEADING:
        return RawBlock(BlockKind.SUBHEADING, text, span)
    bullet = _BULLET.match(text)
    if bullet:
        return RawBlock(BlockKind.BULLET, text[bullet.end() :], span)
    numbered = _NUMBERED.match(text)
    if numbered:
        return RawBlock(BlockKind.NUMBERED, text[numbered.end() :], span, numbered["number"])
    return RawBlock(BlockKind.PARAGRAPH, text, span)


def _table_block(group: Sequence[Line]) -> RawBlock:
    return RawBlock(BlockKind.TABLE, "", Span(group[0].number, group[-1].number), table=TableLines(tuple(group), (), None))


def _tables_joined(blocks: list[RawBlock]) -> list[RawBlock]:
    """Join a table that a page break cut (its first row is printed again), and give it the notes printed under it."""
    done: list[RawBlock] = []
    for block in blocks:
        last = done[-1].table if done else None
        if last and block.table and fold(block.table.rows[0].text) == fold(last.rows[0].text):
            done[-1] = _with_table(done[-1], replace(last, rows=last.rows + block.table.rows))
        elif last and block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) and _NOTE.match(block.text):
            note = Line(block.span.first, block.text, marked=False)
            done[-1] = _with_table(done[-1], replace(last, notes=(*last.notes, note)), block.span)
        else:
            done.append(block)
    return done


def _with_table(block: RawBlock, table: TableLines, more: Span | None = None) -> RawBlock:
    spans = [block.span, table.span, *([more] if more else [])]
    return replace(block, table=table, span=join_spans(spans))


def _healed(blocks: list[RawBlock]) -> list[RawBlock]:
    """Join a paragraph that a page break cut: it ends without a stop, and what follows begins in lower case."""
    runs: list[list[RawBlock]] = []
    for block in blocks:
        before = runs[-1][-1] if runs else None
        torn = before and block.kind is BlockKind.PARAGRAPH and block.text[:1].islower()
        if before and torn and before.kind in _TEARABLE and not _ended(before.text):
            runs[-1].append(block)
        else:
            runs.append([block])
    return [replace(run[0], text=" ".join(b.text for b in run), span=join_spans(b.span for b in run)) for run in runs]


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
    """A table's caption is the short line right above it."""
    before: RawBlock | None = None
    for block in blocks:
        if block.table and before and before.kind is BlockKind.SUBHEADING:
            block = replace(block, table=replace(block.table, caption=before.text))
        yield block
        before = block
