"""The rows of what was joined across meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from ...collection import Case, Collection, Initiative, ItemSummary
from ...describe.commitment import commitment_iri
from ...knowledge import Commitment
from ...names import TILSAGN, TILSAGNSART
from .cells import Row
from .context import Context


def case_rows(collection: Collection, context: Context) -> Iterator[Row]:
    for municipality in collection.municipalities:
        for case in municipality.cases:
            yield _case_row(case, context)


def _case_row(case: Case, context: Context) -> Row:
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


JOINED_TABLES: Final[Mapping[str, Callable[[Collection, Context], Iterator[Row]]]] = {
    "sager": case_rows,
    "initiativer": initiative_rows,
    "tilsagn": commitment_rows,
}
"""What the joined results give to each table."""
