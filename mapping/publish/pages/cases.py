"""The page of a case file: how it went from meeting to meeting, or, of a standing case, its items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...collection import Case, ItemSummary
from ...danish import write_date, write_partial_date
from ...knowledge import CaseHistory, Certainty, Change, QuotedDecision, Treatment, Verdict
from ...names import FORHOLD, SIKKERHED
from ..documents import Document
from . import phrases
from .follow import MOST
from .frame import Page, crumbs, describe
from .later import LaterView, said_of_case
from .links import Fact, ItemLine, Link, Links, Mark, Site


@dataclass(frozen=True, slots=True)
class QuotedView:
    """A decision that is known because a later item quotes it."""

    bodies: tuple[Link, ...]
    when: str | None
    iso: str | None
    mark: Mark | None
    text: str
    by: Link
    """The quoted words in the item that quotes them."""
    by_whom: str
    """That item's meeting."""
    meetings: tuple[Link, ...]
    """The minutes of that meeting, where they are published here under another case number."""
    lines: Link


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the case: an item, or a decision that one quotes."""

    id: str | None
    item: ItemLine | None
    quoted: QuotedView | None
    verdict: Mark | None
    added: str | None
    """«2 ting tilføjet»."""
    recommended: str | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class StandingView:
    """Why the case is taken for one that gathers unrelated items."""

    reason: str
    certainty: str | None


@dataclass(frozen=True, slots=True)
class CaseView:
    number: str
    title: str
    standing: StandingView | None
    latest: ItemLine | None
    items: tuple[ItemLine, ...]
    """Of a standing case, the latest first."""
    steps: tuple[StepView, ...]
    """Of every other, from the first to the latest."""
    whole: int
    later: LaterView | None
    """What items of other cases say about it."""
    facts: tuple[Fact, ...]


def case_page(site: Site, case: Case, document: Document | None) -> Page:
    """A case file: where it stands, then how it came there."""
    links = Links(site, site.uris.path(site.uris.case_page(case.municipality, case.number)))
    history = site.lookup.history(case.municipality, case.number)
    standing = history.standing if history else None
    latest_first = tuple(reversed(case.items))
    steps = () if standing else tuple(_steps(history, links)) if history else ()
    view = CaseView(
        number=case.number,
        title=case.title,
        standing=_standing(history, links),
        latest=links.item(latest_first[0]) if latest_first and not standing else None,
        items=() if steps else links.items(latest_first[:MOST]),
        steps=steps[-MOST:],
        whole=len(steps) or len(latest_first),
        later=said_of_case(case, links),
        facts=tuple(_facts(case, links)),
    )
    what = "Et fast sagsnummer, der samler punkter" if standing else case.title
    return Page(
        path=links.page,
        template="case.html",
        title=f"Sag {case.number}",
        description=describe(f"{what}. Behandlet {phrases.count(len(case.items), 'gang', 'gange')}."),
        view=view,
        crumbs=crumbs(links, case.municipality, "sag"),
        document=document,
    )


def _standing(history: CaseHistory | None, links: Links) -> StandingView | None:
    because = history.standing if history else None
    if because is None:
        return None
    sure = because.certainty is Certainty.SURE
    return StandingView(because.said, None if sure else links.site.words.term(SIKKERHED[because.certainty.value]).lower())


def _steps(history: CaseHistory, links: Links) -> Iterator[StepView]:
    for position, step in enumerate(history.treatments, 1):
        quoted = step.quoted
        yield StepView(
            id=f"trin-{position}",
            item=None if quoted else links.item(step.item),
            quoted=_quoted(quoted, step.item, links) if quoted else None,
            verdict=_verdict(step.verdict, links),
            added=_added(step),
            recommended=step.recommended,
            changes=step.changes,
        )


def _quoted(quoted: QuotedDecision, item: ItemSummary, links: Links) -> QuotedView:
    key, date = item.meeting, quoted.date
    bodies = tuple(links.body(key.municipality, name) for name in quoted.bodies)
    held = links.site.lookup.meetings_on(key.municipality, quoted.bodies, date.value) if date else ()
    place = links.site.uris.in_item(key, item.number, f"tidligere-{quoted.position}")
    return QuotedView(
        bodies=bodies or ((Link(quoted.body),) if quoted.body else ()),
        when=write_partial_date(date.value) if date else None,
        iso=date.value if date else None,
        mark=links.mark(quoted.outcome),
        text=quoted.text,
        by=Link(f"punkt {item.number}", links.ours(place)),
        by_whom=f"{key.body}, {write_date(key.day)}",
        meetings=tuple(links.meeting(other) for other in held if other != key),
        lines=links.lines(key, quoted.span),
    )


def _verdict(verdict: Verdict | None, links: Links) -> Mark | None:
    """«Indstillingen: fulgt»."""
    if verdict is None:
        return None
    words, iri = links.site.words, FORHOLD[verdict.value]
    return Mark(f"Indstillingen: {words.term(iri).lower()}", words.verdicts.get(verdict.value, "•"), links.ours(iri))


def _added(step: Treatment) -> str | None:
    return None if not step.added else "én ting tilføjet" if step.added == 1 else f"{step.added} ting tilføjet"


def _facts(case: Case, links: Links) -> Iterator[Fact]:
    yield Fact("Sagsnummer", (Link(case.number),))
    if case.kle_topic:
        yield Fact("Emne", (links.kle(case.kle_topic),))
    if case.kle_facet:
        yield Fact("Handlingsfacet", (Link(case.kle_facet),))
    if case.year_opened:
        yield Fact("Sagen er oprettet", (Link(str(case.year_opened)),))
    yield Fact("Behandlet", (Link(phrases.count(len(case.items), "gang", "gange")),))
    bodies = dict.fromkeys(item.meeting.body for item in case.items)
    if len(bodies) > 1:
        yield Fact("Behandlet af", tuple(links.body(case.municipality, name) for name in bodies))
