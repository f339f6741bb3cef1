"""The text of an agenda item: sections, their blocks, attachments, and who raised it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .values import STRICT, Span


class BlockKind(StrEnum):
    """What a piece of running text is."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    BULLET = "bullet"
    NUMBERED = "numbered"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, sub-heading, list point or table of a section, in printed order."""

    __pydantic_config__ = STRICT

    kind: BlockKind
    text: str
    """The text without mark-up; empty for a table."""
    span: Span
    number: str | None = None
    """The printed number of a numbered point, without its full stop."""
    table: int | None = None
    """For a table: its ``position`` among the item's tables."""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of an agenda item."""

    __pydantic_config__ = STRICT

    position: int
    """Counted from 1 within the item, in printed order."""
    kind: str
    """The canonical name: the last part of a concept's IRI in ``ontology/sections.ttl``, such as ``sagsfremstilling``."""
    heading: str | None
    """The heading as printed, or nothing for text that stands under no heading."""
    blocks: tuple[Block, ...]
    span: Span

    @property
    def text(self) -> str:
        """The blocks' texts with a blank line between them."""
        return "\n\n".join(block.text for block in self.blocks if block.text)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document listed as annexed (bilag). The file itself is not part of the minutes."""

    __pydantic_config__ = STRICT

    position: int
    title: str
    """As printed, without «Bilag 1»."""
    number: str | None
    """The printed number, such as ``1`` of «Bilag 1»."""
    span: Span
    document: str | None = None
    """The document's number in the municipality's archive, as printed: «306-2019-263412», «12345/21»."""
    closed: bool = False
    """Whether it is printed that the document is not open to the public («Lukket bilag»)."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A member's use of the right to put an item on the agenda (initiativret)."""

    __pydantic_config__ = STRICT

    position: int
    person: str
    party_letter: str | None
    quote: str
    span: Span
