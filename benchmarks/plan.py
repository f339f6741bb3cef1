"""Which body meets when, and which cases it deals with: the outline of a corpus, made before any text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from .words import Body, Theme, words

TURN: Final = date(2026, 1, 5)
"""The meetings of a body lie on both sides of this day, so that every corpus has two election periods."""
FACETS: Final = ("G01", "A00", "P20", "P22", "Ø34", "S00", "A53")
NEXT_LETTER: Final = {"A": "D", "B": "D", "C": "B", "D": "D"}


@dataclass(frozen=True, slots=True)
class Initiative:
    """A named initiative and what it costs, in thousands of kroner a year."""

    name: str
    theme: Theme
    prefix: str
    figures: dict[int, int]

    @property
    def line(self) -> str:
        """Its label in a budget table."""
        return f"{self.prefix} - {self.name}"


@dataclass(frozen=True, slots=True)
class Planted:
    """An item that is written beforehand, word for word, because something is known to follow from it."""

    place: str
    """What the truth calls it, since its number is not known before the meeting is written."""
    title: str
    told: tuple[str, ...]
    """Paragraphs."""
    lead: str = ""
    """What opens its recommendation, which there is none of without."""
    points: tuple[str, ...] = ()
    decision: tuple[str, ...] = ("Orientering givet.",)
    outcome: str = "orientering-givet"
    caption: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    """Its heading row and its rows, as printed."""
    listed: str | None = None
    """What the table of contents calls it, where that is something else."""


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """An item to be written."""

    kind: str
    """``agenda``, ``case``, ``budget``, ``figures``, ``current`` or ``planted``."""
    letter: str | None
    case_number: str
    theme: Theme
    initiative: Initiative | None = None
    earlier: tuple[date, ...] = ()
    """Days on which this body dealt with the case before."""
    coming: date | None = None
    """The day on which it will deal with it again."""
    planted: Planted | None = None


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A meeting to be written."""

    body: Body
    day: date
    items: tuple[ItemPlan, ...]
    initiatives: tuple[Initiative, ...]
    """All of the body's initiatives so far."""
    elsewhere: tuple[tuple[str, date], ...]
    """Other bodies and the day of their latest meeting before this one."""

    @property
    def term(self) -> tuple[int, int]:
        """The election period: four years, one of them beginning in 2022."""
        first = self.day.year - (self.day.year - 2022) % 4
        return first, first + 3


@dataclass(slots=True)
class _Case:
    number: str
    theme: Theme
    initiative: Initiative | None
    letter: str
    seen: tuple[date, ...] = ()


@dataclass(slots=True)
class _Desk:
    """A body's open matters while its meetings are planned one after another."""

    body: Body
    rng: Random
    days: list[date]
    items: int
    due: dict[int, list[_Case]] = field(default_factory=dict)
    initiatives: list[Initiative] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)


