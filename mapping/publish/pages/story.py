"""An initiative's story as its page shows it: where it stands, what happened when, what was counted, and who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from ...collection import Initiative
from ...danish import write_date, write_partial_date
from ...describe.claim import claim_fragment, is_described
from ...knowledge import Certainty, Claim, ClaimKind, Commitment, Finding, JoinedName, Series, Story
from ...names import SIKKERHED, UDSAGN
from .. import charts
from .links import Link, Links

_SOURCE_WORDS: Final = 320
"""Characters of a quotation on the page; its link has the rest."""


@dataclass(frozen=True, slots=True)
class Source:
    """The words that say something, where they stand, and why they are taken to speak of the initiative."""

    text: str
    lines: Link
    item: Link
    because: str
    certainty: str | None
    """Only where it is less than sure."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with every place that says so."""

    when: str | None
    iso: str | None
    printed: str | None
    """The date as printed, where that is written otherwise."""
    what: str
    bodies: tuple[Link, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series."""

    when: str
    printed: str
    source: Source


@dataclass(frozen=True, slots=True)
class SeriesView:
    measure: str
    chart: charts.Chart | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A target group or an amount, as printed."""

    printed: str
    note: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    id: str
    spelling: str
    reason: str
    certainty: str


@dataclass(frozen=True, slots=True)
class FindingView:
    title: Link
    kind: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class CommitmentView:
    what: str
    due: str | None
    status: str
    lines: Link


@dataclass(frozen=True, slots=True)
class StoryView:
    stands: tuple[tuple[str, str], ...]
    """Where it stands, in a few lines: label and words."""
    events: tuple[Event, ...]
    series: tuple[SeriesView, ...]
    groups: tuple[Said, ...]
    amounts: tuple[Said, ...]
    names: tuple[NameView, ...]
    findings: tuple[FindingView, ...]
    commitments: tuple[CommitmentView, ...]


def story_view(initiative: Initiative, links: Links) -> StoryView | None:
    """The story; nothing where nobody has told one."""
    lookup = links.site.lookup
    story = lookup.stories.get((initiative.municipality, initiative.slug))
    if story is None:
        return None
    here = initiative.municipality, initiative.slug
    events = tuple(_events(story.events, links))
    return StoryView(
        stands=tuple(_stands(story, events)),
        events=events,
        series=tuple(_series(place, one, links) for place, one in enumerate(story.series, 1)),
        groups=tuple(_said(story.target_groups, links)),
        amounts=tuple(_said([one for one in story.amounts if one.table_row is None], links)),
        names=tuple(_name(place, one, links) for place, one in enumerate(story.names, 1)),
        findings=tuple(_finding(one, links) for one in lookup.findings_about.get(here, ())),
        commitments=tuple(_commitment(one, links) for one in lookup.promises_about.get(here, ())),
    )


def source(claim: Claim, links: Links) -> Source:
    """A claim's words with the way to them."""
    item, because = claim.quote.item, claim.because
    uris = links.site.uris
    place = uris.in_item(item.meeting, item.number, claim_fragment(claim)) if is_described(claim) else None
    words = claim.quote.text
    return Source(
        text=words if len(words) <= _SOURCE_WORDS else f"{words[:_SOURCE_WORDS].rpartition(' ')[0]} …",
        lines=links.lines(item.meeting, claim.quote.span),
        item=Link(f"Punkt {item.number}, {write_date(item.meeting.day)}", links.ours(place or uris.item_page(item.meeting, item.number))),
        because=because.said,
        certainty=None if because.certainty is Certainty.SURE else links.site.words.term(SIKKERHED[because.certainty.value]).lower(),
    )


def _events(claims: Iterable[Claim], links: Links) -> Iterator[Event]:
    """Yield what happened, by date; what several places say alike is one."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        value = claim.date.value if claim.date else None
        groups[claim.kind, value, claim.bodies].append(claim)
    dated = {(kind, value) for kind, value, bodies in groups if value and bodies}
    for (kind, value, bodies), found in groups.items():
        if kind is ClaimKind.EXTENDED and value is None and any(each is kind for each, _ in dated):
            continue  # the same extension told again, without its day
        yield _event(found, bodies, links)


def _event(found: Sequence[Claim], bodies: object, links: Links) -> Event:
    first = found[0]
    when = write_partial_date(first.date.value) if first.date else None
    printed = first.date.printed if first.date else None
    same = when is not None and printed is not None and when in printed.lower() and len(printed) - len(when) <= len("den ")
    return Event(
        when=when,
        iso=first.date.value if first.date else None,
        printed=None if same else printed,
        what=links.site.words.term(UDSAGN[first.kind.value]),
        bodies=tuple(links.body(first.quote.item.meeting.municipality, name) for name in first.bodies),
        sources=tuple(source(claim, links) for claim in found),
    )


def _stands(story: Story, events: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """Yield what a reader asks first: since when, decided or extended when, until when, and what came of it."""
    dated = [claim for claim in story.events if claim.date is not None]
    for kind, label, latest in (
        (ClaimKind.STARTED, "Startet", False),
        (ClaimKind.EXTENDED, "Forlænget", True),
        (ClaimKind.ENDS, "Slutter", True),
        (ClaimKind.EVALUATED, "Evalueret", True),
    ):
        found = [claim for claim in dated if claim.kind is kind]
        days = list(dict.fromkeys(claim.date.value for claim in found if claim.date))
        if found and (kind is not ClaimKind.EXTENDED or len(days) == 1):
            chosen = found[-1] if latest else found[0]
            assert chosen.date is not None
            yield label, chosen.date.printed if kind is ClaimKind.ENDS else write_partial_date(chosen.date.value)
        elif found:
            yield label, " eller ".join(write_partial_date(day) for day in days) + " (referaterne er uenige)" if _disagree(
                found
            ) else write_partial_date(days[-1])
    for one in story.series[:2]:
        if len(one.points) > 1:
            yield one.measure.capitalize(), " → ".join(point.printed or "" for point in one.points[-3:])


def _disagree(found: Sequence[Claim]) -> bool:
    """Whether the same body is said to have extended it on two days of one year: one of them is likely wrong."""
    days = {(claim.bodies, claim.date.value) for claim in found if claim.date and claim.bodies and len(claim.date.value) > len("2024")}
    return len({bodies for bodies, _ in days}) == 1 and len({day for _, day in days}) > 1 and len({day[:4] for _, day in days}) == 1


def _series(place: int, series: Series, links: Links) -> SeriesView:
    points = tuple(Point(_when(claim), claim.printed or "", source(claim, links)) for claim in series.points)
    bars = [
        charts.Bar(_short(claim), claim.printed or "", (claim.value or Decimal(0),)) for claim in series.points[-charts.COLUMNS_MOST :]
    ]
    return SeriesView(series.measure, charts.chart(f"tal-{place}-diagram", series.measure.capitalize(), bars), points)


def _when(claim: Claim) -> str:
    """The printed period, and the day of the meeting that gives the figure."""
    day = write_date(claim.quote.item.meeting.day)
    return f"{claim.period} (referat af {day})" if claim.period else day


def _short(claim: Claim) -> str:
    year = claim.quote.item.meeting.day.year - claim.years_back
    return f"{year} (året før)" if claim.years_back else str(year)


def _said(claims: Iterable[Claim], links: Links) -> Iterator[Said]:
    """Yield each printed group or amount once, with all places that print it."""
    groups: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.printed or "", claim.period].append(claim)
    for (printed, period), found in groups.items():
        years = f"{found[0].years[0]}–{found[0].years[-1]}" if len(found[0].years) > 1 else "".join(map(str, found[0].years))
        yield Said(printed, ", ".join(filter(None, (period, years))) or None, tuple(source(claim, links) for claim in found))


def _name(place: int, name: JoinedName, links: Links) -> NameView:
    certainty = links.site.words.term(SIKKERHED[name.because.certainty.value])
    return NameView(f"navn-{place}", name.spelling, name.because.said, certainty)


def _finding(finding: Finding, links: Links) -> FindingView:
    iri = links.site.uris.finding_page(finding.municipality, finding.slug)
    return FindingView(Link(finding.subject, links.ours(iri)), finding.explanation, finding.first_value, finding.second_value)


def _commitment(promise: Commitment, links: Links) -> CommitmentView:
    stated = promise.stated
    due = write_date(stated.due) if isinstance(stated.due, date) else None
    status = links.site.words.term(f"https://w3id.org/referat/def/tilsagn/#{promise.status.value}")
    return CommitmentView(stated.what, due, status, links.lines(stated.quote.item.meeting, stated.quote.span))
