"""The page of a finding: what does not agree, both statements beside each other, and why it was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...danish import write_date
from ...knowledge import Finding, FindingKind, FindingSeverity, Piece, Quote
from ...link.difference import difference
from ...model import MeetingKey
from ...names import FUND, FUNDGRAD, SIKKERHED
from ..documents import Document
from .frame import Page, contact_link, crumbs, describe
from .links import Fact, Link, Links, Mark, Site

_SIGNS: Final = {
    FindingSeverity.CONTRADICTION: "≠",
    FindingSeverity.MINOR: "≈",
    FindingSeverity.ROUNDING: "≈",
    FindingSeverity.AGREEMENT: "=",
}
_GROUPS: Final = {
    FindingSeverity.CONTRADICTION: "Modstrid: begge dele kan ikke være rigtige",
    FindingSeverity.MINOR: "Mindre afvigelser",
    FindingSeverity.ROUNDING: "Kun forskellig afrunding",
    FindingSeverity.AGREEMENT: "Stemmer overens",
}
_DISMISSED: Final = "Lagt til side af udgiveren"


@dataclass(frozen=True, slots=True)
class StatementView:
    """One of the statements, with what it says marked."""

    id: str
    item: Link
    where: str
    """«Beskæftigelses- og Socialudvalget, 10. december 2024, punkt 11»."""
    pieces: tuple[Piece, ...]
    """The words, those that are compared marked as ``added``."""
    value: str
    lines: Link


@dataclass(frozen=True, slots=True)
class FindingView:
    title: str
    mark: Mark
    explanation: str
    statements: tuple[StatementView, ...]
    reckoned: str | None
    reason: str
    certainty: Link
    dismissed: str | None
    name: str
    contact: Link | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in a list on another page."""

    link: Link
    mark: Mark
    explanation: str


def finding_page(site: Site, finding: Finding, document: Document | None) -> Page:
    """A finding with both its statements, stacked on a narrow screen."""
    slug = finding.municipality
    links = Links(site, site.uris.path(site.uris.finding_page(slug, finding.slug)))
    view = FindingView(
        title=finding.subject,
        mark=finding_mark(finding, links),
        explanation=finding.explanation,
        statements=tuple(_statements(finding, links)),
        reckoned=None if finding.second else finding.second_value,
        reason=finding.because.said,
        certainty=links.named(SIKKERHED[finding.because.certainty.value]),
        dismissed=finding.dismissed,
        name=finding.slug,
        contact=contact_link(site.settings.contact),
        facts=tuple(_facts(finding, links)),
    )
    return Page(
        path=links.page,
        template="finding.html",
        title=finding.subject,
        description=describe(finding.explanation),
        view=view,
        crumbs=crumbs(links, slug, "fund"),
        document=document,
    )


def finding_mark(finding: Finding, links: Links) -> Mark:
    """How much it matters: a sign for the eye, a word for everybody."""
    concept = FUNDGRAD[finding.severity.value]
    return Mark(links.named(concept).text, _SIGNS[finding.severity], links.ours(concept))


def finding_lines(key: MeetingKey, number: str, links: Links) -> tuple[FindingLine, ...]:
    """The findings that touch an item, those that the publisher set aside left out."""
    found = links.site.lookup.findings(key, number)
    return tuple(finding_line(finding, links) for finding in found if finding.dismissed is None)


def finding_line(finding: Finding, links: Links) -> FindingLine:
    """A finding as other pages show it."""
    page = links.ours(links.site.uris.finding_page(finding.municipality, finding.slug))
    return FindingLine(Link(finding.subject, page), finding_mark(finding, links), finding.explanation)


def finding_group(finding: Finding) -> str:
    """The heading that it stands under in a list."""
    return _DISMISSED if finding.dismissed else _GROUPS[finding.severity]


def finding_details(finding: Finding, links: Links) -> tuple[str, ...]:
    """What a list says behind a finding's subject: its values and the days of its documents."""
    days = dict.fromkeys(write_date(quote.item.meeting.day) for quote in _quotes(finding))
    values = f"«{finding.first_value}» mod «{finding.second_value}»"
    heading = finding.kind is FindingKind.HEADING_DIFFERS
    shown = (values,) if len(values) <= 80 and not heading else ()
    return (links.named(FUND[finding.kind.value]).text, *shown, " og ".join(days))


def _quotes(finding: Finding) -> tuple[Quote, ...]:
    return (finding.first, finding.second) if finding.second else (finding.first,)


def _statements(finding: Finding, links: Links) -> Iterator[StatementView]:
    values = (finding.first_value, finding.second_value)
    for position, (quote, value) in enumerate(zip(_quotes(finding), values, strict=False), 1):
        key = quote.item.meeting
        shown = "" if finding.kind is FindingKind.HEADING_DIFFERS else value
        yield StatementView(
            id=f"udsagn-{position}",
            item=links.item_link(quote.item),
            where=f"{key.body}, {write_date(key.day)}",
            pieces=_pieces(finding, position, quote.text, value),
            value=shown,
            lines=links.lines(key, quote.span),
        )


def _pieces(finding: Finding, position: int, text: str, value: str) -> tuple[Piece, ...]:
    """The quote with what is compared marked: the words that differ of two headings, else the value where it stands."""
    if finding.kind is FindingKind.HEADING_DIFFERS and finding.second:
        return tuple(_heading_pieces(finding.first.text, finding.second.text, "removed" if position == 1 else "added"))
    before, found, after = text.partition(value)
    if not found or finding.second is None:
        return (Piece(text, "same"),)
    return tuple(piece for piece in (Piece(before, "same"), Piece(found, "added"), Piece(after, "same")) if piece.text)


def _heading_pieces(entry: str, heading: str, own: str) -> Iterator[Piece]:
    """Yield one side of two headings. What stands before the first common words is a number, which entries do not have."""
    common = False
    for piece in difference(entry, heading):
        common = common or piece.mark == "same"
        if piece.mark in ("same", own):
            yield Piece(f"{piece.text} ", "added" if piece.mark == own and common else "same")


def _facts(finding: Finding, links: Links) -> Iterator[Fact]:
    slug, uris = finding.municipality, links.site.uris
    yield Fact("Slags", (links.named(FUND[finding.kind.value]),))
    yield Fact("Vægt", (links.named(FUNDGRAD[finding.severity.value]),))
    if finding.initiative:
        yield Fact("Initiativ", (links.named(uris.initiative(slug, finding.initiative)),))
    yield Fact("Kommune", (links.named(uris.municipality(slug)),))
