"""The sections of an item: which lines are their headings, and what stands under each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ..model import Span
from ..profiles import Layout
from ..vocabulary import body_kind, section_headings, words
from .dates import ImpossibleDate, first_day
from .lines import Line, Role
from .references import Meeting

_LEAD: Final = "indledning"
_DECISION: Final = "beslutning"
_HISTORY: Final = "historik"
_LONGEST: Final = 80
_LONGEST_DECISION: Final = 200
_DATE: Final = r"(?:\d{1,2}[-./]\d{1,2}[-./ ]\d{4}|\d{1,2}\. ?[a-zæøå]{3,9}\.? \d{4}|\d{4}-\d{2}-\d{2})"
_ITEM: Final = r"(?:,? ?(?:pkt|punkt|sag|nr)\.? ?(?:nr\.? ?)?\d{1,4})?"
_BY_BODY: Final = re.compile(
    rf"B(?i:eslutning(?:er)?),?(?: (?:truffet )?(?:i|fra|af|på|for))?(?: mødet? i)? (?P<body>[A-ZÆØÅ0-9][^:;]{{2,120}}?)"
    rf",?(?: (?:på|i) mødet?)?,? (?:d\. ?|den )?{_DATE}{_ITEM} ?[:.]?"
)
_BODYS: Final = re.compile(
    rf"(?P<body>[A-ZÆØÅ][^:;.]{{2,120}}?)s beslutning(?: (?:i|på|fra) mødet?)?(?:,? (?:d\. ?|den ){_DATE})? ?[:.]?"
)
_UNDATED: Final = re.compile(r"B(?i:eslutning(?:er)?) (?:i|fra) (?P<body>[A-ZÆØÅ][^:;.]{2,120}?) ?:?")
_PLACED: Final = re.compile(
    rf"(?P<body>[A-ZÆØÅ][^:;]{{2,120}}?),? (?:d\. ?|den )?{_DATE}, ?(?:pkt|punkt|sag)\.? ?\d{{1,4}} ?[:.]?"
)
_PLACED_END: Final = re.compile(r"\d\s*[:.]?$")
"""What ends every such line, and hardly any other."""
_OTHER_ROLES: Final = frozenset({Role.TEXT, Role.ITEM, Role.TITLE})
_INLINE: Final = re.compile(r"(?P<heading>[A-ZÆØÅ][A-Za-zæøåÆØÅé ]{4,38}): ?(?P<rest>\S.*)", re.DOTALL)
_INLINE_KINDS: Final = frozenset({"beslutning", "indstilling", "resume", "sagsfremstilling", "kompetence"})
_SPACED: Final = re.compile(r"\w(?: \w){4,30} ?:?")


@dataclass(frozen=True, slots=True)
class RawSection:
    """A section's heading and lines, before they are parted into blocks."""

    kind: str
    heading: str | None
    heading_line: Line | None
    lines: tuple[Line, ...]

    @property
    def span(self) -> Span:
        solid = [line.number for line in (self.heading_line, *self.lines) if line and not line.blank]
        return Span(solid[0], solid[-1])


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens a section: its kind, its heading as printed, and the text after it on the same line."""

    kind: str
    heading: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """The section headings that hold for one document."""

    known: Mapping[str, tuple[str, bool]]
    """Folded heading to the section's kind, and whether it counts only on a line marked as a heading."""
    joined: Mapping[str, str]
    """The headings of one word, by their letters: «B E S L U T N I N G» and «Sags fremstilling» are torn ones."""
    by_role: bool = False
    """Whether the form of the source says which lines are headings; then no other line is one."""
    meeting: Meeting | None = None


def headings_of(lines: Sequence[Line], layout: Layout | None = None, meeting: Meeting | None = None) -> Headings:
    """The headings for a document: the general ones, and those of its layout."""
    known = dict(section_headings())
    known.update({words(printed): (kind, False) for printed, kind in (layout.headings if layout else {}).items()})
    joined = {heading: kind for heading, (kind, soft) in known.items() if not soft and " " not in heading and len(heading) > 8}
    return Headings(known, joined, any(line.role is Role.SECTION for line in lines), meeting)


def section_kind(line: Line, headings: Headings | None = None) -> str | None:
    """The canonical name of the section that a line opens: only where the whole line is a known heading."""
    opening = opening_of(line, headings or headings_of(()))
    return opening.kind if opening and not opening.rest else None


def opening_of(line: Line, headings: Headings) -> Opening | None:
    """The section that a line opens, alone or with text after its heading; nothing for any other line."""
    if line.blank or line.role in _OTHER_ROLES:
        return None
    text = line.text.strip()
    if "\t" in text:
        return None
    if headings.by_role and line.role is not Role.SECTION:
        return None
    if len(text) <= _LONGEST:
        known = headings.known.get(_words(text))
        if known is not None and (line.marked or line.role is Role.SECTION or not known[1]):
            return Opening(known[0], text.rstrip(": "))
        torn = _torn(text, headings) if text[0].isupper() and " " in text else None
        if torn:
            return Opening(torn, text.rstrip(": "))
    return _decision_heading(text, headings) or _inline(text, headings)


