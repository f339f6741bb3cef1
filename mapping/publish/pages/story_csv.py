"""What is stated of an initiative as a file of values: the twin of its page, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from ...collection import Initiative
from ...describe.claim import claim_fragment, is_described
from ...knowledge import Claim, Story
from ...names import SIKKERHED, UDSAGN
from ..files import File
from .links import Site

NAME: Final = "tidslinje.csv"
HEAD: Final = (
    "slags", "dato", "trykt_dato", "organer", "tal", "trykt", "enhed", "hvad_der_taelles", "aar", "tidsrum", "aaret_foer",
    "moede", "organ", "punkt", "linjer", "ord", "regel", "sikkerhed", "iri",
)  # fmt: skip


def story_files(site: Site, initiative: Initiative) -> Iterator[File]:
    """Yield the file of an initiative of which anything is stated."""
    story = site.lookup.story(initiative.municipality, initiative.slug)
    if story and claims_of(story):
        page = site.uris.path(site.uris.initiative_page(story.municipality, story.slug))
        yield File(f"{page}{NAME}", _written(story, site))


def claims_of(story: Story) -> tuple[Claim, ...]:
    """Events by date, then figures, amounts and target groups."""
    return (*story.events, *story.figures, *story.amounts, *story.target_groups)


def _written(story: Story, site: Site) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    for claim in claims_of(story):
        writer.writerow(_row(claim, site))
    return out.getvalue().encode()


def _row(claim: Claim, site: Site) -> Iterator[str]:
    item, span, when = claim.quote.item, claim.quote.span, claim.date
    yield from (site.words.term(UDSAGN[claim.kind.value]), when.value if when else "", when.printed if when else "")
    yield from ("; ".join(claim.bodies), "" if claim.value is None else f"{claim.value:f}", claim.printed or "")
    yield from (claim.unit or "", claim.measure or "", " ".join(map(str, claim.years)), claim.period or "")
    yield from ("ja" if claim.years_back else "", item.meeting.day.isoformat(), item.meeting.body, item.number)
    yield from (f"{span.first}-{span.last}", claim.quote.text, claim.because.rule)
    yield site.words.term(SIKKERHED[claim.because.certainty.value])
    yield str(site.uris.in_item(item.meeting, item.number, claim_fragment(claim))) if is_described(claim) else ""
