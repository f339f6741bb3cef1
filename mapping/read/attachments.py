"""Attachments (bilag) and proposals under the right of initiative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..model import Attachment, BlockKind, Proposal, Section
from .sentences import sentences

_NUMBER: Final = re.compile(r"Bilag (?P<number>\d{1,3}[a-z]?)[.:]?(?: ?[-–:])? +(?=\S)", re.IGNORECASE)
_PERSON: Final = r"(?P<person>[A-ZÆØÅ][\w'’.-]*(?: (?:[A-ZÆØÅ][\w'’.-]*|de|von|van|af)){1,4}) ?\((?P<letter>[A-ZÆØÅ])\)"
_PROPOSAL: Final = re.compile(rf"initiativ(?:ret(?:s)?)?(?:forslag|sag)?(?:et|en)? (?:fra|af|fremsat af|stillet af) {_PERSON}")


def read_attachments(section: Section) -> Iterator[Attachment]:
    """Each line of a «Bilag» section is one attachment."""
    blocks = [block for block in section.blocks if block.kind is not BlockKind.TABLE]
    for position, block in enumerate(blocks, 1):
        match = _NUMBER.match(block.text)
        yield Attachment(
            position, block.text[match.end() :] if match else block.text, match["number"] if match else block.number, block.span
        )


def read_proposals(sections: Sequence[Section]) -> Iterator[Proposal]:
    """«initiativretsforslag fra Reza Javid (Ø)»: who put the item on the agenda, each person once."""
    seen: set[str] = set()
    for section in sections:
        for block in section.blocks:
            for sentence in sentences(block.text):
                match = _PROPOSAL.search(sentence)
                if match and match["person"] not in seen:
                    seen.add(match["person"])
                    yield Proposal(len(seen), match["person"], match["letter"], sentence, block.span)