_words: Final = lru_cache(maxsize=4096)(words)
"""A document's short lines are asked for three times: for its date, for its items and for their sections."""


def _torn(text: str, headings: Headings) -> str | None:
    """The kind of a heading whose letters conversion has parted: every letter, or one word into two."""
    if len(text) > 60 or not (_SPACED.fullmatch(text) or text.count(" ") == 1):
        return None
    return headings.joined.get(words(text.replace(" ", "")))


def _decision_heading(text: str, headings: Headings) -> Opening | None:
    """«Beslutning i Byrådet den 3. maj 2023», whichever body and day it names; the heading says whose decision it is."""
    if len(text) > _LONGEST_DECISION or not (text[0] == "B" or "beslutning" in text or _PLACED_END.search(text[-8:])):
        return None
    folded = " ".join(text.split())
    if (folded[0] == "B" and _BY_BODY.fullmatch(folded)) or ("s beslutning" in folded and _BODYS.fullmatch(folded)):
        return Opening(_DECISION, text.rstrip(": "))
    undated = _UNDATED.fullmatch(folded) if folded[0] == "B" else None
    if undated and body_kind(undated["body"]) != "andet":
        return Opening(_DECISION, text.rstrip(": "))
    meeting = headings.meeting
    if meeting and (placed := _PLACED.fullmatch(folded)) and _is_own(placed["body"], folded, meeting):
        return Opening(_DECISION, text.rstrip(": "))
    return None


def placed_body(text: str) -> str | None:
    """The body of a line such as «Kultur- og Idrætsudvalget, 03-04-2019, pkt. 42»; nothing for any other line."""
    if len(text) > _LONGEST_DECISION or not _PLACED_END.search(text.rstrip()[-8:]):
        return None
    placed = _PLACED.fullmatch(" ".join(text.split()))
    return placed["body"] if placed else None


def deciding_body(text: str) -> str | None:
    """The body that a decision's heading names: «Beslutning i Byrådet den 3. maj 2023»."""
    folded = " ".join(text.split()) if len(text) <= _LONGEST_DECISION else ""
    found = next((each for shape in (_BY_BODY, _BODYS, _UNDATED, _PLACED) if (each := shape.fullmatch(folded))), None)
    return found["body"] if found else None


def _is_own(body: str, text: str, meeting: Meeting) -> bool:
    try:
        return words(body) == words(meeting.body) and first_day(text) == meeting.day
    except ImpossibleDate:
        return False


def _inline(text: str, headings: Headings) -> Opening | None:
    match = _INLINE.match(text[:60]) if ":" in text[:45] else None
    known = headings.known.get(words(match["heading"])) if match else None
    if match is None or known is None or known[1] or known[0] not in _INLINE_KINDS:
        return None
    return Opening(known[0], match["heading"], text[match.start("rest") :])


def split_sections(lines: Sequence[Line], headings: Headings | None = None) -> Iterator[RawSection]:
    """The item's sections in printed order; text before the first heading is the lead."""
    table = headings or headings_of(lines)
    marks = _trusted(lines, [(i, found) for i, line in enumerate(lines) if not line.blank and (found := opening_of(line, table))])
    starts = [(-1, Opening(_LEAD, "")), *marks, (len(lines), Opening("", ""))]
    for (start, opening), (end, _) in pairwise(starts):
        heading = lines[start] if start >= 0 else None
        content = tuple(lines[start + 1 : end])
        if heading and opening.rest:
            content = (replace(heading, text=opening.rest, marked=False), *content)
        if heading or any(not line.blank for line in content):
            yield RawSection(opening.kind, opening.heading if heading else None, heading, content)


def _trusted(lines: Sequence[Line], marks: list[tuple[int, Opening]]) -> list[tuple[int, Opening]]:
    """Without the labels inside text: «Beslutning: …» opens a section only where no line of its own does in this item,
    and not in the history of the case, where it quotes somebody else's decision. «Det indstilles:» right under «Indstilling»
    is that section's first line."""
    alone = {opening.kind for _, opening in marks if not opening.rest}
    kept: list[tuple[int, Opening]] = []
    for i, opening in marks:
        if opening.rest and (opening.kind in alone or (kept and kept[-1][1].kind == _HISTORY)):
            continue
        last = kept[-1] if kept else None
        if last and last[1].kind == opening.kind and not last[1].rest and all(line.blank for line in lines[last[0] + 1 : i]):
            continue
        kept.append((i, opening))
    return kept
