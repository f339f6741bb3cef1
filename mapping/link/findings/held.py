"""References to meetings that were not held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...danish import write_date
from ...knowledge import Because, Certainty, Finding, FindingKind, FindingSeverity, Gap, ResolvedReference
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
            " Samlingen har intet møde i det organ den dag, men den har møder både før og efter."
        ),
    )
