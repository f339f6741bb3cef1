"""The rows that one meeting gives to each table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ...model import Cell as TableCell
from ...model import Minutes, Table, TableKind
from ...model import Row as TableRow
from ..pages.known import line_fragment, mention_fragment
from .cells import Row
from .compared import comparison_rows
from .context import Context, ItemRows, part_row
from .said import SAID_TABLES


def meeting_rows(minutes: Minutes, context: Context) -> Iterator[Row]:
    uris, key, when = context.uris, minutes.key, minutes.time
    yield {
        "iri": uris.meeting(key),
        "kommune": context.municipality(key.municipality),
        "udvalg": key.body,
        "udvalg_iri": uris.body(key.municipality, key.body),
        "dato": when.day,
        "ugedag": when.weekday,
        "start": when.start,
        "slut": when.end,
        "sted": minutes.place.text if minutes.place else None,
        "fortsat": when.continued,
        "manglende_numre": minutes.missing_numbers,
        "antal_punkter": len(minutes.items),
        "referat": uris.source(key),
        "kilde": uris.passage(key, when.span),
    }


def item_rows(here: ItemRows) -> Iterator[Row]:
    item, key, context = here.item, here.key, here.context
    number, uris = item.case_number, context.uris
    topic = number.kle_topic if number else None
    yield {
        **here.place,
        "iri": here.iri("punkt"),
        "moede": uris.meeting(key),
        "nummer": item.number,
        "plads": item.position,
        "titel": item.title,
        "gruppe": item.group,
        "andre_numre": item.other_numbers,
        "lukket": item.closed,
        "sagstype": item.case_type,
        "sagstype_navn": context.case_type(key.municipality, item.case_type),
        "sagsnummer": number.printed if number else None,
        "sag": uris.case(key.municipality, number.printed) if number else None,
        "kle": topic,
        "kle_iri": uris.kle_topic(topic) if topic else None,
        **context.outcome(item.outcome.concept if item.outcome else None),
        "tillaeg": context.additions(item.outcome),
        "kilde": uris.passage(key, item.span),
    }


def decision_rows(here: ItemRows) -> Iterator[Row]:
    item, decision = here.item, here.item.decision
    if decision is None:
        return
    yield {
        **part_row(here, "beslutning", decision.span),
        "tekst": decision.text,
        **here.context.outcome(item.outcome.concept if item.outcome else None),
        "ordlyd": item.outcome.wording if item.outcome else None,
        "tillaeg": here.context.additions(item.outcome),
    }
    points = {point.number: point.position for point in item.recommendation.points} if item.recommendation else {}
    for part in decision.parts:
        yield {
            **part_row(here, f"beslutning-{part.position}", part.span),
            "del": part.position,
            "tekst": part.text,
            **here.context.outcome(part.outcome.concept),
            "ordlyd": part.outcome.wording,
            "tillaeg": here.context.additions(part.outcome),
            "svarer_paa": here.iri(f"indstilling-{points[part.point]}") if part.point in points else None,
        }


def recommendation_rows(here: ItemRows) -> Iterator[Row]:
    recommendation = here.item.recommendation
    for point in recommendation.points if recommendation else ():
        yield {
            **part_row(here, f"indstilling-{point.position}", point.span),
            "indstilling": here.iri("indstilling"),
            "indstillet_af": recommendation.recommenders if recommendation else (),
            "nummer": point.number,
            "tekst": point.text,
        }


def amount_rows(here: ItemRows) -> Iterator[Row]:
    for amount in here.item.amounts:
        yield {
            **part_row(here, f"beloeb-{amount.position}", amount.span),
            "lavest_kr": amount.low,
            "hoejest_kr": amount.high,
            "trykt": amount.printed,
            "enhed": amount.unit,
            "forbehold": amount.qualifier,
            "pr_aar": amount.per_year,
            "aar": [f"{year:04d}" for year in amount.years],
            "prisniveau": amount.price_level,
            **here.context.stage(amount.stage),
            "fortegnsord": amount.sign_word,
            "saetning": amount.sentence,
        }


def budget_rows(here: ItemRows) -> Iterator[Row]:
    for table in here.item.tables:
        if table.kind is TableKind.BUDGET:
            yield from _budget_rows(table, here)


def _budget_rows(table: Table, here: ItemRows) -> Iterator[Row]:
    """One row for each cell that is the amount of one line for one year; the same cells that are observations in the data."""
    times = Counter(column.year for column in table.columns if not column.is_total)
    years = {
        column.position: column.year
        for column in table.columns
        if column.year is not None and not column.is_total and times[column.year] == 1
    }
    for row in table.rows:
        for cell in row.cells:
            year = years.get(cell.column)
            if not row.is_total and year is not None and cell.value is not None:
                yield _budget_row(table, row, cell, year, here)


def _budget_row(table: Table, row: TableRow, cell: TableCell, year: int, here: ItemRows) -> Row:
    line = line_fragment(table.position, row.position)
    return {
        **part_row(here, f"{line}-{year}", row.span),
        "tabel": here.iri(f"tabel-{table.position}"),
        "tabel_titel": table.caption,
        "linje": row.label,
        "linje_iri": here.iri(line),
        **here.context.initiatives(here.key, here.item.number, line),
        **here.context.money(here.key, here.item.number, f"{line}-{year}"),
        "aar": f"{year:04d}",
        "beloeb_kr": (cell.value or 0) * table.multiplier,
        "trykt": cell.printed,
        "enhed": table.unit,
        "prisniveau": table.price_level,
        "bevillingstrin": here.context.stage(table.stage).get("bevillingstrin"),
        "fortegn": table.sign_convention,
    }


def reference_rows(here: ItemRows) -> Iterator[Row]:
    uris, words = here.context.uris, here.context.words
    for reference in here.item.references:
        yield {
            **part_row(here, f"henvisning-{reference.position}", reference.span),
            "slags": words.kinds[reference.kind],
            "retning": words.directions[reference.direction],
            "dato": reference.date.value,
            "dato_trykt": reference.date.printed,
            "organer": reference.bodies,
            "organer_iri": [uris.body(here.key.municipality, body) for body in reference.bodies],
            "saetning": reference.sentence,
            **here.context.leads(here.key, here.item.number, f"henvisning-{reference.position}"),
        }


def mention_rows(here: ItemRows) -> Iterator[Row]:
    for mention in here.item.mentions:
        fragment = mention_fragment(mention.position)
        yield {
            **part_row(here, fragment, mention.span),
            **here.context.initiatives(here.key, here.item.number, fragment),
            "navn": mention.name,
            "trykt": mention.printed,
            "kendt_paa": here.context.words.evidence[mention.evidence],
            "linje_iri": here.iri(line_fragment(*mention.table_row)) if mention.table_row else None,
        }


def attachment_rows(here: ItemRows) -> Iterator[Row]:
    for attachment in here.item.attachments:
        yield {
            **part_row(here, f"bilag-{attachment.position}", attachment.span),
            "nummer": attachment.number,
            "titel": attachment.title,
        }


ITEM_TABLES: Final[Mapping[str, Callable[[ItemRows], Iterator[Row]]]] = {
    "punkter": item_rows,
    "beslutninger": decision_rows,
    "indstillingspunkter": recommendation_rows,
    "forhold": comparison_rows,
    "beloeb": amount_rows,
    "budgetlinjer": budget_rows,
    "henvisninger": reference_rows,
    "omtaler": mention_rows,
    "bilag": attachment_rows,
    **SAID_TABLES,
}
"""What each agenda item gives to each table."""
