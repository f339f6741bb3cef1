"""Decisions of earlier bodies and meetings that are quoted inside an item.

They stand under a line with body and day, under a heading of their own, in a history, or (Odense until 2021) as bare sentences
inside the recommendation. What is taken for one of them is never read as this body's recommendation, decision or vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from ..model import Block, BlockKind, EarlierDecision, Outcome, Precision, Section, Span
from ..vocabulary import NOT_CLASSIFIED, words
from .bodies import same_body
from .dates import find_dates
from .decisions import read_decision
from .labels import Label, find_labels, heading_label, is_body_name
from .lines import join_spans
from .phrases import any_of, phrases
from .references import Meeting, find_bodies
from .sentences import sentences
from .wordings import find_outcome

_HISTORY: Final = "historik"
_DECISION: Final = "beslutning"
_DAY_NEAR: Final = 60
"""Characters behind the verb in which the day of the meeting stands: «anbefaler på møde den 5. april 2016 indstillingen»."""


@dataclass(slots=True)
class _Quoted:
    """What stands under one line with a body and a day, or under none."""

    label: Label | None
    span: Span | None = None
    blocks: list[Block] = field(default_factory=list)


def read_earlier(sections: Sequence[Section], meeting: Meeting) -> tuple[tuple[Section, ...], tuple[EarlierDecision, ...]]:
    """The item's sections without what is quoted of earlier bodies, and the earlier decisions, in printed order.

    The sections given back are those from which this body's own recommendation, decision, votes and statements are read;
    the sections that are published stay whole.
    """
    own: list[Section] = []
    earlier: list[_Quoted] = []
    labelled: list[Section] = []
    only = sum(section.kind == _DECISION for section in sections) == 1
    for section in sections:
        for quoted in _parted(section, meeting, only=only):
            if quoted.label is None:
                blocks = tuple(quoted.blocks)
                own.append(section if blocks == section.blocks else replace(section, blocks=blocks))
            elif quoted.label.own(meeting):
                labelled.append(replace(section, kind=_DECISION, blocks=tuple(quoted.blocks)))
            elif quoted.blocks and not quoted.label.later(meeting):
                earlier.append(quoted)
    decided = any(section.kind == _DECISION and section.text for section in own)
    inside = [section for section in labelled if section.text and (not decided or _in_decision(section, sections))]
    kept = [section for section in own if not (inside and section.kind == _DECISION and not section.text)]
    if inside:
        kept = [replace(section, kind="indstilling") if _is_both(section) else section for section in kept]
    decisions = [_decision(position, one, meeting) for position, one in enumerate(_told(earlier), 1)]
    return (*kept, *inside[-1:]), tuple(decisions)


def _in_decision(section: Section, sections: Sequence[Section]) -> bool:
    return any(one.position == section.position and one.kind == _DECISION for one in sections)


def _is_both(section: Section) -> bool:
    """«Indstilling og beslutning»: what stands there before the line with this body and day is the recommendation."""
    return section.kind == _DECISION and words(section.heading or "") == "indstilling og beslutning"


def _told(earlier: Sequence[_Quoted]) -> list[_Quoted]:
    """Those that have a text, without what an administration remarked on the way."""
    told = [one for one in earlier if any(block.text for block in one.blocks)]
    return [one for one in told if not ((match := _bare().match(one.blocks[0].text)) and match["remark"])]


def _parted(section: Section, meeting: Meeting, *, only: bool) -> list[_Quoted]:
    """The section's blocks, parted where a line says that what follows is another body's, or this one's."""
    history = section.kind == _HISTORY
    start = _of_heading(section, meeting, only=only)
    parts = [_Quoted(start, Span(section.span.first, section.span.first))]
    if history and start is None:
        parts = [_Quoted(None)]
    for block in section.blocks:
        for label, piece in _pieces(block, meeting, history=history):
            if label is not None:
                parts.append(_Quoted(label, block.span))
            if piece is not None:
                _place(piece, section, meeting, parts)
    return [part for i, part in enumerate(parts) if part.blocks or i == 0]


def _of_heading(section: Section, meeting: Meeting, *, only: bool) -> Label | None:
    """The label that a decision's heading is; nothing where the decision is this body's."""
    if section.kind != _DECISION or not section.heading:
        return None
    label = heading_label(section.heading, meeting, Span(section.span.first, section.span.first))
    if label is None or label.own(meeting) or label.later(meeting):
        return None
    same_day = label.date is not None and label.date.value == meeting.day.isoformat()
    return None if only and (same_day or label.date is None) else label


def _pieces(block: Block, meeting: Meeting, *, history: bool) -> Iterator[tuple[Label | None, Block | None]]:
    """The block, cut where a label stands in it: first what stands before the first label, then each label with its text."""
    labels = find_labels(block.text, meeting, block.span, history=history) if block.kind is not BlockKind.TABLE else []
    if not labels:
        yield None, block
        return
    before = block.text[: labels[0].start].strip()
    if before:
        yield None, replace(block, text=before)
    for label, end in zip(labels, [*(label.start for label in labels[1:]), len(block.text)], strict=True):
        text = block.text[label.end : end].strip()
        kind = BlockKind.PARAGRAPH if block.kind is BlockKind.SUBHEADING else block.kind
        yield label, replace(block, kind=kind, text=text) if text else None


