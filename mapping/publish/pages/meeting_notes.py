"""What a reader must know of a set of minutes before reading on: gaps, masked words, how surely it was read."""

from __future__ import annotations

from collections.abc import Iterator

from ...danish import write_date
from ...model import Minutes
from ...profiles import GENERAL
from . import phrases


def meeting_notes(minutes: Minutes) -> Iterator[str]:
    """Whole sentences, the one that matters most to a reader first."""
    if minutes.time.continued:
        later = phrases.series(tuple(write_date(day) for day in minutes.time.continued))
        yield f"Mødet fortsatte den {later}."
    missing = minutes.missing_numbers
    if missing:
        yield _missing(missing)
    if minutes.masks:
        many = len(minutes.masks) > 1
        said = "oplysninger er sløret" if many else "oplysning er sløret"
        yield f"{phrases.number(len(minutes.masks))} {said} i teksten, vist med «█»."
    if minutes.layout == GENERAL:
        yield (
            "Referatet er læst efter almindelige regler for danske referater, fordi dets opsætning ikke er beskrevet her."
            " Oplysningerne er derfor mindre sikre; teksten selv er gengivet, som den er."
        )


def _missing(numbers: tuple[str, ...]) -> str:
    """A gap in the numbers is data: it says that something was dealt with and not published."""
    if len(numbers) == 1:
        return f"Punkt {numbers[0]} er ikke offentliggjort. Nummeret mangler i referatet, som regel fordi punktet er lukket."
    listed = phrases.series(numbers)
    return f"Punkt {listed} er ikke offentliggjort. Numrene mangler i referatet, som regel fordi punkterne er lukkede."
