"""Attachments (bilag) and proposals under the right of initiative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..model import Attachment, Block, BlockKind, Proposal, Section
from .sentences import sentences

_NUMBER: Final = re.compile(r"Bilag (?:nr\.? ?)?(?P<number>\d{1,3}[a-z]?)(?![\w/])[.:]?(?: ?[-–:])? *(?=\S)", re.IGNORECASE)
_LISTED: Final = re.compile(r"(?P<number>\d{1,3})(?:[.)] ?| )(?P<access>Åben|Åbent|Lukket|Fortrolig)(?: (?=\S)|$)")
"""«1 Åben Plan for havnen»: how Acadre lists documents."""
_POINT: Final = re.compile(r"(?P<number>\d{1,3})[.)] +(?=\S)")
_LABEL: Final = re.compile(r"(?:Bilag|Bilagsoversigt|Bilagsliste|Følgende bilag er vedlagt|Vedlagte bilag) ?: *", re.IGNORECASE)
_NONE: Final = re.compile(
    r"(?:(?:der er |sagen har )?(?:ingen|intet)(?: bilag(?: til (?:sagen|punktet))?)?|[-–]|se alle bilag|vis bilag|bilag)\.?",
    re.IGNORECASE,
)
"""What a list of attachments says where there are none, and the words of a page's buttons."""
_FILE: Final = r"\.(?:pdf|docx?|xlsx?|pptx?|msg|html?|jpe?g|png|tiff?|zip|csv|txt)"
_SPLIT: Final = re.compile(rf"(?P<end>{_FILE}\)?)(?:,|;| og) +(?=\S)", re.IGNORECASE)
_DOCUMENT: Final = re.compile(
    r"(?:\((?:dok(?:ument)?\.? ?(?:nr\.?|id)?:? ?)?(?P<inside>\d{3}-\d{4}-\d{1,8}|\d{1,7}/\d{2,4}|\d{5,7}-\d{2})\)"
    r"|\bdok(?:ument)?\.? ?(?:nr\.?|id)?:? ?(?P<after>\d{3}-\d{4}-\d{1,8}|\d{1,7}/\d{2,4}|\d{5,7}-\d{2}|\d{5,10})\b)",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(
    r"\((?:lukket|lukket bilag|fortroligt?|fortroligt bilag|ikke offentligt?)\)|\blukket bilag\b", re.IGNORECASE
)
_ALONE: Final = re.compile(r"Bilag (?:nr\.? ?)?\d{1,3}[a-z]? ?[-–:] *\S", re.IGNORECASE)
_LONGEST: Final = 300
"""Characters; no title is longer."""
_PERSON: Final = r"(?P<person>[A-ZÆØÅ][\w'’.-]*(?: (?:[A-ZÆØÅ][\w'’.-]*|de|von|van|af)){1,4}) ?\((?P<letter>[A-ZÆØÅ])\)"
_PROPOSAL: Final = re.compile(rf"initiativ(?:ret(?:s)?)?(?:forslag|sag)?(?:et|en)? (?:fra|af|fremsat af|stillet af) {_PERSON}")


def read_attachments(sections: Sequence[Section]) -> Iterator[Attachment]:
    """Each line of a «Bilag» section is one attachment; elsewhere only a line that says it is: «Bilag: plan.pdf»."""
    position = 0
    for section in sections:
        for block in section.blocks:
            if block.kind is BlockKind.TABLE:
                continue
            listed = section.kind == "bilag"
            for text in _titles(block.text) if listed or _says_so(block) else ():
                position += 1
                yield _attachment(position, text, block)


def _says_so(block: Block) -> bool:
    """«Bilag: plan.pdf», «Bilag 1 - Plan for havnen» as a block of its own; «Bilag 1 viser …» is running text."""
    if len(block.text) > _LONGEST or block.text.endswith("."):
        return False
    labelled = _LABEL.match(block.text)
    named = labelled and (re.search(rf"{_FILE}\b", block.text, re.IGNORECASE) or _POINT.match(block.text[labelled.end() :]))
    return bool(named or _ALONE.match(block.text))


def _titles(text: str) -> Iterator[str]:
    """The titles that a block lists: several where file names stand in a row."""
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    start = 0
    for match in _SPLIT.finditer(rest):
        yield rest[start : match.end("end")]
        start = match.end()
    if rest[start:].strip() and not _NONE.fullmatch(rest[start:].strip()[:60]):
        yield rest[start:]


def _attachment(position: int, text: str, block: Block) -> Attachment:
    title, number = text, block.number
    listed = _LISTED.match(title) or _POINT.match(title)
    access = listed.groupdict().get("access") if listed else None
    if listed and listed.end() < len(title):
        title, number = title[listed.end() :], listed["number"]
    named = _NUMBER.match(title)
    if named:
        title, number = title[named.end() :], named["number"]
    document = _DOCUMENT.search(text[-80:])
    closed = access in ("Lukket", "Fortrolig") or bool(_CLOSED.search(text[:_LONGEST]))
    return Attachment(
        position, title, number, block.span, (document["inside"] or document["after"]) if document else None, closed
    )


def read_proposals(sections: Sequence[Section]) -> Iterator[Proposal]:
    """«initiativretsforslag fra Reza Javid (Ø)»: who put the item on the agenda, each person once."""
    seen: set[str] = set()
    for section in sections:
        for block in section.blocks:
            for sentence in sentences(block.text) if "initiativ" in block.text else ():
                match = _PROPOSAL.search(sentence)
                if match and match["person"] not in seen:
                    seen.add(match["person"])
                    yield Proposal(len(seen), match["person"], match["letter"], sentence, block.span)
