"""References to meetings that were not held, and dates that no calendar has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...collection import MeetingSummary
from ...danish import write_date
from ...knowledge import Because, Certainty, Finding, FindingKind, FindingSeverity, Gap, ImpossibleDay, ResolvedReference
from .make import place, quote, slug_of


def references_wrong(municipality: str, references: Iterable[ResolvedReference]) -> Iterator[Finding]:
    """Yield references whose body met around the day, as far as the collection is known to be whole, but not on it."""
    for resolved in references:
        if resolved.gap is Gap.NO_SUCH_MEETING:
            yield _finding(municipality, resolved)


def _finding(municipality: str, resolved: ResolvedReference) -> Finding:
    reference = resolved.reference
    bodies = " og ".join(reference.bodies) or "organet"
    said = f"Samlingen har {bodies}s møder før og efter dagen, men intet møde på dagen."
    return Finding(
        municipality=municipality,
        slug=slug_of(FindingKind.REFERENCE_WRONG, place(reference.item), *reference.bodies, reference.date.value),
        kind=FindingKind.REFERENCE_WRONG,
        severity=FindingSeverity.CONTRADICTION,
        subject=f"Henvisning til {bodies}, {reference.date.printed}",
        initiative=None,
        first=quote(reference.item, reference.sentence, reference.span),
        second=None,
        first_value=reference.date.printed,
        second_value="intet møde den dag",
        because=Because("intet-moede-den-dag", Certainty.LIKELY, said),
        explanation=(
            f"Der henvises til {bodies}, {reference.date.printed}, i referatet fra {write_date(reference.item.meeting.day)}."
            f" Samlingen har intet møde i det organ den dag, men den har møder både før og efter.{_instead(resolved)}"
        ),
    )


def _instead(resolved: ResolvedReference) -> str:
    """The meeting that may have been meant."""
    found = resolved.instead
    if found is None or found.item is None:
        return ""
    day, number = write_date(found.meeting.day), found.item.number
    return f" Måske menes mødet {day}, hvor punkt {number} var «{found.item.title}»."


def days_impossible(municipality: str, meetings: Iterable[MeetingSummary]) -> Iterator[Finding]:
    """Yield dates that no calendar has; the same one printed again in an item is the same finding."""
    for meeting in meetings:
        for day in meeting.knowledge.impossible:
            yield _impossible(municipality, day)


def _impossible(municipality: str, day: ImpossibleDay) -> Finding:
    return Finding(
        municipality=municipality,
        slug=slug_of(FindingKind.REFERENCE_WRONG, place(day.quote.item), day.printed),
        kind=FindingKind.REFERENCE_WRONG,
        severity=FindingSeverity.CONTRADICTION,
        subject=f"En dato, der ikke findes: {day.printed}",
        initiative=None,
        first=day.quote,
        second=None,
        first_value=day.printed,
        second_value="ingen sådan dag",
        because=Because("dag-findes-ikke", Certainty.SURE, f"Ingen kalender har dagen «{day.printed}»."),
        explanation=f"Der står «{day.printed}», men den dag findes ikke. Hvilken dag der menes, er ikke til at sige.",
    )
