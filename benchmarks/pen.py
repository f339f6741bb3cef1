"""Fills the slots of sentences for one item, and keeps the truth of what it has written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Final

from .plan import ItemPlan, MeetingPlan
from .truth import AmountTruth, InitiativeTruth, ItemTruth, ReferenceTruth
from .words import MONTHS, Body, ReferenceText, capital, long_date, tenths, thousands, words

_SLOT: Final = re.compile(r"\{(\w+)\}")


class Pen:
    """Writes for one item. Every amount and every reference it writes is recorded as the item's truth."""

    def __init__(self, rng: Random, meeting: MeetingPlan, item: ItemPlan, truth: ItemTruth) -> None:
        self.rng = rng
        self.meeting = meeting
        self.item = item
        self.truth = truth
        self._decks: dict[str, list[str]] = {}
        self._step = rng.choice(item.theme.steps)

    def say(self, template: str, **given: str) -> str:
        """The template with its slots filled; a slot in ``given`` is filled with that."""
        slots = self._drawn() | given
        slots.setdefault("amount", "")

        def fill(slot: re.Match[str]) -> str:
            name = slot[1]
            if name == "amount" and "amount" not in given:
                return self.amount()
            value = slots[name.lower()]
            return value if name.islower() else capital(value)

        return _SLOT.sub(fill, template)

    def draw(self, key: str, **given: str) -> str:
        """A phrase of that key; none comes twice before all have come once."""
        deck = self._deck(key)
        if not deck:
            del self._decks[key]
            deck = self._deck(key)
        return self.say(deck.pop(), **given)

    def _deck(self, key: str) -> list[str]:
        if key not in self._decks:
            self._decks[key] = list(words().all(key))
            self.rng.shuffle(self._decks[key])
        return self._decks[key]

    def paragraph(self, key: str, least: int = 2, most: int = 5) -> str:
        """Some sentences of one key in a row; empty when all of them have been said in this item."""
        deck = self._deck(f"prose.{key}")
        count = min(self.rng.randint(least, most), len(deck))
        return " ".join(self.say(deck.pop()) for _ in range(count))

    def amount(self) -> str:
        """An amount of money, in one of the forms in which minutes print them."""
        made, tail = self.rng.choices(_FORMS, weights=(8, 4, 3, 3, 2, 1))[0](self.rng, self.meeting.day.year)
        self.truth.amounts.append(made)
        return " ".join(part for part in (made.qualifier, made.printed, tail) if part)

    def exact(self, thousand_kroner: int, *years: int) -> str:
        """A figure of a table in running text: millions with one decimal."""
        rounded = (thousand_kroner + 50) // 100
        made = AmountTruth(f"{tenths(rounded)} mio. kr.", rounded * 100_000, rounded * 100_000, "mio. kr.", years=years)
        self.truth.amounts.append(made)
        return made.printed

    def reference(self, day: date, direction: str = "earlier", body: str | None = None) -> str:
        """A sentence about a meeting of this body or of another one that was, or will be, held on the day."""
        chosen = self._sentence(direction, body)
        mine = body is None
        name = self.meeting.body.name if body is None else body
        self.truth.references.append(
            ReferenceTruth(name, day.isoformat(), f"den {long_date(day)}", chosen.kind, direction, True, same_case=mine)
        )
        return self.say(chosen.text, date=long_date(day), body=capital(name) if not mine else self.meeting.body.name)

    def name_initiative(self, evidence: str) -> None:
        """Record that the item names its initiative."""
        if not self.item.initiative:
            return
        name = self.item.initiative.name
        for known in self.truth.initiatives:
            if known.name == name:
                known.evidence = tuple(sorted({*known.evidence, evidence}))
                return
        self.truth.initiatives.append(InitiativeTruth(name, (evidence,)))

    def _begun(self, days: int) -> str:
        """The day on which something began. That of an initiative is the same wherever it is told."""
        if self.item.initiative is None:
            return long_date(self.meeting.day - timedelta(days=days))
        return long_date(date(2021, 1, 4) + timedelta(days=Random(self.item.initiative.name).randint(0, 1300)))

    def _sentence(self, direction: str, body: str | None) -> ReferenceText:
        if direction == "coming":
            return ReferenceText("meeting", self.rng.choice(words().all("coming.text")))
        fitting = [one for one in words().references if body is None or ("{Body}" in one.text and one.kind == "decision")]
        return self.rng.choice(fitting)

    def _drawn(self) -> dict[str, str]:
        """What the slots hold, drawn anew for each sentence; the first step stays with the item."""
        rng, theme, year = self.rng, self.item.theme, self.meeting.day.year
        aim, aim2 = rng.sample(theme.aims, 2)
        partner, partner2 = rng.sample(theme.partners, 2)
        step2 = rng.choice([step for step in theme.steps if step != self._step])
        return {
            "area": theme.area, "group": theme.group, "effort": theme.effort,
            "aim": aim, "aim2": aim2, "step": self._step, "step2": step2, "partner": partner, "partner2": partner2,
            "district": rng.choice(words().all("lists.districts")),
            "share": str(rng.randint(41, 94)), "share2": str(rng.randint(3, 38)),
            "count": thousands(rng.randint(120, 2400)), "count2": thousands(rng.randint(12, 118)),
            "year": str(year), "lastyear": str(year - 1), "nextyear": str(year + 1),
            "month": rng.choice(MONTHS), "day": self._begun(rng.randint(200, 1500)),
            "initiative": self.item.initiative.name if self.item.initiative else "",
            "body": self.meeting.body.name, "administration": self.meeting.body.administration,
            "other": other(self.meeting.body, rng),
        }  # fmt: skip


