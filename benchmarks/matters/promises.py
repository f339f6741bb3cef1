"""What is promised in one item, and whether a later one keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ..plan import MeetingPlan, Planted
from ..words import MONTHS, long_date
from .book import Book
from .truth import PointTruth, PromiseTruth

_ENDS: Final = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True, slots=True)
class Term:
    """A term as printed, and its last day."""

    printed: str
    last: date


def plant_promises(book: Book) -> None:
    """One promise of each status, one for a day, one that comes again, decided points, and what is no promise."""
    _kept(book, late=False)
    _kept(book, late=True)
    _silent(book)
    _not_due(book)
    _for_a_day(book)
    _every(book)
    _points(book)
    _none(book)


def terms_after(day: date) -> list[Term]:
    """Printed terms that end in the year after a day."""
    found = []
    for year in (day.year, day.year + 1):
        for at, (month, last) in enumerate(_ENDS):
            end = date(year, month, last)
            found.append(Term(f"inden udgangen af {at + 1}. kvartal {year}", end))
            found.append(Term(f"senest den {long_date(end - timedelta(days=9))}", end - timedelta(days=9)))
            if at in (1, 3):
                found.append(Term(f"med udgangen af {(at + 1) // 2}. halvår {year}", end))
        found.append(Term(f"inden udgangen af {year}", date(year, 12, 31)))
        found.append(Term(f"ved udgangen af august {year}", date(year, 8, 31)))
    return [each for each in found if day + timedelta(days=40) < each.last < day + timedelta(days=400)]


def _promise(book: Book, meeting: MeetingPlan, name: str, term: Term, status: str) -> str:
    place = book.tell(meeting, book.title(name), book.say("promise", name=name, term=term.printed))
    book.truth.promises.append(PromiseTruth(place, term.last.isoformat(), None, status))
    return place


def _first(book: Book, latest: date) -> MeetingPlan:
    return book.days(1, before=latest)[0]


def _kept(book: Book, late: bool) -> None:
    name = book.name()
    meeting = _first(book, book.last - timedelta(days=430))
    fitting = [each for each in terms_after(meeting.day) if each.last < book.last - timedelta(days=60)]
    term = book.rng.choice(fitting)
    after, before = (term.last, None) if late else (meeting.day, term.last)
    then = book.meeting_of(meeting.body.name, after, before)
    _promise(book, meeting, name, term, "indfriet-for-sent" if late else "indfriet")
    book.tell(then, f'Status på projektet "{name}"', book.say("kept", name=name))


def _silent(book: Book) -> None:
    """Nothing speaks of it later, but something speaks of what has nearly the same name."""
    name = book.name()
    meeting = _first(book, book.last - timedelta(days=430))
    term = book.rng.choice([each for each in terms_after(meeting.day) if each.last < book.last])
    _promise(book, meeting, name, term, "ikke-omtalt-siden")
    other = f"{name} i Tarup"
    book.tell(book.days(1, after=meeting.day)[0], f'Status på projektet "{other}"', book.say("kept", name=other))


def _not_due(book: Book) -> None:
    meeting = book.days(1, after=book.last - timedelta(days=250))[0]
    term = book.rng.choice([each for each in terms_after(meeting.day) if each.last > book.last])
    _promise(book, meeting, book.name(), term, "ikke-forfalden")


def _for_a_day(book: Book) -> None:
    """The day of a later meeting, at which it is kept."""
    name = book.name()
    meeting, then = book.days(2)
    said = book.say("promise_day", name=name, day=long_date(then.day))
    place = book.tell(meeting, book.title(name), said)
    book.truth.promises.append(PromiseTruth(place, then.day.isoformat(), None, "indfriet"))
    book.tell(then, f'Evaluering af "{name}"', book.say("kept", name=name))


def _every(book: Book) -> None:
    name, every = book.name(), book.rng.choice((2, 3, 6))
    place = book.tell(book.days(1)[0], book.title(name), book.say("promise_every", name=name, every=str(every)))
    book.truth.promises.append(PromiseTruth(place, None, every, None))


def _points(book: Book) -> None:
    """Two points are approved; only one of them is ever heard of again."""
    kept, forgotten = book.name(), book.name()
    meeting, then = book.days(2, before=book.last - timedelta(days=30))
    place = book.next_place()
    lead = f"{meeting.body.administration} indstiller, at udvalget godkender følgende:"
    points = [f'At projektet "{name}" igangsættes.' for name in (kept, forgotten)]
    book.rng.shuffle(points)
    decision = (f"{meeting.body.name} godkender indstillingen.",)
    title = f"Godkendelse af nye fællesskaber, runde {place[1:]}"
    book.plant(meeting, Planted(place, title, (book.say("aside"),), lead, tuple(points), decision, "godkendt"), "B")
    book.tell(then, f'Status på projektet "{kept}"', book.say("kept", name=kept))
    book.truth.points += [PointTruth(place, kept, "indfriet"), PointTruth(place, forgotten, "ikke-omtalt-siden")]


def _none(book: Book) -> None:
    name = book.name()
    meeting = book.days(1)[0]
    said = book.say("no_promise", name=name, year=str(meeting.day.year), month=book.rng.choice(MONTHS))
    book.truth.no_promises.append(book.tell(meeting, book.title(name), said))
