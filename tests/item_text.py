"""A few lines of Danish as the sections of an item, and what the rules of decisions read in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from mapping.model import (
    Block,
    BlockKind,
    Decision,
    EarlierDecision,
    Outcome,
    Recommendation,
    Section,
    Span,
    Statement,
    Vote,
)
from mapping.profiles import Profile
from mapping.read.decisions import own_decision, read_decision
from mapping.read.earlier import read_earlier
from mapping.read.recommendations import read_recommendations
from mapping.read.references import Meeting
from mapping.read.statements import read_statements
from mapping.read.votes import read_votes

KINDS = (
    ("indstilling", r"(?:Hovedi|Alternativ i|I)ndstilling"),
    ("sagsfremstilling", "Sagsfremstilling"),
    ("historik", "Sagens forløb|Historik"),
)
ABBREVIATIONS = (("TMU", "Teknik- og Miljøudvalget"), ("ØU", "Økonomiudvalget"), ("KB", "Kommunalbestyrelsen"))


@dataclass(frozen=True)
class Read:
    """What was read of an item's text."""

    sections: tuple[Section, ...]
    recommendation: Recommendation | None
    decision: Decision | None
    outcome: Outcome | None
    earlier: tuple[EarlierDecision, ...]
    votes: tuple[Vote, ...]
    statements: tuple[Statement, ...]

    @property
    def concept(self) -> str | None:
        return self.outcome.concept if self.outcome else None

    @property
    def adds(self) -> tuple[str, ...]:
        return self.outcome.qualifiers if self.outcome else ()

    @property
    def parts(self) -> list[tuple[str | None, str]]:
        """The point and the outcome of each part."""
        return [(part.point, part.outcome.concept) for part in (self.decision.parts if self.decision else ())]


def kind_of(line: str) -> str | None:
    """The section that a line opens, told by simple rules of these tests' own."""
    if (
        re.match(r"(?:Tidligere )?Beslutning(?: (?:i|af|fra|[A-ZÆØÅ]).{0,80})?:?$|[\wæøå]+ets beslutning$", line)
        and len(line) < 90
    ):
        return "beslutning"
    return next((kind for kind, pattern in KINDS if re.fullmatch(rf"(?:{pattern}):?", line)), None)


def sections(text: str) -> tuple[Section, ...]:
    """Sections of a text: a heading stands on a line of its own, and a blank line parts paragraphs."""
    found: list[Section] = []
    for number, line in enumerate(text.strip("\n").split("\n"), 1):
        bare, here = line.strip(), Span(number, number)
        kind = kind_of(bare)
        if kind or not found:
            found.append(Section(len(found) + 1, kind or "indledning", bare.rstrip(": ") if kind else None, (), here))
        if bare and not kind:
            last = found[-1]
            found[-1] = Section(
                last.position, last.kind, last.heading, (*last.blocks, block(bare, here)), Span(last.span.first, number)
            )
    return tuple(found)


def block(line: str, span: Span) -> Block:
    numbered, bullet = re.match(r"(\d{1,2})[.)]\s+", line), re.match(r"[-•]\s+", line)
    if line.startswith("# "):
        return Block(BlockKind.SUBHEADING, line[2:], span)
    if numbered:
        return Block(BlockKind.NUMBERED, line[numbered.end() :], span, numbered[1])
    return Block(BlockKind.BULLET, line[bullet.end() :], span) if bullet else Block(BlockKind.PARAGRAPH, line, span)


def read(text: str, body: str = "Byrådet", day: date = date(2022, 5, 24), title: str = "En sag", number: str = "4") -> Read:
    """Read an item of a meeting of ``body`` on ``day`` as the program does."""
    meeting = Meeting(body, day, Profile("eksempel", "Eksempel Kommune", abbreviations=ABBREVIATIONS))
    whole = sections(text)
    own, earlier = read_earlier(whole, meeting)
    recommendation = read_recommendations(own)
    section = own_decision(own)
    points = [point.number for point in recommendation.points] if recommendation else []
    decided = read_decision(section, title, number, meeting, points) if section else None
    decision, outcome = decided or (None, None)
    return Read(whole, recommendation, decision, outcome, earlier, read_votes(own), read_statements(own))


def decided(text: str, body: str = "Byrådet", title: str = "En sag", number: str = "4") -> Read:
    """Read the text of a decision."""
    return read(f"Beslutning\n{text}", body, title=title, number=number)