def other(body: Body, rng: Random) -> str:
    """Another administration."""
    return rng.choice([one.administration for one in words().bodies if one is not body])


def _millions(rng: Random, year: int) -> tuple[AmountTruth, str]:
    value = rng.randint(4, 180)
    return AmountTruth(f"{tenths(value)} mio. kr.", value * 100_000, value * 100_000, "mio. kr."), ""


def _kroner(rng: Random, year: int) -> tuple[AmountTruth, str]:
    small, odd, large = (
        rng.randrange(50_000, 950_000, 5_000),
        rng.randint(10_000, 99_999),
        rng.randrange(1_000_000, 9_000_000, 10_000),
    )
    value = rng.choice((small, odd, large))
    return AmountTruth(f"{thousands(value)} kr.", value, value, "kr."), ""


def _in_year(rng: Random, year: int) -> tuple[AmountTruth, str]:
    made, _ = _millions(rng, year)
    made.years = (year + rng.randint(0, 2),)
    return made, f"i {made.years[0]}"


def _each_year(rng: Random, year: int) -> tuple[AmountTruth, str]:
    value, last = rng.randint(1, 9), year + rng.randint(1, 3)
    kroner, years = value * 1_000_000, tuple(range(year, last + 1))
    made = AmountTruth(f"{value} mio. kr.", kroner, kroner, "mio. kr.", None, True, years)
    return made, f"om året i perioden {year}-{last}"


def _about(rng: Random, year: int) -> tuple[AmountTruth, str]:
    made, _ = _millions(rng, year)
    made.qualifier = rng.choice(("ca.", "op til"))
    return made, ""


def _range(rng: Random, year: int) -> tuple[AmountTruth, str]:
    low = rng.randint(2, 40)
    high = low + rng.randint(1, 20)
    return AmountTruth(f"{low}-{high} mio. kr.", low * 1_000_000, high * 1_000_000, "mio. kr."), ""


_Form = Callable[[Random, int], tuple[AmountTruth, str]]
_FORMS: Final[tuple[_Form, ...]] = (_millions, _kroner, _in_year, _each_year, _about, _range)
