"""What was recommended: who recommends, and the points of a recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import Final

from ..model import Block, BlockKind, Recommendation, RecommendationPoint, Section
from .lines import join_spans
from .phrases import any_of, phrases

_AT: Final = re.compile(r"[Aa]t\s*(?P<after>\d{1,2}|[a-h])[.)]\s*(?=\S)|(?P<before>\d{1,2}|[a-h])[.)]\s*(?=at\b)|[Aa]t (?=\S)")
_APART: Final = re.compile(r"(?<=[.;])\s+(?=at\s)|\s+(?=(?:[Aa]t\s*\d{1,2}\)|\d{1,2}[.)] at\b))")
_ALTERNATIVE: Final = re.compile(r"alternativ\w*\s+(?:indstilling|forslag)\w*:?", re.IGNORECASE)


def read_recommendations(sections: Sequence[Section]) -> Recommendation | None:
    """The main recommendation of an item: the first that is not printed as an alternative to another."""
    found = [section for section in sections if section.kind == "indstilling" and section.text]
    main = [section for section in found if not _ALTERNATIVE.match(section.heading or "")]
    return read_recommendation((main or found)[0]) if found else None


def read_recommendation(section: Section) -> Recommendation | None:
    """The recommendation in a section; nothing where the section is empty."""
    if not section.text:
        return None
    main = list(takewhile(lambda block: not _ALTERNATIVE.fullmatch(block.text.strip()), section.blocks))
    points = tuple(_points(main))
    span = join_spans(block.span for block in section.blocks)
    return Recommendation(section.text, recommenders(section.text), points, span)


def _points(blocks: Sequence[Block]) -> Iterator[RecommendationPoint]:
    """The numbered points; without any, those that begin with «at»; without those, the bullets."""
    numbered = [block for block in blocks if block.kind is BlockKind.NUMBERED]
    if numbered:
        for i, block in enumerate(numbered, 1):
            yield RecommendationPoint(i, block.number or str(i), block.text, block.span)
        return
    found = [(number, text, block) for block in blocks for number, text in _at_points(block)]
    listed = (block for block in blocks if block.kind is BlockKind.BULLET)
    bullets: list[tuple[str | None, str, Block]] = [(None, block.text, block) for block in listed]
    if len(bullets) > len(found):
        found = bullets
    led = len(blocks) > 1 and blocks[0].text.endswith((",", ":"))
    if len(found) == 1 and found[0][0] is None and found[0][2].kind is not BlockKind.BULLET and not led:
        return  # «Det indstilles / at planen godkendes» is one sentence under a heading, and no list
    for i, (number, text, block) in enumerate(found, 1):
        yield RecommendationPoint(i, number or str(i), text, block.span)


def _at_points(block: Block) -> Iterator[tuple[str | None, str]]:
    """The pieces of a block that begin with «at», with their printed numbers; the words that lead to them are none."""
    if block.kind is BlockKind.TABLE or block.kind is BlockKind.SUBHEADING:
        return
    pieces = [piece.strip() for piece in _APART.split(_without_lead(block.text))]
    for piece in pieces:
        match = _AT.match(piece)
        if match:
            number = match["after"] or match["before"]
            yield number, piece[match.end() :] if number else piece


def _without_lead(text: str) -> str:
    """Behind «Forvaltningen indstiller,» where a list of several points with «at» follows in the same paragraph."""
    lead = _lead().match(text)
    return text[lead.end() :] if lead and _APART.search(text, lead.end()) else text


@cache
def _lead() -> re.Pattern[str]:
    verbs = any_of(phrases().recommendation.verbs)
    return re.compile(rf"[^.;:]{{0,300}}?\b{verbs}\b[^.;:]{{0,120}}?[,:] (?=at\s|At \d|1[.)] at )")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases().recommendation.verbs)}\b")


def recommenders(text: str) -> tuple[str, ...]:
    """Administrations named before the word «indstiller», in printed order, each once."""
    verb = _verb().search(text)
    if verb is None:
        return ()
    before = text[: verb.start()]
    found = [match.group() for match in _administration().finditer(before)]
    if not found:
        found = _subject(before)
    return tuple(dict.fromkeys(name[:1].upper() + name[1:] for name in found))


def _subject(before: str) -> list[str]:
    """«Plan, Teknik & Miljø indstiller»: what stands right before the verb, where it names a part of the administration."""
    name = re.split(r"[.:;\n]\s*", before[-200:])[-1].strip()
    words = re.findall(r"[\wæøåÆØÅ&-]+", name)
    small = {"og", "for", "i", "samt", "&"}
    titled = all(word[:1].isupper() or word in small for word in words)
    unit = len(name) <= 80 and titled and (len(words) >= 2 or name.casefold() in phrases().recommendation.alone)
    person = re.match(rf"{any_of(phrases().recommendation.nobody)}\b", name)
    return [name] if unit and not person else []


@cache
def _administration() -> re.Pattern[str]:
    """A name such as «Børn- og Ungeforvaltningen» or «Sundheds-, Omsorgs- og Forebyggelsesforvaltningen»."""
    endings = "|".join(map(re.escape, phrases().recommendation.endings))
    return re.compile(rf"(?:[A-ZÆØÅ][a-zæøå]+-(?:, | og ))*[A-ZÆØÅ][A-Za-zæøåÆØÅ]*(?:{endings})\b")
