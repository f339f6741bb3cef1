"""What sentences and table rows state of named initiatives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final

from ..briefs import ItemSummary
from ..knowledge import Because, Certainty, Claim, ClaimKind
from ..knowledge.claims import NAMED
from ..model import AgendaItem, Block, BlockKind, Mention, Minutes, Precision, PrintedDate, Section, Table
from ..read.phrases import any_of
from ..read.sentences import sentences
from .claim_sentences import (
    Sentence,
    amounts,
    certainly,
    events,
    figures,
    has_figure,
    held,
    names_group,
    quote,
    repeated,
    target_group,
)
from .claim_subjects import ABOUT, Names, Paragraph, Spoken, masked, names_of
from .claim_words import claim_words, one_of

MOST: Final = 300
"""Claims of one item that are kept, whatever the length of its text."""
_RECOMMENDED: Final = "indstilling"
_DECIDED: Final = "beslutning"
_MARK: Final = re.compile(r"B(?P<year>20\d\d) ?[-–—]")
_LEAD_DATE: Final = re.compile(r"pr\. (?:den )?\d{1,2}\. \w+ 20\d\d|pr\. \w+ 20\d\d", re.IGNORECASE)

OWN_DECISION: Final = certainly("punktets-beslutning", "Indstillingen nævner initiativet, og beslutningen godkender den.")
OWN_PROPOSAL: Final = certainly("punktets-indstilling", "Punktets indstilling nævner initiativet.")
OWN_REPORT: Final = certainly("punktets-overskrift", "Punktets overskrift siger, at der gøres rede for initiativet.")
ROW: Final = certainly("tabelraekken", "Tabellens række har initiativets navn.")
MARK: Final = Because("linjens-maerke", Certainty.LIKELY, "Mærket foran linjens navn siger, hvilket budget pengene kommer fra.")


def brief_claims(minutes: Minutes, items: Mapping[str, ItemSummary]) -> tuple[Claim, ...]:
    """Every claim of a meeting, in printed order."""
    named = (item for item in minutes.items if item.mentions and item.number in items)
    return tuple(claim for item in named for claim in islice(_of_item(minutes, item, items[item.number]), MOST))


def _of_item(minutes: Minutes, item: AgendaItem, brief: ItemSummary) -> Iterator[Claim]:
    names = names_of(item)
    found = [*_of_heading(minutes, item, brief, names), *_of_recommendation(minutes, item, brief, names)]
    if names.may_be_spoken_of:
        found.extend(claim for section in item.sections for claim in _of_section(minutes, item, brief, names, section))
    found.extend(_of_tables(item, brief))
    for position, claim in enumerate(sorted(found, key=lambda claim: claim.quote.span), 1):
        yield replace(claim, position=position)


def _of_heading(minutes: Minutes, item: AgendaItem, brief: ItemSummary, names: Names) -> Iterator[Claim]:
    """«Afrapportering "Alle skal med"»: the item itself is a report."""
    begins = re.match(rf"{any_of(claim_words().reports)}(?!\w)", item.title, re.IGNORECASE)
    if begins and names.title and item.outcome is not None and item.dropped_by is None:
        when = held(minutes.time.day, minutes.time.span)
        body = (minutes.body.name,)
        said = quote(brief, item.heading, item.heading_span)
        yield Claim(ClaimKind.REPORTED, names.title, said, date=when, bodies=body, because=OWN_REPORT)


def _of_recommendation(minutes: Minutes, item: AgendaItem, brief: ItemSummary, names: Names) -> Iterator[Claim]:
    """What is recommended of an initiative by name, and that it is decided, where the whole is approved as it stands."""
    recommended, outcome = item.recommendation, item.outcome
    if recommended is None or item.dropped_by is not None:
        return
    pieces = [(point.text, point.span) for point in recommended.points] or [(recommended.text, recommended.span)]
    when = held(minutes.time.day, minutes.time.span)
    approved = outcome is not None and outcome.concept in ("godkendt", "vedtaget") and not outcome.qualifiers
    for text, span in pieces:
        kind = _asked(text)
        found = {one.name for one in names.in_sentence(" ".join(text.split()))} if kind else set()
        if kind is None or len(found) != 1:
            continue
        subject = found.pop()
        yield Claim(ClaimKind.PROPOSED, subject, quote(brief, text, span), date=when, because=OWN_PROPOSAL)
        if approved and item.decision is not None and outcome is not None and outcome.concept == "godkendt":
            said = quote(brief, item.decision.text, item.decision.span)
            yield Claim(kind, subject, said, date=when, bodies=(minutes.body.name,), because=OWN_DECISION)


def _asked(text: str) -> ClaimKind | None:
    return next((kind for kind, words in claim_words().recommended.items() if one_of(words).search(text)), None)


def _of_section(minutes: Minutes, item: AgendaItem, brief: ItemSummary, names: Names, section: Section) -> Iterator[Claim]:
    if section.kind == _RECOMMENDED:
        return
    before: frozenset[str] = frozenset()
    lead: str | None = None
    for block in section.blocks:
        if block.kind is BlockKind.TABLE:
            continue
        listed = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
        lead = lead if listed else _lead(block.text)
        paragraph = Paragraph(names, before)
        speaks = names.title is not None or names.may_be_in(block.text)
        for claim in _of_block(minutes, item, brief, section, block, paragraph) if speaks else ():
            is_bare = claim.kind is ClaimKind.FIGURE and claim.period is None and listed
            yield replace(claim, period=lead) if is_bare else claim
        before = frozenset(paragraph.named) or (before if listed else frozenset())


def _lead(text: str) -> str | None:
    """«Nøgletal pr. 15. november 2024:» gives the list below it its date."""
    words = rf"{any_of(claim_words().leads)}(?!\w)"
    match = _LEAD_DATE.search(text) if text.rstrip().endswith(":") and re.match(words, text, re.IGNORECASE) else None
    return match.group() if match else None


def _of_block(
    minutes: Minutes, item: AgendaItem, brief: ItemSummary, section: Section, block: Block, paragraph: Paragraph
) -> Iterator[Claim]:
    decided_by = minutes.body.name if section.kind == _DECIDED else None
    last: Claim | None = None
    for text in sentences(block.text):
        spoken = paragraph.spoken(text)
        if not spoken and last is None and not _may_be_about(paragraph, text):
            continue
        here = Sentence(
            text,
            quote(brief, text, block.span),
            [one for one in item.references if one.span == block.span and one.sentence == text],
            [one for one in item.amounts if one.span == block.span and one.sentence == text],
            minutes.time.day,
            decided_by,
        )
        again = repeated(here, last) if last is not None and not spoken else None
        found = [again] if again else list(_of_sentence(here, spoken, paragraph))
        last = next((claim for claim in found if claim.kind is ClaimKind.FIGURE), None)
        yield from found


def _may_be_about(paragraph: Paragraph, text: str) -> bool:
    """Whether a sentence that names no initiative can say anything of the item's own: a figure, or whom it is for."""
    return paragraph.is_about() is not None and (has_figure(text) or names_group(text) is not None)