def _place(block: Block, section: Section, meeting: Meeting, parts: list[_Quoted]) -> None:
    """Put a block under the last label, or find out that it begins something else."""
    last = parts[-1]
    bare = _bare_line(block, section, meeting, parts)
    if bare is not None:
        parts.append(_Quoted(bare, block.span, [block]))
    elif section.kind == _HISTORY and last.label is None:
        parts.extend(_of_history(block, meeting))
        parts.append(_Quoted(None, None, [block]))
    elif last.label is not None and block.kind is BlockKind.SUBHEADING and _resumes(block, section):
        parts.append(_Quoted(None, None, [block]))
    else:
        last.blocks.append(block)


def _resumes(block: Block, section: Section) -> bool:
    """Whether a sub-heading ends a quotation and takes up the matter again."""
    return section.kind not in (_DECISION, _HISTORY, "indstilling") and _point().match(block.text) is None


@cache
def _point() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases().decision.points)} ?\d", re.IGNORECASE)


def _bare_line(block: Block, section: Section, meeting: Meeting, parts: Sequence[_Quoted]) -> Label | None:
    """«Økonomiudvalget anbefaler indstillingen.», in a paragraph of its own behind the recommendation itself."""
    if section.kind != "indstilling" or not any(part.blocks for part in parts) or block.kind is not BlockKind.PARAGRAPH:
        return None
    match = _bare().match(block.text)
    if match is None:
        return None
    body = match["body"]
    there = Meeting(body, meeting.day, meeting.profile)
    if match["remark"] is None and not (is_body_name(body) and find_outcome(block.text, there)):
        return None
    first = next(find_dates(block.text[match.end() :][:_DAY_NEAR], meeting.day, block.span), None)
    day = first.date if first and first.date.precision is Precision.DAY and first.date.value < meeting.day.isoformat() else None
    return Label(0, 0, body, day, None)


@cache
def _bare() -> re.Pattern[str]:
    verbs, remarks = any_of(phrases().earlier.verbs), any_of(phrases().earlier.remarks)
    body = r"(?:[A-ZÆØÅ][\wæøå]{1,40}-?(?:,| og| samt)? ){0,6}(?:[A-ZÆØÅ][\wæøå]{2,40}|for [A-ZÆØÅ][\wæøå]{2,40})"
    return re.compile(rf"(?P<body>{body}) (?:(?P<remark>har {remarks})|(?P<verb>{verbs})\b)")


def _of_history(block: Block, meeting: Meeting) -> Iterator[_Quoted]:
    """«Byrådet vedtog den 3. maj 2021, at …»: sentences of a history with a body, a day and what it decided."""
    from_history = sentences(block.text)
    for sentence in from_history:
        labels = _dated(sentence, block.span, meeting)
        if labels:
            yield _Quoted(labels, block.span, [replace(block, text=sentence)])


def _dated(sentence: str, span: Span, meeting: Meeting) -> Label | None:
    dates = [one for one in find_dates(sentence, meeting.day, span) if one.date.precision is Precision.DAY]
    bodies = [body for body in find_bodies(sentence, meeting) if body.names]
    if not dates or not bodies or dates[0].date.value >= meeting.day.isoformat():
        return None
    other = Meeting(bodies[0].names[0], meeting.day, meeting.profile)
    found = find_outcome(sentence, other)
    return Label(0, 0, bodies[0].printed, dates[0].date, None) if found else None


def _decision(position: int, quoted: _Quoted, meeting: Meeting) -> EarlierDecision:
    label = quoted.label
    body = label.body if label else None
    names = _names(body, meeting) if body else ()
    section = Section(1, _DECISION, None, tuple(quoted.blocks), join_spans(block.span for block in quoted.blocks))
    there = Meeting(names[0] if names else body or meeting.body, meeting.day, meeting.profile)
    read = read_decision(section, "", "", there)
    outcome = read[1] if read else Outcome(NOT_CLASSIFIED, None, section.span)
    span = join_spans([section.span, *([quoted.span] if quoted.span else [])])
    date = label.date if label else None
    return EarlierDecision(position, body, names, date, label.item if label else None, section.text, outcome, span)


def _names(body: str, meeting: Meeting) -> tuple[str, ...]:
    """Full names: an abbreviation by the municipality's table, this body's own name where it is this one."""
    full = [full for short, full in meeting.profile.abbreviations if short.casefold() == body.casefold()]
    if full:
        return tuple(full)
    if same_body(body, meeting):
        return (meeting.body,)
    found = [name for each in find_bodies(body, meeting) for name in each.names]
    return tuple(dict.fromkeys(found)) or ((body,) if re.fullmatch(r"[A-ZÆØÅ]{2,5}", body) is None else ())
