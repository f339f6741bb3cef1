"""Cases from meeting to meeting, and what decisions make of recommendations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..plan import Planted
from .book import Book
from .truth import CaseTruth, VerdictTruth

TOPICS: Final = ("nye åbningstider i borgerservice", "renovering af varmestuen", "fælles sommerfest i parken", "en ny havneplads")
UNLIKE: Final = ("Besøg fra Island", "Valg af mødelokale", "Julefrokost for frivillige", "Cykelparkering", "Nye kontorstole")
POINTS: Final = (
    "At der ansættes tre vejledere i Bolbro.",
    "At åbningstiden udvides til kl. 19 om torsdagen.",
    "At ordningen evalueres sammen med brugerrådet.",
)
FOLLOWED, CHANGED, REFUSED, ADDED, LEFT = "fulgt", "aendret", "ikke-fulgt", "tilfoejet", "ikke-behandlet"
Points = tuple[tuple[str | None, str], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in words, and what it makes of each point; ``{body}`` is the body."""

    text: tuple[str, ...]
    outcome: str
    verdicts: Points
    points: tuple[str, ...] = POINTS
    asked: str = ""
    """The recommendation in one sentence, in place of points."""


ALL: Final = (("1", FOLLOWED), ("2", FOLLOWED), ("3", FOLLOWED))
ONE: Final = "{administration} indstiller, at udvalget beslutter, at der ansættes tre vejledere i Bolbro fra den 1. august."
DECISIONS: Final = (
    Decided(("{body} godkender indstillingen.",), "godkendt", ALL),
    Decided(("Godkendt.",), "godkendt", ALL),
    Decided(
        ("{body} godkender indstillingen.", "{body} beslutter endvidere, at udvalget besøger stedet til foråret."),
        "godkendt",
        (*ALL, ("+", ADDED)),
    ),
    Decided(("Ad 1. Godkendt.", "Ad 2. Forkastet.", "Ad 3. Udsat."), "godkendt", (("1", FOLLOWED), ("2", REFUSED), ("3", LEFT))),
    Decided(
        ("Punkt 1 og 3 blev godkendt. Punkt 2 blev ikke godkendt.",),
        "godkendt",
        (("1", FOLLOWED), ("2", REFUSED), ("3", FOLLOWED)),
    ),
    Decided(("Sagen blev udsat.",), "udsat", (("1", LEFT), ("2", LEFT), ("3", LEFT))),
    Decided(("Indstillingen blev ikke godkendt.",), "afvist", (("1", REFUSED), ("2", REFUSED), ("3", REFUSED))),
    Decided(
        ("{body} beslutter, at der ansættes tre vejledere i Bolbro fra den 1. august.",), "vedtaget", ((None, FOLLOWED),), (), ONE
    ),
    Decided(
        ("{body} beslutter, at der ansættes to vejledere i Bolbro fra den 1. august.",), "vedtaget", ((None, CHANGED),), (), ONE
    ),
    Decided(
        ("{body} godkender indstillingen med den ændring, at åbningstiden er fra kl. 9.",),
        "godkendt",
        ((None, CHANGED),),
        (),
        ONE,
    ),
)


def plant_verdicts(book: Book) -> None:
    """Three decisions, each kind as often as any other."""
    for decided in book.deal(DECISIONS, 4):
        _decide(book, decided)


def _decide(book: Book, decided: Decided) -> None:
    meeting, place = book.days(1)[0], book.next_place()
    names = {"body": meeting.body.name, "administration": meeting.body.administration}
    lead = decided.asked or "{administration} indstiller, at udvalget godkender følgende:"
    text = tuple(part.format(**names) for part in decided.text)
    title = f"Godkendelse af vejledning i bydelene, etape {place[1:]}"
    told = (book.say("aside"),)
    book.plant(meeting, Planted(place, title, told, lead.format(**names), decided.points, text, decided.outcome), "B")
    book.truth.verdicts += [VerdictTruth(place, point, verdict) for point, verdict in decided.verdicts]


def plant_cases(book: Book) -> None:
    """One story over three meetings, one number that gathers what has nothing in common, and one that stands on every agenda."""
    topic = book.rng.choice(TOPICS)
    _case(book, False, lambda at: f"{('Drøftelse', 'Godkendelse', 'Status')[at]} af {topic}".replace("Status af", "Status på"))
    unlike = book.rng.sample(UNLIKE, 4)
    _case(book, True, lambda at: unlike[at], 4)
    _case(book, True, lambda at: "Eventuelt", 4)


def _case(book: Book, standing: bool, title: Callable[[int], str], treatments: int = 3) -> None:
    meetings = book.days(treatments)
    number = book.number(meetings[0])
    places = tuple(book.tell(meeting, title(at), book.say("aside"), number=number) for at, meeting in enumerate(meetings))
    book.truth.cases.append(CaseTruth(number, places, standing))
