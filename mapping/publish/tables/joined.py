"""The rows of what was joined across meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from ...collection import Case, Collection, Initiative, ItemSummary, MeetingSummary
from ...describe.commitment import commitment_iri
from ...knowledge import Because, Commitment, Finding, Quote
from ...names import FUND, FUNDGRAD, SIKKERHED, TILSAGN, TILSAGNSART
from .cells import Row
from .context import Context


def case_rows(collection: Collection, context: Context) -> Iterator[Row]:
    for municipality in collection.municipalities:
        standing = {history.number: history.standing for history in municipality.knowledge.histories if history.standing}
        for case in municipality.cases:
            yield _case_row(case, standing.get(case.number), context)


def _case_row(case: Case, standing: Because | None, context: Context) -> Row:
    uris, topic = context.uris, case.kle_topic
    return {
        **_owner(case.municipality, context),
        "iri": uris.case(case.municipality, case.number),
        "sagsnummer": case.number,
        "titel": case.title,
        "kle": topic,
        "kle_iri": uris.kle_topic(topic) if topic else None,
        "handlingsfacet": case.kle_facet,
        "loebenummer": case.serial,
        "aar": None if case.year_opened is None else f"{case.year_opened:04d}",
        "antal_punkter": len(case.items),
        **_between(case.items),
        "seneste_udfald": context.outcome(case.items[-1].outcome).get("udfald") if case.items else None,
        "fast_sag": True if standing else None,
        "fast_begrundelse": standing.said if standing else None,
    }


def initiative_rows(collection: Collection, context: Context) -> Iterator[Row]:
    for municipality in collection.municipalities:
        for initiative in municipality.initiatives:
            yield _initiative_row(initiative, context)


def _initiative_row(initiative: Initiative, context: Context) -> Row:
    items = [*(mention.item for mention in initiative.mentions), *(line.item for line in initiative.budget_lines)]
    return {
        **_owner(initiative.municipality, context),
        "iri": context.uris.initiative(initiative.municipality, initiative.slug),
        "navn": initiative.name,
        "andre_navne": initiative.other_names,
        "antal_omtaler": len(initiative.mentions),
        "antal_budgetlinjer": len(initiative.budget_lines),
        **_between(items),
    }


def finding_rows(collection: Collection, context: Context) -> Iterator[Row]:
    for municipality in collection.municipalities:
        for finding in municipality.knowledge.findings:
            yield _finding_row(finding, context)


def _finding_row(finding: Finding, context: Context) -> Row:
    uris, slug = context.uris, finding.municipality
    kind, severity = FUND[finding.kind.value], FUNDGRAD[finding.severity.value]
    quotes = [finding.first, *([finding.second] if finding.second else [])]
    return {
        **_owner(slug, context),
        "iri": uris.finding(slug, finding.slug),
        "emne": finding.subject,
        "slags": context.words.term(kind),
        "slags_iri": kind,
        "vaegt": context.words.term(severity),
        "vaegt_iri": severity,
        "initiativ_iri": uris.initiative(slug, finding.initiative) if finding.initiative else None,
        "dato": max(quote.item.meeting.day for quote in quotes),
        "foerste_vaerdi": finding.first_value,
        "anden_vaerdi": finding.second_value,
        **_quote_columns(finding.first, "foerste_punkt", "foerste_citat", "foerste_kilde", context),
        **(_quote_columns(finding.second, "andet_punkt", "andet_citat", "anden_kilde", context) if finding.second else {}),
        "forklaring": finding.explanation,
        "regel": finding.because.rule,
        "sikkerhed": SIKKERHED[finding.because.certainty.value],
        "lagt_til_side": finding.dismissed,
    }


def _quote_columns(quote: Quote, item: str, words: str, source: str, context: Context) -> Row:
    key = quote.item.meeting
    return {
        item: context.uris.item(key, quote.item.number),
        words: quote.text,
        source: context.uris.passage(key, quote.span),
    }


def _owner(slug: str, context: Context) -> Row:
    return {"kommune": context.municipality(slug), "kommune_iri": context.uris.municipality(slug)}


def _between(items: Iterable[ItemSummary]) -> Row:
    """The columns «foerste_moede» and «seneste_moede»."""
    days = sorted(item.meeting.day for item in items)
    return {"foerste_moede": days[0], "seneste_moede": days[-1]} if days else {}


def commitment_rows(collection: Collection, context: Context) -> Iterator[Row]:
    for municipality in collection.municipalities:
        for commitment in municipality.knowledge.commitments:
            yield _commitment_row(commitment, context)


def _commitment_row(commitment: Commitment, context: Context) -> Row:
    stated, uris = commitment.stated, context.uris
    item = stated.quote.item
    return {
        **_owner(commitment.municipality, context),
        "iri": commitment_iri(stated, uris),
        "udvalg": item.meeting.body,
        "moededato": item.meeting.day,
        "punkt": uris.item(item.meeting, item.number),
        "slags": context.words.term(TILSAGNSART[stated.kind]),
        "loefte": stated.what,
        "ordlyd": stated.quote.text,
        "hvem": stated.who,
        "frist": stated.due,
        "trykt_frist": stated.due_printed,
        "maaneder_imellem": stated.every_months,
        "status": context.words.term(TILSAGN[commitment.status.value]),
        "status_iri": TILSAGN[commitment.status.value],
        "set_fra": commitment.as_of,
        "begrundelse": commitment.said,
        "senere_moeder": commitment.later_meetings,
        "senere_punkter": [uris.item(each.quote.item.meeting, each.quote.item.number) for each in commitment.evidence],
        "kilde": uris.passage(item.meeting, stated.quote.span),
    }


def coverage_rows(collection: Collection, context: Context) -> Iterator[Row]:
    """One row a meeting: what was expected, read and not understood."""
    for municipality in collection.municipalities:
        gaps = Counter(each.reference.item.meeting for each in municipality.knowledge.references if each.gap is not None)
        for meeting in municipality.meetings:
            yield _coverage_row(meeting, gaps[meeting.key], context)


def _coverage_row(meeting: MeetingSummary, unresolved: int, context: Context) -> Row:
    key, counted = meeting.key, meeting.coverage
    return {
        "iri": context.uris.in_meeting(key, "daekning"),
        "kommune": context.municipality(key.municipality),
        "udvalg": key.body,
        "moededato": key.day,
        "moede": context.uris.meeting(key),
        "fil": meeting.file,
        "linjer": counted.lines,
        "linjer_laest": counted.lines_read,
        "linjer_sprunget_over": counted.lines_ignored,
        "linjer_ikke_laest": counted.lines_unread,
        "punkter_ventet": counted.items_expected,
        "punkter_laest": counted.items_read,
        "ikke_klassificeret": counted.items_not_classified,
        "henvisninger_uden_maal": unresolved,
    }


JOINED_TABLES: Final[Mapping[str, Callable[[Collection, Context], Iterator[Row]]]] = {
    "sager": case_rows,
    "initiativer": initiative_rows,
    "daekning": coverage_rows,
    "fund": finding_rows,
    "tilsagn": commitment_rows,
}
"""What the joined results give to each table."""
