"""A handwritten promise with everything that can be said of one, and a later item that tells of it."""

from __future__ import annotations

from datetime import date

from written_meeting import BUDGET, COLLECTION, MINUTES, SMALL_JOBS, summary

from mapping.describe import describe_commitments
from mapping.describe.commitment import describe_status
from mapping.knowledge import Because, Certainty, Commitment, Evidence, Quote, StatedCommitment, Status
from mapping.model import Span
from mapping.names import Triple
from mapping.uris import Uris

EARLIER, LATER = summary(SMALL_JOBS), summary(BUDGET)
STATED = StatedCommitment(
    position=1,
    quote=Quote(EARLIER, "Forvaltningen vender tilbage hver 2. måned indtil den 2. juni 2026.", Span(30, 30)),
    who="Forvaltningen",
    what="Forvaltningen vender tilbage hver 2. måned indtil den 2. juni 2026",
    due=date(2026, 6, 2),
    due_printed="den 2. juni 2026",
    every_months=2,
    subject="Fra ufaglært til faglært",
    kind="rapport",
    keys=("ufaglært",),
)
COMMITMENT = Commitment(
    municipality="odense",
    stated=STATED,
    initiative=COLLECTION.municipalities[0].initiatives[0].slug,
    status=Status.MET,
    as_of=date(2026, 6, 30),
    evidence=(
        Evidence(Quote(LATER, LATER.title, LATER.heading_span), Because("samme-sag", Certainty.LIKELY, "Samme sagsnummer.")),
    ),
    later_meetings=1,
    said="Omtalt 28. april 2026, punkt 3; fristen var 2. juni 2026.",
)


def said_of_commitments(uris: Uris) -> tuple[Triple, ...]:
    """All that is said of the promise, in its own meeting and after joining."""
    return (*describe_commitments(MINUTES, (STATED,), uris), *describe_status(COMMITMENT, uris))
