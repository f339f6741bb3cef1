"""What two documents say of one initiative: the same, something else, or something about another matter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from ..plan import MeetingPlan, Planted
from ..words import long_date, tenths, thousands
from .book import Book
from .truth import FindingTruth

PERIODS: Final = ("1. halvår 2024", "2. halvår 2024", "2. kvartal 2025", "4. kvartal 2024")


def plant_sayings(book: Book) -> None:
    """Dates, amounts and shares: one that differs, one that agrees, and one that only looks like a contradiction."""
    for differs in (True, False):
        _dates(book, "extended", differs)
        _dates(book, "started", differs)
        _label_date(book, differs)
        _amounts(book, differs)
        _shares(book, differs)
    _unlike_dates(book)
    _unlike_amounts(book)
    _unlike_shares(book)


def _two(book: Book, name: str, first: str, second: str) -> tuple[str, str]:
    """The two sentences in two meetings, in either order."""
    meetings = book.days(2)
    said = book.rng.sample([first, second], 2)
    places = [book.tell(meeting, book.title(name), text, book.say("aside")) for meeting, text in zip(meetings, said, strict=True)]
    return places[0], places[1]


def _found(book: Book, stem: str, differs: bool, places: tuple[str, str]) -> None:
    book.truth.findings.append(FindingTruth(f"{stem}-{'afviger' if differs else 'stemmer'}", *places))


def _some_day(book: Book) -> date:
    return book.day(date(2023, 1, 9), date(2024, 11, 20))


def _other_day(book: Book, day: date) -> date:
    """Another day: one that a slip of the pen makes of it, or any."""
    return day + timedelta(days=book.rng.choice((-61, -31, -1, 1, 10, 31, 365)))


def _dates(book: Book, key: str, differs: bool) -> None:
    name, day = book.name(), _some_day(book)
    then = _other_day(book, day) if differs else day
    first, second = (book.say(key, name=name, day=long_date(each)) for each in (day, then))
    _found(book, "datoer", differs, _two(book, name, first, second))


def _label_date(book: Book, differs: bool) -> None:
    """A sentence against the label of a budget line: «(forlænget BYR 14/6 2024)»."""
    name, day = book.name(), _some_day(book)
    then = _other_day(book, day) if differs else day
    one, other = book.days(2)
    place = book.tell(one, book.title(name), book.say("extended", name=name, day=long_date(day)))
    label = f"Inv - Udvidelse af {name} (forlænget BYR {then.day}/{then.month} {then.year})"
    _found(book, "datoer", differs, (place, _overview(book, other, label, (2026, 2027), 1200)))


def _overview(book: Book, meeting: MeetingPlan, label: str, years: tuple[int, ...], yearly: int) -> str:
    """A budget table with a line of an initiative; its place."""
    place = book.next_place()
    rows = [(label, *(thousands(yearly) for _ in years)), ("B2025 - Drift af kontorer", *("350" for _ in years))]
    total = ("I alt", *(thousands(yearly + 350) for _ in years))
    table = (("1.000 kr.", *map(str, years)), *rows, total)
    title = f"Oversigt over midlertidige bevillinger, del {place[1:]}"
    told = ("Udvalget modtager med denne sag en oversigt over midlertidige bevillinger.",)
    return book.plant(meeting, Planted(place, title, told, caption="Oversigt over midlertidige bevillinger", table=table))


def _amounts(book: Book, differs: bool) -> None:
    name, millions = book.name(), book.rng.randint(12, 95)
    first = book.rng.choice((2025, 2026))
    years = tuple(range(first, first + book.rng.randint(2, 3)))
    row = millions * 100 + (book.rng.choice((-600, -200, 300, 1000)) if differs else 0)
    one, other = book.rng.sample(book.days(2), 2)
    said = book.say("yearly", name=name, amount=f"{tenths(millions)} mio. kr.", first=str(years[0]), last=str(years[-1]))
    place = book.tell(one, book.title(name), said)
    _found(book, "beloeb", differs, (place, _overview(book, other, f"B{first} - {name}", years, row)))


def _shares(book: Book, differs: bool) -> None:
    name, share, period = book.name(), book.rng.randint(300, 700), book.rng.choice(PERIODS)
    then = share + (book.rng.choice((-43, -9, 12, 50)) if differs else 0)
    first, second = (book.say("share", name=name, share=tenths(each), period=period) for each in (share, then))
    _found(book, "andele", differs, _two(book, name, first, second))


# What is no contradiction ---------------------------------------------------------------------------------------------


def _unlike_dates(book: Book) -> None:
    """A second extension, a start that was expected, a proposal, and another initiative."""
    for key, other in (("extended", "extended_again"), ("started", "expected_start"), ("extended", "proposed_extension")):
        name, day = book.name(), _some_day(book)
        first = book.say(key, name=name, day=long_date(day))
        second = book.say(other, name=name, day=long_date(_other_day(book, day)))
        _two(book, name, first, second)
    name, day = book.name(), _some_day(book)
    first = book.say("extended", name=name, day=long_date(day))
    second = book.say("extended", name=f"{name} i Bolbro", day=long_date(_other_day(book, day)))
    _two(book, name, first, second)


def _unlike_amounts(book: Book) -> None:
    """Money that was only asked for, and money of other years."""
    name, other = book.name(), book.name()
    one, two, three, four = book.days(4)
    book.tell(one, book.title(name), book.say("sought", name=name, amount="9,9 mio. kr.", first="2026", last="2027"))
    _overview(book, two, f"B2026 - {name}", (2026, 2027), 1800)
    book.tell(three, book.title(other), book.say("yearly", name=other, amount="2,5 mio. kr.", first="2022", last="2024"))
    _overview(book, four, f"B2026 - {other}", (2026, 2027), 1800)


def _unlike_shares(book: Book) -> None:
    """The share of another period, and the share that was aimed at."""
    name, other = book.name(), book.name()
    first = book.say("share", name=name, share="57,7", period=PERIODS[0])
    second = book.say("share", name=name, share="53,4", period=PERIODS[1])
    _two(book, name, first, second)
    given = {"name": other, "period": PERIODS[2]}
    _two(book, other, book.say("share", share="41,0", **given), book.say("hoped_share", share="50,0", **given))