def _of_sentence(here: Sentence, spoken: list[Spoken], paragraph: Paragraph) -> Iterator[Claim]:
    known: dict[str, Because] = {}
    for one in spoken:
        if one.because is NAMED or one.name not in known:
            known[one.name] = one.because
    for name, because in known.items():
        text = masked(here.text, spoken, name)
        yield from events(here, text, name, because)
        yield from amounts(here, text, name, because)
        yield from figures(here, text, name, because, about=False)
        yield from target_group(here, text, name, because)
    about = paragraph.is_about() if not spoken else None
    if about:
        yield from figures(here, here.text, about, ABOUT, about=True)
        yield from target_group(here, here.text, about, ABOUT)


def _of_tables(item: AgendaItem, brief: ItemSummary) -> Iterator[Claim]:
    tables = {table.position: table for table in item.tables}
    for mention in item.mentions:
        if mention.table_row is not None and mention.table_row[0] in tables:
            yield from _of_row(item, brief, mention, tables[mention.table_row[0]])


def _of_row(item: AgendaItem, brief: ItemSummary, mention: Mention, table: Table) -> Iterator[Claim]:
    """What a budget line says: in its label's brackets, by the mark before its name, and year by year."""
    row = next((row for row in table.rows if mention.table_row == (table.position, row.position)), None)
    if row is None:
        return
    base = Claim(ClaimKind.AMOUNT, mention.name, quote(brief, row.label, row.span), table_row=mention.table_row, because=ROW)
    for reference in item.references:
        if reference.span == row.span and reference.sentence == row.label:
            for kind in _labelled(row.label, reference.date.printed):
                yield replace(base, kind=kind, date=reference.date, bodies=reference.bodies)
    mark = _MARK.match(row.label)
    if mark:
        year = PrintedDate(f"B{mark['year']}", mark["year"], Precision.YEAR, False, row.span)
        yield replace(base, kind=ClaimKind.FUNDED, date=year, because=MARK)
    years = {column.position: column.year for column in table.columns if column.year is not None and not column.is_total}
    for cell in row.cells:
        if cell.column in years and cell.value is not None and table.unit is not None:
            year_of = years[cell.column]
            value = cell.value * table.multiplier
            assert year_of is not None
            yield replace(base, value=value, printed=cell.printed, unit=table.unit, years=(year_of,))


def _labelled(label: str, date: str) -> Iterator[ClaimKind]:
    """The events that a label's brackets put before this date."""
    before = label[: label.find(date)].rpartition("(")[2]
    for kind, words in claim_words().labels.items():
        if one_of(words).search(before):
            yield kind