def plan(meetings: int, seed: int, items: int) -> Iterator[MeetingPlan]:
    """The meetings of a corpus, by body and day; ``items`` is the usual number of items a meeting."""
    bodies = words().bodies[: max(2, min(len(words().bodies), meetings // 12))]
    shares = [len(range(at, meetings, len(bodies))) for at in range(len(bodies))]
    calendars = [_calendar(share, at % 4) for at, share in enumerate(shares)]
    for at, body in enumerate(bodies):
        desk = _Desk(body, Random(f"{seed}:{body.name}"), calendars[at], items)
        others = [(other.name, days) for other, days in zip(bodies, calendars, strict=True) if other is not body]
        yield from _meetings(desk, others)


def _calendar(meetings: int, weekday: int) -> list[date]:
    """Every second week but for July and Christmas, half of the days before the turn of the election period."""
    first = TURN + timedelta(days=weekday)
    after = _fortnights(first, 14, meetings // 2)
    before = _fortnights(first - timedelta(days=14), -14, meetings - meetings // 2)
    return sorted(before + after)


def _fortnights(day: date, step: int, count: int) -> list[date]:
    days: list[date] = []
    while len(days) < count:
        if day.month != 7 and (day.month, day.day) < (12, 21):
            days.append(day)
        day += timedelta(days=step)
    return days


def _meetings(desk: _Desk, others: list[tuple[str, list[date]]]) -> Iterator[MeetingPlan]:
    for at, day in enumerate(desk.days):
        items = tuple(_items(desk, at))
        latest = ((name, max((other for other in days if other < day), default=None)) for name, days in others)
        elsewhere = tuple((name, other) for name, other in latest if other)
        yield MeetingPlan(desk.body, day, items, tuple(desk.initiatives), elsewhere)


def _items(desk: _Desk, at: int) -> Iterator[ItemPlan]:
    """The agenda in Odense's order: approval of it, then the cases by letter, then what comes every time."""
    day, rng = desk.days[at], desk.rng
    count = min(25, max(5, round(rng.gauss(desk.items, desk.items / 5))))
    cases = desk.due.pop(at, [])[: count - 3]
    cases += [_new_case(desk, day) for _ in range(count - 3 - len(cases))]
    treated = [_treat(desk, case, at) for case in cases]
    budget = at % 9 == 3 or at == 0
    yield _standing(desk, "agenda", None, "85.02.02-P35", day.year)
    yield from sorted(treated, key=lambda item: item.letter or "")
    if budget:
        yield _standing(desk, "budget", "D", "00.30.00-S00", day.year)
    yield _standing(desk, "figures", "D", f"{desk.body.themes[0].kle[0]}-P05", day.year)
    yield _standing(desk, "current", "D", "00.22.04-G01", day.year)


def _standing(desk: _Desk, kind: str, letter: str | None, stem: str, year: int) -> ItemPlan:
    """An item that comes again and again under one number a year."""
    serial = 11 + [body.name for body in words().bodies].index(desk.body.name)
    return ItemPlan(kind, letter, f"{stem}-{serial}-{year % 100:02d}", desk.rng.choice(desk.body.themes))


def _treat(desk: _Desk, case: _Case, at: int) -> ItemPlan:
    """Put a case on the agenda and, more often than not, on that of a later meeting too."""
    again = at + desk.rng.randint(1, 8)
    comes = desk.rng.random() < 0.6 and again < len(desk.days)
    made = ItemPlan("case", case.letter, case.number, case.theme, case.initiative, case.seen, desk.days[again] if comes else None)
    if comes:
        later = _Case(case.number, case.theme, case.initiative, NEXT_LETTER[case.letter], (*case.seen, desk.days[at]))
        desk.due.setdefault(again, []).append(later)
    return made


def _new_case(desk: _Desk, day: date) -> _Case:
    rng = desk.rng
    theme = rng.choice(desk.body.themes)
    initiative = _initiative(desk, theme, day.year) if rng.random() < 0.45 else None
    letter = rng.choices("ABCD", weights=(4, 36, 20, 40))[0]
    return _Case(_number(desk, theme, day.year), theme, initiative, letter)


def _number(desk: _Desk, theme: Theme, year: int) -> str:
    """A case number no other case of the body has; some cases were opened the year before."""
    while True:
        opened = (year - desk.rng.choice((0, 0, 0, 1))) % 100
        number = f"{desk.rng.choice(theme.kle)}-{desk.rng.choice(FACETS)}-{desk.rng.randint(20, 999)}-{opened:02d}"
        if number not in desk.numbers:
            desk.numbers.add(number)
            return number


def _initiative(desk: _Desk, theme: Theme, year: int) -> Initiative:
    """An initiative of the theme: one that is known, or a new one, or a known one that moves on to a district."""
    rng = desk.rng
    known = [one for one in desk.initiatives if one.theme is theme and max(one.figures) >= year]
    if known and rng.random() < 0.6:
        return rng.choice(known)
    names = [one.name for one in desk.initiatives]
    name = rng.choice(theme.initiatives)
    if name in names:
        name = f"{name} i {rng.choice(words().all('lists.districts'))}"
    same = [one for one in desk.initiatives if one.name == name]
    if same:
        return same[-1]
    yearly = rng.choice((rng.randrange(200, 3000, 50), rng.randrange(1000, 6000, 100), rng.randint(100, 5000)))
    figures = {year + after: yearly for after in range(rng.randint(1, 4))}
    made = Initiative(name, theme, rng.choice(("Inv", f"B{year - 1}", f"B{year}")), figures)
    desk.initiatives.append(made)
    return made
