"""An initiative's story as its page shows it: where it stands, what happened when, what was counted, and who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from ...collection import LIST_PAGE, Initiative
from ...danish import write_date, write_partial_date
from ...describe.claim import claim_fragment, is_described
from ...knowledge import Certainty, Claim, ClaimKind, Commitment, Finding, FindingSeverity, JoinedName, Series, Story
from ...names import SIKKERHED, UDSAGN
from .. import charts
from . import phrases
from .links import Link, Links
from .story_parts import CommitmentView, Event, FindingView, NameView, Point, Said, SeriesView, Source, StoryView

_FIRST_ASKED: Final = (
    (ClaimKind.STARTED, "Startet"),
    (ClaimKind.EXTENDED, "Forlænget"),
    (ClaimKind.ENDS, "Slutter"),
    (ClaimKind.EVALUATED, "Evalueret"),
)
_Thing = TypeVar("_Thing")
_SOURCE_WORDS: Final = 320
"""Characters of a quotation on the page; its link has the rest."""


def story_view(initiative: Initiative, links: Links) -> StoryView | None:
    """The story; nothing where nobody has told one."""
    lookup = links.site.lookup
    story = lookup.story(initiative.municipality, initiative.slug)
    if story is None:
        return None
    here, cut = (initiative.municipality, initiative.slug), list[str]()
    amounts = [one for one in story.amounts if one.table_row is None]
    return StoryView(
        stands=tuple(_stands(story)),
        events=tuple(_events(_latest(story.events, "steder, der daterer det", cut), links)),
        series=tuple(_series(place, one, links, cut) for place, one in enumerate(story.series, 1)),
        groups=tuple(_said(_latest(story.target_groups, "steder, der siger, hvem det er for", cut), links)),
        amounts=tuple(_said(_latest(amounts, "beløb i teksten", cut), links)),
        names=tuple(_name(place, one, links) for place, one in enumerate(story.names, 1)),
        findings=tuple(_finding(one, links) for one in _latest(lookup.findings_about(*here), "fund", cut)),
        commitments=tuple(_commitment(one, links) for one in _latest(lookup.promises_about(*here), "tilsagn", cut)),
        cut=tuple(cut),
    )


def _latest(found: Sequence[_Thing], what: str, cut: list[str]) -> Sequence[_Thing]:
    """As many as one page shows, the last of them; ``cut`` is told where there are more."""
    if len(found) > LIST_PAGE:
        cut.append(f"{LIST_PAGE} af {phrases.number(len(found))} {what}")
    return found[-LIST_PAGE:]


def source(claim: Claim, links: Links) -> Source:
    """A claim's words with the way to them."""
    item, because = claim.quote.item, claim.because
    uris, words = links.site.uris, claim.quote.text
    page = uris.item_page(item.meeting, item.number)
    place = uris.in_item(item.meeting, item.number, claim_fragment(claim)) if is_described(claim) else page
    sure = links.site.words.term(SIKKERHED[because.certainty.value]).lower()
    return Source(
        text=words if len(words) <= _SOURCE_WORDS else f"{words[:_SOURCE_WORDS].rpartition(' ')[0]} …",
        lines=links.lines(item.meeting, claim.quote.span),
        item=Link(f"Punkt {item.number}, {write_date(item.meeting.day)}", links.ours(place)),
        because=because.said,
        certainty=None if because.certainty is Certainty.SURE else sure,
    )


def _events(claims: Iterable[Claim], links: Links) -> Iterator[Event]:
    """Yield what happened, by date; what several places say alike is one."""
    groups: dict[tuple[ClaimKind, str | None, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in claims:
        value = claim.date.value if claim.date else None
        groups[claim.kind, value, claim.bodies].append(claim)
    dated = {kind for kind, value, _ in groups if value}
    for (kind, value, _), found in groups.items():
        if value is not None or kind not in dated:  # else the same is told again, without its day
            yield _event(found, links)


def _event(found: Sequence[Claim], links: Links) -> Event:
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


def _stands(story: Story) -> Iterator[tuple[str, str]]:
    """Yield what a reader asks first: since when, extended when, until when, and what came of it."""
    for kind, label in _FIRST_ASKED:
        found = [claim for claim in story.events if claim.kind is kind and claim.date is not None]
        if found:
            yield label, _one_day(found)
    for one in story.series[:2]:
        if len(one.points) > 1:
            yield one.measure.capitalize(), " → ".join(point.printed or "" for point in one.points[-3:])


def _one_day(found: Sequence[Claim]) -> str:
    """When it started, or when it last was extended or will end; both days where the minutes disagree."""
    kind, dates = found[0].kind, [claim.date for claim in found if claim.date is not None]
    if kind is ClaimKind.ENDS:
        return dates[-1].printed
    if kind is ClaimKind.EXTENDED and _disagree(found):
        days = dict.fromkeys(write_partial_date(each.value) for each in dates)
        return f"{' eller '.join(days)} (referaterne er uenige)"
    return write_partial_date(dates[0 if kind is ClaimKind.STARTED else -1].value)


def _disagree(found: Sequence[Claim]) -> bool:
    """Whether one body is said to have extended it on two days of one year: one of the days is likely wrong."""
    days = {(claim.bodies, claim.date.value) for claim in found if claim.date and claim.bodies}
    bodies, values = {who for who, _ in days}, {value for _, value in days}
    whole = all(len(value) == len("2024-08-14") for value in values)
    return whole and len(bodies) == 1 and len(values) > 1 and len({value[:4] for value in values}) == 1


def _series(place: int, series: Series, links: Links, cut: list[str]) -> SeriesView:
    shown = _latest(series.points, f"tal for {series.measure}", cut)
    points = tuple(Point(_when(claim), claim.printed or "", source(claim, links)) for claim in shown)
    bars = [
        charts.Bar(_short(claim), claim.printed or "", (claim.value or Decimal(0),))
        for claim in series.points[-charts.COLUMNS_MOST :]
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
    agrees = finding.severity is FindingSeverity.AGREEMENT
    return FindingView(
        Link(finding.subject, links.ours(iri)), finding.explanation, finding.first_value, finding.second_value, agrees
    )


def _commitment(promise: Commitment, links: Links) -> CommitmentView:
    stated = promise.stated
    due = write_date(stated.due) if isinstance(stated.due, date) else None
    status = links.site.words.term(f"https://w3id.org/referat/def/tilsagn/#{promise.status.value}")
    return CommitmentView(stated.what, due, status, links.lines(stated.quote.item.meeting, stated.quote.span))
