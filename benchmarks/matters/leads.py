"""References: to an item, to a meeting, to a meeting nobody has the minutes of, and to days on which there was none."""

from __future__ import annotations

from datetime import timedelta

from ..plan import MeetingPlan
from ..words import long_date
from .book import Book
from .truth import FindingTruth, LeadTruth


def plant_leads(book: Book) -> None:
    """One of each."""
    _to_an_item(book)
    _to_a_case(book)
    _to_a_meeting(book)
    _before_the_collection(book)
    _between_meetings(book)
    _coming(book)
    _impossible(book)


def _lead(book: Book, place: str, day: str, target: str | None, gap: str | None = None) -> None:
    book.truth.leads.append(LeadTruth(place, day, target, gap))


def _to_an_item(book: Book) -> None:
    """An item that is told by the initiative that both name."""
    name = book.name()
    then, now = book.days(2)
    target = book.tell(then, book.title(name), book.say("aside"))
    place = book.tell(now, book.title(name), book.say("lead_named", name=name, day=long_date(then.day)))
    _lead(book, place, then.day.isoformat(), target)


def _to_a_case(book: Book) -> None:
    """An item that is told by the case number that both have."""
    then, now = book.days(2)
    number = book.number(then)
    target = book.tell(then, f"Drøftelse af lokale høringer i sag {number[-6:]}", book.say("aside"), number=number)
    told = book.say("lead_plain", day=long_date(then.day))
    place = book.tell(now, f"Opfølgning på lokale høringer i sag {number[-6:]}", told, number=number)
    _lead(book, place, then.day.isoformat(), target)


def _to_a_meeting(book: Book) -> None:
    """A meeting of another body, in words that fit none of its items."""
    then = book.days(1)[0]
    now = next(each for each in _others(book, then) if each.day > then.day)
    (title,) = book.deal(book.words.all("alone"), 1)
    place = book.tell(now, title, book.say("lead_body", body=then.body.name, day=long_date(then.day)))
    _lead(book, place, then.day.isoformat(), None)


def _others(book: Book, then: MeetingPlan) -> list[MeetingPlan]:
    found = [each for each in book.days_after(then) if each.body is not then.body]
    return book.rng.sample(found, len(found))


def _before_the_collection(book: Book) -> None:
    now = book.days(1)[0]
    day = book.held(now.body.name)[0].day - timedelta(days=book.rng.randint(200, 900))
    place = book.tell(now, book.say("plain"), book.say("lead_plain", day=long_date(day)))
    _lead(book, place, day.isoformat(), None, "ikke-i-samlingen")


def _between_meetings(book: Book) -> None:
    """A day within the run of a body's meetings on which it did not meet: the minutes have the day wrong."""
    now = book.days(1, after=book.held(book.days(1)[0].body.name)[6].day)[0]
    held = [each.day for each in book.held(now.body.name) if each.day < now.day]
    then = book.rng.choice(held[1:-1] or held)
    day = then + timedelta(days=book.rng.choice((2, 3, 8)))
    place = book.tell(now, book.say("plain"), book.say("lead_plain", day=long_date(day)))
    _lead(book, place, day.isoformat(), None, "intet-moede-den-dag")
    book.truth.findings.append(FindingTruth("henvisning-passer-ikke", place, place))


def _coming(book: Book) -> None:
    now = book.days(1, after=book.last - timedelta(days=200))[0]
    day = book.last + timedelta(days=book.rng.randint(20, 200))
    place = book.tell(now, book.say("plain"), book.say("lead_coming", day=long_date(day)))
    _lead(book, place, day.isoformat(), None, "endnu-ikke-holdt")


def _impossible(book: Book) -> None:
    """A day that no calendar has."""
    now = book.days(1)[0]
    day = book.rng.choice(("31. november 2024", "30. februar 2025", "31. april 2025", "31. september 2024"))
    place = book.tell(now, book.say("plain"), book.say("lead_plain", day=day))
    book.truth.findings.append(FindingTruth("henvisning-passer-ikke", place, place))
